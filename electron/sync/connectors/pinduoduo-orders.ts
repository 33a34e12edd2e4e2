import type { JsonObject } from '../../../shared/domain/exact-json.ts';
import { couriers } from '../../../shared/domain/printing/couriers.ts';
import type { OrderFormat } from '../../intake/formats/format.ts';
import { pinduoduo } from '../../intake/formats/pinduoduo.ts';
import { courierCodes, courierNameOf } from '../courier-codes.ts';
import { flagOfNumber, readable, readOrderRows, shipmentsOf, withMore, type OrderRead, type OrderRow } from '../order-rows.ts';
import { pickInteger, pickObjects, pickText } from '../pick.ts';

const format: OrderFormat = { ...pinduoduo, name: 'pinduoduo_order', rows: 'line' };

const fieldNames = {
  orderNumber: 'order_sn', status: 'order_status', afterSale: 'refund_status', title: 'goods_name', quantity: 'goods_count', unitPrice: 'goods_price', goods: 'goods_amount', freight: 'postage',
  total: 'pay_amount', paid: 'pay_amount', createdAt: 'created_time', paidAt: 'pay_time', shippedAt: 'shipping_time', completedAt: 'receive_time', skuCode: 'outer_id', waybill: 'tracking_number',
} as const;

const refundDone = '4';

/** The export's words for three numbers at once: shipped or not, sold or not, group complete or not. */
const statusText = (order: JsonObject): string => {
  const [status, refund] = [pickText(order, 'order_status'), pickText(order, 'refund_status')];
  const isRefunded = refund === refundDone;
  if (pickText(order, 'confirm_status') === '2' || pickText(order, 'group_status') === '2') return isRefunded ? '未发货，退款成功' : '已取消';
  switch (status) {
    case '1':
      if (isRefunded) return '未发货，退款成功';
      if (pickText(order, 'group_status') === '0') return '拼团中';
      return pickText(order, 'confirm_status') === '0' ? '待支付' : '待发货';
    case '2':
      return isRefunded ? '已发货，退款成功' : '已发货，待收货';
    case '3':
      return isRefunded ? '已收货，退款成功' : '已收货';
    default:
      return status;
  }
};

const refunds: Readonly<Record<string, string>> = { '': '', 0: '', 1: '', 2: '售后处理中', 3: '退款中', 4: '退款成功' };
/** Words for `after_sales_status`, where the coarser `refund_status` is missing. */
const over = new Set(['', '0', '9', '11', '12', '13', '16', '17', '18', '24', '25']);

/** Numbers that came later hold the order until a person has looked. */
const afterSaleText = (order: JsonObject): string => {
  const refund = pickText(order, 'refund_status');
  if (refund !== '') return Object.hasOwn(refunds, refund) ? (refunds[refund] ?? '') : '售后处理中';
  const status = pickText(order, 'after_sales_status');
  return status === '10' ? '退款成功' : over.has(status) ? '' : '售后处理中';
};

const nameOfId = (id: string): string => (id === '' || id === '0' ? '' : courierNameOf(courierCodes.pinduoduo, couriers.map(({ code }) => code), id));

export const pinduoduoParcels = (order: JsonObject): ReturnType<typeof shipmentsOf> =>
  shipmentsOf([order, ...pickObjects(order, 'extra_delivery_list')].map((parcel) => ({ courierName: nameOfId(pickText(parcel, 'logistics_id')), waybillNumber: pickText(parcel, 'tracking_number') })));

const rowOf = (order: JsonObject, item: JsonObject): OrderRow => ({
  orderNumber: pickText(order, 'order_sn'), status: statusText(order), afterSale: afterSaleText(order), review: pickText(order, 'risk_control_status') === '1' ? '审核中' : '',
  buyerMessage: pickText(order, 'buyer_memo'), note: pickText(order, 'remark'),
  receiverName: readable(pickText(order, 'receiver_name'), pickText(order, 'receiver_name_mask')), mobile: readable(pickText(order, 'receiver_phone'), pickText(order, 'receiver_phone_mask')),
  province: pickText(order, 'province'), city: pickText(order, 'city'), district: pickText(order, 'town'),
  detail: readable(pickText(order, 'receiver_address'), pickText(order, 'address'), pickText(order, 'receiver_address_mask'), pickText(order, 'address_mask')),
  title: pickText(item, 'goods_name'), skuCode: pickText(item, 'outer_id'), styleCode: pickText(item, 'outer_goods_id'), properties: pickText(item, 'goods_spec'),
  quantity: pickText(item, 'goods_count'), unitPrice: pickText(item, 'goods_price'),
  goods: pickText(order, 'goods_amount'), freight: pickText(order, 'postage'), total: pickText(order, 'pay_amount'), paid: pickText(order, 'pay_amount'),
  createdAt: pickText(order, 'created_time'), paidAt: pickText(order, 'pay_time') || pickText(order, 'confirm_time'), promisedAt: pickText(order, 'last_ship_time'),
  shippedAt: pickText(order, 'shipping_time'), completedAt: pickText(order, 'receive_time'), courier: nameOfId(pickText(order, 'logistics_id')), waybill: pickText(order, 'tracking_number'),
});

/** Everything said of an order, from a list or its detail. */
export const readPinduoduoOrder = (order: JsonObject, from: string): OrderRead => {
  const rows = pickObjects(order, 'item_list').map((item) => rowOf(order, item));
  return withMore(readOrderRows(format, pickText(order, 'order_sn'), rows, from, fieldNames), {
    platformFlag: flagOfNumber('pinduoduo', pickInteger(order, 'remark_tag')), shipments: pinduoduoParcels(order),
  });
};

/** Older versions of the list name the order and nothing else. */
export const lacksDetails = (order: JsonObject): boolean => pickObjects(order, 'item_list').length === 0 || pickText(order, 'order_status') === '';
