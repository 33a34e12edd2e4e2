import type { OrderRow } from '../../shared/contract/orders.ts';
import type { OrderId } from '../../shared/domain/ids.ts';

/** A paid, sound order as a list shows it, with what a test changes. */
export const orderRow = (change: Partial<OrderRow> = {}): OrderRow => ({
  id: 1 as OrderId, platform: 'taobao', platformOrderNumber: '3515000275296296', state: 'paid', flag: 'grey', holdReason: null, refund: 'none', buyerNick: 'tb1', receiverName: '欧阳雨馨',
  address: '四川省成都市武侯区科技园南路486号', masked: false, doubtful: false, goods: 'NZ801/深蓝/28', pieces: 1, paidFen: 88548, currency: 'CNY', paidAt: 1, createdAt: 1, promisedShipAt: null,
  courierCode: '', waybillNumber: null, ...change,
});
