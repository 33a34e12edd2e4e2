import type { printerWords as zh } from '../zh-CN/printer-words.ts';
import type { Words } from '../words.ts';

export const printerWords: Words<typeof zh> = {
  'media-empty': 'out of paper', 'media-needed': 'needs paper', 'media-jam': 'paper jam', 'media-low': 'paper is low', 'cover-open': 'cover open', 'door-open': 'cover open', 'interlock-open': 'cover open',
  'marker-supply-empty': 'ribbon or toner used up', 'toner-empty': 'toner used up', 'toner-low': 'toner is low', 'input-tray-missing': 'tray missing', 'output-area-full': 'output tray full',
  'spool-area-full': 'printer memory full, it goes on by itself', 'memory-lost': 'printer memory error', 'head-too-cold': 'head too cold', 'head-too-hot': 'head too hot', 'take-the-label': 'take the label',
  'other-error': 'printer error, look at its lights', paused: 'paused', offline: 'cannot be reached', 'connecting-to-device': 'connecting to the printer', 'timed-out': 'printer does not respond', shutdown: 'printer is off',
  'not-accepting-jobs': 'takes no jobs', 'connection-lost': 'connection lost', 'not-taking-data': 'printer takes no data', 'no-answer': 'printer does not answer', 'no-status': 'printer has no status; waiting until it has read everything',
  cancelled: 'cancelled', sheet: 'sheet {{at}}/{{of}}',
};
