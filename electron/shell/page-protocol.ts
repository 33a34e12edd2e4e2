import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session, type ProtocolResponse } from 'electron';

export const pageOrigin = 'app://backroom';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ttf': 'font/ttf', '.woff2': 'font/woff2', '.json': 'application/json', '.wav': 'audio/wav',
};

const policy = (nonce: string): string =>
  [
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:", "font-src 'self'", "media-src 'self' blob:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
    "frame-ancestors 'none'", "object-src 'none'",
  ].join('; ');

/** Before `ready`: our pages live under their own standard, secure scheme. */
export const registerPageScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
};

type PageFolders = { readonly renderer: string; readonly fonts: string };

/**
 * Serves the built renderer at `app://backroom/` and the print fonts at `app://backroom/fonts/`, nothing outside those two
 * folders. Each document gets a nonce of its own for antd's styles. `scriptsServed`: a page has its scripts and is busy with them.
 */
export const servePages = (folders: PageFolders): { readonly scriptsServed: Promise<void> } => {
  let scriptServed: () => void = () => undefined;
  const scriptsServed = new Promise<void>((resolve) => {
    scriptServed = resolve;
  });
  // Not `protocol.handle`: its Request and Response are Node's, and loading those takes longer than reading every page.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- it still stands in the pinned Electron; a test of the real app would miss it
  session.defaultSession.protocol.registerBufferProtocol('app', (request, respond) => {
    void serve(folders, new URL(request.url)).then((page) => {
      // The scripts are asked for together; once round the loop they are all on their way.
      if (page.mimeType?.startsWith('text/javascript') === true) setTimeout(scriptServed, 10);
      respond(page);
    });
  });
  return { scriptsServed };
};

const nothing = (statusCode: number): ProtocolResponse => ({ statusCode, data: Buffer.alloc(0) });

/** As a file would be named; null = no file has such a name. */
const pathIn = (url: URL): string | null => {
  try {
    const path = decodeURIComponent(url.pathname);
    return path.includes('\0') || path.includes('\\') ? null : path;
  } catch {
    return null;
  }
};

const serve = async (folders: PageFolders, url: URL): Promise<ProtocolResponse> => {
  if (url.host !== 'backroom') return nothing(404);
  const path = pathIn(url);
  if (path === null) return nothing(400);
  const isFont = path.startsWith('/fonts/');
  const root = isFont ? folders.fonts : folders.renderer;
  const file = normalize(join(root, isFont ? path.slice('/fonts/'.length) : path));
  if (!file.startsWith(root + sep)) return nothing(403);
  try {
    // A link inside the folder is not a way out of it.
    const [real, realRoot] = await Promise.all([realpath(file), realpath(root)]);
    if (!real.startsWith(realRoot + sep)) return nothing(403);
    const data = await readFile(file);
    const mimeType = types[extname(file)] ?? 'application/octet-stream';
    const headers: Record<string, string> = { 'content-type': mimeType, 'x-content-type-options': 'nosniff', 'x-dns-prefetch-control': 'off', 'referrer-policy': 'no-referrer' };
    if (extname(file) !== '.html') return { mimeType, data, headers };
    const nonce = randomBytes(16).toString('base64');
    return { mimeType, data: Buffer.from(data.toString('utf8').replaceAll('__CSP_NONCE__', nonce)), headers: { ...headers, 'content-security-policy': policy(nonce) } };
  } catch {
    return nothing(404);
  }
};
