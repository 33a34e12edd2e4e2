import { contextBridge, ipcRenderer, webUtils } from 'electron';

declare const __OPERATIONS__: readonly string[];
declare const __EVENTS__: readonly string[];

type Listener = (payload: unknown) => void;
const listeners = new Map<string, Set<Listener>>();
ipcRenderer.on('backroom:event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

/** One named function for each operation of the contract; no raw channel reaches the page. */
const features: Record<string, Record<string, (input?: unknown) => Promise<unknown>>> = {};
for (const name of __OPERATIONS__) {
  const [feature = '', operation = ''] = name.split('.');
  (features[feature] ??= {})[operation] = (input) => ipcRenderer.invoke('backroom:call', name, input ?? null);
}

contextBridge.exposeInMainWorld('backroom', {
  ...features,
  listen: (name: string, listener: Listener) => {
    if (!__EVENTS__.includes(name)) throw new Error('unknown event');
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener));
    return () => {
      known.delete(listener);
    };
  },
  pathOfDroppedFile: (file: File): string => {
    // `webUtils` came with Electron 32; before it a File carried its path.
    const utils = webUtils as typeof webUtils | undefined;
    return utils === undefined ? ((file as File & { path?: string }).path ?? '') : utils.getPathForFile(file);
  },
});
