import { unwrapped } from '../../shared/domain/intake/cell-text.ts';
import { joinedFields } from '../../shared/domain/intake/file-mapping.ts';
import type { IntakeField, OrderFormat } from './formats/format.ts';
import type { ColumnMap, Recognised } from './recognise.ts';
import { cellName, type Rows, type RowProblem, type Table } from './table.ts';

/** A recognised table with its rows ready to read. */
export type Source = {
  readonly table: Table;
  readonly format: OrderFormat;
  readonly rows: Rows;
  /** Set on refused lines when the file has several tables. */
  readonly sheetName: string | null;
  readonly slots: SlotMap;
  readonly slotCount: number;
  /** Slots that the first pass needs stand before this one. */
  readonly keySlots: number;
  readonly headerCells: readonly string[];
  readonly columnOfSlot: readonly number[];
};

type SlotMap = Readonly<Partial<Record<IntakeField, readonly number[]>>>;

export const openSource = async (table: Table, found: Recognised, severalTables: boolean, stop: () => boolean): Promise<Source> => {
  const columnOfSlot = [...new Set(Object.values(found.columns).flat())].sort((a, b) => a - b);
  const slotOf = new Map(columnOfSlot.map((column, slot) => [column, slot]));
  const toSlots = (map: ColumnMap): SlotMap =>
    Object.fromEntries(Object.entries(map).map(([field, columns]) => [field, columns.map((column) => slotOf.get(column) ?? 0)]));
  const slots = toSlots(found.columns);
  const keyFields: readonly IntakeField[] = found.format.rows === 'line_below' ? ['orderNumber', 'status'] : ['orderNumber'];
  const header = table.head[found.header]?.cells ?? [];
  return {
    table,
    format: found.format,
    rows: await table.rowsBelow(found.header, columnOfSlot, stop),
    sheetName: severalTables ? table.sheetName : null,
    slots,
    slotCount: columnOfSlot.length,
    keySlots: Math.max(...keyFields.flatMap((field) => slots[field] ?? [0])) + 1,
    headerCells: columnOfSlot.map((column) => header[column] ?? ''),
    columnOfSlot,
  };
};

/** First filled column of a field. */
export const fieldText = (slots: SlotMap, cells: readonly string[], field: IntakeField): string => {
  const from = slots[field];
  if (from === undefined) return '';
  for (const slot of from) {
    const text = cells[slot];
    if (text !== undefined && text !== '' && text !== 'null' && text !== 'NULL') return text;
  }
  return '';
};

const joins = (field: IntakeField): boolean => (joinedFields as ReadonlySet<IntakeField>).has(field);

/** All filled columns of a field, in the file's order. */
const joinedText = (slots: SlotMap, cells: readonly string[], field: IntakeField): string => {
  const from = slots[field] ?? [];
  if (from.length === 1) return fieldText(slots, cells, field);
  const texts = from.map((slot) => unwrapped(cells[slot] ?? '')).filter((text) => text !== '');
  if (field !== 'address' && field !== 'detail') return texts.join(' ');
  return texts.reduce((whole, text) => (whole === '' ? text : /[A-Za-z.,]$|[A-Za-z]\d*$/.test(whole) || /^[A-Za-z]/.test(text) ? `${whole} ${text}` : `${whole}${text}`), '');
};

/** One row, read. */
export class RowView {
  readonly source: Source;
  readonly row: number;
  readonly problem: RowProblem | null;
  private readonly values: string[] = [];

  constructor(source: Source, row: number) {
    this.source = source;
    this.row = row;
    this.problem = source.rows.read(row, this.values);
  }

  /** The field's text as it stands in the file, `''` when there is none. */
  cells(field: IntakeField): string {
    if (this.source.format.mapping !== undefined && joins(field)) return joinedText(this.source.slots, this.values, field);
    return fieldText(this.source.slots, this.values, field);
  }

  /** All cells that were read, as one text for comparison. */
  text(): string {
    return this.values.join('\u0001');
  }
}

export const viewRow = (source: Source, row: number): RowView => new RowView(source, row);

/** `C7`, of the column that a field was (or would be) read from. */
export const cellOf = ({ source, row }: Pick<RowView, 'source' | 'row'>, field: IntakeField): string => {
  const slot = source.slots[field]?.[0];
  return slot === undefined ? '' : cellName(source.columnOfSlot[slot] ?? 0, source.rows.lineNumber(row));
};

export type LineProblem = {
  readonly source: Source;
  readonly row: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};
