export const search = {
  field: {
    flag: '旗帜', state: '状态', platform: '平台', courier: '快递', amount: '金额', date: '日期', paid: '付款', due: '承诺发货', number: '订单号', waybill: '运单号', phone: '电话', name: '收件人',
    nick: '买家', address: '地址', sku: '货号', goods: '商品', note: '备注',
  },
  not: '不是',
  chips: '搜索条件', remove: '去掉“{{text}}”', asText: '按文字找', missing: '还缺内容',
  found: '找到',
  filters: '筛选', suggestion: 'Tab 补全',
  total: '{{n}} 单', totalMore: '{{n}}+ 单', totalMost: '只列最新 {{n}} 单', looking: '还在数…', notIndexed: '升级后正在重建搜索索引，更早的订单可能暂时搜不到',
  sort: '排序', sorts: { view: '默认', time: '时间', paid: '付款时间', due: '承诺发货', amount: '金额' }, rising: '升序', falling: '降序', turn: '换成{{direction}}',
  group: '分组', groups: { none: '不分组', day: '按天', platform: '按平台', courier: '按快递', state: '按状态', buyer: '按买家' },
  noBuyer: '没有买家名', noCourier: '没定快递', tooManyGroups: '分组太多，先缩小范围再分组',
} as const;
