/** The shop's own words (domain.md's glossary) for states, reasons, roles and the like. */
export const terms = {
  state: {
    awaiting_payment: '待付款', paid: '待发货', packed: '已打包', handed_over: '已交接', completed: '已完成', closed: '已关闭',
  },
  event: {
    pay: '付款', unpay: '收回付款', pack: '打包', unpack: '拆包', hand_over: '交接', take_back: '取回', ship_elsewhere: '别处发货', complete: '完成', close: '关闭',
  },
  held: '已挂起',
  flag: { grey: '灰旗', red: '红旗', yellow: '黄旗', green: '绿旗', blue: '蓝旗', purple: '紫旗' },
  flagMeaning: { grey: '无', red: '加急', yellow: '不能发 / 挂起', green: '已到账', blue: '换货', purple: '退货' },
  holdReason: {
    out_of_stock: '缺货', change_requested: '改颜色尺码', address_question: '地址待核', buyer_asked: '买家要求', payment_question: '款项待核',
    packing_fault: '打包发现问题', other: '其他', refund_requested: '申请退款', platform_cancelled: '平台已取消', platform_shipped: '平台显示别处已发货',
    partly_shipped: '平台显示已部分发货', partly_refunded: '部分已退款', lines_unknown: '缺宝贝明细', lines_incomplete: '明细件数对不上', under_review: '平台审核中',
    not_yet_shippable: '还不能发货', address_changed: '买家改过地址', goods_changed: '买家改过商品',
  },
  closeReason: {
    buyer_cancelled: '买家取消', not_paid: '未付款', out_of_stock: '缺货', refunded: '已退款', duplicate: '重复下单', reunited: '并回原单', other: '其他',
  },
  refund: { none: '无退款', requested: '申请退款中', succeeded: '已退款' },
  role: { manager: '店长', customer_service: '客服', packer: '打包员' },
  platform: {
    taobao: '淘宝', douyin: '抖音', pinduoduo: '拼多多', shopify: 'Shopify', ali1688: '1688', jd: '京东', xiaohongshu: '小红书', wechat: '微信小店',
    woocommerce: 'WooCommerce', manual: '手工单', other: '其他',
  },
  courier: {
    ZTO: '中通', YTO: '圆通', STO: '申通', YUNDA: '韵达', SF: '顺丰', EMS: 'EMS', YZPY: '邮政包裹', JTSD: '极兔', JD: '京东物流', DBL: '德邦',
  },
  doubt: {
    name_missing: '没有收件人姓名', phone_missing: '没有电话', phone_implausible: '电话不像真的', province_unknown: '省份认不出', city_unknown: '城市认不出',
    district_unknown: '区县认不出', district_missing: '没有区县', detail_missing: '没有详细地址', detail_too_short: '详细地址太短',
  },
  maskedPart: { name: '姓名', phone: '电话', address: '地址' },
  documentKind: { waybill: '快递单', packing_slip: '发货单', pick_list: '拣货单', sku_label: '条码标签', manifest: '交接单', finance_sheet: '支出表', handover_sheet: '交班单', test_page: '测试页', calibration: '校准页' },
  parcelState: { reserved: '已取号', printed: '已打印', packed: '已打包', handed_over: '已交接', voided: '已作废' },
  view: {
    near_48h: '快满 48 小时', near_24h: '快满 24 小时', to_contact: '待联系', to_confirm: '待确认汇款', can_merge: '可合单', refund_due: '退款将到期', to_ship: '待发货', promise_near: '快到承诺时间', urgent: '加急', held: '已挂起', check_address: '地址存疑', masked: '已脱敏', refund_waiting: '退款待处理',
    awaiting_payment: '待付款', packed: '已打包', handed_over: '已交接', completed: '已完成', closed: '已关闭', all: '全部订单',
  },
  /** Fields of forms and files, as a refusal or a change names them. */
  field: {
    name: '姓名', phone: '电话', province: '省', city: '市', district: '区县', detail: '详细地址', postcode: '邮编', country: '国家', pin: 'PIN',
    newPin: '新 PIN', currentPin: '现在的 PIN', note: '备注', text: '备注', reason: '原因', code: '编码', barcode: '条码', title: '品名', colour: '颜色', size: '尺码',
    shelf: '货架', weightG: '重量', onHand: '库存', quantity: '数量', sender: '寄件人', shopName: '店铺名称', timeZone: '时区', courierCode: '快递公司',
    firstNumber: '首个单号', count: '张数', step: '步长', state: '状态', refund: '退款', buyerNick: '买家', buyerMessage: '买家留言',
    platformNote: '卖家备注', platformFlag: '旗帜', platformStatusText: '平台状态', receiver: '收件信息', 
    address: '地址', goods: '商品', lines: '商品行', paidFen: '实付', totalFen: '总额', goodsFen: '货款', freightFen: '运费', refundedFen: '退款额',
    createdAt: '下单时间', paidAt: '付款时间', promisedShipAt: '承诺发货', shippedAt: '发货时间', completedAt: '完成时间', closeReason: '关闭原因',
    shipments: '物流', currency: '币种', flag: '旗帜', hold: '挂起', paid: '实付',
  },
} as const;
