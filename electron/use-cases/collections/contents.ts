import type { CollectionContents, CollectionDifference } from '../../../shared/contract/collections.ts';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { differenceOf, type Tolerances } from '../../../shared/domain/collections/differences.ts';
import { manifestCode, parseStrokes } from '../../../shared/domain/collections/signature.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import {
  countUnsigned, newestClosed, newestManifest, parcelsCollected, reopeningsOf, scannedSincePrint, signaturesOf, takenBackSincePrint, unsignedCollections,
  type ClosedCollection, type CollectedParcel,
} from '../../store/collection-contents.ts';
import { returnsOf } from '../../store/collection-returns.ts';
import { collectionById, type StoredCollection } from '../../store/collections.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';

export const tolerancesOf = (reader: Reader): Tolerances => readSettings(reader).collectorTolerances;

/** Our side of a parcel. Its price is not known before there are rate cards (MC-1): nothing is said of it. */
export const oursOf = (parcel: Pick<CollectedParcel, 'weightG'>): { readonly weightG: number | null; readonly priceFen: number | null } => ({ weightG: parcel.weightG, priceFen: null });
export const theirsOf = (parcel: Pick<CollectedParcel, 'courierWeightG' | 'courierPriceFen'>): { readonly weightG: number | null; readonly priceFen: number | null } => ({
  weightG: parcel.courierWeightG, priceFen: parcel.courierPriceFen,
});

/** HO-1: what both sides say differently, beyond tolerance. What was settled stays in the list, settled. */
export const differencesIn = (parcels: readonly CollectedParcel[], tolerances: Tolerances): CollectionDifference[] =>
  parcels.flatMap((parcel) => {
    const [ours, theirs] = [oursOf(parcel), theirsOf(parcel)];
    const difference = differenceOf(ours, theirs, tolerances);
    const { parcelId, waybillNumber, receiverName, settled } = parcel;
    return difference === null ? [] : [{ parcelId, waybillNumber, receiverName, ours, theirs, ...difference, settled }];
  });

const sumsOf = (parcels: readonly CollectedParcel[]): CollectionContents['sums'] => {
  const sum = (read: (parcel: CollectedParcel) => number | null): readonly [number, number] => {
    const known = parcels.flatMap((parcel) => read(parcel) ?? []);
    return [known.reduce((total, one) => total + one, 0), known.length];
  };
  const [weightG, weightOf] = sum((parcel) => parcel.weightG);
  const [courierWeightG, courierWeightOf] = sum((parcel) => parcel.courierWeightG);
  const [courierPriceFen, courierPriceOf] = sum((parcel) => parcel.courierPriceFen);
  return { weightG, weightOf, courierWeightG, courierWeightOf, courierPriceFen, courierPriceOf };
};

/** What the print queue calls a collection's manifest. */
export const manifestSubject = (collection: Pick<StoredCollection, 'id' | 'courier_code'>): string => `${collection.courier_code} ${manifestCode(collection.id)}`;

/** The manifest printed last, and how many parcels are not on it. */
export const manifestPrinted = (reader: Reader, collection: StoredCollection): CollectionContents['manifest'] => {
  const printed = newestManifest(reader, manifestSubject(collection));
  return printed === undefined ? null : { sheets: printed.sheets, printedAt: printed.printedAt, scannedSince: scannedSincePrint(reader, collection.id, printed.jobId), backSince: takenBackSincePrint(reader, collection.id, printed.jobId) };
};

/** Everything that lies in a collection, open or closed. */
export const contentsOf = (reader: Reader, collection: StoredCollection): CollectionContents => {
  const parcels = parcelsCollected(reader, collection.id);
  return {
    id: collection.id, courierCode: collection.courier_code, collectorName: collection.collector_name, collectorPhone: collection.collector_phone,
    openedAt: collection.opened_at, openedBy: collection.opened_by_name, closedAt: collection.closed_at,
    scanned: parcels.map(({ signatureId, state, settled: _settled, ...parcel }) => ({ ...parcel, signed: signatureId !== null, left: state === 'handed_over' })),
    differences: differencesIn(parcels, tolerancesOf(reader)), sums: sumsOf(parcels), manifest: manifestPrinted(reader, collection),
    signatures: signaturesOf(reader, collection.id).map(({ id: _id, strokes, ...signature }) => ({ ...signature, strokes: parseStrokes(strokes).map((stroke) => [...stroke]) })),
    unsigned: countUnsigned(reader, collection.id), reopenings: reopeningsOf(reader, collection.id),
    returns: returnsOf(reader, collection.id),
  };
};

export const collectionContents = (services: Services, input: InputFor<'collections', 'contents'>): Result<OutputFor<'collections', 'contents'>> => {
  const reader = readerOf(services);
  const collection = collectionById(reader, input.collectionId);
  return collection === undefined ? refuse('collection.unknown') : ok({ ...contentsOf(reader, collection), tolerances: { ...tolerancesOf(reader) } });
};

const mostListed = 40;
const listedClosed = (row: ClosedCollection): OutputFor<'collections', 'closed'>['newest'][number] => ({ ...row, unsigned: row.unsigned === 1 });

export const closedCollections = (services: Services): Result<OutputFor<'collections', 'closed'>> => {
  const reader = readerOf(services);
  return ok({ unsigned: unsignedCollections(reader, 200).map(listedClosed), newest: newestClosed(reader, mostListed).map(listedClosed) });
};
