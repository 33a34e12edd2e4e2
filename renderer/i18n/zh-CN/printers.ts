/** The printers' own screen: printers, who prints what, calibration, label printers, print components, automatic printing. */
export const printers = {
  readOnly: '您可以看、可以打印测试页和校准页；改设置请店长来做。',
  again: '重新查找',
  machine: {
    title: '打印机', hint: '这台电脑能用的打印机', empty: '没有找到打印机', emptyText: '装好驱动或添加网络标签机后点“重新查找”。“PDF 到文件夹”随时可用。', keys: '↑↓ 选择 · T 打印测试页',
    spooler: { cups: '系统打印机', windows: '系统打印机', label: '网络标签机', component: '平台打印组件', pdf_folder: 'PDF 到文件夹' },
    state: { ready: '正常', paused: '已暂停', missing: '找不到', trouble: '有问题', unknown: '状态未知' },
    usedFor: '用于：{{what}}', unused: '还没有单据用它', paper: '测试页的纸', test: '测试页', testOf: '在 {{printer}} 上打印测试页', sent: '测试页已送出，请看打印机上出来的纸。', written: '测试页已写成 PDF，在 {{folder}}。', searching: '正在查找打印机…',
  },
  papers: {
    title: '每种单据用哪台打印机', own: '某家快递单独设置', addKind: '哪种单据', addCourier: '哪家快递', takeBack: '取消单独设置',
  },
  auto: {
    title: '付款后自动打印', hint: '订单付款、核对无误后自己打印快递单，检查和手动打印一样。', empty: '还没有店铺', emptyText: '导入过订单的店铺会列在这里。', shop: '{{platform}} · {{shop}}', noName: '未写店铺名', switch: '{{shop}}自动打印', slips: '发货单', slipsChoice: { interleaved: '和快递单交替', separate: '快递单打完再打', none: '不打' }, waiting: '自动打印在等：',
  },
  calibration: {
    title: '校准', hint: '印出来偏了、长了或越打越低，量三处就能校正。只影响这台打印机的这种纸，不改模板。', empty: '还没有校准过', emptyText: '预印面单、旧针式打印机最需要它。打印一张校准页，量三处即可。', start: '校准打印机', again: '重新校准', remove: '删除', removeSure: '删除这项校准？以后按原样打印。', paper: '{{width}} × {{height}} mm', by: '{{name}} · {{time}}', aligned: '纸已对齐', alignedHint: '换纸或重新对齐第一张后按一下，偏移从这里重新算起。', forms: '对齐后已过 {{n}} 张', now: '下一张校正 {{mm}} mm', saved: '已保存，从下一张起校正。', alignedSaid: '已记下，从第一张算起。',
  },
  result: {
    exact: '印得很准，不用校正。', right: '偏右 {{mm}} mm', left: '偏左 {{mm}} mm', lower: '偏下 {{mm}} mm', higher: '偏上 {{mm}} mm', wide: '宽了 {{percent}} %', narrow: '窄了 {{percent}} %', long: '长了 {{percent}} %', short: '短了 {{percent}} %', driftLower: '每张再低 {{mm}} mm', driftHigher: '每张再高 {{mm}} mm', joiner: '，',
  },
  guide: {
    title: '校准打印机', steps: { print: '打印校准页', measure: '量三处', result: '看结果' }, printer: '打印机', paper: '纸张', choosePrinter: '选择打印机', choosePaper: '选择纸张', kind: '纸的走法', single: '单张或标签', continuous: '连续纸（针式打印机）', forms: '打印几张', formsHint: '张数越多，量出的走纸偏差越准；5 到 10 张合适。', beforeSingle: '像平时一样放好纸，然后打印。', beforeContinuous: '先把第一张纸对齐到平时打印的位置，再打印；打印中途不要动纸。', print: '打印校准页', printAgain: '再打一份', printed: '校准页已送出。等纸出来，再往下量。', written: '校准页已写成 PDF，在 {{folder}}。', have: '已有校准页，直接量', firstForm: '先量第 1 张。', where: '从纸的边缘量到十字中心，单位 mm，能读到 0.1 就写 0.1。', a: '左上的十字 A', b: '右下的十字 B', left: '离左边', top: '离上边', late: '后面一张的十字 A', lateForm: '第几张', lateTop: '离那张纸上边', expected: '应为 {{mm}}', notNumber: '写成毫米数，例如 20.3。', notForm: '写 2 到 1000 的整数。', toResult: '看结果', back: '上一步', save: '保存校准', before: '校正前', after: '校正后', exaggerated: '偏差放大 {{n}} 倍画出', wanted: '应在的位置', laterForm: '第 {{n}} 张', says: '这台打印机在这种纸上：', mm: 'mm', drawing: '校准页的示意图：从哪里量到哪里', resultDrawing: '校正前后的示意图', mayNotSave: '保存校准请店长来做。',
  },
  label: {
    title: '网络标签机', hint: '直接用网线或无线连的标签打印机（端口 9100），不用装驱动。', empty: '还没有网络标签机', emptyText: '知道它的 IP 地址就能用：在机器上打印一张自检页，上面写着。', add: '添加标签机', edit: '修改 {{name}}', name: '名称', nameHint: '例如：一号打包台', host: 'IP 地址或主机名', port: '端口', language: '指令', dots: '精度', gap: '标签间距（mm）', gapHint: '连续纸填 0', dpi: '{{n}} dpi', needed: '请填写', remove: '删除', removeSure: '删除 {{name}}？用它的单据要另选打印机。', save: '保存', try: '试打', tried: '测试页已送出，请看标签机。',
  },
  component: {
    title: '平台打印组件', hint: '平台的电子面单只能由平台自己的打印组件打印。先在这台电脑上装好、打开它。', name: { cainiao: '菜鸟打印组件', pinduoduo: '拼多多打印组件', douyin: '抖店打印组件', kuaishou: '快手打印组件', jd: '京东打印组件', meituan: '美团打印组件' }, use: '使用{{name}}', endpoint: '地址', endpointUsual: '留空 = 本机默认地址', state: { off: '未使用', online: '在线', offline: '连不上' }, printers: '它的打印机：{{printers}}', noPrinters: '它没有打印机', save: '保存',
    paste: '收下电子面单', pasteHint: '把平台接口返回的取号结果（JSON）粘贴到这里，单号会配到各自的订单上。', pasteFrom: '哪个平台', pasteJson: '取号结果', take: '收下', taken: '收下 {{n}} 张。', refused: '没收下 {{n}} 张：', noNumber: '（没有单号）',
  },
} as const;
