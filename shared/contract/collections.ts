import { z } from 'zod';
import { dearestFen, heaviestG } from '../domain/collections/amounts.ts';
import { settlements } from '../domain/collections/differences.ts';
import { mostPoints, mostStrokes } from '../domain/collections/signature.ts';
import { command, query } from './operation.ts';
import { collectionId, count, courierCode, fen, line, nothing, orderId, parcelId, platform, requiredLine, time } from './fields.ts';

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const listedParcel = z.object({
  parcelId, waybillNumber: z.string(), receiverName: z.string(), weightG: count.nullable(), packedBy: z.string().nullable(), packedAt: time.nullable(),
});

const saidOfParcel = z.object({ weightG: count.nullable(), priceFen: count.nullable() });
const tolerances = z.object({ weightG: z.number().int().min(0).max(10_000), priceFen: z.number().int().min(0).max(100_00) });
const settled = z.enum(['', ...settlements]);

/** HO-1: a difference to be corrected on the spot. `weightG`, `priceFen`: theirs less ours, null = none there. */
export const collectionDifference = z.object({
  parcelId, waybillNumber: z.string(), receiverName: z.string(), ours: saidOfParcel, theirs: saidOfParcel, weightG: fen.nullable(), priceFen: fen.nullable(),
  /** '' = not settled yet. */
  settled,
});
export type CollectionDifference = z.output<typeof collectionDifference>;

/** HO-3. `strokes` are empty for a signature on paper. */
export const collectionSignature = z.object({
  how: z.enum(['screen', 'paper']), strokes: z.array(z.array(z.number())), scanned: z.string(), signedBy: z.string(), parcels: count, at: time, takenBy: z.string(),
});

/** What lies in a collection, open or closed. */
export const collectionContents = z.object({
  id: collectionId, courierCode: z.string(), collectorName: z.string(), collectorPhone: z.string(), openedAt: time, openedBy: z.string(), closedAt: time.nullable(),
  /** The newest scan first. `left`: handed over before the collection was reopened. */
  scanned: z.array(listedParcel.extend({ scannedAt: time, courierWeightG: count.nullable(), courierPriceFen: count.nullable(), signed: z.boolean(), left: z.boolean() })),
  differences: z.array(collectionDifference),
  /** Sums over what is known; `…Of`: of how many parcels that is. */
  sums: z.object({ weightG: count, weightOf: count, courierWeightG: count, courierWeightOf: count, courierPriceFen: count, courierPriceOf: count }),
  /** The manifest printed last; `scannedSince`: parcels that are not on it, `backSince`: parcels on it that were taken back. Null = none was printed. */
  manifest: z.object({ sheets: count, printedAt: time, scannedSince: count, backSince: count }).nullable(),
  /** Oldest first; more than one when parcels were added after signing. */
  signatures: z.array(collectionSignature),
  /** Parcels that no signature covers. */
  unsigned: count,
  reopenings: z.array(z.object({ at: time, by: z.string(), reason: z.string(), wasClosedAt: time })),
  /** Parcels that had left with it and were taken back, oldest first. */
  returns: z.array(z.object({ parcelId, waybillNumber: z.string(), at: time, by: z.string(), reason: z.string() })),
});
export type CollectionContents = z.output<typeof collectionContents>;

export const collectionBoard = z.object({
  courierCode: z.string(),
  collection: collectionContents.nullable(),
  tolerances,
  /** HO-2: five counts. `weighed` is null while the shop does not weigh. */
  counts: z.object({ printed: count, packed: count, weighed: count.nullable(), scannedOut: count, stubs: count }),
  /** The parcels that make the counts differ, by name, with what is missing. */
  missing: z.array(listedParcel.extend({ lacks: z.enum(['packing', 'weight', 'scan', 'stub', 'stopped']), stop: z.object({ code: z.string(), params }).nullable() })),
});
export type CollectionBoard = z.output<typeof collectionBoard>;

export const collectionVerdict = z.object({
  tone: z.enum(['good', 'bad']),
  code: z.enum(['scanned_out', 'already_scanned', 'unknown_waybill', 'other_courier', 'not_packed', 'held', 'closed', 'refund_requested', 'not_paid', 'voided', 'already_handed_over', 'not_weighed']),
  params,
  /** The parcel, when it is in the collection now: its weight and price may be entered. */
  parcelId: parcelId.nullable(),
});
export type CollectionVerdict = z.output<typeof collectionVerdict>;

export const shipFile = z.object({ id: count, platform, fileName: z.string(), file: z.string().nullable(), orders: count, createdAt: time });

const closedCollection = z.object({
  id: collectionId, courierCode: z.string(), collectorName: z.string(), openedAt: time, closedAt: time, closedBy: z.string(), parcels: count, unsigned: z.boolean(),
});

/** How figures without unit or label are to be taken, as a person says; null = as they make most sense. */
const bareReading = z.object({ first: z.enum(['weight', 'price']), unit: z.enum(['kg', 'jin', 'g']) }).nullable();
const courierList = z.object({ collectionId, text: z.string().max(1_000_000), bare: bareReading });

