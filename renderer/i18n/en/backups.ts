import type { Words } from '../words.ts';
import type { backups as zh } from '../zh-CN/backups.ts';

export const backups: Words<typeof zh> = {
  restore: {
    title: 'Restore a backup', choose: 'Choose a backup', chooseHint: 'What was done after the backup was taken has to be done again. The data that is here now is kept beside, not deleted.', none: 'No backup was found.', noneText: 'If there is one on a USB disk or in another folder, press “Another file”. Please do not delete the data file.',
    when: 'Taken', place: 'Where', size: 'Size', sealed: 'passphrase', take: 'Choose', other: 'Another file…', age: '{{time}} ago',
    places: { beside: 'this PC', second: 'second place', chosen: 'your file' },
    kinds: { copy: 'by itself', daily: 'daily', byHand: 'by hand', moved: 'move', update: 'before an update', other: 'file' },
    passphrase: 'Passphrase of the backup', passphraseHint: 'The one chosen when backups were encrypted.', open: 'Open', looking: 'Checking…',
    holds: 'This backup holds', shop: 'Shop', orders: 'Orders', parcels: 'Parcels', lastOrder: 'Newest order', lastChange: 'Last action', never: 'none', everything: 'The whole shop, with photos and signatures',
    gap: 'The shop as it was {{time}} ago. Orders imported, waybills printed and notes written since are not in it.',
    confirm: 'Restore this one', back: 'Choose another', restoring: 'Restoring…', done: 'Restored. The files that were here are kept in {{folder}}.', pictures: '{{n}} photos and signatures were brought back.',
  },
  second: {
    title: 'Backups in a second place', hint: 'Choose a USB disk or another folder: Backroom copies the shop there by itself, so that a broken disk or PC costs nothing.', choose: 'Choose a folder or disk…', change: 'Choose another…', leave: 'Stop copying there', now: 'Back up now', where: 'Place', state: 'State', last: 'Newest', next: 'Next', copies: 'Copies', copiesValue: '{{n}}, {{size}} in all, since {{oldest}}', noCopies: 'none yet', never: 'none yet', unchanged: 'nothing has changed since', every: 'How often', everyMinutes: 'after changes, at most every {{n}} minutes', kept: 'Kept: one an hour of the last day, one a day of two weeks, one a week of two months, one a month of a year.',
    states: { off: 'not set up', fine: 'fine', working: 'copying…', gone: 'the disk is not there', full: 'the disk is full', failed: 'not done' },
    since: 'since {{time}}',
    gone: 'It goes on by itself when it is connected; nobody has to wait.', full: 'It goes on by itself when there is room.', failed: 'It is tried again by itself: {{words}}',
  },
  seal: {
    title: 'Encryption', off: 'The copies there are not encrypted: whoever has the disk can read your customers\' data.', on: 'The copies there are encrypted. Nobody opens them without the passphrase, not even we.', set: 'Encrypt with a passphrase…', change: 'Change the passphrase…', stop: 'Stop encrypting', passphrase: 'Passphrase', again: 'Once more', different: 'The two differ', short: 'At least 8 characters', hint: 'Write it down and keep it safe. It is not kept on this PC; without it encrypted backups cannot be opened.', save: 'Encrypt from now on', cancel: 'Cancel', done: 'Encrypted; a new copy is being made. Older copies that are not go in time; delete them yourself if that matters.', how: 'The format is age: the ordinary age program opens it too, with the passphrase and without Backroom.',
  },
  move: {
    title: 'To another PC', hint: 'Saves the whole shop (data, photos, signatures, settings) as one file. On the new PC choose “Bring it from the old PC” when Backroom starts first. Keys of platforms do not travel: enter them there again.', save: 'Save as one file…', withPassphrase: 'Encrypt with a passphrase', saved: 'Saved as {{file}} ({{size}}, {{n}} photos). Do not go on with the old PC after moving: the two would part ways.', saving: 'Saving…',
    fromOld: 'Bring it from the old PC, or restore a backup', fromOldHint: 'Choose the file that the old PC saved, or a backup.', backToNew: 'Open a new shop',
  },
  restored: {
    title: 'To check after the restore', hint: 'The backup is of {{time}}. Waybills may have been printed and parcels sent since, and Backroom does not know. Nothing is printed before this is checked, so that no number and no parcel goes out twice.', first: 'First import the newest orders of every platform: what was shipped is not printed again then.', rolls: 'Then look at the paper: what is the number of the next sheet?', next: 'Next by the backup', onPaper: 'Next on the paper', pool: 'pool', usedUp: 'used up', same: 'none printed since', confirm: 'Checked, print again', done: 'Checked; printing goes on.', nothing: 'There are no numbers to check.',
  },
  personal: {
    title: 'How long customers\' data is kept', hint: 'Names, phones, addresses and messages of orders that ended longer ago are erased by themselves; orders, sums, goods and quantities stay. Stubs have a time of their own. Orders with an open case, claim or task wait.', months: 'months', save: 'Save', saved: 'Saved', erased: '{{n}} orders erased so far.', copies: 'Older data in backups goes with the old backups within a year.',
  },
};
