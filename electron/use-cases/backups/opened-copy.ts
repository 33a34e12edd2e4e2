import { closeSync, existsSync, openSync, readSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keyFileName } from '../../store/copy-files.ts';
import { bytesOf, NotOpened, openedBytes, openSealingKey, SealBroken, type Opener } from './sealing.ts';

/** Nobody has said a passphrase yet. */
export class PassphraseWanted extends Error {}
/** The file with the key that opens it is not beside it, and this PC has none either. */
export class KeyMissing extends Error {}
/** Neither a store nor a file for another PC. */
export class NotACopy extends Error {}

export type Unlocking = {
  readonly passphrase: string | null;
  /** Keys that this PC knows, sealed by their passphrase. */
  readonly keys: readonly { readonly name: string; readonly sealedIdentity: Uint8Array }[];
};

export type OpenedCopy = { readonly kind: 'store' | 'everything'; readonly chunks: AsyncIterable<Uint8Array>; readonly sealed: boolean };

const firstBytes = (file: string, count: number): Buffer => {
  const bytes = Buffer.alloc(count);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, count, 0));
  } finally {
    closeSync(handle);
  }
};

const sealedHow = (head: Buffer): 'plain' | 'passphrase' | 'key' => {
  const text = head.toString('latin1');
  if (!text.startsWith('age-encryption.org/v1\n')) return 'plain';
  return text.includes('\n-> scrypt ') ? 'passphrase' : 'key';
};

/** The names of keys come from file names, so every key file beside is tried when the copy's own name says nothing. */
const keysFor = (file: string, known: Unlocking['keys']): readonly Uint8Array[] => {
  const beside = readdirSync(dirname(file)).filter((name) => /^backroom-key-[a-z0-9]{8}\.age$/.test(name));
  const own = /\.([a-z0-9]{8})\.db\.age$/.exec(basename(file))?.[1];
  const wanted = own === undefined ? beside : beside.filter((name) => name === keyFileName(own));
  return [
    ...known.filter(({ name }) => own === undefined || name === own).map(({ sealedIdentity }) => sealedIdentity),
    ...wanted.map((name) => readFileSync(join(dirname(file), name))),
  ];
};

/** What opens it; throws `PassphraseWanted`, `KeyMissing` or `NotOpened`. */
export const openerFor = async (file: string, how: 'passphrase' | 'key', { passphrase, keys }: Unlocking): Promise<Opener> => {
  if (passphrase === null) throw new PassphraseWanted();
  if (how === 'passphrase') return { kind: 'passphrase', passphrase };
  const candidates = keysFor(file, keys);
  if (candidates.length === 0) throw new KeyMissing();
  for (const sealed of candidates) {
    try {
      return { kind: 'identity', identity: await openSealingKey(sealed, passphrase) };
    } catch (error) {
      if (!(error instanceof NotOpened)) throw error;
    }
  }
  throw new NotOpened();
};

async function* chunksOf(stream: ReadableStream<Uint8Array>, sealed: boolean): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        // The disk's own errors have a code; all others come from the seal.
        throw sealed && !(error instanceof Error && 'code' in error) ? new SealBroken(error) : error;
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const kindOf = (head: Uint8Array): OpenedCopy['kind'] => {
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('SQLite format 3\0')) return 'store';
  if (text.slice(257, 262) === 'ustar') return 'everything';
  throw new NotACopy();
};

const headBytes = 512;

/** Opens any copy of ours, sealed or not, and says what it is by its first bytes. Whoever takes the chunks takes all or stops reading. */
export const openCopy = async (file: string, unlocking: Unlocking): Promise<OpenedCopy> => {
  const how = sealedHow(firstBytes(file, 400));
  const sealed = how !== 'plain';
  const stream = how === 'plain' ? bytesOf(file) : await openedBytes(bytesOf(file), await openerFor(file, how, unlocking));
  const source = chunksOf(stream, sealed);
  const held: Uint8Array[] = [];
  for (let have = 0; have < headBytes;) {
    const next = await source.next();
    if (next.done === true) break;
    held.push(next.value);
    have += next.value.length;
  }
  const head = Buffer.concat(held).subarray(0, headBytes);
  let kind: OpenedCopy['kind'];
  try {
    kind = kindOf(head);
  } catch (error) {
    await source.return(undefined);
    throw error;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* held;
      for (;;) {
        const next = await source.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await source.return(undefined);
    }
  }
  return { kind, chunks: all(), sealed };
};

/** A store that was copied by hand may have its newest pages in the log beside it; our own copies have none. */
export const logBeside = (file: string): string | null => (/\.db$/.test(file) && !/Z-[a-z0-9-]+\.db$/.test(file) && existsSync(`${file}-wal`) ? `${file}-wal` : null);
