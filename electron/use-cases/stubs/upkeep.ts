import { setImmediate as breathe } from 'node:timers/promises';
import { ok } from '../../../shared/domain/result.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import { dayNumber } from '../../../shared/domain/stubs/days.ts';
import { dayHashOf } from '../../../shared/domain/stubs/seal.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { daysToErase, erasePersonal, markErased, membersOfDay, stubsToErase, unsealedDays, writeSeal, type DayName } from '../../store/stub-days.ts';
import { sha256 } from '../../store/stub-hashes.ts';
import { forgetStub, indexStub } from '../../store/stub-search.ts';
import { backlogBlock, leavingInBacklog, takeFromBacklog } from '../../store/stubs.ts';
import { act, readerOf, type Services } from '../services.ts';
import { archiveParcels } from './seal-stubs.ts';

/** Parcels in one transaction: short enough that nobody at a table feels it. */
const sliceOfParcels = 25;

/** The shop's day as the archive counts days; null before there is a shop. */
export const today = (reader: Reader, now: number): number | null => {
  const { shop } = readSettings(reader);
  return shop === null ? null : dayNumber(shopDay(now, shop.timeZone));
};

export type Going = () => boolean;

/** ST-1: stubs of before there were entries, a slice at a time. */
export const fillBacklog = async (services: Services, going: Going): Promise<number> => {
  let filled = 0;
  while (going()) {
    const block = backlogBlock(readerOf(services), sliceOfParcels);
    if (block.length === 0) return filled;
    act(services, null, (step) => {
      archiveParcels(step.writer, leavingInBacklog(step.writer, block));
      takeFromBacklog(step.writer, block);
      return ok(null);
    });
    filled += block.length;
    await breathe();
  }
  return filled;
};

/** ST-2: the day's stubs in order, and how many; the trace keeps the same hash, and the trace is a chain. */
const sealDay = (services: Services, name: DayName): void => {
  act(services, null, (step) => {
    const members = membersOfDay(step.writer, name);
    const hash = dayHashOf(name.day, name.courierCode, members, sha256);
    writeSeal(step.writer, name, { members, hash, at: step.at });
    step.trace({ action: 'stubs.day_sealed', subject: 'stub_day', subjectId: name.day, after: { courier: name.courierCode, stubs: members.length, hash } });
    step.emit('stubs.changed', {});
    return ok(null);
  });
};

/** Seals every day that is over, the oldest first; not while stubs of before are still being filled in. */
export const sealDays = async (services: Services, going: Going): Promise<number> => {
  const reader = readerOf(services);
  const day = today(reader, services.now());
  if (day === null || backlogBlock(reader, 1).length > 0) return 0;
  let sealed = 0;
  for (const name of unsealedDays(reader, day)) {
    if (!going()) break;
    sealDay(services, name);
    sealed += 1;
    await breathe();
  }
  return sealed;
};

/** One slice of a day; true when nothing was left of it. */
const eraseSlice = (services: Services, name: DayName): boolean => {
  const erased = act(services, null, (step) => {
    const stubs = stubsToErase(step.writer, name, sliceOfParcels);
    for (const { parcelId, waybillNumber } of stubs) {
      erasePersonal(step.writer, parcelId);
      forgetStub(step.writer, parcelId);
      // By number, day and courier it is still found.
      indexStub(step.writer, { ...name, parcelId, waybillNumber, receiverName: '', receiverPhone: '', place: '' });
    }
    if (stubs.length > 0) return ok(false);
    markErased(step.writer, name, step.at);
    step.emit('stubs.changed', {});
    return ok(true);
  });
  return erased.ok && erased.value;
};

/** Erases what the manager has disposed of; one that was cut off goes on at the next start. */
export const eraseDisposed = async (services: Services, going: Going): Promise<number> => {
  let erased = 0;
  for (const name of daysToErase(readerOf(services))) {
    while (going()) {
      const whole = eraseSlice(services, name);
      await breathe();
      if (!whole) continue;
      erased += 1;
      break;
    }
  }
  return erased;
};
