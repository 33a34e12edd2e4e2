import type { CourierListPreview } from '../../../shared/contract/collections.ts';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { readCourierList, type CourierList } from '../../../shared/domain/collections/courier-list.ts';
import { differenceOf } from '../../../shared/domain/collections/differences.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { parcelCollected, parcelsCollected, setCourierAmounts, setSettled, type CollectedParcel } from '../../store/collection-contents.ts';
import { collectionById, type StoredCollection } from '../../store/collections.ts';
import type { Reader } from '../../store/database.ts';
import { parcelScanned } from '../../store/parcels.ts';
import { writeSetting } from '../../store/settings.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { oursOf, theirsOf, tolerancesOf } from './contents.ts';

const requireCollection = (reader: Reader, id: StoredCollection['id']): Result<StoredCollection> => {
  const collection = collectionById(reader, id);
  return collection === undefined || collection.abandoned === 1 ? refuse('collection.unknown') : ok(collection);
};

/** HO-1: the collector's weight and price of one parcel, compared with ours. Couriers also send them after they have left. */
export const enterAmounts = (
  services: Services, caller: Caller, input: InputFor<'collections', 'enterAmounts'>,
): Result<OutputFor<'collections', 'enterAmounts'>> =>
  act(services, caller.staffId, (step) => {
    const collection = requireCollection(step.writer, input.collectionId);
    if (!collection.ok) return collection;
    const parcel = parcelCollected(step.writer, input.collectionId, input.parcelId);
    if (parcel === undefined) return refuse('collection.parcel_not_in_it', { number: '' });
    const { weightG, priceFen } = input;
    const differs = differenceOf(oursOf(parcel), { weightG, priceFen }, tolerancesOf(step.writer)) !== null;
    if (parcel.courierWeightG === weightG && parcel.courierPriceFen === priceFen) return ok({ differs });
    setCourierAmounts(step.writer, parcel.parcelId, weightG, priceFen);
    step.trace({
      action: 'parcel.courier_said', subject: 'parcel', subjectId: parcel.parcelId, before: { ...theirsOf(parcel), settled: parcel.settled },
      after: { collection: input.collectionId, weightG, priceFen },
    });
    step.emit('collections.changed', {});
    return ok({ differs });
  });

type Where = CourierListPreview['unknown'][number]['where'];

const whereIs = (reader: Reader, collection: StoredCollection, number: string): Where => {
  const parcel = parcelScanned(reader, [number], collection.courier_code);
  if (parcel === undefined) return 'nowhere';
  if (parcel.courier_code !== collection.courier_code) return 'other_courier';
  if (parcel.state === 'voided') return 'voided';
  return parcel.state === 'handed_over' ? 'other_collection' : 'not_scanned';
};

type Read = { readonly list: CourierList; readonly byNumber: ReadonlyMap<string, CollectedParcel> };

const readList = (reader: Reader, input: InputFor<'collections', 'readCourierList'>): Read => {
  const byNumber = new Map(parcelsCollected(reader, input.collectionId).map((parcel) => [parcel.waybillNumber.toUpperCase(), parcel]));
  return { list: readCourierList(input.text, (number) => byNumber.get(number), input.bare), byNumber };
};

const mostNamed = 1_000;

/** HO-1: what a list from the courier says of this collection, before anything is taken. */
export const previewCourierList = (services: Services, input: InputFor<'collections', 'readCourierList'>): Result<CourierListPreview> => {
  const reader = readerOf(services);
  const collection = requireCollection(reader, input.collectionId);
  if (!collection.ok) return collection;
  const tolerances = tolerancesOf(reader);
  const { list, byNumber } = readList(reader, input);
  const named = new Set([...list.entries, ...list.doubles].map(({ waybillNumber }) => waybillNumber));
  return ok({
    entries: list.entries.flatMap(({ line, waybillNumber, weightG, priceFen }) => {
      const parcel = byNumber.get(waybillNumber);
      if (parcel === undefined) return [];
      const [ours, said] = [oursOf(parcel), theirsOf(parcel)];
      const theirs = { weightG: weightG ?? said.weightG, priceFen: priceFen ?? said.priceFen };
      const overwrites = (said.weightG !== null && theirs.weightG !== said.weightG) || (said.priceFen !== null && theirs.priceFen !== said.priceFen);
      return [{ line, waybillNumber: parcel.waybillNumber, receiverName: parcel.receiverName, ours, theirs, differs: differenceOf(ours, theirs, tolerances) !== null, overwrites }];
    }),
    unknown: list.entries.filter(({ waybillNumber }) => !byNumber.has(waybillNumber)).slice(0, mostNamed)
      .map(({ line, waybillNumber }) => ({ line, waybillNumber, where: whereIs(reader, collection.value, waybillNumber) })),
    missing: [...byNumber].filter(([number]) => !named.has(number)).map(([, { waybillNumber, receiverName }]) => ({ waybillNumber, receiverName })),
    doubles: list.doubles.slice(0, mostNamed).map((double) => ({ ...double, lines: [...double.lines] })),
    problems: list.problems.slice(0, mostNamed).map((problem) => ({ ...problem })), bare: list.bare, linesLeftOut: list.linesLeftOut,
  });
};

