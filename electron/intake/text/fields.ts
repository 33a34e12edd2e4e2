import type { TextFile } from './encoding.ts';
import { decodeGb18030 } from './gb18030.ts';
import { closingQuote, mayOpenQuote, openingQuote, passed } from './records.ts';

const QUOTE = 0x22;

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
      const isWanted = columns === null || columns[slot] === column;
      const first = bytes[at];
      const content = at < end && mayOpenQuote(first) ? (first === QUOTE ? at + 1 : openingQuote(bytes, at, delimiter)) : -1;
      let from = at;
      let to: number;
      let bits = 0;
      let doubled = false;
      if (content === -1 || content > end) {
        while (at < end && bytes[at] !== delimiter) {
          bits |= bytes[at] as number;
          at += 1;
        }
        to = at;
      } else {
        const close = closingQuote(bytes, content, end, delimiter, lenient);
        bits = passed.bits;
        doubled = passed.doubled;
        from = content;
        // An opening quote without its end: the field is all that is left (a cut line).
        to = close === -1 ? end : close;
        at = close === -1 ? end : close + 1;
        while (at < end && bytes[at] !== delimiter) at += 1;
      }
      if (isWanted) {
        if (from >= to) cells[slot] = '';
        else {
          const text = bits < 0x80 ? bytes.toString('latin1', from, to) : decode(bytes, from, to);
          if (text === null) isReadable = false;
          cells[slot] = text === null ? '' : doubled ? text.replaceAll('""', '"') : text;
        }
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
