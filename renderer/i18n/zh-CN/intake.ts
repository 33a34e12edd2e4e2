import { intakeMapping } from './intake-mapping.ts';
export const intake = {
  title: '导入订单',
  choose: '选择文件…',
  idle: {
    title: '把平台导出的订单文件拖到窗口里', text: '淘宝 / 天猫的订单列表与宝贝明细请一起拖入。也认抖音、拼多多、1688、京东、小红书、微信小店、Shopify、WooCommerce 的导出文件，其他 CSV、Excel 表也行：不认识的会先问一次各列的意思，以后自动照读。zip 包不用解压。', safe: '先看预览，确认后才改动。同一个文件导入两次不会变出两份订单。',
  },
  reading: { title: '正在读取 {{files}}', rows: '已读 {{n}} 行', cancel: '停止读取' },
  preview: {
    title: '预览：{{files}}', orders: '{{n}} 单', lines: '{{n}} 个商品行', newOrders: '新订单', changedOrders: '有变化', unchangedOrders: '没有变化', masked: '已脱敏', doubtful: '地址存疑', refused: '不能导入的行',
    maskedHint: '打不出真实面单，要走平台电子面单或补真实信息', doubtfulHint: '会列在“地址存疑”里等人核对', refusedHint: '下面逐行说明原因', changedHint: '只更新平台说的；店里自己改过的不动', newHint: '会新增到订单里', unchangedHint: '和店里的一样，不动',
    confirm: '导入 {{n}} 单', nothing: '没有可导入的变化', discard: '不导入', nothingText: '文件里的订单都在店里，内容也一样。', wrongFile: '这些文件里没有认得出的订单', wrongFileText: '看看下面的原因；也许选错了文件。',
  },
  files: { title: '文件', name: '文件名', kind: '内容', encoding: '编码', rows: '行数' },
  kind: {
    mapped: '按指定的列',    fund_flow: '资金流水，不是订单', account_bill: '账单，不是订单', refund_list: '退款单，不是订单', print_record: '打印记录，不是订单', courier_bill: '快递账单，不是订单', opening_stock: '库存表，请在“库存”里导入', product_list: '商品表，不是订单', ship_file: '发货文件，不是订单', unknown: '认不出',
    list: '订单列表', detail: '宝贝明细', orders: '订单',
  },
  examples: { title: '会改变什么', more: '只列前 {{n}} 单', field: '项目', before: '现在', after: '导入后', order: '订单' },
  refused: { title: '不能导入的 {{n}} 行', more: '只列前 {{n}} 行', where: '位置', order: '订单号', why: '原因', todo: '怎么办', line: '{{file}} 第 {{line}} 行', file: '{{file}}（整个文件）' },
  notices: { title: '值得知道的 {{n}} 处', where: '位置', what: '情况' },
  importing: { title: '正在导入', progress: '{{done}} / {{total}} 单', cancel: '停止导入', cancelHint: '停下后，已导入的都是完整的订单；同一个文件可以再导入一次接着来。' },
  done: {
    finished: '导入完成', cancelled: '已停止导入', failed: '导入没有完成', summary: '新增 {{newOrders}} 单，更新 {{changedOrders}} 单，没有变化 {{unchangedOrders}} 单。', refused: '{{n}} 行没有导入。', rest: '还有 {{n}} 单没有导入；再导入同一个文件即可接着来。', view: '看待发货的订单', another: '再导入一个文件', doubtful: '看地址存疑的', masked: '看已脱敏的',
  },
  runs: { title: '导入记录', when: '时间', who: '谁', files: '文件', newOrders: '新增', changedOrders: '更新', refused: '未导入行', outcome: '结果', none: '还没有导入过文件。', finished: '完成', cancelled: '中途停止', failed: '没有完成', running: '进行中', interrupted: '中断' },
  mapping: intakeMapping,
} as const;
