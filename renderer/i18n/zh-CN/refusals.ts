import { returnRefusals } from './refusals/returns.ts';
import { afterSalesRefusals } from './refusals/after-sales.ts';
import { collectionRefusals, signatureRefusals } from './refusals/collections.ts';
import { componentPrintingRefusals, componentRefusals, eWaybillRefusals, jsonRefusals } from './refusals/components.ts';
import { backupRefusals } from './refusals/backup.ts';
import { claimRefusals } from './refusals/claims.ts';
import { customerRefusals } from './refusals/customers.ts';
import { categoryRefusals, materialRefusals } from './refusals/floor.ts';
import { entryRefusals } from './refusals/entry.ts';
import { intakeRefusals } from './refusals/intake.ts';
import { mappingRefusals } from './refusals/mapping.ts';
import { orderChangeRefusals } from './refusals/order-changes.ts';
import { stubsRefusals } from './refusals/stubs.ts';
import { taskRefusals } from './refusals/tasks.ts';
import { transferRefusals } from './refusals/transfers.ts';
import { handoverRefusals, ownViewRefusals, replyRefusals } from './refusals/work.ts';
import { templateRefusals } from './refusals/templates.ts';
import { labelPrinterRefusals } from './refusals/label-printers.ts';
import { papersRefusals } from './refusals/papers.ts';
import { pictureRefusals, tableRefusals } from './refusals/pictures.ts';
import { printersRefusals } from './refusals/printers.ts';
import { mediaRefusals } from './refusals/media.ts';
import { numberRefusals } from './refusals/numbers.ts';
import { printingRefusals } from './refusals/printing.ts';
import { queueRefusals } from './refusals/queue.ts';
import { scaleRefusals } from './refusals/scales.ts';
import { connectionRefusals, outboxRefusals, waybillAskRefusals } from './refusals/sync.ts';
import { waveRefusals } from './refusals/waves.ts';

