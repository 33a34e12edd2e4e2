import type { OrderDetail } from '../../../shared/contract/orders.ts';
import { addressDoubts, type AddressDoubt } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderId, OrderLineId, SkuId } from '../../../shared/domain/ids.ts';
import type { HoldReason } from '../../../shared/domain/orders/holds.ts';
import type { Reader } from '../database.ts';
import { parcelsOfOrder } from '../parcels.ts';
import { traceOf, type SubjectTraceRow } from '../trace.ts';
import { orderRowById } from './order-list.ts';
import type { DerivedKind } from '../../../shared/domain/orders/derived.ts';
import { membersOf } from './family.ts';
import { linesOf, listIn, orderById, type StoredLine, type StoredOrder } from './order-row.ts';
import { duplicatesOf, matesOf, relatedOrders } from './together.ts';

type Scalar = string | number | null;

const scalars = (json: string | null, prefix: string): [string, Scalar][] => {
  if (json === null) return [];
  return Object.entries(JSON.parse(json) as Record<string, unknown>).flatMap(([key, value]): [string, Scalar][] =>
    typeof value === 'string' || typeof value === 'number' || value === null ? [[`${prefix}${key}`, value]] : [],
  );
};

const timelineOf = (row: SubjectTraceRow): OrderDetail['timeline'][number] => ({
  at: row.at, staffName: row.staff_name ?? '', action: row.action,
  params: Object.fromEntries([...scalars(row.before, 'before_'), ...scalars(row.after, '')]),
});

const lineDetail = (reader: Reader, line: StoredLine): OrderDetail['lines'][number] => {
  const sku = line.sku_id === null ? undefined : reader.first<{ shelf: string; tracked: 0 | 1; on_hand: number; reserved: number }>(
    'SELECT shelf, tracked, on_hand, reserved FROM skus WHERE id = ?', line.sku_id,
  );
  return {
    id: line.id as OrderLineId, skuId: line.sku_id as SkuId | null, skuCode: line.sku_code, title: line.title, colour: line.colour, size: line.size,
    properties: line.properties, quantity: line.quantity, unitPriceFen: line.unit_price_fen, refund: line.refund, shelf: sku?.shelf ?? '',
    sellable: sku?.tracked === 1 ? sku.on_hand - sku.reserved : null,
    giftRule: line.gift_rule_id === null ? null : (reader.first<{ name: string }>('SELECT name FROM gift_rules WHERE id = ?', line.gift_rule_id)?.name ?? ''),
  };
};

const isDoubt = (text: string): text is AddressDoubt => (addressDoubts as readonly string[]).includes(text);
const maskable = ['name', 'phone', 'address'] as const;

const relatedOf = (reader: Reader, order: StoredOrder): OrderDetail['related'] => {
  const source = order.derived_from === null ? [] : relatedOrders(reader, [order.derived_from]);
  const [from] = source;
  const made = reader.all<{ id: OrderId; derived_kind: DerivedKind }>(
    `SELECT id, derived_kind FROM orders INDEXED BY orders_derived WHERE derived_from = ? AND close_reason <> 'reunited' ORDER BY id`, order.id,
  );
  const kinds = new Map(made.map((one) => [one.id, one.derived_kind]));
  return {
    together: order.together === null ? [] : relatedOrders(reader, membersOf(reader, order.together).filter((id) => id !== order.id)),
    shares: matesOf(reader, order), duplicates: duplicatesOf(reader, order),
    madeFrom: from === undefined || order.derived_kind === null ? null : { kind: order.derived_kind, order: from },
    made: relatedOrders(reader, made.map(({ id }) => id)).map((one) => ({ kind: kinds.get(one.id) ?? 'split', order: one })),
  };
};

/** Everything the detail pane shows of one order. */
export const orderDetailOf = (reader: Reader, id: OrderId): OrderDetail | undefined => {
  const order = orderById(reader, id);
  const row = orderRowById(reader, id);
  if (order === undefined || row === undefined) return undefined;
  const hold = reader.first<{ reason: HoldReason; note: string; until: number | null; held_at: number; name: string | null }>(
    `SELECT h.reason, h.note, h.until, h.held_at, staff.name FROM order_holds h LEFT JOIN staff ON staff.id = h.held_by
     WHERE h.order_id = ? AND h.released_at IS NULL`, id,
  );
  const notes = reader.all<{ at: number; name: string | null; text: string }>(
    'SELECT n.at, staff.name, n.text FROM order_notes n LEFT JOIN staff ON staff.id = n.staff_id WHERE n.order_id = ? ORDER BY n.id DESC', id,
  );
  const staffName = (staffId: number | null): string | null =>
    staffId === null ? null : (reader.first<{ name: string }>('SELECT name FROM staff WHERE id = ?', staffId)?.name ?? null);
  const masked = listIn(order.masked);
  return {
    row, revision: order.revision,
    receiver: {
      name: order.receiver_name, phone: order.receiver_phone, country: order.country, province: order.province, city: order.city,
      district: order.district, detail: order.detail, postcode: order.postcode,
    },
    receiverMasked: maskable.filter((part) => masked.includes(part)),
    doubts: listIn(order.doubts).filter(isDoubt),
    buyerMessage: order.buyer_message, platformNote: order.platform_note, platformStatusText: order.platform_status_text, shopName: order.shop_name,
    goodsFen: order.goods_fen, freightFen: order.freight_fen, totalFen: order.total_fen, refundedFen: order.refunded_fen,
    lines: linesOf(reader, id).map((line) => lineDetail(reader, line)),
    notes: notes.map((note) => ({ at: note.at, author: note.name ?? '', text: note.text })),
    hold: hold === undefined ? null : { reason: hold.reason, note: hold.note, by: hold.name ?? '', at: hold.held_at, until: hold.until },
    parcels: parcelsOfOrder(reader, id).map((parcel) => ({
      id: parcel.id, courierCode: parcel.courier_code, waybillNumber: parcel.waybill_number, state: parcel.state,
      packedBy: staffName(parcel.packed_by), packedAt: parcel.packed_at,
    })),
    shipments: JSON.parse(order.shipments) as OrderDetail['shipments'],
    timeline: traceOf(reader, 'order', id).map(timelineOf),
    related: relatedOf(reader, order),
  };
};
