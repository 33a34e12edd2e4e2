import type { orders as zh } from '../zh-CN/orders.ts';
import type { Words } from '../words.ts';

export const orders: Words<typeof zh> = {
  title: 'Orders',
  views: { work: 'Work', all: 'All', label: 'Order views' },
  list: 'Order list',
  column: { order: 'Order', platform: 'Platform', receiver: 'Receiver', address: 'Address', goods: 'Goods', paid: 'Paid', left: 'Left', selected: 'Selected', flag: 'Flag' },
  bar: {
    count: '{{n}} orders', found: '“{{text}}”: {{n}} found', foundMore: '“{{text}}”: too many, the newest {{n}}', back: 'Back to “{{view}}”', import: 'Import', entry: 'New',
  },
  row: {
    masked: 'Masked', maskedAddress: 'Masked by the platform: platform e-waybill, or enter the real data', doubtful: 'doubtful', late: '{{time}} late', heldFor: 'Held: {{reason}}', refund: 'Refund asked', pieces: '×{{count}}',
    duplicate: 'Twice?', duplicateText: 'The same buyer ordered the same goods within hours', buyer: { warned: 'A warning stands at this buyer', returns: 'This buyer returns much', level: 'Regular: {{level}}' },
  },
  empty: {
    near_48h: { title: 'None near 48 hours', text: 'Orders paid more than 44 hours ago and not packed come here.' },
    near_24h: { title: 'None near 24 hours', text: 'Orders paid more than 20 hours ago and not packed come here.' },
    to_contact: { title: 'No buyer to contact', text: 'Orders whose buyer must be asked come here.' },
    to_confirm: { title: 'No transfer to confirm', text: 'When a buyer pays by bank, note it at the order with Y; it comes here.' },
    can_merge: { title: 'Nothing to merge', text: 'Unsent orders of one buyer to one address come here.' },
    refund_due: { title: 'No refund is due', text: 'Orders whose refund ends within 24 hours come here.' },
    to_ship: { title: 'Nothing to ship', text: 'Import the platform’s order files; paid orders stand here, the nearest promised ship time first.' },
    promise_near: { title: 'No promise is near', text: 'Orders with less than 4 hours to their promised ship time stand here.' },
    urgent: { title: 'Nothing urgent', text: 'Red-flagged orders that have not gone out stand here.' },
    held: { title: 'Nothing is held', text: 'H holds an order: it is not printed, packed or handed over.' },
    check_address: { title: 'No doubtful address', text: 'Addresses with an unknown place or an implausible phone wait here for a person.' },
    masked: { title: 'No masked order', text: 'Receivers that the platform starred out stand here, for real data or the platform’s own e-waybill.' },
    refund_waiting: { title: 'No refund waits', text: 'Orders with a refund request are held by themselves and stand here.' },
    other: { title: 'No orders here yet', text: 'Orders that reach this state stand here.' },
    all: { title: 'No orders yet', text: 'Drop the platform’s export files onto the window, or press “Import orders”.' },
    search: { title: 'Nothing found for “{{text}}”', text: 'Try any part of an order or waybill number, a phone tail, a name, an address, a SKU or a note.' },
  },
  limit: 'The list scrolls to the first {{n}} orders; find older ones by searching.',
  action: {
    bar: 'Actions on the chosen orders', hold: 'Hold', release: 'Release', flag: 'Flag', close: 'Close', courier: 'Courier', address: 'Address OK', print: 'Print', receiver: 'Correct receiver', some: '{{action}} {{count, number}}',
    clear: 'Clear selection',
  },
  outlook: {
    selected: '{{n}} selected', selectedMost: '{{n}} selected (the most at once)', current: 'This order', none: 'No order chosen', print: '{{count, number}} can be printed',
    stay: {
      held: '{{count, number}} held', refund: '{{count, number}} with a refund asked', masked: '{{count, number}} masked', doubtful: '{{count, number}} with a doubtful address', unpaid: '{{count, number}} unpaid', numbered: '{{count, number}} already numbered', done: '{{count, number}} gone or closed',
    },
    joiner: ', ', hints: '↑↓ move · Space ticks · Shift for a range · Ctrl A all',
    mostPrint: 'At most {{n}} at once; the first ones are printed.',
  },
  done: {
    held: 'Held: {{count, number}}', released: 'Released: {{count, number}}', flagged: '{{flag}}: {{count, number}}', closed: 'Closed: {{count, number}}', courier: '{{courier}}: {{count, number}}', address: 'Address accepted: {{count, number}}', undone: 'Undone', noted: 'Note saved',
    refused: '{{count, number}} left alone', why: 'Why', whyCount: '{{count, number}}: ', nothing: 'Nothing to undo',
  },
  hold: {
    title: 'Hold {{count, number}}', reason: 'Reason', note: 'For packers and colleagues (optional)', until: 'Until when', untilChoice: { none: 'open', evening: 'today 18:00', morning: 'tomorrow 10:00', three: 'in 3 days', week: 'in a week' }, confirm: 'Hold', hint: 'Held orders are not printed, packed or handed over; the flag turns yellow until they are released.',
  },
  close: { title: 'Close {{count, number}}', reason: 'Reason', note: 'Explanation (optional)', confirm: 'Close', hint: 'Closed orders cannot be shipped; a printed waybill is voided and its parcel stops at the next scan.', cannotUndo: 'Closing cannot be undone.' },
  flag: { title: 'Flag', hint: 'Digits choose at once' },
  courier: { title: 'Change courier', hint: 'Only orders without a printed waybill. Digits choose at once' },
  detail: {
    label: 'Order details', none: 'Choose an order', noneText: 'Move with ↑↓: receiver, goods, money, notes and history of the order stand here.',
    buyer: 'Buyer', receiver: 'Receiver', address: 'Address', message: 'Message', platformNote: 'Seller’s note', platformStatus: 'Platform says', shop: 'Shop', paidAt: 'Paid on', promised: 'Ship by', paid: 'Paid', freight: 'freight {{money}} included', total: 'due {{money}}', refunded: 'refunded {{money}}', courier: 'Courier', waybill: 'Waybill', shipped: 'Platform shipped',
    goods: 'Goods', shelf: 'shelf {{shelf}}', sellable: '{{count}} sellable', short: '{{count}} sellable, too few', quantity: '×{{count}}', noPhone: 'no phone',
    history: 'History', notes: 'Notes', notePlaceholder: 'Add a note, Enter saves', noteLabel: 'Add a note',
    holdBy: 'held by {{name}} {{time}}', holdUntil: 'until {{time}}', packedBy: 'packed by {{name}} {{time}}',
    maskedTitle: 'Masked: {{parts}}', maskedText: 'No real waybill can be printed. Use the platform’s e-waybill, or press R and enter the real data.', doubtTitle: 'Doubtful: {{doubts}}', doubtText: 'Press R to correct it, or A if it is right.',
    refundTitle: 'The buyer asked for a refund', refundText: 'It is not printed, packed or handed over until that is settled.',

  },
  receiver: {
    title: 'Correct the receiver', name: 'Name', phone: 'Phone', province: 'Province', city: 'City', district: 'District', detail: 'Street address', postcode: 'Postcode', save: 'Save', mask: 'Masked as {{text}}', printedWarning: 'Waybill {{number}} is printed: saving voids it, and the parcel stops at the next scan.',
    needed: 'needed', starred: 'still starred: enter the real data', doubted: 'doubtful',
  },
  timeline: {
    unpay: 'payment taken back: {{cause}}', transferExpected: 'bank transfer of {{amountFen}} expected {{bank}}', transferNotExpected: 'no bank transfer is expected any more', transferMatched: 'bank transfer {{amountFen}} {{payer}}', transferUnmatched: 'bank transfer {{amountFen}} undone: {{reason}}', transferPaidBack: '{{amountFen}} paid back {{note}}',
    system: 'System',
    imported: 'Imported ({{source}})', updated: 'Updated by the platform’s file', updatedField: '{{field}}: {{before}} → {{after}}',
    lookedAt: 'The receiver was looked at in full while packing', noted: 'Note: {{text}}', flagged: 'Flag {{before}} → {{after}}', held: 'Held: {{reason}}', heldNote: 'Held: {{reason}} ({{note}})', released: 'Released', releasedNote: 'Released ({{note}})', pay: 'Paid', pack: 'Packed', unpack: 'Unpacked: {{cause}}', hand_over: 'Handed to the courier', take_back: 'Taken back after hand-over: {{cause}}', ship_elsewhere: 'The platform says it was shipped elsewhere', complete: 'Completed', close: 'Closed: {{reason}}',
    receiverCorrected: 'Receiver now {{name}} {{phone}} {{address}}', addressAccepted: 'Address accepted (doubted: {{doubts}})', courierSet: 'Courier now {{courier}}', voided: 'Waybill {{number}} voided: {{reason}}', leftOut: '{{kind}} {{number}} was not printed: {{reason}}', linesCompleted: 'Item details added: {{goods}} ({{source}})', reserved: 'Number {{number}} taken ({{courier}})', eWaybillAsked: 'E-waybill asked for ({{courier}})', eWaybillTaken: 'E-waybill {{number}} taken in ({{courier}})', eWaybillRefreshed: 'Print data of e-waybill {{number}} renewed', queuedAgain: 'Waybill {{number}} queued again', printed: 'Waybill {{number}} printed', notPrinted: 'Waybill {{number}} did not come out; to be printed again', reprinted: 'Waybill {{number}} reprinted: {{reason}}', weighed: 'Weighed {{weight}}',
    other: '{{action}}', causeOrderClosed: 'order closed', causePaymentTakenBack: 'payment taken back', causeAddressChanged: 'receiver changed', causeLinesChanged: 'goods changed', causePackingFault: 'a fault was found while packing', packingFault: 'Sent back by the packing table: {{reason}}, {{pieces}} pcs; {{off}} taken off stock, {{waybill}}', waybillKept: 'waybill {{number}} kept', waybillVoided: 'waybill {{number}} voided', empty: 'empty', sourceLine: '{{file}}, line {{line}}', sourceConnection: 'connection {{name}}',
  },
};
