import type { Fields } from './exact-json.ts';
import { chinaTime, yuan } from './family.ts';
import { worldCouriers } from './couriers.ts';
import type { WorldLine, WorldOrder } from './world.ts';

const statuses: Readonly<Record<WorldOrder['state'], string>> = {
  unpaid: 'WAIT_BUYER_PAY', paid: 'WAIT_SELLER_SEND_GOODS', shipped: 'WAIT_BUYER_CONFIRM_GOODS', completed: 'TRADE_FINISHED', cancelled: 'TRADE_CLOSED',
};
const refunds: Readonly<Record<WorldLine['refund'], string>> = { none: 'NO_REFUND', asked: 'WAIT_SELLER_AGREE', done: 'SUCCESS' };

const lineFields = (order: WorldOrder, line: WorldLine, status: string): Fields => {
  const sum = yuan(line.priceFen * line.quantity);
  const shipment = order.shipments.at(-1);
  return {
    oid: line.id, oid_str: String(line.id), num_iid: 600_123_456_789n, sku_id: '4999999999999', outer_iid: line.skuCode.split('-')[0] ?? '', outer_sku_id: line.skuCode, title: line.title,
    sku_properties_name: `颜色分类:${line.colour};尺码:${line.size}`, num: line.quantity, price: yuan(line.priceFen), total_fee: sum, payment: sum, divide_order_fee: sum, discount_fee: '0.00', adjust_fee: '0.00', part_mjz_discount: '0.00',
    refund_status: refunds[line.refund], status, pic_path: 'https://img.example.com/1.jpg',
    ...(line.refund === 'none' ? {} : { refund_id: '98000000000000001' }),
    ...(shipment === undefined ? {} : { consign_time: chinaTime(shipment.at), logistics_company: worldCouriers.find(({ code }) => code === shipment.courier)?.name ?? shipment.courier, invoice_no: shipment.waybillNumber }),
  };
};

/** What the lists never say: it stands in the single trade only. */
const onlyInFull = new Set(['seller_memo', 'buyer_message', 'buyer_memo', 'promotion_details']);

/** A trade with the fields that were asked for, and no others. `orders` is asked for whole or by `orders.title`. */
export const tradeFields = (order: WorldOrder, asked: string, full: boolean): Fields => {
  const wanted = new Set(asked.split(',').map((name) => name.trim()));
  const status = order.state === 'cancelled' && order.paidAt === null ? 'TRADE_CLOSED_BY_TAOBAO' : statuses[order.state];
  const goods = order.lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0);
  const shipment = order.shipments.at(-1);
  const everything: Fields = {
    tid: order.id, tid_str: String(order.id), status, type: 'fixed', title: order.account, seller_nick: order.account, buyer_nick: order.buyerNick, buyer_open_uid: `open-${order.buyerNick}`,
    payment: yuan(goods + order.freightFen), received_payment: order.state === 'completed' ? yuan(goods + order.freightFen) : '0.00', post_fee: yuan(order.freightFen), total_fee: yuan(goods), discount_fee: '0.00', adjust_fee: '0.00',
    created: chinaTime(order.createdAt), modified: chinaTime(order.modifiedAt), ...(order.paidAt === null ? {} : { pay_time: chinaTime(order.paidAt) }),
    ...(shipment === undefined ? {} : { consign_time: chinaTime(shipment.at) }), ...(order.state === 'cancelled' || order.state === 'completed' ? { end_time: chinaTime(order.modifiedAt) } : {}),
    has_buyer_message: order.buyerMessage !== '', seller_flag: order.flag, seller_memo: order.memo, ...(order.buyerMessage === '' ? {} : { buyer_message: order.buyerMessage }),
    receiver_name: order.receiver.name, receiver_mobile: order.receiver.phone, receiver_phone: '', receiver_state: order.receiver.province, receiver_city: order.receiver.city, receiver_district: order.receiver.district,
    receiver_town: '', receiver_address: order.receiver.detail, receiver_zip: order.receiver.postcode, shipping_type: 'express', is_part_consign: false, num: order.lines.reduce((sum, line) => sum + line.quantity, 0),
  };
  const chosen = Object.fromEntries(Object.entries(everything).filter(([name]) => wanted.has(name) && (full || !onlyInFull.has(name))));
  const lineNames = [...wanted].filter((name) => name.startsWith('orders.')).map((name) => name.slice('orders.'.length));
  if (!wanted.has('orders') && lineNames.length === 0) return chosen;
  const lines = order.lines.map((line) => Object.fromEntries(Object.entries(lineFields(order, line, status)).filter(([name]) => wanted.has('orders') || lineNames.includes(name))));
  return { ...chosen, orders: { order: lines } };
};
