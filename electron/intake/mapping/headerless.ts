import { halfWidth, headerKey, valueText } from '../../../shared/domain/intake/cell-text.ts';
import { isMaskedPhone } from '../../../shared/domain/intake/masked.ts';
import { readTime, zoneClock } from '../../../shared/domain/intake/order-time.ts';
import { isPlausiblePhone, tidyPhone } from '../../../shared/domain/intake/phone.ts';
import type { HeadRow } from '../table.ts';
import { readColumnName } from './column-words.ts';

/** What a cell is, roughly; `-` = nothing. All but `-` and `text` are telling: a column name is none of them. */
type CellKind = '-' | 'phone' | 'time' | 'address' | 'number' | 'amount' | 'text';

const utc = zoneClock('UTC');
const mark = '\u001e';
const mostColumns = 300;

const kindOfCell = (cell: string): CellKind => {
  const text = halfWidth(valueText(cell.slice(0, 200))).trim();
  if (text === '') return '-';
  if (isPlausiblePhone(tidyPhone(text, 'CN'), 'CN') || (isMaskedPhone(text) && /\d/.test(text))) return 'phone';
  if (/[-/.年: ]/.test(text) && ['ymd', 'dmy', 'mdy'].some((order) => readTime(text, utc, order as 'ymd').kind === 'value')) return 'time';
  if (/^[¥￥$€£]?-?\d{1,7}(?:[.,]\d{1,4})?元?$/.test(text)) return 'amount';
  if (/^[A-Za-z0-9_#.-]{5,40}$/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 3) return 'number';
  return text.length >= 6 && /[省市区县镇乡村路街道巷弄]/.test(text) && /[路街道巷弄号栋楼室村镇组]/.test(text.slice(2)) ? 'address' : 'text';
};

const isTelling = (kind: CellKind): boolean => kind !== '-' && kind !== 'text';

export const widthOf = (head: readonly HeadRow[]): number =>
  Math.min(mostColumns, Math.max(0, ...head.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1)));

/** Of each column the kind of nearly all its cells in the sample; where they are of several kinds it is text. */
const kindsOf = (head: readonly HeadRow[]): readonly CellKind[] =>
  Array.from({ length: widthOf(head) }, (_, column): CellKind => {
    const kinds = head.map(({ cells }) => kindOfCell(cells[column] ?? '')).filter((kind) => kind !== '-');
    const [first] = kinds;
    if (first === undefined) return '-';
    const usual = [...new Set(kinds)].find((kind) => kinds.filter((one) => one === kind).length >= kinds.length * 0.8);
    return usual ?? 'text';
  });

const namesIn = ({ cells }: HeadRow): number => cells.filter((cell) => cell.length <= 80 && readColumnName(headerKey(cell))?.isExact === true).length;

/** How many cells of the first row are of the telling kind that their column has. */
const valuesOnTop = (head: readonly HeadRow[], kinds: readonly CellKind[]): number =>
  kinds.filter((kind, column) => isTelling(kind) && kindOfCell(head[0]?.cells[column] ?? '') === kind).length;

const fewest = 2;

/** The first row looks like the ones below it, and no row is one of column names. */
export const firstRowIsData = (head: readonly HeadRow[]): boolean => {
  const [first] = head;
  return first !== undefined && namesIn(first) === 0 && head.every((row) => namesIn(row) < 2) && valuesOnTop(head, kindsOf(head)) >= fewest;
};

/** Of a file without header: how many columns, and what kinds of values stand in them. Null = too little tells it from other files. */
export const headerlessShape = (head: readonly HeadRow[]): string | null => {
  const kinds = kindsOf(head);
  return valuesOnTop(head, kinds) < fewest ? null : `${mark}${kinds.join(',')}`;
};

/** Is this table of a kept shape? As many columns, the same kinds of values; a column of texts may be empty. Its first row is no header. */
export const fitsHeaderless = (head: readonly HeadRow[], shape: string): boolean => {
  if (!shape.startsWith(mark)) return false;
  const kept = shape.slice(mark.length).split(',');
  const kinds = kindsOf(head);
  if (kept.length !== kinds.length || valuesOnTop(head, kinds) < fewest || head.some((row) => namesIn(row) >= 2)) return false;
  return kinds.every((kind, column) => kind === kept[column] || (!isTelling(kind) && (kept[column] === '-' || kept[column] === 'text')));
};
