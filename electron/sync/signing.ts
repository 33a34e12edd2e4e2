import { createHash, createHmac } from 'node:crypto';

/** Everything that is signed, by name; texts as they are sent. */
export type SignedParams = Readonly<Record<string, string>>;

/** Names in ASCII order with their values, run together; a signature does not sign itself. */
const runTogether = (params: SignedParams): string =>
  Object.keys(params)
    .filter((name) => name !== 'sign')
    .sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
    .map((name) => `${name}${params[name] ?? ''}`)
    .join('');

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
const hmac = (kind: 'md5' | 'sha256', secret: string, text: string): string => createHmac(kind, secret).update(text, 'utf8').digest('hex');

/** Taobao TOP, upper-case hex over UTF-8. */
export const signTop = (secret: string, params: SignedParams, method: 'md5' | 'hmac' | 'hmac-sha256'): string => {
  const text = runTogether(params);
  return (method === 'md5' ? md5(`${secret}${text}${secret}`) : hmac(method === 'hmac' ? 'md5' : 'sha256', secret, text)).toUpperCase();
};

/** Pinduoduo, upper-case hex. */
export const signPinduoduo = (secret: string, params: SignedParams): string => md5(`${secret}${runTogether(params)}${secret}`).toUpperCase();

export type DouyinSigned = { readonly app_key: string; readonly method: string; readonly param_json: string; readonly timestamp: string; readonly v: string };

/** Douyin, lower-case hex. Neither the access token nor the way of signing is signed. */
export const signDouyin = (secret: string, { app_key, method, param_json, timestamp, v }: DouyinSigned, way: 'md5' | 'hmac-sha256'): string => {
  const text = `${secret}${runTogether({ app_key, method, param_json, timestamp, v })}${secret}`;
  return way === 'md5' ? md5(text) : hmac('sha256', secret, text);
};

export type PlainJson = string | number | boolean | readonly PlainJson[] | { readonly [name: string]: PlainJson | undefined };

/** JSON with its names in order on every level and nothing between; exactly this text is signed and sent. Undefined = left out. */
export const canonicalJson = (value: PlainJson): string => {
  if (Array.isArray(value)) return `[${(value as readonly PlainJson[]).map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const named = value as { readonly [name: string]: PlainJson | undefined };
  const parts = Object.keys(named).sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)).flatMap((name) => {
    const part = named[name];
    return part === undefined ? [] : [`${JSON.stringify(name)}:${canonicalJson(part)}`];
  });
  return `{${parts.join(',')}}`;
};

/** `yyyy-MM-dd HH:mm:ss` of China's clock, which has known no summer time since 1991. */
export const chinaClock = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
