import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { lastDisposableDay, lastDueDay } from '../../../shared/domain/stubs/archive.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { daysToDispose, daysToTakeOver, markDisposed, markTakenOver, type StubDay } from '../../store/stub-days.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import type { StubDesk } from './stub-desk.ts';
import { today } from './upkeep.ts';

const stubsIn = (days: readonly StubDay[]): number => days.reduce((sum, { stubs }) => sum + stubs, 0);

/** As people count them: couriers of one day are one day. */
const calendarDaysIn = (days: readonly StubDay[]): number => new Set(days.map(({ day }) => day)).size;

/** What the trace says of many days at once: enough to find each again. */
const listed = (days: readonly StubDay[]): readonly (readonly [number, string, number, string])[] =>
  days.map(({ day, courierCode, stubs, hash }) => [day, courierCode, stubs, hash] as const);

/**
 * ST-2: the manager takes the days over that are due, with one confirmation, after each was gone through. What was found not intact is
 * named first (`stubs.not_intact`) and taken over only by a manager who says so.
 */
export const takeOver = async (
  services: Services, desk: StubDesk, caller: Caller, input: InputFor<'stubs', 'takeOver'>,
): Promise<Result<OutputFor<'stubs', 'takeOver'>>> => {
  const day = today(readerOf(services), services.now());
  if (day === null || input.upToDay > lastDueDay(day)) return refuse('stubs.not_due');
  const [oldest] = daysToTakeOver(readerOf(services), input.upToDay);
  if (oldest === undefined) return refuse('stubs.nothing_due');
  const started = desk.verify(caller, { first: oldest.day, last: input.upToDay, courierCode: null });
  if (!started.ok) return started;
  const { state, problemCount, problems } = await desk.whenVerified();
  if (state !== 'done') return refuse('stubs.verification_stopped');
  if (problemCount > 0 && !input.evenDamaged) return refuse('stubs.not_intact', { n: problemCount, number: problems[0]?.waybillNumber ?? '' });
  return act(services, caller.staffId, (step) => {
    // Someone else may have confirmed while the stubs were gone through.
    const days = daysToTakeOver(step.writer, input.upToDay);
    if (days.length === 0) return refuse('stubs.nothing_due');
    for (const one of days) markTakenOver(step.writer, one, caller.staffId, step.at);
    step.trace({ action: 'stubs.taken_over', subject: 'stub_day', subjectId: input.upToDay, after: { stubs: stubsIn(days), notIntact: problemCount, days: listed(days) } });
    step.emit('stubs.changed', {});
    return ok({ days: calendarDaysIn(days), stubs: stubsIn(days) });
  });
};

/** ST-2: only what the manager took over and the retention rule lets go, and only on the manager's word; it is erased from then on. */
export const dispose = (services: Services, desk: StubDesk, caller: Caller, input: InputFor<'stubs', 'dispose'>): Result<OutputFor<'stubs', 'dispose'>> => {
  const disposed = act(services, caller.staffId, (step) => {
    const day = today(step.writer, step.at);
    const months = readSettings(step.writer).stubRetentionMonths;
    if (day === null || input.upToDay > lastDisposableDay(day, months)) return refuse('stubs.still_kept', { n: months });
    const days = daysToDispose(step.writer, input.upToDay);
    if (days.length === 0) return refuse('stubs.nothing_to_dispose');
    for (const one of days) markDisposed(step.writer, one, caller.staffId, step.at);
    step.trace({ action: 'stubs.disposed', subject: 'stub_day', subjectId: input.upToDay, after: { stubs: stubsIn(days), months, days: listed(days) } });
    step.emit('stubs.changed', {});
    return ok({ days: calendarDaysIn(days), stubs: stubsIn(days) });
  });
  if (disposed.ok) void desk.tend();
  return disposed;
};

export const setRetention = (services: Services, caller: Caller, input: InputFor<'stubs', 'setRetention'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const before = readSettings(step.writer).stubRetentionMonths;
    writeSetting(step.writer, 'stubRetentionMonths', input.months);
    step.trace({ action: 'stubs.retention_changed', subject: 'shop', subjectId: null, before: { months: before }, after: { months: input.months } });
    step.emit('stubs.changed', {});
    return ok(null);
  });
