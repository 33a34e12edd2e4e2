import { z } from 'zod';
import { packingFaults } from '../domain/packing/fault.ts';
import { mostTenths } from '../domain/packing/checks.ts';
import { command, query } from './operation.ts';
import { weighing } from './weighing.ts';
import { categoryId, count, holdReason, nothing, orderFlag, orderId, orderLineId, orderState, parcelId, requiredLine, time, waveId } from './fields.ts';

/** PK-3: what is asked of each piece of a line. Measures in tenths of the unit; `range` null = the manager gave no target for its size. */
export const askedCheck = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), key: z.string(), label: z.string(), unit: z.string(), range: z.object({ low: count, high: count }).nullable() }),
  z.object({ kind: z.literal('yes_no'), key: z.string(), label: z.string() }),
]);
const checkAnswers = z.array(z.object({ key: z.string().max(40), value: z.union([count.max(mostTenths), z.boolean()]) })).max(20);

/** PK-4: the packing instruction of a category in this parcel. */
export const packingInstruction = z.object({ categoryId, name: z.string(), steps: z.array(z.string()), often: z.enum(['parcel', 'session']), ticked: z.boolean() });

export const packingLine = z.object({
  lineId: orderLineId, keyNumber: count, skuCode: z.string(), title: z.string(), colour: z.string(), size: z.string(), shelf: z.string(),
  barcode: z.string(), pictureId: z.string().nullable(), wanted: count, counted: count, checks: z.array(askedCheck),
});

export const packingParcel = z.object({
  parcelId, courierCode: z.string(), waybillNumber: z.string(), state: z.enum(['reserved', 'printed', 'packed', 'handed_over', 'voided']),
  orders: z.array(z.object({
    orderId, platform: z.string(), platformOrderNumber: z.string(), state: orderState, flag: orderFlag, holdReason: holdReason.nullable(),
    holdNote: z.string(), buyerMessage: z.string(), notes: z.array(z.object({ text: z.string(), author: z.string(), at: time })),
  })),
  receiverName: z.string(), place: z.string(), lines: z.array(packingLine), instructions: z.array(packingInstruction),
  /** Why this parcel must not be finished now; null = it may. */
  stop: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  weightG: count.nullable(), packedBy: z.string().nullable(),
  /** PK-1: where it stands while its wave is open; `slot` null = the wave is not sorted. */
  wave: z.object({ waveId, slot: count.nullable() }).optional(),
});
export type PackingParcel = z.output<typeof packingParcel>;

const params = z.record(z.string(), z.union([z.string(), z.number()]));
/** What one scan came to. `good` sounds right; `bad` sounds wrong, and the parcel cannot be finished by it. */
export const packingVerdict = z.object({
  tone: z.enum(['good', 'bad']),
  code: z.enum([
    'parcel_opened', 'item_counted', 'parcel_packed', 'needs_signature', 'check_wanted', 'steps_wanted', 'check_failed', 'no_target', 'wrong_item', 'one_too_many', 'unknown_code', 'unknown_waybill',
    'no_parcel_open', 'unfinished_parcel', 'held', 'closed', 'refund_requested', 'not_paid', 'not_printed', 'voided', 'already_packed', 'already_handed_over', 'address_changed', 'slot_empty',
  ]),
  params,
  parcel: packingParcel.nullable(),
});
export type PackingVerdict = z.output<typeof packingVerdict>;

export const packing = {
  /**
   * One scan, whatever it is: a waybill opens its parcel, an item counts up. `parcelId` = the parcel open at this station.
   * PK-3: an item with checks is not counted but asked about (`check_wanted`); the same scan with `answers`, in the order of the
   * line's checks, is judged whole and counts it. A wrong answer is kept and stops (`check_failed`), the piece is not counted.
   */
  scan: command({
    access: 'packing.pack', input: z.object({ parcelId: parcelId.nullable(), code: z.string().max(300), answers: checkAnswers.optional() }), output: packingVerdict,
  }),
  /** PK-2: an item without barcode is confirmed by its number key. */
  confirmLine: command({ access: 'packing.pack', input: z.object({ parcelId, lineId: orderLineId, answers: checkAnswers.optional() }), output: packingVerdict }),
  /** PK-4: ticks the packing instructions of the open parcel, and finishes it when everything is in. */
  tickSteps: command({ access: 'packing.pack', input: z.object({ parcelId }), output: packingVerdict }),
  /** Takes back the last counted piece of the open parcel. */
  undoCount: command({ access: 'packing.pack', input: z.object({ parcelId }), output: packingVerdict }),
  /** PK-5: signs and finishes a parcel whose items are all counted; needed when the signature asks for the PIN again. */
  sign: command({ access: 'packing.pack', input: z.object({ parcelId, pin: z.string().max(40) }), output: packingVerdict }),
  /** Puts an unfinished parcel aside; what was counted is forgotten. */
  setAside: command({ access: 'packing.pack', input: z.object({ parcelId }), output: nothing }),
  ...weighing,
  /** PK-6: a weight typed where nobody stands at the table with the parcel; it is not compared. */
  setWeight: command({ access: 'packing.pack', input: z.object({ parcelId, weightG: z.number().int().min(1).max(200_000) }), output: nothing }),
  /**
   * PK-7: a fault found while packing holds the order and sends it back to customer service; `note` is the packer's sentence. What
   * `lineId` and `pieces` name is corrected in stock, the waybill is kept for later or voided, all in one transaction.
   */
  reportFault: command({
    access: 'packing.pack',
    input: z.object({
      parcelId, reason: z.enum(packingFaults), lineId: orderLineId.nullable(), pieces: z.number().int().min(1).max(100_000),
      waybill: z.enum(['keep', 'void']), note: requiredLine(300),
    }),
    output: nothing,
  }),
  /** SF-3: the receiver in full, on need: who looked, and at which parcel, is traced. */
  receiver: command({
    access: 'packing.pack', input: z.object({ parcelId }),
    output: z.array(z.object({ orderId, fullName: z.string(), fullPhone: z.string(), fullAddress: z.string() })),
  }),
  parcel: query({ access: 'packing.pack', input: z.object({ parcelId }), output: packingParcel }),
  /**
   * PK-3, PK-4: everything that was checked on a parcel, oldest first. `value` stands for itself; of `steps` one ticked step a line.
   * `withdrawn`: the piece was taken out again, or the parcel put aside.
   */
  checks: query({
    access: 'orders.read', input: z.object({ parcelId }),
    output: z.array(z.object({
      kind: z.enum(['check', 'steps']), goods: z.string(), piece: count, value: z.string(), within: z.boolean(), withdrawn: z.boolean(), by: z.string(), at: time,
    })),
  }),
  today: query({ access: 'packing.pack', input: nothing, output: z.object({ packed: count, stopped: count, waiting: count }) }),
  waiting: query({
    access: 'packing.pack', input: nothing,
    output: z.array(z.object({ parcelId, courierCode: z.string(), waybillNumber: z.string(), receiverName: z.string(), pieces: count, promisedShipAt: time.nullable() })),
  }),
};
