import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { call, type Call, type CallOptions } from '../../../electron/sync/call.ts';

let server: Server | null = null;

/** A real server on a free port that does what the test says; the address it listens at. */
const listen = async (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((resolve) => {
    made.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/`;
};

const close = async (): Promise<void> => {
  const open = server;
  server = null;
  if (open === null) return;
  open.closeAllConnections();
  await new Promise((resolve) => {
    open.close(resolve);
  });
};

afterEach(close);

const post = (url: string, more: Partial<Call> = {}, options: CallOptions = {}): ReturnType<typeof call> =>
  call(fetch, { method: 'POST', url, headers: { 'content-type': 'text/plain' }, body: '你好', ...more }, { timeoutMs: 10_000, ...options });

test('OF-4: an answer comes whole, with its status and headers', async () => {
  const heard: string[] = [];
  const url = await listen((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => heard.push(text)).on('end', () => {
      response.writeHead(403, { 'X-Left': '7' });
      response.end('不行');
    });
  });
  const answer = await post(url);
  expect(answer.kind === 'done' && [answer.value.status, answer.value.headers.get('x-left'), answer.value.text]).toEqual([403, '7', '不行']);
  expect(heard.join('')).toBe('你好');
});

test.each(['POST', 'GET'] as const)('OF-4: a server that never answers ends the call; after a %s it may have been heard or not', async (method) => {
  const url = await listen(() => undefined);
  const answer = await call(fetch, { method, url }, { timeoutMs: 50 });
  expect(answer).toEqual({ kind: 'no_answer', why: 'too_slow', maybeDone: method === 'POST' });
});

test('OF-4: a body that drips and never ends is as slow as no answer', async () => {
  const url = await listen((_, response) => {
    response.write('{"a":');
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  });
  expect(await post(url, {}, { timeoutMs: 200 })).toEqual({ kind: 'no_answer', why: 'too_slow', maybeDone: true });
});

test('OF-2: a line that breaks in the middle of the answer leaves it open whether it was done', async () => {
  const url = await listen((_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await post(url)).toEqual({ kind: 'no_answer', why: 'unreachable', maybeDone: true });
  expect(await post(url, { method: 'GET', body: undefined } as never)).toMatchObject({ maybeDone: false });
});

test('OF-2: a line that breaks before the first word of the answer may have been heard', async () => {
  const url = await listen((request) => {
    request.on('data', () => request.socket.destroy());
  });
  expect(await post(url)).toEqual({ kind: 'no_answer', why: 'unreachable', maybeDone: true });
});

test('an answer without end is given up, not kept in memory', async () => {
  let written = 0;
  const url = await listen((_, response) => {
    const piece = 'x'.repeat(64 * 1024);
    const more = (): void => {
      while (!response.destroyed) {
        written += piece.length;
        if (!response.write(piece)) {
          response.once('drain', more);
          return;
        }
      }
    };
    more();
  });
  expect(await post(url, {}, { mostBytes: 1024 * 1024 })).toEqual({ kind: 'no_answer', why: 'not_readable', maybeDone: true });
  expect(written).toBeLessThan(64 * 1024 * 1024);
});

test('SF: keys are never carried along to where a redirect points', async () => {
  const asked: string[] = [];
  const url = await listen((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' });
    response.end();
  });
  expect(await post(`${url}here`)).toEqual({ kind: 'no_answer', why: 'not_readable', maybeDone: true });
  expect(asked).toEqual(['/here']);
});

test.each([500, 502, 503, 504])('OF-4: %i is no answer', async (status) => {
  const url = await listen((_, response) => {
    response.writeHead(status);
    response.end('<html>Bad Gateway</html>');
  });
  expect(await post(url)).toEqual({ kind: 'no_answer', why: 'server_error', maybeDone: true });
  expect(await call(fetch, { method: 'GET', url })).toEqual({ kind: 'no_answer', why: 'server_error', maybeDone: false });
});

test('bytes that are no UTF-8 are not made into other letters', async () => {
  const url = await listen((_, response) => response.end(Buffer.from([0x7b, 0x22, 0xc4, 0xe3, 0xba, 0xc3, 0x22, 0x7d])));
  expect(await post(url)).toEqual({ kind: 'no_answer', why: 'not_readable', maybeDone: true });
});

test('a letter cut in two by the network is one letter', async () => {
  const bytes = Buffer.from('后仓');
  const url = await listen((_, response) => {
    response.write(bytes.subarray(0, 2));
    setTimeout(() => response.end(bytes.subarray(2)), 30);
  });
  expect(await post(url)).toMatchObject({ kind: 'done', value: { text: '后仓' } });
});

test('OF-2: a closed port and a name that nobody has heard nothing', async () => {
  const url = await listen(() => undefined);
  await close();
  expect(await post(url)).toEqual({ kind: 'no_answer', why: 'unreachable', maybeDone: false });
  expect(await post('http://no-such-shop.invalid/')).toEqual({ kind: 'no_answer', why: 'unreachable', maybeDone: false });
  expect(await post('not an address')).toMatchObject({ kind: 'no_answer', maybeDone: false });
});

test('closing the app ends a call at once; one that had not begun was heard by nobody', async () => {
  const stop = new AbortController();
  const url = await listen(() => stop.abort());
  expect(await post(url, {}, { signal: stop.signal })).toEqual({ kind: 'no_answer', why: 'stopped', maybeDone: true });
  expect(await post(url, {}, { signal: stop.signal })).toEqual({ kind: 'no_answer', why: 'stopped', maybeDone: false });
});

test('nothing is left waiting behind an answer: no timer, no listener on the signal', async () => {
  const url = await listen((_, response) => response.end('ok'));
  const stop = new AbortController();
  const [added, removed] = [vi.spyOn(stop.signal, 'addEventListener'), vi.spyOn(stop.signal, 'removeEventListener')];
  for (let index = 0; index < 5; index += 1) expect(await post(url, {}, { signal: stop.signal })).toMatchObject({ kind: 'done' });
  expect([added.mock.calls.length, removed.mock.calls.length]).toEqual([5, 5]);
});

test('a call needs nothing that the app’s own runtime lacks', async () => {
  const any = Object.getOwnPropertyDescriptor(AbortSignal, 'any');
  Reflect.deleteProperty(AbortSignal, 'any');
  try {
    const url = await listen((_, response) => response.end('ok'));
    expect(await post(url, {}, { signal: new AbortController().signal })).toMatchObject({ kind: 'done' });
  } finally {
    if (any !== undefined) Object.defineProperty(AbortSignal, 'any', any);
  }
});

test('a reply that hangs although it was given up does not keep the caller', async () => {
  const hangs = (): Promise<Response> => new Promise(() => undefined);
  expect(await call(hangs, { method: 'POST', url: 'http://localhost/' }, { timeoutMs: 30 })).toEqual({ kind: 'no_answer', why: 'too_slow', maybeDone: true });
});
