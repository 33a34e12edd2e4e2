/** Changing, merging and splitting orders, presents, the note that the platform gets. */
export const orderChanges = {
  derived: { split: 'a part of it', exchange: 'exchange', resend: 'sent again' },
  timeline: {
    derived: 'Made from {{from}}: {{kind}}', hasSplit: 'Split off {{number}}', hasExchange: 'Exchange order {{number}} made', hasResend: 'Order {{number}} made to send again',
    merged: 'In one parcel: {{numbers}}', separated: 'Taken apart again', separatedBecause: 'Left the shared parcel: {{cause}}', reunited: '{{number}} put back', gifts: 'Presents: {{gifts}}', noGifts: 'No presents (were {{gifts}})',
    noteAdopted: 'Note taken over from the platform: {{text}}', linesChanged: 'Goods changed to {{goods}}', difference: ', difference {{money}}', priceChanged: 'Price {{before}} → {{after}}',
    causeCourierChanged: 'another courier',
  },
  bar: { merge: 'Merge', split: 'Split', change: 'Change' },
  done: { merged: '{{count}} orders in one parcel', reunited: '{{count}} parts put back', split: 'Split into {{count}} parcels', separated: 'Taken apart; each ships by itself', changed: 'Changed' },
  change: {
    title: 'Change the order', lines: 'Goods', price: 'Price', courier: 'Courier', hint: 'A digit turns the page (with Ctrl in a field), Enter confirms',
    newTotal: 'New total', paidAlready: 'It is paid: a difference is settled apart.', before: 'now {{money}}', add: 'Add a line', addHint: 'SKU or title', remove: 'Remove this line', undoRemove: 'Keep it', gone: 'removed', quantity: 'Quantity', swap: 'Colour and size', unitPrice: 'Price',
    gift: 'Present', refunded: 'Refunded', noStyle: 'No SKU: only the quantity can change', sellable: '{{count}} to sell', notTracked: 'not counted', confirm: 'Change', notFound: 'Nothing found', courierNow: 'now',
  },
  effects: {
    title: 'What will happen', none: 'Nothing changed yet', goods: 'The packer sees', stock: 'Stock', waybill: 'Waybill', print: 'Printing', packing: 'Packing', money: 'Money', mates: 'Same parcel',
    stockLine: '{{sku}} reserved {{before}} → {{after}}', sellable: '{{count}} left to sell', short: '{{count}} short', untracked: 'not counted',
    noWaybill: 'No number yet; prints as changed', waybillVoided: '{{number}} is voided; a new one is printed', numberVoided: '{{number}} (not printed) is voided; a new number follows',
    withdrawn: 'The sheet in the queue is withdrawn', atPrinter: 'Already at the printer: the paper may come out, and stops at its scan',
    counted: '{{count}} counted pieces go back to the shelf', packed: 'Packed already: it is opened and counted again', scannedOut: 'Scanned out already: it leaves the collection', stopped: 'The old paper stops at its next scan and names the new one', notStopped: 'Nothing changes at the packing table',
    matesVoided: '{{numbers}} share the paper and are printed again', moneySame: 'stays', newTotal: 'To pay {{before}} → {{after}}', buyerOwes: 'The buyer pays {{money}} more', shopOwes: '{{money}} goes back to the buyer',
    follows: 'Then', followsCollect: 'A task: collect {{money}} from the buyer', followsCollectBank: 'A task: collect {{money}} from the buyer; a transfer of it is expected', followsRefund: 'A refund case over {{money}}, with its deadline', followsSettled: 'The buyer need not pay the earlier difference any more; its task ends',
  },
  split: { title: 'Split', hint: 'Fill in how many pieces go into each further parcel; at least one stays.', part: 'Parcel {{n}}', rest: 'Stays', addPart: 'One more parcel', confirm: 'Split into {{count}} parcels', total: '{{count}} pieces', money: 'about {{money}}' },
  related: {
    together: 'Shares a parcel with', shares: 'Could share a parcel', sharesText: 'Same buyer, same address, nothing printed yet.', duplicates: 'Perhaps ordered twice', duplicatesText: 'The same buyer, the same goods, within 12 hours.', parts: 'Split into {{count}} parcels', partOf: 'A part of', exchangeOf: 'Exchange for', resendOf: 'Sent again for',
    merge: 'Merge', separate: 'Take apart', reunite: 'Put back', open: 'Open it', mergeAll: 'Merge with {{count}}',
  },
  note: { out: 'The platform’s note will be', unchanged: 'The platform’s note stays', empty: '(empty)', leftOut: 'Too long: the oldest {{count}} do not fit', cut: 'Too long: cut here', length: '{{length}}/{{limit}}', characters: 'characters', bytes: 'bytes', guess: 'The platform names no limit; {{limit}} is taken', flag: 'Flag: {{flag}}' },
  meanwhile: { title: 'The order was changed since you opened it', by: '{{name}} {{time}}', fieldChange: '{{field}}: {{before}} → {{after}}', take: 'Take theirs, drop mine', again: 'Try mine on the new state', nothing: 'Nothing here is affected' },
  gifts: {
    title: 'Presents', intro: 'Given for a number of pieces or an amount spent. Added once an order is paid; worked out anew after merging, splitting and changes; never touched after printing.', add: 'New rule', edit: 'Edit', save: 'Save', name: 'Name', active: 'In force', inactive: 'Off', when: 'For', buy: 'Pieces bought', spend: 'Amount paid',
    codes: 'Which goods', codesHint: 'SKU or style codes, one a line; empty = anything', pieces: 'Pieces', amount: 'Amount', often: 'How often', once: 'Once an order', each: 'Each time it is met', gift: 'The present', giftHint: 'SKU code', quantity: 'Quantity', from: 'From', until: 'Until', shops: 'Shops', allShops: 'All shops', given: 'given {{count}} times', none: 'No rules yet', noneText: 'Add one, such as “a canvas bag for 200 spent”.',
    buyWords: 'Every {{pieces}} pieces', spendWords: '{{money}} spent', ofCodes: ' ({{codes}})', giveWords: 'gives {{sku}} ×{{quantity}}', onceWords: 'once an order', eachWords: 'each time', fromWords: 'from {{time}}', untilWords: 'until {{time}}', cancel: 'Cancel',
  },
} as const;
