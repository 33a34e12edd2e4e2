/** IN-1: the mapping screen and the list of kept mappings. */
export const intakeMapping = {
  title: '这个文件的列是什么意思？', introHeaderless: '后仓不认识这种表，它也没有列名。下面是按内容猜的，请看一眼，改对后保存；以后列数和各列内容都对得上的文件会自动照此读。',
  intro: '后仓不认识这种表。下面是按列名和内容猜的，请看一眼，改对后保存；以后列名相同的文件会自动照此读。', like: '照已保存的“{{name}}”填好了；新出现的列是猜的。',
  another: '后面还有 {{n}} 张表要看。', otherKind: '它看上去不是订单文件；若确实是订单，请指定各列。',
  header: '列名在', headerless: '没有列名：第一行就是数据', headerRow: '第 {{n}} 行：{{cells}}', column: '列', examples: '内容举例', meaning: '意思', unread: '不读', unnamed: '第 {{n}} 列（无列名）', empty: '（空）',
  groups: { order: '订单', receiver: '收件人', goods: '商品', money: '金额', parcel: '物流' },
  field: {
    orderNumber: '订单号', lineNumber: '子订单号', status: '订单状态', createdAt: '下单时间', paidAt: '付款时间', promisedAt: '最晚发货时间', shopName: '店铺', buyerNick: '买家昵称', buyerMessage: '买家留言', note: '卖家备注', flag: '旗帜',
    receiverText: '姓名电话地址（一格）', receiverName: '收件人姓名', mobile: '手机 / 电话', landline: '另一个电话', address: '完整地址', country: '国家', province: '省', city: '市', district: '区县', town: '街道乡镇', detail: '详细地址', postcode: '邮编',
    goodsList: '商品清单（一格多件）', title: '商品名称', skuCode: '商家编码 / SKU', styleCode: '款号', properties: '规格（颜色尺码）', colour: '颜色', size: '尺码', quantity: '数量',
    unitPrice: '单价', goods: '货款', freight: '运费', total: '订单金额', paid: '实付', refunded: '退款', currency: '币种', courier: '快递公司', waybill: '运单号',
  },
  rows: '一单占几行', rowKinds: { order: '一行一单', line: '一单多行，每行都写订单号', line_below: '一单多行，只有第一行写订单号' },
  platform: '平台', shopName: '店铺名（整个文件）', shopHint: '表里没有店铺列时填', dateOrder: '日期写法', dateOrders: { ymd: '年-月-日', dmy: '日/月/年', mdy: '月/日/年' },
  noStatus: '没写状态的单', noStatuses: { paid: '算已付款，待发货', awaiting_payment: '算待付款' }, statusWords: '这些状态是什么意思？', statusUnset: '还没说（这些行不导入）',
  name: '给这种表起个名字', nameHint: '例如：门店订货单', outcome: '读出来是这样', outcomeExtra: '样例 {{orders}} 单，{{refused}} 行读不了', outcomeNone: '还读不出订单。看看上面的列有没有指对。', outcomeIgnored: '{{n}} 行是合计之类，不算订单。',
  order: '订单号', state: '状态', receiver: '收件人', address: '地址', goods: '商品', amount: '金额', at: '下单时间', made: '表里没有订单号：按内容编号，同一行再导入不会变成两单。',
  save: '保存并读整个文件', leaveOut: '不读这个文件', kept: '已保存的表格格式', keptNone: '导入后仓不认识的表格时，指定过的列会记在这里。', keptName: '名字', keptColumns: '读的列', keptUsed: '用过', keptTimes: '{{n}} 次，最近 {{at}}', keptNever: '还没用过', change: '修改', remove: '删除', removeSure: '再点一次删除', saveChange: '保存修改', mapFile: '指定各列',
} as const;
