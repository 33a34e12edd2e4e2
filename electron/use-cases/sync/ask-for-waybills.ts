import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { tellerOf, type Served } from '../../../shared/domain/sync/connection.ts';
import type { Reader } from '../../store/database.ts';
import { usableEWaybills } from '../../store/e-waybills.ts';
import { originOf } from '../../store/orders/family.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { insertWaybillAsk, isNumberAsked } from '../../store/outbox.ts';
import { parcelOfOrder } from '../../store/parcels.ts';
import { readSettings } from '../../store/settings.ts';
import { servedConnections } from '../../store/sync/connections.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { numberServiceOf } from './number-service.ts';

type Asking = OutputFor<'sync', 'askForWaybills'>;
/** `service` empty = the order's own platform. */
type Askable = { readonly order: StoredOrder; readonly courierCode: string; readonly service: string };

/**
 * Whether a number can be asked for now. What the platform masked is no obstacle: it knows the receiver itself (IN-5). Where no platform gives one (typed in at the shop, a platform
 * without e-waybills), a courier's service does, which knows of the receiver what we tell it.
 */
const mayAsk = (reader: Reader, connections: readonly Served[], numberService: string, defaultCourier: string, orderId: OrderId): Result<Askable> => {
  const order = orderById(reader, orderId);
  if (order === undefined) return refuse('order.unknown');
  if (order.state !== 'paid') return refuse('waybill_ask.not_paid', { state: order.state });
  if (order.hold_reason !== null) return refuse('waybill_ask.held');
  if (order.together !== null && order.together !== order.id) return refuse('waybill_ask.in_other_parcel');
  const number = parcelOfOrder(reader, orderId)?.waybill_number ?? usableEWaybills(reader, [orderId])[0]?.waybill_number;
  if (number !== undefined) return refuse('waybill_ask.has_number', { number });
  if (isNumberAsked(reader, orderId)) return refuse('waybill_ask.asked_already');
  const { platform, shop_name: account } = order;
  const courierCode = order.courier_code === '' ? defaultCourier : order.courier_code;
  if (tellerOf(connections, { platform, account, service: '', kind: 'waybill_ask' }) !== null) return ok({ order, courierCode, service: '' });
  if (numberService === '') return refuse('waybill_ask.no_connection');
  return order.masked === '' ? ok({ order, courierCode, service: numberService }) : refuse('waybill_ask.masked');
};

const sorted = (reader: Reader, orderIds: readonly OrderId[]): { readonly askable: readonly Askable[]; readonly refused: Asking['refused'] } => {
  const connections = servedConnections(reader);
  const [{ defaultCourier }, numberService] = [readSettings(reader), numberServiceOf(reader)];
  const askable: Askable[] = [];
  const refused: Asking['refused'] = [];
  for (const orderId of new Set(orderIds)) {
    const may = mayAsk(reader, connections, numberService, defaultCourier, orderId);
    if (may.ok) askable.push(may.value);
    else refused.push({ orderId, number: orderById(reader, orderId)?.platform_order_number ?? '', code: may.refusal.code, params: { ...may.refusal.params } });
  }
  return { askable, refused };
};

export const waybillsToAsk = (services: Services, { orderIds }: InputFor<'sync', 'waybillsToAsk'>): Result<Asking> => {
  const { askable, refused } = sorted(readerOf(services), orderIds);
  return ok({ asked: askable.map(({ order }) => order.id), refused });
};

/** PR-5: asks for a number for each order that may have one; the others are listed with the reason. Nothing waits for the line: the numbers come with it. */
export const askForWaybills = (services: Services, caller: Caller, { orderIds }: InputFor<'sync', 'askForWaybills'>): Result<Asking> =>
  act(services, caller.staffId, (step) => {
    const { askable, refused } = sorted(step.writer, orderIds);
    for (const { order, courierCode, service } of askable) {
      const { id: originId, platform_order_number: platformOrderNumber } = originOf(step.writer, order);
      insertWaybillAsk(step.writer, { platform: order.platform, orderId: order.id, platformOrderNumber, courierCode, weightG: null, service, isPart: originId !== order.id }, step.at);
      step.trace({ action: 'e_waybill.asked', subject: 'order', subjectId: order.id, after: { courier: courierCode } });
    }
    if (askable.length > 0) {
      step.emit('orders.changed', { orderIds: askable.map(({ order }) => order.id) });
      step.emit('app.changed', {});
    }
    return ok({ asked: askable.map(({ order }) => order.id), refused });
  });
