import type { OutputFor } from '../../../shared/contract/index.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Services } from '../services.ts';
import type { PrintingServices } from './printing-services.ts';

/** The batch that is being written by this process. */
export type BatchUnderWay = {
  readonly courierCode: string;
  readonly planned: number;
  written: number;
  /** Somebody asked it to end: it does, after the portion under way. */
  stopAsked: boolean;
};

/** Knows the batch under way; there is one at most, batches take turns. */
export type BatchDesk = {
  readonly current: () => BatchUnderWay | null;
  readonly begin: (courierCode: string, planned: number) => BatchUnderWay;
  readonly end: (batch: BatchUnderWay) => void;
};

export const createBatchDesk = (): BatchDesk => {
  let current: BatchUnderWay | null = null;
  return {
    current: () => current,
    begin: (courierCode, planned) => (current = { courierCode, planned, written: 0, stopAsked: false }),
    end: (batch) => {
      if (current === batch) current = null;
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
