import { ok, refuse, type Result } from '../result.ts';

const isLocalIpv4 = (host: string): boolean => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return false;
  const [a = 0, b = 0] = parts;
  return a === 127 || a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b <= 31) || (a === 169 && b === 254);
};

/** This machine, a private address, a name without dots, or one of the local network's own. */
const isLocalHost = (host: string): boolean => {
  if (host.startsWith('[')) return /^\[(::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/.test(host);
  if (/^[\d.]+$/.test(host)) return isLocalIpv4(host);
  return /^[a-z0-9_-]+$/.test(host) || /\.(local|lan|home|internal|localhost|home\.arpa)$/.test(host);
};

/**
 * Where a print component listens, as a manager typed it; '' = where it usually does. Print data holds names and addresses: it goes to
 * this machine or the local network only. Refuses `component.endpoint_unreadable`, `component.endpoint_not_ws` and
 * `component.endpoint_not_local`, each with the part that is wrong.
 */
export const checkComponentEndpoint = (typed: string): Result<string> => {
  const text = typed.trim();
  if (text === '') return ok('');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hostname === '' && /^wss?:/i.test(text)) return refuse('component.endpoint_unreadable', { endpoint: text }, 'endpoint');
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return refuse('component.endpoint_not_ws', { part: url.protocol.replace(/:$/, '') }, 'endpoint');
  if (url.username !== '' || url.password !== '' || url.hash !== '') return refuse('component.endpoint_unreadable', { endpoint: text }, 'endpoint');
  if (!isLocalHost(url.hostname.toLowerCase().replace(/\.$/, ''))) return refuse('component.endpoint_not_local', { host: url.hostname }, 'endpoint');
  return ok(url.pathname === '/' && url.search === '' ? `${url.protocol}//${url.host}` : url.href);
};
