import { addOwnTask, finishTask, giveTask, noAnswer, reopenTask, rescheduleTask } from '../../use-cases/tasks/change-tasks.ts';
import { countTasks, listTasks, tasksOfOrder } from '../../use-cases/tasks/list-tasks.ts';
import { outOfStock } from '../../use-cases/tasks/out-of-stock.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const tasksHandlers = (host: Host): Handlers['tasks'] => ({
  list: (calling, input) => listTasks(host.services(), callerOf(calling), input),
  counts: (calling) => countTasks(host.services(), callerOf(calling)),
  ofOrder: (_calling, input) => tasksOfOrder(host.services(), input),
  add: (calling, input) => addOwnTask(host.services(), callerOf(calling), input),
  give: (calling, input) => giveTask(host.services(), callerOf(calling), input),
  reschedule: (calling, input) => rescheduleTask(host.services(), callerOf(calling), input),
  noAnswer: (calling, input) => noAnswer(host.services(), callerOf(calling), input),
  end: (calling, input) => finishTask(host.services(), callerOf(calling), input),
  reopen: (calling, input) => reopenTask(host.services(), callerOf(calling), input),
  outOfStock: (calling, input) => outOfStock(host.services(), callerOf(calling), input),
});
