import { atInTimeZone, dayInTimeZone } from '../../i18n/time-zone.ts';

export const untilChoices = ['none', 'evening', 'morning', 'three', 'week'] as const;
export type UntilChoice = (typeof untilChoices)[number];

const places: Readonly<Record<Exclude<UntilChoice, 'none'>, { readonly days: number; readonly clock: string }>> = {
  evening: { days: 0, clock: '18:00' },
  morning: { days: 1, clock: '10:00' },
  three: { days: 3, clock: '10:00' },
  week: { days: 7, clock: '10:00' },
};

/** When a hold is to be looked at again, by the shop's clock; UTC ms. `null` = no time. */
export const untilAt = (choice: UntilChoice, now: number, timeZone: string): number | null => {
  if (choice === 'none') return null;
  const { days, clock } = places[choice];
  return atInTimeZone(`${dayInTimeZone(now, timeZone, days)}T${clock}`, timeZone);
};
