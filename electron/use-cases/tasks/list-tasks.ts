import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { endOfShopDayAfter } from '../../../shared/domain/claims/deadline.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { allStaff } from '../../store/staff.ts';
import { countOpenByPerson, countOpenTasks, listEndedTasks, listOpenTasks, listTasksOfOrder, type Whose } from '../../store/task-list.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Caller, type Services } from '../services.ts';

export const listTasks = (services: Services, caller: Caller, input: InputFor<'tasks', 'list'>): Result<OutputFor<'tasks', 'list'>> => {
  const reader = readerOf(services);
  const whose: Whose = input.whose === 'mine' ? caller.staffId : input.whose;
  const byPerson = countOpenByPerson(reader);
  const openOf = (staffId: number | null): number => byPerson.find((one) => one.staffId === staffId)?.open ?? 0;
  const people = allStaff(reader)
    .filter(({ id, active, role }) => (active === 1 && may(role, 'orders.edit')) || openOf(id) > 0)
    .map(({ id, name }) => ({ staffId: id, name, open: openOf(id) }));
  const rows = input.status === 'open' ? listOpenTasks(reader, whose, input.offset, input.limit) : listEndedTasks(reader, whose, input.offset, input.limit);
  return ok({
    total: input.status === 'open' ? countOpenTasks(reader, whose) : input.offset + rows.length,
    rows, people, open: byPerson.reduce((sum, one) => sum + one.open, 0), nobody: openOf(null),
  });
};

export const countTasks = (services: Services, caller: Caller): Result<OutputFor<'tasks', 'counts'>> => {
  const reader = readerOf(services);
  const now = services.now();
  const over = countOpenTasks(reader, 'all', now);
  return ok({
    open: countOpenTasks(reader, 'all'), over, today: countOpenTasks(reader, 'all', endOfShopDayAfter(now, 0, readSettings(reader).shop?.timeZone ?? 'UTC') + 1) - over,
    mine: countOpenTasks(reader, caller.staffId), nobody: countOpenTasks(reader, 'nobody'),
  });
};

/** An order's detail shows this many. */
const mostOfOrder = 30;

export const tasksOfOrder = (services: Services, input: InputFor<'tasks', 'ofOrder'>): Result<OutputFor<'tasks', 'ofOrder'>> =>
  ok(listTasksOfOrder(readerOf(services), input.orderId, mostOfOrder));
