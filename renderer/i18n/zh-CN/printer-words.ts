/** What printers and print services say by keyword (the ones that CUPS knows, and our own for label printers). */
export const printerWords = {
  'media-empty': '缺纸', 'media-needed': '请装纸', 'media-jam': '卡纸', 'media-low': '纸快用完', 'cover-open': '盖子没关', 'door-open': '盖子没关', 'interlock-open': '盖子没关',
  'marker-supply-empty': '碳带或墨粉用完', 'toner-empty': '墨粉用完', 'toner-low': '墨粉快用完', 'input-tray-missing': '纸盒没装', 'output-area-full': '出纸口满了',
  'spool-area-full': '打印机内存满了，等它打完', 'memory-lost': '打印机内存出错', 'head-too-cold': '打印头太冷', 'head-too-hot': '打印头过热', 'take-the-label': '请取走标签',
  'other-error': '打印机报错，看它的指示灯', paused: '已暂停', offline: '连不上', 'connecting-to-device': '正在连接打印机', 'timed-out': '打印机没有响应', shutdown: '打印机已关机',
  'not-accepting-jobs': '打印机不接收任务', 'connection-lost': '连接断了', 'not-taking-data': '打印机不收数据', 'no-answer': '打印机不回答', 'no-status': '打印机不报告状态，等它收完',
  cancelled: '已取消', sheet: '第 {{at}}/{{of}} 张',
};
