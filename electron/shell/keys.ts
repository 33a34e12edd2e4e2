/* eslint-disable @typescript-eslint/no-deprecated -- the newer, asynchronous calls are not in every Electron that this runs on */
import { safeStorage } from 'electron';
import type { KeyStore } from '../use-cases/sync/keys.ts';

let known: boolean | undefined;

/** Asked once and late: on Linux the first question wakes the system's key ring. `basic_text` would be a key that everybody has. */
const stays = (): boolean => {
  known ??= safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()));
  return known;
};

/** The system's own key store: Keychain, DPAPI, or the key ring of a Linux desktop. */
export const systemKeys: KeyStore = {
  stays,
  seal: (plain) => safeStorage.encryptString(plain),
  open: (sealed) => {
    if (!stays()) return null;
    try {
      return safeStorage.decryptString(Buffer.from(sealed));
    } catch {
      return null;
    }
  },
};
