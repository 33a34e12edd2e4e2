import { addDays, monthsBefore } from './days.ts';

/** ST-2: so many days after its day a stub is put to the manager. */
export const daysUntilDue = 15;
export const retentionMonths = { least: 6, most: 240, usual: 24 } as const;

/** The newest day that is due for the manager today. */
export const lastDueDay = (today: number): number => addDays(today, -daysUntilDue);

/** The newest day whose personal parts need not be kept any longer. */
export const lastDisposableDay = (today: number, months: number): number => addDays(monthsBefore(today, months), -1);

/** `open`: it goes on, or is not sealed yet. `due`: the manager is asked to take it over. */
export const dayStates = ['open', 'sealed', 'due', 'taken_over', 'disposed'] as const;
export type DayState = (typeof dayStates)[number];

export type DayMarks = { readonly day: number; readonly sealed: boolean; readonly takenOver: boolean; readonly disposed: boolean };

export const dayStateOf = ({ day, sealed, takenOver, disposed }: DayMarks, today: number): DayState => {
  if (disposed) return 'disposed';
  if (takenOver) return 'taken_over';
  if (!sealed) return 'open';
  return day <= lastDueDay(today) ? 'due' : 'sealed';
};
