import iconv from 'iconv-lite';
import { EncryptedFileError, fromHtml, read, streamXlsxRows, type CellValue } from 'hucre';
import { openText } from '../text/encoding.ts';
import type { Container } from '../table.ts';
import { readSpreadsheetXml } from './spreadsheet-xml.ts';
import { countUnpacked, readZipDirectory, unpackEntry, type ZipEntry } from './zip-directory.ts';

/** A sheet's rows in order; `index` is 0-based. The only module that knows the workbook library. */
export type SheetRow = { readonly index: number; readonly values: readonly CellValue[] };
export type Sheet = { readonly name: string; rows(): AsyncIterable<SheetRow> };

export type OpenedWorkbook =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly code: 'intake.workbook_damaged' | 'intake.workbook_too_large' | 'intake.workbook_locked' };

/** Far above any real export, far below what stops the machine. */
const limits = { sheetBytes: 1_500_000_000, stringBytes: 400_000_000, otherBytes: 50_000_000, suspectBytes: 100_000_000, suspectRatio: 300, htmlBytes: 60_000_000 };

const damaged = { ok: false, code: 'intake.workbook_damaged' } as const;
const tooLarge = { ok: false, code: 'intake.workbook_too_large' } as const;

export const openWorkbook = async (file: Uint8Array, container: Container): Promise<OpenedWorkbook> => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (container === 'html' || container === 'xml') return openMarkup(bytes, container);
  if (container === 'xlsx' || container === 'xlsb' || container === 'ods') {
    const entries = readZipDirectory(bytes);
    if (entries === null || entries.length === 0) return damaged;
    const refusal = await checkSizes(bytes, entries);
    if (refusal !== null) return refusal;
    if (container === 'xlsx') return openXlsx(file, bytes, entries);
  }
  return openWhole(file);
};

/** Sizes as declared and as they are: a bomb lies about the first. */
const checkSizes = async (bytes: Buffer, entries: readonly ZipEntry[]): Promise<OpenedWorkbook | null> => {
  for (const entry of entries) {
    const isSheet = /worksheets\/|content\.xml$/i.test(entry.name);
    const isStrings = /sharedStrings/i.test(entry.name);
    if (!isSheet && !isStrings && !/\.(?:xml|rels|bin)$/i.test(entry.name)) continue;
    const limit = isSheet ? limits.sheetBytes : isStrings ? limits.stringBytes : limits.otherBytes;
    const isSuspect = (size: number): boolean => size > limit || (size > limits.suspectBytes && size > entry.packed * limits.suspectRatio);
    if (isSuspect(entry.unpacked)) return tooLarge;
    const size = await countUnpacked(bytes, entry, Math.max(entry.unpacked, 1_000_000));
    if (size === null) return damaged;
    if (isSuspect(size) || size > Math.max(entry.unpacked, 1_000_000)) return tooLarge;
  }
  return null;
};

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replace(/&(amp|lt|gt|quot|apos);/g, (_, code: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[code] ?? '');

const openXlsx = (file: Uint8Array, bytes: Buffer, entries: readonly ZipEntry[]): OpenedWorkbook => {
  const workbook = entries.find((entry) => /(?:^|\/)workbook\.xml$/i.test(entry.name));
  const xml = workbook === undefined ? null : unpackEntry(bytes, workbook, limits.otherBytes);
  if (xml === null) return damaged;
  const tags = xml.toString('utf8').match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  if (tags.length === 0) return damaged;
  const sheets = tags.map((tag, index) => ({ name: attribute(tag, 'name'), hidden: attribute(tag, 'state') !== '', index }));
  return {
    ok: true,
    sheets: sheets.filter((sheet) => !sheet.hidden).map(({ name, index }) => ({ name, rows: () => streamXlsxRows(file, { sheet: index }) })),
  };
};

const openWhole = async (file: Uint8Array): Promise<OpenedWorkbook> => {
  try {
    const workbook = await read(file);
    return { ok: true, sheets: workbook.sheets.filter((sheet) => sheet.hidden !== true).map((sheet) => sheetOf(sheet.name, sheet.rows)) };
  } catch (error) {
    if (error instanceof EncryptedFileError) return { ok: false, code: 'intake.workbook_locked' };
    return damaged;
  }
};

const sheetOf = (name: string, rows: readonly (readonly CellValue[])[]): Sheet => ({
  name,
  // eslint-disable-next-line @typescript-eslint/require-await -- the same shape as a streamed sheet
  async *rows() {
    for (const [index, values] of rows.entries()) yield { index, values };
  },
});

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
