import type { claims as zh } from '../zh-CN/claims.ts';
import type { Words } from '../words.ts';

export const claims: Words<typeof zh> = {
  tab: { label: 'Claims pages', cases: 'Cases', report: 'Report' },
  view: { label: 'Which', open: 'Open', closed: 'Ended', bill: 'Month\'s bill' },
  kind: { lost: 'Lost', damaged: 'Damaged', undeliverable: 'Undeliverable', short_contents: 'Contents missing' },
  state: { opened: 'To send', sent: 'Sent', answered: 'Answered', paid: 'Paid', short: 'Paid short', refused: 'Refused', withdrawn: 'Withdrawn' },
  fault: { courier: 'Courier\'s fault', packing: 'Our packing', unknown: 'Not decided' },
  role: { photo: 'Photo', signed_paper: 'Signed paper', document: 'Other paper' },
  due: { over: '{{n}} d over', today: 'Due today', near: '{{n}} d left', later: '{{n}} d left', followOver: 'Follow up, {{n}} d late', followToday: 'Follow up today', followLater: 'Follow up in {{n}} d', none: 'No date', closed: 'Ended' },
  column: { due: 'Due', kind: 'Kind', number: 'Number', receiver: 'Receiver', courier: 'Courier', amount: 'Claimed', received: 'Received', state: 'State' },
  list: 'Claims',
  search: 'Any part of a number',
  empty: {
    open: 'No claim is open', openText: 'Lost, damaged or returned parcels are claimed for here, with a reminder before the deadline.', closed: 'No claim has ended yet', closedText: 'Paid, refused and withdrawn ones stand here.', bill: 'Nothing to deduct from the month\'s bill', billText: 'Undeliverable parcels come here by themselves, for the month\'s bill.', found: 'No such claim', foundText: 'Try another part of the number.',
  },
  bill: 'On the bill', mistake: 'By mistake',
  action: {
    new: 'New claim', send: 'Send', answer: 'Answer', receive: 'Money in', close_short: 'Close short', refuse: 'Refused', dispute: 'Dispute', withdraw: 'Withdraw', note: 'Note', tracking: 'Tracking', change: 'Change', sign: 'Collector signs', attach: 'Picture',
    evidence: 'Evidence PDF', terms: 'Terms',
  },
  event: {
    open: 'Opened', send: 'Sent to the courier', answer: 'The courier answered', receive: 'Money received', close_short: 'Closed short', refuse: 'Refused by the courier', dispute: 'Disputed', withdraw: 'Withdrawn', note: 'Note', tracking: 'Tracking', follow_up: 'Follow-up', amount: 'Amount changed', fault: 'Fault changed',
    deadline: 'Deadline changed', bill: 'Month\'s bill', attached: 'Picture attached', detached: 'Picture removed', signed: 'Collector signed',
  },
  yes: 'on the bill', no: 'not on the bill', never: 'none',
  fact: { courier: 'Courier', handedOver: 'Handed over', collector: 'Collector', packed: 'Packed by', weight: 'Weight', receiver: 'Receiver', deadline: 'Send by', followUp: 'Follow up', amount: 'Claimed', received: 'Received', fault: 'Fault', orders: 'Orders', openedBy: 'Opened', noPacker: 'not recorded' },
  timeline: 'History', pictures: 'Pictures', signatures: 'Signatures', noPictures: 'No pictures yet. Drop them here, or press P.', stub: 'Stub', tooMuchToShow: 'Show all',
  drop: { title: 'Drop to attach', text: 'To the claim for {{number}}; PNG or JPEG.' },
  remove: 'Remove', written: 'Evidence written to {{path}}, {{n}} sheets. Pictures are grey.', attached: 'Attached.',
  form: {
    text: 'Words', textAnswer: 'What the courier says', textSend: 'How it was sent (ticket, contact)', trackingText: 'Paste the tracking from the courier\'s site', money: 'Received (yuan)', evenIfMore: 'Really more', followUp: 'Follow up on', mistake: 'Opened by mistake: counts nowhere', amount: 'Claimed (yuan)', overTerms: 'Over the terms on purpose (insured …)',
    fault: 'Fault', deadline: 'Send by', bill: 'On the month\'s bill', save: 'Record', left: '{{amount}} to go',
  },
  open: {
    title: 'New claim', number: 'Scan or type the number', none: 'No parcel with this number has left', kind: 'Kind', amount: 'Claimed (yuan)', most: 'at most {{amount}}', noLimit: 'no limit', standard: 'common default, check your contract', deadline: 'send by {{day}}', packer: 'packed by {{name}}', text: 'What happened',
    confirm: 'Open claim', back: 'Another parcel', openAlready: 'open already', done: 'Claim for {{number}} is open.', value: 'goods paid {{amount}}', bill: 'Goes onto the month\'s bill.', handedOver: 'left {{day}}',
  },
  sign: { title: 'The collector signs for the damage', text: 'Parcel {{number}}: I confirm that it was damaged on the way.', name: 'Signed by', clear: 'Again', confirm: 'Confirm', pad: 'Signature: pen, finger or mouse' },
  terms: {
    title: 'Terms', text: 'How long each courier takes claims, and what it pays at most. What was not changed is a common default: check your contract.', courier: 'Courier', kind: 'Kind', days: 'Days after hand-over', most: 'At most (yuan, empty = no limit)', standard: 'common default', own: 'your terms', reset: 'Default', save: 'Save', saved: 'Saved',
  },
  report: {
    from: 'From', to: 'to', couriers: 'Couriers', quality: 'Packing quality', export: 'Export', exported: 'Exported to {{path}}, {{n}} rows.', explain: 'By day of hand-over: what became of the parcels that left in this time.', none: 'No parcel left in this time',
    courier: 'Courier', handedOver: 'Handed over', lost: 'Lost', lossRate: 'Loss rate', damaged: 'Damaged', undeliverable: 'Undeliverable', short: 'Missing', open: 'Open', claimed: 'Claimed', received: 'Recovered', days: 'Days to pay', daysValue: '{{n}} d', packer: 'Packer', packed: 'Packed', packingFaults: 'Our packing',
    courierFaults: 'Courier\'s', unknownFaults: 'Not decided', faultRate: 'Fault rate', medianHint: 'median',
  },
  days: { d7: '7 days', d30: '30 days', d90: '90 days' },
  today: { text: 'Deadlines near, follow-ups due' },
  cancel: 'Cancel', close: 'Close',
};
