/** The desk where parcels come back (AS-4). */
export const returns = {
  title: '退件',
  list: { to_check: '待检', expected: '在路上', ownerless: '无主', repair: '待修', done: '已检' },
  listLabel: '退件列表',
  scanHint: '扫退件的快递单；打开后扫里面的商品', byHand: '面单扫不出',
  column: { number: '快递单号', order: '订单', buyer: '买家', kind: '售后', goods: '商品', at: '时间', pieces: '件数', by: '谁检的' },
  noNumber: '没有单号',
  sender: '寄件人',
  note: '备注',
  asked: '买家说',
  empty: {
    to_check: '没有待检的退件', to_checkText: '扫一下快递单：在路上的退件会自己对上订单，认不出的再找主人。',
    expected: '没有在路上的退件', expectedText: '客服同意退货并填了快递单号，退件就列在这里。',
    ownerless: '没有无主的退件', ownerlessText: '认不出的退件放在这里，找到订单再处理。',
    repair: '没有待修的商品', repairText: '检货时放到“待修”的，修好后在这里放回库存。',
    done: '还没有检完的退件', doneText: '检完的退件按时间列在这里。',
  },
  said: {
    arrived: '到了：{{number}}', own_parcel: '我们寄出的包裹退回来了：{{number}}', ownerless: '无主退件：{{number}}', unknown: '没有登记过：{{number}}',
    item: '{{title}} +1', item_extra: '单上没有：{{title}}', item_unknown: '不认识的条码：{{code}}', checked: '检完：{{number}}', owner: '找到主人：{{number}}', refused: '退还快递员：{{number}}', called_off: '不再等：{{number}}',
    ownerless_kept: '放到无主：{{number}}',
  },
  check: {
    title: '清点', lines: '应有', extra: '单上没有的', condition: { sellable: '能卖', repair: '待修', scrap: '报废', not_ours: '不是我们的' },
    into: '扫到的放到', missing: '少 {{n}} 件', all: '齐了', remark: '备注（可不填）', finish: '检完', finishShort: '少 {{n}} 件，检完', none: '还一件没点', more: '多一件', less: '少一件', addUnknown: '加一件不认识的',
    unknownTitle: '不认识的商品', refuse: '不是我们的，退还', refuseWhy: '为什么不收', callOff: '不等了', callOffWhy: '为什么不等', confirm: '确定', cancel: '取消',
    stock: '能卖的回库存；待修和报废的不回。', openCase: '看售后单', case: '售后单',
  },
  photos: { title: '照片', hint: '开箱和商品的样子拍下来，跟着售后单走；也可以粘贴或拖进来。', drop: '松开即附上', dropText: '附到这个退件的售后，PNG 或 JPEG。' },
  owner: {
    title: '找主人', text: '手机尾号、姓名、单号都行', find: '订单', none: '没有已发出的订单符合', pick: '是这单', keep: '先放无主', sender: '寄件人', phone: '手机', note: '里面是什么', left: '{{when}} 寄出', open: '有退货单',
    courier: '快递单号',
  },
  repair: { sellable: '修好了', scrap: '报废', waiting: '{{n}} 件' },
} as const;
