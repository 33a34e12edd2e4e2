export const orders = {
  title: '订单',
  views: { work: '工作', all: '全部', label: '订单视图' },
  list: '订单列表',
  column: { order: '订单', platform: '平台', receiver: '收件人', address: '地址', goods: '商品', paid: '实付', left: '剩余', selected: '勾选', flag: '旗帜' },
  bar: {
    count: '{{n}} 单', found: '“{{text}}” 找到 {{n}} 单', foundMore: '“{{text}}” 太多，只列最新 {{n}} 单', back: '返回{{view}}', import: '导入订单',
  },
  row: {
    masked: '已脱敏', maskedAddress: '平台已脱敏：走平台电子面单或补真实信息', doubtful: '存疑', late: '超 {{time}}', heldFor: '挂起·{{reason}}', refund: '退款中', pieces: '×{{count}}',
  },
  empty: {
    to_ship: { title: '没有待发货的订单', text: '导入平台的订单文件，已付款的就会列在这里，离承诺发货时间最近的在最上面。' },
    promise_near: { title: '没有快到时间的订单', text: '离承诺发货不足 4 小时的订单会列在这里。' },
    urgent: { title: '没有加急订单', text: '插红旗的未发订单会列在这里。' },
    held: { title: '没有挂起的订单', text: '按 H 挂起订单；挂起的不会打印、打包、交接。' },
    check_address: { title: '没有存疑的地址', text: '导入时认不出省市区、电话不像真的，会列在这里等人核对。' },
    masked: { title: '没有脱敏的订单', text: '平台打星号的收件信息会列在这里，补上真实信息或走平台电子面单。' },
    refund_waiting: { title: '没有等待处理的退款', text: '平台文件里申请退款的订单会自动挂起并列在这里。' },
    other: { title: '这里还没有订单', text: '到了这个状态的订单会列在这里。' },
    all: { title: '还没有订单', text: '把平台导出的订单文件拖进窗口，或点“导入订单”。' },
    search: { title: '没有找到“{{text}}”', text: '换单号、运单号、手机尾号、姓名、地址、货号或备注的任意一段试试。' },
  },
  limit: '列表只能滚到前 {{n}} 单；更早的请用搜索。',
  action: {
    bar: '对所选订单的操作', hold: '挂起', release: '解除', flag: '旗帜', close: '关闭', courier: '快递', address: '地址没问题', print: '打印面单', receiver: '改收件信息', some: '{{action}} {{count}}',
    clear: '取消勾选',
  },
  outlook: {
    selected: '已选 {{n}} 单', selectedMost: '已选 {{n}} 单（一次最多）', current: '当前 1 单', none: '没有选中订单', print: '{{count}} 单可打印',
    stay: {
      held: '{{count}} 单已挂起', refund: '{{count}} 单退款中', masked: '{{count}} 单已脱敏', doubtful: '{{count}} 单地址存疑', unpaid: '{{count}} 单待付款', numbered: '{{count}} 单已取号', done: '{{count}} 单已发或已关',
    },
    joiner: '，', hints: '↑↓ 移动 · 空格勾选 · Shift 连选 · Ctrl A 全选',
    mostPrint: '一次最多打印 {{n}} 单，先打最前面的。',
  },
  done: {
    held: '已挂起 {{count}} 单', released: '已解除 {{count}} 单', flagged: '{{count}} 单已改为{{flag}}', closed: '已关闭 {{count}} 单', courier: '{{count}} 单改发{{courier}}', address: '{{count}} 单地址已确认', undone: '已撤销', noted: '备注已保存',
    refused: '{{count}} 单没有动', why: '为什么', whyCount: '{{count}} 单：', nothing: '没有可撤销的操作',
  },
  hold: {
    title: '挂起 {{count}} 单', reason: '原因', note: '给打包员和同事看的说明（可不填）', until: '到什么时候', untilChoice: { none: '不限', evening: '今天 18:00', morning: '明天 10:00', three: '三天后', week: '一周后' }, confirm: '挂起', hint: '挂起后不打印、不打包、不交接，旗帜变黄；解除后旗帜还原。',
  },
  close: { title: '关闭 {{count}} 单', reason: '原因', note: '说明（可不填）', confirm: '关闭订单', hint: '关闭后不能再发货；已打印的快递单作废，包裹在下一次扫描时被拦下。', cannotUndo: '关闭不能撤销。' },
  flag: { title: '旗帜', hint: '按数字键直接选' },
  courier: { title: '改快递', hint: '未打印的订单才能改。按数字键直接选' },
  detail: {
    label: '订单详情', none: '选一单，看全部信息', noneText: '用 ↑↓ 移动，右边就是这一单的收件、商品、金额、备注和经过。',
    buyer: '买家', receiver: '收件', address: '地址', message: '留言', platformNote: '卖家备注', platformStatus: '平台状态', shop: '店铺', paidAt: '付款', promised: '承诺发货', paid: '实付', freight: '含运费 {{money}}', total: '应付 {{money}}', refunded: '已退 {{money}}', courier: '快递', waybill: '运单', shipped: '平台已发',
    goods: '商品', shelf: '货架 {{shelf}}', sellable: '可售 {{count}}', short: '可售 {{count}}，不够', quantity: '×{{count}}', noPhone: '无电话',
    history: '经过', notes: '备注', notePlaceholder: '加备注，回车保存', noteLabel: '加备注',
    holdBy: '{{name}} {{time}} 挂起', holdUntil: '到 {{time}}', packedBy: '{{name}} {{time}} 打包',
    maskedTitle: '{{parts}}已脱敏', maskedText: '打印不出真实面单。走平台电子面单，或按 R 补上真实信息。', doubtTitle: '地址存疑：{{doubts}}', doubtText: '核对后按 R 改正；确实没错就按 A。',
    refundTitle: '买家申请退款', refundText: '处理好之前不会打印、打包、交接。',

  },
  receiver: {
    title: '改收件信息', name: '姓名', phone: '电话', province: '省', city: '市', district: '区县', detail: '详细地址', postcode: '邮编', save: '保存', mask: '平台脱敏：{{text}}', printedWarning: '快递单 {{number}} 已打印：保存后作废，包裹在下一次扫描时被拦下。',
    needed: '必填', starred: '还有星号，请填真实信息', doubted: '存疑',
  },
  timeline: {
    unpay: '收回付款：{{cause}}', transferExpected: '等银行转账 {{amountFen}} {{bank}}', transferNotExpected: '不再等银行转账', transferMatched: '银行到账 {{amountFen}} {{payer}}', transferUnmatched: '撤销到账 {{amountFen}}：{{reason}}', transferPaidBack: '退回买家 {{amountFen}} {{note}}',
    system: '系统',
    imported: '导入（{{source}}）', updated: '平台文件更新', updatedField: '{{field}}：{{before}} → {{after}}',
    noted: '备注：{{text}}', flagged: '旗帜 {{before}} → {{after}}', held: '挂起：{{reason}}', heldNote: '挂起：{{reason}}（{{note}}）', released: '解除挂起', releasedNote: '解除挂起（{{note}}）', pay: '已付款', pack: '打包完成', unpack: '拆包：{{cause}}', hand_over: '交给快递员', take_back: '交接后取回：{{cause}}', ship_elsewhere: '平台显示已由别处发货', complete: '交易完成', close: '关闭：{{reason}}',
    receiverCorrected: '收件信息改为 {{name}} {{phone}} {{address}}', addressAccepted: '地址确认没问题（曾存疑：{{doubts}}）', courierSet: '快递改为{{courier}}', voided: '快递单 {{number}} 作废：{{reason}}', leftOut: '{{kind}} {{number}} 没有打：{{reason}}', linesCompleted: '补上商品明细：{{goods}}（{{source}}）', reserved: '取号 {{number}}（{{courier}}）', eWaybillTaken: '收下平台电子面单 {{number}}（{{courier}}）', eWaybillRefreshed: '电子面单 {{number}} 的打印数据更新', queuedAgain: '快递单 {{number}} 再次排进打印队列', printed: '快递单 {{number}} 已打印', notPrinted: '快递单 {{number}} 没有打出来，改回待打', reprinted: '快递单 {{number}} 补打：{{reason}}', weighed: '称重 {{weight}}',
    other: '{{action}}', causeOrderClosed: '订单关闭', causePaymentTakenBack: '收回付款', causeAddressChanged: '收件信息变更', causeLinesChanged: '商品变更', causePackingFault: '打包时发现问题', packingFault: '打包台退回：{{reason}}，{{pieces}} 件；库存扣 {{off}} 件，{{waybill}}', waybillKept: '快递单 {{number}} 留着', waybillVoided: '快递单 {{number}} 作废', empty: '空', sourceLine: '{{file}} 第 {{line}} 行',
  },
} as const;
