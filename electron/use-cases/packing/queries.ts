import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { startOfShopDay } from '../../../shared/domain/shop-day.ts';
import { packedSince, stopsSince, waitingCount, waitingParcels } from '../../store/packing.ts';
import { parcelById } from '../../store/parcels.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';
import { packingParcelOf } from './packing-parcel.ts';

export const packingParcel = (services: Services, input: InputFor<'packing', 'parcel'>): Result<OutputFor<'packing', 'parcel'>> => {
  const reader = readerOf(services);
  const stored = parcelById(reader, input.parcelId);
  return stored === undefined ? refuse('parcel.unknown') : ok(packingParcelOf(reader, stored));
};

/** What the table did today, by the shop's own calendar. */
export const packingToday = (services: Services): Result<OutputFor<'packing', 'today'>> => {
  const reader = readerOf(services);
  const since = startOfShopDay(services.now(), readSettings(reader).shop?.timeZone ?? 'UTC');
  return ok({ packed: packedSince(reader, since), stopped: stopsSince(reader, since), waiting: waitingCount(reader) });
};

export const waitingToBePacked = (services: Services): Result<OutputFor<'packing', 'waiting'>> => ok(waitingParcels(readerOf(services)));
