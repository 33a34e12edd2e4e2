import { join } from 'node:path';
import { createSessions } from '../../electron/ipc/sessions.ts';
import { startShopProcess } from '../../electron/shop-process.ts';
import { app } from './electron-stand-in.ts';
import type { FromParent, ToParent } from './messages.ts';

/** The shop without its windows, in a process of its own that may be killed at any moment: what it says is done, it has done. */
const dataFolder = process.env['BACKROOM_TORTURE_DATA'] ?? '';
const resources = process.env['BACKROOM_TORTURE_RESOURCES'] ?? '';
const windowId = 1;

let offMs = Number(process.env['BACKROOM_TORTURE_CLOCK'] ?? '0');
const trueNow = Date.now.bind(Date);
Date.now = () => trueNow() + offMs;

const tell = (message: ToParent): void => {
  process.send?.(message);
};
const sessions = createSessions();
const answering = startShopProcess(
  { dataFolder, resources, renderer: '', preload: '', workers: import.meta.dirname, logFolder: join(dataFolder, 'logs') }, { openMain: () => undefined, openPacking: () => undefined }, sessions, () => undefined,
);

process.on('message', (message: FromParent) => {
  switch (message.kind) {
    case 'clock':
      offMs = message.offMs;
      break;
    case 'close':
      app.quit();
      break;
    case 'ask':
      void answering.answer({ name: message.name, input: message.input, windowId, trusted: true }).then((result) => {
        tell({ kind: 'answer', id: message.id, result });
      });
      break;
  }
});
process.on('disconnect', () => {
  process.exit(1);
});
tell({ kind: 'ready' });
