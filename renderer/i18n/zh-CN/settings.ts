export const settings = {
  title: '设置',
  sections: '设置分类',
  section: { connections: '连接', categories: '品类与检查', gifts: '赠品', shop: '店铺与寄件人', appearance: '外观', pin: '我的 PIN', staff: '员工', printers: '打印机', rolls: '快递单号段', scale: '秤', camera: '打包拍照', backups: '备份与数据', about: '关于与诊断' },
  saved: '已保存',
  scale: {
    hint: '打包台上的电子秤：放稳就自动记下包裹重量，和应重比一比。', notWeighing: '“店铺与寄件人”里还没有打开“打包后要称重”，秤暂时用不上。', place: '接在哪里', none: '没有秤', gone: '{{name}}（没插上）', unnamed: '未命名设备', weighs: '是秤', again: '重新查找',
    baudRate: '速率（串口）', protocol: '协议', protocolHint: '一般选“自动识别”；认不出再按秤的说明书选。', unit: '单位', unitHint: '只在秤不送单位时用。', on: '使用这台秤', save: '保存', driver: '有驱动没有装好：{{words}}', live: '现在的读数',
    line: { off: '没有打开', opening: '正在连接…' }, units: { g: '克', kg: '公斤', lb: '磅', oz: '盎司', jin: '斤' },
    protocols: { auto: '自动识别', status: '连续 ST,GS（通用、CAS、A&D）', prefixed: '连续 wn / ww（友声、英展）', equals: '连续 = 正序', equals_reversed: '连续 = 倒序（耀华等）', toledo: '托利多连续', yaohua: '耀华 XK3190', sics: 'SICS（梅特勒、奥豪斯）', cas: 'CAS 问答', nci: 'NCI 问答', plain: '只有数字和单位' },
  },
  shop: {
    shop: '店铺', name: '店铺名称', timeZone: '时区', sender: '寄件人（印在面单上）', senderName: '姓名', phone: '电话', province: '省', city: '市', district: '区县', detail: '详细地址', postcode: '邮编',
    work: '发货', defaultCourier: '默认快递', defaultCourierHint: '订单没有指定快递时用它', weigh: '打包后要称重', weighHint: '打开后，没称重的包裹不能交接', required: '请填写',
  },
  appearance: { language: '界面语言', theme: '外观', system: '跟随系统', light: '浅色', dark: '深色', hint: '属于这台电脑，换人登录也一样。' },
  pin: { current: '现在的 PIN', next: '新 PIN', again: '再输一次', hint: '4 到 12 位数字。', different: '两次输入的不一样', digits: '4 到 12 位数字', save: '更换 PIN', done: 'PIN 已更换，下次登录生效。' },
  staff: {
    name: '姓名', role: '角色', state: '状态', active: '在用', inactive: '已停用', locked: '锁定到 {{time}}', since: '加入', add: '添加员工', pin: 'PIN（4 到 12 位数字）', create: '添加', edit: '修改', unlock: '解锁', setPin: '重设 PIN', you: '您自己',
    deactivateHint: '停用后不能登录，做过的事都留着记录。', roleText: { manager: '全部权限', customer_service: '订单、导入、打印、打包、交接', packer: '打包、打印、交接' },
  },
  printers: {
    waybill: '快递单', packing_slip: '发货单', printer: '打印机', template: '模板与纸张', test: '打印测试页', testSent: '测试页已送出。请看打印机上出来的纸。', testWritten: '测试页已写成 PDF，在 {{folder}}。', choosePrinter: '选择打印机', chooseTemplate: '选择模板', none: '这台电脑上没有找到打印机。装好驱动后点“重新查找”；也可以先用“PDF 到文件夹”。', again: '重新查找', searching: '正在查找打印机…', size: '{{width}} × {{height}} mm', saved: '已保存',
    state: { ready: '正常', paused: '已暂停', missing: '找不到', trouble: '有问题', unknown: '状态未知' }, missing: '{{name}}（找不到）', gone: '找不到这台打印机：看看它是否开机，或换一台。', folder: 'PDF 到文件夹',
  },
  rolls: {
    hint: '把快递公司给的面单号段登记在这里，打印时依次取用；每个号只用一次。', add: '登记号段', courier: '快递', first: '首个单号', count: '张数', step: '步长', stepHint: '相邻两张的号码差，一般是 1', rule: '校验', rules: { plain: '无校验位', s10: 'EMS（S10 校验位）', sf12: '顺丰 12 位校验' }, next: '下一个号', state: '状态', left: '剩余', used: '已用', empty: '还没有号段。登记一卷，才能打印快递单。', save: '登记', retire: '停用', retired: '已停用', finished: '已用完', reason: '停用原因', range: '{{first}} 起 {{n}} 张', odd: '已登记。这个号码不像{{courier}}的单号，请核对一遍。', low: '快用完了',
  },
  backups: {
    hint: '每天自动备份一次；升级前也会备份。', now: '立即备份', done: '已备份到 {{file}}', list: '备份', size: '大小', file: '文件', none: '还没有备份。', folder: '数据文件夹', folderHint: '订单和记录都在这个文件里。换到别的磁盘时整个搬过去。', move: '换个文件夹…', moved: '已搬到 {{file}}',
    trace: '操作记录', traceHint: '谁在什么时候做了什么，一条接一条，改动过就能查出来。', verify: '核对操作记录', chainSound: '{{n}} 条操作记录全部连贯，没有被改动。', chainBroken: '第 {{entry}} 条操作记录对不上（共 {{n}} 条）：有人绕过后仓改过数据文件。', chainCut: '第 {{n}} 条之后至少少了 {{missing}} 条操作记录：有人绕过后仓删过数据文件。', verifying: '正在核对…',
  },
} as const;
