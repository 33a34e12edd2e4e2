import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Heard = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly headers: IncomingMessage['headers']; readonly body: string };
export type Said = { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown } | 'hang_up';

/** A server on a real socket for one test: `answer` is asked for each call, and all that was heard is kept. A text body goes out as it is, anything else as JSON. */
export const smallServer = async (answer: (heard: Heard, count: number) => Said): Promise<{ readonly address: string; readonly heard: readonly Heard[] }> => {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const one: Heard = { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body: Buffer.concat(parts).toString('utf8') };
      heard.push(one);
      const said = answer(one, heard.length);
      if (said === 'hang_up') {
        request.socket.destroy();
        return;
      }
      const text = typeof said.body === 'string' ? said.body : JSON.stringify(said.body);
      response.writeHead(said.status ?? 200, { 'content-type': typeof said.body === 'string' ? 'text/html' : 'application/json', ...said.headers });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
};
