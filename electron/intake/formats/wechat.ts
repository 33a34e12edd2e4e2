import { withChineseColumns } from './chinese-columns.ts';
import type { OrderFormat } from './format.ts';
import { readStatusAndAfterSale, stateReading, statusWords } from './status-words.ts';

/** 微信小店 (视频号小店) order export: one row a product. */
export const wechat: OrderFormat = {
  name: 'wechat',
  platform: 'wechat',
  holds: 'orders',
  rows: 'line',
  columns: withChineseColumns({
    orderNumber: ['订单号', '订单编号'],
    afterSale: ['商品售后', '售后状态'],
    mobile: ['收件人手机', '收件人手机号'],
    title: ['商品名称'],
    skuCode: ['sku编码(自定义)', 'sku编码'],
    styleCode: ['商品编码(自定义)'],
    quantity: ['商品数量'],
    unitPrice: ['商品实际价格(单件)', '商品价格(单件)'],
    goods: ['商品总价'],
    freight: ['订单运费'],
    total: ['订单实际支付金额'],
    paid: ['订单实际支付金额'],
    refunded: ['商品已退款金额'],
  }),
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: [
    '订单下单时间', '订单完成结算时间', '打标颜色', '订单实际支付金额', '订单实际收款金额', '跨店优惠', '带货方式', '带货账号类型', '带货佣金率', '商品编码(平台)', '商品编码(自定义)', 'sku编码(自定义)',
    '商品实际价格(单件)', '商品已退款金额', '技术服务费', '礼物单号', '商品平均运费', '收件人手机',
  ],
  orderNumber: /^\d{10,24}$/,
  readState: readStatusAndAfterSale(statusWords([stateReading('paid', 'none', 'not_yet_shippable'), ['礼物待收下', '待收礼']])),
  amounts: 'order',
  paidIsPayable: true,
  districtExpected: true,
  country: 'CN',
};
