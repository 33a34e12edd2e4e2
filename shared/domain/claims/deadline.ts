import { shopDay, shopHourMinute, startOfShopDay } from '../shop-day.ts';
import type { ClaimState } from './claim.ts';
import { isClosed } from './transitions.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Calendar days from one shop day to another, whatever the clocks did in between. */
const dayNumber = (at: number, timeZone: string): number => Math.round(Date.parse(`${shopDay(at, timeZone)}T00:00:00Z`) / dayMs);

/** About noon of a calendar day in the shop: far enough from every change of the clock to name its day. */
const noonOf = (day: number, timeZone: string): number => {
  const wanted = day * dayMs + dayMs / 2;
  const shown = (at: number): number => {
    const clock = shopHourMinute(at, timeZone);
    return Date.parse(`${shopDay(at, timeZone)}T${clock.slice(0, 2)}:${clock.slice(2)}:00Z`);
  };
  return wanted - (shown(wanted) - wanted);
};

/** The last millisecond of the shop's day that lies `days` calendar days after the day of `at`. */
export const endOfShopDayAfter = (at: number, days: number, timeZone: string): number =>
  startOfShopDay(noonOf(dayNumber(at, timeZone) + days + 1, timeZone), timeZone) - 1;

export type Due = 'none' | 'later' | 'near' | 'today' | 'over';

/** From so many days before a deadline on it is a reminder. */
export const nearDays = 3;

/** Where a date stands, in the shop's days: `days` left, negative = so many days over. */
export const dueOf = (at: number | null, now: number, timeZone: string): { readonly due: Due; readonly days: number } => {
  if (at === null) return { due: 'none', days: 0 };
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  return { due: days < 0 ? 'over' : days === 0 ? 'today' : days <= nearDays ? 'near' : 'later', days };
};

export type ClaimDates = { readonly state: ClaimState; readonly deadlineAt: number | null; readonly followUpAt: number | null };

/** The date that a claim waits for: until it is sent the courier's deadline or an earlier follow-up, afterwards the follow-up. Closed claims wait for nothing. */
export const nextDateOf = ({ state, deadlineAt, followUpAt }: ClaimDates): { readonly kind: 'deadline' | 'follow_up'; readonly at: number } | null => {
  if (isClosed(state)) return null;
  const deadline = state === 'opened' && deadlineAt !== null ? { kind: 'deadline' as const, at: deadlineAt } : null;
  const followUp = followUpAt === null ? null : { kind: 'follow_up' as const, at: followUpAt };
  if (deadline === null || followUp === null) return deadline ?? followUp;
  return followUp.at < deadline.at ? followUp : deadline;
};

/** Does it ask for somebody today? A deadline does so days before, a follow-up on its day. */
export const wantsAttention = (claim: ClaimDates, now: number, timeZone: string): boolean => {
  if (isClosed(claim.state)) return false;
  const deadline = claim.state === 'opened' ? dueOf(claim.deadlineAt, now, timeZone).due : 'none';
  const followUp = dueOf(claim.followUpAt, now, timeZone).due;
  return deadline === 'near' || deadline === 'today' || deadline === 'over' || followUp === 'today' || followUp === 'over';
};
