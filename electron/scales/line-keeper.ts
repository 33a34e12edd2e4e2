import { faultWords } from './scale.ts';

/** An open connection; `lost` resolves with the system's words when it breaks off. */
export type Connection = { readonly lost: Promise<string>; readonly close: () => Promise<void> };

const tryAgainMs = 2_000;

/**
 * Keeps a connection: opens it, and again when it broke off or could not be opened, until it is closed. A cable that was pulled
 * and put back needs nobody.
 */
export const keepOpen = (
  open: () => Promise<Connection>, tell: (news: { kind: 'open' } | { kind: 'fault'; words: string }) => void, againMs = tryAgainMs,
): { readonly close: () => Promise<void> } => {
  let closed = false;
  let wake = (): void => undefined;
  const untilClosed = new Promise<'closed'>((resolve) => {
    wake = () => {
      resolve('closed');
    };
  });

  const rest = async (): Promise<void> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([untilClosed, new Promise((resolve) => {
      timer = setTimeout(resolve, againMs);
    })]);
    clearTimeout(timer);
  };

  const run = async (): Promise<void> => {
    while (!closed) {
      try {
        const connection = await open();
        if (!isClosed()) tell({ kind: 'open' });
        const end = await Promise.race([connection.lost, untilClosed.then(() => null)]);
        await connection.close();
        if (end !== null && !isClosed()) tell({ kind: 'fault', words: end });
      } catch (error) {
        if (!isClosed()) tell({ kind: 'fault', words: faultWords(error) });
      }
      if (!isClosed()) await rest();
    }
  };
  const isClosed = (): boolean => closed;
  const running = run();
  return {
    close: async () => {
      closed = true;
      wake();
      await running;
    },
  };
};
