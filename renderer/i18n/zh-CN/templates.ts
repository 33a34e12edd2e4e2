/** Templates: the gallery and the editor (PR-3). */
export const templates = {
  title: '打印模板', hint: '{{shipped}} 个随软件附带，{{own}} 个是自己的',
  filter: { label: '按单据筛选', all: '全部' },
  import: '导入模板…', importing: '正在读…', imported: '已导入', exported: '已导出到 {{path}}', drop: '松开即导入模板', dropText: '只读模板文件；会作为一个新的模板加进来。',
  card: {
    shipped: '附带', own: '自己的', inUse: '在用', inUseMany: '在用 {{n}} 处', version: '第 {{version}} 版', preprinted: '预印单', size: '{{w}} × {{h}} mm', unsaved: '有未保存的改动',
    open: '打开', view: '查看', copy: '复制', export: '导出', retire: '停用', retireSure: '再按一次停用', more: '更多操作', notDrawn: '画不出来',
  },
  copyName: { zh: '{{name}} 副本', en: '{{name}} copy' },
  empty: { title: '没有模板', text: '这种单据还没有模板。' },
  notYours: '只有能改设置的人可以修改模板。',
  editor: {
    label: '模板编辑器', back: '返回模板', save: '保存', saved: '已保存第 {{version}} 版', unsaved: '未保存', nothing: '没有改动', discard: '放弃改动', discardSure: '确定放弃改动？', saveOver: '以我的为准',
    undo: '撤销', redo: '重做', loading: '正在打开模板…', readOnly: '附带的模板只能看', copyAndEdit: '复制并编辑', notAllowed: '您的角色只能查看',
    keptDraft: '接着上次没保存的改动', olderDraft: '您没保存的改动基于第 {{version}} 版，现在已有更新的版本。', problems: '{{n}} 处有问题', problemsSome: '看第一处', fine: '都画得出来', drawing: '正在画…',
  },
  zoom: { in: '放大', out: '缩小', fit: '适应窗口', actual: '实际大小', label: '缩放' },
  tool: {
    label: '添加元素', text: '文字', field: '字段', line: '线', box: '框', code128: '条形码', qr: '二维码', picture: '图片', table: '表格', newText: '文字',
    noTable: '这种单据没有可列表的行，或已有一个表格', noField: '这种单据没有字段',
  },
  data: {
    label: '预览用的数据', invented: '虚构数据', search: '按单号、姓名找一个订单', none: '没有找到订单', order: '订单 {{number}}', sheet: '第 {{n}} / {{total}} 页', previous: '上一页', next: '下一页',
  },
  versions: { title: '版本', button: '版本', now: '当前', restore: '恢复这一版', restored: '已恢复为第 {{version}} 版', shipped: '附带的模板只有一版', line: '{{who}} · {{when}}', sure: '未保存的改动会丢。仍要恢复？' },
  list: { title: '元素', none: '还没有元素。从上面的工具栏添加。', lock: '锁定', unlock: '解锁', locked: '已锁定', problem: '有问题', inArea: '重复区内', paper: '纸张与底图' },
  element: {
    text: '文字', field: '字段', line: '线', box: '框', filledBox: '色块', code128: '条形码', qr: '二维码', picture: '图片', table: '表格', area: '重复区', several: '{{n}} 个元素', empty: '空文字',
  },
  inspector: { label: '属性', several: '已选 {{n}} 个元素', position: '位置与大小', mm: 'mm', ends: '端点' },
  frame: { x: '左', y: '上', w: '宽', h: '高', x1: '起点 X', y1: '起点 Y', x2: '终点 X', y2: '终点 Y' },
  arrange: {
    label: '对齐与分布', left: '左对齐', center: '水平居中', right: '右对齐', top: '顶对齐', middle: '垂直居中', bottom: '底对齐', across: '水平等距', down: '垂直等距',
    front: '置于最前', forward: '前移一层', backward: '后移一层', back: '置于最后', order: '前后次序', duplicate: '再制', delete: '删除', lock: '锁定', unlock: '解锁',
  },
  text: {
    title: '文字', content: '内容', insert: '插入字段', findField: '找字段', noField: '没有这个字段', size: '字号', smallest: '最小字号', weight: '粗细', regular: '常规', bold: '粗体', align: '水平对齐', left: '左', center: '中', right: '右',
    valign: '垂直对齐', top: '上', middle: '中', bottom: '下', wrap: '放不下时', line: '先缩小再换行', flow: '先换行再缩小', lineHeight: '行距', ink: '颜色', black: '黑', grey: '灰', white: '白',
    missing: '缺字时', refuse: '不打印并提示', spell: '写出编码', required: '不能为空', instead: '放不下时改印', insteadHint: '空着 = 不打印并提示', label: '名称', labelZh: '中文名称', labelEn: '英文名称',
  },
  stroke: { title: '线条', width: '粗细', dash: '虚线', solid: '0 = 实线', fill: '填充', none: '无' },
  barcode: { title: '条码', kind: '类型', code128: '条形码 Code128', qr: '二维码 QR', field: '内容字段', correction: '容错', corrections: { L: '7%', M: '15%', Q: '25%', H: '30%' } },
  picture: { title: '图片', replace: '换一张…', adding: '正在读图片…', ratio: '恢复原比例' },
  when: { title: '何时打印', pages: '页', every: '每一页', first: '第一页', following: '后面各页', last: '最后一页', field: '仅当字段有内容', always: '总是' },
  table: {
    title: '表格', columns: '列', column: '第 {{n}} 列', header: '表头', headerEn: '英文表头', content: '内容', width: '宽', addColumn: '加一列', removeColumn: '删掉这一列', before: '左移', after: '右移', headerSize: '表头字号', headerHeight: '表头高',
    following: '后续页起点', bottom: '行止于', lastBottom: '末页行止于', padX: '左右留白', padY: '上下留白', rule: '线粗', ruleInk: '线色', smallest: '最小字号',
  },
  area: { title: '重复区', text: '每行数据一格，从左到右、从上到下。', columns: '列数', rows: '行数', gapX: '列距', gapY: '行距', cell: '格子' },
  paper: { title: '纸张', name: '名称', nameZh: '中文名称', nameEn: '英文名称', size: '尺寸', preset: '常用尺寸', custom: '自定义' },
  photo: {
    title: '表单底图', text: '放一张预印表单的照片或扫描件，照着它摆放。只在编辑时看，不会打印。', add: '选一张底图…', replace: '换一张…', remove: '移除', shown: '显示底图', strength: '浓淡', calibrate: '两点定比例', measureFirst: '在底图上点第一个点', measureSecond: '再点第二个点',
    distance: '两点实际相距', apply: '应用', reading: '正在读底图…', fitPaper: '铺满纸张', form: '显示表单印刷内容',
  },
  stage: {
    label: '画布。Tab 选下一个元素，方向键移动 0.1 毫米，Shift 加方向键 1 毫米，回车编辑，Delete 删除。', selected: '已选：{{name}}，左 {{x}}，上 {{y}}，宽 {{w}}，高 {{h}} 毫米', none: '没有选中',
    hints: { snap: 'Alt 暂停吸附', pan: '空格拖动画布', nudge: '方向键 0.1 mm · Shift 1 mm', zoom: 'Ctrl+滚轮缩放' },
  },
  /** What is wrong at a place of a template, as `readTemplate` names it. */
  problem: {
    missing: '缺少内容', unknown_key: '有不认识的项', out_of_range: '数值超出范围', not_an_integer: '不是整数', not_text: '不是文字', too_long: '太长', too_many: '太多', not_a_choice: '不是可选的值', not_true_or_false: '应为真或假',
    not_an_object: '结构不对', not_a_list: '应为列表', unknown_field: '有这种单据没有的字段', broken_field: '字段的大括号没有写全', outside_paper: '超出纸张', larger_than_size: '最小字号比字号大', no_rows_in_this_kind: '这种单据没有行', two_flowing: '只能有一个表格或重复区', too_deep: '重复区里不能再有表格或重复区',
    no_room_for_rows: '没有给行留下地方', not_fixed: '底图里不能有字段', not_a_name: '编号写法不对', not_a_picture_id: '图片编号不对', picture_missing: '缺少图片', picture_changed: '图片内容和编号对不上', not_a_picture: '不是图片', not_grey: '不是可打印的灰度图', picture_damaged: '图片坏了',
    too_large: '太大', not_used: '没有用到',
  },
  field: {
    sender: { name: '寄件人', phone: '寄件电话', phoneGrouped: '寄件电话（分段）', province: '寄件省', city: '寄件市', district: '寄件区县', address: '寄件街道地址', region: '寄件省市区', fullAddress: '寄件完整地址', postcode: '寄件邮编', unit: '寄件单位' },
    receiver: { name: '收件人', phone: '收件电话', phoneGrouped: '收件电话（分段）', province: '收件省', city: '收件市', district: '收件区县', address: '收件街道地址', region: '收件省市区', fullAddress: '收件完整地址', postcode: '收件邮编', unit: '收件单位' },
    waybillNumber: '运单号', waybillNumberGrouped: '运单号（分段）', courierName: '快递公司', serviceName: '快递产品', routeCode: '三段码', destination: '大头笔', consolidation: '集包地', goods: '商品', pieces: '件数', orderNumbers: '订单号',
    sellerNote: '卖家备注', buyerMessage: '买家留言', printedAt: '打印时间', batch: '批次序号', reprint: '补打标记', shopName: '店铺', buyerNick: '买家昵称', paidAt: '付款时间', scope: '范围', staffName: '经手人', code: '编号', collectorName: '快递员', openedAt: '开始时间', closedAt: '关闭时间',
    printerName: '打印机', paperName: '纸张', form: '张次', forms: '总张数', formOfRun: '第几张', laterForm: '后续张', slipCode: '发货单条码',
    totals: { lines: '种数合计', pieces: '件数合计', parcels: '包裹合计', shelves: '货位合计', labels: '标签合计', weightKg: '重量合计', notWeighed: '未称重' },
    sheet: { number: '页码', count: '总页数' },
    line: { no: '序号', style: '款号', title: '品名', colour: '颜色', size: '尺码', variant: '颜色／尺码', skuCode: '商品编码', quantity: '数量', shelf: '货位', parcels: '包裹数' },
    label: { no: '序号', skuCode: '商品编码', barcode: '条码', style: '款号', title: '品名', colour: '颜色', size: '尺码', variant: '颜色／尺码', shelf: '货位' },
    parcel: { no: '序号', waybillNumber: '运单号', waybillNumberGrouped: '运单号（分段）', receiver: '收件人', receiverShort: '收件人（隐去）', province: '省', city: '市', weightKg: '重量 kg', packedBy: '打包人' },
  },
} as const;
