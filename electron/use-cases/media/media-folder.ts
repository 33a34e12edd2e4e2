import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openAtomicFile } from '../../printing/atomic-file.ts';

/** Pictures lie beside the store, each once, under the hash of its bytes: what is there under a name is that, or it is broken. */
export const mediaFolderOf = (storeFile: string): string => join(dirname(storeFile), 'media');

const hash = /^[0-9a-f]{64}$/;

export const mediaFile = (folder: string, sha256: string): string => {
  if (!hash.test(sha256)) throw new Error('not a hash');
  return join(folder, sha256.slice(0, 2), sha256);
};

/** Writes the bytes whole or not at all; answers their hash. Throws the system's error when the disk does not take them. */
export const keepMedium = (folder: string, bytes: Uint8Array): string => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = mediaFile(folder, sha256);
  if (readMedium(folder, sha256) !== null) {
    // Left by a crash, perhaps, and due to be swept: it is somebody's again.
    utimesSync(path, new Date(), new Date());
    return sha256;
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openAtomicFile(path);
  try {
    file.write(bytes);
    file.commit();
  } finally {
    file.discard();
  }
  return sha256;
};

/** The bytes as they were kept; null = gone, or no longer what they were. */
export const readMedium = (folder: string, sha256: string): Uint8Array | null => {
  const path = mediaFile(folder, sha256);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
};

/** Takes the file away; one that is in use elsewhere stays, and is found by the next sweep. */
export const dropMedium = (folder: string, sha256: string): void => {
  try {
    rmSync(mediaFile(folder, sha256), { force: true });
  } catch {
    // Windows keeps files that are open.
  }
};
