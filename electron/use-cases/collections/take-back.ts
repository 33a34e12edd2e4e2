import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { hasClaim, insertReturn, leftWith, markTakenBack, shipMessagesOf, withdrawMessage, withdrawStub, type LeftWith } from '../../store/collection-returns.ts';
import { isScannedOut, takeFromCollection, type StoredCollection } from '../../store/collections.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { ordersInParcel, parcelById, type StoredParcel } from '../../store/parcels.ts';
import { putBackForOrder } from '../../store/stock.ts';
import { forgetStub } from '../../store/stub-search.ts';
import { advanceOrder, holdOrder } from '../order-changes.ts';
import { appendNote } from '../orders/orders.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { settleRefusals } from '../sync/outbox-commands.ts';
import { addTask } from '../tasks/add-task.ts';
import { timeIn } from './collection-time.ts';
import { requireOpen } from './scan-out.ts';

type Told = OutputFor<'collections', 'takeBack'>['told'][number];

/** What it left with; refused while something stands on its having left. */
const mayComeBack = (step: Act, collection: StoredCollection, parcel: StoredParcel): Result<LeftWith> => {
  const number = { number: parcel.waybill_number };
  const left = isScannedOut(step.writer, collection.id, parcel.id) ? leftWith(step.writer, parcel.id) : undefined;
  if (left === undefined) return refuse('collection.parcel_not_in_it', number);
  if (parcel.state !== 'handed_over') return refuse('collection.not_left', number);
  // ST-2: what is sealed is not changed any more, and an archive without the stub would be a changed one.
  if (left.stubSealed === 1) return refuse('collection.stub_sealed', { ...number, day: left.stubDay ?? 0 });
  if (hasClaim(step.writer, parcel.id)) return refuse('collection.parcel_claimed', number);
  return ok(left);
};

/** The buyer sees "shipped" meanwhile, and some platforms fine a parcel that does not move. */
const hoursToUndo = 2;

/** OF-2: a message that still waits is withdrawn; of one that is in a file, told already or perhaps heard, what a person must undo is returned. */
const withdrawMessages = (step: Act, orderId: OrderId, waybillNumber: string): readonly Told[] =>
  shipMessagesOf(step.writer, orderId, waybillNumber).flatMap((message) => {
    if (message.state === 'skipped') return [];
    if (message.state === 'waiting' || message.state === 'refused') {
      withdrawMessage(step.writer, message.id, step.at);
      settleRefusals(step, orderId);
      if (message.maybeDone === 0) return [];
    }
    const { platform, platformOrderNumber, fileName } = message;
    addTask(step, {
      kind: 'other', code: 'undo_shipping', orderId, dueAt: step.at + hoursToUndo * 3_600_000,
      params: { platform, order: platformOrderNumber, number: waybillNumber, file: fileName ?? '' },
    });
    return [{ orderId, platform, platformOrderNumber, fileName }];
  });

const orderComesBack = (step: Act, collection: StoredCollection, parcel: StoredParcel, orderId: OrderId, reason: string): Result<readonly Told[]> => {
  const order = orderById(step.writer, orderId);
  if (order === undefined) return refuse('order.unknown');
  if (order.state !== 'handed_over') return refuse('collection.order_went_on', { number: order.platform_order_number, state: order.state });
  const advanced = advanceOrder(step, order, 'take_back', { cause: reason });
  if (!advanced.ok) return advanced;
  step.writer.run('UPDATE orders SET handed_over_at = NULL WHERE id = ?', orderId);
  putBackForOrder(step.writer, orderId, order.platform_order_number, step.staffId, step.at);
  appendNote(step, orderId, `${courierName(collection.courier_code).zh} ${parcel.waybill_number} 已取回：${reason}`);
  // Asked for while the parcel was away, when nothing could be held any more (HO-5).
  if (order.refund !== 'none' && order.hold_reason === null) {
    const now = orderById(step.writer, orderId);
    const held = now === undefined ? refuse('order.unknown') : holdOrder(step, now, { reason: 'refund_requested', note: '', until: null });
    if (!held.ok) return held;
  }
  return ok(withdrawMessages(step, orderId, parcel.waybill_number));
};

/**
 * HO-4 the other way round, the manager's (by the operation's permission), while the collection is open again: the parcel is a packed one
 * on the floor, its orders with it, stock is back by its own movement, the stub is withdrawn. What a platform was told stays told: it is
 * returned, and a task for a person. Refused when the stub's day is sealed, a claim stands on the parcel, or an order went on.
 */
export const takeBack = (services: Services, caller: Caller, input: InputFor<'collections', 'takeBack'>): Result<OutputFor<'collections', 'takeBack'>> =>
  act(services, caller.staffId, (step) => {
    const open = requireOpen(step, input.collectionId);
    if (!open.ok) return open;
    const collection = open.value;
    const parcel = parcelById(step.writer, input.parcelId);
    if (parcel === undefined) return refuse('parcel.unknown');
    const may = mayComeBack(step, collection, parcel);
    if (!may.ok) return may;
    const left = may.value;
    const later: Act = { ...step, at: timeIn(step, collection) };
    withdrawStub(step.writer, parcel.id);
    forgetStub(step.writer, parcel.id);
    takeFromCollection(step.writer, parcel.id);
    markTakenBack(step.writer, parcel.id);
    const told: Told[] = [];
    for (const orderId of ordersInParcel(step.writer, parcel.id)) {
      const order = orderComesBack(later, collection, parcel, orderId, input.reason);
      if (!order.ok) return order;
      told.push(...order.value);
    }
    insertReturn(step.writer, { ...left, collectionId: collection.id, parcelId: parcel.id, told: told.length, reason: input.reason, at: later.at, staffId: caller.staffId });
    const what = { number: parcel.waybill_number, handedOverAt: left.handedOverAt, stub: left.stubHash, signature: left.signatureId };
    step.trace({
      action: 'parcel.taken_back', subject: 'parcel', subjectId: parcel.id, before: { collection: collection.id, state: 'handed_over', ...what },
      after: { state: 'packed', reason: input.reason, told: told.map(({ platformOrderNumber, fileName }) => ({ order: platformOrderNumber, file: fileName })) },
    });
    step.trace({ action: 'collection.parcel_back', subject: 'collection', subjectId: collection.id, after: { number: parcel.waybill_number, reason: input.reason } });
    step.emit('packing.changed', { parcelIds: [parcel.id] });
    step.emit('collections.changed', {});
    step.emit('stock.changed', {});
    step.emit('stubs.changed', {});
    step.emit('app.changed', {});
    return ok({ told });
  });
