import type { OrderId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

/** An e-waybill that a platform issued. `print_data` is a JSON list of the contents that its print component gets, as they came. */
export type StoredEWaybill = {
  id: number; component: string; order_id: OrderId; courier_code: string; waybill_number: string; route_code: string; consolidation: string;
  print_data: string; received_at: number;
};

export const eWaybillByNumber = (reader: Reader, courierCode: string, waybillNumber: string): StoredEWaybill | undefined =>
  reader.first<StoredEWaybill>('SELECT * FROM e_waybills WHERE courier_code = ? AND waybill_number = ?', courierCode, waybillNumber);

/**
 * The e-waybill that each of these orders (`order_id`) may go by: issued for it, or for one that shares its parcel (IN-7); its number is
 * nobody's yet, or it is the number of the order's own parcel. One whose waybill was voided is used up; of several the newest counts. Print data is left out: it may be large.
 */
export const usableEWaybills = (reader: Reader, orderIds: readonly OrderId[]): Omit<StoredEWaybill, 'print_data'>[] =>
  reader.all(
    `WITH asking (id) AS (SELECT value FROM json_each(?)), asked (id, issued_for) AS (
       SELECT id, id FROM asking
       UNION SELECT o.id, m.id FROM asking JOIN orders o ON o.id = asking.id JOIN orders m INDEXED BY orders_together ON m.together = o.together)
     SELECT e.id, e.component, asked.id AS order_id, e.courier_code, e.waybill_number, e.route_code, e.consolidation, e.received_at
     FROM asked JOIN e_waybills e ON e.order_id = asked.issued_for WHERE NOT EXISTS (
       SELECT 1 FROM parcels p WHERE p.courier_code = e.courier_code AND p.waybill_number = e.waybill_number
         AND (p.state = 'voided' OR NOT EXISTS (SELECT 1 FROM parcel_orders po WHERE po.parcel_id = p.id AND po.order_id = asked.id)))
     ORDER BY e.id`, JSON.stringify(orderIds),
  );

export const insertEWaybill = (writer: Writer, waybill: Omit<StoredEWaybill, 'id'>): void => {
  writer.run(
    `INSERT INTO e_waybills (component, order_id, courier_code, waybill_number, route_code, consolidation, print_data, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    waybill.component, waybill.order_id, waybill.courier_code, waybill.waybill_number, waybill.route_code, waybill.consolidation, waybill.print_data,
    waybill.received_at,
  );
};

export const refreshEWaybill = (writer: Writer, id: number, waybill: Pick<StoredEWaybill, 'route_code' | 'consolidation' | 'print_data' | 'received_at'>): void => {
  writer.run(
    'UPDATE e_waybills SET route_code = ?, consolidation = ?, print_data = ?, received_at = ? WHERE id = ?',
    waybill.route_code, waybill.consolidation, waybill.print_data, waybill.received_at, id,
  );
};

/** Is this number known in another way than as an e-waybill: a parcel's, in the pool, spoiled? */
export const isNumberElsewhere = (reader: Reader, courierCode: string, waybillNumber: string): boolean =>
  ['parcels', 'number_pool', 'spoiled_numbers'].some((table) =>
    reader.first(`SELECT 1 FROM ${table} WHERE courier_code = ? AND waybill_number = ?`, courierCode, waybillNumber) !== undefined);

export type WaybillToPrint = { sheet_number: number; parcel_id: number | null; kind: string; waybill_number: string | null; print_data: string | null };

/** The sheets of a job with the print data of their e-waybills, a piece at a time. */
export const waybillsToPrint = (reader: Reader, jobId: number, after: number, most: number): WaybillToPrint[] =>
  reader.all<WaybillToPrint>(
    `SELECT s.sheet_number, s.parcel_id, s.kind, p.waybill_number, e.print_data FROM print_sheets s LEFT JOIN parcels p ON p.id = s.parcel_id
     LEFT JOIN e_waybills e ON e.courier_code = p.courier_code AND e.waybill_number = p.waybill_number
     WHERE s.job_id = ? AND s.sheet_number > ? ORDER BY s.sheet_number LIMIT ?`, jobId, after, most,
  );
