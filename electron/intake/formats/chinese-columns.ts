import type { ColumnNames } from './format.ts';

/**
 * Names that any Chinese platform or shop system may give a column. A platform's own table comes first; these help where a newer
 * version renamed one. Only names that cannot mean anything else are here.
 */
export const chineseColumns: ColumnNames = {
  status: ['订单状态', '交易状态', '状态'],
  afterSale: ['售后状态', '退款状态', '退款/售后状态', '退货退款状态'],
  closeReason: ['订单关闭原因', '关闭原因', '取消原因', '交易关闭原因'],
  shopName: ['店铺名称', '店铺', '所属店铺', '店铺名'],
  buyerNick: ['买家会员名', '买家会员昵称', '买家昵称', '买家账号', '用户昵称', '会员名', '下单帐号', '下单账号', '买家'],
  buyerMessage: ['买家留言', '买家备注', '用户备注', '客户留言', '顾客备注', '用户留言'],
  note: ['商家备注', '商家备忘', '卖家备注', '店铺备注', '客服备注'],
  flag: ['旗帜颜色', '标旗', '旗帜', '打标颜色', '备注旗帜', '插旗颜色', '订单旗帜', '备注标记'],
  receiverName: ['收货人姓名', '收件人姓名', '收货人', '收件人', '收货人名称', '客户姓名', '收件人名称'],
  mobile: [
    '联系手机', '收件人手机号', '收货人手机号', '收货人手机', '收件人手机', '收件人电话', '收货人电话', '收货人联系方式', '手机号码', '手机号', '手机', '收货手机', '收件手机',
    '联系方式', '收件人联系方式', '收货人联系电话',
  ],
  landline: ['联系电话', '固定电话', '收货电话', '电话', '座机'],
  address: ['收货地址', '收件人地址', '收货人地址', '客户地址', '收件地址', '完整地址', '收货详细地址', '收货人详细地址', '地址'],
  province: ['省', '省份', '收货省份', '收件省', '收件人省', '收货人省份', '收货省'],
  city: ['市', '城市', '收货城市', '收件市', '收件人市', '收货人城市', '收货市'],
  district: ['区', '区县', '区/县', '地区', '收货区县', '收件区', '收件人区', '收货人地区', '收货区'],
  town: ['街道', '乡镇', '镇', '街道/镇', '收货街道'],
  detail: ['详细地址', '详细收货地址', '收件人详细地址'],
  postcode: ['邮编', '邮政编码', '收货邮编', '收件人邮编'],
  title: ['宝贝标题', '商品名称', '商品标题', '宝贝名称', '货品标题', '商品', '选购商品', '标题', '产品名称', 'sku名称', '商品全称'],
  skuCode: ['商家编码', '商家sku编码', 'sku编码', '规格编码', '商家规格编码', 'sku商家编码', '外部sku编码', '商家skuid'],
  styleCode: ['商品编码', '款号', '货号', '商家商品编码', '商品商家编码'],
  properties: ['商品属性', '商品规格', '规格', '规格名称', 'sku规格', '销售属性', '规格属性', '颜色尺码', '款式'],
  quantity: ['购买数量', '商品数量', '数量', '订购数量', 'sku件数', '商品件数', '件数', '购买件数', '下单数量'],
  unitPrice: ['商品单价', '价格', '单价', '商品价格', '销售单价', '成交单价'],
  freight: ['运费', '邮费', '快递费', '订单运费', '买家应付邮费', '运费金额'],
  createdAt: ['订单创建时间', '订单提交时间', '下单时间', '创建时间', '订单下单时间', '拍下时间', '提交时间'],
  paidAt: ['订单付款时间', '支付时间', '付款时间', '支付完成时间', '付款确认时间', '订单支付时间', '成交时间', '订单成交时间'],
  promisedAt: ['承诺发货时间', '最晚发货时间', '发货截止时间', '应发货时间', '预计发货时间'],
  shippedAt: ['发货时间', '订单发货时间'],
  completedAt: ['确认收货时间', '订单完成时间', '交易完成时间', '完成时间', '交易成功时间', '订单确认收货时间'],
  courier: ['物流公司', '快递公司', '快递名称', '承运商', '物流公司名称'],
  waybill: ['物流单号', '快递单号', '运单号', '物流运单号', '快递运单号', '运单号码', '包裹号'],
};

/** A platform's table, with the shared names behind its own. `without`: fields that the platform has no column for. */
export const withChineseColumns = (own: ColumnNames, without: readonly (keyof ColumnNames)[] = []): ColumnNames => {
  const merged: Record<string, readonly string[]> = { ...own };
  for (const [field, names] of Object.entries(chineseColumns)) {
    if (without.some((left) => left === field)) continue;
    merged[field] = [...new Set([...(own[field as keyof ColumnNames] ?? []), ...names])];
  }
  return merged;
};
