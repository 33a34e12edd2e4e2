import { rowFieldsOf } from './document-data.ts';
import { at, type JsonObject, type JsonReader } from './json-reader.ts';
import {
  aligns, checkFields, frameKeys, inks, longestText, readFrame, readPlacedElement, readElementType, readWords, sizeRange, strokeRange, weights, type ElementScope,
} from './parse-element.ts';
import type { AreaElement, PlacedElement, TableColumn, TableElement } from './template.ts';

const tableKeys = [
  'xHmm', 'yHmm', 'followingYHmm', 'bottomHmm', 'lastBottomHmm', 'columns', 'headerSizeHmm', 'headerHeightHmm', 'smallestSizeHmm',
  'lineHeightPercent', 'paddingXHmm', 'paddingYHmm', 'ruleHmm', 'ruleInk',
];

export const readTable = (reader: JsonReader, value: unknown, path: string, scope: ElementScope): TableElement => {
  const from: JsonObject = reader.object(value, path, ['type', ...tableKeys]);
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

/** Labels on a sheet are no more than that. */
const mostCells = [1, 100] as const;
const mostElementsInArea = 100;

export const readArea = (reader: JsonReader, value: unknown, path: string, scope: ElementScope): AreaElement => {
  const from = reader.object(value, path, ['type', ...frameKeys, 'columns', 'rows', 'gapXHmm', 'gapYHmm', 'elements']);
  const rowFields = rowFieldsOf(scope.kind);
  if (rowFields.length === 0) reader.fail(path, 'no_rows_in_this_kind');
  const frame = readFrame(reader, from, path, scope);
  const columns = reader.integer(from, 'columns', path, mostCells, 1);
  const rows = reader.integer(from, 'rows', path, mostCells, 1);
  const gapXHmm = reader.integer(from, 'gapXHmm', path, [0, scope.paper.widthHmm], 0);
  const gapYHmm = reader.integer(from, 'gapYHmm', path, [0, scope.paper.heightHmm], 0);
  if (frame.xHmm + columns * (frame.widthHmm + gapXHmm) - gapXHmm > scope.paper.widthHmm) reader.fail(at(path, 'columns'), 'outside_paper');
  if (frame.yHmm + rows * (frame.heightHmm + gapYHmm) - gapYHmm > scope.paper.heightHmm) reader.fail(at(path, 'rows'), 'outside_paper');
  const cell: ElementScope = {
    kind: scope.kind, paper: { widthHmm: frame.widthHmm, heightHmm: frame.heightHmm }, fields: new Set([...scope.fields, ...rowFields]),
  };
  const elementsPath = at(path, 'elements');
  const elements: PlacedElement[] = [];
  for (const [index, item] of reader.list(from['elements'], elementsPath, mostElementsInArea).entries()) {
    // Whatever flows stands on the paper itself. That is checked by the type alone: a value that holds itself is never followed.
    const type = readElementType(item);
    if (type === 'area' || type === 'table') reader.fail(at(elementsPath, index), 'too_deep');
    else elements.push(readPlacedElement(reader, item, at(elementsPath, index), cell));
  }
  if (elements.length === 0) reader.fail(elementsPath, 'missing');
  return { type: 'area', ...frame, columns, rows, gapXHmm, gapYHmm, elements };
};