/** For every refusal code: what happened, and what to do. Dots in a code are levels here. */
export const refusals = {
  unknown: { what: '这一步没有做成（{{code}}）。', todo: '什么都没有改动。请再试一次；仍不行时在“关于与诊断”导出诊断文件。' },
  access: {
    not_permitted: { what: '您的角色不能做这一步。', todo: '请店长来做，或换人登录（F12）。' },
    sign_in_first: { what: '还没有人登录。', todo: '请先登录。' },
  },
  app: {
    call_failed: { what: '后仓没有应答。', todo: '什么都没有改动。请再试一次；仍不行就重新打开后仓。' },
    bug: { what: '后仓出错了，这一步没有做。', todo: '什么都没有改动，错误已记入日志。请再试一次；仍不行时在“关于与诊断”导出诊断文件。' },
    shop_exists: { what: '店铺已经开好了。', todo: '请登录。' },
    store_not_open: { what: '数据文件还没有打开。', todo: '请稍等，或按页面上说的处理。' },
    store_not_moved: { what: '数据没有搬成（{{why}}）。', todo: '数据还在原来的地方，照常使用。看看那个文件夹能不能写、空间够不够。' },
  },
  input: {
    invalid: { what: '“{{field}}”填得不对。', todo: '改好再试。' },
  },
  store: {
    disk_full: { what: '磁盘满了，这一步没有存下来。', todo: '腾出空间再试一次；已经存下的都在。' },
    disk_failed: { what: '磁盘读写出错，这一步没有存下来。', todo: '看看磁盘是否连着、是否只读；已经存下的都在。' },
    damaged: { what: '数据文件有损坏。', todo: '请关闭后仓再打开，按提示从备份恢复。' },
    busy: { what: '数据文件正被占用。', todo: '稍等再试；看看是否开了两个后仓或杀毒软件正在扫描。' },
  },
  after_sales: afterSalesRefusals,
  returns: returnRefusals,
  picture: pictureRefusals,
  table: tableRefusals,
  backup: backupRefusals,
  staff: {
    wrong_pin: { what: 'PIN 不对，还可以试 {{left}} 次。', todo: '看看选的是不是自己的名字。' },
    locked: { what: '连续输错 PIN，锁定到 {{until}}。', todo: '到时间再试，或请店长在“设置 · 员工”里解锁。' },
    unknown: { what: '没有这个员工，或已停用。', todo: '请店长在“设置 · 员工”里看看。' },
    name_taken: { what: '已经有人叫“{{name}}”。', todo: '换个写法，让人分得清。' },
    last_manager: { what: '这是最后一位店长，不能停用或改角色。', todo: '先让另一个人当店长。' },
  },
  order: {
    ...orderChangeRefusals,
    unknown: { what: '没有这个订单。', todo: '列表已经更新，请再看一眼。' },
    changed_meanwhile: { what: '您打开之后，别人改过这一单。', todo: '请看一眼新的内容，再改一次。' },
    transition_refused: { what: '{{state}}的订单不能{{event}}。', todo: '看看它的状态和经过。' },
    already_held: { what: '已经挂起了（{{reason}}）。', todo: '先解除，再按新的原因挂起。' },
    not_held: { what: '没有挂起，不用解除。', todo: '不用处理。' },
    too_late_to_hold: { what: '{{state}}的订单不能再挂起。', todo: '包裹已经走了；请联系快递公司拦截。' },
    too_late_to_change: { what: '{{state}}的订单不能再改。', todo: '包裹已经走了；请联系快递公司改派。' },
    address_not_doubted: { what: '这一单的地址没有存疑。', todo: '不用处理。' },
    receiver_masked: { what: '收件信息还是脱敏的。', todo: '按 R 补上真实信息，或走平台电子面单。' },
    waybill_printed: { what: '快递单已经打印，不能直接换快递。', todo: '先在打印页作废这张快递单。' },
  },
  receiver: {
    part_missing: { what: '“{{part}}”没有填。', todo: '姓名、电话、详细地址都要有。' },
    still_masked: { what: '“{{part}}”里还有星号。', todo: '请填真实信息；面单上不会印星号。' },
  },
  parcel: {
    unknown: { what: '没有这个包裹。', todo: '看看是不是扫错了单子。' },
    already_handed_over: { what: '包裹已经交给快递员了。', todo: '不能再改；有问题请联系快递公司。' },
    already_voided: { what: '这张快递单已经作废。', todo: '用新打印的那张。' },
    not_printed: { what: '快递单还没有打印。', todo: '先打印快递单。' },
  },
  category: categoryRefusals,
  material: materialRefusals,
  media: mediaRefusals,
  packing: {
    line_unknown: { what: '这个包裹里没有这一行商品。', todo: '看一眼屏幕上的商品再按。' },
    fault_too_many: { what: '这一行只要 {{wanted}} 件，写不了 {{pieces}} 件。', todo: '看一眼件数再退。' },
    scan_the_item: { what: '“{{title}}”有条码，要扫它。', todo: '扫商品上的条码；数字键只给没有条码的商品用。' },
  },
  wave: waveRefusals,
  connection: connectionRefusals,
  outbox: outboxRefusals,
  waybill_ask: waybillAskRefusals,
  scale: scaleRefusals,
  collection: {
    unknown: { what: '没有这次交接。', todo: '刷新后再看。' },
    already_open: { what: '{{courier}}的交接已经开着（{{by}}）。', todo: '接着扫就行。' },
    closed: { what: '这次交接已经关闭。', todo: '新的包裹请另开一次交接。' },
    empty: { what: '还没有扫出任何包裹。', todo: '先扫包裹，再关闭；不交了就放弃这次交接。' },
    not_empty: { what: '已经扫出 {{n}} 个包裹，不能放弃。', todo: '先把它们移出，或关闭交接。' },
    counts_differ: { what: '五个数还不一致，差 {{n}} 个包裹。', todo: '找到它们；找不到时请店长写明原因后关闭。' },
    reason_required: { what: '五个数还不一致，差 {{n}} 个包裹。', todo: '您是店长：写明原因就可以关闭。' },
    parcel_stopped: { what: '包裹 {{number}} 不能交出去了（共 {{n}} 个）。', todo: '把它从这次交接移出来，放到一边。' },
    parcel_not_in_it: { what: '包裹 {{number}} 不在这次交接里。', todo: '看看是不是别家快递的。' },
    ...collectionRefusals,
  },
  signature: signatureRefusals,
  ship_file: {
    not_written: { what: '发货文件没有写成（{{why}}）。', todo: '订单已经交接，什么都没有丢。看看磁盘后，在“发货文件”里再写一次。' },
    unknown: { what: '没有这个发货文件。', todo: '刷新后再看。' },
  },
  stock: {
    picture_not_small: { what: '图片太大，没有保存。', todo: '最长边不超过 {{most}} 像素；在库存里重新选一次，会自动缩小。' },
    picture_unknown: { what: '这张图片不再是任何商品的图片。', todo: '列表已经更新，请再看一眼。' },
    picture_lost: { what: '图片文件不见了或被改过。', todo: '重新给商品选一张图片。' },
    sku_unknown: { what: '没有这个商品。', todo: '列表已经更新，请再看一眼。' },
    sku_unsure: { what: '编码 {{skuCode}} 和第 {{line}} 行只差大小写或全半角，说不清是不是同一个。', todo: '改成一样的或改得分明，再导入。' },
    quantity_wrong: { what: '{{skuCode}} 的数量“{{value}}”不对。', todo: '应是 0 以上的整数。' },
    barcode_taken: { what: '条码 {{barcode}} 已经是 {{skuCode}} 的。', todo: '一个条码只能属于一个商品，请核对。' },
    barcode_twice: { what: '条码 {{barcode}} 在第 {{line}} 行也有。', todo: '一个条码只能属于一个商品，请核对。' },
    nothing_to_take_in: { what: '没有可导入的行。', todo: '看看每行的原因，改好再导入。' },
    preview_gone: { what: '这份预览已经过期。', todo: '请重新选择文件。' },
    preview_outdated: { what: '预览之后库存变过了。', todo: '请重新选择文件，再看一次预览。' },
  },
  stubs: stubsRefusals,
  task: taskRefusals,
  transfer: transferRefusals,
  own_view: ownViewRefusals,
  reply: replyRefusals,
  handover: handoverRefusals,
  claim: claimRefusals,
  customer: customerRefusals,
  intake: intakeRefusals,
  entry: entryRefusals,
  mapping: mappingRefusals,
  template: templateRefusals,
  printing: { ...numberRefusals, ...printingRefusals, ...queueRefusals, ...printersRefusals, ...papersRefusals, ...labelPrinterRefusals, ...componentPrintingRefusals },
  component: componentRefusals,
  e_waybill: eWaybillRefusals,
  json: jsonRefusals,
} as const;
