import { withChineseColumns } from './chinese-columns.ts';
import type { OrderFormat } from './format.ts';
import { readStatusAndAfterSale } from './status-words.ts';

/**
 * An order list of a shop or platform that has no table of its own here, with column names and statuses that leave no doubt. Taken
 * only when none of the known platforms fits and nearly every status in it is understood.
 */
export const otherShopBelow: OrderFormat = {
  name: 'other',
  platform: 'other',
  holds: 'orders',
  rows: 'line_below',
  columns: withChineseColumns({
    orderNumber: ['订单编号', '订单号', '主订单编号', '主订单号', '交易编号', '交易号', '平台单号', '平台订单号', '原始单号', '网店订单号', '订单id'],
    quantity: ['商品数量', '数量', '购买数量', '成交数量', '件数'],
    total: ['订单金额', '订单总额', '应付金额', '订单应付金额', '总金额'],
    paid: ['实付款', '实付金额', '实际支付金额', '用户实付金额', '买家实付金额', '支付金额', '实际支付'],
    refunded: ['退款金额', '已退款金额'],
    goods: ['商品总价', '商品金额', '商品总额', '货款'],
    currency: ['币种', '货币'],
  }),
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: [],
  orderNumber: /^[A-Za-z0-9][A-Za-z0-9_-]{5,39}$/,
  readState: readStatusAndAfterSale(),
  amounts: 'line',
  paidIsPayable: true,
  districtExpected: true,
  country: 'CN',
};

/** The same with a number on each line. */
export const otherShopByLine: OrderFormat = {
  ...otherShopBelow,
  rows: 'line',
  columns: { ...otherShopBelow.columns, lineNumber: ['子订单编号', '子订单号', '商品单号', '子单号', '明细编号', '订单明细号'] },
  needs: [...otherShopBelow.needs, 'lineNumber'],
};
