import { isUtf8 } from 'node:buffer';
import { noHeader } from '../../../shared/domain/intake/file-mapping.ts';
import { headRows, type HeadRow, type RowProblem, type Rows, type Table } from '../table.ts';
import type { TextFile } from './encoding.ts';
import { fieldReader } from './fields.ts';
import { indexRecords, type RecordIndex } from './record-index.ts';
import { isBlankRecord, newSpan, walkRecord, type Delimiter } from './records.ts';

/** A delimited text file as a table. `delimiter` is what the head reads best with. */
export const openTextTable = (fileName: string, text: TextFile, delimiter: Delimiter): Table => {
  const { head, ends } = readHead(text, delimiter);
  return {
    fileName,
    sheetName: null,
    container: 'csv',
    encoding: text.encoding,
    head,
    rowsBelow(header, columns, stop) {
      const width = header === noHeader ? Math.max(0, ...head.map(({ cells }) => cells.length)) : head[header]?.cells.length ?? 0;
      const from = ends[header] ?? { at: 0, line: 1 };
      return Promise.resolve(textRows(text, delimiter, indexRecords(text.bytes, delimiter, from, width, stop), columns));
    },
  };
};

type HeadEnd = { readonly at: number; readonly line: number };

const readHead = (text: TextFile, delimiter: Delimiter): { head: readonly HeadRow[]; ends: readonly HeadEnd[] } => {
  const { bytes } = text;
  const code = delimiter.charCodeAt(0);
  const head: HeadRow[] = [];
  const ends: HeadEnd[] = [];
  const span = newSpan();
  let at = 0;
  let line = 1;
  while (at < bytes.length && head.length < headRows) {
    walkRecord(bytes, at, code, false, false, span);
    // A quote left open near the top must not hide the header below it.
    if (!span.closed || span.innerLines > 20) walkRecord(bytes, at, code, false, true, span);
    const lineNumber = line;
    line += span.innerLines + 1;
    at = Math.max(span.next, at + 1);
    if (isBlankRecord(bytes, span, code)) continue;
    const cells: string[] = [];
    const read = fieldReader(text, code, null);
    read(span.start, span.end, false, Number.MAX_SAFE_INTEGER, cells);
    head.push({ cells, lineNumber });
    ends.push({ at, line });
  }
  return { head, ends };
};

const textRows = (text: TextFile, delimiter: Delimiter, index: RecordIndex, columns: readonly number[]): Rows => {
  const read = fieldReader(text, delimiter.charCodeAt(0), columns);
  const { bytes } = text;
  const readUpTo = (row: number, slots: number, cells: string[]): RowProblem | null => {
    const start = index.start(row);
    const end = index.end(row);
    const problem = index.problem(row);
    if (text.mayBeBroken && text.read === 'utf-8' && !isUtf8(bytes.subarray(start, end))) {
      for (let slot = 0; slot < columns.length; slot += 1) cells[slot] = '';
      return problem ?? { code: 'intake.line_broken_text', params: { encoding: 'UTF-8' } };
    }
    const isReadable = read(start, end, index.isLenient(row), slots, cells);
    return problem ?? (isReadable ? null : { code: 'intake.line_broken_text', params: { encoding: text.read === 'utf-8' ? 'UTF-8' : 'GBK' } });
  };
  return {
    count: index.count,
    isDamaged: false,
    lineNumber: (row) => index.lineNumber(row),
    read: (row, cells) => readUpTo(row, columns.length, cells),
    readFirst: readUpTo,
  };
};
