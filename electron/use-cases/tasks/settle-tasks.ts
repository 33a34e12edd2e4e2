import { contactTasksOverTaken, interceptTasksOverTaken } from '../../store/tasks.ts';
import type { Touched } from '../pending-events.ts';
import type { Act } from '../services.ts';
import { endTask } from './add-task.ts';

/** Past this many orders it is quicker to look at every open task: there are few. */
const mostNamed = 200;

/**
 * Nobody is to be asked about an order that is closed or has left: such tasks end by themselves, whoever and whatever closed it. What a person
 * wrote stays until a person says it is done. Called last in every transaction.
 */
export const settleTasks = (step: Act, { orderIds }: Touched): void => {
  if (orderIds.length === 0) return;
  const named = orderIds === 'all' || orderIds.length > mostNamed ? null : orderIds;
  for (const id of contactTasksOverTaken(step.writer, named)) endTask(step, id, 'obsolete');
  // Nothing is stopped any more that the buyer has (AS-7).
  if (named !== null) for (const id of interceptTasksOverTaken(step.writer, named)) endTask(step, id, 'obsolete');
};
