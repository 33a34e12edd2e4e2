import type { sync as zh } from '../zh-CN/sync.ts';
import type { Words } from '../words.ts';

export const sync: Words<typeof zh> = {
  line: {
    online: 'Online', offline: 'Offline', for: '{{state}} {{time}}', silent: '{{name}} silent', severalSilent: '{{n}} connections silent', keys: '{{name}}: keys not taken', severalKeys: '{{n}} connections: keys not taken',
    waiting: '{{n}} to sync', refused: '{{n}} refused', asUsual: 'packing goes on',
    onlineHint: 'Online since {{time}}', offlineHint: 'No answer since {{time}}. Everything works; it syncs by itself when the line is back.', offlineAll: 'Everything works; it syncs by itself when the line is back.',
    keysHint: 'The other side does not take the keys. Renew them in Settings, Connections; it syncs by itself then.', open: 'Open the sync screen',
  },
  sentence: {
    online: 'Changes there are read first, then this goes out, all by itself.', offline: 'Everything works. When the line is back, changes are read first, then this goes out in order.',
    keys: 'A connection needs new keys; its messages go out by themselves once they are renewed.', files: 'No platform is connected: orders come by import, shipments go back by ship files. Nothing is missing.',
  },
  openRefused: 'Decide on it', askNow: 'Ask now', manage: 'Connection settings',
  connections: 'Connections', askOne: 'Ask', askOneLabel: 'Ask {{name}} now', readUntil: 'read to {{time}}', notRead: 'no orders read yet', reading: 'Reading what changed…', bringsNone: 'tracking and waybill numbers', watches: 'files put there are imported',
  cardWaiting: '{{n}} waiting', cardRefused: '{{n}} refused', cardUnreadable: '{{n}} unreadable', onlyThis: 'Only messages for {{name}}',
  none: {
    title: 'No connections yet', text: 'Now it goes by files: import the platform’s exports, upload the ship files. For less work by hand, choose a folder whose files are imported by themselves, or connect the platform: orders come in and shipments go back on their own.',
    add: 'Add a connection', ask: 'A manager can add connections.',
  },
  show: { label: 'Which ones', open: 'To do', by_hand: 'By hand', refused: 'Refused', in_file: 'In a file', ended: 'Ended', all: 'All', unreadable: 'Unreadable orders' },
  filter: { kind: 'Kind', anyKind: 'Every kind', search: 'Order, waybill' },
  list: 'Messages for the outside',
  column: { tick: 'Choose', kind: 'What', order: 'Order', to: 'To', state: 'State', next: 'Progress', created: 'Made' },
  kind: { ship: 'Shipped', note: 'Note and flag', close: 'Close order', refund: 'Refund', waybill_ask: 'Waybill number', waybill_cancel: 'Cancel number', track: 'Track parcel' },
  tells: {
    ship: 'Tell the platform: shipped', note: 'Tell the platform: note and flag', close: 'Tell the platform: close this order', refund: 'Tell the platform: refund agreed', waybill_ask: 'Ask the courier for a waybill number', waybill_cancel: 'Tell the courier: cancel the number',
    track: 'Subscribe to the parcel’s tracking',
  },
  state: { waiting: 'Waiting', by_hand: 'By hand', in_file: 'In a file', sending: 'Being sent', done: 'Told', refused: 'Refused', skipped: 'Skipped' },
  byFile: 'file or by hand',
  progress: { behind: 'after another', next: 'again {{time}}', soon: 'now', line: 'waits for the line', reading: 'reads first', keys: 'waits for keys', off: 'switched off', file: 'upload the file', nobody: 'no connection', by_hand: 'do it there', refused: 'needs you', ended: '{{time}}' },
  empty: {
    by_hand: 'Nothing to do by hand', by_handText: 'What no connection tells waits here until somebody has done it on the platform.', open: 'Nothing to sync', openText: 'Shipments, notes, closed orders and refunds are kept here first, then told to the platform.', refused: 'Nothing was refused', refusedText: 'What a platform does not accept stops here for a person, with the platform’s own words.',
    in_file: 'No file to upload', in_fileText: 'Shipments that went into a ship file stay here until the platform says that it has them.', ended: 'Nothing has ended yet', endedText: 'What the platform knows and what was decided against stays here to look up.',
    all: 'No messages yet', allText: 'Shipments, notes, closed orders and refunds are kept here first, then told to the platform.', found: 'Nothing fits', foundText: 'Change the filter, or clear the search with Esc.',
  },
  detail: 'Message', nothingChosen: 'Choose a message', nothingChosenText: 'Use ↑ ↓ to choose.',
  fact: { order: 'Order', to: 'To', created: 'Made', tries: 'Tries', ended: 'Ended', decided: 'Decided', key: 'Own key' },
  tries: '{{n}}', noTries: 'not sent yet', decidedBy: '{{name}}: {{why}}', openOrder: 'See order', keyHint: 'so that nothing is done twice',
  why: {
    behind: 'An earlier message of this order has no answer yet; this one follows it.', behindShow: 'See that one',
    noConnection: 'No connection speaks for it. Do it on the platform and choose “Done by hand”; once the platform is connected the rest goes out by itself. After 30 days it is no longer listed.', noConnectionShip: 'No connection speaks for it. Put it in a ship file and upload that, or write the number there and choose “Done by hand”; once the platform is connected the rest goes out by itself.', by_hand: 'The platform lets no software do this. Do it there and choose “Done by hand”; it also ends by itself when an import shows that it is done.', silent: '{{name}} does not answer now; it goes out by itself when it does.', keys: '{{name}} does not take the keys. Renew them in the connection settings and it goes out by itself.',
    off: '{{name}} is switched off; it goes out once it is on.', reading: 'Reading what changed at {{name}} first, then it goes out.', next: 'Tried again by itself {{time}}; you can also retry now.', soon: 'Goes out now.', in_file: 'It stands in a ship file: upload the file to the platform.', sending: 'On its way; waiting for the answer.',
    done: 'The other side knows.', skipped: 'Skipped; it will not be sent.',
  },
  refusal: {
    title: 'The other side did not accept it', says: 'Their words', todo: 'What to do',
    ship: 'Look at the order on the platform: if it is shipped there already, choose “Skip”; if courier or number are wrong, put them right in the order and retry.',
    note: 'It does not hold up the parcel; only the note is missing there. Write it there by hand, or choose “Skip”.',
    close: 'The order is still open on the platform. Close it there and choose “Skip”, or retry once its state has changed.',
    refund: 'The buyer has not got the money back. Refund it on the platform and choose “Skip”, or retry once you know why.',
    waybill_ask: 'There is no number. Check the courier’s balance, the sender’s address and the courier, then retry; or print with a number from your own rolls.',
    waybill_cancel: 'The number is still valid at the courier. Cancel it by phone, then choose “Skip”.',
    track: 'The parcel cannot be followed. If the number is right, retry in a while.',
  },
  payload: 'What is sent', payloadHint: 'without the receiver’s name, phone and address', noPayload: 'Nothing else', payloadEmpty: '(empty)',
  payloadName: {
    platformOrderNumber: 'Order number', courierCode: 'Courier', waybillNumber: 'Waybill number', handedOverAt: 'Handed over', text: 'Note', flag: 'Flag', flagNumber: 'Flag there', reason: 'Reason', amountFen: 'Amount', caseKey: 'Case', goods: 'Goods', weightG: 'Weight',
    receiver: 'Receiver', sender: 'Sender', phone: 'Phone',
  },
  attempts: 'What came of it', noAttempts: 'Not sent yet.',
  outcome: { done: 'Accepted', already: 'Known there already', found: 'Looked up: it is there', not_found: 'Looked up: not there yet', refused: 'Not accepted', later: 'Too busy, asked us to wait', no_right: 'Keys not taken', no_answer: 'No answer', stopped: 'Interrupted' },
  bar: {
    label: 'Actions for the chosen messages', current: 'This one', selected: '{{n}} chosen', none: 'Nothing chosen', canRetry: '{{n}} can be retried', canSkip: '{{n}} can be skipped', neither: 'ended, nothing to do', hints: 'Space chooses · Enter opens the order',
    file: 'Put in a ship file', fileSome: 'Put {{n}} in a ship file', filed: '{{n}} put in {{files}} ship files: find them under Hand-over and upload them.',
    byHand: 'Done by hand', byHandSome: '{{n}} done by hand', retry: 'Retry', retrySome: 'Retry {{n}}', skip: 'Skip', skipSome: 'Skip {{n}}', clear: 'Choose none', retried: '{{n}} queued again.', skipped: '{{n}} skipped, they will not be sent.', left: '{{n}} had changed and were left.',
  },
  skip: {
    titleByHand: 'Done by hand?', textByHand: 'It leaves this list and is not sent any more. Who did it, and how, stays with the message.', confirmByHand: 'Set down', title: 'Why skip?', text: 'What is skipped is not sent any more. The reason and who decided stay with the message.', reason: 'Reason', confirm: 'Skip', confirmSome: 'Skip {{n}}', byHand: 'Done there by hand', notNeeded: 'Need not be told any more', mistake: 'Should never have been sent',
  },
  unreadable: { hint: 'The platform handed these orders over, but they could not be read and did not come in. See why; if need be type them in or import the platform’s export. They go away once they can be read.', number: 'Order number', connection: 'From', why: 'Why', at: 'When', none: 'No unreadable orders' },
  letGo: { too_old: 'Nobody did it within 30 days and the order is long over; no longer listed', personal_erased: 'The order’s personal data was erased when its time had come; no longer listed' },
  decidedAnonymous: 'Somebody',
};
