/** The desk where parcels come back (AS-4). */
export const returns = {
  title: 'Returns desk',
  list: { to_check: 'To check', expected: 'On the way', ownerless: 'Ownerless', repair: 'To repair', done: 'Checked' },
  listLabel: 'Returning parcels',
  scanHint: 'Scan the courier’s label; once it is open, scan what is in it', byHand: 'No readable label',
  column: { number: 'Waybill', order: 'Order', buyer: 'Buyer', kind: 'Case', goods: 'Goods', at: 'Time', pieces: 'Pieces', by: 'Checked by' },
  noNumber: 'no number',
  sender: 'Sender',
  note: 'Note',
  asked: 'The buyer says',
  empty: {
    to_check: 'Nothing to check', to_checkText: 'Scan a label: an expected parcel finds its order by itself, an unknown one is looked up.',
    expected: 'Nothing on its way', expectedText: 'Once customer service has agreed and entered the waybill number, the parcel stands here.',
    ownerless: 'No parcel without an owner', ownerlessText: 'What nobody recognises waits here until its order is found.',
    repair: 'Nothing to repair', repairText: 'Pieces set apart for repair go back into stock from here.',
    done: 'Nothing checked yet', doneText: 'Checked parcels stand here, newest first.',
  },
  said: {
    arrived: 'Arrived: {{number}}', own_parcel: 'Our own parcel came back: {{number}}', ownerless: 'No owner: {{number}}', unknown: 'Not expected: {{number}}',
    item: '{{title}} +1', item_extra: 'Not expected: {{title}}', item_unknown: 'Unknown barcode: {{code}}', checked: 'Checked: {{number}}', owner: 'Owner found: {{number}}', refused: 'Given back to the courier: {{number}}', called_off: 'No longer expected: {{number}}',
    ownerless_kept: 'Kept without an owner: {{number}}',
  },
  check: {
    title: 'Count', lines: 'Expected', extra: 'Not expected', condition: { sellable: 'Sellable', repair: 'Repair', scrap: 'Scrap', not_ours: 'Not ours' },
    into: 'Scans go to', missing: '{{n}} missing', all: 'complete', remark: 'Remark (optional)', finish: 'Checked', finishShort: '{{n}} missing, checked', none: 'nothing counted yet', more: 'one more', less: 'one less', addUnknown: 'Add an unknown piece',
    unknownTitle: 'unknown goods', refuse: 'Not ours, give back', refuseWhy: 'Why it is not taken', callOff: 'Do not wait', callOffWhy: 'Why it will not come', confirm: 'Confirm', cancel: 'Cancel',
    stock: 'Sellable pieces go back into stock; the others do not.', openCase: 'See the case', case: 'Case',
  },
  photos: { title: 'Photos', hint: 'How parcel and goods look, kept with the case; paste and drop work too.', drop: 'Drop to add', dropText: 'To the case of this parcel, PNG or JPEG.' },
  owner: {
    title: 'Whose is it?', text: 'Tail of the phone, name or any number', find: 'Order', none: 'No order that has left fits', pick: 'This one', keep: 'Keep without owner', sender: 'Sender', phone: 'Phone', note: 'What is in it', left: 'left {{when}}', open: 'return open',
    courier: 'Waybill number',
  },
  repair: { sellable: 'Repaired', scrap: 'Scrap', waiting: '{{n}} pcs' },
} as const;
