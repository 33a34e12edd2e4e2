/** After-sales (AS-1 … AS-6). */
export const afterSales = {
  tab: { label: '售后页面', cases: '售后', finance: '支出表' },
  view: { label: '看哪些', open: '处理中', closed: '已结束' },
  kind: { return: '退货退款', exchange: '换货', refund_only: '仅退款', resend: '补寄', compensation: '补偿', refused_delivery: '拒收', courier_damage: '快递损坏' },
  allKinds: '全部类型',
  state: { opened: '待答复', agreed: '已同意', awaiting_goods: '等退货', received: '货已验', paid_back: '已退款', sent: '已寄新货', refused: '已拒绝', closed: '已结束' },
  reason: {
    quality: '质量问题', not_as_described: '与描述不符', wrong_item: '发错货', missing_item: '漏发', packed_badly: '包装不好', late_shipping: '发货晚', out_of_stock: '缺货', wrong_size: '尺码不合适',
    changed_mind: '不想要了', wrong_order: '拍错了', refused_at_door: '当面拒收', damaged_on_way: '途中损坏', lost_on_way: '途中丢失', contents_missing: '途中短少', not_delivered: '没有送到', unknown: '原因待查',
  },
  payer: { shop: '店铺出运费', buyer: '买家出运费', courier: '快递赔' },
  outcome: { done: '办完', withdrawn: '撤销', refused: '拒绝', platform: '平台已处理' },
  deadline: { answer: '答复', buyer_sends: '买家寄回', receive: '收货', pay: '退款', send: '寄出' },
  due: { over: '{{step}}超时 {{time}}', left: '{{step}}剩 {{time}}', none: '没有期限', standard: '通用默认', own: '本店设定' },
  column: { due: '期限', kind: '类型', order: '订单', buyer: '买家', reason: '原因', money: '金额', state: '状态' },
  list: '售后列表',
  search: '单号、买家、电话、退件单号',
  empty: {
    open: '没有要处理的售后', openText: '平台说买家申请退款的会自己出现；也可以在订单上按 B，或在这里按 N 登记。', closed: '还没有结束的售后', closedText: '办完、拒绝、撤销的会在这里。', found: '没有这样的售后', foundText: '换一段单号或名字看看。',
  },
  action: {
    new: '登记售后', terms: '期限和限额', agree: '同意', refuse: '拒绝', await_goods: '买家已寄回', receive: '收货验货', pay_back: '已退完', send: '寄出新货', close: '办完', withdraw: '撤销', reopen: '重新打开', note: '备注',
    payout: '登记付款', goods: '选新商品', change: '改', photo: '附照片', claim: '向快递理赔', openClaim: '看理赔', difference: '差价到账', expect: '等银行汇款', save: '记下', cancel: '取消', close_dialog: '关闭',
  },
  event: {
    open: '登记', agree: '同意', refuse: '拒绝', await_goods: '买家已寄回', receive: '收货验货', pay_back: '退款完成', send: '开新货订单', close: '办完', withdraw: '撤销', platform_end: '平台已处理完', reopen: '重新打开', note: '备注', kind: '改类型', reason: '改原因',
    freight: '改谁出运费', wanted: '改应退金额', lines: '改商品', new_lines: '选新商品', deadline: '改期限', buyer_received: '买家签收时间', photo: '附照片', photo_removed: '移除照片', claim: '向快递理赔', returning: '退件单号', arrived: '退件到了', platform_asks: '平台：买家申请',
    platform_withdrew: '平台：买家撤回', deadline_over: '期限过了', asked: '登记付款', approved: '批准付款', declined: '不批准', paid: '已付', payout_withdrawn: '撤回付款', difference_expected: '等差价汇款', difference_received: '差价到账', difference_lost: '差价到账撤销', shipped: '新货已发出',
  },
  system: '系统', platformSays: '平台',
  fact: {
    order: '订单', buyer: '买家', receiver: '收件', goods: '商品', newGoods: '新商品', reason: '原因', freight: '运费', wanted: '应退', packer: '打包员', parcels: '包裹', opened: '登记', received: '买家签收', deadline: '期限', others: '同单售后', replacement: '新货订单',
    difference: '差价', buyerPays: '买家补 {{amount}}', wePay: '我们退 {{amount}}', even: '没有差价', differenceHere: '已到账', differenceWaits: '等银行汇款 {{who}}', differencePart: '银行已到 {{received}}，还差 {{left}}', differenceOver: '多到 {{over}}，要退', all: '整单', standard: '按平台通用时限，请核对', unknownTime: '不知道',
  },
  section: { timeline: '经过', photos: '照片', money: '付款', returning: '退件', noPhotos: '还没有照片。拖进来、粘贴，按 P 选文件，或按 T 拍。', noPayouts: '还没有登记付款。', photosWanted: '这类问题要买家签收后 24 小时内的照片', photosUntil: '照片请在 {{time}} 前收齐', late: '超过 24 小时' },
  sums: { paid: '买家实付', refunded: '已退（含平台）', refundable: '还能退' },
  remove: '移除',
  drop: { title: '松开即附上', text: '附到 {{number}} 的售后，PNG 或 JPEG。' },
  form: {
    text: '说明', why: '原因（必填）', withoutPhotos: '没有合格照片也同意', courier: '快递', number: '退件单号', numberHint: '还不知道可以空着', noNumber: '没有单号', kind: '类型', reason: '原因', freight: '谁出运费', freightWhy: '为什么改（店长）', wanted: '应退金额（元）',
    deadline: '期限', received: '买家签收时间', lines: '哪些商品（不选 = 整单）', quantity: '件数', condition: '验货结果', missing: '没回来', unit: '单价（元）', findSku: '搜编码、品名、条码', noSku: '没有这个商品', differenceRef: '到账说明', bank: '哪个银行（可不填）', payer: '谁付（可不填）', expectHint: '到账后在“待办 · 银行转账”里粘贴银行流水对上，这张售后单自己往下走。', chosen: '要寄的商品',
  },
  condition: { sellable: '可再卖', repair: '要修', scrap: '报废', not_ours: '不是我们的' },
  returningState: { expected: '在路上', arrived: '到了，待验', checked: '已验', refused: '已拒', called_off: '没有来' },
  payoutKind: { refund: '退款', freight: '运费', compensation: '补偿' },
  payoutState: { asked: '待店长批', approved: '待付', paid: '已付', declined: '没批', withdrawn: '已撤回' },
  way: { platform: '平台原路', alipay: '支付宝', wechat: '微信', bank: '银行卡', cash: '现金' },
  payout: {
    title: '登记付款', amount: '金额（元）', kind: '付什么', way: '怎么付', account: '付到哪个账户', reason: '为什么付', left: '最多还能退 {{amount}}', alone: '您可以直接给 {{amount}}，再多要店长批', pay: '已付', approve: '批准', decline: '不批', withdraw: '撤回', reference: '流水号或说明',
    declineWhy: '为什么不批', byPlatform: '平台付的', lines: '分到商品（可不填）', waits: '等店长批', askedBy: '{{name}} {{time}} 登记',
  },
  open: { title: '登记售后', find: '搜订单：单号、买家、电话、运单号', none: '没有这样的订单', confirm: '登记', done: '已登记 {{number}}。', nothing: '这个状态的订单还没有售后可办。', cases: '售后', others: '这一单已有' },
  terms: {
    title: '期限和限额', text: '各平台要求多久内答复、收货、退款。没有改过的是通用默认，请按平台规则核对；已经在办的不变。', platform: '平台', step: '要做的事', amount: '多久', unit: { hours: '小时', days: '天', months: '个月' }, save: '保存', reset: '用默认',
    limit: '客服可以直接给的补偿（元，每单合计）', limitHint: '空着 = 不超过这一单的运费；再多要店长批准。',
  },
  finance: {
    from: '从', to: '到', by: '按', asked: '登记时间', paid: '付款时间', export: '导出', exported: '已导出到 {{path}}，{{n}} 行。', none: '这段时间没有支出', noneText: '退款、运费和补偿登记后会在这里，可以打印和导出。', shop: '店铺', count: '笔数', paidSum: '已付', openSum: '未付',
    refunds: '退款', freights: '运费', compensations: '补偿', time: '时间', order: '订单', kind: '类型', reason: '事由', account: '付到', amount: '金额', handler: '经手', approved: '审批', state: '状态', more: '只显示前 {{n}} 行，合计、打印和导出是全部。', unnamed: '没有店名',
  },
} as const;
