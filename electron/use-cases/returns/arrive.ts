import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { returningNumberText } from '../../../shared/domain/after-sales/returning.ts';
import { codeAsScanned, waybillSpellings } from '../../../shared/domain/packing/scanned-code.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { returningById, returningByNumber, updateReturning } from '../../store/after-sales/returning.ts';
import { shippedOrder } from '../../store/after-sales/return-lists.ts';
import { ordersInParcel, parcelScanned } from '../../store/parcels.ts';
import { giveParcelOwner, parcelArrived } from '../after-sales/returning.ts';
import { act, type Caller, type Services } from '../services.ts';
import { caseForOrder } from './case-for-order.ts';
import { askWhose, ownerFound } from './ownerless-task.ts';

const noWords = { senderName: '', senderPhone: '', note: '' } as const;

/**
 * AS-4: what a scanned label is. An expected parcel has arrived with it. Our own waybill comes back when nobody took the parcel in: it arrives for its order, in the case
 * that is open for it or a new one of refused delivery. Scanned again it is the same parcel.
 */
export const scanReturn = (services: Services, caller: Caller, { code }: InputFor<'returns', 'scan'>): Result<OutputFor<'returns', 'scan'>> =>
  act<OutputFor<'returns', 'scan'>>(services, caller.staffId, (step) => {
    const read = codeAsScanned(code);
    const number = returningNumberText(read);
    if (!/^[0-9A-Z]{6,40}$/.test(number)) return refuse('returns.not_a_number', { code: read });
    const known = returningByNumber(step.writer, number).find(({ state }) => state !== 'called_off');
    if (known?.state === 'arrived' && known.case_id === null) return ok({ verdict: 'ownerless', returningParcelId: known.id });
    if (known !== undefined) {
      const arrived = parcelArrived(step, caller, { waybillNumber: number, courierCode: '', caseId: null, ...noWords });
      return arrived.ok ? ok({ verdict: 'arrived', returningParcelId: arrived.value.id }) : arrived;
    }
    const own = parcelScanned(step.writer, waybillSpellings(read));
    if (own === undefined || own.state === 'voided') return ok({ verdict: 'unknown', waybillNumber: number });
    const [orderId] = ordersInParcel(step.writer, own.id);
    if (own.state !== 'handed_over' || orderId === undefined) return refuse('returns.not_left', { number: own.waybill_number });
    const theCase = caseForOrder(step, orderId, 'refused_delivery');
    if (!theCase.ok) return theCase;
    const arrived = parcelArrived(step, caller, { waybillNumber: number, courierCode: own.courier_code, caseId: theCase.value.id, ...noWords });
    return arrived.ok ? ok({ verdict: 'own_parcel', returningParcelId: arrived.value.id }) : arrived;
  });

/** AS-4: a parcel that no scan explains: for an order that somebody found, else it waits on the list of those without an owner, as a task. */
export const arriveReturn = (services: Services, caller: Caller, input: InputFor<'returns', 'arrive'>): Result<OutputFor<'returns', 'arrive'>> =>
  act(services, caller.staffId, (step) => {
    const { orderId, senderName, senderPhone, note } = input;
    if (returningNumberText(input.waybillNumber) === '' && orderId === null && senderName === '' && senderPhone === '' && note === '') return refuse('returns.nothing_known');
    if (orderId !== null && shippedOrder(step.writer, orderId) === undefined) return refuse('returns.order_not_left');
    const theCase = orderId === null ? null : caseForOrder(step, orderId, 'return');
    if (theCase !== null && !theCase.ok) return theCase;
    const arrived = parcelArrived(step, caller, {
      waybillNumber: input.waybillNumber, courierCode: input.courierCode ?? '', caseId: theCase?.value.id ?? null, senderName, senderPhone, note,
    });
    if (!arrived.ok) return arrived;
    if (arrived.value.case_id === null) askWhose(step, arrived.value);
    else ownerFound(step, arrived.value, 'done');
    return ok({ returningParcelId: arrived.value.id });
  });

export const giveOwner = (services: Services, caller: Caller, { returningParcelId, orderId }: InputFor<'returns', 'giveOwner'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const parcel = returningById(step.writer, returningParcelId);
    if (parcel === undefined) return refuse('after_sales.parcel_unknown');
    if (shippedOrder(step.writer, orderId) === undefined) return refuse('returns.order_not_left');
    const theCase = caseForOrder(step, orderId, 'return');
    if (!theCase.ok) return theCase;
    const given = giveParcelOwner(step, returningParcelId, theCase.value);
    if (!given.ok) return given;
    ownerFound(step, parcel, 'done');
    step.trace({ action: 'returning.owner_found', subject: 'returning_parcel', subjectId: returningParcelId, after: { order: orderId, case: given.value.id } });
    return ok(null);
  });

/** What is not ours goes back to the courier; what never came is expected no longer. */
export const endReturn = (
  services: Services, caller: Caller, { returningParcelId, reason }: InputFor<'returns', 'refuse'>, end: 'refused' | 'called_off',
): Result<null> =>
  act(services, caller.staffId, (step) => {
    const parcel = returningById(step.writer, returningParcelId);
    if (parcel === undefined) return refuse('after_sales.parcel_unknown');
    if (parcel.state !== (end === 'refused' ? 'arrived' : 'expected')) return refuse('after_sales.parcel_done', { number: parcel.waybill_number });
    updateReturning(step.writer, returningParcelId, { state: end, note: parcel.note === '' ? reason : `${parcel.note}\n${reason}` });
    ownerFound(step, parcel, 'not_needed');
    step.trace({ action: `returning.${end}`, subject: 'returning_parcel', subjectId: returningParcelId, before: { state: parcel.state }, after: { reason, number: parcel.waybill_number } });
    step.emit('after_sales.changed', {});
    return ok(null);
  });
