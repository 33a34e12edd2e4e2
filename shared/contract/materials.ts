import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, courierCode, line, materialId, nothing, requiredLine, time } from './fields.ts';

const quantity = z.number().int().min(0).max(10_000_000);
const definition = {
  name: requiredLine(40), unit: line(8),
  /** At this many left, or fewer, somebody has to order. */
  floorQuantity: quantity,
  /** Units that each parcel takes; 0 = not counted down by itself. */
  perParcel: z.number().int().min(0).max(1000),
  /** Only parcels of this courier take it; '' = all. */
  courierCode: z.union([courierCode, z.literal('')]),
  supplier: line(60), phone: line(40),
  /** Grams of one unit, as part of a parcel's expected weight. */
  weightG: z.number().int().min(0).max(100_000),
};

export const materialRow = z.object({
  id: materialId, ...definition, onHand: z.number().int(), low: z.boolean(), parcelsLeft: count.nullable(), counted: z.boolean(),
});
export type MaterialRow = z.output<typeof materialRow>;

export const materialCauses = ['delivered', 'count', 'spoiled'] as const;

export const materials = {
  /** The low ones first, then by name. */
  list: query({ access: 'stock.read', input: nothing, output: z.array(materialRow) }),
  save: command({ access: 'stock.edit', input: z.object({ materialId: materialId.nullable(), ...definition }), output: z.object({ materialId }) }),
  retire: command({ access: 'stock.edit', input: z.object({ materialId }), output: nothing }),
  /** What came, what was counted (the difference becomes a movement), or what was spoiled. Anyone at the packing tables may. */
  record: command({
    access: 'packing.pack', input: z.object({ materialId, cause: z.enum(materialCauses), quantity, note: line(100) }), output: z.object({ onHand: z.number().int() }),
  }),
  /** Newest first. */
  movements: query({
    access: 'stock.read', input: z.object({ materialId }),
    output: z.array(z.object({ at: time, quantity: z.number().int(), cause: z.string(), waybillNumber: z.string(), note: z.string(), staffName: z.string(), balance: z.number().int() })),
  }),
};
