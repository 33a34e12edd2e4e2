import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { crc32 } from './crc32.ts';

/** A workbook's zip directory, read to refuse bombs before anything is unpacked, and to unpack what is needed. */
export type ZipEntry = {
  readonly name: string;
  /** The name's bytes, for those that are not UTF-8. */
  readonly rawName: Buffer;
  readonly method: number;
  readonly checksum: number;
  /** Bytes, as the directory declares them. */
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

/** Entries, or null when the directory is missing or damaged (a file cut off in the middle). Zip64 is refused as damaged. */
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
      checksum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      rawName: bytes.subarray(at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

/** The entry's content is behind a password. */
export const isLockedEntry = (bytes: Buffer, entry: ZipEntry): boolean => entry.offset + 8 <= bytes.length && (bytes.readUInt16LE(entry.offset + 6) & 1) === 1;

const packedBytes = (bytes: Buffer, entry: ZipEntry): Buffer | null => {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== 0x04034b50) return null;
  const from = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  return from + entry.packed > bytes.length ? null : bytes.subarray(from, from + entry.packed);
};

/** An entry's content; null when it is larger than `limit` or damaged. */
export const unpackEntry = (bytes: Buffer, entry: ZipEntry, limit: number): Buffer | null => {
  const packed = packedBytes(bytes, entry);
  if (packed === null || (entry.method !== 0 && entry.method !== 8)) return null;
  try {
    const content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: limit });
    return content.length <= limit && crc32(content) === entry.checksum ? content : null;
  } catch {
    return null;
  }
};

/** An entry's content bit by bit, for those too large to hold. Throws `ZipDamage` when it is damaged or longer than `limit`. */
export async function* unpackStream(bytes: Buffer, entry: ZipEntry, limit: number): AsyncGenerator<Buffer, void, void> {
  const packed = packedBytes(bytes, entry);
  if (packed === null || (entry.method !== 0 && entry.method !== 8)) throw new ZipDamage();
  if (entry.method === 0) {
    if (packed.length > limit || crc32(packed) !== entry.checksum) throw new ZipDamage();
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  let total = 0;
  let checksum = 0;
  try {
    for await (const chunk of inflate) {
      total += (chunk as Buffer).length;
      if (total > limit) throw new ZipDamage();
      checksum = crc32(chunk as Buffer, checksum);
      yield chunk as Buffer;
    }
    if (checksum !== entry.checksum) throw new ZipDamage();
  } catch {
    throw new ZipDamage();
  } finally {
    inflate.destroy();
  }
}

/** The file's own fault, told as a refusal by whoever opened it. */
export class ZipDamage extends Error {}
