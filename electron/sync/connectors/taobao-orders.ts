import type { JsonObject } from '../../../shared/domain/exact-json.ts';
import { stateReading, statusWords } from '../../intake/formats/status-words.ts';
import { taobaoList } from '../../intake/formats/taobao.ts';
import type { OrderFormat } from '../../intake/formats/format.ts';
import { flagOfNumber, lineStateReader, readable, readOrderRows, shipmentsOf, withMore, type OrderRead, type OrderRow } from '../order-rows.ts';
import { pickInteger, pickObjects, pickText, pickTruth } from '../pick.ts';

/** The words of the export for the interface's names, so that an order means the same whichever way it came. */
const statuses: Readonly<Record<string, string>> = {
  TRADE_NO_CREATE_PAY: '没有创建支付宝交易', WAIT_BUYER_PAY: '等待买家付款', SELLER_CONSIGNED_PART: '卖家部分发货', WAIT_SELLER_SEND_GOODS: '买家已付款，等待卖家发货',
  WAIT_BUYER_CONFIRM_GOODS: '卖家已发货，等待买家确认', TRADE_BUYER_SIGNED: '买家已签收', TRADE_FINISHED: '交易成功', TRADE_CLOSED: '交易关闭',
  TRADE_CLOSED_BY_TAOBAO: '交易被淘宝关闭', PAY_PENDING: '付款确认中', WAIT_PRE_AUTH_CONFIRM: '零元购合约中', PAID_FORBID_CONSIGN: '已付款但禁止发货',
};
const depositPaid = '买家已付定金，等待买家付尾款';

const refunds: Readonly<Record<string, string>> = {
  NO_REFUND: '', WAIT_SELLER_AGREE: '退款处理中', WAIT_BUYER_RETURN_GOODS: '退货中', WAIT_SELLER_CONFIRM_GOODS: '退货中', SELLER_REFUSE_BUYER: '卖家拒绝退款', CLOSED: '退款关闭', SUCCESS: '退款成功',
};

const wordOf = (table: Readonly<Record<string, string>>, name: string): string => (Object.hasOwn(table, name) ? (table[name] ?? '') : name);

const own = statusWords([stateReading('paid', 'none', 'not_yet_shippable'), [depositPaid]]);

/** As the export's list and detail joined: one row a sub-order, the trade's own status beside it. */
const format: OrderFormat = {
  ...taobaoList, name: 'taobao_trade', rows: 'line', paidIsPayable: true,
  readState: lineStateReader(own),
};

const fieldNames = {
  orderNumber: 'tid', lineNumber: 'oid', status: 'status', afterSale: 'refund_status', title: 'title', quantity: 'num', unitPrice: 'price', goods: 'total_fee', freight: 'post_fee', total: 'payment', paid: 'payment',
  createdAt: 'created', paidAt: 'pay_time', shippedAt: 'consign_time', completedAt: 'end_time', skuCode: 'outer_sku_id', waybill: 'invoice_no',
} as const;

/** Everything that a list or a trade's details are asked for. */
export const tradeFields = [
  'tid', 'tid_str', 'status', 'type', 'payment', 'post_fee', 'total_fee', 'created', 'pay_time', 'consign_time', 'end_time', 'modified', 'buyer_nick', 'buyer_message', 'has_buyer_message', 'seller_memo',
  'seller_flag', 'receiver_name', 'receiver_state', 'receiver_city', 'receiver_district', 'receiver_town', 'receiver_address', 'receiver_zip', 'receiver_mobile', 'receiver_phone', 'oaid',
  'step_trade_status', 'step_paid_fee', 'is_part_consign', 'est_con_time', 'delivery_time', 'trade_memo', 'orders',
].join(',');

export const tradeNumber = (trade: JsonObject): string => pickText(trade, 'tid_str', 'tid');

const isOver = (trade: JsonObject): boolean => ['TRADE_FINISHED', 'TRADE_CLOSED', 'TRADE_CLOSED_BY_TAOBAO'].includes(pickText(trade, 'status'));

