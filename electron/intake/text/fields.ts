import type { TextFile } from './encoding.ts';
import { decodeGb18030 } from './gb18030.ts';
import { closingQuote, openingQuote } from './records.ts';

const QUOTE = 0x22;
const EQUALS = 0x3d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * Reads the fields of the record `bytes[start, end)` into `cells`: those of `columns` (ascending; null = all), at most the first
 * `slots` of them. Other fields are skipped without decoding. False when a field that was read is no text in the file's encoding.
 */
export type FieldReader = (start: number, end: number, lenient: boolean, slots: number, cells: string[]) => boolean;

export const fieldReader = (text: TextFile, delimiter: number, columns: readonly number[] | null): FieldReader => {
  const { bytes } = text;
  const decode = text.read === 'utf-8' ? decodeUtf8 : decodeGb18030;

  return (start, end, lenient, slots, cells) => {
    const wanted = columns === null ? Number.MAX_SAFE_INTEGER : Math.min(slots, columns.length);
    let slot = 0;
    let isReadable = true;
    let column = 0;
    let at = start;
    while (slot < wanted) {
      const first = bytes[at] as number;
      const mayBeQuoted = at < end && (first === QUOTE || first === EQUALS || first === SPACE || first === TAB);
      const content = mayBeQuoted ? openingQuote(bytes, at, delimiter) : -1;
      const close = content === -1 || content > end ? -1 : closingQuote(bytes, content, end, delimiter, lenient);
      let from = at;
      let to: number;
      if (close !== -1) {
        from = content;
        to = close;
        at = close + 1;
        while (at < end && bytes[at] !== delimiter) at += 1;
      } else {
        // An opening quote without its end: the field is all that is left (a cut line).
        if (content !== -1) {
          from = content;
          at = end;
        } else while (at < end && bytes[at] !== delimiter) at += 1;
        to = at;
      }
      if (columns === null || columns[slot] === column) {
        const cell = cellText(bytes, from, to, close !== -1, decode);
        if (cell === null) isReadable = false;
        cells[slot] = cell ?? '';
        slot += 1;
      }
      if (at >= end) break;
      at += 1;
      column += 1;
    }
    if (columns !== null) for (; slot < columns.length; slot += 1) cells[slot] = '';
    return isReadable;
  };
};

const decodeUtf8 = (bytes: Buffer, start: number, end: number): string => bytes.toString('utf8', start, end);

const cellText = (
  bytes: Buffer,
  from: number,
  to: number,
  quoted: boolean,
  decode: (bytes: Buffer, start: number, end: number) => string | null,
): string | null => {
  if (from >= to) return '';
  let bits = 0;
  let doubled = false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    bits |= byte;
    if (byte === QUOTE) doubled = true;
  }
  const text = bits < 0x80 ? bytes.toString('latin1', from, to) : decode(bytes, from, to);
  return text !== null && quoted && doubled ? text.replaceAll('""', '"') : text;
};
