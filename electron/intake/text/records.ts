/**
 * Where the records of a delimited text file begin, found in one pass over its bytes. Delimiters, quotes and line ends are single
 * ASCII bytes that occur inside no character of UTF-8 or GB18030, so nothing needs decoding for this.
 *
 * Read more tolerantly than RFC 4180, the way platforms and people write: `="123"` fields, quotes in the middle of a field,
 * line breaks inside quotes, CRLF, LF or CR, an extra delimiter at the end. A quote that is never closed costs its own line, not the
 * rest of the file: where a record runs over several lines and one of them is a whole record by itself, the line that opened
 * the quote is broken and the others are read on their own.
 */

export type Delimiter = ',' | '\t' | ';';

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
  closed: boolean;
};

export const newSpan = (): Span => ({ start: 0, end: 0, next: 0, fields: 0, innerLines: 0, closed: true });

const maxRecordBytes = 1_000_000;

/** True where a field's closing quote may stand: before a delimiter, a line end, the end, or blanks and one of these. */
const closesAt = (bytes: Buffer, at: number, delimiter: number): boolean => {
  let behind = at + 1;
  while (behind < bytes.length && (bytes[behind] === SPACE || (bytes[behind] === TAB && delimiter !== TAB))) behind += 1;
  const byte = bytes[behind];
  return byte === undefined || byte === delimiter || byte === CR || byte === LF;
};

/** Position of the closing quote of a field whose content begins at `from`; -1 when there is none within `limit`. */
export const closingQuote = (bytes: Buffer, from: number, limit: number, delimiter: number, lenient: boolean): number => {
  let at = from;
  while (at < limit) {
    if (bytes[at] !== QUOTE) {
      at += 1;
      continue;
    }
    if (bytes[at + 1] === QUOTE) {
      // A doubled quote stands for one in the text. Who does not double them may also mean the text's last one and the field's.
      if (lenient && closesAt(bytes, at + 1, delimiter)) return at + 1;
      at += 2;
    } else if (closesAt(bytes, at, delimiter)) return at;
    else at += 1;
  }
  return -1;
};

/** Where the content of a quoted field (`"…` or `="…`) begins; -1 for an unquoted one. Blanks before the quote are skipped. */
export const openingQuote = (bytes: Buffer, from: number, delimiter: number): number => {
  let at = from;
  while (bytes[at] === SPACE || (bytes[at] === TAB && delimiter !== TAB)) at += 1;
  if (bytes[at] === QUOTE) return at + 1;
  return bytes[at] === EQUALS && bytes[at + 1] === QUOTE ? at + 2 : -1;
};

/** Walks one record from `start`. `singleLine`: a line end always ends the record. */
export const walkRecord = (bytes: Buffer, start: number, delimiter: number, lenient: boolean, singleLine: boolean, span: Span): void => {
  span.start = start;
  span.fields = 1;
  span.innerLines = 0;
  span.closed = true;
  const limit = Math.min(bytes.length, start + maxRecordBytes);
  let at = start;
  let fieldStart = true;
  while (at < limit) {
    const byte = bytes[at] as number;
    if (fieldStart && (byte === QUOTE || byte === EQUALS || byte === SPACE || byte === TAB)) {
      const content = openingQuote(bytes, at, delimiter);
      if (content !== -1) {
        const close = closingQuote(bytes, content, singleLine ? lineEnd(bytes, content, limit) : limit, delimiter, lenient);
        if (close === -1) {
          span.closed = false;
          if (!singleLine && limit < bytes.length) break;
          at = singleLine ? lineEnd(bytes, content, limit) : limit;
          continue;
        }
        span.innerLines += lineEndsWithin(bytes, content, close);
        at = close + 1;
        fieldStart = false;
        continue;
      }
    }
    fieldStart = false;
    if (byte === delimiter) {
      span.fields += 1;
      fieldStart = true;
    } else if (byte === LF || byte === CR) {
      span.end = at;
      span.next = byte === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
      return;
    }
    at += 1;
  }
  span.end = at;
  span.next = at;
  if (at < bytes.length) span.closed = false;
};

const lineEnd = (bytes: Buffer, from: number, limit: number): number => {
  let at = from;
  while (at < limit && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return at;
};

const lineEndsWithin = (bytes: Buffer, from: number, to: number): number => {
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) count += 1;
  return count;
};

/** True where the record holds nothing but delimiters, quotes and blanks. */
export const isBlankRecord = (bytes: Buffer, span: Span, delimiter: number): boolean => {
  for (let at = span.start; at < span.end; at += 1) {
    const byte = bytes[at];
    if (byte !== delimiter && byte !== SPACE && byte !== TAB && byte !== QUOTE) return false;
  }
  return true;
};
