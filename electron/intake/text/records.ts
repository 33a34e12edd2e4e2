/**
 * Where the records of a delimited text file begin, found in one pass over its bytes. Delimiters, quotes and line ends are single
 * ASCII bytes that occur inside no character of UTF-8 or GB18030, so nothing needs decoding for this.
 *
 * Read more tolerantly than RFC 4180, the way platforms and people write: `="123"` fields, quotes in the middle of a field,
 * line breaks inside quotes, CRLF, LF or CR, an extra delimiter at the end. A quote that is never closed costs its own line, not the
 * rest of the file: where a record runs over several lines and one of them is a whole record by itself, the line that opened
 * the quote is broken and the others are read on their own.
 */

export type Delimiter = ',' | '\t' | ';' | '|';

const QUOTE = 0x22;
const EQUALS = 0x3d;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;

/** A record as a state of the walk; one object is reused for all of them. */
export type Span = {
  start: number;
  /** Behind the last byte of the record, its line end not included. */
  end: number;
  /** Behind the line end. */
  next: number;
  fields: number;
  /** Line ends inside the record. */
  innerLines: number;
  /** A quote stands inside a quoted field without its double: not doubled by the writer, or a field that was never closed. */
  strayQuote: boolean;
  closed: boolean;
};

export const newSpan = (): Span => ({ start: 0, end: 0, next: 0, fields: 0, innerLines: 0, strayQuote: false, closed: true });

const maxRecordBytes = 1_000_000;

/** True where a field's closing quote may stand: before a delimiter, a line end, the end, or blanks and one of these. */
const closesAt = (bytes: Buffer, at: number, delimiter: number): boolean => {
  let behind = at + 1;
  while (behind < bytes.length && (bytes[behind] === SPACE || (bytes[behind] === TAB && delimiter !== TAB))) behind += 1;
  const byte = bytes[behind];
  return byte === undefined || byte === delimiter || byte === CR || byte === LF;
};

/** What the last `closingQuote` met on its way; a plain object, since this runs for every field of a million lines. */
export const passed = { lineEnds: 0, bits: 0, doubled: false, strayQuote: false };

/** Position of the closing quote of a field whose content begins at `from`; -1 when there is none within `limit`. */
export const closingQuote = (bytes: Buffer, from: number, limit: number, delimiter: number, lenient: boolean): number => {
  let at = from;
  let bits = 0;
  let lineEnds = 0;
  passed.doubled = false;
  passed.strayQuote = false;
  while (at < limit) {
    const byte = bytes[at] as number;
    if (byte > QUOTE) {
      bits |= byte;
      at += 1;
    } else if (byte === QUOTE) {
      const next = at + 1 < bytes.length ? (bytes[at + 1] as number) : LF;
      if (next === delimiter || next === LF || next === CR) break;
      if (next === QUOTE) {
        // A doubled quote stands for one in the text. Who does not double them may also mean the text's last one and the field's.
        if (lenient && closesAt(bytes, at + 1, delimiter)) {
          at += 1;
          break;
        }
        passed.doubled = true;
        at += 2;
      } else if (closesAt(bytes, at, delimiter)) break;
      else {
        passed.strayQuote = true;
        at += 1;
      }
    } else {
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lineEnds += 1;
      at += 1;
    }
  }
  passed.bits = bits;
  passed.lineEnds = lineEnds;
  return at < limit ? at : -1;
};

/**
 * Where the content of a quoted field (`"…` or `="…`) begins; -1 for an unquoted one. Blanks before the quote are skipped, and the
 * byte order mark of a file that was appended to another.
 */
export const openingQuote = (bytes: Buffer, from: number, delimiter: number): number => {
  let at = from;
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
  while (bytes[at] === SPACE || (bytes[at] === TAB && delimiter !== TAB)) at += 1;
  if (bytes[at] === QUOTE) return at + 1;
  return bytes[at] === EQUALS && bytes[at + 1] === QUOTE ? at + 2 : -1;
};

/** Bytes that may begin a quoted field. */
export const mayOpenQuote = (byte: number | undefined): boolean =>
  byte === QUOTE || byte === EQUALS || byte === SPACE || byte === TAB || byte === 0xef;

/** Walks one record from `start`. `singleLine`: a line end always ends the record. */
export const walkRecord = (bytes: Buffer, start: number, delimiter: number, lenient: boolean, singleLine: boolean, span: Span): void => {
  span.start = start;
  span.fields = 1;
  span.innerLines = 0;
  span.strayQuote = false;
  span.closed = true;
  const limit = singleLine ? lineEnd(bytes, start, bytes.length) : Math.min(bytes.length, start + maxRecordBytes);
  let at = start;
  let fieldStart = true;
  while (at < limit) {
    const byte = bytes[at] as number;
    if (fieldStart && mayOpenQuote(byte)) {
      const content = byte === QUOTE ? at + 1 : openingQuote(bytes, at, delimiter);
      if (content !== -1) {
        const close = closingQuote(bytes, content, limit, delimiter, lenient);
        if (close === -1) {
          span.closed = false;
          at = limit;
          break;
        }
        span.innerLines += passed.lineEnds;
        if (passed.strayQuote) span.strayQuote = true;
        at = close + 1;
        fieldStart = false;
        continue;
      }
    }
    fieldStart = false;
    if (byte === delimiter) {
      span.fields += 1;
      fieldStart = true;
    } else if (byte === LF || byte === CR) break;
    at += 1;
  }
  if (at >= limit && !singleLine && limit < bytes.length) span.closed = false;
  span.end = at;
  const ended = bytes[at];
  span.next = ended === CR && bytes[at + 1] === LF ? at + 2 : ended === CR || ended === LF ? at + 1 : at;
};

const lineEnd = (bytes: Buffer, from: number, limit: number): number => {
  let at = from;
  while (at < limit && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return at;
};

/** True where the record holds nothing but delimiters, quotes and blanks. */
export const isBlankRecord = (bytes: Buffer, span: Span, delimiter: number): boolean => {
  for (let at = span.start; at < span.end; at += 1) {
    const byte = bytes[at];
    if (byte !== delimiter && byte !== SPACE && byte !== TAB && byte !== QUOTE) return false;
  }
  return true;
};
