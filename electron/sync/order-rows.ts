import { zoneClock, type ZoneClock } from '../../shared/domain/intake/order-time.ts';
import type { OrderDraft, OrderFlag, RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import { platformNotes } from '../../shared/domain/orders/platform-notes.ts';
import type { Platform } from '../../shared/domain/orders/platform.ts';
import { assembleOrder } from '../intake/assemble-order.ts';
import type { IntakeField, OrderFormat, StateReading } from '../intake/formats/format.ts';
import { readRefund, readStatus, type StatusWords } from '../intake/formats/status-words.ts';
import { readOrderNumber } from '../intake/order-number.ts';
import { chinaRegions } from '../intake/regions/china.ts';
import { viewRow, type Source } from '../intake/source.ts';
import { cellName, type Rows } from '../intake/table.ts';

/** What a platform's interface says of one goods line and its order, in the columns of an export: both ways in are read by the same rules. */
export type OrderRow = Readonly<Partial<Record<IntakeField, string>>>;

export type OrderRead = { readonly draft: OrderDraft } | { readonly unreadable: RefusedLine };

let chinaClock: ZoneClock | undefined;
/** Chinese platforms write China's time, wherever the shop is. */
const chinaTime = (): ZoneClock => {
  chinaClock ??= zoneClock('Asia/Shanghai');
  return chinaClock;
};

/** The rows as a table that the intake can read; a field that no row has is a column that is not there. */
const sourceOf = (format: OrderFormat, rows: readonly OrderRow[], fileName: string): Source => {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row) as IntakeField[]))];
  const read = (row: number, cells: string[]): null => {
    for (const [slot, field] of fields.entries()) cells[slot] = rows[row]?.[field] ?? '';
    return null;
  };
  const table: Rows = { count: rows.length, isDamaged: false, lineNumber: () => 0, read, readFirst: (row, _slots, cells) => read(row, cells) };
  return {
    table: { fileName, sheetName: null, container: 'csv', encoding: null, head: [], rowsBelow: () => Promise.resolve(table) },
    format, rows: table, sheetName: null, slots: Object.fromEntries(fields.map((field, slot) => [field, [slot]])), slotCount: fields.length, keySlots: 1,
    headerCells: fields, columnOfSlot: fields.map((_, slot) => slot),
  };
};

/**
 * One order, or the one thing that is wrong with it (codes of the intake; the "cell" is the interface's name for the field). `from`: what is
 * shown as the source.
 */
export const readOrderRows = (
  format: OrderFormat, number: string, rows: readonly OrderRow[], from: string, fieldNames: Readonly<Partial<Record<IntakeField, string>>> = {}, clock: ZoneClock = chinaTime(),
): OrderRead => {
  const source = sourceOf(format, rows, from);
  const cells = new Map(source.headerCells.map((field, slot) => [cellName(slot, 0), fieldNames[field as IntakeField] ?? field]));
  const refused = (code: string, params: RefusedLine['params']): OrderRead => ({
    unreadable: { fileName: from, lineNumber: 0, platformOrderNumber: number === '' ? null : number.slice(0, 60), code, params },
  });
  const reading = readOrderNumber(number, format.orderNumber);
  const numberField = fieldNames.orderNumber ?? '';
  if (reading.kind === 'lost_digits') return refused('intake.order_number_lost_digits', { cell: numberField, text: reading.text });
  if (reading.kind === 'unreadable') return refused('intake.order_number_unreadable', { cell: numberField, text: reading.text });
  if (reading.kind !== 'number') return refused('intake.order_number_missing', { cell: numberField });
  if (rows.length === 0) return refused('intake.title_missing', { cell: fieldNames.title ?? '' });
  const assembled = assembleOrder(reading.number, rows.map((_, row) => viewRow(source, row)), null, { clock, regions: chinaRegions() });
  if (assembled.ok) return { draft: assembled.draft };
  const { code, params } = assembled.problem;
  const cell = params['cell'];
  return refused(code, typeof cell === 'string' ? { ...params, cell: cells.get(cell) ?? cell } : params);
};

/** The shop's flag of a platform's number; null = none of the six, or one that came later: it stays at the platform, untouched. */
export const flagOfNumber = (platform: Platform, number: number | null): OrderFlag | null => {
  const known = Object.entries(platformNotes[platform].flags) as [OrderFlag, { readonly number: number }][];
  return known.find(([, flag]) => flag.number === number)?.[0] ?? null;
};

/** A line's own state within its order's. Where the order is past shipping, or closed, its own word counts: a line's may be older. */
const lineWithin = (order: StateReading, line: StateReading | null): StateReading => {
  if (line === null || order.state === 'closed') return order;
  if (line.state === 'closed') return line;
  return order.state === 'paid' ? { ...line, hold: order.hold ?? line.hold } : order;
};

/** The state of one row: the order's status beside the line's own, if that has one, and what of the line's money. `own`: words of this interface alone. */
export const lineStateReader = (own: StatusWords): OrderFormat['readState'] => (cells) => {
  const order = readStatus(cells('secondStatus'), own);
  const text = cells('status');
  const line = text === '' ? null : readStatus(text, own);
  if (order === null || (text !== '' && line === null)) return null;
  const state = lineWithin(order, line);
  const refund = readRefund(cells('afterSale'));
  return refund === 'none' ? state : { ...state, refund };
};

const cipher = /^[A-Za-z0-9+/=_~#$@.-]{20,}$/;

/** What a person may read of a receiver: the text itself, else the platform's masked form, else stars where there is only its cipher (IN-5). */
export const readable = (...texts: readonly string[]): string => {
  const given = texts.filter((text) => text.trim() !== '');
  return given.find((text) => !cipher.test(text.trim())) ?? (given.length > 0 ? '****' : '');
};

/** Parcels that the platform knows, each number once. */
export const shipmentsOf = (parcels: readonly { readonly courierName: string; readonly waybillNumber: string }[]): OrderDraft['shipments'] => {
  const seen = new Map<string, { readonly courierName: string; readonly waybillNumber: string }>();
  for (const { courierName, waybillNumber } of parcels) {
    const number = waybillNumber.trim();
    if (/^[A-Za-z0-9-]{5,40}$/.test(number) && !seen.has(number)) seen.set(number, { courierName: courierName.trim(), waybillNumber: number });
  }
  return [...seen.values()];
};

/** What an export has no column for, put into the draft that was read. */
export const withMore = (read: OrderRead, more: Partial<Pick<OrderDraft, 'platformStatusText' | 'platformFlag' | 'shipments'>>): OrderRead =>
  'draft' in read ? { draft: { ...read.draft, ...more } } : read;

export const draftsAndRest = (reads: readonly OrderRead[]): { readonly orders: readonly OrderDraft[]; readonly unreadable: readonly RefusedLine[] } => ({
  orders: reads.flatMap((read) => ('draft' in read ? [read.draft] : [])), unreadable: reads.flatMap((read) => ('unreadable' in read ? [read.unreadable] : [])),
});

/** Two notes that say the same to a reader. */
export const sameNote = (one: string, other: string): boolean => one.normalize('NFC').replace(/\s+/g, ' ').trim() === other.normalize('NFC').replace(/\s+/g, ' ').trim();

export const isSameWaybill = (one: string, other: string): boolean => one.trim().toUpperCase() === other.trim().toUpperCase();

