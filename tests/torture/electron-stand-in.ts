/** What the shop's process asks of Electron when it has no windows: a lifetime, a key store that outlives it, and nothing to click on. */
type WillQuit = { readonly preventDefault: () => void };
const quitting: ((event: WillQuit) => void)[] = [];

export const app = {
  isPackaged: false,
  getVersion: () => '0.0.0',
  getPath: () => process.env['BACKROOM_TORTURE_DATA'] ?? '',
  getAppPath: () => process.cwd(),
  on: (event: string, listener: (event: WillQuit) => void) => {
    if (event === 'will-quit') quitting.push(listener);
  },
  exit: (code = 0) => process.exit(code),
  quit: () => {
    for (const listener of quitting) listener({ preventDefault: () => undefined });
  },
};

export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
export const net = { isOnline: () => true };

/** Sealed is not the same as written in the open; what matters here is that keys come back after a kill. */
const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (plain: string) => turned(Buffer.from(plain, 'utf8')),
  decryptString: (sealed: Uint8Array) => turned(sealed).toString('utf8'),
};

export const BrowserWindow = { getAllWindows: () => [], getFocusedWindow: () => null, fromWebContents: () => null };
export const ipcMain = { handle: () => undefined };
export const dialog = { showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }), showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }) };
export const shell = { showItemInFolder: () => undefined };
export const screen = {};
export const session = {};
export const protocol = {};
