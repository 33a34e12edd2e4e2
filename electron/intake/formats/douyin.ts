import { withChineseColumns } from './chinese-columns.ts';
import type { OrderFormat } from './format.ts';
import { readStatusAndAfterSale, stateReading, statusWords } from './status-words.ts';

/** 抖店 order export, CSV or XLSX: one row a sub-order (商品单). */
export const douyin: OrderFormat = {
  name: 'douyin',
  platform: 'douyin',
  holds: 'orders',
  rows: 'line',
  columns: withChineseColumns(
    {
      orderNumber: ['主订单编号', '主订单号', '订单编号', '订单号'],
      lineNumber: ['子订单编号', '子订单号', '商品单号'],
      mobile: ['收件人手机号', '收件人电话', '联系方式'],
      title: ['选购商品', '商品名称', '商品'],
      skuCode: ['商家编码', '商家sku编码', 'sku编码'],
      goods: ['商品金额'],
      total: ['订单应付金额', '订单金额', '应付金额'],
      paid: ['用户实付金额', '实付款', '订单应付金额', '应付金额'],
      courierAndWaybill: ['快递信息', '物流信息'],
      bookedFor: ['预约发货时间'],
    },
    ['landline'],
  ),
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: [
    '主订单编号', '子订单编号', '选购商品', '达人id', '达人昵称', '达人优惠', 'app渠道', '流量来源', '流量体裁', '鲁班落地页id', '是否安心购', '广告渠道', '旗帜颜色', '订单提交时间', '支付完成时间',
    '商品规格', '商家改价', '红包抵扣', '收件人手机号', '平台实际承担优惠金额', '商品69码', '建议发货时间(起)',
  ],
  orderNumber: /^\d{10,21}[A-Z]?$/,
  readState: readStatusAndAfterSale(
    statusWords(
      // Paid, but the platform still checks the payment; it turns into 待发货 by itself.
      [stateReading('paid', 'none', 'not_yet_shippable'), ['已支付', '支付确认中', '待确认']],
      [stateReading('paid', 'none', 'under_review'), ['待审核', '风控审核中']],
    ),
  ),
  amounts: 'line',
  paidIsPayable: true,
  districtExpected: true,
  country: 'CN',
};
