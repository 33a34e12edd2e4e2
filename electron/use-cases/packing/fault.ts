import type { InputFor } from '../../../shared/contract/index.ts';
import { bookedOff, stockKindOf } from '../../../shared/domain/packing/fault.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { forgetCounts, linesInParcel, type LineInParcel } from '../../store/packing.ts';
import { withdrawParcelChecks } from '../../store/packing-checks.ts';
import { ordersInParcel, parcelById, type StoredParcel } from '../../store/parcels.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { moveStock, skuById } from '../../store/stock.ts';
import { holdOrder, voidParcel } from '../order-changes.ts';
import { appendNote } from '../orders/orders.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { onTheFloor, reopen } from './parcel-changes.ts';

type Fault = InputFor<'packing', 'reportFault'>;

/** WH-2: the pieces leave the book with the packer's words as cause. An untracked SKU has no book to correct. */
const correctStock = (step: Act, fault: Fault, line: LineInParcel): number => {
  const kind = stockKindOf(fault.reason);
  const sku = line.skuId === null ? undefined : skuById(step.writer, line.skuId);
  if (kind === null || sku?.tracked !== 1) return 0;
  const quantity = bookedOff(sku.on_hand, fault.pieces);
  moveStock(step.writer, { skuId: sku.id, kind, quantity, cause: fault.note, orderLineId: line.lineId, staffId: step.staffId, at: step.at });
  step.trace({
    action: 'stock.fault_found', subject: 'sku', subjectId: sku.id, before: { onHand: sku.on_hand }, after: { onHand: sku.on_hand + quantity, reason: fault.note },
  });
  step.emit('stock.changed', {});
  return -quantity;
};

/** The orders are held in yellow and carry the packer's words; one that is held already stays held for its first reason. */
const sendBack = (step: Act, stored: StoredParcel, fault: Fault, line: LineInParcel | undefined, bookedOffPieces: number): Result<null> => {
  for (const orderId of ordersInParcel(step.writer, stored.id)) {
    const order = orderById(step.writer, orderId);
    if (order === undefined) continue;
    if (order.hold_reason === null && (order.state === 'paid' || order.state === 'packed')) {
      const held = holdOrder(step, order, { reason: 'packing_fault', note: fault.note, until: null });
      if (!held.ok) return held;
    }
    appendNote(step, orderId, fault.note);
    if (line !== undefined && line.orderId !== orderId) continue;
    step.trace({
      action: 'order.packing_fault', subject: 'order', subjectId: orderId,
      after: { reason: fault.reason, note: fault.note, pieces: fault.pieces, bookedOff: bookedOffPieces, waybill: fault.waybill, number: stored.waybill_number },
    });
  }
  return ok(null);
};

/**
 * PK-7: a fault found while packing. Its orders go back to customer service, held; the stock is corrected; what was counted is
 * forgotten, since the parcel is set aside and counted anew after the release. A packed parcel is opened again, and leaves the
 * collection. The waybill is kept for then, or voided (the order then comes back to the print list).
 */
export const reportFault = (services: Services, caller: Caller, input: Fault): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = onTheFloor(step, input.parcelId);
    if (!found.ok) return found;
    const stored = found.value;
    const line = input.lineId === null ? undefined : linesInParcel(step.writer, stored.id).find(({ lineId }) => lineId === input.lineId);
    if (input.lineId !== null && line === undefined) return refuse('packing.line_unknown');
    if (line !== undefined && input.pieces > line.wanted) return refuse('packing.fault_too_many', { pieces: input.pieces, wanted: line.wanted });
    const reopened = stored.state === 'packed' ? reopen(step, stored) : ok(null);
    if (!reopened.ok) return reopened;
    forgetCounts(step.writer, stored.id);
    withdrawParcelChecks(step.writer, stored.id);
    const off = line === undefined ? 0 : correctStock(step, input, line);
    const sentBack = sendBack(step, stored, input, line, off);
    if (!sentBack.ok) return sentBack;
    if (input.waybill === 'void') {
      const voided = voidParcel(step, stored.id, 'packing_fault');
      if (!voided.ok) return voided;
    }
    step.trace({
      action: 'packing.fault', subject: 'parcel', subjectId: stored.id, before: { state: stored.state },
      after: { state: parcelById(step.writer, stored.id)?.state ?? '', reason: input.reason, note: input.note, ...(line === undefined ? {} : { line: line.lineId, pieces: input.pieces }) },
    });
    step.emit('packing.changed', { parcelIds: [stored.id] });
    step.emit('printing.changed', {});
    step.emit('collections.changed', {});
    return ok(null);
  });
