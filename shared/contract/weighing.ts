import { z } from 'zod';
import { count, orderLineId, parcelId } from './fields.ts';
import { command, query } from './operation.ts';

const weightG = z.number().int().min(1).max(200_000);
const expectedWeight = z.object({ weightG: count, toleranceG: count });

/** PK-6: what would explain a difference between scale and expectation. */
export const weightExplanation = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['extra', 'missing']), lineId: orderLineId, pieces: count }),
  z.object({ kind: z.literal('other_variant'), lineId: orderLineId, colour: z.string(), size: z.string(), pieces: count }),
  z.object({ kind: z.literal('nothing_inside') }),
]);

export const weighed = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('weighed'), weightG: count, expected: expectedWeight.nullable() }),
  /** Beyond tolerance: nothing was written; asked again with `evenIfOdd` when the packer has looked. `explanations`: likeliest first. */
  z.object({ outcome: z.literal('odd'), weightG: count, expected: expectedWeight, explanations: z.array(weightExplanation) }),
]);
export type Weighed = z.output<typeof weighed>;

/** Part of the feature `packing`. */
export const weighing = {
  /**
   * PK-6: the parcel's weight, typed or from the scale. From the scale main takes what lies there now, and refuses what is unstable,
   * stale, negative, empty or weighed already; `shownG` = the weight the packer was asked about and now confirms.
   */
  weigh: command({
    access: 'packing.pack',
    input: z.object({
      parcelId, evenIfOdd: z.boolean().default(false),
      weight: z.discriminatedUnion('source', [
        z.object({ source: z.literal('typed'), weightG }),
        z.object({ source: z.literal('scale'), shownG: weightG.nullable() }),
      ]),
    }),
    output: weighed,
  }),
  /** What the parcel should weigh; null = too little is known of what is in it. */
  expectedWeight: query({ access: 'packing.pack', input: z.object({ parcelId }), output: expectedWeight.nullable() }),
  /** The weight was wrong and the packer looks again: a packed parcel is open once more, its pieces are counted anew. Traced. */
  openAgain: command({ access: 'packing.pack', input: z.object({ parcelId }), output: z.null() }),
};
