/**
 * Files that lie beside the orders in the same download folder and get dropped by mistake. Known so that the refusal can say
 * what the file is instead of only what it is not.
 */
export type OtherFile = {
  /** The renderer's language files have a name for each. */
  readonly kind: 'fund_flow' | 'account_bill' | 'refund_list' | 'print_record' | 'courier_bill' | 'opening_stock' | 'product_list' | 'ship_file';
  readonly names: readonly string[];
};

export const otherFiles: readonly OtherFile[] = [
  { kind: 'fund_flow', names: ['商家昵称', '入帐日期', '入账日期', '入帐时间', '支付流水号', '入帐类型', '入账类型', '收入金额', '支出金额', '业务描述', '收/付渠道'] },
  { kind: 'account_bill', names: ['支付宝交易号', '支付宝流水号', '商户订单号', '账务类型', '账户余额', '收入(+元)', '支出(-元)', '签约产品', '对方账户', '业务基础订单号', '动账时间', '动账方向', '动账金额', '结算单号', '结算时间'] },
  { kind: 'refund_list', names: ['退款编号', '退款完结时间', '买家退款金额', '手工退款/系统退款', '是否需要退货', '退款的申请时间', '超时时间', '售后单号', '售后编号', '售后类型', '退款原因', '退货物流单号'] },
  { kind: 'print_record', names: ['申请快递单号时间', '所属平台', '发货内容', '称重重量', '系统单号', '波次号', '打印时间', '打印人', '分销商', '快递单号'] },
  {
    kind: 'courier_bill',
    names: [
      '运单号', '运单号码', '邮件号', '计费重量', '结算重量', '业务时间', '扫描时间', '目的省份', '目的地', '目的地市', '体积重', '订单/面单网点', '订单客户', '对方地区', '寄达省', '寄达市', '标准资费', '系统资费',
      '承运商', '实际重量', '收寄日期', '费用', '派件员工号', '面单费', '付款网点',
    ],
  },
  { kind: 'opening_stock', names: ['商家编码', 'sku编码', '库存', '可用库存', '库存数量', '货位', '库位', '货架', '条码', '条形码', '盘点数量', '现有库存', 'stock', 'on hand'] },
  { kind: 'product_list', names: ['宝贝id', '商品id', '商品名称', '一口价', '销售价', '上架时间', '宝贝链接', '商品链接', '类目', '主图', '吊牌价', 'handle', 'variant sku', 'body (html)'] },
  { kind: 'ship_file', names: ['订单编号', '订单号', '物流公司', '快递公司', '运单号', '快递单号'] },
];
