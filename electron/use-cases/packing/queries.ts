import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { startOfShopDay } from '../../../shared/domain/shop-day.ts';
import { packedSince, stopsSince, waitingCount, waitingParcels } from '../../store/packing.ts';
import { checksOfParcel, tickKey } from '../../store/packing-checks.ts';
import { parcelById } from '../../store/parcels.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';
import { packingParcelOf } from './packing-parcel.ts';

export const packingParcel = (services: Services, input: InputFor<'packing', 'parcel'>): Result<OutputFor<'packing', 'parcel'>> => {
  const reader = readerOf(services);
  const stored = parcelById(reader, input.parcelId);
  return stored === undefined ? refuse('parcel.unknown') : ok(packingParcelOf(reader, stored));
};

/** PK-3, PK-4: what was checked while it was packed; ticks are kept under their category, whose number says nothing to people. */
export const parcelChecks = (services: Services, input: InputFor<'packing', 'checks'>): Result<OutputFor<'packing', 'checks'>> =>
  ok(checksOfParcel(readerOf(services), input.parcelId).map(({ key, goods, piece, value, within, withdrawn, staffName, at }) => ({
    kind: key === tickKey ? 'steps' : 'check', goods, piece, value: key === tickKey ? value.slice(value.indexOf('\n') + 1) : value,
    within: within === 1, withdrawn: withdrawn === 1, by: staffName, at,
  })));

/** What the table did today, by the shop's own calendar. */
export const packingToday = (services: Services): Result<OutputFor<'packing', 'today'>> => {
  const reader = readerOf(services);
  const since = startOfShopDay(services.now(), readSettings(reader).shop?.timeZone ?? 'UTC');
  return ok({ packed: packedSince(reader, since), stopped: stopsSince(reader, since), waiting: waitingCount(reader) });
};

export const waitingToBePacked = (services: Services): Result<OutputFor<'packing', 'waiting'>> => ok(waitingParcels(readerOf(services)));
