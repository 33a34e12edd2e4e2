import type { OutputFor } from '../../../shared/contract/index.ts';
import { lastShopDays } from '../../../shared/domain/last-days.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { handedOverByDay, paidByDay } from '../../store/orders/today-figures.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';

const daysShown = 14;

/** What the last two weeks brought, by the shop's calendar. */
export const todayFigures = (services: Services): Result<OutputFor<'orders', 'todayFigures'>> => {
  const reader = readerOf(services);
  const days = lastShopDays(services.now(), daysShown, readSettings(reader).shop?.timeZone ?? 'UTC');
  const paid = paidByDay(reader, days);
  const handedOver = handedOverByDay(reader, days[0]?.day ?? 0, days.at(-1)?.day ?? 0);
  return ok({ days: days.map(({ day, from }, index) => ({ at: from, paid: paid[index] ?? 0, handedOver: handedOver.get(day) ?? 0 })) });
};
