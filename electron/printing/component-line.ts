import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { isJsonObject, readExactJson, type JsonObject } from '../../shared/domain/exact-json.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import type { SpoolerSilent } from './spooler.ts';

export type ComponentLineOptions = {
  /** Tried in turn. */
  readonly addresses: readonly string[];
  /** The id that a reply repeats; '' = it is no reply. */
  readonly idIn: (message: JsonObject) => string;
  /** A message that nobody asked for. */
  readonly onPush: (message: JsonObject) => void;
  readonly connectWithinMs?: number;
  /** A line that nobody asked anything over for so long is hung up. */
  readonly idleMs?: number;
};

export type ComponentLine = {
  /**
   * Sends what `messageOf` makes of a fresh id, and waits for the reply that repeats it. Connects when there is no line; never again
   * by itself. Refused with `fate` `not_sent` when the message certainly did not leave, else `unknown`.
   */
  readonly ask: (messageOf: (id: string) => string, withinMs: number) => Promise<Result<JsonObject, SpoolerSilent>>;
  readonly close: () => void;
};

/** Print data comes to us by other ways; what a component says fits in this. */
const mostBytes = 2 * 1024 * 1024;

const silent = (fate: 'not_sent' | 'unknown', words: string): Result<never, SpoolerSilent> => refuse('printing.spooler_no_answer', { fate, words });

/** Components bring a certificate of their own for this machine; nobody stands between us and ourselves. */
const isThisMachine = (address: string): boolean => /^wss?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])([:/]|$)/i.test(address);

type Waiting = { readonly settle: (result: Result<JsonObject, SpoolerSilent>) => void };

/** One WebSocket to a print component, opened when it is needed. Whatever comes over it is hostile: what cannot be read is dropped. */
export const createComponentLine = ({ addresses, idIn, onPush, connectWithinMs = 2_000, idleMs = 30_000 }: ComponentLineOptions): ComponentLine => {
  const waiting = new Map<string, Waiting>();
  const prefix = randomBytes(4).toString('hex');
  let lastId = 0;
  let open: WebSocket | null = null;
  let opening: Promise<Result<WebSocket, SpoolerSilent>> | null = null;
  let idle: NodeJS.Timeout | undefined;

  const hangUp = (socket: WebSocket | null): void => {
    if (open === socket) open = null;
    socket?.terminate();
  };
  const keepFor = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (waiting.size === 0) hangUp(open);
    }, idleMs);
    idle.unref();
  };

  const hear = (text: string): void => {
    const json = readExactJson(text);
    if (!json.ok || !isJsonObject(json.value.value)) return;
    const message = json.value.value;
    const asked = waiting.get(idIn(message));
    if (asked === undefined) onPush(message);
    else asked.settle(ok(message));
  };

  const connectTo = async (address: string): Promise<Result<WebSocket, SpoolerSilent>> => {
    const { WebSocket } = await import('ws');
    return new Promise((resolve) => {
      let socket: WebSocket;
      try {
        socket = new WebSocket(address, {
          maxPayload: mostBytes, perMessageDeflate: false, handshakeTimeout: connectWithinMs, followRedirects: false, rejectUnauthorized: !isThisMachine(address),
        });
      } catch (error) {
        resolve(silent('not_sent', error instanceof Error ? error.message : ''));
        return;
      }
      // The handshake's own limit begins only once there is a connection.
      const late = setTimeout(() => {
        socket.terminate();
      }, connectWithinMs);
      let words = '';
      socket.on('error', (error) => {
        words = error.message;
      });
      socket.on('open', () => {
        clearTimeout(late);
        open = socket;
        resolve(ok(socket));
      });
      socket.on('message', (data, isBinary) => {
        if (!isBinary && Buffer.isBuffer(data)) hear(data.toString('utf8'));
      });
      socket.on('close', () => {
        clearTimeout(late);
        resolve(silent('not_sent', words || 'time-out'));
        if (open !== socket) return;
        open = null;
        // What was asked had left: nobody knows what became of it.
        for (const asked of [...waiting.values()]) asked.settle(silent('unknown', words || 'the line dropped'));
      });
    });
  };

  const connect = async (): Promise<Result<WebSocket, SpoolerSilent>> => {
    let last: Result<WebSocket, SpoolerSilent> = silent('not_sent', 'no address');
    for (const address of addresses) {
      last = await connectTo(address);
      if (last.ok) return last;
    }
    return last;
  };

  const line = (): Promise<Result<WebSocket, SpoolerSilent>> => {
    if (open !== null && open.readyState === open.OPEN) return Promise.resolve(ok(open));
    opening ??= connect().finally(() => {
      opening = null;
    });
    return opening;
  };

  return {
    ask: async (messageOf, withinMs) => {
      const connected = await line();
      if (!connected.ok) return connected;
      const socket = connected.value;
      if (socket.readyState !== socket.OPEN) return silent('not_sent', 'the line dropped');
      keepFor();
      lastId += 1;
      const id = `${prefix}-${lastId}`;
      return new Promise((resolve) => {
        const settle: Waiting['settle'] = (result) => {
          if (!waiting.delete(id)) return;
          clearTimeout(late);
          resolve(result);
        };
        const late = setTimeout(() => {
          settle(silent('unknown', 'time-out'));
        }, withinMs);
        waiting.set(id, { settle });
        // From here on it may have arrived, whatever is said of it.
        socket.send(messageOf(id), (error) => {
          if (error instanceof Error) settle(silent('unknown', error.message));
        });
      });
    },
    close: () => {
      clearTimeout(idle);
      hangUp(open);
    },
  };
};
