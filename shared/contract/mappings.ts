import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, line, nothing, orderState, platform, requiredLine, time } from './fields.ts';
import { mappedFields, mappedStates, noHeader, rowKinds, type FileMapping } from '../domain/intake/file-mapping.ts';
import { dateOrders } from '../domain/intake/order-time.ts';
import type { FileMappingId } from '../domain/ids.ts';

export const fileMappingId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER) as unknown as z.ZodType<FileMappingId, FileMappingId>;

export const refusedLine = z.object({
  fileName: z.string(), lineNumber: count, platformOrderNumber: z.string().nullable(), code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** 0-based in the sample; -1 = the file has no column names, its first row is data. */
export const headerRow = z.number().int().min(noHeader).max(200);

export const mappedField = z.enum(mappedFields);

/** IN-1: what the columns of a file mean; column names are as `columnNames` makes them. */
export const fileMapping = z.object({
  columns: z.array(z.object({ name: z.string().min(1).max(100), field: mappedField.nullable() })).min(1).max(300),
  rows: z.enum(rowKinds), platform, shopName: line(100), dateOrder: z.enum(dateOrders), stateWithoutStatus: z.enum(['awaiting_payment', 'paid']),
  statusWords: z.record(z.string().max(60), z.enum(mappedStates)).refine((words) => Object.keys(words).length <= 100),
}) satisfies z.ZodType<FileMapping>;

/** An order as the mapping screen shows that it would come out. */
export const triedOrder = z.object({
  platformOrderNumber: z.string(), state: orderState, receiver: z.string(), phone: z.string(), address: z.string(), goods: z.string(), pieces: count,
  totalFen: z.number().int().nullable(), currency: z.string(), createdAt: time.nullable(), lineNumber: count,
});

export const mappings = {
  list: query({
    access: 'intake.import', input: nothing,
    output: z.array(z.object({ id: fileMappingId, name: z.string(), mapping: fileMapping, changedAt: time, staffName: z.string(), usedAt: time.nullable(), uses: count })),
  }),
  /** What the columns seem to hold if this row of the sample (0-based) is the one with their names. */
  guess: query({ access: 'intake.import', input: z.object({ readingId: z.string().max(100), header: headerRow }), output: fileMapping }),
  /** The sample's rows read with this mapping: orders that come out, lines that do not. Nothing is kept. */
  tryOut: query({
    access: 'intake.import', input: z.object({ readingId: z.string().max(100), header: headerRow, mapping: fileMapping }),
    output: z.object({ orders: z.array(triedOrder), orderCount: count, refused: z.array(refusedLine), refusedCount: count, ignoredRows: count, unknownStatuses: z.array(z.string()) }),
  }),
  /** Keeps the mapping for files of this shape and reads the dropped files again with it. */
  save: command({
    access: 'intake.import', input: z.object({ readingId: z.string().max(100), header: headerRow, name: requiredLine(100), mapping: fileMapping }), output: nothing,
  }),
  /** Changes a kept one; its columns stay those of its file. */
  change: command({ access: 'intake.import', input: z.object({ id: fileMappingId, name: requiredLine(100), mapping: fileMapping }), output: nothing }),
  remove: command({ access: 'intake.import', input: z.object({ id: fileMappingId }), output: nothing }),
};
