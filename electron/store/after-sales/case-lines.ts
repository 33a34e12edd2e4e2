import type { AfterSalesCaseId, OrderId, OrderLineId, ParcelId, SkuId, StaffId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

export type CaseSide = 'old' | 'new';
export type StoredCaseLine = {
  id: number; case_id: AfterSalesCaseId; side: CaseSide; order_line_id: OrderLineId | null; sku_id: SkuId | null; sku_code: string; title: string; colour: string; size: string; quantity: number;
  unit_price_fen: number | null;
};

export const caseLines = (reader: Reader, caseId: AfterSalesCaseId): StoredCaseLine[] =>
  reader.all<StoredCaseLine>('SELECT * FROM after_sales_lines WHERE case_id = ? ORDER BY side DESC, id', caseId);

export const insertCaseLine = (writer: Writer, line: Omit<StoredCaseLine, 'id'>): void => {
  writer.run(
    'INSERT INTO after_sales_lines (case_id, side, order_line_id, sku_id, sku_code, title, colour, size, quantity, unit_price_fen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    line.case_id, line.side, line.order_line_id, line.sku_id, line.sku_code, line.title, line.colour, line.size, line.quantity, line.unit_price_fen,
  );
};

/** Until the case has ended its lines are what people last said; what they were stands in its events. */
export const deleteCaseLines = (writer: Writer, caseId: AfterSalesCaseId, side: CaseSide): void => {
  writer.run('DELETE FROM after_sales_lines WHERE case_id = ? AND side = ?', caseId, side);
};

export type LeftWith = {
  parcel_id: ParcelId; courier_code: string; waybill_number: string; handed_over_at: number | null; packer_id: StaffId | null; packer_name: string; packed_at: number | null;
  freight_fen: number | null; open_claim: number | null;
};
/** The parcels that an order left with, the newest first: whose packing, which courier, what it cost. */
export const parcelsLeftOf = (reader: Reader, orderId: OrderId): LeftWith[] =>
  reader.all<LeftWith>(
    `SELECT p.id AS parcel_id, p.courier_code, p.waybill_number, c.closed_at AS handed_over_at, p.packed_by AS packer_id, coalesce(s.name, '') AS packer_name, p.packed_at,
       cp.courier_price_fen AS freight_fen, (SELECT cl.id FROM claims cl WHERE cl.parcel_id = p.id AND cl.closed_at IS NULL ORDER BY cl.id LIMIT 1) AS open_claim
     FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id LEFT JOIN staff s ON s.id = p.packed_by
       LEFT JOIN collection_parcels cp ON cp.parcel_id = p.id LEFT JOIN collections c ON c.id = cp.collection_id
     WHERE po.order_id = ? AND p.state = 'handed_over' ORDER BY p.id DESC`, orderId,
  );
