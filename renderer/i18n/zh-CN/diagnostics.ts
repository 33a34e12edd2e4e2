export const diagnostics = {
  title: '关于与诊断',
  about: '后仓', aboutText: '小店的后台：订单、打印、打包、交接，断网也能用。', export: '导出诊断文件…', exported: '已写到 {{file}}', exportHint: '含版本、数量和运行日志，不含姓名、电话、地址等个人信息。',
  back: '返回设置',
  facts: '环境', counts: '数量', places: '位置',
  version: '后仓版本', electron: 'Electron', chromium: 'Chromium', node: 'Node.js', sqlite: 'SQLite', platform: '系统', storeFile: '数据文件', storeBytes: '数据大小', storeVersion: '数据版本', logFolder: '日志文件夹',
  orders: '订单', parcels: '包裹', skus: '商品', trace: '操作记录',
} as const;
