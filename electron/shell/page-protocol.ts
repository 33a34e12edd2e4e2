import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session } from 'electron';

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

/**
 * Serves the built renderer at `app://backroom/` and the print fonts at `app://backroom/fonts/`, nothing outside those two
 * folders. Each document gets a nonce of its own for antd's styles. `scriptsServed`: a page has its scripts and is busy with them.
 */
export const servePages = (folders: { readonly renderer: string; readonly fonts: string }): { readonly scriptsServed: Promise<void> } => {
  let scriptServed: () => void = () => undefined;
  const scriptsServed = new Promise<void>((resolve) => {
    scriptServed = resolve;
  });
  session.defaultSession.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'backroom') return new Response(null, { status: 404 });
    const path = decodeURIComponent(url.pathname);
    const isFont = path.startsWith('/fonts/');
    const root = isFont ? folders.fonts : folders.renderer;
    const file = normalize(join(root, isFont ? path.slice('/fonts/'.length) : path));
    if (!file.startsWith(root + sep)) return new Response(null, { status: 403 });
    try {
      const body = await readFile(file);
      const type = types[extname(file)] ?? 'application/octet-stream';
      // The scripts are asked for together; once round the loop they are all on their way.
      if (extname(file) === '.js') setTimeout(scriptServed, 10);
      if (extname(file) !== '.html') {
        return new Response(new Uint8Array(body), { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });
      }
      const nonce = randomBytes(16).toString('base64');
      return new Response(body.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
        headers: { 'content-type': type, 'content-security-policy': policy(nonce), 'x-content-type-options': 'nosniff' },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
  return { scriptsServed };
};
