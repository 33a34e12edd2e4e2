import type { CollectionBoard } from '../../../shared/contract/collections.ts';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId, ParcelId } from '../../../shared/domain/ids.ts';
import { fiveCountsOf, lackOf, type CountedParcel } from '../../../shared/domain/collections/five-counts.ts';
import { stopOfParcel, type ParcelStop } from '../../../shared/domain/packing/stop.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { couriersOnTheFloor, floorOfCourier, leftWithCollection, openCollectionOf, type FloorRow, type StoredCollection } from '../../store/collections.ts';
import { reopeningsOf } from '../../store/collection-contents.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';
import { contentsOf, tolerancesOf } from './contents.ts';

/** A printed parcel of a courier that has not left, with everything that decides whether it may. */
export type FloorParcel = CountedParcel & {
  readonly parcelId: ParcelId; readonly waybillNumber: string; readonly receiverName: string; readonly packedBy: string | null;
  readonly packedAt: number | null; readonly scannedAt: number | null; readonly orderIds: readonly OrderId[]; readonly stop: ParcelStop | null;
  /** Handed over with this collection before it was reopened. */
  readonly left: boolean;
};

const parcelOfRows = (rows: readonly [FloorRow, ...FloorRow[]]): FloorParcel => {
  const [first] = rows;
  const stop = stopOfParcel({ state: first.parcelState, voidReason: null, orders: rows, pieces: rows.reduce((sum, row) => sum + row.pieces, 0) });
  return {
    parcelId: first.parcelId, waybillNumber: first.waybillNumber, receiverName: first.receiverName, packedBy: first.packedBy, packedAt: first.packedAt,
    scannedAt: first.scannedAt, orderIds: rows.map((row) => row.orderId), stop, left: first.parcelState === 'handed_over',
    packed: first.parcelState !== 'printed', weightG: first.weightG, scannedOut: first.scannedAt !== null, hasStub: first.hasStub === 1, stopped: stop !== null,
  };
};

const parcelsOfRows = (rows: readonly FloorRow[]): readonly FloorParcel[] => {
  const byParcel = new Map<ParcelId, [FloorRow, ...FloorRow[]]>();
  for (const row of rows) {
    const known = byParcel.get(row.parcelId);
    if (known === undefined) byParcel.set(row.parcelId, [row]);
    else known.push(row);
  }
  return [...byParcel.values()].map(parcelOfRows);
};

/** What the five counts are about: the courier's parcels on the floor, and what left already with the collection that is open again. */
export const floorParcels = (reader: Reader, courierCode: string, collection: StoredCollection | undefined): readonly FloorParcel[] => [
  ...(collection === undefined || reopeningsOf(reader, collection.id).length === 0 ? [] : parcelsOfRows(leftWithCollection(reader, collection.id))),
  ...parcelsOfRows(floorOfCourier(reader, courierCode)),
];

type Listed = Omit<CollectionBoard['missing'][number], 'lacks' | 'stop'>;

const listed = (parcel: FloorParcel): Listed => ({
  parcelId: parcel.parcelId, waybillNumber: parcel.waybillNumber, receiverName: parcel.receiverName, weightG: parcel.weightG,
  packedBy: parcel.packedBy, packedAt: parcel.packedAt,
});

/** HO-2: five counts side by side, and by name the parcels that make them differ. */
export const collectionBoard = (services: Services, input: InputFor<'collections', 'board'>): Result<OutputFor<'collections', 'board'>> => {
  const reader = readerOf(services);
  const { weighParcels } = readSettings(reader);
  const collection = openCollectionOf(reader, input.courierCode);
  const parcels = floorParcels(reader, input.courierCode, collection);
  return ok({
    courierCode: input.courierCode,
    collection: collection === undefined ? null : contentsOf(reader, collection),
    tolerances: { ...tolerancesOf(reader) },
    counts: fiveCountsOf(parcels, weighParcels),
    missing: parcels.flatMap((parcel) => {
      // What has left lacks nothing any more that anybody could add.
      const lacks = parcel.left ? null : lackOf(parcel, weighParcels);
      return lacks === null ? [] : [{ ...listed(parcel), lacks, stop: parcel.stop }];
    }),
  });
};

export const listCouriers = (services: Services): Result<OutputFor<'collections', 'couriers'>> =>
  ok(couriersOnTheFloor(readerOf(services)).map((row) => ({ courierCode: row.courierCode, waiting: row.waiting, open: row.open === 1 })));
