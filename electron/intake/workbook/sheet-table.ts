import { headRows, type Container, type HeadRow, type Rows, type Table } from '../table.ts';
import type { ColumnChoice, Sheet, SheetRow } from './sheet.ts';
import { ZipDamage } from './zip-directory.ts';

/** A sheet of any workbook as a table. Rows stream by; only the chosen columns of those below the header are kept. */
export const openSheetTable = async (fileName: string, container: Container, sheet: Sheet): Promise<Table> => {
  const choice: ColumnChoice = { columns: null };
  const stream = sheet.rows(choice)[Symbol.asyncIterator]();
  const head: HeadRow[] = [];
  while (head.length < headRows) {
    const next = await stream.next();
    if (next.done === true) break;
    const { index, values } = next.value;
    if (values.some((cell) => cell !== '')) head.push({ cells: values, lineNumber: index + 1 });
  }
  return {
    fileName,
    sheetName: sheet.name,
    container,
    encoding: null,
    head,
    rowsBelow(header, columns, stop) {
      choice.columns = new Set(columns);
      return keepRows(head.slice(header + 1), stream, columns, stop);
    },
  };
};

/** More rows than a sheet can have. */
const maxRows = 1_048_576;

const keepRows = async (head: readonly HeadRow[], stream: AsyncIterator<SheetRow>, columns: readonly number[], stop: () => boolean): Promise<Rows> => {
  const kept: string[][] = [];
  const lines: number[] = [];
  for (const row of head) {
    kept.push(columns.map((column) => row.cells[column] ?? ''));
    lines.push(row.lineNumber);
  }
  let isDamaged = false;
  try {
    for (let next = await stream.next(); next.done !== true; next = await stream.next()) {
      if (kept.length >= maxRows) throw new ZipDamage();
      const { index, values } = next.value;
      const cells = columns.map((column) => values[column] ?? '');
      if (!cells.some((cell) => cell !== '')) continue;
      kept.push(cells);
      lines.push(index + 1);
      if (kept.length % 1024 === 0 && stop()) break;
    }
  } catch (error) {
    if (!(error instanceof ZipDamage)) throw error;
    isDamaged = true;
  }
  const read = (row: number, cells: string[]): null => {
    const from = kept[row] ?? [];
    for (let slot = 0; slot < columns.length; slot += 1) cells[slot] = from[slot] ?? '';
    return null;
  };
  return { count: kept.length, isDamaged, lineNumber: (row) => lines[row] ?? 0, read, readFirst: (row, _slots, cells) => read(row, cells) };
};
