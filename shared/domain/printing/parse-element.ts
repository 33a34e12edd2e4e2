import type { Ink, Weight } from './display-list.ts';
import { rowFieldsOf, type DocumentKind } from './document-data.ts';
import { at, type JsonObject, type JsonReader } from './json-reader.ts';
import { fieldsIn } from './template.ts';
import type { Align, BarcodeElement, BoxElement, Element, LineElement, Pages, Paper, TableColumn, TableElement, TextElement, Words } from './template.ts';

/** What an element may refer to: the paper it lies on and the fields of its document. */
export type ElementScope = { readonly kind: DocumentKind; readonly paper: Paper; readonly fields: ReadonlySet<string> };

const inks: readonly Ink[] = ['black', 'grey', 'white'];
const fills: readonly (Ink | 'none')[] = ['none', 'black', 'grey', 'white'];
const weights: readonly Weight[] = ['regular', 'bold'];
const aligns: readonly Align[] = ['left', 'center', 'right'];
const pageChoices: readonly Pages[] = ['every', 'first', 'following', 'last'];

/** Smaller than 1 mm nobody reads, larger than 60 mm nobody needs. */
const sizeRange = [100, 6_000] as const;
const strokeRange = [5, 500] as const;
const longestText = 500;
const placedKeys = ['type', 'pages', 'when'];
const frameKeys = ['xHmm', 'yHmm', 'widthHmm', 'heightHmm'];
const textKeys = ['text', 'sizeHmm', 'smallestSizeHmm', 'weight', 'align', 'valign', 'lineHeightPercent', 'wrap', 'missing', 'ink', 'required', 'instead', 'label'];
const tableKeys = [
  'xHmm', 'yHmm', 'followingYHmm', 'bottomHmm', 'lastBottomHmm', 'columns', 'headerSizeHmm', 'headerHeightHmm', 'smallestSizeHmm',
  'lineHeightPercent', 'paddingXHmm', 'paddingYHmm', 'ruleHmm', 'ruleInk',
];

export const readElement = (reader: JsonReader, value: unknown, path: string, scope: ElementScope): Element => {
  const type = reader.choice(value !== null && typeof value === 'object' ? (value as JsonObject) : {}, 'type', path, ['text', 'line', 'box', 'barcode', 'table']);
  switch (type) {
    case 'text':
      return readText(reader, reader.object(value, path, [...placedKeys, ...frameKeys, ...textKeys]), path, scope);
    case 'line':
      return readLine(reader, reader.object(value, path, [...placedKeys, 'x1Hmm', 'y1Hmm', 'x2Hmm', 'y2Hmm', 'strokeHmm', 'ink', 'dashHmm']), path, scope);
    case 'box':
      return readBox(reader, reader.object(value, path, [...placedKeys, ...frameKeys, 'strokeHmm', 'ink', 'fill']), path, scope);
    case 'barcode':
      return readBarcode(reader, reader.object(value, path, [...placedKeys, ...frameKeys, 'field', 'label']), path, scope);
    case 'table':
      return readTable(reader, reader.object(value, path, ['type', ...tableKeys]), path, scope);
  }
};

const readPlaced = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope) => {
  const when = from['when'] === undefined ? null : reader.text(from, 'when', path, longestText);
  if (when !== null && !scope.fields.has(when)) reader.fail(at(path, 'when'), 'unknown_field');
  return { pages: reader.choice(from, 'pages', path, pageChoices, 'every'), when };
};

const readFrame = (reader: JsonReader, from: JsonObject, path: string, { paper }: ElementScope) => {
  const xHmm = reader.integer(from, 'xHmm', path, [0, paper.widthHmm]);
  const yHmm = reader.integer(from, 'yHmm', path, [0, paper.heightHmm]);
  const widthHmm = reader.integer(from, 'widthHmm', path, [1, paper.widthHmm]);
  const heightHmm = reader.integer(from, 'heightHmm', path, [1, paper.heightHmm]);
  if (xHmm + widthHmm > paper.widthHmm) reader.fail(at(path, 'widthHmm'), 'outside_paper');
  if (yHmm + heightHmm > paper.heightHmm) reader.fail(at(path, 'heightHmm'), 'outside_paper');
  return { xHmm, yHmm, widthHmm, heightHmm };
};

const readText = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): TextElement => {
  const text = reader.text(from, 'text', path, longestText);
  const fields = fieldsIn(text);
  checkFields(reader, text, at(path, 'text'), scope.fields);
  const sizeHmm = reader.integer(from, 'sizeHmm', path, sizeRange);
  const smallestSizeHmm = reader.integer(from, 'smallestSizeHmm', path, sizeRange, sizeHmm);
  if (smallestSizeHmm > sizeHmm) reader.fail(at(path, 'smallestSizeHmm'), 'larger_than_size');
  const field = fields[0] ?? '';
  return {
    type: 'text', ...readPlaced(reader, from, path, scope), ...readFrame(reader, from, path, scope),
    text, field, sizeHmm, smallestSizeHmm,
    weight: reader.choice(from, 'weight', path, weights, 'regular'),
    align: reader.choice(from, 'align', path, aligns, 'left'),
    valign: reader.choice(from, 'valign', path, ['top', 'middle', 'bottom'], 'middle'),
    lineHeightPercent: reader.integer(from, 'lineHeightPercent', path, [90, 300], 125),
    wrap: reader.choice(from, 'wrap', path, ['line', 'flow'], 'line'),
    missing: reader.choice(from, 'missing', path, ['refuse', 'spell'], 'refuse'),
    ink: reader.choice(from, 'ink', path, inks, 'black'),
    required: reader.flag(from, 'required', path, false),
    instead: reader.text(from, 'instead', path, 60, ''),
    label: readWords(reader, from['label'], at(path, 'label'), { zh: field, en: field }),
  };
};