/** Takes the sound lines over, as one step; a figure that the list leaves out stays as it was. */
export const takeCourierList = (
  services: Services, caller: Caller, input: InputFor<'collections', 'takeCourierList'>,
): Result<OutputFor<'collections', 'takeCourierList'>> =>
  act(services, caller.staffId, (step) => {
    const collection = requireCollection(step.writer, input.collectionId);
    if (!collection.ok) return collection;
    const { list, byNumber } = readList(step.writer, input);
    if (list.bare !== null && !list.bare.sure) return refuse('collection.list_unsure');
    const tolerances = tolerancesOf(step.writer);
    const changed: string[] = [];
    let [taken, differences] = [0, 0];
    for (const { waybillNumber, weightG, priceFen } of list.entries) {
      const parcel = byNumber.get(waybillNumber);
      if (parcel === undefined) continue;
      const said = theirsOf(parcel);
      const theirs = { weightG: weightG ?? said.weightG, priceFen: priceFen ?? said.priceFen };
      setCourierAmounts(step.writer, parcel.parcelId, theirs.weightG, theirs.priceFen);
      taken += 1;
      if (differenceOf(oursOf(parcel), theirs, tolerances) !== null) differences += 1;
      if (theirs.weightG !== said.weightG || theirs.priceFen !== said.priceFen) changed.push(`${waybillNumber} ${theirs.weightG ?? ''}g ${theirs.priceFen ?? ''}`);
    }
    if (taken === 0) return refuse('collection.list_empty');
    step.trace({ action: 'collection.courier_list', subject: 'collection', subjectId: input.collectionId, after: { taken, differences, changed } });
    step.emit('collections.changed', {});
    return ok({ taken, differences });
  });

/** HO-1: what was agreed with the collector about differences; what is left open stays visible for the month's bill. */
export const settleDifferences = (services: Services, caller: Caller, input: InputFor<'collections', 'settle'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const collection = requireCollection(step.writer, input.collectionId);
    if (!collection.ok) return collection;
    const tolerances = tolerancesOf(step.writer);
    for (const parcelId of input.parcelIds) {
      const parcel = parcelCollected(step.writer, input.collectionId, parcelId);
      if (parcel === undefined) return refuse('collection.parcel_not_in_it', { number: '' });
      if (differenceOf(oursOf(parcel), theirsOf(parcel), tolerances) === null) return refuse('collection.no_difference', { number: parcel.waybillNumber });
      if (parcel.settled === input.settled) continue;
      setSettled(step.writer, parcelId, input.settled);
      step.trace({
        action: 'parcel.difference_settled', subject: 'parcel', subjectId: parcelId, before: { settled: parcel.settled },
        after: { collection: input.collectionId, settled: input.settled, ours: oursOf(parcel), theirs: theirsOf(parcel) },
      });
    }
    step.emit('collections.changed', {});
    return ok(null);
  });

export const setTolerances = (services: Services, caller: Caller, input: InputFor<'collections', 'setTolerances'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const before = tolerancesOf(step.writer);
    writeSetting(step.writer, 'collectorTolerances', input);
    step.trace({ action: 'collection.tolerances', subject: 'shop', subjectId: null, before, after: input });
    step.emit('collections.changed', {});
    return ok(null);
  });
