import { z } from 'zod';
import { assignedKinds, documentKinds as everyKind } from '../domain/printing/document-data.ts';
import type { Mark, Sheet } from '../domain/printing/display-list.ts';
import { command, query } from './operation.ts';
import { count, courierCode, line, nothing, orderId, parcelId, printBatchId, printJobId, refusal, requiredLine, time } from './fields.ts';

/** The two papers of a parcel. */
export const documentKinds = ['waybill', 'packing_slip'] as const;
export const documentKind = z.enum(documentKinds);
/** Every paper that has a printer of its own (PR-9). */
export const assignedKind = z.enum(assignedKinds);
export const printedKind = z.enum(everyKind);
export const printJobState = z.enum(['queued', 'rendered', 'sending', 'sent', 'printed', 'failed', 'unknown', 'cancelled']);

export const slipsWish = z.enum(['interleaved', 'separate', 'none']);

/** A sheet as drawn: the display list of `shared/domain/printing`, checked by type only (it is ours). */
export const sheet = z.custom<Sheet>((value) => typeof value === 'object' && value !== null);
export const mark = z.custom<Mark>((value) => typeof value === 'object' && value !== null);

const listedOrder = z.object({
  orderId, platform: z.string(), platformOrderNumber: z.string(), receiverName: z.string(), goods: z.string(), pieces: count,
  promisedShipAt: time.nullable(),
});

export const printList = z.object({
  stacks: z.array(z.object({
    courierCode: z.string(), templateId: z.string(), orders: count, numbersLeft: count.nullable(), printer: z.string().nullable(),
  })),
  ready: z.array(listedOrder.extend({ courierCode: z.string(), waybillNumber: z.string().nullable() })),
  /** PR-8: what stays and why; several reasons may hold at once. */
  staying: z.array(listedOrder.extend({ reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })) })),
});

export const printJob = z.object({
  id: printJobId, batchId: printBatchId.nullable(), kind: printedKind, state: printJobState,
  spooler: z.string(), printerName: z.string(), sheets: count, firstNumber: z.string().nullable(), lastNumber: z.string().nullable(),
  words: z.string(), code: z.string().nullable(), createdAt: time, sentAt: time.nullable(), reprint: z.boolean(),
  /** Sheets of it may lie in the tray (`unknown`, or failed after it was handed over): `settleUnknown` first, not `retry`. */
  mayBeOnPaper: z.boolean(),
  /** A person said that only the first so many sheets came out; null = all, or not settled. */
  cameOut: count.nullable(),
  /** Sheets that the spooler says have left the printer; null = it does not say. */
  sheetsDone: count.nullable(),
  /** The spooler may still be asked to take it back (`cancelJob`). */
  mayCancel: z.boolean(),
  /** What it is, for a job without parcels. */
  subject: z.string(),
  /** Slips lie between the waybills. */
  interleaved: z.boolean(),
  templateId: z.string(), templateVersion: count,
  /** PR-7: goes on with the sheets of this job after a jam. */
  resumes: printJobId.nullable(),
});
export type PrintJob = z.output<typeof printJob>;

export const printing = {
  list: query({ access: 'printing.print', input: nothing, output: printList }),
  /** The sheets an order would print now (or, when it has a waybill, has printed). Preview and paper are the same display list. */
  preview: query({
    access: 'printing.print', input: z.object({ orderId, kind: documentKind }),
    output: z.object({ sheets: z.array(sheet), templateId: z.string(), problem: refusal.nullable(),
      /** What a pre-printed form carries already: shown under the sheet, never printed. */
      backdrop: z.array(mark) }),
  }),
  /** One key: reserves numbers, draws, and hands waybills and slips to their printers, portion by portion. What fails the guards is left out and listed. `stopped`: a person stopped it after `printed` orders. */
  printBatch: command({
    access: 'printing.print',
    input: z.object({ courierCode, orderIds: z.array(orderId).min(1).max(2000).nullable().default(null), slips: slipsWish.default('separate') }),
    output: z.object({ batchId: printBatchId, printed: count, stopped: z.boolean(), staying: z.array(z.object({ orderId, code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })) }),
  }),
  queue: query({ access: 'printing.print', input: nothing, output: z.array(printJob) }),
  sheetsOf: query({
    access: 'printing.print', input: z.object({ jobId: printJobId }),
    output: z.array(z.object({ sheetNumber: count, orderId: orderId.nullable(), waybillNumber: z.string().nullable(), sheet })),
  }),
  /** PR-6: after a crash or a jam (`unknown`, `failed`) a person says which sheets came out. `cameOut` = the last good sheet; the rest prints again only if `printRest`, else its orders go back to the print list with their numbers. */
  settleUnknown: command({ access: 'printing.print', input: z.object({ jobId: printJobId, cameOut: count, printRest: z.boolean() }), output: nothing }),
  /** Sends a failed or never sent job (again); nothing of it is on paper. */
  retry: command({ access: 'printing.print', input: z.object({ jobId: printJobId }), output: nothing }),
  /** PR-7: a job that counts as printed, or is at the spooler, jammed after sheet `lastGood`: takes back what can be taken back and puts the sheets after it into a new job, except those whose number was scanned from paper. */
  resumeFrom: command({ access: 'printing.print', input: z.object({ jobId: printJobId, lastGood: count, reason: requiredLine(200) }), output: z.object({ jobId: printJobId.nullable(), sheets: count }) }),
  /** Takes a job back that is not on paper yet: its orders return to the print list with their numbers. Of a job at the spooler a person says afterwards what came out. */
  cancelJob: command({ access: 'printing.print', input: z.object({ jobId: printJobId }), output: nothing }),
  /** The batch that is being written now; null = none. Each portion of it is whole: stopped or killed, what it did not reach is still on the print list. */
  batchUnderWay: query({ access: 'printing.print', input: nothing, output: z.object({ courierCode: z.string(), planned: count, written: count }).nullable() }),
  stopBatch: command({ access: 'printing.print', input: nothing, output: nothing }),
  /** Cheap: for the rail. */
  counts: query({ access: 'printing.print', input: nothing, output: z.object({ toPrint: count, jobsOpen: count, jobsToLookAt: count }) }),
  /** PR-10. Every shop that orders came from, and whether its orders print by themselves. */
  autoPrint: query({
    access: 'printing.print', input: nothing,
    output: z.object({
      shops: z.array(z.object({ platform: z.string(), shopName: z.string(), on: z.boolean(), slips: slipsWish })),
      /** Why nothing prints by itself although it should: a job has to be looked at first, a printer is missing. */
      waiting: refusal.nullable(),
    }),
  }),
  setAutoPrint: command({ access: 'settings.edit', input: z.object({ platform: line(20), shopName: line(200), on: z.boolean(), slips: slipsWish }), output: nothing }),
  reprint: command({ access: 'printing.print', input: z.object({ parcelId, kind: documentKind.default('waybill'), reason: requiredLine(200) }), output: nothing }),
  voidWaybill: command({ access: 'printing.void', input: z.object({ parcelId, reason: requiredLine(200) }), output: nothing }),
};
