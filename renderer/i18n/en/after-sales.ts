import type { afterSales as zh } from '../zh-CN/after-sales.ts';
import type { Words } from '../words.ts';

export const afterSales: Words<typeof zh> = {
  tab: { label: 'After-sales pages', cases: 'Cases', finance: 'Payments' },
  view: { label: 'Which', open: 'Open', closed: 'Closed' },
  kind: { return: 'Return', exchange: 'Exchange', refund_only: 'Refund only', resend: 'Resend', compensation: 'Compensation', refused_delivery: 'Refused delivery', courier_damage: 'Courier damage' },
  allKinds: 'All kinds',
  state: { opened: 'To answer', agreed: 'Agreed', awaiting_goods: 'Coming back', received: 'Goods checked', paid_back: 'Paid back', sent: 'New goods', refused: 'Refused', closed: 'Closed' },
  reason: {
    quality: 'Poor quality', not_as_described: 'Not as described', wrong_item: 'Wrong item sent', missing_item: 'Item missing', packed_badly: 'Packed badly', late_shipping: 'Shipped late', out_of_stock: 'Out of stock', wrong_size: 'Size does not fit',
    changed_mind: 'Changed their mind', wrong_order: 'Ordered by mistake', refused_at_door: 'Refused at the door', damaged_on_way: 'Damaged on the way', lost_on_way: 'Lost on the way', contents_missing: 'Contents missing on arrival', not_delivered: 'Not delivered', unknown: 'To be found out',
  },
  payer: { shop: 'Shop pays freight', buyer: 'Buyer pays freight', courier: 'Courier pays' },
  outcome: { done: 'Done', withdrawn: 'Withdrawn', refused: 'Refused', platform: 'Settled by the platform' },
  deadline: { answer: 'Answer', buyer_sends: 'Buyer sends', receive: 'Take in', pay: 'Pay back', send: 'Send' },
  due: { over: '{{step}}: {{time}} over', left: '{{step}}: {{time}} left', none: 'No deadline', standard: 'default', own: 'the shop’s' },
  column: { due: 'Deadline', kind: 'Kind', order: 'Order', buyer: 'Buyer', reason: 'Reason', money: 'Amount', state: 'State' },
  list: 'After-sales cases',
  search: 'Number, buyer, phone, returning parcel',
  empty: {
    open: 'No case to work on', openText: 'What the platform says is wanted back comes by itself; or press B on an order, N here.', closed: 'No closed case yet', closedText: 'Done, refused and withdrawn ones stand here.', found: 'No such case', foundText: 'Try another part of the number or name.',
  },
  action: {
    new: 'New case', terms: 'Terms and limits', agree: 'Agree', refuse: 'Refuse', await_goods: 'Buyer has sent', receive: 'Check goods in', pay_back: 'All paid back', send: 'Send new goods', close: 'Close', withdraw: 'Withdraw', reopen: 'Reopen', note: 'Note',
    payout: 'Pay out', goods: 'New goods', change: 'Change', photo: 'Add photo', claim: 'Claim from courier', openClaim: 'See claim', difference: 'Difference is here', expect: 'Comes by bank', save: 'Save', cancel: 'Cancel', close_dialog: 'Close',
  },
  event: {
    open: 'Opened', agree: 'Agreed', refuse: 'Refused', await_goods: 'Buyer has sent', receive: 'Goods checked in', pay_back: 'Paid back', send: 'Order for the new goods', close: 'Closed', withdraw: 'Withdrawn', platform_end: 'Settled by the platform', reopen: 'Reopened', note: 'Note', kind: 'Kind changed', reason: 'Reason changed',
    freight: 'Freight decided', wanted: 'Amount changed', lines: 'Goods changed', new_lines: 'New goods', deadline: 'Deadline changed', buyer_received: 'Buyer received', photo: 'Photo added', photo_removed: 'Photo removed', claim: 'Claim from the courier', returning: 'Returning parcel', arrived: 'Parcel is here', platform_asks: 'Platform: buyer asks',
    platform_withdrew: 'Platform: buyer took it back', deadline_over: 'Deadline passed', asked: 'Payment asked for', approved: 'Payment approved', declined: 'Payment declined', paid: 'Paid', payout_withdrawn: 'Payment withdrawn', difference_expected: 'Difference to come by bank', difference_received: 'Difference received', difference_lost: 'Difference taken back', shipped: 'New goods have left',
  },
  system: 'Backroom', platformSays: 'Platform',
  fact: {
    order: 'Order', buyer: 'Buyer', receiver: 'Receiver', goods: 'Goods', newGoods: 'New goods', reason: 'Reason', freight: 'Freight', wanted: 'To pay back', packer: 'Packed by', parcels: 'Parcels', opened: 'Opened', received: 'Buyer received', deadline: 'Deadline', others: 'Other cases', replacement: 'New order',
    difference: 'Difference', buyerPays: 'Buyer pays {{amount}}', wePay: 'We pay back {{amount}}', even: 'None', differenceHere: 'received', differenceWaits: 'to come by bank {{who}}', differencePart: '{{received}} came by bank, {{left}} to come', differenceOver: '{{over}} too much, to pay back', all: 'Whole order', standard: 'usual term of the platform; check it', unknownTime: 'Not known',
  },
  section: { timeline: 'History', photos: 'Photos', money: 'Payments', returning: 'Returning parcels', noPhotos: 'No photos yet. Drop or paste them, press P for a file or T for the camera.', noPayouts: 'No payments yet.', photosWanted: 'Photos are asked for within 24 hours of receipt', photosUntil: 'Photos are asked for until {{time}}', late: 'after 24 hours' },
  sums: { paid: 'Buyer paid', refunded: 'Refunded in all', refundable: 'Left to refund' },
  remove: 'Remove',
  drop: { title: 'Let go to attach', text: 'To the case of {{number}}, PNG or JPEG.' },
  form: {
    text: 'Words', why: 'Why (needed)', withoutPhotos: 'Agree without valid photos', courier: 'Courier', number: 'Number of the parcel', numberHint: 'May stay empty', noNumber: 'No number', kind: 'Kind', reason: 'Reason', freight: 'Who pays the freight', freightWhy: 'Why (manager)', wanted: 'To pay back (yuan)',
    deadline: 'Deadline', received: 'Buyer received', lines: 'Which goods (none = whole order)', quantity: 'Pieces', condition: 'Found to be', missing: 'Missing', unit: 'Price (yuan)', findSku: 'Search code, title, barcode', noSku: 'No such goods', differenceRef: 'How it came', bank: 'Bank (optional)', payer: 'Who pays (optional)', expectHint: 'Match it with the pasted bank lines under Tasks · Transfers; the case goes on by itself.', chosen: 'To be sent',
  },
  condition: { sellable: 'Sellable', repair: 'To repair', scrap: 'Scrap', not_ours: 'Not ours' },
  returningState: { expected: 'On the way', arrived: 'Here, to check', checked: 'Checked', refused: 'Refused', called_off: 'Never came' },
  payoutKind: { refund: 'Refund', freight: 'Freight', compensation: 'Compensation' },
  payoutState: { asked: 'To approve', approved: 'To pay', paid: 'Paid', declined: 'Declined', withdrawn: 'Withdrawn' },
  way: { platform: 'Platform', alipay: 'Alipay', wechat: 'WeChat', bank: 'Bank', cash: 'Cash' },
  payout: {
    title: 'Pay out', amount: 'Amount (yuan)', kind: 'What for', way: 'How', account: 'To which account', reason: 'Why', left: 'At most {{amount}} left to refund', alone: 'You may give {{amount}} yourself; more goes to the manager', pay: 'Paid', approve: 'Approve', decline: 'Decline', withdraw: 'Withdraw', reference: 'Reference',
    declineWhy: 'Why declined', byPlatform: 'Paid by the platform', lines: 'Of which goods (optional)', waits: 'Waits for the manager', askedBy: '{{name}}, {{time}}',
  },
  open: { title: 'New case', find: 'Find the order: number, buyer, phone, waybill', none: 'No such order', confirm: 'Open', done: 'Opened for {{number}}.', nothing: 'An order in this state has no after-sales yet.', cases: 'After-sales', others: 'This order has' },
  terms: {
    title: 'Terms and limits', text: 'How soon each platform wants an answer, the goods taken in, the money paid. What nobody changed is a default: check it against the platform’s rules. Open cases keep theirs.', platform: 'Platform', step: 'What', amount: 'Within', unit: { hours: 'hours', days: 'days', months: 'months' }, save: 'Save', reset: 'Default',
    limit: 'Customer service may give (yuan, per order)', limitHint: 'Empty = up to the freight of the order; more is approved by the manager.',
  },
  finance: {
    from: 'From', to: 'To', by: 'By', asked: 'time asked', paid: 'time paid', export: 'Export', exported: 'Exported to {{path}}, {{n}} rows.', none: 'Nothing was paid out', noneText: 'Refunds, freight and compensations stand here, to be printed and exported.', shop: 'Shop', count: 'Payments', paidSum: 'Paid', openSum: 'Open',
    refunds: 'Refunds', freights: 'Freight', compensations: 'Compensations', time: 'Time', order: 'Order', kind: 'Kind', reason: 'Reason', account: 'To', amount: 'Amount', handler: 'Handler', approved: 'Approved', state: 'State', more: 'The first {{n}} rows; sums, print and export have all.', unnamed: 'No shop name',
  },
};
