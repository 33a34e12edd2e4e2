import type { Services } from '../services.ts';
import { disposeOfMedia, sweepMediaFolder } from './media-upkeep.ts';

/** Keeps the media folder within what the shop has set. */
export type MediaDesk = {
  /** Disposes of what is over time or budget now; one round at a time. */
  readonly tend: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The window and the archive come first. */
const firstRoundMs = 8_000;
const usualRoundMs = 24 * 60 * 60 * 1000;
/** Disks of memory cards know times to two seconds. */
const clockGrainMs = 5_000;

export const startMediaDesk = (services: Services, { onBug, everyMs = usualRoundMs, firstMs = firstRoundMs }: {
  readonly onBug: (error: unknown) => void; readonly everyMs?: number; readonly firstMs?: number;
}): MediaDesk => {
  // The disk's clock and not the shop's: it is compared with the times of files.
  const startedAt = Date.now() - clockGrainMs;
  let stopped = false;
  let tending: Promise<void> | undefined;
  const going = (): boolean => !stopped;
  const guarded = async (round: () => Promise<unknown>): Promise<void> => {
    try {
      await round();
    } catch (error) {
      if (!stopped) onBug(error);
    }
  };
  const inTurn = (round: () => Promise<unknown>): Promise<void> => {
    const mine = (tending ?? Promise.resolve()).then(() => guarded(round));
    tending = mine;
    return mine;
  };
  const tend = (): Promise<void> => inTurn(() => disposeOfMedia(services, going));
  const first = setTimeout(() => {
    void tend();
    void inTurn(() => sweepMediaFolder(services, going, startedAt));
  }, firstMs);
  const rounds = setInterval(() => void tend(), everyMs);
  first.unref();
  rounds.unref();
  return {
    tend,
    stop: async () => {
      stopped = true;
      clearTimeout(first);
      clearInterval(rounds);
      await tending;
    },
  };
};
