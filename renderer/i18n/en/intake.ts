import type { intake as zh } from '../zh-CN/intake.ts';
import { intakeMapping } from './intake-mapping.ts';
import type { Words } from '../words.ts';

export const intake: Words<typeof zh> = {
  title: 'Import orders',
  choose: 'Choose files…',
  idle: {
    title: 'Drop the platform’s order export onto the window', text: 'Taobao / Tmall: drop the order list and the item detail together. Exports of Douyin, Pinduoduo, 1688, JD, Xiaohongshu, WeChat, Shopify and WooCommerce are understood too. Any other CSV or Excel table asks once what its columns mean and is read by itself from then on. Zips need no unpacking.', safe: 'You see a preview first; nothing changes before you confirm. The same file twice makes no order twice.',
  },
  reading: { title: 'Reading {{files}}', rows: '{{n}} rows read', cancel: 'Stop reading' },
  preview: {
    title: 'Preview: {{files}}', orders: '{{n}} orders', lines: '{{n}} lines', newOrders: 'New', changedOrders: 'Changed', unchangedOrders: 'Unchanged', masked: 'Masked', doubtful: 'Doubtful address', refused: 'Lines refused',
    maskedHint: 'no real waybill: platform e-waybill, or enter the real data', doubtfulHint: 'will wait under “Check address”', refusedHint: 'each with its reason below', changedHint: 'only what the platform says; what the shop changed stays', newHint: 'will be added', unchangedHint: 'as the shop has them',
    confirm: 'Import {{n}} orders', nothing: 'Nothing to import', discard: 'Do not import', nothingText: 'The shop has all orders of these files, just as they are.', wrongFile: 'No orders were found in these files', wrongFileText: 'See the reasons below; perhaps it is the wrong file.',
  },
  files: { title: 'Files', name: 'File', kind: 'Contents', encoding: 'Encoding', rows: 'Rows' },
  kind: {
    mapped: 'By named columns',    fund_flow: 'Money movements, no orders', account_bill: 'Account bill, no orders', refund_list: 'Refund list, no orders', print_record: 'Print record, no orders', courier_bill: 'Courier’s bill, no orders', opening_stock: 'Stock table: import it under Stock', product_list: 'Product list, no orders', ship_file: 'Ship file, no orders', unknown: 'Not recognised',
    list: 'order list', detail: 'item detail', orders: 'orders',
  },
  examples: { title: 'What would change', more: 'the first {{n}} orders', field: 'Field', before: 'Now', after: 'After', order: 'Order' },
  refused: { title: 'Refused lines: {{n}}', more: 'the first {{n}} lines', where: 'Where', order: 'Order', why: 'Why', todo: 'What to do', line: '{{file}}, line {{line}}', file: '{{file}} (whole file)' },
  notices: { title: 'Worth knowing: {{n}}', where: 'Where', what: 'What' },
  importing: { title: 'Importing', progress: '{{done}} / {{total}} orders', cancel: 'Stop importing', cancelHint: 'Orders taken in so far are whole; the same file can be imported again for the rest.' },
  done: {
    finished: 'Imported', cancelled: 'Import stopped', failed: 'The import did not finish', summary: '{{newOrders}} new, {{changedOrders}} updated, {{unchangedOrders}} unchanged.', refused: '{{n}} lines were not taken in.', rest: '{{n}} orders are not in yet; import the same file again for the rest.', view: 'Show orders to ship', another: 'Import another file', doubtful: 'Show doubtful addresses', masked: 'Show masked orders',
  },
  runs: { title: 'Earlier imports', when: 'When', who: 'Who', files: 'Files', newOrders: 'New', changedOrders: 'Updated', refused: 'Refused', outcome: 'Outcome', none: 'No file has been imported yet.', finished: 'finished', cancelled: 'stopped', failed: 'failed', running: 'running', interrupted: 'interrupted' },
  mapping: intakeMapping,
};
