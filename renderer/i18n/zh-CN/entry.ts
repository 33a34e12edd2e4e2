/** IN-4, IN-6: the screen of orders taken by phone or chat, and address suggestions. */
export const entry = {
  title: '手工下单', lead: '把聊天里的一段话贴进来（姓名、电话、地址、商品，什么顺序都行），后仓拆开，您看一眼再建单。', text: '贴在这里', placeholder: '例如：张三 138 0000 0000 四川省成都市武侯区天府大道 100 号 红色 T 恤 L 码 2 件 包邮 共 118 元 已付款', marked: '拆开的样子', markedHint: '颜色说明各部分是什么。不对的：选中文字，再按下面的按钮或 Ctrl 加数字。',
  unsure: '不太确定，请看一眼', clear: '清空', orders: '第 {{n}} 单，共 {{count}} 单', more: '还有 {{n}} 单没有列出，先建这些。', byHand: '人工指定',
  field: { name: '姓名', phone: '电话', address: '地址', postcode: '邮编', goods: '商品', price: '单价', total: '总额', freight: '运费', paid: '已付', payment: '付款情况', platform: '来源', nick: '买家昵称', note: '备注', nothing: '不用管' },
  receiver: '收件人', name: '姓名', phone: '电话', province: '省', city: '市', district: '区县', detail: '详细地址', postcode: '邮编', country: '国家 / 地区', inferred: '原文没写，按其余部分补上',
  goods: '商品', sku: '库存商品', product: '名称', variant: '颜色 / 尺码', quantity: '数量', price: '单价', sum: '小计', addLine: '加一行', removeLine: '删掉这一行', said: '原文：{{text}}', choose: '选一个，或按文字建行', asText: '不对应库存商品', notCounted: '原文没写件数，按 1 件', sellable: '可卖 {{n}}', searchSku: '搜编码、名称、颜色…', noSku: '没有找到',
  money: '金额', freight: '运费', total: '应付总额', payment: '付款', paymentKinds: { paid: '已付款', unpaid: '还没付', transfer: '银行转账，等到账' }, bank: '哪家银行', payer: '付款人姓名', fromLines: '商品加运费 {{amount}}', differs: '和商品加运费 {{amount}} 不一样',
  channel: '从哪里来', channels: { phone: '电话', wechat: '微信', taobao: '淘宝聊天', douyin: '抖音聊天', pinduoduo: '拼多多聊天', xiaohongshu: '小红书聊天', jd: '京东聊天', ali1688: '1688 聊天', other: '别处' }, nick: '买家昵称', note: '备注',
  create: '建单', again: '再建一单', done: '已建订单 {{number}}', show: '看订单', next: '接着下一单', skip: '这段不建单', new: '再来一单', source: '下单原文', open: '手工下单',
  need: { name: '缺姓名', phone: '缺电话', detail: '缺详细地址', goods: '缺商品' }, needs: '还缺：{{what}}',
  address: {
    ask: '是不是：', reason: { province_from_city: '这个市在', city_from_district: '这个区县在', spelled_alike: '写法相近', district_in_detail: '区县写在详细地址里了', renamed: '已改名或并入', other_city: '这个区县属于', whole_in_detail: '省市区写在详细地址里了', postcode_of_other_province: '邮编是别的省的，去掉' }, apply: '改成 {{place}}',
  },
} as const;
