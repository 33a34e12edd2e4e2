import type { CollectionVerdict } from '../../../shared/contract/collections.ts';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { CollectionId } from '../../../shared/domain/ids.ts';
import { judgeScanOut } from '../../../shared/domain/collections/scan-out.ts';
import { codeAsScanned, waybillSpellings } from '../../../shared/domain/packing/scanned-code.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import {
  collectionById, countScannedOut, handOverOf, insertCollection, insertScannedOut, insertStub, isScannedOut, markCollectionClosed,
  openCollectionOf, takeFromCollection, type StoredCollection,
} from '../../store/collections.ts';
import { linesInParcel, ordersWithHolds } from '../../store/packing.ts';
import { parcelById, parcelScanned, type StoredParcel } from '../../store/parcels.ts';
import { waybillPictureOf } from '../../store/print-jobs.ts';
import { readSettings } from '../../store/settings.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { timeIn } from './collection-time.ts';

/** HO-1: one collection per courier at a time. */
export const openCollection = (services: Services, caller: Caller, input: InputFor<'collections', 'open'>): Result<OutputFor<'collections', 'open'>> =>
  act(services, caller.staffId, (step) => {
    const known = openCollectionOf(step.writer, input.courierCode);
    if (known !== undefined) return refuse('collection.already_open', { courier: input.courierCode, by: known.opened_by_name, at: known.opened_at });
    const collectionId = insertCollection(
      step.writer, input.courierCode, { name: input.collectorName, phone: input.collectorPhone ?? '' }, caller.staffId, step.at,
    );
    step.trace({
      action: 'collection.opened', subject: 'collection', subjectId: collectionId, after: { courier: input.courierCode, collector: input.collectorName },
    });
    step.emit('collections.changed', {});
    return ok({ collectionId });
  });

/** The collection, while it is open. */
export const requireOpen = (step: Act, id: CollectionId): Result<StoredCollection> => {
  const collection = collectionById(step.writer, id);
  if (collection === undefined) return refuse('collection.unknown');
  return collection.closed_at === null ? ok(collection) : refuse('collection.closed', { at: collection.closed_at });
};

/** The verdict, with what the scanned parcel is. */
const judge = (step: Act, collection: StoredCollection, parcel: StoredParcel): ReturnType<typeof judgeScanOut> => {
  const orders = ordersWithHolds(step.writer, parcel.id);
  const { code, params } = judgeScanOut(
    {
      state: parcel.state, voidReason: parcel.void_reason, courierCode: parcel.courier_code, weightG: parcel.weight_g,
      orders, scannedHere: isScannedOut(step.writer, collection.id, parcel.id),
      pieces: linesInParcel(step.writer, parcel.id).reduce((sum, line) => sum + line.wanted, 0),
    },
    collection.courier_code, readSettings(step.writer).weighParcels,
  );
  const known = {
    waybillNumber: parcel.waybill_number, courierCode: parcel.courier_code, receiverName: orders[0]?.receiverName ?? '',
    ...(parcel.weight_g === null ? {} : { weightG: parcel.weight_g }),
  };
  return { code, params: { ...known, ...params } };
};

const scanParcelOut = (step: Act, caller: Caller, collection: StoredCollection, parcel: StoredParcel): void => {
  const at = timeIn(step, collection);
  insertScannedOut(step.writer, collection.id, parcel.id, caller.staffId, at);
  const picture = waybillPictureOf(step.writer, parcel.id);
  if (picture !== undefined) insertStub(step.writer, collection.id, parcel.id, picture, at);
  step.trace({
    action: 'parcel.scanned_out', subject: 'parcel', subjectId: parcel.id, after: { collection: collection.id, number: parcel.waybill_number },
  });
  step.emit('collections.changed', {});
};

/** HO-1, HO-5: scans a parcel out to the collector, or says what keeps it here. */
export const scanOut = (services: Services, caller: Caller, input: InputFor<'collections', 'scan'>): Result<OutputFor<'collections', 'scan'>> =>
  act<CollectionVerdict>(services, caller.staffId, (step) => {
    const open = requireOpen(step, input.collectionId);
    if (!open.ok) return open;
    const collection = open.value;
    const code = codeAsScanned(input.code);
    const parcel = parcelScanned(step.writer, waybillSpellings(code), collection.courier_code);
    if (parcel === undefined) return ok({ tone: 'bad', code: 'unknown_waybill', params: { code }, parcelId: null });
    const verdict = judge(step, collection, parcel);
    if (verdict.code === 'already_handed_over') {
      return ok({ tone: 'bad', ...verdict, params: { ...verdict.params, ...handOverOf(step.writer, parcel.id) }, parcelId: null });
    }
    if (verdict.code !== 'scanned_out') return ok({ tone: 'bad', ...verdict, parcelId: verdict.code === 'already_scanned' ? parcel.id : null });
    scanParcelOut(step, caller, collection, parcel);
    return ok({ tone: 'good', ...verdict, params: { ...verdict.params, n: countScannedOut(step.writer, collection.id) }, parcelId: parcel.id });
  });

/** A parcel that was scanned out stays after all. */
export const takeOut = (services: Services, caller: Caller, input: InputFor<'collections', 'takeOut'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const open = requireOpen(step, input.collectionId);
    if (!open.ok) return open;
    const parcel = parcelById(step.writer, input.parcelId);
    if (parcel === undefined) return refuse('parcel.unknown');
    if (!isScannedOut(step.writer, input.collectionId, parcel.id)) return refuse('collection.parcel_not_in_it', { number: parcel.waybill_number });
    // It left before the collection was reopened.
    if (parcel.state === 'handed_over') return refuse('parcel.already_handed_over', { number: parcel.waybill_number });
    takeFromCollection(step.writer, parcel.id);
    step.trace({
      action: 'parcel.taken_out', subject: 'parcel', subjectId: parcel.id, before: { collection: input.collectionId, number: parcel.waybill_number },
    });
    step.emit('collections.changed', {});
    return ok(null);
  });

/** Gives up a collection in which nothing is scanned. */
export const abandonCollection = (services: Services, caller: Caller, input: InputFor<'collections', 'abandon'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const open = requireOpen(step, input.collectionId);
    if (!open.ok) return open;
    const parcels = countScannedOut(step.writer, input.collectionId);
    if (parcels > 0) return refuse('collection.not_empty', { n: parcels });
    markCollectionClosed(step.writer, input.collectionId, { at: step.at, staffId: caller.staffId, managerReason: '', abandoned: true, unsigned: false });
    step.trace({ action: 'collection.abandoned', subject: 'collection', subjectId: input.collectionId });
    step.emit('collections.changed', {});
    return ok(null);
  });
