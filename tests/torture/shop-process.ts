import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Client } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { FromParent, ToParent } from './messages.ts';

type Features = Omit<Client, 'listen' | 'pathOfDroppedFile'>;
type Said<Call> = Call extends (...input: never[]) => Promise<Result<infer Value>> ? Value : never;
/** `null`: the shop went before it answered; whether it was done is not known. */
export type Answered<T> = Result<T> | null;
export type Ask = <F extends keyof Features, O extends keyof Features[F] & string>(feature: F, operation: O, input?: unknown) => Promise<Answered<Said<Features[F][O]>>>;

export type ShopProcess = {
  readonly ask: Ask;
  readonly turnClock: (offMs: number) => void;
  readonly isAlive: () => boolean;
  readonly kill: () => Promise<void>;
  /** Ends it as a person does. */
  readonly close: () => Promise<void>;
  readonly errors: () => string;
};

export type Start = { readonly builtFolder: string; readonly dataFolder: string; readonly resourcesFolder: string; readonly environment: Readonly<Record<string, string>>; readonly offMs: number };

const closeLimitMs = 15_000;

/** Starts the shop's process; what is asked waits in it until the store is open. Nobody has waited for it when it is killed in its first moments. */
export const startShop = ({ builtFolder, dataFolder, resourcesFolder, environment, offMs }: Start): ShopProcess => {
  const child: ChildProcess = spawn(process.execPath, [join(builtFolder, 'shop-child.cjs')], {
    cwd: builtFolder,
    env: { ...process.env, ...environment, BACKROOM_TORTURE_DATA: dataFolder, BACKROOM_TORTURE_RESOURCES: resourcesFolder, BACKROOM_TORTURE_CLOCK: String(offMs), NODE_COMPILE_CACHE: join(builtFolder, 'compiled') },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced',
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (errors += part));
  const waiting = new Map<number, (answer: Result<unknown> | null) => void>();
  let asked = 0;
  let alive = true;
  const gone = once(child, 'close').then(() => {
    alive = false;
    for (const settle of waiting.values()) settle(null);
    waiting.clear();
  });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  void gone.then(() => process.off('exit', endWithUs));
  const tell = (message: FromParent): void => {
    if (alive && child.connected) child.send(message, () => undefined);
  };
  child.on('error', () => undefined);
  child.on('message', (message: ToParent) => {
    if (message.kind !== 'answer') return;
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  return {
    ask: (feature, operation, input = null) =>
      new Promise((settle) => {
        if (!alive || !child.connected) {
          settle(null);
          return;
        }
        const id = (asked += 1);
        waiting.set(id, settle as (answer: Result<unknown> | null) => void);
        tell({ kind: 'ask', id, name: `${feature}.${operation}`, input });
      }),
    turnClock: (to) => {
      tell({ kind: 'clock', offMs: to });
    },
    isAlive: () => alive,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    close: async () => {
      tell({ kind: 'close' });
      const late = setTimeout(() => child.kill('SIGKILL'), closeLimitMs);
      await gone;
      clearTimeout(late);
    },
    errors: () => errors,
  };
};

/** Signs the manager in at the shop's one window, as after every start. */
export const signIn = async (shop: ShopProcess, staffId = 1): Promise<boolean> => {
  const state = await shop.ask('app', 'state');
  if (state?.ok !== true || state.value.phase !== 'open') return false;
  const signed = await shop.ask('staff', 'signIn', { staffId, pin: managerPin });
  return signed?.ok === true;
};
export const managerPin = '246810';
