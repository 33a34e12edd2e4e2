import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { AssignedKind } from '../../shared/domain/printing/document-data.ts';
import type { Reader, Writer } from './database.ts';
import type { StoredOrder } from './orders/order-row.ts';
import { sheetUnderWay } from './print-jobs.ts';

export type StoredAssignment = { kind: AssignedKind; courier_code: string; spooler: string; printer_name: string; template_id: string };

export const allAssignments = (reader: Reader): StoredAssignment[] =>
  reader.all<StoredAssignment>('SELECT * FROM print_assignments ORDER BY kind DESC, courier_code');

export const writeAssignment = (writer: Writer, assignment: StoredAssignment): void => {
  writer.run(
    `INSERT INTO print_assignments (kind, courier_code, spooler, printer_name, template_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, courier_code) DO UPDATE SET spooler = excluded.spooler, printer_name = excluded.printer_name, template_id = excluded.template_id`,
    assignment.kind, assignment.courier_code, assignment.spooler, assignment.printer_name, assignment.template_id,
  );
};

export const deleteAssignment = (writer: Writer, kind: StoredAssignment['kind'], courierCode: string): void => {
  writer.run('DELETE FROM print_assignments WHERE kind = ? AND courier_code = ?', kind, courierCode);
};

/** An order with what printing must know of it besides its row. */
export type PrintableOrder = StoredOrder & {
  hold_note: string | null;
  shippable_lines: number;
  /** The parcel it is in already, if any; a voided one does not count. */
  parcel_id: ParcelId | null; parcel_state: string | null; parcel_courier: string | null; waybill_number: string | null;
  /** 1 = a sheet of that parcel is in a job that is not settled. */
  under_way: 0 | 1;
  /** IN-7: the others that share its parcel; it leads them, and the papers are made for it. */
  others: readonly MateInParcel[];
};
export type MateInParcel = StoredOrder & { hold_note: string | null; shippable_lines: number };

const ownColumns = `o.*,
  (SELECT note FROM order_holds h WHERE h.order_id = o.id AND h.released_at IS NULL) AS hold_note,
  (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id AND l.refund <> 'succeeded') AS shippable_lines`;
const printableColumns = `${ownColumns},
  parcels.id AS parcel_id, parcels.state AS parcel_state, parcels.courier_code AS parcel_courier, parcels.waybill_number,
  CASE WHEN parcels.id IS NULL THEN 0 ELSE ${sheetUnderWay} END AS under_way`;

const currentParcelId = `(SELECT max(p.id) FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE po.order_id = o.id AND p.state <> 'voided')`;
const currentParcel = `LEFT JOIN parcels ON parcels.id = ${currentParcelId}`;

/** IN-7: of orders that share a parcel one stands for all. */
const leads = 'coalesce(o.together, o.id) = o.id';
const leadsOf = '(SELECT coalesce(t.together, t.id) FROM json_each(?) JOIN orders t ON t.id = json_each.value)';

/** PR-10: the print list is derived: paid, and no waybill of it on paper or on its way there. Nearest promise first; by id alone, so quick however long it is. */
export const idsToPrint = (reader: Reader): OrderId[] =>
  reader
    .all<{ id: OrderId }>(
      `SELECT o.id FROM orders o ${currentParcel}
       WHERE o.state = 'paid' AND ${leads} AND (parcels.id IS NULL OR (parcels.state = 'reserved' AND NOT ${sheetUnderWay}))
       ORDER BY o.promised_ship_at IS NULL, o.promised_ship_at, o.id`,
    )
    .map(({ id }) => id);

/**
 * How many orders stand on the print list and have nothing of their own in the way; for a number beside a word, so stock, numbers and
 * printers are not looked at. Read along an index of its own: it is counted after every few scans.
 */
export const countToPrint = (reader: Reader): number =>
  reader.first<{ n: number }>(
    `SELECT count(*) AS n FROM orders o INDEXED BY orders_printable
     WHERE o.state = 'paid' AND ${leads} AND o.hold_reason IS NULL AND o.masked = '' AND o.doubts = ''
       AND (o.in_parcel = 0 OR EXISTS (SELECT 1 FROM parcels WHERE parcels.id = ${currentParcelId} AND parcels.state = 'reserved' AND NOT ${sheetUnderWay}))`,
  )?.n ?? 0;

/** Orders that somebody named, each parcel once, nearest promise first. */
export const nearestPromiseFirst = (reader: Reader, ids: readonly OrderId[]): OrderId[] =>
  reader
    .all<{ id: OrderId }>(
      `SELECT o.id FROM orders o WHERE o.id IN ${leadsOf} ORDER BY o.promised_ship_at IS NULL, o.promised_ship_at, o.id`,
      JSON.stringify(ids),
    )
    .map(({ id }) => id);

/** The same for orders that somebody named, whatever stands in their way; of those that share a parcel the one that leads, with the others. */
export const printableOrders = (reader: Reader, ids: readonly OrderId[]): PrintableOrder[] => {
  const orders = reader.all<Omit<PrintableOrder, 'others'>>(
    `SELECT ${printableColumns} FROM orders o ${currentParcel} WHERE o.id IN ${leadsOf}
     ORDER BY o.promised_ship_at IS NULL, o.promised_ship_at, o.id`, JSON.stringify(ids),
  );
  const leading = orders.filter(({ together }) => together !== null).map(({ id }) => id);
  const others = leading.length === 0 ? [] : reader.all<MateInParcel>(
    `SELECT ${ownColumns} FROM json_each(?) JOIN orders o INDEXED BY orders_together ON o.together = json_each.value AND o.id <> o.together ORDER BY o.id`, JSON.stringify(leading),
  );
  return orders.map((order) => ({ ...order, others: others.filter(({ together }) => together === order.id) }));
};

/** Every order that goes into the parcel with this one, itself first. */
export const inOneParcel = (order: Pick<PrintableOrder, 'id' | 'others'>): OrderId[] => [order.id, ...order.others.map(({ id }) => id)];

/** Lines of the papers of each parcel, by the order that leads it. */
export const linesOfPapers = (
  reader: Reader, orders: readonly Pick<PrintableOrder, 'id' | 'others'>[],
): ReadonlyMap<OrderId, readonly LineToPick[]> => {
  const lines = linesToPick(reader, orders.flatMap(inOneParcel));
  return new Map(orders.map((order) => [order.id, inOneParcel(order).flatMap((id) => lines.get(id) ?? [])]));
};

export type LineToPick = {
  order_id: OrderId; sku_code: string; style_code: string; title: string; colour: string; size: string; quantity: number; shelf: string;
};

/** Lines that leave the shop, with where they lie, for many orders at once. */
export const linesToPick = (reader: Reader, ids: readonly OrderId[]): ReadonlyMap<OrderId, readonly LineToPick[]> => {
  const rows = reader.all<LineToPick>(
    `SELECT l.order_id, l.sku_code, l.style_code, l.title, CASE WHEN l.colour <> '' OR l.size <> '' THEN l.colour ELSE l.properties END AS colour,
       l.size, l.quantity, coalesce(k.shelf, '') AS shelf
     FROM order_lines l LEFT JOIN skus k ON k.id = l.sku_id
     WHERE l.refund <> 'succeeded' AND l.order_id IN (SELECT value FROM json_each(?)) ORDER BY l.order_id, l.position`, JSON.stringify(ids),
  );
  const lines = new Map<OrderId, LineToPick[]>();
  for (const row of rows) {
    const known = lines.get(row.order_id);
    if (known === undefined) lines.set(row.order_id, [row]);
    else known.push(row);
  }
  return lines;
};
