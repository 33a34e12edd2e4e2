import { withChineseColumns } from './chinese-columns.ts';
import type { OrderFormat } from './format.ts';
import { readStatusAndAfterSale, stateReading, statusWords } from './status-words.ts';

/** 1688 order export: the order's cells are blank or merged from its second line on. */
export const ali1688: OrderFormat = {
  name: 'ali1688',
  platform: 'ali1688',
  holds: 'orders',
  rows: 'line_below',
  columns: withChineseColumns(
    {
      orderNumber: ['订单编号', '订单号'],
      buyerNick: ['买家会员名', '买家公司名'],
      seller: ['卖家会员名', '卖家公司名'],
      title: ['货品标题', '商品名称', '产品名称'],
      skuCode: ['单品货号', '物料编号', 'sku编码'],
      styleCode: ['货号'],
      properties: ['型号', '规格', '商品属性', '颜色尺码'],
      goods: ['货品总价', '商品总价'],
      discount: ['涨价或折扣'],
      total: ['实付款', '订单总额'],
      paid: ['实付款'],
      waybill: ['运单号', '物流单号', '物流公司运单号'],
    },
    ['detail'],
  ),
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: ['买家公司名', '卖家公司名', '卖家会员名', '货品总价', '货品标题', 'offerid', 'skuid', '单品货号', '货品种类', '发货方', '物料编号', '代理商姓名', '是否代发订单', '微商订单号', '涨价或折扣', '下单公司主体'],
  orderNumber: /^\d{10,21}$/,
  readState: readStatusAndAfterSale(
    statusWords(
      [stateReading('awaiting_payment'), ['等待买家付款', '等待卖家确认', '待确认']],
      [stateReading('handed_over'), ['等待买家确认收货', '待收货', '等待买家收货', '已收货待付款']],
    ),
  ),
  amounts: 'order',
  paidIsPayable: true,
  districtExpected: true,
  country: 'CN',
};
