import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { receiversOfParcel } from '../../store/packing.ts';
import { act, type Caller, type Services } from '../services.ts';

/** SF-3: somebody at the packing table needs the receiver in full. Each look is written down, so that looking up many is seen. */
export const lookAtReceiver = (services: Services, caller: Caller, { parcelId }: InputFor<'packing', 'receiver'>): Result<OutputFor<'packing', 'receiver'>> =>
  act(services, caller.staffId, (step) => {
    const receivers = receiversOfParcel(step.writer, parcelId);
    if (receivers.length === 0) return refuse('parcel.unknown');
    for (const { orderId } of receivers) step.trace({ action: 'receiver.looked_at', subject: 'order', subjectId: orderId, after: { parcel: parcelId } });
    return ok(receivers.map(({ orderId, name, phone, province, city, district, detail }) => ({
      orderId, fullName: name, fullPhone: phone, fullAddress: [province, city === province ? '' : city, district, detail].filter((part) => part !== '').join(' '),
    })));
  });