const readLine = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): LineElement => {
  const along = (key: string, most: number): number => reader.integer(from, key, path, [0, most]);
  const { widthHmm, heightHmm } = scope.paper;
  return {
    type: 'line', ...readPlaced(reader, from, path, scope),
    x1Hmm: along('x1Hmm', widthHmm), y1Hmm: along('y1Hmm', heightHmm), x2Hmm: along('x2Hmm', widthHmm), y2Hmm: along('y2Hmm', heightHmm),
    strokeHmm: reader.integer(from, 'strokeHmm', path, strokeRange, 25),
    ink: reader.choice(from, 'ink', path, inks, 'black'),
    dashHmm: reader.integer(from, 'dashHmm', path, [0, 2_000], 0),
  };
};

const readBox = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): BoxElement => ({
  type: 'box', ...readPlaced(reader, from, path, scope), ...readFrame(reader, from, path, scope),
  strokeHmm: reader.integer(from, 'strokeHmm', path, [0, 500], 25),
  ink: reader.choice(from, 'ink', path, inks, 'black'),
  fill: reader.choice(from, 'fill', path, fills, 'none'),
});

const readBarcode = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): BarcodeElement => {
  const field = reader.text(from, 'field', path, longestText);
  if (!scope.fields.has(field)) reader.fail(at(path, 'field'), 'unknown_field');
  const label = readWords(reader, from['label'], at(path, 'label'), { zh: field, en: field });
  return { type: 'barcode', ...readPlaced(reader, from, path, scope), ...readFrame(reader, from, path, scope), field, label };
};

const readTable = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): TableElement => {
  const { widthHmm, heightHmm } = scope.paper;
  const rowFields = new Set(rowFieldsOf(scope.kind));
  if (rowFields.size === 0) reader.fail(path, 'no_rows_in_this_kind');
  const columns = reader.list(from['columns'], at(path, 'columns'), 20).map((value, index): TableColumn => {
    const columnPath = at(at(path, 'columns'), index);
    const column = reader.object(value, columnPath, ['header', 'text', 'widthHmm', 'align', 'weight', 'sizeHmm']);
    const text = reader.text(column, 'text', columnPath, longestText);
    checkFields(reader, text, at(columnPath, 'text'), rowFields);
    return {
      header: readWords(reader, column['header'], at(columnPath, 'header')),
      text,
      widthHmm: reader.integer(column, 'widthHmm', columnPath, [300, widthHmm]),
      align: reader.choice(column, 'align', columnPath, aligns, 'left'),
      weight: reader.choice(column, 'weight', columnPath, weights, 'regular'),
      sizeHmm: reader.integer(column, 'sizeHmm', columnPath, sizeRange),
    };
  });
  if (columns.length === 0) reader.fail(at(path, 'columns'), 'missing');
  const length = (key: string, fallback?: number): number => reader.integer(from, key, path, [0, heightHmm], fallback);
  const table: TableElement = {
    type: 'table',
    xHmm: reader.integer(from, 'xHmm', path, [0, widthHmm]),
    yHmm: length('yHmm'), followingYHmm: length('followingYHmm'), bottomHmm: length('bottomHmm'), lastBottomHmm: length('lastBottomHmm'),
    columns,
    headerSizeHmm: reader.integer(from, 'headerSizeHmm', path, sizeRange),
    headerHeightHmm: reader.integer(from, 'headerHeightHmm', path, [200, 5_000]),
    smallestSizeHmm: reader.integer(from, 'smallestSizeHmm', path, sizeRange),
    lineHeightPercent: reader.integer(from, 'lineHeightPercent', path, [90, 300], 125),
    paddingXHmm: length('paddingXHmm', 80),
    paddingYHmm: length('paddingYHmm', 80),
    ruleHmm: reader.integer(from, 'ruleHmm', path, strokeRange, 15),
    ruleInk: reader.choice(from, 'ruleInk', path, inks, 'grey'),
  };
  if (table.xHmm + columns.reduce((sum, column) => sum + column.widthHmm, 0) > widthHmm) reader.fail(at(path, 'columns'), 'outside_paper');
  for (const key of ['bottomHmm', 'lastBottomHmm'] as const) {
    if (table[key] < Math.max(table.yHmm, table.followingYHmm) + 2 * table.headerHeightHmm) reader.fail(at(path, key), 'no_room_for_rows');
  }
  return table;
};

const checkFields = (reader: JsonReader, text: string, path: string, known: ReadonlySet<string>): void => {
  for (const field of fieldsIn(text)) if (!known.has(field)) reader.fail(path, 'unknown_field');
  // What is left after the fields are taken out must not look like one: a typing error would be printed as it stands.
  if (/\{\{|\}\}/.test(text.replace(/\{\{\s*[A-Za-z][A-Za-z.]*\s*\}\}/g, ''))) reader.fail(path, 'broken_field');
};

export const readWords = (reader: JsonReader, value: unknown, path: string, fallback?: Words): Words => {
  if (value === undefined && fallback !== undefined) return fallback;
  const from = reader.object(value, path, ['zh', 'en']);
  return { zh: reader.text(from, 'zh', path, 60), en: reader.text(from, 'en', path, 60) };
};
