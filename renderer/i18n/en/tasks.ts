import type { Words } from '../words.ts';
import type { tasks as zh } from '../zh-CN/tasks.ts';

export const tasks: Words<typeof zh> = {
  tab: { label: 'Task pages', tasks: 'Tasks', transfers: 'Bank transfers', handover: 'Hand-over', replies: 'Quick replies' },
  kind: { contact: 'Contact', intercept: 'Intercept', transfer: 'Money', return: 'Return', other: 'Other' },
  code: {
    out_of_stock: 'Out of stock: ask whether to swap, wait or refund — {{goods}}',
    ask_address: 'Ask the buyer for the address', ask_change: 'Ask the buyer what to change', ask_payment: 'Ask the buyer to pay', shipped_unpaid: 'Sent but not paid: ask the buyer for {{amountFen}}', contact_buyer: 'Contact the buyer',
    stop_parcel: 'Call {{courier}} to stop {{number}}',
    pay_back: 'Pay {{amountFen}} back to {{payer}}', tell_platform_paid: 'Mark as paid on the platform, or close the order there', paid_then_closed: 'The platform closed it, the money is here: ship or pay back',
    money_for_closed: 'Closed, and {{amountFen}} came in: pay back or order anew', collect_difference: 'After the change {{amountFen}} more is due: ask {{payer}}; a bank transfer is matched by itself', paid_twice: 'The platform says paid too: see if it was paid twice, pay {{amountFen}} back',
    parcel_expected: 'A return should be here by now', parcel_ownerless: 'Ownerless return: whose is it?',
    case_due: 'Case due: {{number}}',
    shipped_otherwise: 'The platform has it shipped with number {{theirs}}, the shop sent {{ours}}: correct the number there',
    outbox_refused: 'The platform refused this: see why, do it there by hand', goods_awaited: 'The buyer waits: ship if the goods are here, else contact again — {{goods}}', change_goods: 'The buyer takes something else: change the goods, then release — {{goods}}',
    refund_buyer: 'The buyer wants the money back: refund on the platform, then close — {{goods}}', undo_shipping: 'The parcel came back: undo the shipping on the platform',
    parcel_stuck: '{{courier}} {{number}} has not moved for three days: call the courier — {{words}}', parcel_trouble: '{{courier}} {{number}} cannot be delivered: call courier and buyer — {{words}}',
    parcel_refused: '{{courier}} {{number}} refused by the buyer: find out why — {{words}}', parcel_returning: '{{courier}} {{number}} is coming back: contact the buyer — {{words}}', parcel_returned: '{{courier}} {{number}} came back: take it in and count — {{words}}',
    folder_file: 'The file {{file}} in the watched folder was not imported whole: see the sync screen, or drop it on the import screen',
    folder_out: 'Ship files cannot be written to {{folder}}: see whether its disk is full. They are written by themselves as soon as that works; until then they stand under Hand-over',
    looked_up_many: '{{name}} read more than {{limit}} receivers in full within an hour: ask whether the work needed it',
    own: '{{text}}',
  },
  outcome: { done: 'Done', exchange: 'Takes another', wait: 'Will wait', refund: 'Wants a refund', stopped: 'Stopped', gone: 'Too late', not_needed: 'Not needed', obsolete: 'Ended by itself', no_answer: 'No answer' },
  group: { over: 'Overdue', today: 'Today', later: 'Later', ended: 'Finished' },
  whose: { label: 'Whose', all: 'All', mine: 'Mine', nobody: 'Unassigned', ended: 'Finished' },
  list: 'Tasks', detail: 'Task',
  empty: { open: 'Nothing to do', openText: 'Out of stock, intercepts, refunds and the like come by themselves; N adds one.', ended: 'Nothing finished yet', endedText: 'What was done stays here, with what came of it and who did it.' },
  due: { over: '{{time}} late', left: '{{time}} left', at: 'by {{at}}' },
  attempts: 'Tried {{n}} times, last {{at}}',
  nobody: 'Nobody', me: 'Me',
  fact: { order: 'Order', buyer: 'Buyer', phone: 'Phone', goods: 'Goods', promise: 'Promised', parcel: 'Parcel', due: 'Due', who: 'Who', from: 'From', result: 'Outcome', note: 'Note', auto: 'the app' },
  action: {
    done: 'Done', noAnswer: 'No answer', take: 'Take it', give: 'Give to', putBack: 'Put back', later: 'Reschedule', openOrder: 'Open order', openCase: 'Open case', add: 'Add task', outOfStock: 'Out of stock', undo: 'Undo', copyPhone: 'Copy phone',
  },
  said: { done: 'Finished: {{words}}', reopened: 'Open again: {{words}}', nothing: 'Nothing to undo.', noAnswer: 'Noted; again {{at}}.', copied: 'Copied.' },
  form: {
    note: 'Note', outcomeNote: 'What the buyer said (optional)', next: 'Next try', waitUntil: 'Wait until', due: 'Due', release: 'Take the hold off', who: 'Who', text: 'What is to be done', contact: 'Contact the buyer', save: 'Save', cancel: 'Cancel',
    after: { exchange: 'Leaves a task “change the goods, then release”; the order stays held.', wait: 'The order stays held; it comes back then.', refund: 'Opens a refund case with its deadline and leaves a task “refund, then close”; the order stays held.' },
  },
  when: { hour: 'In 1 hour', four: 'In 4 hours', evening: 'Today 18:00', morning: 'Tomorrow 10:00', three: 'In 3 days', week: 'In a week', own: 'Other' },
  stock: {
    title: 'Out of stock', unpaid: 'Not paid yet: the order is closed, with this as the reason.', paid: 'Paid: the order is held (yellow), with a task to contact the buyer.', printed: 'The waybill is printed; packing stops at its scan.',
    close: 'Close the order', hold: 'Hold and contact', done: 'Held; the task is on the list.', closed: 'Closed: out of stock.',
  },
  ofOrder: { title: 'Tasks', add: 'Add a task, Enter saves' },
};
