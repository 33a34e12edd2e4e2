import type { numbers as zh } from '../zh-CN/numbers.ts';
import type { Words } from '../words.ts';

/** Waybill numbers: cards, ledger, scanning back, pools. */
export const numbers: Words<typeof zh> = {
  state: {
    free: 'In pool', reserved: 'Reserved', printed: 'Printed', packed: 'Packed', handed_over: 'Handed over', voided: 'Voided', spoiled: 'Spoiled', given_back: 'Given back',
  },
  source: { roll: 'Roll', pool: 'Pool', scan: 'Scan', platform: 'Platform' },
  card: {
    label: 'Numbers of each courier', rolls: 'On rolls', pool: 'In pool', left: 'left', unscanned: 'Not scanned', spoiled: 'Void · spoiled', retired: '{{n}} on retired rolls', low: 'Low', none: 'None left', all: 'All couriers',
  },
  scan: {
    label: 'Scan back', placeholder: 'Scan the waybills that came out', hint: 'No scanner? Type the number, press Enter', good: 'It matches', again: 'Scanned before', refused: 'Wrong', receiver: 'Receiver {{name}}', noReceiver: 'No receiver',
  },
  filter: { state: 'State', any: 'All', search: 'Any part of a number', export: 'Export', exported: 'Exported to {{path}}' },
  column: {
    number: 'Number', courier: 'Courier', state: 'State', receiver: 'Receiver', order: 'Order', source: 'From', reserved: 'Reserved', printed: 'Printed', scanned: 'Scanned', packed: 'Packed', ended: 'Left / ended', reason: 'Reason',
  },
  ledger: 'Number ledger',
  unscanned: 'not scanned',
  empty: { unused: 'No number was given out yet', unusedText: 'Once waybills are printed, the life of every number is kept here.', title: 'No numbers yet', text: 'Enter a roll of forms, or paste numbers fetched from the courier. Printing, scanning, voiding: the life of every number is kept here.', found: 'No such number', foundText: 'Try another part of it, another state or courier.' },
  action: { roll: 'Add roll', pool: 'Add pool', give: 'Give to order', spoil: 'Spoil', giveBack: 'Give pool back', void: 'Void' },
  pool: {
    title: 'Add numbers to a pool', courier: 'Courier', paste: 'Paste numbers', placeholder: 'Copy them from the courier’s site and paste them here, apart by blanks, commas or lines. Ranges may be written as 771200001-771200100.', reading: 'Reading…',
    add: 'Add {{n}}', addNone: 'Add', fresh: 'New', known: 'Known', odd: 'Odd', unreadable: 'Unreadable', repeated: 'Repeated', done: '{{n}} numbers were added to the pool of {{courier}}.', oddHint: 'Numbers unlike {{courier}} are added as well: please compare them.',
  },
  back: { title: 'Give back {{n}} numbers of {{courier}}', text: 'No order gets them any more; the ledger keeps them.', reason: 'Reason (new contract, expired …)', confirm: 'Give back', done: '{{n}} numbers were given back.' },
  spoil: { title: 'Spoil a form', text: 'A form torn, wet or jammed before it was used. Its roll passes it over, its number stays in the ledger.', number: 'Number (scan it)', reason: 'Reason (torn, jammed …)', confirm: 'Spoil', done: '{{number}} is spoiled.' },
  give: {
    title: 'Give a number to an order', order: 'Order (any part of number, receiver, phone)', number: 'Number (scan it)', onPaper: 'It stands on the form already: do not print', confirm: 'Give', evenIfOdd: 'Compared: this is the number', done: '{{number}} was given to {{order}}.', pick: 'Choose an order', noOrder: 'No order found',
  },
  cancel: 'Cancel',
  close: 'Close',
};
