export const today = {
  title: '今日',
  waits: '等着处理的',
  nothing: '没有等着的事',
  nothingText: '该发的都发了。新订单导入后会在这里。',
  noOrders: '还没有订单',
  noOrdersText: '把平台导出的订单文件拖进窗口，或在这里选择。',
  noOrdersAction: '选择订单文件…',
  item: {
    near_48h: { title: '快满 48 小时', text: '付款 44 小时以上还没打包' }, to_confirm: { title: '待确认汇款', text: '等买家的银行转账' }, refund_due: { title: '退款将到期', text: '不足 24 小时' },
    tasks: { title: '过时的待办', text: '时间已过，还没人办完' }, handover: { title: '交班单等接', text: '看看上一班留下的事' }, transfers: { title: '到账没对上', text: '看看是哪一单的钱' },
    promise_near: { title: '快到承诺发货时间', text: '不足 4 小时或已超时' }, urgent: { title: '加急', text: '插红旗、还没发的' }, refund_waiting: { title: '退款待处理', text: '买家在平台申请退款，已自动挂起' }, held: { title: '已挂起', text: '等缺货、改地址等问题解决' },
    check_address: { title: '地址存疑', text: '核对后才能打印' }, masked: { title: '已脱敏', text: '走平台电子面单或补真实信息' }, to_ship: { title: '待发货', text: '已付款、还没打包' }, awaiting_payment: { title: '待付款', text: '买家还没付款' },
    stubs: { title: '底单待收', text: '满 15 天，等店长收档' }, unsigned: { title: '没有签名', text: '已关闭的交接，快递员还没签' }, packing: { title: '待打包', text: '面单已打印' }, collections: { title: '待交接', text: '已打包，等快递员来收' }, claims: { title: '理赔', text: '期限近了或该跟进的' },
  },
  packed: '今天已打包 {{packed}} 包，拦下 {{stopped}} 包',
  first: { title: '最先要发的', all: '全部待发货', late: '超 {{time}}', left: '还有 {{time}}' },
  charts: {
    today: '今天', day: '{{day}}：{{n}}', dayColumn: '日期', total: '{{days}} 天共 {{n}}',
    handedOver: { title: '每天交接的包裹', unit: '包裹', none: '近 14 天没有交接包裹。关闭一次交接后，这里按天显示。' },
    paid: { title: '每天付款的订单', unit: '订单', none: '近 14 天没有付款的订单。' },
  },
  setup: {
    title: '还差几步就齐了', done: '{{done}} / {{total}}', sender: '核对寄件人和店铺信息', printers: '给快递单和发货单选好打印机', rolls: '登记快递单号段', stock: '录入期初库存', packer: '建打包员的账号',
    senderText: '面单上的寄件人、电话、地址', printersText: '打一张测试页看看位置', rollsText: '首个单号、张数，从卷上抄下来', stockText: '导入盘点表或逐个录入；没有期初库存的商品不拦单', packerText: '打包员用自己的 PIN 签名', orders: '导入第一批订单', ordersText: '把平台导出的文件拖进窗口', finished: '已完成',
  },
} as const;
