/** The claims desk. */
export const claims = {
  tab: { label: '理赔页面', cases: '案件', report: '报表' },
  view: { label: '看哪些', open: '处理中', closed: '已结束', bill: '月结扣款' },
  kind: { lost: '丢失', damaged: '破损', undeliverable: '无法投递', short_contents: '内件短少' },
  state: { opened: '待提交', sent: '已提交', answered: '已答复', paid: '已赔付', short: '少赔结案', refused: '拒赔', withdrawn: '已撤回' },
  fault: { courier: '快递责任', packing: '包装责任', unknown: '责任待定' },
  role: { photo: '照片', signed_paper: '签字的单据', document: '其他资料' },
  due: { over: '超 {{n}} 天', today: '今天截止', near: '还剩 {{n}} 天', later: '还有 {{n}} 天', followOver: '该跟进，晚 {{n}} 天', followToday: '今天跟进', followLater: '{{n}} 天后跟进', none: '没有日期', closed: '已结束' },
  column: { due: '期限', kind: '事由', number: '单号', receiver: '收件人', courier: '快递', amount: '索赔', received: '已收', state: '状态' },
  list: '理赔案件',
  search: '单号任意一段',
  empty: {
    open: '没有要处理的理赔', openText: '包裹丢了、破了、退回来了，在这里登记，期限前提醒。', closed: '还没有结束的理赔', closedText: '赔付、拒赔、撤回的会在这里。', bill: '没有要在月结里扣的', billText: '无法投递的包裹会自动放进来，等月底对账。', found: '没有这样的理赔', foundText: '换一段单号看看。',
  },
  bill: '月结扣', mistake: '登记错',
  action: {
    new: '登记理赔', send: '提交快递', answer: '记答复', receive: '记到款', close_short: '少赔结案', refuse: '拒赔', dispute: '再申诉', withdraw: '撤回', note: '备注', tracking: '贴物流', change: '改', sign: '快递员签字', attach: '附图',
    evidence: '证据包 PDF', terms: '赔付约定',
  },
  event: {
    open: '登记', send: '提交快递公司', answer: '快递公司答复', receive: '收到赔款', close_short: '少赔结案', refuse: '快递公司拒赔', dispute: '再申诉', withdraw: '撤回', note: '备注', tracking: '物流摘录', follow_up: '跟进日', amount: '改索赔金额', fault: '改责任',
    deadline: '改期限', bill: '月结扣款', attached: '附图', detached: '移除附图', signed: '快递员签字',
  },
  yes: '放进月结', no: '不放月结', never: '不用跟进',
  fact: { courier: '快递', handedOver: '交接', collector: '揽收', packed: '打包', weight: '重量', receiver: '收件人', deadline: '提交期限', followUp: '跟进日', amount: '索赔', received: '已收', fault: '责任', orders: '订单', openedBy: '登记', noPacker: '没有记录' },
  timeline: '经过', pictures: '图片', signatures: '签字', noPictures: '还没有图片。拖进来，或按 P 选择。', stub: '面单存根', tooMuchToShow: '显示全部',
  drop: { title: '松开即附上', text: '附到 {{number}} 的理赔，PNG 或 JPEG。' },
  remove: '移除', written: '证据包已存到 {{path}}，共 {{n}} 页。图片为灰度。', attached: '已附上。',
  form: {
    text: '说明', textAnswer: '快递公司怎么说', textSend: '怎么提交的（工单号、联系人）', trackingText: '从快递网站复制物流轨迹，粘贴到这里', money: '收到金额（元）', evenIfMore: '确实多赔', followUp: '哪天跟进', mistake: '登记错了，不计入报表', amount: '索赔金额（元）', overTerms: '确认超过约定（保价等）',
    fault: '责任', deadline: '提交期限', bill: '放进月结扣款', save: '记下', left: '还差 {{amount}}',
  },
  open: {
    title: '登记理赔', number: '扫或输入单号', none: '没有交接过的包裹是这个号', kind: '事由', amount: '索赔金额（元）', most: '约定最多 {{amount}}', noLimit: '没有上限', standard: '通用默认，请核对合同', deadline: '{{day}} 前提交', packer: '打包员 {{name}}', text: '情况说明',
    confirm: '登记', back: '换一个包裹', openAlready: '已在处理', done: '已登记 {{number}}。', value: '商品实付 {{amount}}', bill: '会放进月结扣款。', handedOver: '{{day}} 交接',
  },
  sign: { title: '快递员签字确认破损', text: '单号 {{number}}，我确认这个包裹在运输中破损。', name: '签字人', clear: '重签', confirm: '确认签字', pad: '签字区，用笔、手指或鼠标写' },
  terms: {
    title: '赔付约定', text: '每家快递的理赔期限和最高赔付。没有改过的是通用默认，请按合同核对。', courier: '快递', kind: '事由', days: '期限（交接后天数）', most: '最多赔（元，空着 = 不限）', standard: '通用默认', own: '本店约定', reset: '用默认', save: '保存', saved: '已保存',
  },
  report: {
    from: '从', to: '到', couriers: '快递对比', quality: '打包质量', export: '导出', exported: '已导出到 {{path}}，{{n}} 行。', explain: '按交接日期算：这段时间交出去的包裹，后来出了什么事。', none: '这段时间没有交接过包裹',
    courier: '快递', handedOver: '交接', lost: '丢失', lossRate: '丢失率', damaged: '破损', undeliverable: '无法投递', short: '短少', open: '处理中', claimed: '索赔', received: '追回', days: '到款天数', daysValue: '{{n}} 天', packer: '打包员', packed: '打包', packingFaults: '包装责任',
    courierFaults: '快递责任', unknownFaults: '未定责', faultRate: '包装差错率', medianHint: '中位数',
  },
  days: { d7: '近 7 天', d30: '近 30 天', d90: '近 90 天' },
  today: { text: '期限近了、该跟进的' },
  cancel: '取消', close: '关闭',
} as const;
