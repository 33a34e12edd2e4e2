import type { diagnostics as zh } from '../zh-CN/diagnostics.ts';
import type { Words } from '../words.ts';

export const diagnostics: Words<typeof zh> = {
  title: 'About & diagnostics',
  about: 'Backroom', aboutText: 'The back office of a small shop: orders, printing, packing, hand-over; works offline.', export: 'Export diagnostics…', exported: 'Written to {{file}}', exportHint: 'Versions, counts and the running log; no names, phones, addresses or other personal data.',
  back: 'Back to settings',
  facts: 'Environment', counts: 'Counts', places: 'Places',
  version: 'Backroom', electron: 'Electron', chromium: 'Chromium', node: 'Node.js', sqlite: 'SQLite', platform: 'System', storeFile: 'Data file', storeBytes: 'Data size', storeVersion: 'Data version', logFolder: 'Log folder',
  orders: 'Orders', parcels: 'Parcels', skus: 'SKUs', trace: 'Trace entries',
};
