import type { ErrorCorrection } from './template.ts';
import { checksOf } from './qr-reed-solomon.ts';
import { allCodewords, blocksIn, checkCodewordsIn, dataCodewords, largestVersion } from './qr-tables.ts';

/** How a text is written: in the densest mode that holds all of it. */
type Segment = {
  readonly mode: number;
  /** Bits that hold the length, in versions 1–9, 10–26, 27–40. */
  readonly lengthBits: readonly [number, number, number];
  readonly length: number;
  /** Says that the bytes are UTF-8. Left out for plain ASCII: old scanners stumble over it. */
  readonly utf8: boolean;
  readonly bits: readonly (readonly [value: number, count: number])[];
};

const alphanumerics = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const segmentOf = (text: string): Segment => {
  if (/^\d+$/.test(text)) {
    const groups = text.match(/\d{1,3}/g) ?? [];
    return { mode: 1, lengthBits: [10, 12, 14], length: text.length, utf8: false, bits: groups.map((group) => [Number(group), group.length * 3 + 1]) };
  }
  if ([...text].every((character) => alphanumerics.includes(character))) {
    const pairs = text.match(/..?/gs) ?? [];
    const bits = pairs.map((pair): readonly [number, number] =>
      pair.length === 2 ? [alphanumerics.indexOf(pair.charAt(0)) * 45 + alphanumerics.indexOf(pair.charAt(1)), 11] : [alphanumerics.indexOf(pair), 6],
    );
    return { mode: 2, lengthBits: [9, 11, 13], length: text.length, utf8: false, bits };
  }
  const bytes = new TextEncoder().encode(text);
  return { mode: 4, lengthBits: [8, 16, 16], length: bytes.length, utf8: bytes.length !== text.length, bits: [...bytes].map((byte) => [byte, 8]) };
};

const eciMode = 7;
const eciUtf8 = 26;
const headBits = ({ utf8, lengthBits }: Segment, version: number): number => (utf8 ? 12 : 0) + 4 + lengthBitsIn(lengthBits, version);
const lengthBitsIn = (bits: Segment['lengthBits'], version: number): number => (version < 10 ? bits[0] : version < 27 ? bits[1] : bits[2]);

export type Codewords = { readonly version: number; readonly codewords: Uint8Array };

/** All codewords of a text in the smallest version that holds it, blocks interleaved; null = even the largest does not. */
export const codewordsOf = (text: string, level: ErrorCorrection): Codewords | null => {
  const segment = segmentOf(text);
  const bodyBits = segment.bits.reduce((sum, [, count]) => sum + count, 0);
  for (let version = 1; version <= largestVersion; version += 1) {
    if (segment.length >= 2 ** lengthBitsIn(segment.lengthBits, version)) continue;
    if (headBits(segment, version) + bodyBits <= dataCodewords(version, level) * 8) {
      return { version, codewords: interleaved(writeData(segment, version, level), version, level) };
    }
  }
  return null;
};

const writeData = (segment: Segment, version: number, level: ErrorCorrection): Uint8Array => {
  const data = new Uint8Array(dataCodewords(version, level));
  let at = 0;
  const write = (value: number, count: number): void => {
    for (let bit = count - 1; bit >= 0; bit -= 1, at += 1) {
      if (((value >>> bit) & 1) === 1) data[at >>> 3] = (data[at >>> 3] ?? 0) | (0x80 >>> (at & 7));
    }
  };
  if (segment.utf8) {
    write(eciMode, 4);
    write(eciUtf8, 8);
  }
  write(segment.mode, 4);
  write(segment.length, lengthBitsIn(segment.lengthBits, version));
  for (const [value, count] of segment.bits) write(value, count);
  // The terminator and the rest of its byte are zeros already, cut short where the symbol is full.
  const filled = Math.ceil(Math.min(at + 4, data.length * 8) / 8);
  for (let index = filled, padding = 0xec; index < data.length; index += 1, padding ^= 0xec ^ 0x11) data[index] = padding;
  return data;
};

/** Cuts the data into blocks, gives each its checks, and takes a codeword of each in turn: a smudge is shared by all blocks. */
const interleaved = (data: Uint8Array, version: number, level: ErrorCorrection): Uint8Array => {
  const count = blocksIn(version, level);
  const checks = checkCodewordsIn(version, level);
  const shortLength = Math.floor(data.length / count);
  const longBlocks = data.length % count;
  const blocks: { readonly data: Uint8Array; readonly checks: Uint8Array }[] = [];
  for (let index = 0, from = 0; index < count; index += 1) {
    const length = shortLength + (index >= count - longBlocks ? 1 : 0);
    const block = data.subarray(from, from + length);
    blocks.push({ data: block, checks: checksOf(block, checks) });
    from += length;
  }
  const codewords = new Uint8Array(allCodewords(version));
  let at = 0;
  const take = (codeword: number | undefined): void => {
    if (codeword === undefined) return;
    codewords[at] = codeword;
    at += 1;
  };
  for (let index = 0; index <= shortLength; index += 1) for (const block of blocks) take(block.data[index]);
  for (let index = 0; index < checks; index += 1) for (const block of blocks) take(block.checks[index]);
  return codewords;
};
