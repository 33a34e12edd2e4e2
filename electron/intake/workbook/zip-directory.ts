import { createInflateRaw, inflateRawSync } from 'node:zlib';

/** A workbook's zip directory, read to refuse bombs before anything is unpacked, and to name the sheets. */
export type ZipEntry = { readonly name: string; readonly method: number; readonly packed: number; readonly unpacked: number; readonly offset: number };

/** Entries, or null when the directory is missing or damaged (a file cut off in the middle). Zip64 sizes are refused as damaged. */
export const readZipDirectory = (bytes: Buffer): readonly ZipEntry[] | null => {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

const packedBytes = (bytes: Buffer, entry: ZipEntry): Buffer | null => {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== 0x04034b50) return null;
  const from = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  return from + entry.packed > bytes.length ? null : bytes.subarray(from, from + entry.packed);
};

/** A small entry's content; null when it is larger than `limit` or damaged. */
export const unpackEntry = (bytes: Buffer, entry: ZipEntry, limit: number): Buffer | null => {
  const packed = packedBytes(bytes, entry);
  if (packed === null) return null;
  if (entry.method === 0) return packed.length > limit ? null : packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch {
    return null;
  }
};

/** What the entry really unpacks to, counted without keeping it; stops at `limit`. Null when it is damaged. */
export const countUnpacked = (bytes: Buffer, entry: ZipEntry, limit: number): Promise<number | null> => {
  const packed = packedBytes(bytes, entry);
  if (packed === null) return Promise.resolve(null);
  if (entry.method === 0) return Promise.resolve(packed.length);
  return new Promise((resolve) => {
    let total = 0;
    const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
    const finish = (result: number | null): void => {
      inflate.destroy();
      resolve(result);
    };
    inflate.on('data', (chunk: Buffer) => {
      total += chunk.length;
      if (total > limit) finish(total);
    });
    inflate.on('end', () => { finish(total); });
    inflate.on('error', () => { finish(null); });
    inflate.end(packed);
  });
};
