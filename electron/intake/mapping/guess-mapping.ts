import { valueText } from '../../../shared/domain/intake/cell-text.ts';
import { columnNames, joinedFields, mappedFields, namesByPlace, noHeader, type FileMapping, type MappedColumn, type MappedField, type RowKind } from '../../../shared/domain/intake/file-mapping.ts';
import type { RegionIndex } from '../../../shared/domain/intake/regions.ts';
import type { HeadRow } from '../table.ts';
import { contentPoints, dateOrderOf, lookAtColumn, type ColumnContent } from './column-content.ts';
import { readColumnName } from './column-words.ts';
import { firstRowIsData, widthOf } from './headerless.ts';
import { headerWithin } from './mapped-format.ts';

/** The row that is most likely the header, or that there is none: names that are known, none of them a value, and a table of its width below. */
export const guessHeader = (head: readonly HeadRow[]): number => {
  if (firstRowIsData(head)) return noHeader;
  let best = { header: 0, score: -1 };
  for (let header = 0; header < Math.min(head.length, headerWithin); header += 1) {
    const cells = head[header]?.cells ?? [];
    const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (texts.length < 2) continue;
    const known = columnNames(cells).filter((name) => readColumnName(name) !== null).length;
    const valueLike = texts.filter((text) => /^[\d\s.,:/¥￥$-]+$/.test(text) || text.length > 30).length;
    const alike = head.slice(header + 1, header + 12).filter((row) => row.cells.filter((cell) => cell.trim() !== '').length >= texts.length / 2).length;
    const score = known * 10 - valueLike * 8 + Math.min(texts.length, 12) + alike - header * 0.5;
    if (score > best.score) best = { header, score };
  }
  return best.header;
};

type Choice = { readonly column: number; readonly field: MappedField; readonly points: number };

/** Fewer points than this are no guess. */
const enough = 30;

/** What the columns below `header` seem to hold, by their names (Chinese and English) and by what stands in them. */
export const guessMapping = (head: readonly HeadRow[], header: number, regions: RegionIndex): FileMapping => {
  const rows = head.slice(header + 1, header + 60).map((row) => row.cells);
  const width = header === noHeader ? widthOf(head) : Math.max(0, ...rows.map((cells) => cells.length));
  const names = header === noHeader ? namesByPlace(width) : columnNames(head[header]?.cells ?? [], width);
  const contents = names.map((_, column) => lookAtColumn(rows.map((cells) => cells[column] ?? ''), regions));
  const taken = new Map<number, MappedField>();
  const used = new Set<MappedField>();
  for (const { column, field } of choices(names, contents, header === noHeader)) {
    if (taken.has(column) || (used.has(field) && (header === noHeader || !joinedFields.has(field)))) continue;
    if (conflicts(field, used)) continue;
    taken.set(column, field);
    used.add(field);
  }
  const columns = names.map((name, column): MappedColumn => ({ name, field: taken.get(column) ?? null }));
  return {
    columns,
    rows: guessRows(columns, rows),
    platform: 'other',
    shopName: '',
    dateOrder: dateOrderOf(columns.flatMap(({ field }, column) => (field === 'createdAt' || field === 'paidAt' || field === 'promisedAt' ? rows.map((cells) => cells[column] ?? '') : []))),
    stateWithoutStatus: 'paid',
    statusWords: {},
  };
};

/** Where no column has a name, content that hints at these must do. */
const withoutNames: Readonly<Partial<Record<MappedField, number>>> = { orderNumber: 10, createdAt: 10, quantity: 10, title: 25, buyerMessage: 25, skuCode: 12, total: 20 };

const choices = (names: readonly string[], contents: readonly ColumnContent[], headerless: boolean): readonly Choice[] => {
  const all: Choice[] = [];
  names.forEach((name, column) => {
    const content = contents[column];
    if (content === undefined) return;
    const named = readColumnName(name);
    for (const field of mappedFields) {
      const byName = headerless ? (withoutNames[field] ?? 0) : named?.field === field ? (named.isExact ? 100 : 60) : 0;
      // A name that says something else is believed unless the content is beyond doubt.
      const byContent = contentPoints(field, content);
      if (byName === 0 && (named !== null || !tellsByContent.has(field))) {
        if (!(named !== null && overrules(named.field, field, content))) continue;
      }
      const points = byName + byContent;
      if (points >= enough) all.push({ column, field, points });
    }
  });
  return all.sort((one, other) => other.points - one.points || one.column - other.column);
};

/** Fields that a column without a telling name may be taken for. */
const tellsByContent: ReadonlySet<MappedField> = new Set<MappedField>(['mobile', 'receiverText', 'address', 'province', 'city', 'receiverName', 'status', 'goodsList', 'courier']);

/** `地址` that holds name, phone and address together; `商品` that lists several goods. */
const overrules = (named: MappedField, field: MappedField, content: ColumnContent): boolean =>
  (field === 'receiverText' && content.whole > 0.6) ||
  (field === 'goodsList' && named === 'title' && content.goods > 0.6) ||
  (field === 'mobile' && named === 'landline' && content.phone > 0.6);

/** One cell with everything leaves no place for the parts, one with the whole address none for a second one. */
const conflicts = (field: MappedField, used: ReadonlySet<MappedField>): boolean => {
  if (field === 'goodsList') return used.has('title');
  if (field === 'title') return used.has('goodsList');
  if (field === 'receiverText') return false;
  if (field === 'address') return used.has('receiverText');
  return field === 'receiverName' && used.has('receiverText');
};

const guessRows = (columns: readonly MappedColumn[], rows: readonly (readonly string[])[]): RowKind => {
  const at = (field: MappedField): number => columns.findIndex((column) => column.field === field);
  const number = at('orderNumber');
  if (number === -1) return 'order';
  const goods = Math.max(at('title'), at('skuCode'), at('goodsList'));
  const numbers = rows.map((cells) => valueText(cells[number] ?? ''));
  const filled = numbers.filter((text) => text !== '');
  const below = rows.filter((cells, row) => row > 0 && numbers[row] === '' && goods !== -1 && valueText(cells[goods] ?? '') !== '').length;
  if (below > 0 && below < rows.length && filled.length > 0 && below >= filled.length * 0.1) return 'line_below';
  if (at('lineNumber') !== -1 || new Set(filled).size < filled.length) return 'line';
  return 'order';
};
