import type { CellValue } from 'hucre';
import { decodeEntities } from './xml-text.ts';

/** Excel 2003's XML ("XML 表格"), which older shop systems write under the name `.xls`. Cell texts as written, numbers not read. */
export const readSpreadsheetXml = (xml: string): readonly { readonly name: string; readonly rows: readonly (readonly CellValue[])[] }[] =>
  [...xml.matchAll(/<(?:\w+:)?Worksheet\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?Worksheet>/g)].map(([, attributes = '', body = '']) => ({
    name: decodeEntities(/(?:ss:)?Name="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    rows: readRows(body),
  }));

const indexOf = (attributes: string): number | null => {
  const index = /(?:ss:)?Index="(\d{1,7})"/.exec(attributes)?.[1];
  return index === undefined ? null : Number(index) - 1;
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const readRows = (body: string): readonly (readonly CellValue[])[] => {
  // Rows that are never closed would each be looked for to the end.
  if (count(body, /<(?:\w+:)?Row\b/g) > count(body, /<\/(?:\w+:)?Row>|<(?:\w+:)?Row\b[^>]*\/>/g) + 1) return [];
  const rows: CellValue[][] = [];
  for (const [, attributes = '', cells = ''] of body.matchAll(/<(?:\w+:)?Row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?Row>)/g)) {
    const at = indexOf(attributes);
    if (at !== null && at > rows.length && at < 1_048_576) while (rows.length < at) rows.push([]);
    rows.push(readCells(cells));
  }
  return rows;
};

const readCells = (cells: string): CellValue[] => {
  const values: CellValue[] = [];
  for (const [, attributes = '', body = ''] of cells.matchAll(/<(?:\w+:)?Cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?Cell>)/g)) {
    const at = indexOf(attributes);
    if (at !== null && at > values.length && at < 16_384) while (values.length < at) values.push(null);
    const data = /<(?:\w+:)?Data\b[^>]*>([\s\S]*?)<\/(?:\w+:)?Data>/.exec(body)?.[1];
    values.push(data === undefined ? null : decodeEntities(data.replace(/<[^>]*>/g, '')));
  }
  return values;
};

