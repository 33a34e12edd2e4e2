import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { groupName } from '../../../shared/domain/customers/groups.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { groupById, insertSeries, membershipsOf, openGroup, seriesById, seriesNamed, updateSeries, writeLeft } from '../../store/customers/customer-groups.ts';
import { customerById, headOfCustomer, membersOf } from '../../store/customers/customers.ts';
import { act, type Caller, type Services } from '../services.ts';
import type { CustomerDesk } from './customer-desk.ts';
import { joinByHand } from './group-members.ts';

/** CU-2: a series of groups; whoever fits its rule is put in by the background. */
export const createSeries = (services: Services, desk: CustomerDesk, caller: Caller, input: InputFor<'customers', 'createSeries'>): Result<OutputFor<'customers', 'createSeries'>> => {
  const created = act(services, caller.staffId, (step) => {
    if (seriesNamed(step.writer, input.name) !== undefined) return refuse('customer.series_name_taken', { name: input.name });
    const seriesId = insertSeries(step.writer, input, step.at);
    openGroup(step.writer, seriesId, 1, step.at);
    step.trace({ action: 'customer.series_made', subject: 'customer_series', subjectId: seriesId, after: { name: input.name, cap: input.cap, ...input.rule } });
    step.emit('customers.changed', {});
    return ok({ seriesId });
  });
  if (created.ok) void desk.tend();
  return created;
};

export const changeSeries = (services: Services, desk: CustomerDesk, caller: Caller, input: InputFor<'customers', 'updateSeries'>): Result<null> => {
  const changed = act(services, caller.staffId, (step) => {
    const before = seriesById(step.writer, input.seriesId);
    if (before === undefined) return refuse('customer.series_unknown');
    const named = seriesNamed(step.writer, input.name);
    if (named !== undefined && named.id !== input.seriesId) return refuse('customer.series_name_taken', { name: input.name });
    updateSeries(step.writer, input.seriesId, input);
    step.trace({
      action: 'customer.series_changed', subject: 'customer_series', subjectId: input.seriesId, before: { name: before.name, cap: before.cap, orders: before.rule_orders, spentFen: before.rule_spent_fen },
      after: { name: input.name, cap: input.cap, ...input.rule },
    });
    step.emit('customers.changed', {});
    return ok(null);
  });
  if (changed.ok) void desk.tend();
  return changed;
};

export const addToSeries = (services: Services, caller: Caller, input: InputFor<'customers', 'addToSeries'>): Result<OutputFor<'customers', 'addToSeries'>> =>
  act(services, caller.staffId, (step) => {
    const series = seriesById(step.writer, input.seriesId);
    if (series === undefined) return refuse('customer.series_unknown');
    const groups = new Set<string>();
    let added = 0;
    let already = 0;
    for (const customerId of new Set(input.customerIds)) {
      if (customerById(step.writer, customerId) === undefined) return refuse('customer.unknown');
      const head = headOfCustomer(step.writer, customerId);
      const group = joinByHand(step, series, head);
      if (group === null) {
        already += 1;
        continue;
      }
      groups.add(group);
      added += 1;
      step.trace({ action: 'customer.joined', subject: 'customer', subjectId: head, after: { group } });
    }
    if (added > 0) step.emit('customers.changed', {});
    return ok({ added, already, groups: [...groups] });
  });

/** Who left or was removed stays written, and no rule brings them back. */
export const leaveGroup = (services: Services, caller: Caller, input: InputFor<'customers', 'leaveGroup'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const customer = customerById(step.writer, input.customerId);
    const group = groupById(step.writer, input.groupId);
    if (customer === undefined) return refuse('customer.unknown');
    if (group === undefined) return refuse('customer.group_unknown');
    const inIt = membershipsOf(step.writer, membersOf(step.writer, customer.head_id)).filter((one) => one.group_id === input.groupId && one.left_at === null);
    const [first] = inIt;
    if (first === undefined) return refuse('customer.not_in_group');
    for (const one of inIt) writeLeft(step.writer, one.id, input.how, step.at, caller.staffId);
    step.trace({ action: 'customer.left_group', subject: 'customer', subjectId: customer.head_id, before: { group: groupName(first.seriesName, first.number) }, after: { how: input.how } });
    step.emit('customers.changed', {});
    return ok(null);
  });
