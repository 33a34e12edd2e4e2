import { setTimeout as pause } from 'node:timers/promises';

type Target = { readonly type: string; readonly webSocketDebuggerUrl: string };

/**
 * Asks the first page of a program that was started with `--remote-debugging-port=0` for the value of an expression. For
 * builds whose inspector is closed: Playwright cannot come in there.
 * @param origin `http://127.0.0.1:port`, as the program said on its standard error
 */
export async function askFirstPage(origin: string, expression: string, limitMs = 20_000): Promise<unknown> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const targets = (await (await fetch(`${origin}/json/list`)).json()) as readonly Target[];
    const page = targets.find(({ type }) => type === 'page');
    if (page !== undefined) return ask(page.webSocketDebuggerUrl, expression);
    if (Date.now() > deadline) throw new Error('The program opened no page.');
    await pause(100);
  }
}

function ask(address: string, expression: string): Promise<unknown> {
  return new Promise((settle, fail) => {
    const socket = new WebSocket(address);
    socket.addEventListener('error', () => fail(new Error(`No connection to ${address}`)));
    socket.addEventListener('open', () => {
      const params = { expression, returnByValue: true, awaitPromise: true };
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    });
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as { id?: number; result?: { result?: { value?: unknown } } };
      if (answer.id !== 1) return;
      socket.close();
      settle(answer.result?.result?.value);
    });
  });
}
