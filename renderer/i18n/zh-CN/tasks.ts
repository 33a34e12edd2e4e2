/** The list of what people must do (CS-3, AS-7), and what is said of an order's tasks. */
export const tasks = {
  tab: { label: '待办页面', tasks: '待办', transfers: '银行转账', handover: '交班', replies: '话术' },
  kind: { contact: '联系买家', intercept: '拦截包裹', transfer: '款项', return: '退件', other: '其他' },
  /** What is to be done. `own`: in a person's own words. */
  code: {
    out_of_stock: '缺货：问买家换、等还是退 — {{goods}}',
    ask_address: '问买家地址', ask_change: '问买家要改什么', ask_payment: '问买家付款', shipped_unpaid: '货已发，款没到：请买家付款 {{amountFen}}', contact_buyer: '联系买家',
    stop_parcel: '打电话拦截 {{courier}} {{number}}',
    pay_back: '退多付的 {{amountFen}} 给 {{payer}}', tell_platform_paid: '在平台上改为线下已付款，或关掉平台那一单', paid_then_closed: '平台关了这一单，款已到账：照发还是退款', money_for_closed: '单已关闭，又到账 {{amountFen}}：退款或重新下单',
    paid_twice: '平台也显示付款：查是不是付了两次，多付的退 {{amountFen}}',
    parcel_expected: '退件该到了，没有到', parcel_ownerless: '无主退件：查是谁的',
    case_due: '售后要在期限前处理：{{number}}',
    shipped_otherwise: '平台上的发货单号是 {{theirs}}，店里寄的是 {{ours}}：在平台上改单号',
    outbox_refused: '平台不收这条：看原因，在平台上手工办', goods_awaited: '买家等货：到货了就发，没到再联系 — {{goods}}', change_goods: '买家同意换货：改商品再放行 — {{goods}}',
    refund_buyer: '买家要退款：在平台退款后关闭 — {{goods}}', undo_shipping: '包裹取回来了：在平台上撤销发货',
    parcel_stuck: '{{courier}} {{number}} 三天没动：打电话问快递 — {{words}}', parcel_trouble: '{{courier}} {{number}} 派送有问题：联系快递和买家 — {{words}}',
    parcel_refused: '{{courier}} {{number}} 买家拒收：问清原因 — {{words}}', parcel_returning: '{{courier}} {{number}} 正在退回：联系买家 — {{words}}', parcel_returned: '{{courier}} {{number}} 已退回：收货清点 — {{words}}',
    own: '{{text}}',
  },
  outcome: { done: '办好了', exchange: '换别的', wait: '愿意等', refund: '要退款', stopped: '拦住了', gone: '拦不住', not_needed: '不用办了', obsolete: '自动结束', no_answer: '没人接' },
  group: { over: '过了时间', today: '今天', later: '以后', ended: '办完的' },
  whose: { label: '谁的', all: '全部', mine: '我的', nobody: '没人领', ended: '办完的' },
  list: '待办', detail: '待办详情',
  empty: { open: '没有要办的', openText: '缺货、拦截、退款这些要人办的事会自己出现；也可以按 N 加一条。', ended: '还没有办完的', endedText: '办完的留在这里，带结果和经手人。' },
  due: { over: '晚了 {{time}}', left: '还有 {{time}}', at: '{{at}} 前' },
  attempts: '联系过 {{n}} 次，上次 {{at}}',
  nobody: '没人领', me: '我',
  fact: { order: '订单', buyer: '买家', phone: '电话', goods: '商品', promise: '承诺发货', parcel: '包裹', due: '时间', who: '谁办', from: '来自', result: '结果', note: '说明', auto: '系统' },
  action: {
    done: '办好了', noAnswer: '没人接', take: '我来办', give: '交给', putBack: '放回', later: '改时间', openOrder: '看订单', openCase: '看售后', add: '加待办', outOfStock: '缺货', undo: '撤销', copyPhone: '复制电话',
  },
  said: { done: '已办完：{{words}}', reopened: '已恢复：{{words}}', nothing: '没有可以撤销的。', noAnswer: '记下了，{{at}} 再联系。', copied: '已复制。' },
  form: {
    note: '说明', outcomeNote: '买家怎么说（可不填）', next: '下次联系', waitUntil: '等到', due: '什么时候前', release: '解除挂起', who: '谁办', text: '要办什么', contact: '要联系买家', save: '记下', cancel: '取消',
    after: { exchange: '记下后会有一条“改商品再放行”的待办，订单仍挂起。', wait: '订单仍挂起，到时间再提醒。', refund: '记下后会有一条“退款后关闭”的待办，订单仍挂起。' },
  },
  when: { hour: '1 小时后', four: '4 小时后', evening: '今天 18:00', morning: '明早 10:00', three: '3 天后', week: '一周后', own: '自选' },
  stock: {
    title: '缺货', unpaid: '买家还没付款：关闭这一单，原因记为缺货。', paid: '买家已付款：挂起这一单（黄旗），并加一条联系买家的待办。', printed: '面单已打印，打包时扫到会停下。',
    close: '关闭订单', hold: '挂起并联系', done: '已挂起，待办已加。', closed: '已关闭：缺货。',
  },
  ofOrder: { title: '待办', add: '加一条待办，回车保存' },
} as const;
