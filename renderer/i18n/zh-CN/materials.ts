export const materials = {
  title: '耗材',
  add: '新建耗材',
  empty: '还没有耗材',
  emptyText: '登记快递袋、胶带、面单这些东西，每打一包自动扣减，快用完时提醒打电话。',
  list: {
    title: '耗材', name: '名称', onHand: '现有', left: '还够', parcels: '{{n}} 包', state: '状态', low: '该订了（线 {{n}}）', enough: '够用', uncounted: '还没盘', call: '打给谁',
  },
  rolls: { title: '连号面单（随取号自动扣）', open: '去单号', courier: '快递', left: '剩余张数' },
  pane: {
    byHand: '不按包裹扣减', perParcel: '每包用 {{n}} {{unit}}', low: '快用完了，打给{{supplier}} {{phone}} 订货。', lowNoPhone: '快用完了。把供应商电话写在下面，提醒里就会带上。',
    record: '到货 · 盘点 · 损耗', details: '资料', movements: '流水', noMovements: '还没有流水', balance: '结存 {{n}}', retire: '停用', retireSure: '停用，不再扣减', keep: '留着',
  },
  cause: { opening: '期初', count: '盘点', delivered: '到货', used: '打包用掉', spoiled: '损耗' },
  record: { quantity: '数量', counted: '实际数到', note: '备注', notePlaceholder: '送货单号等', save: '记下', saved: '已记下，现有 {{n}}' },
  form: {
    name: '名称', unit: '单位', unitDefault: '个', supplier: '供应商或快递公司', phone: '电话', perParcel: '每包用几个', floorQuantity: '剩到多少提醒', weightG: '一个重（克）',
    courier: '哪家快递的包裹', allCouriers: '全部', saved: '已保存', bad: '“{{field}}”要填整数',
  },
  task: { title: '该打电话订的耗材', line: '还剩 {{n}} {{unit}}', call: '打给 {{who}}', open: '去耗材' },
} as const;
