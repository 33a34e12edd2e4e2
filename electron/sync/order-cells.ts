import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import type { ZoneClock } from '../../shared/domain/intake/order-time.ts';
import { assembleOrder } from '../intake/assemble-order.ts';
import { intakeFields, type IntakeField, type OrderFormat } from '../intake/formats/format.ts';
import { chinaRegions } from '../intake/regions/china.ts';
import { viewRow, type Source } from '../intake/source.ts';
import { cellName, type Rows } from '../intake/table.ts';

/** What an API says of one line of an order, under the names that the platform's own export has for it; `''` or absent = nothing. */
export type OrderCells = Readonly<Partial<Record<IntakeField, string>>>;

export type OrderRead =
  | { readonly ok: true; readonly draft: OrderDraft }
  | { readonly ok: false; readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/** A line's goods come one by one here, not several in a cell. */
const slots = Object.fromEntries(intakeFields.map((field, slot) => [field, [slot]] as const).filter(([field]) => field !== 'goodsList'));

const rowsOf = (lines: readonly OrderCells[]): Rows => {
  const read: Rows['read'] = (row, cells) => {
    cells.length = 0;
    for (const field of intakeFields) cells.push(lines[row]?.[field] ?? '');
    return null;
  };
  return { count: lines.length, isDamaged: false, lineNumber: () => 0, read, readFirst: (row, _slots, cells) => read(row, cells) };
};

/**
 * An order told by a platform's API, read by the very rules that read the platform's export file, so that both make the same order of it.
 * `lines` begin with the one that holds what belongs to the order; `saidBy` stands where a file's name would.
 */
export const orderFromCells = (format: OrderFormat, number: string, lines: readonly OrderCells[], { saidBy, clock }: { readonly saidBy: string; readonly clock: ZoneClock }): OrderRead => {
  if (number === '' || !format.orderNumber.test(number)) return { ok: false, code: 'intake.order_number_unreadable', params: { cell: 'orderNumber', text: number.slice(0, 60) } };
  const rows = rowsOf(lines);
  const source: Source = {
    table: { fileName: saidBy, sheetName: null, container: 'csv', encoding: null, head: [], rowsBelow: () => Promise.resolve(rows) },
    format, rows, sheetName: null, slots, slotCount: intakeFields.length, keySlots: intakeFields.length, headerCells: intakeFields, columnOfSlot: intakeFields.map((_, slot) => slot),
  };
  const read = assembleOrder(number, lines.map((_, row) => viewRow(source, row)), null, { clock, regions: chinaRegions() });
  if (read.ok) return read;
  const { code, params } = read.problem;
  // There is no cell to point at: the field is named.
  const field = intakeFields.find((_, column) => cellName(column, 0) === params['cell']);
  return { ok: false, code, params: field === undefined ? params : { ...params, cell: field } };
};
