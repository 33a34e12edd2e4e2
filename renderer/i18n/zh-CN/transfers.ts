/** Bank transfers (CS-2). */
export const transfers = {
  view: { label: '看哪些到账', open: '没对上的', all: '全部' },
  head: { waiting: '等 {{n}} 笔', open: '没对上 {{n}} 笔，{{amountFen}}' },
  action: { paste: '粘贴银行流水', typed: '记一笔到账', confirm: '确认到账', undo: '撤销匹配', aside: '不是货款', putBack: '放回来', openOrder: '看订单', expect: '等银行转账', change: '改', cancel: '不等了', paidBack: '已退给买家', copied: '已复制' },
  line: { rest: '剩 {{amountFen}}', noPayer: '没写付款人', aside: '不是货款：{{reason}}', matched: '已对上', typed: '手工', pasted: '粘贴', serial: '流水号 {{serial}}' },
  candidates: { title: '可能是哪一单', none: '没有对得上的订单。买家拍下后，在订单里按 Y 记下要等的转账，这里就会出现。', unexpected: '没记过要转账', left: '还差 {{amountFen}}', hint: '选一单，回车确认' },
  fit: { exact: '金额一样', part: '只是一部分', over: '多出 {{amountFen}}', same: '姓名一样', likely: '姓名像', unknown: '没有姓名', other: '姓名不同', number: '备注里有单号' },
  purpose: { exchange: '换货差价', change: '改单差价' },
  waiting: { title: '在等的转账', none: '没有在等的转账', noneText: '买家说要银行转账时，在订单里按 Y 记下金额和银行。', received: '已收 {{amountFen}}', since: '{{at}} 记下' },
  empty: { open: '没有待核对的到账', openText: '粘贴网银或手机银行的流水、短信，或按 N 手工记一笔。', all: '还没有到账记录' },
  paste: {
    title: '粘贴银行流水', text: '从网银、手机银行、短信里复制，粘到这里', bank: '哪家银行（可不填）', found: '认出 {{n}} 笔，共 {{amountFen}}', known: '已经有了', similar: '像已有的一笔', today: '没写日期，按今天', unread: '没有记的 {{n}} 行', take: '记下 {{n}} 笔',
    reason: { outgoing: '是支出', no_amount: '没有金额', no_day: '日期认不出', not_understood: '看不懂' }, done: '记下 {{n}} 笔，{{left}} 笔已有。', doneAll: '记下 {{n}} 笔。',
  },
  form: { amount: '金额（元）', payer: '付款人', bank: '银行', remark: '附言', day: '日期', save: '记下', cancel: '取消', reason: '原因', undoReason: '为什么撤销', asideReason: '是什么钱', paidBackNote: '怎么退的', part: '算给这一单（元）' },
  ofOrder: {
    title: '银行转账', waits: '等 {{amountFen}} {{bank}}', received: '已到账 {{amountFen}}', part: '已收 {{received}}，还差 {{amountFen}}', over: '多收 {{amountFen}}，要退', stays: '单已关闭，手里还有 {{amountFen}}', undone: '已撤销：{{reason}}', payerHint: '空着就按收件人和买家昵称对',
  },
  said: { confirmed: '已确认 {{amountFen}}。', undone: '已撤销匹配。' },
} as const;
