import { caseTransitions } from '../../../shared/domain/after-sales/transitions.ts';
import { returningNumberText, type ReturnedCondition } from '../../../shared/domain/after-sales/returning.ts';
import type { AfterSalesCaseId, OrderLineId, ReturningParcelId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { casesOfOrder, type ListedCase } from '../../store/after-sales/cases.ts';
import { caseLines } from '../../store/after-sales/case-lines.ts';
import {
  insertReturnedGoods, insertReturning, insertReturningLine, returnedGoods, returningById, returningByNumber, returningLines, returningOfCase, updateReturning, type StoredReturning,
} from '../../store/after-sales/returning.ts';
import { linesOf } from '../../store/orders/order-row.ts';
import { moveStock, skuById } from '../../store/stock.ts';
import { requireOrder } from '../order-changes.ts';
import type { Act, Caller } from '../services.ts';
import { moveCase, noteCase, requireListed } from './move-case.ts';
import { writeNewCase } from './open-case.ts';

/** What should be in the parcel: the lines of the case, else all of its order. */
const expectLines = (step: Act, returningId: ReturningParcelId, theCase: ListedCase): void => {
  if (returningLines(step.writer, returningId).length > 0) return;
  const named = caseLines(step.writer, theCase.id).filter(({ side }) => side === 'old');
  const lines = named.length > 0 ? named : linesOf(step.writer, theCase.order_id).map((line) => ({ ...line, order_line_id: line.id as OrderLineId, sku_id: line.sku_id as never }));
  for (const line of lines) {
    insertReturningLine(step.writer, {
      returning_parcel_id: returningId, order_line_id: line.order_line_id, sku_id: line.sku_id, sku_code: line.sku_code, title: line.title, colour: line.colour, size: line.size, quantity: line.quantity,
    });
  }
};

/**
 * The buyer sent the goods. A parcel of the case that is still expected without a number gets it; one that stands under the number already and has no
 * case is this case's. Refused when the number belongs to another case (`after_sales.number_of_another`).
 */
export const expectParcel = (step: Act, theCase: ListedCase, waybill: { readonly courierCode: string; readonly waybillNumber: string }): Result<ReturningParcelId> => {
  const number = returningNumberText(waybill.waybillNumber);
  const known = number === '' ? undefined : returningByNumber(step.writer, number).find(({ state }) => state !== 'called_off' && state !== 'refused');
  if (known !== undefined && known.case_id !== null && known.case_id !== theCase.id) return refuse('after_sales.number_of_another', { number });
  const unnamed = returningOfCase(step.writer, theCase.id).find(({ state, waybill_number: its }) => state === 'expected' && its === '');
  const there = known ?? unnamed;
  if (there !== undefined) {
    updateReturning(step.writer, there.id, { case_id: theCase.id, ...(number === '' ? {} : { waybill_number: number, courier_code: waybill.courierCode }) });
    expectLines(step, there.id, theCase);
    noteCase(step, theCase, 'returning', { text: number });
    return ok(there.id);
  }
  const id = insertReturning(step.writer, {
    case_id: theCase.id, courier_code: waybill.courierCode, waybill_number: number, state: 'expected', sender_name: '', sender_phone: '', note: '', created_at: step.at, created_by: step.staffId,
    arrived_at: null, arrived_by: null,
  });
  expectLines(step, id, theCase);
  if (number !== '') noteCase(step, theCase, 'returning', { text: number });
  return ok(id);
};

/**
 * The case that a parcel which is here belongs to: the one it was expected for; where that one cannot take goods, an open one of the order that can; else
 * a new case. Nothing that arrives is without a case once its order is known.
 */
export const caseForGoods = (step: Act, theCase: ListedCase): Result<ListedCase> => {
  const takes = (one: ListedCase): boolean => caseTransitions[one.kind][one.state]?.receive !== undefined;
  if (takes(theCase) && theCase.closed_at === null) return ok(theCase);
  const other = casesOfOrder(step.writer, theCase.order_id).find((one) => one.closed_at === null && takes(one));
  if (other !== undefined) return ok(other);
  if (takes(theCase)) return ok(theCase);
  const order = requireOrder(step, theCase.order_id);
  if (!order.ok) return order;
  const caseId = writeNewCase(step, order.value, { kind: 'return', reason: 'unknown', source: 'shop', wantedFen: 0, buyerReceivedAt: null, text: '', lines: [] });
  return ok(requireListed(step, caseId));
};

export type Arrival = {
  readonly waybillNumber: string; readonly courierCode: string; readonly senderName: string; readonly senderPhone: string; readonly note: string; readonly caseId: AfterSalesCaseId | null;
};

/** AS-4: a parcel stands on the desk. With a case it is the case's; without one it waits on the list of those without an owner. Scanned twice it is the same parcel. */
export const parcelArrived = (step: Act, caller: Caller, arrival: Arrival): Result<StoredReturning> => {
  const number = returningNumberText(arrival.waybillNumber);
  const known = number === '' ? undefined : returningByNumber(step.writer, number).find(({ state }) => state !== 'called_off');
  if (known?.state === 'checked' || known?.state === 'refused') return refuse('after_sales.parcel_done', { number });
  const wanted = arrival.caseId ?? known?.case_id ?? null;
  const found = wanted === null ? null : caseForGoods(step, requireListed(step, wanted));
  if (found?.ok === false) return found;
  const caseId = found?.value.id ?? null;
  const unnamed = caseId === null ? undefined : returningOfCase(step.writer, caseId).find(({ state, waybill_number: its }) => state === 'expected' && its === '');
  const there = known ?? unnamed;
  const values = {
    case_id: caseId, state: 'arrived' as const, arrived_at: there?.arrived_at ?? step.at, arrived_by: there?.arrived_by ?? caller.staffId,
    ...(number === '' ? {} : { waybill_number: number }), ...(arrival.courierCode === '' ? {} : { courier_code: arrival.courierCode }),
    ...(arrival.senderName === '' ? {} : { sender_name: arrival.senderName }), ...(arrival.senderPhone === '' ? {} : { sender_phone: arrival.senderPhone }), ...(arrival.note === '' ? {} : { note: arrival.note }),
  };
  const id = there?.id ?? insertReturning(step.writer, {
    case_id: caseId, courier_code: arrival.courierCode, waybill_number: number, state: 'arrived', sender_name: arrival.senderName, sender_phone: arrival.senderPhone, note: arrival.note,
    created_at: step.at, created_by: caller.staffId, arrived_at: step.at, arrived_by: caller.staffId,
  });
  updateReturning(step.writer, id, values);
  if (found !== null) {
    expectLines(step, id, found.value);
    noteCase(step, found.value, 'arrived', { text: number });
  }
  step.trace({ action: 'returning.arrived', subject: 'returning_parcel', subjectId: id, after: { number, case: caseId } });
  step.emit('after_sales.changed', {});
  return ok(returningById(step.writer, id) ?? (() => { throw new Error('the parcel is gone'); })());
};

export type CheckedGoods = { readonly returningLineId: number | null; readonly skuId: number | null; readonly skuCode: string; readonly title: string; readonly condition: ReturnedCondition; readonly quantity: number };

/**
 * AS-4: what was in the parcel, by condition. Sellable pieces of a counted SKU go back into stock; the case is `received`. Refuses more pieces of a line than
 * were expected (`after_sales.more_than_expected`).
 */
export const checkGoods = (step: Act, caller: Caller, returningId: ReturningParcelId, goods: readonly CheckedGoods[], text = ''): Result<ListedCase | null> => {
  const parcel = returningById(step.writer, returningId);
  if (parcel === undefined) return refuse('after_sales.parcel_unknown');
  if (parcel.state === 'checked' || parcel.state === 'refused') return refuse('after_sales.parcel_done', { number: parcel.waybill_number });
  const lines = new Map(returningLines(step.writer, returningId).map((line) => [line.id as number, line]));
  const there = returnedGoods(step.writer, returningId);
  for (const line of lines.values()) {
    const counted = [...there.filter(({ returning_line_id: id }) => id === line.id), ...goods.filter(({ returningLineId: id }) => id === line.id)].reduce((sum, { quantity }) => sum + quantity, 0);
    if (counted > line.quantity) return refuse('after_sales.more_than_expected', { title: line.title === '' ? line.sku_code : line.title, expected: line.quantity, counted });
  }
  for (const piece of goods) {
    const line = piece.returningLineId === null ? undefined : lines.get(piece.returningLineId);
    if (piece.returningLineId !== null && line === undefined) return refuse('after_sales.line_unknown');
    const skuId = line?.sku_id ?? (piece.skuId as StoredSku | null);
    insertReturnedGoods(step.writer, {
      returning_parcel_id: returningId, returning_line_id: line?.id ?? null, sku_id: skuId, sku_code: line?.sku_code ?? piece.skuCode, title: line?.title ?? piece.title, condition: piece.condition,
      quantity: piece.quantity, at: step.at, staff_id: caller.staffId,
    });
    if (piece.condition !== 'sellable' || skuId === null || skuById(step.writer, skuId)?.tracked !== 1) continue;
    moveStock(step.writer, { skuId, kind: 'correction', quantity: piece.quantity, cause: `return ${parcel.waybill_number}`.trim(), orderLineId: null, staffId: caller.staffId, at: step.at });
    step.emit('stock.changed', {});
  }
  updateReturning(step.writer, returningId, {
    state: 'checked', checked_at: step.at, checked_by: caller.staffId, arrived_at: parcel.arrived_at ?? step.at, arrived_by: parcel.arrived_by ?? caller.staffId,
  });
  step.trace({ action: 'returning.checked', subject: 'returning_parcel', subjectId: returningId, after: { case: parcel.case_id, pieces: goods.reduce((sum, { quantity }) => sum + quantity, 0) } });
  step.emit('after_sales.changed', {});
  if (parcel.case_id === null) return ok(null);
  const theCase = caseForGoods(step, requireListed(step, parcel.case_id));
  if (!theCase.ok) return theCase;
  if (theCase.value.id !== parcel.case_id) updateReturning(step.writer, returningId, { case_id: theCase.value.id });
  // A second parcel of a case whose goods are here already.
  if (theCase.value.state === 'received') return ok(theCase.value);
  return moveCase(step, theCase.value, 'receive', { text });
};
type StoredSku = NonNullable<Parameters<typeof moveStock>[1]['skuId']>;

/** A parcel that is here without an owner gets one; where its goods were looked at already, the case has received them with that. Refused: `after_sales.parcel_has_owner`. */
export const giveParcelOwner = (step: Act, returningId: ReturningParcelId, wanted: ListedCase): Result<ListedCase> => {
  const parcel = returningById(step.writer, returningId);
  if (parcel === undefined) return refuse('after_sales.parcel_unknown');
  if (parcel.case_id !== null) return refuse('after_sales.parcel_has_owner', { number: parcel.waybill_number });
  if (parcel.state !== 'arrived' && parcel.state !== 'checked') return refuse('after_sales.parcel_done', { number: parcel.waybill_number });
  const found = caseForGoods(step, wanted);
  if (!found.ok) return found;
  updateReturning(step.writer, returningId, { case_id: found.value.id });
  noteCase(step, found.value, 'arrived', { text: parcel.waybill_number });
  if (parcel.state === 'arrived') {
    expectLines(step, returningId, found.value);
    return found;
  }
  return found.value.state === 'received' ? found : moveCase(step, found.value, 'receive', { text: parcel.note });
};
