import { z } from 'zod';
import { caseKinds, caseStates } from '../domain/after-sales/case.ts';
import { returnedConditions, returningStates } from '../domain/after-sales/returning.ts';
import { pictureBytes } from './after-sales.ts';
import { chosenCamera } from './media.ts';
import { command, query } from './operation.ts';
import { afterSalesCaseId, afterSalesPhotoId, count, courierCode, line, nothing, orderId, orderState, platform, requiredLine, returningLineId, returningParcelId, skuId, time } from './fields.ts';

/** To be checked for an order, still expected, here without an owner, or done with (newest first). */
export const returnLists = ['to_check', 'expected', 'ownerless', 'done'] as const;
export type ReturnList = (typeof returnLists)[number];

const condition = z.enum(returnedConditions);
const quantity = z.number().int().min(1).max(10_000);

/** Names and phones are masked for whoever may not read orders (SF-3). */
export const returnRow = z.object({
  id: returningParcelId, courierCode: z.string(), waybillNumber: z.string(), state: z.enum(returningStates), ownerless: z.boolean(),
  caseKind: z.enum(caseKinds).nullable(), platform: platform.nullable(), platformOrderNumber: z.string(), buyer: z.string(), senderName: z.string(), senderPhone: z.string(), goods: z.string(), note: z.string(),
  createdAt: time, arrivedAt: time.nullable(), checkedAt: time.nullable(),
});
export type ReturnRow = z.output<typeof returnRow>;

export const returnDetail = z.object({
  row: returnRow, caseId: afterSalesCaseId.nullable(), caseState: z.enum(caseStates).nullable(), caseText: z.string(), orderId: orderId.nullable(),
  lines: z.array(z.object({ id: returningLineId, skuId: skuId.nullable(), skuCode: z.string(), barcode: z.string(), shelf: z.string(), title: z.string(), colour: z.string(), size: z.string(), quantity: count })),
  goods: z.array(z.object({ skuCode: z.string(), title: z.string(), condition, quantity: count, staffName: z.string() })),
  /** Of its case, taken since it arrived: those of this desk. What the buyer sent is customer service's. */
  photos: z.array(z.object({ id: afterSalesPhotoId, takenAt: time, staffName: z.string() })),
});
export type ReturnDetail = z.output<typeof returnDetail>;

export const ownerCandidate = z.object({
  orderId, platform, platformOrderNumber: z.string(), state: orderState, receiver: z.string(), phone: z.string(), goods: z.string(), handedOverAt: time.nullable(),
  openCase: z.object({ id: afterSalesCaseId, kind: z.enum(caseKinds), state: z.enum(caseStates) }).nullable(),
});
export type OwnerCandidate = z.output<typeof ownerCandidate>;

/** AS-4: the desk where parcels come back. */
export const returns = {
  list: query({
    access: 'returns.receive', input: z.object({ list: z.enum(returnLists), offset: count, limit: z.number().int().min(1).max(200) }),
    output: z.object({ rows: z.array(returnRow), total: count, counts: z.object({ to_check: count, expected: count, ownerless: count, repair: count }) }),
  }),
  get: query({ access: 'returns.receive', input: z.object({ returningParcelId }), output: returnDetail }),
  /**
   * A courier's label is scanned: a parcel that is expected has arrived with that; one of our own waybills that comes back arrives for its order; an unknown number changes
   * nothing (`unknown`). Refused: a parcel that is done with (`after_sales.parcel_done`), one of ours that has not left (`returns.not_left`).
   */
  scan: command({
    access: 'returns.receive', input: z.object({ code: requiredLine(300) }),
    output: z.discriminatedUnion('verdict', [
      z.object({ verdict: z.enum(['arrived', 'own_parcel', 'ownerless']), returningParcelId }),
      z.object({ verdict: z.literal('unknown'), waybillNumber: z.string() }),
    ]),
  }),
  /** Orders that have left, by phone, name, number or any fragment: the newest 20. */
  find: query({ access: 'returns.receive', input: z.object({ text: line(200) }), output: z.array(ownerCandidate) }),
  /** A parcel whose number nobody knew: for an order, or onto the list of those without an owner. */
  arrive: command({
    access: 'returns.receive',
    input: z.object({ waybillNumber: line(60), courierCode: courierCode.nullable(), orderId: orderId.nullable(), senderName: line(100), senderPhone: line(40), note: line(500) }),
    output: z.object({ returningParcelId }),
  }),
  /** A parcel without an owner gets its order, also when its goods were looked at already. */
  giveOwner: command({ access: 'returns.receive', input: z.object({ returningParcelId, orderId }), output: nothing }),
  /**
   * Quantity and state of what was in it. A line can have several conditions; what is not named was not in it. `returningLineId` null: a piece that was not
   * expected, by its SKU, or not ours. Refused: `after_sales.more_than_expected`.
   */
  check: command({
    access: 'returns.receive',
    input: z.object({
      returningParcelId, text: line(2_000),
      goods: z.array(z.object({ returningLineId: returningLineId.nullable(), skuId: skuId.nullable(), title: line(200), condition, quantity })).max(500),
    }),
    output: nothing,
  }),
  /** A piece of the parcel is scanned: which SKU of the shop it is; null = none. */
  item: query({ access: 'returns.receive', input: z.object({ code: requiredLine(300) }), output: z.object({ skuId, skuCode: z.string(), title: z.string(), colour: z.string(), size: z.string() }).nullable() }),
  /** A person is about to take a photo of the parcel: this window may open the shop's camera, once and at once. Refused without an owner (`returns.photo_needs_owner`). */
  beginPhoto: command({ access: 'returns.receive', input: z.object({ returningParcelId }), output: chosenCamera }),
  /** In which state the goods came back; kept with the parcel's case. */
  addPhoto: command({ access: 'returns.receive', input: z.object({ returningParcelId, bytes: pictureBytes }), output: z.object({ photoId: afterSalesPhotoId }) }),
  photo: query({ access: 'returns.receive', input: z.object({ returningParcelId, photoId: afterSalesPhotoId }), output: z.object({ dataUrl: z.string() }) }),
  /** Not our goods: given back to the courier, with the reason. */
  refuse: command({ access: 'returns.receive', input: z.object({ returningParcelId, reason: requiredLine(500) }), output: nothing }),
  /** An expected parcel that will not come. */
  callOff: command({ access: 'returns.receive', input: z.object({ returningParcelId, reason: requiredLine(500) }), output: nothing }),
  /** Pieces that wait for repair, oldest first. */
  repairs: query({
    access: 'returns.receive', input: nothing,
    output: z.array(z.object({ returnedGoodsId: count, skuCode: z.string(), title: z.string(), waiting: count, at: time, waybillNumber: z.string(), staffName: z.string() })),
  }),
  /** They are sellable again, or scrap after all. Refused beyond what waits (`returns.more_than_waiting`). */
  repaired: command({ access: 'returns.receive', input: z.object({ returnedGoodsId: z.number().int().positive(), became: z.enum(['sellable', 'scrap']), quantity }), output: nothing }),
};
