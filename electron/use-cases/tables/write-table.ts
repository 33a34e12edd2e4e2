import { openAtomicFile } from '../../printing/atomic-file.ts';
import { ensureRawDeflate } from './raw-deflate.ts';
import { inertCell } from '../../../shared/domain/tables/inert-cell.ts';
import { refuse, ok, type Result } from '../../../shared/domain/result.ts';

/** A figure is a number in the sheet; everything else is text, whatever it looks like. */
export type Cell = string | number | null;
export type SheetColumn = { readonly header: string; readonly width: number; readonly format: 'text' | 'whole' | 'yuan' };

/** What a spreadsheet's XML cannot hold becomes the sign for an unreadable character. */
const inXml = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'); // eslint-disable-line no-control-regex -- exactly those

/** In CSV there are no types: what a spreadsheet would take for a formula gets an apostrophe, which it shows as text. */
const inCsv = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = inertCell(cell);
  return /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const formats = { text: '@', whole: '0', yuan: '0.00' } as const;

async function* chunksOf(path: string, name: string, columns: readonly SheetColumn[], rows: readonly (readonly Cell[])[]): AsyncGenerator<Uint8Array> {
  if (/\.csv$/i.test(path)) {
    // The mark in front tells every spreadsheet that it is UTF-8.
    const lines = [columns.map(({ header }) => header), ...rows].map((row) => row.map(inCsv).join(','));
    yield Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
    return;
  }
  ensureRawDeflate();
  const { writeXlsxStream } = await import('hucre/xlsx');
  const cells = async function* (): AsyncGenerator<Cell[]> {
    await Promise.resolve();
    for (const row of rows) yield row.map((cell) => (typeof cell === 'string' ? inXml(cell) : cell));
  };
  yield* writeXlsxStream(cells(), { name, columns: columns.map(({ header, width, format }) => ({ header, width, numFmt: formats[format] })), freezePane: { rows: 1 } });
}

/** Writes a table whole or not at all: CSV where the name says so, else XLSX. */
export const writeTable = async (path: string, name: string, columns: readonly SheetColumn[], rows: readonly (readonly Cell[])[]): Promise<Result<null>> => {
  let file: ReturnType<typeof openAtomicFile> | null = null;
  try {
    file = openAtomicFile(path);
    for await (const chunk of chunksOf(path, name, columns, rows)) file.write(chunk);
    file.commit();
    return ok(null);
  } catch (error) {
    const why = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (why === '') throw error;
    return why === 'ENOSPC' ? refuse('store.disk_full') : refuse('table.not_written', { why });
  } finally {
    file?.discard();
  }
};
