import type { OrderId } from '../../shared/domain/ids.ts';
import type { Writer } from './database.ts';

/** When an order's open hold is to be looked at again; UTC ms. */
export const writeHoldUntil = (writer: Writer, orderId: OrderId, until: number): void => {
  writer.run('UPDATE order_holds SET until = ? WHERE order_id = ? AND released_at IS NULL', until, orderId);
};
