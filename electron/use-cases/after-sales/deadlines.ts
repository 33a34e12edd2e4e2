import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { caseKinds } from '../../../shared/domain/after-sales/case.ts';
import { deadlineStepsOf, nearMs } from '../../../shared/domain/after-sales/terms.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { casesDueUntil, updateCase, type ListedCase } from '../../store/after-sales/cases.ts';
import { deleteOwnTerm, writeOwnTerm } from '../../store/after-sales/terms.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';
import { addTask } from '../tasks/add-task.ts';
import { noteCase, termFor } from './move-case.ts';

/** So many at once; the rest a moment later. */
const portion = 100;

const raise = (step: Act, theCase: ListedCase): void => {
  addTask(step, {
    kind: 'other', code: 'case_due', params: { number: theCase.platform_order_number, caseKind: theCase.kind, step: theCase.deadline_step ?? '' }, orderId: theCase.order_id, caseId: theCase.id,
    dueAt: theCase.deadline_at ?? step.at,
  });
  if (theCase.deadline_at === null || theCase.deadline_at > step.at || theCase.over_noted === 1) return;
  updateCase(step.writer, theCase.id, { over_noted: 1 });
  noteCase(step, theCase, 'deadline_over', { text: theCase.deadline_step ?? '' });
};

/**
 * AS-3: none expires unnoticed. What is near becomes a task with its deadline; what is over is written into its case, once. A deadline is an instant that was
 * computed when it began: a clock that is turned back moves none. Answers how many cases it looked at.
 */
export const watchDeadlines = (services: Services): number => {
  const due = casesDueUntil(readerOf(services), services.now() + nearMs, 2_000).filter((theCase) => needsWord(services, theCase));
  for (let from = 0; from < due.length; from += portion) {
    act(services, null, (step) => {
      for (const theCase of due.slice(from, from + portion)) raise(step, theCase);
      return ok(null);
    });
  }
  return due.length;
};

/** Has a task already, and nothing new happened. */
const needsWord = (services: Services, theCase: ListedCase): boolean => {
  if (theCase.over_noted === 0 && theCase.deadline_at !== null && theCase.deadline_at <= services.now()) return true;
  // A task that is open, or was ended by a person for this very deadline, is word enough.
  return readerOf(services).first('SELECT 1 FROM tasks INDEXED BY tasks_by_case WHERE case_id = ? AND code = ? AND (ended_at IS NULL OR due_at = ?)', theCase.id, 'case_due', theCase.deadline_at) === undefined;
};

const watchEveryMs = 60_000;
/** The windows have drawn themselves by then. */
const firstWatchMs = 4_000;

/** Looks at the deadlines soon after the start and every minute. A look that fails is told and the next one comes all the same. */
export const startDeadlineWatch = (services: Services, onBug: (error: unknown) => void): { readonly stop: () => void } => {
  const look = (): void => {
    try {
      watchDeadlines(services);
    } catch (error) {
      onBug(error);
    }
  };
  const first = setTimeout(look, firstWatchMs);
  const every = setInterval(look, watchEveryMs);
  return {
    stop: () => {
      clearTimeout(first);
      clearInterval(every);
    },
  };
};

export const termsOf = (services: Services, { platform }: InputFor<'afterSales', 'terms'>): Result<OutputFor<'afterSales', 'terms'>> => {
  const reader = readerOf(services);
  return ok(caseKinds.flatMap((kind) => deadlineStepsOf(kind).map((step) => ({ kind, step, ...termFor(reader, platform, kind, step) }))));
};

/** The shop's own term; null = the shipped one again. Cases that are open keep their deadline. */
export const setTerm = (services: Services, caller: Caller, { platform, kind, step: what, term }: InputFor<'afterSales', 'setTerm'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    if (!deadlineStepsOf(kind).includes(what)) return refuse('after_sales.no_deadline');
    const before = termFor(step.writer, platform, kind, what);
    if (term === null) deleteOwnTerm(step.writer, platform, kind, what);
    else writeOwnTerm(step.writer, platform, { kind, step: what, ...term });
    step.trace({ action: 'after_sales.term', subject: 'shop', subjectId: null, before: { platform, kind, step: what, ...before }, after: { platform, kind, step: what, ...termFor(step.writer, platform, kind, what) } });
    step.emit('after_sales.changed', {});
    return ok(null);
  });

export const limitsOf = (services: Services): Result<OutputFor<'afterSales', 'limits'>> => ok(readSettings(readerOf(services)).compensationLimits);

export const setLimits = (services: Services, caller: Caller, input: InputFor<'afterSales', 'setLimits'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const before = readSettings(step.writer).compensationLimits;
    writeSetting(step.writer, 'compensationLimits', input);
    step.trace({ action: 'after_sales.limits', subject: 'shop', subjectId: null, before, after: input });
    step.emit('after_sales.changed', {});
    return ok(null);
  });
