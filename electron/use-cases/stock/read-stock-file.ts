import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { OpeningStockLine } from '../../../shared/domain/stock/opening-stock.ts';
import type { OpeningStockFile } from './opening-desk.ts';

/** A stock list is read in the app's own process: more than this is no stock list, and would stop every window while it is read. */
const mostBytes = 32 * 1024 * 1024;

const lineOf = (row: {
  lineNumber: number; skuCode: string; quantity: number; barcode: string | null; shelf: string | null; title: string | null;
  colour: string | null; size: string | null; weightG: number | null;
}): OpeningStockLine => ({
  lineNumber: row.lineNumber, code: row.skuCode, onHand: row.quantity, title: row.title ?? '', colour: row.colour ?? '', size: row.size ?? '',
  barcode: row.barcode ?? '', shelf: row.shelf ?? '', weightG: row.weightG,
});

/** WH-2: reads a stock list of any kind; a file that is none is refused as a whole. */
export const readStockFile = async (path: string): Promise<Result<OpeningStockFile>> => {
  const fileName = basename(path);
  let bytes: Uint8Array;
  try {
    const found = await stat(path);
    // A device or a pipe might never end.
    if (!found.isFile()) return refuse('intake.file_unreadable', { reason: 'not_a_file' });
    const { size } = found;
    if (size > mostBytes) return refuse('intake.file_too_large', { megabytes: Math.round(size / 1e6) });
    bytes = await readFile(path);
  } catch (error) {
    return refuse('intake.file_unreadable', { reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' });
  }
  // Loaded when first needed: reading workbooks takes libraries that a start of the app does not.
  const { readOpeningStock } = await import('../../intake/opening-stock.ts');
  const read = await readOpeningStock({ fileName, bytes });
  const whole = read.refusedLines.find((line) => line.lineNumber === 0);
  if (whole !== undefined) return refuse(whole.code, whole.params);
  return ok({
    fileName, lines: read.rows.map(lineOf),
    refused: [...read.refusedLines, ...read.notes].map(({ lineNumber, code, params }) => ({ lineNumber, code, params })),
    unsure: new Map(read.refusedLines.flatMap(({ lineNumber, params }) => (typeof params['sku'] === 'string' ? [[params['sku'], lineNumber] as const] : []))),
  });
};
