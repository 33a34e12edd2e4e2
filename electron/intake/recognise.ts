import { headerKey, headerKeyWithoutUnit } from '../../shared/domain/intake/cell-text.ts';
import { orderFormats } from './formats/index.ts';
import { intakeFields, type Cells, type IntakeField, type OrderFormat } from './formats/format.ts';
import { otherFiles, type OtherFile } from './formats/other-files.ts';
import type { HeadRow } from './table.ts';

/** Which columns hold a field, best first. */
export type ColumnMap = Readonly<Partial<Record<IntakeField, readonly number[]>>>;

export type Recognised = {
  readonly format: OrderFormat;
  /** Index into the head; `noHeader` = its first row is data. */
  readonly header: number;
  readonly columns: ColumnMap;
  /** Of the kept mapping, where the column names do not say it. */
  readonly shape?: string;
};

export type Recognition =
  | { readonly kind: 'orders'; readonly found: Recognised }
  | { readonly kind: 'other'; readonly seems: OtherFile['kind'] }
  /** Looks like an order list but lacks columns; `missing` = their usual names. */
  | { readonly kind: 'unknown_orders'; readonly missing: readonly string[] }
  | { readonly kind: 'unknown'; readonly columns: readonly string[] };

type Compiled = {
  readonly format: OrderFormat;
  readonly names: readonly (readonly [field: IntakeField, keys: readonly string[]])[];
  readonly marks: ReadonlySet<string>;
};

const compiled: readonly Compiled[] = orderFormats.map((format) => ({
  format,
  names: intakeFields.flatMap((field) => {
    const names = format.columns[field];
    return names === undefined ? [] : [[field, names.map(headerKey)] as const];
  }),
  marks: new Set(format.marks.map(headerKey)),
}));

const compiledOthers = otherFiles.map((other) => ({ kind: other.kind, names: new Set(other.names.map(headerKey)) }));

/** The header stands within so many rows; banners, totals and filters come first. */
const headerWithin = 30;

/**
 * Finds the row with the column names and the platform that uses them, by names and content, never by position or by an exact
 * list (formats change yearly). What the file seems to be instead is said when it is no order export.
 */
export const recognise = (head: readonly HeadRow[]): Recognition => {
  let best: { found: Recognised; score: number } | null = null;
  let near: { missing: readonly string[]; score: number } | null = null;
  let other: { kind: OtherFile['kind']; score: number } | null = null;
  // The first row that will do is the header: a file appended to itself has another one further down.
  for (let header = 0; header < Math.min(head.length, headerWithin) && best === null; header += 1) {
    const keys = readKeys(head[header]?.cells ?? []);
    if (keys.filled < 2) continue;
    for (const candidate of compiled) {
      const marks = countMarks(keys, candidate.marks);
      const columns = mapColumns(keys, candidate);
      const mapped = Object.keys(columns).length;
      if (mapped < 2) continue;
      const missing = candidate.format.needs.filter((field) => columns[field] === undefined);
      const content = contentScore(head, header, columns, candidate.format);
      const score = marks * 3 + mapped + content;
      if (missing.length > 0) {
        if (mapped >= 4 && missing.length <= 2 && (near === null || score > near.score)) near = { missing: missing.map((field) => candidate.format.columns[field]?.[0] ?? field), score };
      } else if (isEnough(candidate.format, marks, mapped, content) && (best === null || score > best.score)) {
        best = { found: { format: candidate.format, header, columns }, score };
      }
    }
    for (const { kind, names } of compiledOthers) {
      const matched = countMarks(keys, names);
      const score = matched * 3 + (matched / keys.filled) * 3;
      if ((matched >= 3 || (matched === 2 && keys.filled <= 4)) && (other === null || score > other.score)) other = { kind, score };
    }
  }
  if (best !== null && (other === null || best.score >= other.score)) return { kind: 'orders', found: best.found };
  if (other !== null && other.score >= 9) return { kind: 'other', seems: other.kind };
  if (best !== null) return { kind: 'orders', found: best.found };
  if (near !== null && near.score >= 6) return { kind: 'unknown_orders', missing: near.missing };
  if (other !== null) return { kind: 'other', seems: other.kind };
  return { kind: 'unknown', columns: (head[0]?.cells ?? []).filter((cell) => cell.trim() !== '').slice(0, 8) };
};

/**
 * Two names of the platform's own, or one together with content that fits. Pinduoduo's order numbers are like no other. A platform that
 * is not known at all must be understood nearly without a gap.
 */
const isEnough = (format: OrderFormat, marks: number, mapped: number, content: number): boolean => {
  if (format.platform === 'other') return mapped >= 7 && content >= 11;
  return marks >= 2 || (mapped >= 5 && content >= 9 && (marks >= 1 || format.platform === 'pinduoduo'));
};

/** A row's cells as column names: where each name stands, with and without its unit. */
type HeaderKeys = { readonly columnsOf: ReadonlyMap<string, readonly number[]>; readonly keys: readonly string[]; readonly filled: number };

const readKeys = (cells: readonly string[]): HeaderKeys => {
  // Long texts are no column names; a message of ten thousand letters must not cost anything here.
  const keys = cells.map((cell) => (cell.length > 80 ? '' : headerKey(cell)));
  const columnsOf = new Map<string, number[]>();
  const add = (key: string, column: number): void => {
    const known = columnsOf.get(key);
    if (known === undefined) columnsOf.set(key, [column]);
    else if (!known.includes(column)) known.push(column);
  };
  keys.forEach((key, column) => {
    if (key === '') return;
    add(key, column);
    const bare = headerKeyWithoutUnit(key);
    if (bare !== key) add(bare, column);
  });
  return { columnsOf, keys, filled: keys.filter((key) => key !== '').length };
};

const countMarks = ({ keys }: HeaderKeys, marks: ReadonlySet<string>): number =>
  keys.filter((key) => key !== '' && (marks.has(key) || marks.has(headerKeyWithoutUnit(key)))).length;

const mapColumns = ({ columnsOf }: HeaderKeys, { names }: Compiled): ColumnMap => {
  const columns: Partial<Record<IntakeField, readonly number[]>> = {};
  for (const [field, wanted] of names) {
    const found = [...new Set(wanted.flatMap((name) => columnsOf.get(name) ?? []))];
    if (found.length > 0) columns[field] = found;
  }
  return columns;
};

/** How well the rows below fit: order numbers of the platform's shape, statuses that it uses. Up to 12. */
const contentScore = (head: readonly HeadRow[], header: number, columns: ColumnMap, format: OrderFormat): number => {
  const rows = head.slice(header + 1);
  if (rows.length === 0) return 0;
  const cellsOf = (row: HeadRow): Cells => (field) => {
    for (const column of columns[field] ?? []) {
      const text = (row.cells[column] ?? '').replace(/^=?"|"$/g, '').trim();
      if (text !== '') return text;
    }
    return '';
  };
  const numbered = rows.filter((row) => cellsOf(row)('orderNumber') !== '');
  if (numbered.length === 0) return 0;
  const shaped = numbered.filter((row) => format.orderNumber.test(cellsOf(row)('orderNumber'))).length;
  const isLoose = format.orderNumber.test('A-1');
  const understood = columns.status === undefined ? 0 : numbered.filter((row) => cellsOf(row)('status') !== '' && format.readState(cellsOf(row)) !== null).length;
  return Math.round(((isLoose ? 0 : shaped * 6) + understood * 6) / numbered.length);
};
