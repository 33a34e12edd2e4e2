import type { Words } from '../words.ts';
import type { transfers as zh } from '../zh-CN/transfers.ts';

export const transfers: Words<typeof zh> = {
  view: { label: 'Which money', open: 'Unmatched', all: 'All' },
  head: { waiting: '{{n}} awaited', open: '{{n}} unmatched, {{amountFen}}' },
  action: { paste: 'Paste bank lines', typed: 'Enter money', confirm: 'Confirm', undo: 'Undo match', aside: 'Not for an order', putBack: 'Put back', openOrder: 'Open order', expect: 'Expect a bank transfer', change: 'Change', cancel: 'Expect no more', paidBack: 'Paid back', copied: 'Copied' },
  line: { rest: '{{amountFen}} left', noPayer: 'no payer', aside: 'Not for an order: {{reason}}', matched: 'Matched', typed: 'typed', pasted: 'pasted', serial: 'serial {{serial}}' },
  candidates: { title: 'Which order it may be for', none: 'No order fits. When a buyer will pay by bank, note it at the order with Y; it appears here then.', unexpected: 'no transfer was noted', left: '{{amountFen}} to come', hint: 'Choose one, Enter confirms' },
  fit: { exact: 'same amount', part: 'only a part', over: '{{amountFen}} too much', same: 'same name', likely: 'similar name', unknown: 'no name', other: 'another name', number: 'number in the remark' },
  purpose: { exchange: 'Exchange', change: 'Changed order' },
  waiting: { title: 'Awaited transfers', none: 'No transfer is awaited', noneText: 'When a buyer will pay by bank, note amount and bank at the order with Y.', received: '{{amountFen}} received', since: 'noted {{at}}' },
  empty: { open: 'No money to match', openText: 'Paste lines from your bank’s page, app or messages, or enter one with N.', all: 'No money entered yet' },
  paste: {
    title: 'Paste bank lines', text: 'Copy from the bank’s page, app or messages and paste here', bank: 'Which bank (optional)', found: '{{n}} found, {{amountFen}} in all', known: 'entered already', similar: 'like one that is there', today: 'no day: today', unread: '{{n}} lines not taken', take: 'Take {{n}}',
    reason: { outgoing: 'money out', no_amount: 'no amount', no_day: 'day not understood', not_understood: 'not understood' }, done: '{{n}} entered, {{left}} were there.', doneAll: '{{n}} entered.',
  },
  form: { amount: 'Amount (yuan)', payer: 'Payer', bank: 'Bank', remark: 'Remark', day: 'Day', save: 'Save', cancel: 'Cancel', reason: 'Reason', undoReason: 'Why it is undone', asideReason: 'What money it is', paidBackNote: 'How it was paid back', part: 'For this order (yuan)' },
  ofOrder: {
    title: 'Bank transfer', waits: '{{amountFen}} expected {{bank}}', received: '{{amountFen}} received', part: '{{received}} received, {{amountFen}} to come', over: '{{amountFen}} too much, to pay back', stays: 'Closed, {{amountFen}} still here', undone: 'Undone: {{reason}}', payerHint: 'Empty: receiver and nick are compared',
  },
  said: { confirmed: '{{amountFen}} confirmed.', undone: 'Match undone.' },
};
