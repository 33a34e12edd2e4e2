import { z } from 'zod';
import { command, query } from './operation.ts';
import { collectionId, count, courierCode, line, nothing, parcelId, platform, time } from './fields.ts';

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const listedParcel = z.object({
  parcelId, waybillNumber: z.string(), receiverName: z.string(), weightG: count.nullable(), packedBy: z.string().nullable(), packedAt: time.nullable(),
});

export const collectionBoard = z.object({
  courierCode: z.string(),
  collection: z.object({ id: collectionId, collectorName: z.string(), openedAt: time, openedBy: z.string() }).nullable(),
  /** HO-2: five counts. `weighed` is null while the shop does not weigh. */
  counts: z.object({ printed: count, packed: count, weighed: count.nullable(), scannedOut: count, stubs: count }),
  /** The parcels that make the counts differ, by name, with what is missing. */
  missing: z.array(listedParcel.extend({ lacks: z.enum(['packing', 'weight', 'scan', 'stub', 'stopped']), stop: z.object({ code: z.string(), params }).nullable() })),
  scanned: z.array(listedParcel.extend({ scannedAt: time })),
});
export type CollectionBoard = z.output<typeof collectionBoard>;

export const collectionVerdict = z.object({
  tone: z.enum(['good', 'bad']),
  code: z.enum(['scanned_out', 'already_scanned', 'unknown_waybill', 'other_courier', 'not_packed', 'held', 'closed', 'refund_requested', 'not_paid', 'voided', 'already_handed_over', 'not_weighed']),
  params,
});
export type CollectionVerdict = z.output<typeof collectionVerdict>;

export const shipFile = z.object({ id: count, platform, fileName: z.string(), file: z.string().nullable(), orders: count, createdAt: time });

export const collections = {
  couriers: query({ access: 'collections.collect', input: nothing, output: z.array(z.object({ courierCode: z.string(), waiting: count, open: z.boolean() })) }),
  board: query({ access: 'collections.collect', input: z.object({ courierCode }), output: collectionBoard }),
  open: command({ access: 'collections.collect', input: z.object({ courierCode, collectorName: line(60) }), output: z.object({ collectionId }) }),
  scan: command({ access: 'collections.collect', input: z.object({ collectionId, code: z.string().max(300) }), output: collectionVerdict }),
  /** Takes a scanned parcel out of the open collection again. */
  takeOut: command({ access: 'collections.collect', input: z.object({ collectionId, parcelId }), output: nothing }),
  /** HO-4: hands over what was scanned: stock out, orders shipped, note with courier and number, ship files. While counts differ only a manager may, with a reason. */
  close: command({
    access: 'collections.collect',
    input: z.object({ collectionId, managerReason: line(300).default('') }),
    output: z.object({ parcels: count, orders: count, files: z.array(shipFile) }),
  }),
  /** Gives up an empty collection. */
  abandon: command({ access: 'collections.collect', input: z.object({ collectionId }), output: nothing }),
  shipFiles: query({ access: 'collections.collect', input: nothing, output: z.array(shipFile) }),
  /** Writes the file again into the ship folder (it may have been deleted) and shows it there. */
  revealShipFile: command({ access: 'collections.collect', input: z.object({ id: count }), output: z.object({ file: z.string() }) }),
};
