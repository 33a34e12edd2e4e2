/** Changing, merging and splitting orders, presents, the note that the platform gets. */
export const orderChanges = {
  derived: { split: '拆出的包裹', exchange: '换货单', resend: '补发单' },
  timeline: {
    derived: '由 {{from}} 生成：{{kind}}', hasSplit: '拆出 {{number}}', hasExchange: '生成换货单 {{number}}', hasResend: '生成补发单 {{number}}',
    merged: '合单：{{numbers}}', separated: '合单拆开', separatedBecause: '离开合单：{{cause}}', reunited: '{{number}} 并回原单', gifts: '赠品：{{gifts}}', noGifts: '赠品取消（原为 {{gifts}}）',
    noteAdopted: '收下平台上的备注：{{text}}', linesChanged: '商品改为 {{goods}}', difference: '，差价 {{money}}', priceChanged: '改价 {{before}} → {{after}}',
    causeCourierChanged: '换快递',
  },
  bar: { merge: '合单', split: '拆单', change: '改单' },
  done: { merged: '{{count}} 单合成一个包裹', reunited: '{{count}} 个拆出的包裹已并回', split: '拆成 {{count}} 个包裹', separated: '已拆开，各发各的', changed: '已改好' },
  change: {
    title: '改单', lines: '商品', price: '改价', courier: '快递', hint: '数字键（输入框里按 Ctrl+数字）换页，回车确认',
    newTotal: '新总额', paidAlready: '买家已付款，改商品后差价另算。', before: '现在 {{money}}', add: '加一行', addHint: '输入货号或品名', remove: '去掉这行', undoRemove: '不去掉', gone: '去掉', quantity: '数量', swap: '换颜色尺码', unitPrice: '单价',
    gift: '赠品', refunded: '已退款', noStyle: '没有货号，只能改数量', sellable: '可售 {{count}}', notTracked: '不管库存', confirm: '确认改单', notFound: '没有找到', courierNow: '现在',
  },
  effects: {
    title: '会发生什么', none: '还没有改动', goods: '打包员看到', stock: '库存', waybill: '快递单', print: '打印', packing: '打包', money: '钱', mates: '同包裹',
    stockLine: '{{sku}} 占用 {{before}} → {{after}}', sellable: '可售剩 {{count}}', short: '缺 {{count}}', untracked: '不管库存',
    noWaybill: '还没有取号，照新的打', waybillVoided: '{{number}} 作废，重新取号打印', numberVoided: '{{number}}（还没打）作废，重新取号',
    withdrawn: '排着队的那张撤下', atPrinter: '已送到打印机，纸可能会出来：扫它会被拦下',
    counted: '已点进 {{count}} 件，作废后放回货架', packed: '已打包，要拆开重新点', scannedOut: '已扫出交接，会从交接里移出', stopped: '旧面单下次一扫就拦下，并指向新单', notStopped: '打包台不受影响',
    matesVoided: '{{numbers}} 同一张面单，一起重打', moneySame: '不变', newTotal: '应付 {{before}} → {{after}}', buyerOwes: '买家补 {{money}}', shopOwes: '退买家 {{money}}',
    follows: '接着', followsCollect: '记一条待办：向买家收 {{money}}', followsCollectBank: '记一条待办：向买家收 {{money}}；并列入待收转账', followsRefund: '开一张退款单：退 {{money}}，到期前会提醒', followsSettled: '之前要补的钱不用收了，待办撤掉',
  },
  split: { title: '拆单', hint: '把要另发的件数填到包裹里；原单至少留一件。', part: '包裹 {{n}}', rest: '原单留', addPart: '再加一个包裹', confirm: '拆成 {{count}} 个包裹', total: '共 {{count}} 件', money: '约 {{money}}' },
  related: {
    together: '已合单，一起发', shares: '可以合单', sharesText: '同一买家、同一地址，还没打印。', duplicates: '可能重复下单', duplicatesText: '同一买家 12 小时内买了同样的商品。', parts: '已拆成 {{count}} 个包裹', partOf: '拆自', exchangeOf: '换货，原单', resendOf: '补发，原单',
    merge: '合单', separate: '拆开', reunite: '并回原单', open: '看这一单', mergeAll: '和 {{count}} 单合单',
  },
  note: { out: '平台备注将是', unchanged: '平台备注不变', empty: '（空）', leftOut: '太长，最早的 {{count}} 条放不下', cut: '太长，截到这里', length: '{{length}}/{{limit}}', characters: '字', bytes: '字节', guess: '平台没有公布上限，按 {{limit}} 算', flag: '旗帜：{{flag}}' },
  meanwhile: { title: '您打开之后，这一单被改过', by: '{{name}} {{time}}', fieldChange: '{{field}}：{{before}} → {{after}}', take: '用新的，放弃我的', again: '按新的内容再试', nothing: '改动不影响这里' },
  gifts: {
    title: '赠品规则', intro: '买几件或满多少元就送。付款后自动加到订单里；合单、拆单、改商品后重算；打印之后不再动。', add: '新规则', edit: '改', save: '保存', name: '名称', active: '启用', inactive: '停用', when: '条件', buy: '买够件数', spend: '实付满',
    codes: '哪些商品', codesHint: '货号或款号，一行一个；空着 = 任意商品', pieces: '件数', amount: '金额（元）', often: '送几次', once: '每单一次', each: '每满一次送一次', gift: '送什么', giftHint: '货号', quantity: '数量', from: '开始', until: '结束', shops: '店铺', allShops: '全部店铺', given: '已送 {{count}} 单', none: '还没有赠品规则', noneText: '加一条：例如“满 200 元送帆布袋 1 个”。',
    buyWords: '每买 {{pieces}} 件', spendWords: '满 {{money}}', ofCodes: '（{{codes}}）', giveWords: '送 {{sku}} ×{{quantity}}', onceWords: '每单一次', eachWords: '可叠加', fromWords: '{{time}} 起', untilWords: '到 {{time}}', cancel: '取消',
  },
} as const;
