import type { intakeMapping as zhCN } from '../zh-CN/intake-mapping.ts';
import type { Words } from '../words.ts';

export const intakeMapping: Words<typeof zhCN> = {
  title: 'What do the columns of this file mean?', introHeaderless: 'Backroom does not know this table, and it has no column names. Below is a guess by content. Look it over, put it right and save; files with as many columns that hold the same kinds of things will then be read this way by themselves.',
  intro: 'Backroom does not know this kind of table. Below is a guess by names and content. Look it over, put it right and save; files with the same columns will then be read this way by themselves.', like: 'Filled in from the kept “{{name}}”; new columns are guesses.',
  another: '{{n}} more to look at after this one.', otherKind: 'It does not look like an order file. If it is one, say what its columns mean.',
  header: 'Column names are in', headerless: 'No column names: the first row is data', headerRow: 'row {{n}}: {{cells}}', column: 'Column', examples: 'Examples', meaning: 'Meaning', unread: 'Not read', unnamed: 'Column {{n}} (no name)', empty: '(empty)',
  groups: { order: 'Order', receiver: 'Receiver', goods: 'Goods', money: 'Money', parcel: 'Parcel' },
  field: {
    orderNumber: 'Order number', lineNumber: 'Line number', status: 'Order status', createdAt: 'Ordered at', paidAt: 'Paid at', promisedAt: 'Ship by', shopName: 'Shop', buyerNick: 'Buyer', buyerMessage: 'Buyer message', note: 'Seller note', flag: 'Flag',
    receiverText: 'Name, phone, address in one', receiverName: 'Receiver name', mobile: 'Phone', landline: 'Other phone', address: 'Whole address', country: 'Country', province: 'Province / state', city: 'City', district: 'District', town: 'Town', detail: 'Street address', postcode: 'Postcode',
    goodsList: 'List of goods in one cell', title: 'Product', skuCode: 'SKU code', styleCode: 'Style code', properties: 'Variant (colour, size)', colour: 'Colour', size: 'Size', quantity: 'Quantity',
    unitPrice: 'Unit price', goods: 'Goods total', freight: 'Freight', total: 'Order total', paid: 'Paid', refunded: 'Refunded', currency: 'Currency', courier: 'Courier', waybill: 'Waybill',
  },
  rows: 'Rows of an order', rowKinds: { order: 'One row an order', line: 'Several rows, each with the order number', line_below: 'Several rows, only the first with the number' },
  platform: 'Platform', shopName: 'Shop (whole file)', shopHint: 'If no column says it', dateOrder: 'Dates are', dateOrders: { ymd: 'year-month-day', dmy: 'day/month/year', mdy: 'month/day/year' },
  noStatus: 'Orders without a status', noStatuses: { paid: 'count as paid, to be shipped', awaiting_payment: 'await payment' }, statusWords: 'What do these statuses mean?', statusUnset: 'Not said yet (such lines stay out)',
  name: 'A name for this kind of table', nameHint: 'For example: store order sheet', outcome: 'This comes out', outcomeExtra: '{{orders}} orders in the sample, {{refused}} lines cannot be read', outcomeNone: 'No orders come out yet. See whether the columns above are right.', outcomeIgnored: '{{n}} rows are totals and the like.',
  order: 'Order', state: 'State', receiver: 'Receiver', address: 'Address', goods: 'Goods', amount: 'Amount', at: 'Ordered', made: 'The table has no order numbers: they are made from the content, so the same row is never two orders.',
  save: 'Save and read the whole file', leaveOut: 'Leave this file out', kept: 'Kept table formats', keptNone: 'When a table is imported that Backroom does not know, what its columns mean is kept here.', keptName: 'Name', keptColumns: 'Columns read', keptUsed: 'Used', keptTimes: '{{n}} times, last {{at}}', keptNever: 'Not yet', change: 'Change', remove: 'Delete', removeSure: 'Click again to delete', saveChange: 'Save the change', mapFile: 'Name its columns',
};
