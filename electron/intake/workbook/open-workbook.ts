import iconv from 'iconv-lite';
import { EncryptedFileError, fromHtml, read, type CellValue } from 'hucre';
import { openText } from '../text/encoding.ts';
import type { Container } from '../table.ts';
import { numberText, wallClockText } from './cell-values.ts';
import type { Sheet } from './sheet.ts';
import { readSpreadsheetXml } from './spreadsheet-xml.ts';
import { readWorkbookParts } from './xlsx-parts.ts';
import { xlsxRows } from './xlsx-rows.ts';
import { readZipDirectory, unpackEntry, unpackStream, ZipDamage, type ZipEntry } from './zip-directory.ts';

export type OpenedWorkbook =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly code: 'intake.workbook_damaged' | 'intake.workbook_too_large' | 'intake.workbook_locked' };

/** Far above any real export, far below what stops the machine. */
const limits = { sheetBytes: 1_500_000_000, stringBytes: 400_000_000, otherBytes: 50_000_000, suspectBytes: 100_000_000, suspectRatio: 300, wholeBytes: 150_000_000, htmlBytes: 60_000_000 };

const damaged = { ok: false, code: 'intake.workbook_damaged' } as const;
const tooLarge = { ok: false, code: 'intake.workbook_too_large' } as const;

/**
 * Opens a workbook of any kind. XLSX, the one that comes with a hundred thousand rows, is read by our own reader row by row; the
 * workbook library holds whole sheets in memory, which is fine for the older kinds, and its streaming needs a newer Node.
 */
export const openWorkbook = async (file: Uint8Array, container: Container): Promise<OpenedWorkbook> => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (container === 'html' || container === 'xml') return openMarkup(bytes, container);
  if (container === 'xlsx' || container === 'xlsb' || container === 'ods') {
    const entries = readZipDirectory(bytes);
    if (entries === null || entries.length === 0) return damaged;
    if (entries.some(isTooLarge)) return tooLarge;
    if (container === 'xlsx') return openXlsx(bytes, entries);
    const refusal = await checkRealSizes(bytes, entries);
    if (refusal !== null) return refusal;
  }
  return bytes.length > limits.wholeBytes ? tooLarge : openWhole(file);
};

const limitOf = (entry: ZipEntry): number =>
  /worksheets\/|content\.xml$/i.test(entry.name) ? limits.sheetBytes : /sharedStrings/i.test(entry.name) ? limits.stringBytes : limits.otherBytes;

const isRead = (entry: ZipEntry): boolean => /\.(?:xml|rels|bin)$/i.test(entry.name) && !/\/(?:media|drawings|printerSettings|embeddings)\//i.test(entry.name);

/** By the sizes that the directory declares. What lies about them is stopped while it is unpacked. */
const isTooLarge = (entry: ZipEntry): boolean =>
  isRead(entry) && (entry.unpacked > limitOf(entry) || (entry.unpacked > limits.suspectBytes && entry.unpacked > entry.packed * limits.suspectRatio));

/** The library unpacks by itself: what it would get is counted first. */
const checkRealSizes = async (bytes: Buffer, entries: readonly ZipEntry[]): Promise<OpenedWorkbook | null> => {
  try {
    let total = 0;
    for (const entry of entries.filter(isRead)) for await (const chunk of unpackStream(bytes, entry, Math.max(entry.unpacked, 1_000_000))) total += chunk.length;
    return total > limits.wholeBytes * 2 ? tooLarge : null;
  } catch (error) {
    if (error instanceof ZipDamage) return damaged;
    throw error;
  }
};

const openXlsx = (bytes: Buffer, entries: readonly ZipEntry[]): OpenedWorkbook => {
  const small = entries.filter((entry) => /workbook\.xml|styles\.xml|\.rels$/i.test(entry.name));
  if (small.some((entry) => unpackEntry(bytes, entry, limits.otherBytes) === null)) return damaged;
  const parts = readWorkbookParts(bytes, entries);
  if (parts === null) return damaged;
  return { ok: true, sheets: parts.sheets.map(({ name, entry }) => ({ name, rows: (choice) => xlsxRows(bytes, entry, parts, choice, Math.max(entry.unpacked, 1_000_000)) })) };
};

const openWhole = async (file: Uint8Array): Promise<OpenedWorkbook> => {
  try {
    const workbook = await read(file);
    return { ok: true, sheets: workbook.sheets.filter((sheet) => sheet.hidden !== true).map((sheet) => sheetOf(sheet.name, sheet.rows)) };
  } catch (error) {
    return error instanceof EncryptedFileError ? { ok: false, code: 'intake.workbook_locked' } : damaged;
  }
};

const sheetOf = (name: string, rows: readonly (readonly CellValue[])[]): Sheet => ({
  name,
  // eslint-disable-next-line @typescript-eslint/require-await -- the same shape as a streamed sheet
  async *rows() {
    for (const [index, values] of rows.entries()) yield { index, values: values.map(cellText) };
  },
});

const cellText = (value: CellValue): string => {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value);
  return Number.isNaN(value.getTime()) ? '' : wallClockText(value);
};

const openMarkup = (bytes: Buffer, container: 'html' | 'xml'): OpenedWorkbook => {
  if (bytes.length > limits.htmlBytes) return tooLarge;
  const text = openText(bytes);
  const markup = text.read === 'utf-8' ? text.bytes.toString('utf8') : iconv.decode(text.bytes, 'gb18030');
  try {
    if (container === 'xml') return { ok: true, sheets: readSpreadsheetXml(markup).map((sheet) => sheetOf(sheet.name, sheet.rows)) };
    return { ok: true, sheets: [sheetOf('', fromHtml(markup, { typeInference: false, classes: false }).rows)] };
  } catch {
    return damaged;
  }
};
