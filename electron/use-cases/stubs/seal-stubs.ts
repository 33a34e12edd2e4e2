import { randomBytes } from 'node:crypto';
import type { CollectionId } from '../../../shared/domain/ids.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import { addDays, dayNumber } from '../../../shared/domain/stubs/days.ts';
import { stubHashOf } from '../../../shared/domain/stubs/seal.ts';
import type { Reader, Writer } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { stubDay } from '../../store/stub-days.ts';
import { personalHashOfStub, sha256 } from '../../store/stub-hashes.ts';
import { indexStub } from '../../store/stub-search.ts';
import { countIntoDay, insertEntry, leavingIn, type LeavingParcel } from '../../store/stubs.ts';
import type { Act } from '../services.ts';

const saltBytes = 16;

/** A municipality is named once. */
const placeOf = ({ province, city, district }: LeavingParcel): string => `${province}${city === province ? '' : city}${district}`;

/** The shop's calendar says the day; a day that is sealed (the clock was set back) takes no more, and the next open one does. */
const dayFor = (reader: Reader, courierCode: string, handedOverAt: number, timeZone: string): number => {
  let day = dayNumber(shopDay(handedOverAt, timeZone));
  while ((stubDay(reader, day, courierCode)?.sealedAt ?? null) !== null) day = addDays(day, 1);
  return day;
};

const archiveParcel = (writer: Writer, parcel: LeavingParcel, day: number): void => {
  const stub = { ...parcel, day, place: placeOf(parcel), salt: randomBytes(saltBytes).toString('hex') };
  const personalHash = personalHashOfStub(stub);
  insertEntry(writer, { ...stub, personalHash, hash: stubHashOf(stub, personalHash, sha256) });
  indexStub(writer, stub);
};

/** Writes the entries of parcels that left; they come newest first, as the search index likes them. */
export const archiveParcels = (writer: Writer, parcels: readonly LeavingParcel[]): void => {
  const timeZone = readSettings(writer).shop?.timeZone ?? 'UTC';
  const counts = new Map<string, { day: number; courierCode: string; stubs: number }>();
  const days = new Map<string, number>();
  for (const parcel of parcels) {
    const { courierCode, handedOverAt } = parcel;
    const moment = `${courierCode} ${String(handedOverAt)}`;
    const day = days.get(moment) ?? dayFor(writer, courierCode, handedOverAt, timeZone);
    days.set(moment, day);
    archiveParcel(writer, parcel, day);
    const key = `${courierCode} ${String(day)}`;
    counts.set(key, { day, courierCode, stubs: (counts.get(key)?.stubs ?? 0) + 1 });
  }
  for (const { day, courierCode, stubs } of counts.values()) countIntoDay(writer, day, courierCode, stubs);
};

/** ST-1: every parcel of a collection that was just closed gets its stub, in the transaction that closes it. */
export const sealStubs = (step: Act, collectionId: CollectionId): void => {
  archiveParcels(step.writer, leavingIn(step.writer, collectionId));
  step.emit('stubs.changed', {});
};
