import type { app as zh } from '../zh-CN/app.ts';
import type { Words } from '../words.ts';

export const app: Words<typeof zh> = {
  name: 'Backroom',
  screen: {
    today: 'Today', orders: 'Orders', tasks: 'Tasks', intake: 'Import', entry: 'Type in order', printing: 'Printing', numbers: 'Waybill numbers', templates: 'Templates', printers: 'Printers', waves: 'Waves', packing: 'Packing', collections: 'Hand-over', stubs: 'Stubs', after_sales: 'Service', returns: 'Returns', claims: 'Claims', customers: 'Customers', stock: 'Stock', materials: 'Materials', sync: 'Sync', settings: 'Settings', diagnostics: 'About & diagnostics',
  },
  deadlineBar: { over: '{{n}} after-sales past their deadline', near: '{{n}} after-sales due within 24 hours', first: 'next: {{number}}, {{time}}', late: '{{time}} over', left: '{{time}} left', approve: '{{n}} payments wait for your approval', go: 'See them' },
  printTabs: { label: 'Printing', printing: 'Print list', numbers: 'Numbers', templates: 'Templates', printers: 'Printers' },
  stockTabs: { label: 'Pages of stock', stock: 'Goods', materials: 'Materials' },
  section: { business: 'Business' },
  rail: 'Main navigation',
  waiting: '{{count}} waiting',

  demo: 'Demo shop: all data is invented',
  printers: {
    ready: 'Printers ready: {{count}}', none: 'No printer chosen', missing: 'not found', trouble: '{{name}}: {{words}}', manyTrouble: 'Printers in trouble: {{count}}', unknown: 'Printers unknown', folder: 'Printing to a PDF folder', open: 'Printer settings',
  },
  person: { switch: 'Switch', hint: 'Sign in as somebody else (F12)' },
  search: {
    label: 'Find an order or a command', placeholder: 'Order · phone tail · name · pinyin · address · note', short: 'Type what to do, such as “hand-over”',
    commands: 'Commands', orders: 'Orders', all: 'Show all {{count}} in the list', more: 'Show the newest {{count}} in the list', nothing: 'Nothing found for “{{text}}”. Try any part of an order number, a phone tail or a name.',
    hints: '↑↓ choose · Enter opens · Esc closes', searching: 'Searching…',
  },
  command: {
    goTo: 'Go to {{screen}}', openPacking: 'Open the packing window', importFiles: 'Choose files to import…', switchPerson: 'Sign in as somebody else', signOut: 'Sign out',
    chinese: 'Language: 中文', english: 'Language: English', themeLight: 'Theme: light', themeDark: 'Theme: dark', themeSystem: 'Theme: as the system',
    backUp: 'Back up now', connections: 'Connect a platform',
  },
  drop: { title: 'Drop to read', text: 'You see a preview first; nothing changes before you confirm.', notAllowed: 'Your role cannot import orders', notAllowedText: 'Ask the manager or customer service.' },
  loading: 'Opening…',
  cancel: 'Cancel', save: 'Save', saved: 'Saved', confirm: 'OK', close: 'Close', back: 'Back', retry: 'Try again', next: 'Next', skip: 'Skip for now', undo: 'Undo', edit: 'Edit', none: 'none', open: 'Open',
  copy: 'Copy',
  joiner: ', ', colon: ': ',
  screenFailed: { title: 'This page broke', text: 'The other pages work, and your data is unharmed. The error is in the log.', again: 'Open this page again' },
  unreachable: { title: 'Backroom does not answer', text: 'Please close Backroom and open it again. Your data is on the disk; nothing is lost.' },
  duration: { minutes: '{{minutes}} min', hours: '{{hours}} h', hoursMinutes: '{{hours}} h {{minutes}} min', days: '{{days}} d' },
};
