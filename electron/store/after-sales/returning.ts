import type { AfterSalesCaseId, OrderLineId, ReturningLineId, ReturningParcelId, SkuId, StaffId } from '../../../shared/domain/ids.ts';
import type { ReturnedCondition, ReturningState } from '../../../shared/domain/after-sales/returning.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredReturning = {
  id: ReturningParcelId; case_id: AfterSalesCaseId | null; courier_code: string; waybill_number: string; state: ReturningState; sender_name: string; sender_phone: string; note: string;
  created_at: number; created_by: StaffId | null; arrived_at: number | null; arrived_by: StaffId | null; checked_at: number | null; checked_by: StaffId | null;
};
export type StoredReturningLine = {
  id: ReturningLineId; returning_parcel_id: ReturningParcelId; order_line_id: OrderLineId | null; sku_id: SkuId | null; sku_code: string; title: string; colour: string; size: string; quantity: number;
};
export type StoredReturnedGoods = {
  id: number; returning_parcel_id: ReturningParcelId; returning_line_id: ReturningLineId | null; sku_id: SkuId | null; sku_code: string; title: string; condition: ReturnedCondition; quantity: number;
  at: number; staff_name: string;
};

export const returningById = (reader: Reader, id: ReturningParcelId): StoredReturning | undefined =>
  reader.first<StoredReturning>('SELECT * FROM returning_parcels WHERE id = ?', id);
export const returningOfCase = (reader: Reader, caseId: AfterSalesCaseId): StoredReturning[] =>
  reader.all<StoredReturning>('SELECT * FROM returning_parcels WHERE case_id = ? ORDER BY id', caseId);
/** Parcels under a number as it is kept (capitals, no gaps), the newest first. */
export const returningByNumber = (reader: Reader, waybillNumber: string): StoredReturning[] =>
  reader.all<StoredReturning>(`SELECT * FROM returning_parcels WHERE waybill_number = ? AND waybill_number <> '' ORDER BY id DESC`, waybillNumber);

export const insertReturning = (
  writer: Writer, row: Pick<StoredReturning, 'case_id' | 'courier_code' | 'waybill_number' | 'state' | 'sender_name' | 'sender_phone' | 'note' | 'created_at' | 'created_by' | 'arrived_at' | 'arrived_by'>,
): ReturningParcelId =>
  writer.run(
    `INSERT INTO returning_parcels (case_id, courier_code, waybill_number, state, sender_name, sender_phone, note, created_at, created_by, arrived_at, arrived_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.case_id, row.courier_code, row.waybill_number, row.state, row.sender_name, row.sender_phone, row.note, row.created_at, row.created_by, row.arrived_at, row.arrived_by,
  ).id as ReturningParcelId;

type Changeable = Omit<StoredReturning, 'id' | 'created_at' | 'created_by'>;
/** Writes the named columns and no other. */
export const updateReturning = (writer: Writer, id: ReturningParcelId, values: Partial<Changeable>): void => {
  const names = Object.keys(values) as (keyof Changeable)[];
  if (names.length === 0) return;
  writer.run(`UPDATE returning_parcels SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...names.map((name) => values[name] ?? null), id);
};

export const returningLines = (reader: Reader, id: ReturningParcelId): StoredReturningLine[] =>
  reader.all<StoredReturningLine>('SELECT * FROM returning_lines WHERE returning_parcel_id = ? ORDER BY id', id);
export const insertReturningLine = (writer: Writer, line: Omit<StoredReturningLine, 'id'>): ReturningLineId =>
  writer.run(
    'INSERT INTO returning_lines (returning_parcel_id, order_line_id, sku_id, sku_code, title, colour, size, quantity) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    line.returning_parcel_id, line.order_line_id, line.sku_id, line.sku_code, line.title, line.colour, line.size, line.quantity,
  ).id as ReturningLineId;

export const returnedGoods = (reader: Reader, id: ReturningParcelId): StoredReturnedGoods[] =>
  reader.all<StoredReturnedGoods>('SELECT g.*, s.name AS staff_name FROM returned_goods g JOIN staff s ON s.id = g.staff_id WHERE g.returning_parcel_id = ? ORDER BY g.id', id);
export const insertReturnedGoods = (writer: Writer, goods: Omit<StoredReturnedGoods, 'id' | 'staff_name'> & { staff_id: StaffId }): void => {
  writer.run(
    'INSERT INTO returned_goods (returning_parcel_id, returning_line_id, sku_id, sku_code, title, condition, quantity, at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    goods.returning_parcel_id, goods.returning_line_id, goods.sku_id, goods.sku_code, goods.title, goods.condition, goods.quantity, goods.at, goods.staff_id,
  );
};
