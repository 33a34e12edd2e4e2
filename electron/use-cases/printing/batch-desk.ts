import type { OutputFor } from '../../../shared/contract/index.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Services } from '../services.ts';
import type { PrintingServices } from './printing-services.ts';

/** The batch that is being written by this process. */
export type BatchUnderWay = {
  readonly courierCode: string;
  readonly planned: number;
  /** PR-10: nobody pressed a key. */
  readonly automatic: boolean;
  written: number;
  /** Somebody asked it to end: it does, after the portion under way. */
  stopAsked: boolean;
};

/** Knows the batch under way; there is one at most, batches take turns. */
export type BatchDesk = {
  readonly current: () => BatchUnderWay | null;
  readonly begin: (courierCode: string, planned: number, automatic: boolean) => BatchUnderWay;
  readonly end: (batch: BatchUnderWay) => void;
  /** The app closes: the batch under way ends after its portion, and so does one that waits for its turn. */
  readonly close: () => void;
};

export const createBatchDesk = (): BatchDesk => {
  let current: BatchUnderWay | null = null;
  let closed = false;
  return {
    current: () => current,
    begin: (courierCode, planned, automatic) => (current = { courierCode, planned, automatic, written: 0, stopAsked: closed }),
    end: (batch) => {
      if (current === batch) current = null;
    },
    close: () => {
      closed = true;
      if (current !== null) current.stopAsked = true;
    },
  };
};

export const batchUnderWay = (printing: PrintingServices): Result<OutputFor<'printing', 'batchUnderWay'>> => {
  const batch = printing.batches.current();
  return ok(batch === null ? null : { courierCode: batch.courierCode, planned: batch.planned, written: batch.written });
};

/** Ends the batch after the portion under way; with none under way nothing happens. */
export const stopBatch = (services: Services, printing: PrintingServices): Result<null> => {
  const batch = printing.batches.current();
  if (batch !== null) batch.stopAsked = true;
  services.emit('printing.changed', {});
  return ok(null);
};