/** Told of by ourselves, most of the time: a question for each would be as many again as were told. */
const hasLeft = (trade: JsonObject): boolean => ['WAIT_BUYER_CONFIRM_GOODS', 'TRADE_BUYER_SIGNED'].includes(pickText(trade, 'status'));

/** Lists leave out notes and, for many shops, the receiver; what is over needs neither, what has left needs the receiver only. */
export const lacksDetails = (trade: JsonObject): boolean => {
  if (pickObjects(trade, 'orders').length === 0) return true;
  if (isOver(trade)) return false;
  if (hasLeft(trade)) return pickText(trade, 'receiver_address') === '';
  const saysNote = Object.hasOwn(trade, 'seller_memo');
  const saysMessage = Object.hasOwn(trade, 'buyer_message') || pickTruth(trade, 'has_buyer_message') === false;
  return !saysNote || !saysMessage || pickText(trade, 'receiver_address') === '';
};

/** Only a real nick: what is a cipher says who it is to nobody. */
const nickOf = (trade: JsonObject): string => {
  const nick = pickText(trade, 'buyer_nick');
  return /^~.*~$/.test(nick) ? '' : nick;
};

const rowOf = (trade: JsonObject, order: JsonObject, statusText: string): OrderRow => ({
  orderNumber: tradeNumber(trade), lineNumber: pickText(order, 'oid_str', 'oid'),
  status: wordOf(statuses, pickText(order, 'status')), secondStatus: statusText,
  afterSale: wordOf(refunds, pickText(order, 'refund_status')),
  buyerNick: nickOf(trade), buyerMessage: pickText(trade, 'buyer_message'), note: pickText(trade, 'seller_memo'),
  receiverName: readable(pickText(trade, 'receiver_name')), mobile: readable(pickText(trade, 'receiver_mobile')), landline: readable(pickText(trade, 'receiver_phone')),
  province: pickText(trade, 'receiver_state'), city: pickText(trade, 'receiver_city'), district: pickText(trade, 'receiver_district'), town: pickText(trade, 'receiver_town'),
  detail: readable(pickText(trade, 'receiver_address')), postcode: pickText(trade, 'receiver_zip'),
  title: pickText(order, 'title'), skuCode: pickText(order, 'outer_sku_id'), styleCode: pickText(order, 'outer_iid'), properties: pickText(order, 'sku_properties_name'),
  quantity: pickText(order, 'num'), unitPrice: pickText(order, 'price'),
  goods: pickText(trade, 'total_fee'), freight: pickText(trade, 'post_fee'), total: pickText(trade, 'payment'),
  paid: statusText === depositPaid ? pickText(trade, 'step_paid_fee') : pickText(trade, 'payment'),
  createdAt: pickText(trade, 'created'), paidAt: pickText(trade, 'pay_time'), promisedAt: pickText(trade, 'est_con_time', 'delivery_time'),
  shippedAt: pickText(trade, 'consign_time') || pickText(order, 'consign_time'),
  // It ends when it closes, too.
  completedAt: pickText(trade, 'status') === 'TRADE_FINISHED' ? pickText(trade, 'end_time') : '',
  courier: pickText(order, 'logistics_company'), waybill: pickText(order, 'invoice_no'),
});

/** Parcels of all sub-orders. */
export const tradeParcels = (trade: JsonObject): ReturnType<typeof shipmentsOf> =>
  shipmentsOf([trade, ...pickObjects(trade, 'orders')].map((part) => ({ courierName: pickText(part, 'logistics_company'), waybillNumber: pickText(part, 'invoice_no') })));

export const readTrade = (trade: JsonObject, from: string): OrderRead => {
  const status = pickText(trade, 'status');
  const isDeposit = status === 'WAIT_BUYER_PAY' && pickText(trade, 'step_trade_status') === 'FRONT_PAID_FINAL_NOPAID';
  const statusText = isDeposit ? depositPaid : wordOf(statuses, status);
  const rows = pickObjects(trade, 'orders').map((order) => rowOf(trade, order, statusText));
  return withMore(readOrderRows(format, tradeNumber(trade), rows, from, fieldNames), {
    platformStatusText: statusText, platformFlag: flagOfNumber('taobao', pickInteger(trade, 'seller_flag')), shipments: tradeParcels(trade),
  });
};
