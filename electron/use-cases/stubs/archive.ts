import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { StubDetail, StubPile } from '../../../shared/contract/stubs.ts';
import { codeAsScanned, waybillSpellings } from '../../../shared/domain/packing/scanned-code.ts';
import { parseSheet } from '../../../shared/domain/printing/display-list.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { dayStateOf, lastDisposableDay, lastDueDay, type DayState } from '../../../shared/domain/stubs/archive.ts';
import { daysOfMonth } from '../../../shared/domain/stubs/days.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { handOverOfStub, ordersOfStub, signatureOf } from '../../store/stub-detail.ts';
import { daysToDispose, daysToErase, daysToTakeOver, stubDay, stubDays, type StubDay } from '../../store/stub-days.ts';
import { isSound } from '../../store/stub-hashes.ts';
import { findStubs, mostStubsFound } from '../../store/stub-search.ts';
import { stubById, stubsByIds, stubsOfDay, stubWithNumber } from '../../store/stubs.ts';
import { readerOf, type Services } from '../services.ts';
import type { StubDesk } from './stub-desk.ts';
import { today } from './upkeep.ts';

const shopToday = (services: Services, reader: Reader): number => {
  const day = today(reader, services.now());
  if (day === null) throw new Error('no shop yet');
  return day;
};

const stateOf = (day: StubDay, now: number): DayState =>
  dayStateOf({ day: day.day, sealed: day.sealedAt !== null, takenOver: day.takenOverAt !== null, disposed: day.disposedAt !== null }, now);

/** ST-1: by day and courier. Days whose last stub was taken back do not show. */
export const stubCalendar = (services: Services, input: InputFor<'stubs', 'calendar'>): Result<OutputFor<'stubs', 'calendar'>> => {
  const reader = readerOf(services);
  const now = shopToday(services, reader);
  const [first, last] = daysOfMonth(input.month);
  return ok({
    today: now,
    days: stubDays(reader, first, last).map((day) => ({ day: day.day, courierCode: day.courierCode, stubs: day.stubs, state: stateOf(day, now) })),
  });
};

const pileOf = (days: readonly StubDay[]): StubPile | null => {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    days: new Set(days.map(({ day }) => day)).size, stubs: days.reduce((sum, { stubs }) => sum + stubs, 0), fromDay: first.day, upToDay: last.day,
  };
};

/** ST-2: what waits for the manager, and how far a verification is. */
export const stubOverview = (services: Services, desk: StubDesk): Result<OutputFor<'stubs', 'overview'>> => {
  const reader = readerOf(services);
  const now = shopToday(services, reader);
  const months = readSettings(reader).stubRetentionMonths;
  return ok({
    due: pileOf(daysToTakeOver(reader, lastDueDay(now))), disposable: pileOf(daysToDispose(reader, lastDisposableDay(now, months))), months,
    erasing: daysToErase(reader).length > 0, verification: { ...desk.verification(), problems: [...desk.verification().problems] },
  });
};

export const stubsOnDay = (services: Services, input: InputFor<'stubs', 'day'>): Result<OutputFor<'stubs', 'day'>> => {
  const reader = readerOf(services);
  const total = stubDays(reader, input.day, input.day)
    .filter(({ courierCode }) => input.courierCode === null || courierCode === input.courierCode)
    .reduce((sum, { stubs }) => sum + stubs, 0);
  return ok({ total, rows: stubsOfDay(reader, input.day, input.courierCode, input.offset, input.limit) });
};

export const searchStubs = (services: Services, input: InputFor<'stubs', 'search'>): Result<OutputFor<'stubs', 'search'>> => {
  const reader = readerOf(services);
  const found = findStubs(reader, input.text, shopToday(services, reader));
  const page = found.slice(0, mostStubsFound).slice(input.offset, input.offset + input.limit);
  return ok({ total: Math.min(found.length, mostStubsFound), more: found.length > mostStubsFound, rows: page.length === 0 ? [] : stubsByIds(reader, page) });
};

export const findStub = (services: Services, input: InputFor<'stubs', 'find'>): Result<OutputFor<'stubs', 'find'>> =>
  ok(stubWithNumber(readerOf(services), waybillSpellings(codeAsScanned(input.code))) ?? null);

/** ST-1: the stub as it was when the parcel left. A picture that cannot be read any more is not shown, and the stub is not intact. */
export const stubDetailOf = (services: Services, input: InputFor<'stubs', 'detail'>): Result<StubDetail> => {
  const reader = readerOf(services);
  const stub = stubById(reader, input.parcelId);
  if (stub === undefined) return refuse('stubs.unknown');
  const day = stubDay(reader, stub.day, stub.courierCode);
  const picture = stub.picture === null ? null : parseSheet(stub.picture);
  const { parcelId, waybillNumber, courierCode, receiverName, receiverPhone, place, weightG, courierWeightG, priceFen, packerName } = stub;
  return ok({
    parcelId, waybillNumber, courierCode, receiverName, receiverPhone, place, day: stub.day, handedOverAt: stub.handedOverAt, weightG, courierWeightG, priceFen,
    packerName, printedAt: stub.printedAt, packedAt: stub.packedAt, scannedAt: stub.scannedAt, collectionId: stub.collectionId,
    ...handOverOfStub(reader, stub.collectionId),
    picture: picture?.ok === true ? picture.value : null,
    signature: signatureOf(reader, parcelId),
    orders: ordersOfStub(reader, parcelId),
    dayState: day === undefined ? 'open' : stateOf(day, shopToday(services, reader)),
    sealedAt: day?.sealedAt ?? null, takenOverAt: day?.takenOverAt ?? null, takenOverBy: day?.takenOverBy ?? null,
    intact: isSound(stub, (day?.disposedAt ?? null) !== null),
  });
};
