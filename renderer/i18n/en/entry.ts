import type { entry as zhCN } from '../zh-CN/entry.ts';
import type { Words } from '../words.ts';

export const entry: Words<typeof zhCN> = {
  title: 'Type in an order', lead: 'Paste a piece of the chat (name, phone, address, goods, in any order). Backroom takes it apart; look it over and make the order.', text: 'Paste here', placeholder: 'For example: 张三 138 0000 0000 四川省成都市武侯区天府大道 100 号 red T-shirt L x2, free shipping, 118 in all, paid', marked: 'Taken apart', markedHint: 'The colours say what each part is. To put one right, select the text and press a button below, or Ctrl and a digit.',
  unsure: 'Not sure: please look', clear: 'Clear', orders: 'Order {{n}} of {{count}}', more: '{{n}} more orders are not shown; make these first.', byHand: 'set by hand',
  field: { name: 'Name', phone: 'Phone', address: 'Address', postcode: 'Postcode', goods: 'Goods', price: 'Unit price', total: 'Total', freight: 'Freight', paid: 'Paid', payment: 'Payment', platform: 'Source', nick: 'Buyer', note: 'Note', nothing: 'Ignore' },
  receiver: 'Receiver', name: 'Name', phone: 'Phone', province: 'Province', city: 'City', district: 'District', detail: 'Street address', postcode: 'Postcode', country: 'Country', inferred: 'Not in the text; follows from the rest',
  goods: 'Goods', sku: 'Product in stock records', product: 'Name', variant: 'Colour / size', quantity: 'Quantity', price: 'Unit price', sum: 'Sum', addLine: 'Add a line', removeLine: 'Delete this line', said: 'Text: {{text}}', choose: 'Choose one, or keep the words', asText: 'No product in stock records', notCounted: 'No count in the text: 1', sellable: '{{n}} to sell', searchSku: 'Search code, name, colour…', noSku: 'Nothing found',
  money: 'Amounts', freight: 'Freight', total: 'Total to pay', payment: 'Payment', paymentKinds: { paid: 'Paid', unpaid: 'Not paid yet', transfer: 'Bank transfer to come' }, bank: 'Which bank', payer: 'Payer name', fromLines: 'Goods and freight {{amount}}', differs: 'Goods and freight come to {{amount}}',
  channel: 'Where from', channels: { phone: 'Phone', wechat: 'WeChat', taobao: 'Taobao chat', douyin: 'Douyin chat', pinduoduo: 'Pinduoduo chat', xiaohongshu: 'Xiaohongshu chat', jd: 'JD chat', ali1688: '1688 chat', other: 'Elsewhere' }, nick: 'Buyer', note: 'Note',
  create: 'Make the order', again: 'Make another', done: 'Order {{number}} made', show: 'Show the order', next: 'Next order', skip: 'Leave this one out', new: 'One more', source: 'Text it was typed in from', open: 'Type in an order',
  need: { name: 'name', phone: 'phone', detail: 'street address', goods: 'goods' }, needs: 'Still missing: {{what}}',
  address: {
    ask: 'Perhaps:', reason: { province_from_city: 'this city is in', city_from_district: 'this district is in', spelled_alike: 'spelled alike', district_in_detail: 'the district stands in the street address', renamed: 'renamed or merged', other_city: 'this district belongs to', whole_in_detail: 'province and city stand in the street address', postcode_of_other_province: 'postcode of another province; leave it out' }, apply: 'Change to {{place}}',
  },
};
