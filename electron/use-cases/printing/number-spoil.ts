import type { InputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { insertSpoiled } from '../../store/number-pool.ts';
import { act, type Caller, type Services } from '../services.ts';
import { isWaybillNumber, numberAsScanned, placeOf } from './number-place.ts';

/**
 * PR-5: a form torn before it was used: its number is accounted for and never used. Rolls pass it over, a pool loses it. Refuses a
 * number that is a parcel's (its waybill is voided instead), that is spoiled already, or that was given back.
 */
export const spoilNumber = (services: Services, caller: Caller, input: InputFor<'numbers', 'spoil'>): Result<null> =>
  act(services, caller.staffId, ({ writer, at, trace, emit }) => {
    const number = numberAsScanned(input.number);
    const params = { number, courierCode: input.courierCode };
    if (!isWaybillNumber(number)) return refuse('printing.number_not_a_number', { number }, 'number');
    const place = placeOf(writer, input.courierCode, number);
    switch (place.kind) {
      case 'parcel':
        return place.parcel.state === 'voided' ? refuse('printing.number_voided', { ...params, why: place.parcel.void_reason ?? '' }, 'number') : refuse('printing.number_is_a_parcels', params, 'number');
      case 'spoiled':
        return refuse('printing.number_spoiled', params, 'number');
      case 'given_back':
        return refuse('printing.number_given_back', params, 'number');
      default:
    }
    insertSpoiled(writer, input.courierCode, number, input.reason, caller.staffId, at);
    trace({ action: 'number.spoiled', subject: 'number', subjectId: null, after: { courier: input.courierCode, number, reason: input.reason, from: place.kind } });
    emit('printing.changed', {});
    return ok(null);
  });
