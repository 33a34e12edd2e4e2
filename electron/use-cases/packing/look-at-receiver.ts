import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { receiversOfParcel } from '../../store/packing.ts';
import { receiversLookedAt } from '../../store/trace.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { addTask } from '../tasks/add-task.ts';

const hourMs = 60 * 60 * 1000;
/** A parcel that does not go out now and then needs its receiver in full; so many in an hour is somebody reading the customers. */
export const manyLooksAnHour = 30;

/** Somebody else than the one who looks has to see it: a task, again with each further `manyLooksAnHour`. */
const sayWhenMany = (step: Act, { staffId, name }: Caller, before: number): void => {
  const looks = receiversLookedAt(step.writer, staffId, step.at - hourMs);
  if (Math.floor(looks / manyLooksAnHour) <= Math.floor(before / manyLooksAnHour)) return;
  addTask(step, { kind: 'other', code: 'looked_up_many', params: { name, limit: manyLooksAnHour }, dueAt: step.at });
};

/** SF-3: somebody at the packing table needs the receiver in full. Each look is written down, and looking up many becomes a task. */
export const lookAtReceiver = (services: Services, caller: Caller, { parcelId }: InputFor<'packing', 'receiver'>): Result<OutputFor<'packing', 'receiver'>> =>
  act(services, caller.staffId, (step) => {
    const receivers = receiversOfParcel(step.writer, parcelId);
    if (receivers.length === 0) return refuse('parcel.unknown');
    const before = receiversLookedAt(step.writer, caller.staffId, step.at - hourMs);
    for (const { orderId } of receivers) step.trace({ action: 'receiver.looked_at', subject: 'order', subjectId: orderId, after: { parcel: parcelId } });
    sayWhenMany(step, caller, before);
    return ok(receivers.map(({ orderId, name, phone, province, city, district, detail }) => ({
      orderId, fullName: name, fullPhone: phone, fullAddress: [province, city === province ? '' : city, district, detail].filter((part) => part !== '').join(' '),
    })));
  });
