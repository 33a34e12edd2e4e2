import { webcrypto } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type * as Age from 'age-encryption';
import { openAtomicFile } from '../../printing/atomic-file.ts';

/**
 * Sealed files are in the age format (age-encryption.org/v1), so that they can be opened with the ordinary `age` program too. Copies are sealed
 * for a key of the shop's own; that key is sealed by the passphrase and lies beside them. So making copies needs no passphrase, and none is
 * kept anywhere. A single file that travels (moving to another PC) is sealed by its passphrase itself.
 */
export type Seal =
  | { readonly kind: 'key'; readonly recipient: string }
  | { readonly kind: 'passphrase'; readonly passphrase: string };

/** The shop's key for its copies: public half, and the secret half sealed by the passphrase. */
export type SealingKey = { readonly name: string; readonly recipient: string; readonly sealedIdentity: Uint8Array };

/** Neither passphrase nor key opens it. */
export class NotOpened extends Error {
  constructor() {
    super('the passphrase does not open it');
  }
}
/** What was sealed has been changed or cut off since. */
export class SealBroken extends Error {
  constructor(cause: unknown) {
    super('the sealed file is damaged', { cause });
  }
}

const load = async (): Promise<typeof Age> => {
  // Node 18, which the older Electron brings, has it under another name.
  if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
  return import('age-encryption');
};

/** Copies and their key are matched by the first letters of the public key's own part. */
const nameOf = (recipient: string): string => recipient.slice(4, 12);

/** `workFactor`: the passphrase costs 2 to the power of it to try; age's own is 18, about a second. */
export const makeSealingKey = async (passphrase: string, workFactor = 18): Promise<SealingKey> => {
  const age = await load();
  const identity = await age.generateX25519Identity();
  const recipient = await age.identityToRecipient(identity);
  const encrypter = new age.Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return { name: nameOf(recipient), recipient, sealedIdentity: await encrypter.encrypt(`${identity}\n`) };
};

/** The secret key in text; throws `NotOpened`. */
export const openSealingKey = async (sealedIdentity: Uint8Array, passphrase: string): Promise<string> => {
  const age = await load();
  const decrypter = new age.Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return (await decrypter.decrypt(sealedIdentity, 'text')).trim();
  } catch {
    throw new NotOpened();
  }
};

/** The bytes as they lie on the disk, sealed for `seal`. */
export const sealedBytes = async (source: ReadableStream<Uint8Array>, seal: Seal): Promise<ReadableStream<Uint8Array>> => {
  const age = await load();
  const encrypter = new age.Encrypter();
  if (seal.kind === 'key') encrypter.addRecipient(seal.recipient);
  else encrypter.setPassphrase(seal.passphrase);
  return encrypter.encrypt(source);
};

export type Opener = { readonly kind: 'identity'; readonly identity: string } | { readonly kind: 'passphrase'; readonly passphrase: string };

/** What was sealed. Throws `NotOpened` before the first byte, `SealBroken` while it is read. */
export const openedBytes = async (source: ReadableStream<Uint8Array>, opener: Opener): Promise<ReadableStream<Uint8Array>> => {
  const age = await load();
  const decrypter = new age.Decrypter();
  if (opener.kind === 'identity') decrypter.addIdentity(opener.identity);
  else decrypter.addPassphrase(opener.passphrase);
  try {
    return await decrypter.decrypt(source);
  } catch (error) {
    if (error instanceof Error && /no identity matched/.test(error.message)) throw new NotOpened();
    throw new SealBroken(error);
  }
};

const chunkBytes = 256 * 1024;

export const bytesOf = (file: string): ReadableStream<Uint8Array> =>
  Readable.toWeb(createReadStream(file, { highWaterMark: chunkBytes })) as ReadableStream<Uint8Array>;

/** Writes a stream whole or not at all. */
export const writeWhole = async (stream: ReadableStream<Uint8Array>, path: string): Promise<void> => {
  const file = openAtomicFile(path);
  try {
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      file.write(value);
    }
    file.commit();
  } finally {
    file.discard();
  }
};
