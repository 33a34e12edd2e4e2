import { StringDecoder } from 'node:string_decoder';
import { numberText, serialText } from './cell-values.ts';
import type { ColumnChoice, SheetRow } from './sheet.ts';
import { decodeWorkbookText } from './xml-text.ts';
import { textOfRuns, type WorkbookParts } from './xlsx-parts.ts';
import { unpackStream, ZipDamage, type ZipEntry } from './zip-directory.ts';

/** A row's XML longer than this is no row of a table. */
const maxRowText = 20_000_000;

/**
 * A sheet's rows as they are unpacked, so that a sheet of a million rows is never held as a whole. Cells of columns that are not
 * chosen are passed over without being read.
 */
export async function* xlsxRows(bytes: Buffer, entry: ZipEntry, parts: WorkbookParts, choice: ColumnChoice, limit: number): AsyncGenerator<SheetRow, void, void> {
  const decoder = new StringDecoder('utf8');
  let pending = '';
  let prefix: string | null = null;
  let index = -1;
  for await (const chunk of unpackStream(bytes, entry, limit)) {
    pending += decoder.write(chunk);
    prefix ??= /<(\w+:)?sheetData\b/.exec(pending) === null ? null : (/<(\w+:)?sheetData\b/.exec(pending)?.[1] ?? '');
    if (prefix === null) {
      if (pending.length > maxRowText) throw new ZipDamage();
      continue;
    }
    const close = `</${prefix}row>`;
    let from = 0;
    for (let end = pending.indexOf(close); end !== -1; end = pending.indexOf(close, from)) {
      const open = pending.lastIndexOf(`<${prefix}row`, end);
      if (open >= from) {
        const tagEnd = pending.indexOf('>', open);
        const number = /\sr\s*=\s*["'](\d+)/.exec(pending.slice(open, tagEnd))?.[1];
        index = number === undefined ? index + 1 : Number(number) - 1;
        yield { index, values: readCells(pending, tagEnd + 1, end, prefix, parts, choice) };
      }
      from = end + close.length;
    }
    pending = pending.slice(from);
    if (pending.length > maxRowText) throw new ZipDamage();
  }
}

const readCells = (xml: string, start: number, end: number, prefix: string, parts: WorkbookParts, choice: ColumnChoice): string[] => {
  const values: string[] = [];
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  let column = -1;
  for (let at = xml.indexOf(open, start); at !== -1 && at < end; ) {
    const tagEnd = xml.indexOf('>', at);
    const behind = xml.charCodeAt(at + open.length);
    // <c>, <c …>, <c/>; not <cols>.
    if (tagEnd === -1 || (behind !== 0x20 && behind !== 0x3e && behind !== 0x2f && behind > 0x20)) {
      at = xml.indexOf(open, at + open.length);
      continue;
    }
    const tag = xml.slice(at + open.length, tagEnd);
    column = columnOf(tag) ?? column + 1;
    const isEmpty = tag.endsWith('/');
    const cellEnd = isEmpty ? tagEnd : xml.indexOf(close, tagEnd);
    if (cellEnd === -1 || cellEnd > end) break;
    if (!isEmpty && column < 16_384 && (choice.columns === null || choice.columns.has(column))) {
      const value = cellValue(tag, xml.slice(tagEnd + 1, cellEnd), parts);
      if (value !== '') {
        while (values.length < column) values.push('');
        values[column] = value;
      }
    }
    at = xml.indexOf(open, cellEnd);
  }
  return values;
};

/** `r="AB12"` → 27. */
const columnOf = (tag: string): number | null => {
  const at = tag.search(/\sr\s*=/);
  if (at === -1) return null;
  let column = 0;
  for (let i = tag.indexOf('=', at) + 1; i < tag.length; i += 1) {
    const code = tag.charCodeAt(i) & ~0x20;
    if (code >= 65 && code <= 90) column = column * 26 + (code - 64);
    else if (column > 0) break;
  }
  return column === 0 ? null : column - 1;
};

const cellValue = (tag: string, body: string, parts: WorkbookParts): string => {
  const type = /\st\s*=\s*["'](\w+)/.exec(tag)?.[1] ?? 'n';
  if (type === 'inlineStr') return textOfRuns(body);
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(body)?.[1];
  if (value === undefined || value === '') return '';
  if (type === 's') return parts.sharedText(Number(value));
  if (type === 'str' || type === 'e' || type === 'd') return decodeWorkbookText(value);
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  const number = Number(value);
  if (Number.isNaN(number)) return decodeWorkbookText(value);
  const style = /\ss\s*=\s*["'](\d+)/.exec(tag)?.[1];
  return style !== undefined && parts.isTime(Number(style)) ? serialText(number + (parts.counts1904 ? 1462 : 0)) : numberText(number);
};
