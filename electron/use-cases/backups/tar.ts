/** The plain tar format (POSIX ustar): one file that holds the store and its pictures, which any computer can take apart. */
export type TarEntry = { readonly name: string; readonly bytes: number };

const block = 512;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

const headerOf = ({ name, bytes }: TarEntry): Uint8Array => {
  const header = new Uint8Array(block);
  const put = (text: string, at: number): void => {
    header.set(encoder.encode(text), at);
  };
  put(name, 0);
  put(octal(0o600, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  // Up to 8 GB in octal; above, the number in binary as GNU and BSD write it.
  if (bytes < 8 ** 11) put(octal(bytes, 12), 124);
  else {
    new DataView(header.buffer).setBigUint64(128, BigInt(bytes));
    header[124] = 0x80;
  }
  put(octal(0, 12), 136);
  put('        ', 148);
  put('0', 156);
  put('ustar\u000000', 257);
  put(`${octal(header.reduce((sum, byte) => sum + byte, 0), 7)} `, 148);
  return header;
};

const padding = (bytes: number): Uint8Array => new Uint8Array((block - (bytes % block)) % block);

/** Names up to 100 bytes; the content is read as it is written out. Throws when a file is longer or shorter than was said. */
export async function* tarOf(entries: Iterable<TarEntry & { readonly content: () => AsyncIterable<Uint8Array> }>): AsyncGenerator<Uint8Array> {
  for (const entry of entries) {
    yield headerOf(entry);
    let written = 0;
    for await (const chunk of entry.content()) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== entry.bytes) throw new Error('a file changed while it was packed');
    yield padding(written);
  }
  yield new Uint8Array(2 * block);
}

export class NotATar extends Error {}

const readNumber = (header: Uint8Array): number => {
  if (header[124] === 0x80) return Number(new DataView(header.buffer, header.byteOffset).getBigUint64(128));
  const text = decoder.decode(header.subarray(124, 136)).replace(/[\0 ].*$/s, '');
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
};

const readHeader = (header: Uint8Array): TarEntry | null => {
  if (header.every((byte) => byte === 0)) return null;
  const said = Number.parseInt(decoder.decode(header.subarray(148, 154)), 8);
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const bytes = readNumber(header);
  if (said !== sum || !Number.isSafeInteger(bytes) || bytes < 0) throw new NotATar('not a tar file');
  return { name: decoder.decode(header.subarray(0, 100)).replace(/\0.*$/s, ''), bytes };
};

/**
 * Takes a tar stream apart. `take` is asked for each entry what its bytes are handed to; null passes it over. Resolves true when the end was
 * reached, false when `take` said 'stop'. Throws `NotATar` for anything else, also for one that is cut off.
 */
export const readTar = async (
  stream: AsyncIterable<Uint8Array>,
  take: (entry: TarEntry) => { readonly write: (chunk: Uint8Array) => void; readonly end: () => void } | null | 'stop',
): Promise<boolean> => {
  const header = new Uint8Array(block);
  let headerFilled = 0;
  let left = 0;
  let pad = 0;
  let sink: { readonly write: (chunk: Uint8Array) => void; readonly end: () => void } | null = null;
  let ended = false;
  for await (const chunk of stream) {
    let at = 0;
    while (at < chunk.length && !ended) {
      if (left > 0) {
        const part = chunk.subarray(at, at + left);
        sink?.write(part);
        at += part.length;
        left -= part.length;
        if (left === 0) sink?.end();
      } else if (pad > 0) {
        const skipped = Math.min(pad, chunk.length - at);
        at += skipped;
        pad -= skipped;
      } else {
        const part = chunk.subarray(at, at + block - headerFilled);
        header.set(part, headerFilled);
        headerFilled += part.length;
        at += part.length;
        if (headerFilled < block) continue;
        headerFilled = 0;
        const entry = readHeader(header);
        if (entry === null) {
          ended = true;
          continue;
        }
        const wanted = take(entry);
        if (wanted === 'stop') return false;
        sink = wanted;
        left = entry.bytes;
        pad = padding(entry.bytes).length;
        if (left === 0) sink?.end();
      }
    }
  }
  if (!ended) throw new NotATar('the file is cut off');
  return true;
};
