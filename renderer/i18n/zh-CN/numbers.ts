/** Waybill numbers: cards, ledger, scanning back, pools. */
export const numbers = {
  state: {
    free: '号池中', reserved: '已取号', printed: '已打印', packed: '已打包', handed_over: '已交接', voided: '已作废', spoiled: '已报废', given_back: '已退回',
  },
  source: { roll: '号段', pool: '号池', scan: '扫描', platform: '平台' },
  card: {
    label: '各家快递的单号', rolls: '号段剩', pool: '号池剩', left: '可用', unscanned: '未扫回', spoiled: '作废·报废', retired: '停用号段余 {{n}}', low: '快用完', none: '没有号', all: '全部快递',
  },
  scan: {
    label: '扫回', placeholder: '扫打印出来的面单，核对单号', hint: '没有扫码枪就输入单号，按回车', good: '对上了', again: '已经扫回过', refused: '不对', receiver: '收件人 {{name}}', noReceiver: '没有收件人',
  },
  filter: { state: '状态', any: '全部', search: '单号任意一段', export: '导出', exported: '已导出到 {{path}}' },
  column: {
    number: '单号', courier: '快递', state: '状态', receiver: '收件人', order: '订单号', source: '来源', reserved: '取号', printed: '打印', scanned: '扫回', packed: '打包', ended: '交接 / 结束', reason: '原因',
  },
  ledger: '单号台账',
  unscanned: '未扫回',
  empty: { unused: '号段里的号还没有用过', unusedText: '打印之后，每个号的来龙去脉都记在这里。', title: '还没有单号', text: '登记一卷面单号段，或粘贴从快递公司取来的单号。打印、扫描、作废，每个号的来龙去脉都记在这里。', found: '没有这样的单号', foundText: '换一段号码，或换个状态、快递看看。' },
  action: { roll: '登记号段', pool: '加号池', give: '给订单登记', spoil: '报废', giveBack: '退回号池', void: '作废' },
  pool: {
    title: '往号池里加单号', courier: '快递', paste: '粘贴单号', placeholder: '从快递公司后台复制，粘贴到这里。空格、逗号、换行分开都行；号段可以写成 771200001-771200100。', reading: '正在读…',
    add: '加 {{n}} 个', addNone: '加入', fresh: '能加', known: '已经有', odd: '不像这家的', unreadable: '读不懂', repeated: '重复', done: '已加 {{n}} 个单号到{{courier}}的号池。', oddHint: '不像{{courier}}单号的也会加进去，请核对一遍。',
  },
  back: { title: '退回{{courier}}号池里的 {{n}} 个号', text: '退回后这些号不再给订单用，台账里仍查得到。', reason: '原因（如：换合同、号段过期）', confirm: '退回', done: '已退回 {{n}} 个号。' },
  spoil: { title: '报废一张面单', text: '还没用过就撕坏、受潮、卡纸的面单。号段会跳过它，号码留在台账里。', number: '单号（可以扫）', reason: '原因（如：撕坏、卡纸）', confirm: '报废', done: '{{number}} 已报废。' },
  give: {
    title: '给订单登记单号', order: '订单（订单号、收件人、电话任意一段）', number: '单号（可以扫）', onPaper: '面单上已经写好或印好，不再打印', confirm: '登记', evenIfOdd: '核对过，就是这个号', done: '{{number}} 已给 {{order}}。', pick: '选一个订单', noOrder: '没有找到订单',
  },
  cancel: '取消',
  close: '关闭',
} as const;
