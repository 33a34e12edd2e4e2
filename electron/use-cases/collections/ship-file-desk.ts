import { unwrittenShipFiles } from '../../store/ship-files.ts';
import { readerOf, type Services } from '../services.ts';
import { writePendingShipFiles } from './ship-files.ts';

export type ShipFileDesk = {
  /** Writes what waits now. */
  readonly look: () => void;
  readonly stop: () => void;
};

/** A person who has made room does not wait for the file, nor closes another collection to get it. */
const everyFiveSecondsMs = 5_000;

/**
 * HO-4: writes what an earlier run left unwritten, and while the shop runs tries again what could not be written when its collection was closed: the disk was full,
 * or its folder was not to be had. `onUnwritten` hears how many wait whenever that changes.
 */
export const startShipFileDesk = (services: Services, { folder, onUnwritten, onBug, everyMs = everyFiveSecondsMs }: {
  readonly folder: string; readonly onUnwritten: (files: number) => void; readonly onBug: (error: unknown) => void; readonly everyMs?: number;
}): ShipFileDesk => {
  let unwritten = 0;
  const write = (): void => {
    try {
      const left = writePendingShipFiles(services, folder);
      if (left !== unwritten) onUnwritten(left);
      unwritten = left;
    } catch (error) {
      onBug(error);
    }
  };
  const look = (): void => {
    try {
      if (unwritten > 0 || unwrittenShipFiles(readerOf(services)).length > 0) write();
    } catch (error) {
      onBug(error);
    }
  };
  write();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return {
    look,
    stop: () => {
      clearInterval(timer);
    },
  };
};
