import type { firstRun as zh } from '../zh-CN/first-run.ts';
import type { Words } from '../words.ts';

export const firstRun: Words<typeof zh> = {
  welcome: 'Open your Backroom', welcomeText: 'Three steps, a few minutes. Everything can be changed later under Settings.',
  step: { shop: 'Shop', printers: 'Printers', orders: 'First orders' }, stepOf: 'Step {{at}} of 3',
  which: 'Where to start', own: 'My shop', demo: 'Demo shop', demoText: 'A few hundred invented orders of all platforms. Click and print as you like; nothing really goes out. Open your own shop when you have seen enough.',
  manager: 'Manager', managerName: 'Manager’s name', pin: 'PIN (4 to 12 digits)', again: 'Once more', pinHint: 'For signing in and signing parcels. Remember it: only another manager can set a new one.', different: 'The two are not the same', digits: '4 to 12 digits',
  create: 'Open the shop', createDemo: 'Open the demo shop', creating: 'One moment…', creatingDemo: 'Preparing the demo data, a few seconds…',
  printersTitle: 'Which printers for waybills and packing slips?', printersText: 'Choose, then print a test page and look at paper and position. Without a printer, “PDF to folder” does for now.',
  ordersTitle: 'Import today’s orders', ordersText: 'Drop the platform’s export files onto the window, or choose them here. You see a preview before anything is taken in.', choose: 'Choose order files…', later: 'Look around first', data: 'The data is in {{file}}',
  demoSender: { shop: 'Qinghe (demo)', name: '陈禾', phone: '0571-88880000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '示例路 88 号 3 幢 102 室', postcode: '310000', manager: 'Manager' },
};
