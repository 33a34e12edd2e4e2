import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { summaryOf, waveOf, type WaveClock } from '../../../shared/domain/packing/waves.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { startOfShopDay } from '../../../shared/domain/shop-day.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { insertWave, putIntoWave, waveById } from '../../store/waves.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { candidatesNow } from './candidates.ts';
import { contentsOf } from './wave-contents.ts';
import { headOf } from './wave-views.ts';

const aDayAndABit = 36 * 60 * 60 * 1000;

/** Midnight by the shop's calendar, also on the days when the clock is changed. */
const clockOf = (reader: Reader, now: number): WaveClock => {
  const timeZone = readSettings(reader).shop?.timeZone ?? 'UTC';
  return { now, endOfToday: startOfShopDay(startOfShopDay(now, timeZone) + aDayAndABit, timeZone) };
};

export const previewWave = (services: Services, wish: InputFor<'waves', 'preview'>): Result<OutputFor<'waves', 'preview'>> => {
  const reader = readerOf(services);
  const candidates = candidatesNow(reader);
  const clock = clockOf(reader, services.now());
  const byCourier = new Map<string, number>();
  for (const { courierCode } of candidates) byCourier.set(courierCode, (byCourier.get(courierCode) ?? 0) + 1);
  return ok({
    ...summaryOf(waveOf(candidates, wish, clock), clock),
    eligible: [...byCourier].map(([courierCode, parcels]) => ({ courierCode, parcels })).sort((a, b) => b.parcels - a.parcels || (a.courierCode < b.courierCode ? -1 : 1)),
  });
};

/** PK-1: makes a wave of what fits now. What is chosen is written in the same step, so that no parcel is ever in two open waves. */
export const makeWave = (services: Services, caller: Caller, input: InputFor<'waves', 'make'>): Result<OutputFor<'waves', 'make'>> =>
  act(services, caller.staffId, (step) => {
    const chosen = waveOf(candidatesNow(step.writer), input, clockOf(step.writer, step.at));
    if (chosen.length === 0) return refuse('wave.nothing_fits');
    const ownerId = input.mine ? caller.staffId : null;
    const waveId = insertWave(step.writer, { courierCode: input.courierCode ?? '', madeBy: caller.staffId, ownerId, slots: input.slots ? chosen.length : 0 }, step.at);
    for (const [index, { parcelId }] of chosen.entries()) {
      if (!putIntoWave(step.writer, waveId, parcelId, input.slots ? index + 1 : null)) throw new Error(`parcel ${String(parcelId)} is in an open wave`);
    }
    const wave = waveById(step.writer, waveId);
    if (wave === undefined) throw new Error('the wave was not written');
    step.trace({
      action: 'wave.made', subject: 'wave', subjectId: waveId,
      after: { parcels: chosen.length, courier: input.courierCode, urgency: input.urgency, size: input.size, slots: wave.slots, owner: ownerId },
    });
    step.emit('waves.changed', {});
    step.emit('packing.changed', { parcelIds: chosen.map(({ parcelId }) => parcelId) });
    return ok(headOf(step.writer, contentsOf(step.writer, wave)));
  });
