import type { CaseKind, CaseState } from '../../../shared/domain/after-sales/case.ts';
import type { OrderId, ReturningParcelId, SkuId, StaffId } from '../../../shared/domain/ids.ts';
import type { OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { ReturnList } from '../../../shared/contract/returns.ts';
import type { Reader, Writer } from '../database.ts';
import type { StoredReturning } from './returning.ts';

export type ListedReturning = StoredReturning & {
  case_kind: CaseKind | null; case_state: CaseState | null; order_id: OrderId | null; platform: Platform | null; platform_order_number: string | null; receiver_name: string | null; goods: string | null;
};

/** Each list by the index that was made for it. */
const lists: Readonly<Record<ReturnList, { readonly index: string; readonly where: string; readonly order: string }>> = {
  to_check: { index: 'returning_parcels_to_check', where: `p.state = 'arrived' AND p.case_id IS NOT NULL`, order: 'p.arrived_at, p.id' },
  expected: { index: 'returning_parcels_expected', where: `p.state = 'expected'`, order: 'p.created_at, p.id' },
  ownerless: { index: 'returning_parcels_ownerless', where: `p.case_id IS NULL AND p.state IN ('arrived', 'checked')`, order: 'p.arrived_at, p.id' },
  done: { index: 'returning_parcels_done', where: `p.state = 'checked'`, order: 'p.checked_at DESC, p.id DESC' },
};

const listed = `SELECT p.*, c.kind AS case_kind, c.state AS case_state, c.order_id, o.platform, o.platform_order_number, o.receiver_name, o.goods FROM returning_parcels p`;
const joined = 'LEFT JOIN after_sales_cases c ON c.id = p.case_id LEFT JOIN orders o ON o.id = c.order_id';

export const returningIn = (reader: Reader, list: ReturnList, offset: number, limit: number): ListedReturning[] => {
  const { index, where, order } = lists[list];
  return reader.all<ListedReturning>(`${listed} INDEXED BY ${index} ${joined} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`, limit, offset);
};

export const countReturning = (reader: Reader, list: ReturnList): number => {
  const { index, where } = lists[list];
  return reader.first<{ n: number }>(`SELECT count(*) AS n FROM returning_parcels p INDEXED BY ${index} WHERE ${where}`)?.n ?? 0;
};

export const listedReturning = (reader: Reader, id: ReturningParcelId): ListedReturning | undefined => reader.first<ListedReturning>(`${listed} ${joined} WHERE p.id = ?`, id);

export type ShippedOrder = {
  id: OrderId; platform: Platform; platform_order_number: string; state: OrderState; receiver_name: string; receiver_phone: string; goods: string; handed_over_at: number | null;
};
/** One of the orders that have left, or null when it has not. */
export const shippedOrder = (reader: Reader, id: OrderId): ShippedOrder | undefined =>
  reader.first<ShippedOrder>(
    `SELECT id, platform, platform_order_number, state, receiver_name, receiver_phone, goods, handed_over_at FROM orders WHERE id = ? AND (handed_over_at IS NOT NULL OR state IN ('handed_over', 'completed'))`, id,
  );

export type RepairRow = { id: number; sku_id: SkuId | null; sku_code: string; title: string; quantity: number; done: number; at: number; waybill_number: string; staff_name: string };
const repairs = `SELECT g.id, g.sku_id, g.sku_code, g.title, g.quantity, g.at, p.waybill_number, s.name AS staff_name,
    (SELECT coalesce(sum(r.quantity), 0) FROM repaired_goods r WHERE r.returned_goods_id = g.id) AS done
  FROM returned_goods g INDEXED BY returned_goods_for_repair JOIN returning_parcels p ON p.id = g.returning_parcel_id JOIN staff s ON s.id = g.staff_id WHERE g.condition = 'repair'`;
export const waitingRepairs = (reader: Reader): RepairRow[] => reader.all<RepairRow>(`${repairs} ORDER BY g.at, g.id`).filter(({ quantity, done }) => quantity > done);
export const repairById = (reader: Reader, id: number): RepairRow | undefined => reader.all<RepairRow>(`${repairs} AND g.id = ?`, id)[0];

export const insertRepaired = (writer: Writer, row: { readonly returnedGoodsId: number; readonly became: 'sellable' | 'scrap'; readonly quantity: number; readonly at: number; readonly staffId: StaffId }): void => {
  writer.run('INSERT INTO repaired_goods (returned_goods_id, became, quantity, at, staff_id) VALUES (?, ?, ?, ?, ?)', row.returnedGoodsId, row.became, row.quantity, row.at, row.staffId);
};
