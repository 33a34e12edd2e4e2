import type { CalendarDay } from '../../../shared/contract/stubs.ts';
import type { DayState } from '../../../shared/domain/stubs/archive.ts';
import { addDays, monthOf, weekdayOf } from '../../../shared/domain/stubs/days.ts';

export type DayCell = { readonly day: number; readonly stubs: number; readonly state: DayState | null; readonly couriers: readonly CalendarDay[] };

/** What needs a person comes first: a day is shown by its most pressing courier. */
const pressing: readonly DayState[] = ['due', 'open', 'sealed', 'taken_over', 'disposed'];

export const cellOf = (day: number, days: readonly CalendarDay[]): DayCell => {
  const couriers = days.filter((one) => one.day === day && one.stubs > 0).toSorted((a, b) => b.stubs - a.stubs);
  return {
    day, couriers, stubs: couriers.reduce((sum, { stubs }) => sum + stubs, 0),
    state: pressing.find((state) => couriers.some((one) => one.state === state)) ?? null,
  };
};

/** The weeks of a month, Monday first; null where a week reaches into another month. */
export const weeksOf = (month: number, days: readonly CalendarDay[]): readonly (readonly (DayCell | null)[])[] => {
  const first = month * 100 + 1;
  const cells: (DayCell | null)[] = Array.from({ length: weekdayOf(first) }, () => null);
  for (let day = first; monthOf(day) === month; day = addDays(day, 1)) cells.push(cellOf(day, days));
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
};

/** 0 … 4: how full a day was, against the month's fullest. */
export const heatOf = (stubs: number, most: number): number => (stubs === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((stubs / most) * 4)));

export const monthPlus = (month: number, months: number): number => {
  const index = Math.trunc(month / 100) * 12 + (month % 100) - 1 + months;
  return Math.trunc(index / 12) * 100 + (index % 12) + 1;
};
