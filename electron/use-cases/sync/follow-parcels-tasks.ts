import type { ParcelId } from '../../../shared/domain/ids.ts';
import { parcelTroubles, troubleOf, type FollowedParcel, type ParcelTrouble } from '../../../shared/domain/sync/following.ts';
import { ordersOfParcel, type DueParcel } from '../../store/sync/followed-parcels.ts';
import type { Act } from '../services.ts';
import { addTask, endTaskFor } from '../tasks/add-task.ts';

const hour = 60 * 60 * 1000;

/** Money and goods are lost sooner by some than by others. */
const withinMs: Readonly<Record<ParcelTrouble, number>> = { parcel_trouble: 4 * hour, parcel_refused: 4 * hour, parcel_returning: 24 * hour, parcel_returned: 24 * hour, parcel_stuck: 24 * hour };

/** Open or ended. */
const wasSaid = (step: Act, parcelId: ParcelId, code: ParcelTrouble, after: number): boolean =>
  step.writer.first('SELECT 1 FROM tasks INDEXED BY tasks_by_parcel WHERE parcel_id = ? AND code = ? AND (ended_at IS NULL OR created_at >= ?)', parcelId, code, after) !== undefined;

/**
 * What a courier's report means for people's work: the parcel's trouble becomes a task, once; one that is over ends its task.
 * AS-7: what has arrived cannot be stopped any more, what came back was.
 */
export const settleParcelTasks = (step: Act, due: DueParcel, parcel: FollowedParcel, newest: string): void => {
  const { parcel_id: parcelId } = due;
  const trouble = troubleOf(parcel, step.at);
  const orderId = ordersOfParcel(step.writer, parcelId)[0]?.id;
  for (const code of parcelTroubles) if (code !== trouble) endTaskFor(step, 'other', code, { parcelId }, 'obsolete');
  // Each time that it comes into it; a parcel that moved and stopped again is stuck anew.
  const isNew = trouble !== null && (trouble === 'parcel_stuck' ? !wasSaid(step, parcelId, trouble, parcel.movedAt ?? parcel.since) : parcel.state !== due.state || !wasSaid(step, parcelId, trouble, 0));
  if (isNew) {
    addTask(step, { kind: 'other', code: trouble, orderId, parcelId, params: { courier: due.courier_code, number: due.waybill_number, words: newest.slice(0, 200) }, dueAt: step.at + withinMs[trouble] });
  }
  if (parcel.state === 'delivered') endTaskFor(step, 'intercept', 'stop_parcel', { parcelId }, 'gone');
  if (parcel.state === 'returned') endTaskFor(step, 'intercept', 'stop_parcel', { parcelId }, 'stopped');
};
