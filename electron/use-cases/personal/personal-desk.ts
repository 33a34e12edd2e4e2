import type { Services } from '../services.ts';
import { erasePersonal } from './erase-personal.ts';

/** Behind everything else that begins with the shop. */
const firstRoundMs = 60_000;
const usualRoundMs = 6 * 60 * 60 * 1000;

/** Keeps to the retention of personal data, at leisure. */
export const startPersonalDesk = (services: Services, { onBug, firstMs = firstRoundMs, everyMs = usualRoundMs }: {
  readonly onBug: (error: unknown) => void; readonly firstMs?: number; readonly everyMs?: number;
}): { readonly stop: () => Promise<void> } => {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  const tend = (): void => {
    running = running.then(() => erasePersonal(services, () => !stopped)).catch((error: unknown) => {
      if (!stopped) onBug(error);
    });
  };
  const first = setTimeout(tend, firstMs).unref();
  const rounds = setInterval(tend, everyMs).unref();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(first);
      clearInterval(rounds);
      await running;
    },
  };
};
