import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/**
 * GB18030 cells → text, cell by cell: export files have dozens of columns of which few are needed, so decoding whole files would
 * spend most of its time on text that nobody reads. Bytes that are no GB18030, and UTF-8 text inside a GB18030 file, are told
 * apart from real text instead of becoming nonsense characters (IN-3).
 */

/** Two-byte code → UTF-16 unit; 0 = no character. Index: (lead - 0x81) * 256 + trail. */
let twoByteCodes: Uint16Array | undefined;

const codes = (): Uint16Array => {
  if (twoByteCodes !== undefined) return twoByteCodes;
  const table = new Uint16Array(126 * 256);
  const pairs = Buffer.alloc(190 * 3);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    let at = 0;
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      pairs[at] = lead;
      pairs[at + 1] = trail;
      pairs[at + 2] = 0x0a;
      at += 3;
    }
    const characters = iconv.decode(pairs, 'gb18030').split('\n');
    for (let trail = 0x40, index = 0; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = characters[index] ?? '';
      index += 1;
      if (character.length === 1 && character !== '\ufffd') table[(lead - 0x81) * 256 + trail] = character.charCodeAt(0);
    }
  }
  twoByteCodes = table;
  return table;
};

/** Everyday characters (GB 2312 symbols and first-level hanzi). UTF-8 read as GB18030 hardly ever consists of these alone. */
const isEveryday = (lead: number, trail: number): boolean => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));

/** UTF-16 units in the machine's order, which is little-endian wherever this runs. */
const scratchUnits = new Uint16Array(4096);
const scratchBytes = Buffer.from(scratchUnits.buffer);

/** Text of `bytes[start, end)`; null when it cannot be GB18030 text. */
export const decodeGb18030 = (bytes: Buffer, start: number, end: number): string | null => {
  const table = codes();
  const room = end - start <= scratchUnits.length ? scratchUnits : new Uint16Array(end - start);
  let units = 0;
  let unusual = 0;
  let at = start;
  while (at < end) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      room[units] = lead;
      at += 1;
    } else {
      if (lead === 0x80) return null;
      const trail = at + 1 < end ? (bytes[at + 1] as number) : 0;
      if (trail >= 0x30 && trail <= 0x39) return decodeWithFourBytes(bytes, start, end);
      const code = lead === 0xff || trail < 0x40 ? 0 : (table[(lead - 0x81) * 256 + trail] as number);
      if (code === 0) return null;
      if (!isEveryday(lead, trail)) unusual += 1;
      room[units] = code;
      at += 2;
    }
    units += 1;
  }
  if (unusual > 0 && isRatherUtf8(bytes, start, end)) return null;
  return room === scratchUnits ? scratchBytes.toString('utf16le', 0, units * 2) : Buffer.from(room.buffer, 0, units * 2).toString('utf16le');
};

const decodeWithFourBytes = (bytes: Buffer, start: number, end: number): string | null => {
  if (isRatherUtf8(bytes, start, end)) return null;
  const text = iconv.decode(bytes.subarray(start, end), 'gb18030');
  return text.includes('\ufffd') ? null : text;
};

/** Valid UTF-8 with at least two Chinese characters: chance in real GB18030 text is below one in ten thousand. */
export const isRatherUtf8 = (bytes: Buffer, start: number, end: number): boolean => {
  const slice = bytes.subarray(start, end);
  if (!isUtf8(slice)) return false;
  return (slice.toString('utf8').match(/[\u2e80-\u9fff\uff01-\uff60\ufffd\ue000-\uf8ff]|[\ud840-\ud87f]/g) ?? []).length >= 2;
};
