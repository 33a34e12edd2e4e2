import type { settings as zh } from '../zh-CN/settings.ts';
import type { Words } from '../words.ts';

export const settings: Words<typeof zh> = {
  title: 'Settings',
  sections: 'Sections of the settings',
  section: { connections: 'Connections', gifts: 'Presents', categories: 'Categories and checks', shop: 'Shop & sender', appearance: 'Appearance', pin: 'My PIN', staff: 'Staff', printers: 'Printers', rolls: 'Waybill numbers', scale: 'Scale', camera: 'Packing camera', backups: 'Backups & data', about: 'About & diagnostics' },
  saved: 'Saved',
  scale: {
    hint: 'The scale on the packing table: a parcel\'s weight is taken as soon as it rests, and compared with what it should be.', notWeighing: 'In “Shop & sender” weighing after packing is switched off, so the scale is not used yet.', place: 'Connected to', none: 'No scale', gone: '{{name}} (not plugged in)', unnamed: 'Device without a name', weighs: 'a scale', again: 'Look again',
    baudRate: 'Speed (serial)', protocol: 'Protocol', protocolHint: 'Leave it to be found out; choose by the scale\'s manual if it is not.', unit: 'Unit', unitHint: 'Only where the scale sends none.', on: 'Use this scale', save: 'Save', driver: 'A driver does not work: {{words}}', live: 'What it shows now',
    line: { off: 'Switched off', opening: 'Connecting…' }, units: { g: 'gram', kg: 'kilogram', lb: 'pound', oz: 'ounce', jin: 'jin (500 g)' },
    protocols: { auto: 'Find out', status: 'Continuous ST,GS (common, CAS, A&D)', prefixed: 'Continuous wn / ww', equals: 'Continuous =, as read', equals_reversed: 'Continuous =, reversed (Yaohua …)', toledo: 'Toledo continuous', yaohua: 'Yaohua XK3190', sics: 'SICS (Mettler, OHAUS)', cas: 'CAS on demand', nci: 'NCI on demand', plain: 'Figure and unit alone' },
  },
  shop: {
    shop: 'Shop', name: 'Shop name', timeZone: 'Time zone', sender: 'Sender (as printed on waybills)', senderName: 'Name', phone: 'Phone', province: 'Province', city: 'City', district: 'District', detail: 'Street address', postcode: 'Postcode',
    work: 'Shipping', defaultCourier: 'Default courier', defaultCourierHint: 'for orders without a courier of their own', weigh: 'Parcels are weighed after packing', weighHint: 'When on, a parcel without weight cannot be handed over', required: 'Please fill in',
  },
  appearance: { language: 'Language', theme: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark', hint: 'Belongs to this PC, whoever signs in.' },
  pin: { current: 'Current PIN', next: 'New PIN', again: 'Once more', hint: '4 to 12 digits.', different: 'The two are not the same', digits: '4 to 12 digits', save: 'Change PIN', done: 'Your PIN is changed and holds from the next sign-in.' },
  staff: {
    name: 'Name', role: 'Role', state: 'State', active: 'active', inactive: 'inactive', locked: 'locked until {{time}}', since: 'Since', add: 'Add staff', pin: 'PIN (4 to 12 digits)', create: 'Add', edit: 'Edit', unlock: 'Unlock', setPin: 'Set PIN', you: 'you',
    deactivateHint: 'They cannot sign in any more; what they did stays on record.', roleText: { manager: 'everything', customer_service: 'orders, import, printing, packing, hand-over', packer: 'packing, printing, hand-over' },
  },
  printers: {
    waybill: 'Waybill', packing_slip: 'Packing slip', printer: 'Printer', template: 'Template and paper', test: 'Print a test page', testSent: 'The test page is sent. Look at what the printer puts out.', testWritten: 'The test page is a PDF in {{folder}}.', choosePrinter: 'Choose a printer', chooseTemplate: 'Choose a template', none: 'No printer was found on this PC. Install its driver and press “Look again”; “PDF to folder” always works.', again: 'Look again', searching: 'Looking for printers…', size: '{{width}} × {{height}} mm', saved: 'Saved',
    state: { ready: 'ready', paused: 'paused', missing: 'not found', trouble: 'in trouble', unknown: 'unknown' }, missing: '{{name}} (not found)', gone: 'This printer is not found: see whether it is on, or choose another.', folder: 'PDF to folder',
  },
  rolls: {
    hint: 'Enter the numbers that the courier gave you; printing takes them one after another, each once for ever.', add: 'Enter a roll', courier: 'Courier', first: 'First number', count: 'How many', step: 'Step', stepHint: 'difference between neighbours, mostly 1', rule: 'Check', rules: { plain: 'no check digit', s10: 'EMS (S10 check digit)', sf12: 'SF 12 digits' }, next: 'Next number', state: 'State', left: 'Left', used: 'Used', empty: 'No numbers yet. Waybills can be printed once a roll is entered.', save: 'Enter', retire: 'Retire', retired: 'retired', finished: 'used up', reason: 'Reason', range: '{{n}} from {{first}}', odd: 'Entered. That does not look like a number of {{courier}}; please check it again.', low: 'nearly used up',
  },
  backups: {
    hint: 'A backup is made every day by itself, and before every update.', now: 'Back up now', done: 'Backed up to {{file}}', list: 'Backups', size: 'Size', file: 'File', none: 'No backup yet.', folder: 'Data folder', folderHint: 'Orders and records are in this file. Moving takes it over whole.', move: 'Move it…', moved: 'Moved to {{file}}',
    trace: 'Trace', traceHint: 'Who did what and when, chained entry by entry, so that tampering shows.', verify: 'Verify the trace', chainSound: 'All {{n}} entries fit together; nothing was changed.', chainBroken: 'Entry {{entry}} of {{n}} does not fit: somebody changed the data file past Backroom.', chainCut: 'At least {{missing}} entries are missing after entry {{n}}: somebody took them out of the data file past Backroom.', verifying: 'Verifying…',
  },
};
