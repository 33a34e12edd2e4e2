import { outcomeOf, nextCaseState, isCaseClosed } from '../../../shared/domain/after-sales/transitions.ts';
import type { CaseKind, CaseNote, CaseState, CaseStep } from '../../../shared/domain/after-sales/case.ts';
import { deadlineAfter, deadlineStepOf, standardTerm, type DeadlineStep } from '../../../shared/domain/after-sales/terms.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import type { FlagCause } from '../../../shared/domain/orders/flags.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { CalendarSpan } from '../../../shared/domain/shop-calendar.ts';
import { caseById, casesOfOrder, insertCaseEvent, lastCaseEvent, platformCaseOf, updateCase, type ListedCase } from '../../store/after-sales/cases.ts';
import { ownTerm } from '../../store/after-sales/terms.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { endCause, raiseCause } from '../orders/flag-causes.ts';
import type { Act } from '../services.ts';
import { endTaskFor } from '../tasks/add-task.ts';
import { giveUpDifference } from '../transfers/differences.ts';
import { interceptOver } from './intercept.ts';

export const timeZoneOf = (reader: Reader): string => readSettings(reader).shop?.timeZone ?? 'Asia/Shanghai';

/** AS-3: the shop's own term, else the shipped one, said to be such. */
export const termFor = (reader: Reader, platform: Platform, kind: CaseKind, step: DeadlineStep): CalendarSpan & { readonly standard: boolean } => {
  const own = ownTerm(reader, platform, kind, step);
  return own === undefined ? { ...standardTerm(platform, kind, step), standard: true } : { amount: own.amount, unit: own.unit, standard: false };
};

/** The deadline of a case that comes into a state now. */
export const deadlineIn = (step: Act, platform: Platform, kind: CaseKind, state: CaseState): { deadline_at: number | null; deadline_step: DeadlineStep | null; over_noted: 0 } => {
  const waits = deadlineStepOf(kind, state);
  return {
    deadline_step: waits, deadline_at: waits === null ? null : deadlineAfter(step.at, termFor(step.writer, platform, kind, waits), timeZoneOf(step.writer)), over_noted: 0,
  };
};

/** CS-1: purple while something comes back, blue while something goes out anew. */
export const flagCauseOf = (kind: CaseKind): FlagCause | null =>
  kind === 'return' || kind === 'refused_delivery' ? 'return' : kind === 'exchange' || kind === 'resend' ? 'exchange' : null;

/** The flags of the order as its open cases want them. */
export const settleFlags = (step: Act, theCase: Pick<ListedCase, 'order_id'>): void => {
  const wanted = new Set(casesOfOrder(step.writer, theCase.order_id).filter(({ closed_at: closed }) => closed === null).map(({ kind }) => flagCauseOf(kind)));
  for (const cause of ['return', 'exchange'] as const) {
    if (wanted.has(cause)) raiseCause(step, { id: theCase.order_id }, cause);
    else endCause(step, { id: theCase.order_id }, cause);
  }
};

export const sayCaseChanged = (step: Act, orderId: ListedCase['order_id']): void => {
  step.emit('after_sales.changed', {});
  step.emit('orders.changed', { orderIds: [orderId] });
};

type Words = { readonly text?: string; readonly amountFen?: number | null };

/** Writes down what happened to a case without moving it. */
export const noteCase = (step: Act, theCase: Pick<ListedCase, 'id' | 'order_id'>, kind: CaseNote, { text = '', amountFen = null }: Words = {}): void => {
  insertCaseEvent(step.writer, theCase.id, { at: step.at, staffId: step.staffId, kind, text, amountFen });
  sayCaseChanged(step, theCase.order_id);
};

/**
 * AS-1: the only way a case moves: by the table, with its event, the deadline of the state it comes into, its order's flag and its task. What the
 * step needs besides was looked at by the caller. Answers the case as it is then.
 */
export const moveCase = (step: Act, theCase: ListedCase, name: CaseStep, words: Words = {}): Result<ListedCase> => {
  const next = nextCaseState(theCase.kind, theCase.state, name);
  if (!next.ok) return next;
  const state = next.value;
  const closes = isCaseClosed(state);
  const reopens = !closes && theCase.closed_at !== null;
  updateCase(step.writer, theCase.id, {
    state, ...deadlineIn(step, theCase.platform, theCase.kind, state), outcome: outcomeOf(name, state), closed_at: closes ? step.at : null,
    // The platform has asked again meanwhile: that one is about its words.
    ...(reopens && theCase.source === 'platform' && platformCaseOf(step.writer, theCase.order_id) !== undefined ? { source: 'shop' as const } : {}),
  });
  insertCaseEvent(step.writer, theCase.id, { at: step.at, staffId: step.staffId, kind: name, text: words.text ?? '', amountFen: words.amountFen ?? null });
  step.trace({
    action: `after_sales.${name}`, subject: 'after_sales_case', subjectId: theCase.id, before: { state: theCase.state }, after: { state, ...(typeof words.amountFen === 'number' ? { amountFen: words.amountFen } : {}) },
  });
  endTaskFor(step, 'other', 'case_due', { caseId: theCase.id }, 'done');
  if (closes) giveUpDifference(step, theCase.id);
  if (theCase.kind === 'refund_only' && (name === 'withdraw' || name === 'refuse')) interceptOver(step, theCase.order_id);
  settleFlags(step, theCase);
  sayCaseChanged(step, theCase.order_id);
  return ok(requireListed(step, theCase.id));
};

export const requireListed = (step: Act, caseId: AfterSalesCaseId): ListedCase => {
  const found = caseById(step.writer, caseId);
  if (found === undefined) throw new Error(`no case ${String(caseId)}`);
  return found;
};

/** Two windows, one case: what was decided on an older view is not done. */
export const caseAsSeen = (step: Act, caseId: AfterSalesCaseId, seenEvent: number): Result<ListedCase> => {
  const found = caseById(step.writer, caseId);
  if (found === undefined) return refuse('after_sales.unknown');
  const last = lastCaseEvent(step.writer, caseId);
  return last === undefined || last.id === seenEvent ? ok(found) : refuse('after_sales.changed_meanwhile', { by: last.staff_name, changedAt: last.at });
};

/** A case that still goes on. */
export const openCaseAsSeen = (step: Act, caseId: AfterSalesCaseId, seenEvent: number): Result<ListedCase> => {
  const found = caseAsSeen(step, caseId, seenEvent);
  if (!found.ok) return found;
  return found.value.closed_at === null ? found : refuse('after_sales.closed');
};
