import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId, ParcelId } from '../../../shared/domain/ids.ts';
import { guessCourier, looksLike, sameCourier } from '../../../shared/domain/printing/courier-patterns.ts';
import { refusalOf, type StayingCode } from '../../../shared/domain/printing/guards.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import { insertParcel, markPrinted, markScannedBack, type NumberSource } from '../../store/parcels.ts';
import { inOneParcel, printableOrders, type PrintableOrder } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { takeNumbers } from './give-numbers.ts';
import { isWaybillNumber, numberAsScanned, placeOf, type NumberPlace } from './number-place.ts';
import { selectOrders } from './select-orders.ts';

/**
 * What keeps a number that stands on paper already from being taken: only what must not leave the shop. Its address is written, so
 * masked or doubted parts of ours stop nothing; whether the goods are there is seen at packing.
 */
const stopsPaper: readonly StayingCode[] = ['closed', 'not_paid', 'already_handed_over', 'refund_requested', 'held', 'no_lines'];

const orderRefusal = (step: Act, order: PrintableOrder, onPaper: boolean): Refusal | null => {
  if (order.parcel_id !== null) return { code: 'printing.order_has_waybill', params: { waybillNumber: order.waybill_number ?? '' } };
  const { staying } = selectOrders(step.writer, [order], null, readSettings(step.writer).defaultCourier);
  const reasons = staying.flatMap((one) => one.reasons);
  return refusalOf(onPaper ? reasons.filter(({ code }) => stopsPaper.includes(code)) : reasons);
};

/** Why this number cannot be given to an order; null = it can. */
const numberRefusal = (courierCode: string, number: string, place: NumberPlace): Refusal | null => {
  const params = { number, courierCode };
  switch (place.kind) {
    case 'parcel':
      return { code: 'printing.number_used', params: { ...params, parcelState: place.parcel.state }, field: 'number' };
    case 'spoiled':
      return { code: 'printing.number_spoiled', params, field: 'number' };
    case 'given_back':
      return { code: 'printing.number_given_back', params, field: 'number' };
    default:
      return null;
  }
};

const oddRefusal = (courierCode: string, number: string): Refusal | null => {
  const guess = guessCourier(number);
  if (guess !== null && !sameCourier(guess, courierCode)) return { code: 'printing.number_seems_other', params: { number, courierCode, courier: guess }, field: 'number' };
  return looksLike(courierCode, number) ? null : { code: 'printing.number_looks_odd', params: { number, courierCode }, field: 'number' };
};

/** Where the number came from; the next form of a roll moves the roll on, so that it does not stop there. */
const sourceOf = (step: Act, number: string, place: NumberPlace): NumberSource => {
  if (place.kind === 'free') return 'pool';
  if (place.kind !== 'on_roll') return 'scan';
  return takeNumbers(step.writer, [{ kind: 'new', source: 'roll', rollId: place.roll.id, index: place.index, number }]) ? 'roll' : 'scan';
};

const reserve = (step: Act, orderIds: readonly OrderId[], courierCode: string, number: string, place: NumberPlace, onPaper: boolean): ParcelId => {
  const source = sourceOf(step, number, place);
  const parcelId = insertParcel(step.writer, courierCode, number, orderIds, step.at, source);
  for (const orderId of orderIds) step.trace({ action: 'parcel.reserved', subject: 'order', subjectId: orderId, after: { number, courier: courierCode, source } });
  if (onPaper) {
    markPrinted(step.writer, parcelId, step.at);
    markScannedBack(step.writer, parcelId, step.at);
    for (const orderId of orderIds) step.trace({ action: 'parcel.printed', subject: 'order', subjectId: orderId, after: { number, printer: '' } });
    step.trace({ action: 'parcel.scanned_back', subject: 'parcel', subjectId: parcelId, before: { state: 'reserved' }, after: { number } });
  }
  return parcelId;
};

/**
 * PR-5: a scanned or typed number for one order: printed with the next batch, or on paper already. Refuses an order that has a live
 * waybill or must not ship, and a number that was ever used; an odd-looking one only once, with the courier that it looks like.
 */
export const giveNumber = (services: Services, caller: Caller, input: InputFor<'numbers', 'give'>): Result<OutputFor<'numbers', 'give'>> =>
  act(services, caller.staffId, (step) => {
    const number = numberAsScanned(input.number);
    if (!isWaybillNumber(number)) return refuse('printing.number_not_a_number', { number }, 'number');
    const [order] = printableOrders(step.writer, [input.orderId]);
    if (order === undefined) return refuse('order.unknown');
    const place = placeOf(step.writer, input.courierCode, number);
    const refusal = orderRefusal(step, order, input.onPaper) ?? numberRefusal(input.courierCode, number, place)
      // A number that the shop has from the courier itself is that courier's, whatever it looks like.
      ?? (input.evenIfOdd || place.kind === 'free' || place.kind === 'on_roll' ? null : oddRefusal(input.courierCode, number));
    if (refusal !== null) return { ok: false, refusal };
    const parcelId = reserve(step, inOneParcel(order), input.courierCode, number, place, input.onPaper);
    // CS-5: from now on the order is found by its waybill number.
    for (const orderId of inOneParcel(order)) step.reindex(orderId);
    step.emit('printing.changed', {});
    step.emit('orders.changed', { orderIds: inOneParcel(order) });
    step.emit('packing.changed', { parcelIds: [parcelId] });
    step.emit('collections.changed', {});
    return ok({ parcelId });
  });
