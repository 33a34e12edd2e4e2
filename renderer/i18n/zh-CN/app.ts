/** Shell, search box and what every screen shares. */
export const app = {
  name: '后仓',
  screen: {
    today: '今日', orders: '订单', tasks: '待办', intake: '导入', entry: '手工下单', printing: '打印', numbers: '单号', templates: '模板', printers: '打印机', waves: '波次', packing: '打包', collections: '交接', stubs: '底单', after_sales: '售后', returns: '退件', claims: '理赔', customers: '客户', stock: '库存', materials: '耗材', sync: '同步', settings: '设置', diagnostics: '关于与诊断',
  },
  deadlineBar: { over: '{{n}} 个售后已过期限', near: '{{n}} 个售后 24 小时内到期', first: '最近：{{number}}，{{time}}', late: '已过 {{time}}', left: '剩 {{time}}', approve: '{{n}} 笔付款等您批准', go: '去处理' },
  printTabs: { label: '打印相关', printing: '打印清单', numbers: '单号', templates: '模板', printers: '打印机' },
  stockTabs: { label: '库存页面', stock: '商品', materials: '耗材' },
  section: { business: '经营' },
  rail: '主导航',
  waiting: '{{count}} 项待处理',

  demo: '演示店，数据全是虚构的',
  printers: {
    ready: '打印机 {{count}} 台正常', none: '还没选打印机', missing: '找不到', trouble: '{{name}}：{{words}}', manyTrouble: '{{count}} 台打印机有问题', unknown: '打印机状态未知', folder: '打印到 PDF 文件夹', open: '打印机设置',
  },
  person: { switch: '换人', hint: '换人登录（F12）' },
  search: {
    label: '查订单或找功能', placeholder: '单号 · 手机尾号 · 姓名 · 拼音首字母 · 地址 · 备注', short: '输入要做的事，例如“交接”',
    commands: '功能', orders: '订单', all: '在列表里看全部 {{count}} 条', more: '在列表里看最新 {{count}} 条', nothing: '没有找到“{{text}}”。换单号、手机尾号或姓名的任意一段试试。',
    hints: '↑↓ 选择 · 回车打开 · Esc 关闭', searching: '正在查…',
  },
  command: {
    goTo: '去{{screen}}', openPacking: '打开打包窗口', importFiles: '选择文件导入订单…', switchPerson: '换人登录', signOut: '退出登录',
    chinese: '界面语言：中文', english: '界面语言：English', themeLight: '外观：浅色', themeDark: '外观：深色', themeSystem: '外观：跟随系统',
    backUp: '立即备份', connections: '连接平台',
  },
  drop: { title: '松开即读取', text: '先给您看预览，确认前不会改动任何订单。', notAllowed: '您的角色不能导入订单', notAllowedText: '请店长或客服来导入。' },
  loading: '正在打开…',
  cancel: '取消', save: '保存', saved: '已保存', confirm: '确定', close: '关闭', back: '返回', retry: '再试一次', next: '下一步', skip: '先跳过', undo: '撤销', edit: '修改', none: '无', open: '打开',
  copy: '复制',
  joiner: '、', colon: '：',
  screenFailed: { title: '这个页面出错了', text: '其他页面照常可用；您的数据没有受影响。错误已记入日志。', again: '重新打开这个页面' },
  unreachable: { title: '后仓没有应答', text: '请关闭再打开后仓。您的数据在磁盘上，没有丢失。' },
  duration: { minutes: '{{minutes}} 分', hours: '{{hours}} 小时', hoursMinutes: '{{hours}} 小时 {{minutes}} 分', days: '{{days}} 天' },
} as const;
