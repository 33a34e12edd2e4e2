import type { RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import { sniffContainer } from './container.ts';
import { findMapping, type SavedMapping } from './mapping/mapped-format.ts';
import { recognise, type Recognised } from './recognise.ts';
import type { Container, Table } from './table.ts';
import { openText, type TextFile } from './text/encoding.ts';
import type { Delimiter } from './text/records.ts';
import { openTextTable } from './text/text-table.ts';
import { openSheetTable } from './workbook/sheet-table.ts';
import { openWorkbook } from './workbook/open-workbook.ts';
import { ZipDamage } from './workbook/zip-directory.ts';

export type IntakeFile = { readonly fileName: string; readonly bytes: Uint8Array };

export type OpenedTable = { readonly table: Table; readonly found: Recognised };

/** A table that no reader knows, and what it was taken for. */
export type UnknownTable = { readonly table: Table; readonly refusal: RefusedLine };

export type OpenedFile =
  | { readonly ok: true; readonly tables: readonly OpenedTable[]; readonly unknown: readonly UnknownTable[]; readonly severalTables: boolean }
  | { readonly ok: false; readonly refusal: RefusedLine; readonly unknown: readonly UnknownTable[] };

export const maxFileBytes = 1_500_000_000;

export const refuseFile = (fileName: string, code: string, params: RefusedLine['params'] = {}): RefusedLine => ({
  fileName, lineNumber: 0, platformOrderNumber: null, code, params,
});

/**
 * Opens a file of any container and finds the order tables in it, or says what it seems to be and what is expected. What a person said
 * about a file's columns comes before what the app would make of them.
 */
export const openOrderFile = async ({ fileName, bytes }: IntakeFile, saved: readonly SavedMapping[] = []): Promise<OpenedFile> => {
  const opened = await openTables({ fileName, bytes });
  if (!opened.ok) return { ...opened, unknown: [] };
  const unknown: UnknownTable[] = [];
  const tables: OpenedTable[] = [];
  for (const table of opened.tables) {
    const mapped = findMapping(table.head, saved);
    if (mapped !== null) {
      tables.push({ table, found: mapped });
      continue;
    }
    const recognition = recognise(table.head);
    if (recognition.kind === 'orders') tables.push({ table, found: recognition.found });
    else if (recognition.kind === 'other') unknown.push({ table, refusal: refuseFile(fileName, 'intake.file_of_another_kind', { seems: recognition.seems }) });
    else if (recognition.kind === 'unknown_orders') unknown.push({ table, refusal: refuseFile(fileName, 'intake.file_lacks_columns', { missing: recognition.missing.join(', ') }) });
    else if (table.head.length > 0) unknown.push({ table, refusal: refuseFile(fileName, 'intake.file_unknown', { columns: recognition.columns.join(', ').slice(0, 200) }) });
  }
  if (tables.length > 0) return { ok: true, tables, unknown, severalTables: opened.tables.length > 1 };
  if (opened.text?.isMixed === true) return { ok: false, refusal: refuseFile(fileName, 'intake.mixed_encodings'), unknown: [] };
  // Most telling first: a known other kind of file before "no such columns".
  const order = ['intake.file_of_another_kind', 'intake.file_lacks_columns', 'intake.file_unknown'];
  const telling = order.map((code) => unknown.find(({ refusal }) => refusal.code === code)).find((table) => table !== undefined);
  return { ok: false, refusal: telling?.refusal ?? refuseFile(fileName, 'intake.file_empty'), unknown };
};

export type OpenedTables =
  | { readonly ok: true; readonly tables: readonly Table[]; readonly text: TextFile | null }
  | { readonly ok: false; readonly refusal: RefusedLine };

/** The tables of a file, whatever they hold. */
export const openTables = async ({ fileName, bytes }: IntakeFile): Promise<OpenedTables> => {
  if (bytes.length > maxFileBytes) return { ok: false, refusal: refuseFile(fileName, 'intake.file_too_large', { megabytes: Math.round(bytes.length / 1e6) }) };
  const sniffed = sniffContainer(bytes);
  if (sniffed.kind === 'no_table') {
    const code = sniffed.seems === 'empty' ? 'intake.file_empty' : sniffed.seems === 'locked_workbook' ? 'intake.workbook_locked' : 'intake.file_no_table';
    return { ok: false, refusal: refuseFile(fileName, code, { seems: sniffed.seems }) };
  }
  if (sniffed.kind === 'text') {
    const text = openText(bytes);
    return { ok: true, tables: [bestTextTable(fileName, text)], text };
  }
  return openSheets(fileName, bytes, sniffed.kind);
};

const openSheets = async (fileName: string, bytes: Uint8Array, container: Container): Promise<OpenedTables> => {
  const workbook = await openWorkbook(bytes, container);
  if (!workbook.ok) return { ok: false, refusal: refuseFile(fileName, workbook.code) };
  try {
    const tables: Table[] = [];
    for (const sheet of workbook.sheets) {
      const table = await openSheetTable(fileName, container, sheet);
      if (table.head.length > 0) tables.push(table);
    }
    return { ok: true, tables, text: null };
  } catch (error) {
    if (!(error instanceof ZipDamage)) throw error;
    return { ok: false, refusal: refuseFile(fileName, 'intake.workbook_damaged') };
  }
};

const delimiters: readonly Delimiter[] = [',', '\t', ';', '|'];

/** The delimiter that makes the best table of the first rows: known columns first, then many cells in every row. */
const bestTextTable = (fileName: string, text: TextFile): Table => {
  const tables = delimiters.map((delimiter) => openTextTable(fileName, text, delimiter));
  const scored = tables.map((table) => {
    const widths = table.head.map((row) => row.cells.length);
    const widest = Math.max(0, ...widths);
    const alike = widths.filter((width) => width >= widest - 1).length;
    return { table, score: (recognise(table.head).kind === 'orders' ? 1000 : 0) + (widest > 1 ? widest + alike : 0) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).table;
};
