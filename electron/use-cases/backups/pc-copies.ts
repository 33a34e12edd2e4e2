import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { openAtomicFile } from '../../printing/atomic-file.ts';
import type { SealingKey } from './sealing.ts';

/**
 * Where this PC puts its second copies. It lies outside the store: a drive letter says nothing on another PC, and while the store is damaged
 * the copies must still be found. No passphrase is in it; the key is sealed by it.
 */
const schema = z.object({
  /** Tells the copies of several PCs on one disk apart. */
  pc: z.string().regex(/^[a-z0-9]{6}$/),
  /** As the manager chose it; null = none. */
  folder: z.string().min(1).nullable(),
  everyMinutes: z.number().int().min(5).max(24 * 60),
  key: z.object({ name: z.string().regex(/^[a-z0-9]{8}$/), recipient: z.string().startsWith('age1'), sealedIdentity: z.base64() }).nullable(),
  /** UTC ms of the newest copy that is there whole; null = none yet. */
  lastGoodAt: z.number().int().nullable(),
});

export type PcCopies = {
  readonly pc: string; readonly folder: string | null; readonly everyMinutes: number; readonly key: SealingKey | null; readonly lastGoodAt: number | null;
};

const newPc = (): PcCopies => ({ pc: randomBytes(3).toString('hex'), folder: null, everyMinutes: 30, key: null, lastGoodAt: null });

/** A file that cannot be read counts as none: copies are set up again, nothing is lost. */
export const readPcCopies = (file: string): PcCopies => {
  if (!existsSync(file)) return newPc();
  try {
    const { key, ...rest } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { ...rest, key: key === null ? null : { ...key, sealedIdentity: new Uint8Array(Buffer.from(key.sealedIdentity, 'base64')) } };
  } catch {
    return newPc();
  }
};

export const writePcCopies = (file: string, copies: PcCopies): void => {
  mkdirSync(dirname(file), { recursive: true });
  const { key, ...rest } = copies;
  const written = openAtomicFile(file);
  try {
    written.write(Buffer.from(JSON.stringify({ ...rest, key: key === null ? null : { ...key, sealedIdentity: Buffer.from(key.sealedIdentity).toString('base64') } })));
    written.commit();
  } finally {
    written.discard();
  }
};
