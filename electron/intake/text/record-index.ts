import type { RowProblem } from '../table.ts';
import { isBlankRecord, newSpan, walkRecord, type Delimiter, type Span } from './records.ts';

/** Where each record lies: 13 bytes a record instead of its text, so that a million lines stay small. */
export type RecordIndex = {
  readonly count: number;
  start(row: number): number;
  end(row: number): number;
  lineNumber(row: number): number;
  isLenient(row: number): boolean;
  problem(row: number): RowProblem | null;
};

const lenientFlag = 1;
const cutFlag = 2;
const crowdedFlag = 4;

/** A quote that stays open costs a long search; after so many of them line breaks inside quotes are no longer believed in. */
const maxOpenQuotes = 200;

export const indexRecords = (
  bytes: Buffer,
  delimiter: Delimiter,
  from: { readonly at: number; readonly line: number },
  width: number,
  stop: () => boolean,
): RecordIndex => {
  const code = delimiter.charCodeAt(0);
  let starts = new Uint32Array(1024);
  let ends = new Uint32Array(1024);
  let lines = new Uint32Array(1024);
  let flags = new Uint8Array(1024);
  let count = 0;
  const span = newSpan();
  const other = newSpan();
  let line = from.line;
  let openQuotes = 0;
  let fewest = width;
  let at = from.at;
  while (at < bytes.length) {
    const singleLine = openQuotes > maxOpenQuotes;
    walkRecord(bytes, at, code, false, singleLine, span);
    let flag = 0;
    if (span.fields !== width || span.innerLines > 0 || !span.closed) {
      flag = settle(bytes, code, width, fewest, singleLine, span, other);
      if (flag === cutFlag) openQuotes += 1;
    }
    if (!isBlankRecord(bytes, span, code)) {
      if (count === starts.length) {
        starts = grown(starts);
        ends = grown(ends);
        lines = grown(lines);
        flags = grown(flags);
      }
      starts[count] = span.start;
      ends[count] = span.end;
      lines[count] = line;
      flags[count] = flag;
      if (flag === 0 && span.fields < fewest) fewest = span.fields;
      count += 1;
      if (count % 8192 === 0 && stop()) break;
    }
    line += span.innerLines + 1;
    at = Math.max(span.next, at + 1);
  }
  return {
    count,
    start: (row) => starts[row] ?? 0,
    end: (row) => ends[row] ?? 0,
    lineNumber: (row) => lines[row] ?? 0,
    isLenient: (row) => ((flags[row] ?? 0) & lenientFlag) !== 0,
    problem(row) {
      const flag = flags[row] ?? 0;
      if ((flag & cutFlag) !== 0) return { code: 'intake.line_cut_off', params: {} };
      return (flag & crowdedFlag) === 0 ? null : { code: 'intake.line_too_many_cells', params: { expected: width } };
    },
  };
};

const grown = <A extends Uint32Array | Uint8Array>(array: A): A => {
  const bigger = new (array.constructor as new (length: number) => A)(array.length * 2);
  bigger.set(array);
  return bigger;
};

/**
 * Decides about a record that is not plainly right, and may change `span` to what it really is. Fewer cells than the header are
 * fine (spreadsheets leave empty ones at the end away), unless the file just stops there with fewer than any line before.
 */
const settle = (bytes: Buffer, delimiter: number, width: number, fewest: number, singleLine: boolean, span: Span, other: Span): number => {
  const fits = (record: Span): boolean => record.closed && (record.fields === width || record.fields === width + 1);
  const swallows = (): boolean => span.innerLines > 0 && swallowsRecords(bytes, delimiter, width, span, other);
  if (fits(span) && !span.strayQuote) return hasExtraCells(bytes, delimiter, width, span) ? crowdedFlag : 0;
  if (!fits(span)) {
    walkRecord(bytes, span.start, delimiter, true, singleLine, other);
    if (fits(other)) {
      Object.assign(span, other);
      return swallows() ? cutToFirstLine(bytes, delimiter, span) : lenientFlag;
    }
  }
  if (!span.closed || swallows()) return cutToFirstLine(bytes, delimiter, span);
  // A field that was never closed has swallowed its neighbours: what follows would stand under the wrong names.
  if (span.fields < width && span.strayQuote) return cutFlag;
  if (span.fields < fewest && span.next === span.end) return cutFlag;
  return hasExtraCells(bytes, delimiter, width, span) ? crowdedFlag : 0;
};

const cutToFirstLine = (bytes: Buffer, delimiter: number, span: Span): number => {
  walkRecord(bytes, span.start, delimiter, false, true, span);
  return cutFlag;
};

/** True when one of the record's later lines is a whole record by itself: an open quote has swallowed it. */
const swallowsRecords = (bytes: Buffer, delimiter: number, width: number, span: Span, other: Span): boolean => {
  if (width < 3) return false;
  walkRecord(bytes, span.start, delimiter, false, true, other);
  let at = other.next;
  for (let looked = 0; at < span.end && looked < 50; looked += 1) {
    walkRecord(bytes, at, delimiter, false, true, other);
    if (other.closed && (other.fields === width || other.fields === width + 1)) return true;
    at = Math.max(other.next, at + 1);
  }
  return false;
};

const hasExtraCells = (bytes: Buffer, delimiter: number, width: number, span: Span): boolean => {
  if (span.fields <= width) return false;
  const probe = newSpan();
  let column = 0;
  // Fields are walked from behind the header's width; blank ones there are only delimiters too many.
  for (let at = span.start; at < span.end && column <= width; ) {
    walkField(bytes, at, span.end, delimiter, probe);
    if (column === width) return !isBlankRecord(bytes, { ...span, start: at, end: span.end }, delimiter);
    at = probe.end + 1;
    column += 1;
  }
  return false;
};

const walkField = (bytes: Buffer, from: number, limit: number, delimiter: number, probe: Span): void => {
  let quoted = false;
  let at = from;
  for (; at < limit; at += 1) {
    const byte = bytes[at];
    if (byte === 0x22) quoted = !quoted;
    else if (byte === delimiter && !quoted) break;
  }
  probe.end = at;
};
