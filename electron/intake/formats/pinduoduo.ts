import { withChineseColumns } from './chinese-columns.ts';
import type { OrderFormat } from './format.ts';
import { readStatusAndAfterSale } from './status-words.ts';

/** 拼多多 order export: one row an order, one SKU an order; the seller chooses the columns. */
export const pinduoduo: OrderFormat = {
  name: 'pinduoduo',
  platform: 'pinduoduo',
  holds: 'orders',
  rows: 'order',
  columns: withChineseColumns(
    {
      orderNumber: ['订单号', '订单编号'],
      title: ['商品', '商品名称'],
      mobile: ['手机', '收货人手机', '用户购买手机号', '手机号'],
      // 街道 holds street and house number; there is no other column for them.
      town: ['街道'],
      skuCode: ['商家编码-规格维度', '商家编码-sku维度', '规格编码', '商家编码'],
      styleCode: ['商家编码-商品维度', '商品编码'],
      goods: ['商品总价'],
      freight: ['邮费', '运费'],
      total: ['用户实付金额', '实付金额'],
      paid: ['用户实付金额', '实付金额'],
      review: ['是否审核中', '审核状态'],
      createdAt: ['订单创建时间', '下单时间', '拼单时间', '开团时间'],
      paidAt: ['支付时间', '拼单成功时间', '订单成交时间', '订单确认时间'],
      completedAt: ['确认收货时间'],
    },
    ['landline'],
  ),
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: [
    '商品总价', '店铺优惠折扣', '平台优惠折扣', '商家实收金额', '用户实付金额', '拼单成功时间', '商家编码-规格维度', '商家编码-sku维度', '商家编码-商品维度', '样式id', '商品id', '是否审核中', '送货入户费',
    '多多支付立减金额', '订单成交时间', '是否抽奖或0元试用', '是否顺丰加价', '用户购买手机号', '消费者资料', '关联货品编码',
  ],
  orderNumber: /^\d{6}-\d{8,20}$/,
  readState: readStatusAndAfterSale(),
  amounts: 'order',
  paidIsPayable: true,
  districtExpected: true,
  country: 'CN',
};
