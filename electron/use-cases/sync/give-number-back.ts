import { tellerOf } from '../../../shared/domain/sync/connection.ts';
import { eWaybillByNumber } from '../../store/e-waybills.ts';
import { originOf } from '../../store/orders/family.ts';
import type { StoredOrder } from '../../store/orders/order-row.ts';
import { insertWaybillCancel, wasNumberAsked } from '../../store/outbox.ts';
import { servedConnections } from '../../store/sync/connections.ts';
import { drawnByUs } from '../printing/e-waybill-numbers.ts';
import type { Act } from '../services.ts';
import { numberServiceOf } from './number-service.ts';

/** PR-5: a number that we had asked for over the line and that nothing goes out on is given back there, if there is still somebody to tell. */
export const giveNumberBack = (step: Act, order: StoredOrder, courierCode: string, waybillNumber: string): void => {
  const issued = eWaybillByNumber(step.writer, courierCode, waybillNumber);
  if (issued?.order_id !== order.id || !wasNumberAsked(step.writer, order.id, courierCode)) return;
  const service = issued.component === drawnByUs ? numberServiceOf(step.writer) : '';
  if (issued.component === drawnByUs && service === '') return;
  const teller = tellerOf(servedConnections(step.writer), { platform: order.platform, account: order.shop_name, service, kind: 'waybill_cancel' });
  if (teller === null) return;
  const { platform_order_number: platformOrderNumber } = originOf(step.writer, order);
  insertWaybillCancel(step.writer, { platform: order.platform, orderId: order.id, platformOrderNumber, courierCode, waybillNumber, service }, step.at);
  step.emit('app.changed', {});
};
