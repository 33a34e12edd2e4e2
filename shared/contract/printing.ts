import { z } from 'zod';
import type { Mark, Sheet } from '../domain/printing/display-list.ts';
import { command, query } from './operation.ts';
import { count, courierCode, line, nothing, numberRollId, orderId, parcelId, printBatchId, printJobId, refusal, requiredLine, time } from './fields.ts';

export const documentKinds = ['waybill', 'packing_slip'] as const;
export const documentKind = z.enum(documentKinds);
export const printJobState = z.enum(['queued', 'rendered', 'sending', 'sent', 'printed', 'failed', 'unknown', 'cancelled']);

/** A sheet as drawn: the display list of `shared/domain/printing`, checked by type only (it is ours). */
const sheet = z.custom<Sheet>((value) => typeof value === 'object' && value !== null);
const mark = z.custom<Mark>((value) => typeof value === 'object' && value !== null);

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

export const printer = z.object({
  spooler: z.string(), name: z.string(), description: z.string(),
  state: z.enum(['ready', 'paused', 'missing', 'trouble', 'unknown']), words: z.string(),
});
export type Printer = z.output<typeof printer>;

export const printJob = z.object({
  id: printJobId, batchId: printBatchId.nullable(), kind: z.enum([...documentKinds, 'test_page']), state: printJobState,
  spooler: z.string(), printerName: z.string(), sheets: count, firstNumber: z.string().nullable(), lastNumber: z.string().nullable(),
  words: z.string(), code: z.string().nullable(), createdAt: time, sentAt: time.nullable(), reprint: z.boolean(),
  /** Sheets of it may lie in the tray (`unknown`, or failed after it was handed over): `settleUnknown` first, not `retry`. */
  mayBeOnPaper: z.boolean(),
  /** A person said that only the first so many sheets came out; null = all, or not settled. */
  cameOut: count.nullable(),
});
export type PrintJob = z.output<typeof printJob>;

export const numberRoll = z.object({
  id: numberRollId, courierCode: z.string(), firstNumber: z.string(), nextNumber: z.string().nullable(), rule: z.enum(['plain', 's10', 'sf12']),
  step: z.number().int(), count, used: count, createdAt: time, active: z.boolean(),
});
export type NumberRoll = z.output<typeof numberRoll>;

export const printing = {
  list: query({ access: 'printing.print', input: nothing, output: printList }),
  /** The sheets an order would print now (or, when it has a waybill, has printed). Preview and paper are the same display list. */
  preview: query({
    access: 'printing.print', input: z.object({ orderId, kind: documentKind }),
    output: z.object({ sheets: z.array(sheet), templateId: z.string(), problem: refusal.nullable(),
      /** What a pre-printed form carries already: shown under the sheet, never printed. */
      backdrop: z.array(mark) }),
  }),
  /** One key: reserves numbers, draws, and hands waybills and slips to their printers. What fails the guards is left out and listed. */
  printBatch: command({
    access: 'printing.print',
    input: z.object({ courierCode, orderIds: z.array(orderId).min(1).max(2000).nullable().default(null), slips: z.enum(['interleaved', 'separate', 'none']).default('separate') }),
    output: z.object({ batchId: printBatchId, printed: count, staying: z.array(z.object({ orderId, code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })) }),
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
  reprint: command({ access: 'printing.print', input: z.object({ parcelId, kind: documentKind.default('waybill'), reason: requiredLine(200) }), output: nothing }),
  voidWaybill: command({ access: 'printing.void', input: z.object({ parcelId, reason: requiredLine(200) }), output: nothing }),
  printers: query({ access: 'printing.print', input: nothing, output: z.array(printer) }),
  assignments: query({
    access: 'printing.print', input: nothing,
    output: z.array(z.object({ kind: documentKind, courierCode: z.string(), spooler: z.string(), printerName: z.string(), templateId: z.string() })),
  }),
  /** `courierCode` '' = every courier that has no assignment of its own. */
  assign: command({
    access: 'settings.edit',
    input: z.object({ kind: documentKind, courierCode: z.union([courierCode, z.literal('')]), spooler: requiredLine(20), printerName: requiredLine(300), templateId: requiredLine(60) }),
    output: nothing,
  }),
  testPage: command({ access: 'printing.print', input: z.object({ spooler: requiredLine(20), printerName: requiredLine(300), templateId: requiredLine(60) }), output: nothing }),
  templates: query({
    access: 'printing.print', input: nothing,
    output: z.array(z.object({ id: z.string(), kind: documentKind, nameZh: z.string(), nameEn: z.string(), widthHmm: count, heightHmm: count, preprinted: z.boolean() })),
  }),
  rolls: query({ access: 'printing.print', input: nothing, output: z.array(numberRoll) }),
  addRoll: command({
    access: 'settings.edit',
    input: z.object({ courierCode, firstNumber: requiredLine(40), count: z.number().int().min(1).max(1_000_000), step: z.number().int().min(1).max(1000).default(1), rule: z.enum(['plain', 's10', 'sf12']).default('plain') }),
    output: z.object({ rollId: numberRollId, looksRight: z.boolean() }),
  }),
  retireRoll: command({ access: 'settings.edit', input: z.object({ rollId: numberRollId, reason: line(200) }), output: nothing }),
};
