export const firstRun = {
  welcome: '把后仓开起来', welcomeText: '三步，几分钟。每一步以后都能在“设置”里再改。',
  step: { shop: '店铺', printers: '打印机', orders: '第一批订单' }, stepOf: '第 {{at}} 步，共 3 步',
  which: '先从哪里开始', own: '我的店铺', demo: '演示店铺', demoText: '虚构的几百单，各平台都有，随便点、随便打，什么都不会真的发出去。看够了，再开自己的店。',
  manager: '店长', managerName: '店长姓名', pin: 'PIN（4 到 12 位数字）', again: '再输一次', pinHint: '登录、签名时用。请记住它：忘了只能由另一位店长重设。', different: '两次输入的不一样', digits: '4 到 12 位数字',
  create: '开店，下一步', createDemo: '打开演示店', creating: '正在准备…', creatingDemo: '正在准备演示数据，几秒钟…',
  printersTitle: '快递单和发货单从哪台打印机出来？', printersText: '选好后打一张测试页，看看纸对不对、位置正不正。没有打印机也可以先用“PDF 到文件夹”。',
  ordersTitle: '导入今天的订单', ordersText: '把平台后台导出的订单文件拖进窗口，或在这里选择。先看预览，确认后才会导入。', choose: '选择订单文件…', later: '先四处看看', data: '数据放在 {{file}}',
  demoSender: { shop: '青禾小铺（演示）', name: '陈禾', phone: '0571-88880000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '示例路 88 号 3 幢 102 室', postcode: '310000', manager: '店长' },
} as const;
