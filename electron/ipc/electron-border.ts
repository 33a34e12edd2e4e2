import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { BackroomEvents, EventName } from '../../shared/contract/events.ts';
import type { Answering } from './serve.ts';

/** The two channels between main and its windows. Everything on them is checked in `serve.ts`. */
export const callChannel = 'backroom:call';
export const eventChannel = 'backroom:event';

/** Only the top frame of one of our own windows, showing our own page, is listened to. */
const isTrusted = (event: IpcMainInvokeEvent, origin: string): boolean => {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return frame.url.startsWith(`${origin}/`) && BrowserWindow.fromWebContents(event.sender) !== null;
};

export const listenToWindows = (answering: Promise<Answering>, origin: string): void => {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    // Who asks is looked at now: the window may have gone elsewhere by the time the answer is made.
    const call = { name, input, windowId: event.sender.id, trusted: isTrusted(event, origin) };
    return (await answering).answer(call);
  });
};

/** To every open window, after commit. */
export const tellWindows = <E extends EventName>(name: E, payload: BackroomEvents[E]): void => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.webContents.isDestroyed()) window.webContents.send(eventChannel, name, payload);
  }
};
