import type { Platform } from '../orders/platform.ts';
import type { OrderState } from '../orders/lifecycle.ts';
import { headerKey, plainText, statusKey } from './cell-text.ts';
import type { DateOrder } from './order-time.ts';

/**
 * IN-1: what the columns of a file mean that no platform's table fits. Made by a person on the mapping screen, kept for the file's shape
 * and used by itself for the next file of that shape.
 */
export const mappedFields = [
  'orderNumber', 'lineNumber', 'status', 'createdAt', 'paidAt', 'promisedAt', 'shopName', 'buyerNick', 'buyerMessage', 'note', 'flag',
  'receiverText', 'receiverName', 'mobile', 'landline', 'address', 'country', 'province', 'city', 'district', 'town', 'detail', 'postcode',
  'goodsList', 'title', 'skuCode', 'styleCode', 'properties', 'colour', 'size', 'quantity', 'unitPrice', 'goods', 'freight', 'total', 'paid', 'refunded',
  'currency', 'courier', 'waybill',
] as const;
export type MappedField = (typeof mappedFields)[number];

/** Several columns may hold parts of these; their texts are joined. Of other fields' columns the first filled one counts. */
export const joinedFields: ReadonlySet<MappedField> = new Set<MappedField>(['receiverText', 'address', 'detail', 'buyerMessage', 'note', 'title', 'properties', 'goodsList']);

/** How an order's rows stand together; as `OrderFormat.rows`. */
export const rowKinds = ['order', 'line', 'line_below'] as const;
export type RowKind = (typeof rowKinds)[number];

/** States that a status word, or the absence of one, can stand for. */
export const mappedStates = ['awaiting_payment', 'paid', 'handed_over', 'completed', 'closed'] as const satisfies readonly OrderState[];
export type MappedState = (typeof mappedStates)[number];

export type MappedColumn = { readonly name: string; readonly field: MappedField | null };

export type FileMapping = {
  /** Every column of the file, in its order; null = not read. */
  readonly columns: readonly MappedColumn[];
  readonly rows: RowKind;
  readonly platform: Platform;
  /** For all orders of the file; '' = a column says it, or nobody does. */
  readonly shopName: string;
  /** `03/04/2024` is the third of April or the fourth of March. */
  readonly dateOrder: DateOrder;
  /** What an order is whose status nobody wrote. */
  readonly stateWithoutStatus: 'awaiting_payment' | 'paid';
  /** Meaning of status words that the app does not know by itself, by `statusKey`. */
  readonly statusWords: Readonly<Record<string, MappedState>>;
};

/**
 * Names of a header row's columns, unique: a name that comes twice is numbered, a column without one is called by its place. Cells
 * behind the last named one are no columns.
 */
export const columnNames = (header: readonly string[], filledColumns = 0): readonly string[] => {
  const keys = header.map((cell) => (cell.length > 80 ? '' : headerKey(cell)));
  let width = keys.length;
  while (width > filledColumns && (keys[width - 1] ?? '') === '') width -= 1;
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, column) => {
    const key = keys[column] ?? '';
    if (key === '') return `#${column + 1}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}#${times}`;
  });
};

/** Equal for files with the same columns, in whatever order they stand. */
export const shapeOf = (names: readonly string[]): string =>
  names
    .filter((name) => !/^#\d+$/.test(name))
    .sort()
    .join('\u001f');

/** In place of a header's index: the file has none, its first row is data. */
export const noHeader = -1;

/** `A`, `B` … `AA`: a column by its place, as a spreadsheet calls it. */
export const columnLetter = (column: number): string => (column < 26 ? '' : columnLetter(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

export const namesByPlace = (width: number): readonly string[] => Array.from({ length: width }, (_, column) => `#${column + 1}`);

/** The mapping of a file without a header: every column is called by its place. */
export const isHeaderless = (columns: FileMapping['columns']): boolean => columns.every(({ name }, column) => name === `#${column + 1}`);

export type MappingFault =
  | { readonly code: 'mapping.goods_missing' | 'mapping.receiver_missing' | 'mapping.nothing_mapped' | 'mapping.number_needed'; readonly field: MappedField }
  | { readonly code: 'mapping.column_twice'; readonly field: MappedField };

/** What keeps a mapping from being used. Receivers may come later (IN-5), goods may not: an order without lines is none. */
export const mappingFaults = ({ columns, rows }: Pick<FileMapping, 'columns' | 'rows'>): readonly MappingFault[] => {
  const fields = columns.flatMap(({ field }) => (field === null ? [] : [field]));
  if (fields.length === 0) return [{ code: 'mapping.nothing_mapped', field: 'orderNumber' }];
  const has = (...wanted: readonly MappedField[]): boolean => wanted.some((field) => fields.includes(field));
  const faults: MappingFault[] = [];
  if (!has('title', 'skuCode', 'goodsList')) faults.push({ code: 'mapping.goods_missing', field: 'title' });
  if (rows !== 'order' && !has('orderNumber')) faults.push({ code: 'mapping.number_needed', field: 'orderNumber' });
  if (!has('orderNumber') && !has('receiverText', 'receiverName', 'mobile', 'address', 'detail')) faults.push({ code: 'mapping.receiver_missing', field: 'receiverName' });
  const single = fields.find((field, index) => (field === 'orderNumber' || field === 'quantity' || field === 'lineNumber') && fields.indexOf(field) !== index);
  if (single !== undefined) faults.push({ code: 'mapping.column_twice', field: single });
  return faults;
};

/** A file's number for an order that has none of its own is made from what its row says, so that the same row is the same order. */
export const isNumbered = (mapping: FileMapping): boolean => mapping.columns.some(({ field }) => field === 'orderNumber');

/** Status words as keys, without those that say nothing. */
export const tidyStatusWords = (words: Readonly<Record<string, MappedState>>): Readonly<Record<string, MappedState>> =>
  Object.fromEntries(Object.entries(words).map(([word, state]) => [statusKey(plainText(word)), state] as const).filter(([word]) => word !== ''));

/**
 * A guess for a file that is nearly one of a kept shape (a column more, one less): what the person said then, as far as the columns are
 * there, the guess for the new ones. Null when the kept mapping needs columns that this file has not.
 */
export const adopted = (guess: FileMapping, kept: FileMapping): FileMapping | null => {
  const names = new Set(guess.columns.map(({ name }) => name));
  const read = kept.columns.filter(({ field }) => field !== null);
  if (isHeaderless(guess.columns) && guess.columns.length !== kept.columns.length) return null;
  if (read.some(({ name }) => !names.has(name)) || read.length < 3) return null;
  const before = new Map(kept.columns.map(({ name, field }) => [name, field]));
  const used = new Set(read.map(({ field }) => field));
  return {
    ...kept,
    columns: guess.columns.map(({ name, field }): MappedColumn => {
      const known = before.get(name);
      return { name, field: known !== undefined ? known : used.has(field) ? null : field };
    }),
  };
};
