import type { CategoryId, OrderId, OrderLineId, SkuId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type SkuStored = {
  id: SkuId; code: string; style_code: string; title: string; colour: string; size: string; barcode: string; shelf: string;
  weight_g: number | null; category_id: CategoryId | null; picture_id: string | null; tracked: 0 | 1; on_hand: number; reserved: number;
};

export const skuById = (reader: Reader, id: SkuId): SkuStored | undefined => reader.first<SkuStored>('SELECT * FROM skus WHERE id = ?', id);
export const skuByCode = (reader: Reader, code: string): SkuStored | undefined => reader.first<SkuStored>('SELECT * FROM skus WHERE code = ?', code);
export const skuByBarcode = (reader: Reader, barcode: string): SkuStored | undefined =>
  reader.first<SkuStored>(`SELECT * FROM skus WHERE barcode = ? AND barcode <> ''`, barcode);

export type SkuSeen = { readonly code: string; readonly styleCode: string; readonly title: string; readonly colour: string; readonly size: string };

/** A SKU comes into being the first time a file or a person names its code; it is untracked until somebody counts it (WH-2). */
export const skuSeen = (writer: Writer, seen: SkuSeen): SkuId => {
  const known = writer.first<{ id: SkuId }>('SELECT id FROM skus WHERE code = ?', seen.code);
  if (known !== undefined) return known.id;
  return writer.run(
    'INSERT INTO skus (code, style_code, title, colour, size) VALUES (?, ?, ?, ?, ?)', seen.code, seen.styleCode, seen.title, seen.colour, seen.size,
  ).id as SkuId;
};

type ReservableLine = { id: OrderLineId; sku_id: SkuId; quantity: number };

/** Lines that will leave the shop: with a SKU, and not refunded on the platform. */
const reservableLines = (reader: Reader, orderId: OrderId): ReservableLine[] =>
  reader.all<ReservableLine>(
    `SELECT id, sku_id, quantity FROM order_lines WHERE order_id = ? AND sku_id IS NOT NULL AND refund <> 'succeeded'`, orderId,
  );

/** Paid orders reserve (WH-2). Reserving again brings the reservation in line with the order's lines as they are now. */
export const reserveForOrder = (writer: Writer, orderId: OrderId): void => {
  releaseForOrder(writer, orderId);
  for (const line of reservableLines(writer, orderId)) {
    writer.run('INSERT INTO stock_reservations (order_line_id, sku_id, quantity) VALUES (?, ?, ?)', line.id, line.sku_id, line.quantity);
    writer.run('UPDATE skus SET reserved = reserved + ? WHERE id = ?', line.quantity, line.sku_id);
  }
};

type Reservation = { order_line_id: OrderLineId; sku_id: SkuId; quantity: number };

const reservationsOf = (reader: Reader, orderId: OrderId): Reservation[] =>
  reader.all<Reservation>(
    'SELECT r.order_line_id, r.sku_id, r.quantity FROM order_lines l JOIN stock_reservations r ON r.order_line_id = l.id WHERE l.order_id = ?', orderId,
  );

export const releaseForOrder = (writer: Writer, orderId: OrderId): void => {
  for (const reservation of reservationsOf(writer, orderId)) {
    writer.run('DELETE FROM stock_reservations WHERE order_line_id = ?', reservation.order_line_id);
    writer.run('UPDATE skus SET reserved = reserved - ? WHERE id = ?', reservation.quantity, reservation.sku_id);
  }
};

export type Movement = {
  readonly skuId: SkuId; readonly kind: 'opening' | 'count' | 'handed_over' | 'correction'; readonly quantity: number; readonly cause: string;
  readonly orderLineId: OrderLineId | null; readonly staffId: number | null; readonly at: number;
};

/** The only way stock on hand changes: a movement with cause and author, and the balance with it. */
export const moveStock = (writer: Writer, movement: Movement): void => {
  writer.run(
    'INSERT INTO stock_movements (sku_id, at, kind, quantity, cause, order_line_id, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    movement.skuId, movement.at, movement.kind, movement.quantity, movement.cause, movement.orderLineId, movement.staffId,
  );
  writer.run('UPDATE skus SET on_hand = on_hand + ? WHERE id = ?', movement.quantity, movement.skuId);
};

/** HO-4: collection takes out what was reserved. An untracked SKU has no stock to take from and only loses its reservation. */
export const takeOutForOrder = (writer: Writer, orderId: OrderId, cause: string, staffId: number | null, at: number): void => {
  const reservations = reservationsOf(writer, orderId);
  releaseForOrder(writer, orderId);
  for (const reservation of reservations) {
    if (skuById(writer, reservation.sku_id)?.tracked !== 1) continue;
    moveStock(writer, {
      skuId: reservation.sku_id, kind: 'handed_over', quantity: -reservation.quantity, cause, orderLineId: reservation.order_line_id, staffId, at,
    });
  }
};

/**
 * The other way round: what left for the order and is back. The movement is of the same kind with the opposite sign, so that all that was
 * handed over sums up right; the goods are reserved again.
 */
export const putBackForOrder = (writer: Writer, orderId: OrderId, cause: string, staffId: number | null, at: number): void => {
  const out = writer.all<{ order_line_id: OrderLineId; sku_id: SkuId; quantity: number }>(
    `SELECT m.order_line_id, m.sku_id, sum(m.quantity) AS quantity FROM order_lines l JOIN stock_movements m ON m.order_line_id = l.id
     WHERE l.order_id = ? AND m.kind = 'handed_over' GROUP BY m.order_line_id, m.sku_id HAVING sum(m.quantity) <> 0`, orderId,
  );
  for (const row of out) {
    moveStock(writer, { skuId: row.sku_id, kind: 'handed_over', quantity: -row.quantity, cause, orderLineId: row.order_line_id, staffId, at });
  }
  reserveForOrder(writer, orderId);
};

export type Shortage = { readonly skuCode: string; readonly short: number };

/**
 * PR-8: which open orders the stock does not reach, first paid first served; a packed parcel already holds its goods.
 * Untracked SKUs block nothing. CROSS: from the few SKUs that are short, not along all lines that were ever sold.
 */
export const shortOrders = (reader: Reader): ReadonlyMap<OrderId, readonly Shortage[]> => {
  const wanting = reader.all<{ order_id: OrderId; sku_id: SkuId; code: string; quantity: number; on_hand: number }>(
    `SELECT l.order_id, r.sku_id, s.code, sum(r.quantity) AS quantity, s.on_hand
     FROM skus s CROSS JOIN stock_reservations r ON r.sku_id = s.id
       CROSS JOIN order_lines l ON l.id = r.order_line_id CROSS JOIN orders o ON o.id = l.order_id
     WHERE s.tracked = 1 AND s.reserved > s.on_hand
     GROUP BY s.id, o.id ORDER BY s.id, o.state <> 'packed', o.paid_at, o.id`,
  );
  const left = new Map<SkuId, number>();
  const short = new Map<OrderId, Shortage[]>();
  for (const row of wanting) {
    const available = left.get(row.sku_id) ?? row.on_hand;
    if (available >= row.quantity) {
      left.set(row.sku_id, available - row.quantity);
    } else {
      left.set(row.sku_id, Math.max(0, available));
      short.set(row.order_id, [...(short.get(row.order_id) ?? []), { skuCode: row.code, short: row.quantity - Math.max(0, available) }]);
    }
  }
  return short;
};
