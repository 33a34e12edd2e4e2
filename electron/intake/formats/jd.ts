import { withChineseColumns } from './chinese-columns.ts';
import type { OrderFormat } from './format.ts';
import { readStatusAndAfterSale, stateReading, statusWords } from './status-words.ts';

const readLive = readStatusAndAfterSale(
  statusWords(
    [stateReading('paid'), ['等待出库', '新订单', '等待打印']],
    [stateReading('paid', 'none', 'under_review'), ['订单锁定', '锁定', '暂停', '订单暂停']],
    [stateReading('handed_over'), ['等待确认收货', '等待客户回执', '货到付款确认', '正在配送', '等待自提']],
  ),
);

/** 京东 POP order export: one row a product, the order's columns repeated. */
export const jd: OrderFormat = {
  name: 'jd',
  platform: 'jd',
  holds: 'orders',
  rows: 'line',
  columns: withChineseColumns(
    {
      orderNumber: ['订单号', '订单编号'],
      title: ['商品名称'],
      quantity: ['订购数量', '数量'],
      unitPrice: ['京东价', '单价'],
      total: ['订单金额'],
      paid: ['应付金额', '结算金额'],
      buyerMessage: ['订单备注', '买家留言'],
      note: ['商家备注'],
      // 联系电话 is the receiver's mobile here.
      mobile: ['联系电话', '收货人手机', '手机'],
      address: ['客户地址', '收货地址'],
      skuCode: ['商家skuid', '商家编码', '货号'],
      styleCode: ['货号'],
      freight: ['运费金额', '运费'],
    },
    ['landline', 'detail'],
  ),
  needs: ['orderNumber', 'status', 'title', 'quantity'],
  marks: ['京东价', '下单帐号', '订购数量', '客户姓名', '客户地址', '余额支付', '结算金额', '商家备注等级', '货号', '商家skuid', '送装服务', '付款确认时间', '增值税发票', '是否为toplife订单', '是否为品牌商订单'],
  orderNumber: /^\d{8,20}$/,
  readState: (cells) => {
    // (删除)等待出库: cancelled before it was shipped.
    const status = cells('status');
    if (/^[(（【[]?\s*(?:删除|取消|已删除|已取消)\s*[)）\]】]/.test(status)) return stateReading('closed');
    return readLive(cells);
  },
  amounts: 'order',
  paidIsPayable: true,
  districtExpected: true,
  country: 'CN',
};
