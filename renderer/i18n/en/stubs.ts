import type { stubs as zh } from '../zh-CN/stubs.ts';
import type { Words } from '../words.ts';

export const stubs: Words<typeof zh> = {
  title: 'Stubs',
  search: 'Part of a number, receiver, phone tail, date, courier',
  found: '{{n}} found', foundMore: 'newest {{n}} (there are more: add a word)', notFound: 'Nothing found for “{{text}}”', notFoundText: 'Try any part of a number, a name, a phone tail or a date, for example “ZTO 11-21”.',
  scanned: 'Scanned {{number}}', scannedNothing: 'The archive has no stub for {{code}}. A stub is there once its collection is closed.',
  previous: 'Month before', next: 'Month after', today: 'Today', month: '{{year}}-{{month}}', calendar: 'Calendar of stubs',
  weekday: { d0: 'Mo', d1: 'Tu', d2: 'We', d3: 'Th', d4: 'Fr', d5: 'Sa', d6: 'Su' },
  state: { open: 'open', sealed: 'sealed', due: 'due', taken_over: 'kept', disposed: 'erased' },
  stateText: {
    open: 'the day is not over; it is sealed when it is', sealed: 'sealed: a changed byte is found', due: '15 days old, waits for the manager', taken_over: 'taken over by the manager', disposed: 'picture and personal data disposed of by the retention rule',
  },
  dayLabel: '{{day}}, {{n}} stubs, {{state}}', dayEmpty: '{{day}}, no stubs',
  sheets: '{{n}} stubs', monthTotal: '{{n}} this month',
  allCouriers: 'All couriers', couriers: 'By courier',
  column: { number: 'Waybill', receiver: 'Receiver', place: 'To', at: 'Left' },
  list: 'List of stubs', emptyDay: 'No stubs on this day', emptyDayText: 'When a collection is closed, the stub of each parcel is here.',
  none: 'Choose a stub', noneText: '↑↓ to choose, or scan the barcode of a waybill.',
  intact: 'As it was sealed', changed: 'Not as it was', disposedMark: 'Picture disposed of', unsealedMark: 'Intact, sealed when the day is over',
  changedText: 'This stub was changed. Do not use it as evidence; verify its day first.',
  picture: 'Picture of the waybill', noPicture: 'No picture', noPictureText: 'The parcel left without one.', pictureGone: 'Picture and personal data were disposed of by the retention rule; number and hash are kept.',
  signature: 'Collector’s signature', noSignature: 'Not signed yet', onPaper: 'Signed on paper, scan {{number}}', signedBy: '{{name}} · {{at}}',
  fact: {
    receiver: 'Receiver', phone: 'Phone', place: 'To', weight: 'Weight', price: 'Courier’s price', packer: 'Packed', printed: 'Printed', scanned: 'Scanned out', handedOver: 'Left', collector: 'Collector', orders: 'Orders', seal: 'Sealed',
  },
  weights: 'ours {{ours}} · theirs {{theirs}}', unknown: '—', by: '{{name}} · {{at}}', takenBy: '{{at}}, taken over by {{name}}',
  action: { copy: 'Export a copy', copied: 'Copy saved as {{file}}', copyHelp: 'A PDF whose foot says that it is a copy', list: 'What can be done with this stub' },
  verify: {
    title: 'Verify', day: 'Verify this day', month: 'Verify month', all: 'Verify all', stop: 'Stop', running: '{{done}} of {{total}} days, {{stubs}} stubs', sound: 'All {{stubs}} stubs are as they were sealed', bad: '{{n}} differences found', stopped: 'Stopped at {{done}} of {{total}} days', failed: 'The verification did not finish; try again',
    at: 'verified {{at}}', hint: 'Compares every stub with its seal: changed, removed, added.',
  },
  problem: { changed: '{{number}} was changed', missing: '{{number}} is gone', added: '{{number}} was added later', seal_broken: 'the seal does not fit', seal_missing: 'the seal of the whole day is gone' },
  due: {
    title: 'Waiting for the manager', text: '{{from}} to {{to}}, {{days}} days, {{stubs}} stubs', action: 'Take over…', confirm: 'Take over', confirmText: 'Every stub is verified first. From then on they are kept unchanged until the retention ends.', evenDamaged: 'Take over as they are (the differences stand in the trace)', done: '{{days}} days, {{stubs}} stubs taken over', nobody: 'The manager takes them over.', none: 'Nothing waits',
  },
  retention: {
    title: 'Retention', text: 'kept for {{n}} months', months: 'months', change: 'Change', save: 'Save', due: '{{stubs}} stubs of {{from}} to {{to}} are past their retention', action: 'Dispose…', confirm: 'Dispose for good', confirmText: 'Pictures, names, phones and addresses of {{stubs}} stubs are deleted and cannot be brought back. Numbers and hashes stay.', erasing: 'Disposing…',
  },
  way: {
    title: 'On its way', notFollowed: 'This parcel is not followed. With a tracking service connected, those of the last 30 days are followed by themselves.', notAsked: 'Just left; not asked yet.', nothing: 'The courier has not said anything yet.',
    asked: 'asked {{time}}', next: 'again {{time}}', soon: 'waiting to be asked', over: 'not asked any more', all: 'All {{n}}', less: 'Fewer',
    state: { unknown: 'no word yet', collected: 'collected', on_the_way: 'on the way', out_for_delivery: 'out for delivery', delivered: 'delivered', trouble: 'cannot be delivered', refused: 'refused', returning: 'coming back', returned: 'came back' },
  },
  cancel: 'Cancel',
  keys: '↑↓ stub · ←→ day · PgUp/PgDn month · / search',
};
