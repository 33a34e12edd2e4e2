import type { CellValue } from 'hucre';
import { headRows, type Container, type HeadRow, type Rows, type Table } from '../table.ts';
import type { Sheet, SheetRow } from './open-workbook.ts';

/** A sheet of any workbook as a table. Rows stream by; only the chosen columns of those below the header are kept. */
export const openSheetTable = async (fileName: string, container: Container, sheet: Sheet): Promise<Table> => {
  const stream = sheet.rows()[Symbol.asyncIterator]();
  const head: (HeadRow & { readonly cells: readonly string[] })[] = [];
  while (head.length < headRows) {
    const next = await stream.next();
    if (next.done === true) break;
    const row = headRow(next.value);
    if (row !== null) head.push(row);
  }
  return {
    fileName,
    sheetName: sheet.name,
    container,
    encoding: null,
    head,
    rowsBelow: (header, columns, stop) => keepRows(head.slice(header + 1), stream, columns, stop),
  };
};

const headRow = ({ index, values }: SheetRow): HeadRow | null => {
  const cells = values.map(cellText);
  return cells.some((cell) => cell !== '') ? { cells, lineNumber: index + 1 } : null;
};

const maxRows = 1_048_576;

const keepRows = async (head: readonly HeadRow[], stream: AsyncIterator<SheetRow>, columns: readonly number[], stop: () => boolean): Promise<Rows> => {
  const kept: string[][] = [];
  const lines: number[] = [];
  for (const row of head) {
    kept.push(columns.map((column) => row.cells[column] ?? ''));
    lines.push(row.lineNumber);
  }
  for (let next = await stream.next(); next.done !== true && kept.length < maxRows; next = await stream.next()) {
    const { index, values } = next.value;
    const cells = columns.map((column) => cellText(values[column] ?? null));
    if (!cells.some((cell) => cell !== '') && !values.some((value) => cellText(value) !== '')) continue;
    kept.push(cells);
    lines.push(index + 1);
    if (kept.length % 1024 === 0 && stop()) break;
  }
  const read = (row: number, cells: string[]): null => {
    const from = kept[row] ?? [];
    for (let slot = 0; slot < columns.length; slot += 1) cells[slot] = from[slot] ?? '';
    return null;
  };
  return { count: kept.length, lineNumber: (row) => lines[row] ?? 0, read, readFirst: (row, _slots, cells) => read(row, cells) };
};

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A typed cell as the text that the shop would see. Numbers beyond fifteen digits keep their exponent, so that an order number
 * that lost digits is recognised as one; a time is the wall clock's.
 */
export const cellText = (value: CellValue): string => {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value);
  if (Number.isNaN(value.getTime())) return '';
  const time = `${two(value.getUTCHours())}:${two(value.getUTCMinutes())}:${two(value.getUTCSeconds())}`;
  return `${value.getUTCFullYear()}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())} ${time}`;
};

const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) >= 1e15) return value.toExponential();
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
};
