import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { soundLevels } from '../../../shared/domain/customers/levels.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { insertMerge, mergeById, pairById, pairsBetween, undoMerge, writePair, writeWarned } from '../../store/customers/customer-merges.ts';
import { insertCustomerNote, insertWarning, warningById, writeLifted } from '../../store/customers/customer-profile.ts';
import { customerById, headOfCustomer, membersOf } from '../../store/customers/customers.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';

const requireHead = (step: Act, id: CustomerId): Result<CustomerId> => {
  const customer = customerById(step.writer, id);
  return customer === undefined ? refuse('customer.unknown') : ok(customer.head_id);
};

export const noteCustomer = (services: Services, caller: Caller, input: InputFor<'customers', 'addNote'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const head = requireHead(step, input.customerId);
    if (!head.ok) return head;
    insertCustomerNote(step.writer, head.value, input.text, step.at, caller.staffId);
    step.trace({ action: 'customer.noted', subject: 'customer', subjectId: head.value, after: { text: input.text } });
    step.emit('customers.changed', {});
    return ok(null);
  });

/** CU-3: shown whenever they order, until it is lifted. */
export const warnOfCustomer = (services: Services, caller: Caller, input: InputFor<'customers', 'warn'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const head = requireHead(step, input.customerId);
    if (!head.ok) return head;
    insertWarning(step.writer, head.value, input.text, step.at, caller.staffId);
    writeWarned(step.writer, head.value);
    step.trace({ action: 'customer.warned', subject: 'customer', subjectId: head.value, after: { text: input.text } });
    step.emit('customers.changed', {});
    return ok(null);
  });

export const liftWarning = (services: Services, caller: Caller, input: InputFor<'customers', 'liftWarning'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const warning = warningById(step.writer, input.warningId);
    if (warning === undefined) return refuse('customer.warning_unknown');
    if (warning.lifted_at !== null) return refuse('customer.warning_lifted');
    writeLifted(step.writer, input.warningId, step.at, caller.staffId);
    const head = headOfCustomer(step.writer, warning.customer_id);
    writeWarned(step.writer, head);
    step.trace({ action: 'customer.warning_lifted', subject: 'customer', subjectId: head, before: { text: warning.text } });
    step.emit('customers.changed', {});
    return ok(null);
  });

/** What a person joins, a person answers for: whatever was said to be apart between the two is taken back. */
const joinTwo = (step: Act, caller: Caller, kept: CustomerId, gone: CustomerId, confidence: number, reasons: string): Result<OutputFor<'customers', 'merge'>> => {
  if (kept === gone) return refuse('customer.same_already');
  for (const pair of pairsBetween(step.writer, membersOf(step.writer, kept), membersOf(step.writer, gone))) {
    writePair(step.writer, pair.a_id, pair.b_id, 'merged', { at: step.at, staffId: caller.staffId, confidence: pair.confidence, reasons: pair.reasons });
  }
  const mergeId = insertMerge(step.writer, gone, kept, { at: step.at, staffId: caller.staffId, confidence, reasons });
  step.trace({ action: 'customer.merged', subject: 'customer', subjectId: kept, after: { with: gone, confidence, reasons } });
  step.emit('customers.changed', {});
  return ok({ mergeId });
};

export const mergeCustomers = (services: Services, caller: Caller, input: InputFor<'customers', 'merge'>): Result<OutputFor<'customers', 'merge'>> =>
  act(services, caller.staffId, (step) => {
    const kept = requireHead(step, input.keptId);
    if (!kept.ok) return kept;
    const gone = requireHead(step, input.goneId);
    return gone.ok ? joinTwo(step, caller, kept.value, gone.value, 100, 'by_hand') : gone;
  });

/** CU-1: apart again as they were; the app does not join these two any more, a person may. */
export const undoCustomerMerge = (services: Services, caller: Caller, input: InputFor<'customers', 'undoMerge'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const merge = mergeById(step.writer, input.mergeId);
    if (merge === undefined) return refuse('customer.merge_unknown');
    if (merge.undone_at !== null) return refuse('customer.merge_undone');
    undoMerge(step.writer, merge, step.at, caller.staffId);
    writePair(step.writer, merge.gone_id, merge.kept_id, 'apart', { at: step.at, staffId: caller.staffId, confidence: merge.confidence, reasons: merge.reasons });
    step.trace({ action: 'customer.merge_undone', subject: 'customer', subjectId: merge.kept_id, before: { with: merge.gone_id } });
    step.emit('customers.changed', {});
    return ok(null);
  });

export const decidePair = (services: Services, caller: Caller, input: InputFor<'customers', 'decidePair'>): Result<OutputFor<'customers', 'decidePair'>> =>
  act(services, caller.staffId, (step) => {
    const pair = pairById(step.writer, input.pairId);
    if (pair === undefined) return refuse('customer.pair_unknown');
    if (pair.state !== 'open') return refuse('customer.pair_decided');
    const [a, b] = [headOfCustomer(step.writer, pair.a_id), headOfCustomer(step.writer, pair.b_id)];
    if (a === b) return refuse('customer.same_already');
    const kept = a < b ? a : b;
    if (input.same) {
      const joined = joinTwo(step, caller, kept, a < b ? b : a, pair.confidence, pair.reasons);
      return joined.ok ? ok({ customerId: kept }) : joined;
    }
    writePair(step.writer, pair.a_id, pair.b_id, 'apart', { at: step.at, staffId: caller.staffId, confidence: pair.confidence, reasons: pair.reasons });
    step.trace({ action: 'customer.kept_apart', subject: 'customer', subjectId: kept, after: { from: a < b ? b : a } });
    step.emit('customers.changed', {});
    return ok({ customerId: kept });
  });

/** CU-3: levels, their currency, and when returns are many; they hold from now on, for everybody. */
export const setCustomerSettings = (services: Services, caller: Caller, input: InputFor<'customers', 'setSettings'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const levels = soundLevels(input.levels);
    if (!levels.ok) return levels;
    const before = readSettings(step.writer).customers;
    writeSetting(step.writer, 'customers', { ...input, levels: [...levels.value] });
    step.trace({ action: 'customer.settings_changed', subject: 'shop', subjectId: null, before, after: { ...input, levels: levels.value } });
    step.emit('customers.changed', {});
    return ok(null);
  });
