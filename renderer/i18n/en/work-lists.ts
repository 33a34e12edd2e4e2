import type { Words } from '../words.ts';
import type { workLists as zh } from '../zh-CN/work-lists.ts';

export const workLists: Words<typeof zh> = {
  bulk: { changes: '{{n}} will change', stays: '{{n}} will not: {{reason}}', voids: '{{n}} printed waybills will be voided', reason: { held: 'held already', printed: 'waybill printed', done: 'handed over, completed or closed' }, working: 'Working', stop: 'Stop' },
  views: {
    mine: 'My views', save: 'Save as view', name: 'Name of the view', shared: 'Everybody sees it', remove: 'Remove', rename: 'Rename', up: 'Up', down: 'Down', by: 'made by {{name}}, shared', hint: 'Type what to look for into the search box (such as flag:red courier:sf >200), then save it as a view.', more: '{{n}}+', search: 'Looks for', saveButton: 'Save', cancel: 'Cancel', edit: 'Manage this view',
  },
  replies: {
    open: 'Replies', title: 'Quick replies', search: 'Title, text or pinyin initials', copied: 'Copied: {{title}}', missing: 'This order has no {{places}}', none: 'No such reply', hint: '↑↓ choose, Enter copies, Esc closes', manage: 'Manage replies', add: 'Add', edit: 'Edit', remove: 'Remove', up: 'Up', down: 'Down', used: 'used {{n}} times',
    titleField: 'Title', textField: 'Text', places: 'What can be filled in; a click inserts it', save: 'Save', cancel: 'Cancel', empty: 'No replies yet', emptyText: 'N adds one; it may have {courier} and {tracking} in it.', notTaken: 'It was not copied; select the text and press Ctrl C.', removed: 'Removed.', undo: 'Undo',
  },
  handover: {
    write: 'Write sheet', writeNow: 'Hand over', remarks: 'Remarks (optional)', draft: 'As it is now', waiting: 'Not accepted yet', accepted: 'accepted by {{name}}, {{at}}', accept: 'Accept', acceptHint: 'You take over: {{name}}', by: 'by {{name}}', tasks: '{{n}} tasks', former: 'Former sheets', none: 'No sheet yet', noneText: 'Write one before the shift ends: open tasks, held orders, promises that are near and unmatched money are listed by themselves.',
    own: 'The next shift signs in (F12) and accepts it.', unchanged: 'Unchanged since it was written', changed: 'This sheet was changed after it was written', people: 'Tasks', nobody: 'Nobody', orders: 'Orders', money: '{{n}} unmatched arrivals of money, {{amountFen}}', unsigned: 'Collections without a signature', parcels: '{{n}} parcels', nothing: 'Nothing is open.', moreRows: '{{n}} more', written: 'The sheet is written; the next shift accepts it.', remarksTitle: 'Remarks', at: 'As of {{at}}', newest: 'Write one now', promise: 'ship by {{at}}',
  },
};
