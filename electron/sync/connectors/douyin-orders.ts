import { isJsonObject, textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { douyin } from '../../intake/formats/douyin.ts';
import type { OrderFormat } from '../../intake/formats/format.ts';
import { stateReading, statusWords } from '../../intake/formats/status-words.ts';
import { flagOfNumber, lineStateReader, readable, readOrderRows, shipmentsOf, withMore, type OrderRead, type OrderRow } from '../order-rows.ts';
import { pickInteger, pickObject, pickObjects, pickText, secondsText, yuanOfFen } from '../pick.ts';
import { openedKey, type Opened } from './douyin-receivers.ts';

/** The words of the export for the interface's numbers. The last three are of older versions. */
const statuses: Readonly<Record<string, string>> = {
  1: '待支付', 103: '部分付款', 105: '已支付', 2: '待发货', 101: '部分发货', 3: '已发货', 4: '已关闭', 5: '已完成', 21: '未发货，退款成功', 22: '已发货，退款成功', 39: '已收货，退款成功',
};

const own = statusWords(
  [stateReading('paid', 'none', 'not_yet_shippable'), ['已支付']],
  [stateReading('completed', 'succeeded'), ['已发货，退款成功']],
);

const format: OrderFormat = {
  ...douyin, name: 'douyin_order', amounts: 'order',
  readState: lineStateReader(own),
};

const fieldNames = {
  orderNumber: 'order_id', lineNumber: 'sku_order_list.order_id', status: 'order_status', title: 'product_name', quantity: 'item_num', unitPrice: 'origin_amount', total: 'pay_amount', paid: 'pay_amount',
  freight: 'post_amount', createdAt: 'create_time', paidAt: 'pay_time', shippedAt: 'ship_time', completedAt: 'finish_time', afterSale: 'after_sale_info', skuCode: 'out_sku_id', waybill: 'tracking_no',
} as const;

/** A number that came later is told by the platform's own words, if those are known. */
const statusText = (from: JsonObject): string => {
  const number = pickText(from, 'order_status');
  const word = Object.hasOwn(statuses, number) ? statuses[number] : undefined;
  return word ?? (pickText(from, 'order_status_desc') || number);
};

const exchange = '3';

/** What of the money of a line: by after-sale and refund status. Numbers that came later hold the order until a person has looked. */
const afterSaleText = (line: JsonObject): string => {
  const info = pickObject(line, 'after_sale_info');
  const [status, refund, type] = [pickText(info, 'after_sale_status'), pickText(info, 'refund_status'), pickText(info, 'after_sale_type')];
  switch (status) {
    case '': case '0': case '28': case '51':
      return refund === '3' ? '退款成功' : '';
    case '12': case '53':
      return type === exchange ? '' : '退款成功';
    case '14':
      return '';
    case '27': case '29':
      return '商家拒绝退款';
    default:
      return refund === '3' ? '退款成功' : '售后处理中';
  }
};

/** A place is `{ name, id }`, in older replies its name alone. */
const placeName = (address: JsonObject | null, name: string): string => {
  const value = address?.[name];
  return isJsonObject(value) ? pickText(value, 'name') : textOf(value);
};

const timeAt = (from: JsonObject, name: string): string => secondsText(pickText(from, name));

const sumOfLines = (lines: readonly JsonObject[]): string => {
  let sum = 0;
  for (const line of lines) {
    const [price, count] = [pickInteger(line, 'origin_amount'), pickInteger(line, 'item_num')];
    if (price === null || count === null) return '';
    sum += price * count;
  }
  return yuanOfFen(String(sum));
};

const propertiesOf = (line: JsonObject): string =>
  pickObjects(line, 'spec').map((one) => [pickText(one, 'name'), pickText(one, 'value')].filter((text) => text !== '').join('：')).join('；') || pickText(line, 'spec');

const rowOf = (order: JsonObject, line: JsonObject, goods: string, opened: Opened): OrderRow => {
  const [address, masked] = [pickObject(order, 'post_addr'), pickObject(order, 'mask_post_addr')];
  const open = (cipher: string): string => opened.get(openedKey(pickText(order, 'order_id'), cipher)) ?? '';
  const [name, phone, detail] = [pickText(order, 'encrypt_post_receiver'), pickText(order, 'encrypt_post_tel'), pickText(address, 'encrypt_detail')];
  const place = (level: string): string => placeName(address, level) || placeName(masked, level);
  return {
    orderNumber: pickText(order, 'order_id'), lineNumber: pickText(line, 'order_id'), status: pickText(line, 'order_status') === '' ? '' : statusText(line), secondStatus: statusText(order),
    afterSale: afterSaleText(line), shopName: pickText(order, 'shop_name'), buyerNick: pickText(order, 'user_nick_name', 'buyer_nick'),
    buyerMessage: pickText(order, 'buyer_words'), note: pickText(order, 'seller_words'), closeReason: pickText(order, 'cancel_reason'),
    receiverName: readable(pickText(order, 'post_receiver'), open(name), pickText(order, 'mask_post_receiver'), name),
    mobile: readable(pickText(order, 'post_tel'), open(phone), pickText(order, 'mask_post_tel'), phone),
    // What the interface calls town is the district; the town is its street.
    province: place('province'), city: place('city'), district: place('town'), town: place('street'),
    detail: readable(pickText(address, 'detail'), open(detail), pickText(masked, 'detail'), detail),
    title: pickText(line, 'product_name'), skuCode: pickText(line, 'code', 'out_sku_id'), styleCode: pickText(line, 'out_product_id'), properties: propertiesOf(line),
    quantity: pickText(line, 'item_num'), unitPrice: yuanOfFen(pickText(line, 'origin_amount', 'goods_price')),
    goods, freight: yuanOfFen(pickText(order, 'post_amount')), total: yuanOfFen(pickText(order, 'pay_amount')), paid: yuanOfFen(pickText(order, 'pay_amount')),
    createdAt: timeAt(order, 'create_time'), paidAt: timeAt(order, 'pay_time'), promisedAt: timeAt(order, 'exp_ship_time'), bookedFor: timeAt(order, 'appointment_ship_time'),
    shippedAt: timeAt(order, 'ship_time'), completedAt: pickText(order, 'order_status') === '5' ? timeAt(order, 'finish_time') : '',
    waybill: orderParcels(order)[0]?.waybillNumber ?? '',
  };
};

export const orderParcels = (order: JsonObject): ReturnType<typeof shipmentsOf> =>
  shipmentsOf(pickObjects(order, 'logistics_info').map((parcel) => ({ courierName: pickText(parcel, 'company_name', 'company'), waybillNumber: pickText(parcel, 'tracking_no') })));

/** Everything said of an order, from a list or its detail; its lines are its sub-orders. */
export const readDouyinOrder = (order: JsonObject, from: string, opened: Opened = new Map()): OrderRead => {
  const lines = pickObjects(order, 'sku_order_list');
  const goods = sumOfLines(lines);
  return withMore(readOrderRows(format, pickText(order, 'order_id'), lines.map((line) => rowOf(order, line, goods, opened)), from, fieldNames), {
    platformStatusText: statusText(order), platformFlag: flagOfNumber('douyin', pickInteger(order, 'seller_remark_stars')), shipments: orderParcels(order),
  });
};

/** Gone, whole or in part, by us or by hand. */
export const isShipped = (order: JsonObject): boolean => ['3', '5', '101'].includes(pickText(order, 'order_status')) || orderParcels(order).length > 0;
