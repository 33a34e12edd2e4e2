/** Customers, groups and levels (CU). */
export const customers = {
  title: '客户', list: '客户列表', count: '{{n}} 位', found: '找到 {{n}} 位', foundMore: '最新的 {{n}} 位，还有更多，请再多输几个字',
  search: '姓名 · 昵称 · 手机尾号 · 拼音首字母', waiting: '还有 {{n}} 单正在认买家，名单会自己补全',
  view: { label: '顾客分类', all: '全部顾客', warned: '有提醒', returns: '退款多', pairs: '可能是同一人', levels: '等级', groups: '群', newSeries: '新建群', setLevels: '设置等级', keepAsList: '名单' },
  sort: { label: '排序', last: '最近下单', spent: '消费', orders: '单数' },
  column: { name: '顾客', nick: '昵称', platform: '平台', phone: '手机尾号', orders: '单数', spent: '消费', level: '等级', last: '最近下单' },
  empty: { title: '还没有顾客', text: '导入已付款的订单后，买家会自动成为顾客。', none: '这一类没有顾客', noneText: '换个分类看看。', notFound: '没有找到“{{text}}”', notFoundText: '换姓名、昵称或手机尾号的任意一段试试。', group: '群里还没有人', groupText: '在顾客资料里点“加入群”，或给群设一个自动入群的条件。' },
  masked: '信息已脱敏', paysPercent: '{{n}} 折', fullPrice: '不打折',
  mark: { warned: '有提醒', returns: '退款多' },
  profile: {
    label: '顾客资料', none: '没有选中顾客', noneText: '在列表里选一位，这里看订单、消费和备注。', orders: '单数', returned: '退款', spent: '消费', refunded: '其中退回 {{money}}', first: '首次下单', last: '最近下单',
    sizes: '常买尺码', sizesOf: '{{size}}×{{n}}', level: '等级', noLevel: '未达等级', discount: '可给 {{discount}}（口头优惠，平台价不变）', ordersOf: '{{n}} 单', of100: '{{n}}%',
  },
  warning: { title: '提醒', add: '加提醒', placeholder: '例如：多次拆吊牌退货，下单先核对', lift: '撤掉', by: '{{name}} {{at}}', returns: '退款多：{{orders}} 单里退了 {{returned}} 单', hint: '下单时会提醒客服' },
  note: { title: '备注', add: '记下', placeholder: '关于这位顾客，回车保存' },
  identity: { title: '账号', orders: '{{n}} 单', phones: '电话', names: '收件人', addresses: '地址', nicks: '昵称' },
  merge: {
    title: '合并', by: '自动合并', byPerson: '{{name}} 合并', confidence: '可信度 {{n}}%', undo: '拆开', undone: '拆开后各归各的订单，和合并前一样；以后不会再自动合并。',
    start: '合并到这位…', choosing: '在列表里选另一位，再点“合并”', do: '合并', with: '把“{{name}}”合并进来', same: '不能和自己合并',
  },
  reason: {
    same_phone: '同一手机号', same_nick: '同平台同昵称', same_address: '姓名和完整地址相同', across_platforms: '不同平台', one_platform: '同平台两个账号', same_name: '收件人同名', different_name: '收件人不同名',
    landline: '是座机', other_phone_usual: '平时用别的号码', shared_by_many: '很多人共用', by_hand: '由人确认',
  },
  pairs: {
    title: '可能是同一人', text: '凭据不够自动合并，请您看一眼。合并随时可以拆开。', same: '是同一人', apart: '不是', none: '没有要看的', noneText: '凭手机号能确定的已经自动合并；只凭姓名地址的会放在这里等您决定。', more: '先处理这 50 条，后面还有。', equal: '相同', progress: '↑↓ 选择',
  },
  cases: { title: '售后', open: '处理中', closed: '已结束' },
  caseKind: { return: '退货', exchange: '换货', refund_only: '仅退款', resend: '补发', compensation: '补偿', refused_delivery: '拒收', courier_damage: '快递破损' },
  orders: { title: '订单', more: '再看 {{n}} 单', part: '拆单/换货', open: '打开订单' },
  groups: {
    title: '群', add: '加入群', none: '还没有进群', since: '{{at}} 入群', byRule: '自动入群', by: '{{name}} 拉入', leftAt: '{{at}} 退群', removedAt: '{{at}} 移出', leave: '自己退了', remove: '移出', choose: '选一个群', added: '已加入 {{groups}}', already: '已经在群里',
    members: '{{n}}/{{cap}}', full: '已满', export: '导出名单', exportCsv: '导出 CSV', exported: '已导出 {{n}} 人：{{path}}', filling: '正在按条件自动入群…', edit: '改群设置', noExport: '导出名单需要店长权限', traced: '名单含个人信息，谁导出、导出多少都会留痕。',
  },
  series: {
    newTitle: '新建群', editTitle: '改群设置', name: '群名', nameHint: '群会叫 {{first}}、{{second}} …，满了自动开下一个', cap: '每群人数上限', rule: '自动入群条件（可不设，只手动加）', orders: '满多少单', spent: '或消费满多少元', create: '建群', save: '保存',
  },
  levels: {
    title: '等级与提醒', text: '按累计消费（扣除退款）定等级。折扣只提示客服，平台价格不变。', currency: '按哪种货币算', name: '名称', from: '消费满（元）', pays: '打几折', paysHint: '95 = 九五折，100 = 不打折', add: '加一级', remove: '删掉这一级', returns: '退款多的标准', atLeast: '至少退过几单', percent: '占订单百分之几以上', save: '保存', example: '填入示例', none: '还没有等级',
  },
  order: {
    known: '老顾客，第 {{n}} 单', fresh: '新顾客，第 1 单', regular: '老顾客，已买 {{n}} 单', unknown: '新顾客', unknownText: '没有买过，或信息已脱敏认不出', byPhone: '凭手机号认出', open: '看资料', level: '{{level}} · 可给 {{discount}}', levelOnly: '等级：{{level}}',
  },
  cancel: '取消', keys: '/ 搜索 · ↑↓ 选择 · N 新建群 · M 合并 · G 加入群',
} as const;
