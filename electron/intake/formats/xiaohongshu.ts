import { withChineseColumns } from './chinese-columns.ts';
import type { OrderFormat } from './format.ts';
import { readStatusAndAfterSale, stateReading, statusWords } from './status-words.ts';

/** 小红书 order export: one row a SKU. */
export const xiaohongshu: OrderFormat = {
  name: 'xiaohongshu',
  platform: 'xiaohongshu',
  holds: 'orders',
  rows: 'line',
  columns: withChineseColumns({
    orderNumber: ['订单号', '订单编号'],
    title: ['sku名称', '商品名称'],
    properties: ['sku规格', '商品规格'],
    quantity: ['sku件数'],
    skuCode: ['商家编码'],
    note: ['包裹备注信息', '商家备注'],
    flag: ['包裹备注标记'],
    goods: ['商品总价'],
    total: ['用户应付金额'],
    paid: ['用户应付金额'],
    closeReason: ['取消原因'],
  }),
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: ['小红书编码', '规格id', 'sku名称', 'sku规格', 'sku件数', '是否为赠品', '区域编码', '用户应付金额', '商家应收金额', 'sku商家改价', '支付渠道优惠', '包裹备注标记', '包裹备注信息', '包裹总净重', '发货链接', '国补模式', '订单标记'],
  orderNumber: /^[A-Z]?\d{10,22}[A-Z]?$/,
  readState: readStatusAndAfterSale(statusWords([stateReading('paid', 'none', 'under_review'), ['处理中', '异常', '海关申报中', '清关中']])),
  amounts: 'line',
  paidIsPayable: true,
  districtExpected: true,
  country: 'CN',
};
