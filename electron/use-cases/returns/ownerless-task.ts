import type { ReturningParcelId } from '../../../shared/domain/ids.ts';
import { causeOf, type TaskOutcome } from '../../../shared/domain/tasks/task.ts';
import { openTaskFor } from '../../store/tasks.ts';
import type { Act } from '../services.ts';
import { addTask, endTask } from '../tasks/add-task.ts';

/** Somebody finds out within a day whose a parcel is. */
const ownerWithinMs = 24 * 60 * 60 * 1000;

type Named = { readonly id: ReturningParcelId; readonly waybill_number: string };
/** A parcel without a readable number is named by its own. */
const paramsOf = ({ id, waybill_number: number }: Named) => ({ number: number === '' ? `#${String(id)}` : number });

export const askWhose = (step: Act, parcel: Named): void => {
  addTask(step, { kind: 'return', code: 'parcel_ownerless', params: paramsOf(parcel), dueAt: step.at + ownerWithinMs });
};

export const ownerFound = (step: Act, parcel: Named, outcome: TaskOutcome): void => {
  const task = openTaskFor(step.writer, causeOf('return', 'parcel_ownerless', {}, paramsOf(parcel)));
  if (task !== undefined) endTask(step, task.id, outcome);
};
