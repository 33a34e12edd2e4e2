import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { countsDiffer, fiveCountsOf, lackOf } from '../../../shared/domain/collections/five-counts.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { countUnsigned } from '../../store/collection-contents.ts';
import { markCollectionClosed, markHandedOver, type StoredCollection } from '../../store/collections.ts';
import { originOf } from '../../store/orders/family.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { readSettings } from '../../store/settings.ts';
import { shipFilesOf } from '../../store/ship-files.ts';
import { takeOutForOrder } from '../../store/stock.ts';
import { replacementShipped } from '../after-sales/send-replacement.ts';
import { advanceOrder } from '../order-changes.ts';
import { appendNote } from '../orders/orders.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { followHandedOver } from '../sync/follow-parcels.ts';
import { sealStubs } from '../stubs/seal-stubs.ts';
import { endTaskFor } from '../tasks/add-task.ts';
import { timeIn } from './collection-time.ts';
import { floorParcels, type FloorParcel } from './board.ts';
import { requireOpen } from './scan-out.ts';
import { listedShipFile } from './ship-files.ts';
import { tellPlatforms, type ShippedOrder } from './tell-platforms.ts';

/** HO-4, CS-4: one order leaves: state, stock, and the note with courier and number. */
const handOverOrder = (step: Act, collection: StoredCollection, parcel: FloorParcel, orderId: OrderId): Result<ShippedOrder> => {
  const order = orderById(step.writer, orderId);
  if (order === undefined) return refuse('order.unknown');
  const advanced = advanceOrder(step, order, 'hand_over', { cause: parcel.waybillNumber });
  if (!advanced.ok) return advanced;
  takeOutForOrder(step.writer, orderId, order.platform_order_number, step.staffId, step.at);
  // Taken back once and gone now: what the platform was told is true again.
  endTaskFor(step, 'other', 'undo_shipping', { orderId });
  const note = `${courierName(collection.courier_code).zh} ${parcel.waybillNumber}`;
  appendNote(step, orderId, note);
  const origin = originOf(step.writer, order);
  // AS-5, IN-7: the note that the platform shows is the first order's; it takes the courier and number of each parcel.
  if (origin.id !== orderId) appendNote(step, origin.id, note);
  const replaced = replacementShipped(step, orderId, courierName(collection.courier_code).zh, parcel.waybillNumber);
  if (!replaced.ok) return replaced;
  return ok({
    orderId, platform: order.platform, account: order.shop_name, platformOrderNumber: origin.platform_order_number, waybillNumber: parcel.waybillNumber,
    isTold: order.derived_kind === null || order.derived_kind === 'split',
  });
};

const handOverParcel = (step: Act, collection: StoredCollection, parcel: FloorParcel): Result<readonly ShippedOrder[]> => {
  markHandedOver(step.writer, parcel.parcelId);
  step.trace({
    action: 'parcel.handed_over', subject: 'parcel', subjectId: parcel.parcelId, before: { state: 'packed' },
    after: { collection: collection.id, number: parcel.waybillNumber, weightG: parcel.weightG },
  });
  const shipped: ShippedOrder[] = [];
  for (const orderId of parcel.orderIds) {
    const order = handOverOrder(step, collection, parcel, orderId);
    if (!order.ok) return order;
    shipped.push(order.value);
  }
  return ok(shipped);
};

/** HO-2: while the five counts differ only a manager may close, and says why. */
const reasonWhenDiffering = (parcels: readonly FloorParcel[], weighs: boolean, caller: Caller, managerReason: string): Result<string> => {
  if (!countsDiffer(fiveCountsOf(parcels, weighs))) return ok('');
  const params = { n: parcels.filter((parcel) => !parcel.left && lackOf(parcel, weighs) !== null).length };
  if (!may(caller.role, 'collections.override')) return refuse('collection.counts_differ', params);
  return managerReason === '' ? refuse('collection.reason_required', params, 'managerReason') : ok(managerReason);
};

/**
 * HO-4: hands over what was scanned out, as one transaction: parcels, orders, stock, notes, what the platforms must be told and
 * the ship files' contents. HO-5: a parcel that was stopped since its scan does not leave, whatever the reason; it is taken out first.
 */
export const closeCollection = (services: Services, caller: Caller, input: InputFor<'collections', 'close'>): Result<OutputFor<'collections', 'close'>> =>
  act(services, caller.staffId, (step) => {
    const open = requireOpen(step, input.collectionId);
    if (!open.ok) return open;
    const collection = open.value;
    const settings = readSettings(step.writer);
    const parcels = floorParcels(step.writer, collection.courier_code, collection);
    // Reopened: what left with it before does not leave twice.
    const leaving = parcels.filter((parcel) => parcel.scannedOut && !parcel.left);
    if (!parcels.some((parcel) => parcel.scannedOut)) return refuse('collection.empty');
    const stopped = leaving.filter((parcel) => parcel.stop !== null || !parcel.packed);
    const [first] = stopped;
    if (first !== undefined) {
      return refuse('collection.parcel_stopped', { number: first.waybillNumber, stop: first.stop?.code ?? 'not_packed', n: stopped.length });
    }
    const reason = reasonWhenDiffering(parcels, settings.weighParcels, caller, input.managerReason);
    if (!reason.ok) return reason;
    const later: Act = { ...step, at: timeIn(step, collection) };
    const shipped: ShippedOrder[] = [];
    for (const parcel of leaving) {
      const orders = handOverParcel(later, collection, parcel);
      if (!orders.ok) return orders;
      shipped.push(...orders.value);
    }
    followHandedOver(later, leaving.map(({ parcelId }) => parcelId));
    tellPlatforms(later, collection, shipped, settings.shop?.timeZone ?? 'UTC');
    const unsigned = countUnsigned(step.writer, collection.id);
    markCollectionClosed(step.writer, collection.id, {
      at: later.at, staffId: caller.staffId, managerReason: reason.value, abandoned: false, unsigned: unsigned > 0,
    });
    sealStubs(later, collection.id);
    step.trace({
      action: 'collection.closed', subject: 'collection', subjectId: collection.id,
      after: { parcels: leaving.length, orders: shipped.length, counts: fiveCountsOf(parcels, settings.weighParcels), reason: reason.value, unsigned },
    });
    step.emit('packing.changed', { parcelIds: leaving.map(({ parcelId }) => parcelId) });
    step.emit('collections.changed', {});
    step.emit('stock.changed', {});
    step.emit('app.changed', {});
    return ok({ parcels: leaving.length, orders: shipped.length, files: shipFilesOf(step.writer, collection.id).map(listedShipFile), unsigned });
  });
