import { z } from 'zod';
import { command, query } from './operation.ts';
import { collectionId, count, courierCode, handoverSheetId, printBatchId, printJobId, refusal, skuId, time, waveId } from './fields.ts';
import { mark, sheet } from './printing.ts';
import { mostParcelsInWave } from '../domain/packing/waves.ts';

/** Papers that belong to no single parcel (PR-1). */
export const paper = z.discriminatedUnion('kind', [
  /** What has to be taken from the shelves for a wave, for a batch, or for every printed parcel of a courier (null = all) that is not packed. */
  z.object({ kind: z.literal('pick_list'), batchId: printBatchId.nullable(), courierCode: courierCode.nullable(), waveId: waveId.optional() }),
  /** `slots`: labels for so many slots of the sorting wall (PK-1), after those of SKUs. */
  z.object({
    kind: z.literal('sku_label'), labels: z.array(z.object({ skuId, copies: z.number().int().min(1).max(1_000) })).max(500),
    slots: z.number().int().min(1).max(mostParcelsInWave).optional(),
  }),
  z.object({ kind: z.literal('manifest'), collectionId }),
  /** AS-6: payments of after-sales in a time, by when they were asked for or paid; only for who may read after-sales. */
  z.object({ kind: z.literal('finance_sheet'), from: time, to: time, by: z.enum(['asked', 'paid']) }),
  /**
   * CS-10: a hand-over sheet, or how things stand now (null); only for who may read orders. The sentences are the window's: a sheet keeps codes, and words live in the
   * language files alone. Who wrote it, when, and who took over are the store's.
   */
  z.object({
    kind: z.literal('handover_sheet'), sheetId: handoverSheetId.nullable(),
    lines: z.array(z.object({ group: z.string().max(200), time: z.string().max(60), what: z.string().max(2_500), about: z.string().max(300) })).max(2_000),
  }),
]);
export type Paper = z.output<typeof paper>;

export const papers = {
  /** The sheets as they would be printed: the first ones of `total`. */
  preview: query({
    access: 'printing.print', input: z.object({ paper }),
    output: z.object({ sheets: z.array(sheet), total: count, templateId: z.string(), problem: refusal.nullable(), backdrop: z.array(mark), printer: z.string() }),
  }),
  /** As a PDF where a person chooses; null = none chosen. */
  save: command({ access: 'printing.print', input: z.object({ paper }), output: z.object({ path: z.string(), sheets: count }).nullable() }),
  print: command({ access: 'printing.print', input: z.object({ paper }), output: z.object({ jobId: printJobId, sheets: count }) }),
};
