import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { waybillSpellings, codeAsScanned } from '../../../shared/domain/packing/scanned-code.ts';
import { numberAt } from '../../../shared/domain/printing/number-roll.ts';
import { ok, type Refusal, type Result } from '../../../shared/domain/result.ts';
import { orderById } from '../../store/orders/order-row.ts';
import {
  markPrinted, markScannedBack, ordersInParcel, parcelById, parcelOfOrder, parcelScanned, waybillWentToPrinter, type StoredParcel,
} from '../../store/parcels.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { rollOf } from './give-numbers.ts';
import { numberAsScanned, placeAnywhere } from './number-place.ts';

/** PR-5: a number read from paper is on paper. One that never went to a printer is not, whoever typed it: it stays as it was. */
export const readBack = (step: Act, stored: StoredParcel): StoredParcel => {
  const onPaper = stored.state === 'printed' || stored.state === 'packed' || (stored.state === 'reserved' && waybillWentToPrinter(step.writer, stored.id));
  if (!onPaper || stored.scanned_back_at !== null) return stored;
  if (stored.state === 'reserved') {
    markPrinted(step.writer, stored.id, step.at);
    const orderIds = ordersInParcel(step.writer, stored.id);
    step.emit('orders.changed', { orderIds });
    step.emit('packing.changed', { parcelIds: [stored.id] });
    step.emit('collections.changed', {});
  }
  markScannedBack(step.writer, stored.id, step.at);
  step.trace({ action: 'parcel.scanned_back', subject: 'parcel', subjectId: stored.id, before: { state: stored.state }, after: { number: stored.waybill_number } });
  step.emit('printing.changed', {});
  return parcelById(step.writer, stored.id) ?? stored;
};

/** The number that the app has given the order since; '' = none. */
const newerNumber = (step: Act, voided: StoredParcel): string => {
  const [orderId] = ordersInParcel(step.writer, voided.id);
  return orderId === undefined ? '' : (parcelOfOrder(step.writer, orderId)?.waybill_number ?? '');
};

/** A number on paper that is no parcel's: on pre-printed forms this is how a form that slipped is found. */
const strangeNumber = (step: Act, number: string): Refusal => {
  const found = placeAnywhere(step.writer, number);
  if (found === null) return { code: 'printing.number_not_known', params: { number }, field: 'number' };
  const { courierCode, place } = found;
  switch (place.kind) {
    case 'spoiled':
      return { code: 'printing.number_spoiled', params: { number, courierCode }, field: 'number' };
    case 'given_back':
      return { code: 'printing.number_given_back', params: { number, courierCode }, field: 'number' };
    case 'on_roll': {
      const next = numberAt(rollOf(place.roll), place.roll.used);
      return {
        code: 'printing.number_not_given_yet', field: 'number',
        params: { number, courierCode, next: next.ok ? next.value : '', forms: place.index - place.roll.used + 1 },
      };
    }
    default:
      return { code: 'printing.number_still_free', params: { number, courierCode }, field: 'number' };
  }
};

const stopOf = (step: Act, parcel: StoredParcel): Refusal | null => {
  const params = { number: parcel.waybill_number, courierCode: parcel.courier_code };
  if (parcel.state === 'voided') {
    const newNumber = newerNumber(step, parcel);
    return newNumber === ''
      ? { code: 'printing.number_voided', params: { ...params, why: parcel.void_reason ?? '' }, field: 'number' }
      : { code: 'printing.number_replaced', params: { ...params, newNumber }, field: 'number' };
  }
  if (parcel.state === 'handed_over') return { code: 'printing.number_gone', params, field: 'number' };
  if (parcel.state === 'reserved' && !waybillWentToPrinter(step.writer, parcel.id)) return { code: 'printing.number_not_printed', params, field: 'number' };
  return null;
};

/**
 * PR-5: the number is scanned from the paper that came out; whose it is comes back, to compare with what the paper says. Refuses a number
 * that is no parcel's (a form that slipped or is a stranger's), a voided one, one that has left, and one that never went to a printer.
 */
export const scanBack = (services: Services, caller: Caller, input: InputFor<'numbers', 'scanBack'>): Result<OutputFor<'numbers', 'scanBack'>> =>
  act(services, caller.staffId, (step) => {
    const number = numberAsScanned(input.number);
    const parcel = parcelScanned(step.writer, [...waybillSpellings(codeAsScanned(input.number)), number]);
    if (parcel === undefined) return { ok: false, refusal: strangeNumber(step, number) };
    const stop = stopOf(step, parcel);
    if (stop !== null) return { ok: false, refusal: stop };
    const alreadyScanned = parcel.scanned_back_at !== null;
    const read = readBack(step, parcel);
    const [orderId] = ordersInParcel(step.writer, read.id);
    const order = orderId === undefined ? undefined : orderById(step.writer, orderId);
    return ok({
      parcelId: read.id, courierCode: read.courier_code, number: read.waybill_number, orderId: orderId ?? null,
      receiverName: order?.receiver_name ?? '', alreadyScanned,
    });
  });
