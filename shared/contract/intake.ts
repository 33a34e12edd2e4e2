import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, nothing, platform, time } from './fields.ts';
import { fileMapping, headerRow, refusedLine } from './mappings.ts';

/** What changed on one order that the shop already has: field names are `OrderDraft`'s. */
const changedOrder = z.object({
  platformOrderNumber: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});

export const intakeReading = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('idle') }),
  z.object({ phase: z.literal('reading'), fileNames: z.array(z.string()), rowsRead: count }),
  z.object({
    /** IN-1: a table whose columns nobody knows; a person says what they mean, or leaves it out. */
    phase: z.literal('mapping'), readingId: z.string(), fileNames: z.array(z.string()), fileName: z.string(), sheetName: z.string().nullable(), why: refusedLine,
    header: headerRow, rows: z.array(z.object({ lineNumber: count, cells: z.array(z.string()) })), guess: fileMapping,
    /** The guess is taken from a kept mapping of a similar file; '' = it is the app's own. */
    likeName: z.string(), tablesLeft: count,
  }),
  z.object({
    phase: z.literal('preview'), readingId: z.string(), fileNames: z.array(z.string()),
    files: z.array(z.object({ fileName: z.string(), kind: z.string(), encoding: z.string(), rows: count, canBeMapped: z.boolean() })),
    platforms: z.array(platform), orders: count, lines: count, newOrders: count, changedOrders: count, unchangedOrders: count,
    maskedOrders: count, doubtfulOrders: count, examples: z.array(changedOrder),
    refusedTotal: count, refusedLines: z.array(refusedLine), notices: z.array(refusedLine),
  }),
  z.object({ phase: z.literal('importing'), readingId: z.string(), done: count, total: count }),
  z.object({
    phase: z.literal('done'), readingId: z.string(), outcome: z.enum(['finished', 'cancelled', 'failed']),
    code: z.string().nullable(), newOrders: count, changedOrders: count, unchangedOrders: count, total: count, refusedTotal: count,
    /** IN-3: orders that the rules refused while taking in; the file's own refused lines stand in the preview. */
    refusedOrders: z.array(refusedLine),
  }),
]);
export type IntakeReading = z.output<typeof intakeReading>;

export const intake = {
  /** Asks for files in the system's dialog; empty = none chosen. */
  chooseFiles: command({ access: 'intake.import', input: nothing, output: z.array(z.string()) }),
  /** Reads and compares without changing anything. One reading at a time; a new one takes the place of an unconfirmed one. */
  read: command({ access: 'intake.import', input: z.object({ paths: z.array(z.string().max(4000)).min(1).max(50) }), output: nothing }),
  state: query({ access: 'intake.import', input: nothing, output: intakeReading }),
  /** Takes the previewed orders in, whole orders at a time. A file that changed since the preview is refused. */
  confirm: command({ access: 'intake.import', input: z.object({ readingId: z.string() }), output: nothing }),
  /** Stops reading or importing; orders already taken in are whole, and the same file can be taken in again. */
  cancel: command({ access: 'intake.import', input: nothing, output: nothing }),
  /** Leaves the table out whose columns are asked for. */
  leaveOut: command({ access: 'intake.import', input: z.object({ readingId: z.string().max(100) }), output: nothing }),
  /** From the preview: a file that was refused for its columns is to be mapped after all. */
  mapFile: command({ access: 'intake.import', input: z.object({ readingId: z.string().max(100), file: count.max(1000) }), output: nothing }),
  runs: query({
    access: 'intake.import', input: nothing,
    output: z.array(z.object({ at: time, staffName: z.string(), fileNames: z.array(z.string()), newOrders: count, changedOrders: count, refused: count, outcome: z.string() })),
  }),
};
