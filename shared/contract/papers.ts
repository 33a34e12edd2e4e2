import { z } from 'zod';
import { command, query } from './operation.ts';
import { collectionId, count, courierCode, printBatchId, printJobId, refusal, skuId, time, waveId } from './fields.ts';
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
]);
export type Paper = z.output<typeof paper>;

export const papers = {
  /** The sheets as they would be printed: the first ones of `total`. */
  preview: query({
    access: 'printing.print', input: z.object({ paper }),
    output: z.object({ sheets: z.array(sheet), total: count, templateId: z.string(), problem: refusal.nullable(), backdrop: z.array(mark), printer: z.string() }),
  }),
  print: command({ access: 'printing.print', input: z.object({ paper }), output: z.object({ jobId: printJobId, sheets: count }) }),
};
