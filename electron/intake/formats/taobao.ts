import { withChineseColumns } from './chinese-columns.ts';
import type { OrderFormat } from './format.ts';
import { readStatusAndAfterSale, stateReading, statusWords } from './status-words.ts';

const readState = readStatusAndAfterSale(
  statusWords(
    [stateReading('awaiting_payment'), ['等待买家付款（定金）', '等待买家付尾款']],
    [stateReading('paid', 'none', 'not_yet_shippable'), ['买家已付定金，等待买家付尾款']],
  ),
);

/** A trade is known by 12 to 21 digits: 15 in 2013, 19 today. */
const orderNumber = /^\d{12,21}$/;

/** 订单报表, `ExportOrderList….csv` (2013 to about 2020) and `.xlsx` (since), Taobao and Tmall. */
export const taobaoList: OrderFormat = {
  name: 'taobao_list',
  platform: 'taobao',
  holds: 'orders',
  rows: 'order',
  columns: withChineseColumns(
    {
      orderNumber: ['订单编号', '主订单编号', '订单号'],
      buyerNick: ['买家会员名', '买家会员昵称', '买家昵称'],
      // 商家备忘 is the newer, cleaner copy of 订单备注.
      note: ['商家备忘', '订单备注'],
      address: ['收货地址', '收货人地址'],
      changedAddress: ['修改后的收货地址'],
      changedGoods: ['修改后的sku'],
      title: ['宝贝标题', '宝贝名称'],
      pieces: ['宝贝总数量', '宝贝数量'],
      kinds: ['宝贝种类'],
      goods: ['买家应付货款', '应付货款'],
      freight: ['买家应付邮费', '应付邮费'],
      total: ['总金额', '订单总金额'],
      paid: ['买家实际支付金额', '买家实付金额', '实际支付金额'],
      refunded: ['退款金额'],
    },
    ['skuCode', 'styleCode', 'properties', 'quantity', 'unitPrice', 'detail', 'afterSale'],
  ),
  needs: ['orderNumber', 'status'],
  marks: [
    '买家会员名', '买家会员昵称', '买家支付宝账号', '买家应付货款', '买家应付邮费', '买家支付积分', '返点积分', '买家实际支付金额', '买家实际支付积分', '宝贝标题', '宝贝种类', '宝贝总数量',
    '店铺id', '卖家服务费', '买家服务费', '是否手机订单', '分阶段订单信息', '特权订金订单id', '天猫卡券抵扣', '集分宝抵扣', '收货人姓名',
  ],
  orderNumber,
  readState,
  amounts: 'order',
  paidIsPayable: false,
  districtExpected: true,
  country: 'CN',
};

/** 宝贝报表, `ExportOrderDetailList…`: the lines of the orders in the list, joined by order number. */
export const taobaoDetail: OrderFormat = {
  ...taobaoList,
  name: 'taobao_detail',
  holds: 'lines',
  rows: 'line',
  columns: {
    // Where both stand, 订单编号 may be the sub-order's; where it stands alone it is the order's.
    orderNumber: ['主订单编号', '订单编号', '订单号'],
    lineNumber: ['子订单编号', '子订单号'],
    status: ['订单状态', '交易状态'],
    afterSale: ['退款状态', '售后状态'],
    title: ['标题', '宝贝标题', '商品标题', '宝贝名称'],
    unitPrice: ['价格', '单价', '商品价格'],
    quantity: ['购买数量', '数量', '宝贝数量'],
    skuCode: ['外部系统编号', 'sku编码', '商家sku编码'],
    styleCode: ['商家编码'],
    properties: ['商品属性', '颜色分类', '销售属性', '规格名称'],
    refunded: ['退款金额'],
  },
  needs: ['orderNumber', 'title', 'quantity'],
  marks: ['标题', '价格', '购买数量', '外部系统编号', '商品属性', '套餐信息', '商家编码', '子订单编号', '主订单编号', '备注'],
  amounts: 'line',
};
