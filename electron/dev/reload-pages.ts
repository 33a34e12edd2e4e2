type Target = { readonly type: string; readonly webSocketDebuggerUrl: string };

function reload(address: string): Promise<void> {
  return new Promise((settle, fail) => {
    const socket = new WebSocket(address);
    socket.addEventListener('error', () => fail(new Error(`no connection to ${address}`)));
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Page.reload', params: {} })));
    socket.addEventListener('message', () => {
      socket.close();
      settle();
    });
  });
}

/** Reloads every page of a program that listens for debuggers at `origin` (`http://127.0.0.1:port`). */
export async function reloadPages(origin: string): Promise<void> {
  const targets = (await (await fetch(`${origin}/json/list`)).json()) as readonly Target[];
  const pages = targets.filter(({ type }) => type === 'page');
  await Promise.all(pages.map((page) => reload(page.webSocketDebuggerUrl)));
}