/** What a pasted list would bring; numbers that are not in the collection say where they are. */
export const courierListPreview = z.object({
  entries: z.array(z.object({ line: count, waybillNumber: z.string(), receiverName: z.string(), ours: saidOfParcel, theirs: saidOfParcel, differs: z.boolean(), overwrites: z.boolean() })),
  unknown: z.array(z.object({ line: count, waybillNumber: z.string(), where: z.enum(['nowhere', 'not_scanned', 'other_courier', 'other_collection', 'voided']) })),
  /** Parcels of the collection that the list does not name. */
  missing: z.array(z.object({ waybillNumber: z.string(), receiverName: z.string() })),
  doubles: z.array(z.object({ waybillNumber: z.string(), lines: z.array(count), same: z.boolean() })),
  problems: z.array(z.object({ line: count, text: z.string(), code: z.string() })),
  bare: z.object({ first: z.enum(['weight', 'price']), unit: z.enum(['kg', 'jin', 'g']), sure: z.boolean() }).nullable(),
  linesLeftOut: count,
});
export type CourierListPreview = z.output<typeof courierListPreview>;

const strokes = z.array(z.array(z.number().int().min(0).max(1000)).max(mostPoints * 2)).max(mostStrokes);

export const collections = {
  couriers: query({ access: 'collections.collect', input: nothing, output: z.array(z.object({ courierCode: z.string(), waiting: count, open: z.boolean() })) }),
  board: query({ access: 'collections.collect', input: z.object({ courierCode }), output: collectionBoard }),
  open: command({ access: 'collections.collect', input: z.object({ courierCode, collectorName: line(60), collectorPhone: line(30).optional() }), output: z.object({ collectionId }) }),
  /** Who collects, while the collection is open. */
  setCollector: command({ access: 'collections.collect', input: z.object({ collectionId, collectorName: line(60), collectorPhone: line(30) }), output: nothing }),
  scan: command({ access: 'collections.collect', input: z.object({ collectionId, code: z.string().max(300) }), output: collectionVerdict }),
  /** HO-1: what the collector says of one parcel; null takes it away. Also after closing, until the month's bill. */
  enterAmounts: command({
    access: 'collections.collect',
    input: z.object({ collectionId, parcelId, weightG: z.number().int().min(1).max(heaviestG).nullable(), priceFen: z.number().int().min(0).max(dearestFen).nullable() }),
    output: z.object({ differs: z.boolean() }),
  }),
  /** What a list from the courier says, before it is taken. */
  readCourierList: query({ access: 'collections.collect', input: courierList, output: courierListPreview }),
  /** Takes the sound lines of a list over. Refused while it is not certain which bare figure is what. */
  takeCourierList: command({ access: 'collections.collect', input: courierList, output: z.object({ taken: count, differences: count }) }),
  /** HO-1: settles differences; '' opens them again. */
  settle: command({ access: 'collections.collect', input: z.object({ collectionId, parcelIds: z.array(parcelId).min(1).max(5_000), settled }), output: nothing }),
  setTolerances: command({ access: 'settings.edit', input: tolerances, output: nothing }),
  /** HO-3: signs for every parcel not signed for yet, before or after closing. `scanned`: the code on the signed manifest. */
  sign: command({
    access: 'collections.collect',
    input: z.object({
      collectionId, signedBy: line(60),
      signature: z.discriminatedUnion('how', [z.object({ how: z.literal('screen'), strokes }), z.object({ how: z.literal('paper'), scanned: z.string().max(100) })]),
    }),
    output: z.object({ parcels: count }),
  }),
  /** Takes a scanned parcel out of the open collection again. One that left before a reopening: `takeBack`. */
  takeOut: command({ access: 'collections.collect', input: z.object({ collectionId, parcelId }), output: nothing }),
  /**
   * A parcel that had left with the collection before it was opened again stands packed on the floor: orders, stock and stub with it.
   * `told`: orders that a platform was told of already; a person undoes that there (a task says so). `fileName`: the ship file it is in.
   */
  takeBack: command({
    access: 'collections.override', input: z.object({ collectionId, parcelId, reason: requiredLine(300) }),
    output: z.object({ told: z.array(z.object({ orderId, platform, platformOrderNumber: z.string(), fileName: z.string().nullable() })) }),
  }),
  /** HO-4: hands over what was scanned: stock out, orders shipped, note with courier and number, ship files. While counts differ only a manager may, with a reason. */
  close: command({
    access: 'collections.collect',
    input: z.object({ collectionId, managerReason: line(300).default('') }),
    output: z.object({ parcels: count, orders: count, files: z.array(shipFile), unsigned: count }),
  }),
  /** Opens a closed collection again, so that forgotten parcels leave with it, or one that stayed behind is taken back. */
  reopen: command({ access: 'collections.override', input: z.object({ collectionId, reason: requiredLine(300) }), output: nothing }),
  /** The newest closed collections, and every one that waits for a signature. */
  closed: query({ access: 'collections.collect', input: nothing, output: z.object({ unsigned: z.array(closedCollection), newest: z.array(closedCollection) }) }),
  contents: query({ access: 'collections.collect', input: z.object({ collectionId }), output: collectionContents.extend({ tolerances }) }),
  /** Gives up an empty collection. */
  abandon: command({ access: 'collections.collect', input: z.object({ collectionId }), output: nothing }),
  shipFiles: query({ access: 'collections.collect', input: nothing, output: z.array(shipFile) }),
  /** Writes the file again into the ship folder (it may have been deleted) and shows it there. */
  revealShipFile: command({ access: 'collections.collect', input: z.object({ id: count }), output: z.object({ file: z.string() }) }),
};
