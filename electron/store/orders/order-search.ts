import type { OrderId } from '../../../shared/domain/ids.ts';
import { searchPiecesOf } from '../../../shared/domain/orders/search-pieces.ts';
import type { Writer } from '../database.ts';
import { linesOf, orderById, type StoredLine, type StoredOrder } from './order-row.ts';

/** Index rows count down as orders count up: read in the index's own order, the newest come first and the rest is never looked at. */
const lastRow = 1_000_000_000_000;
export const searchRowOf = (id: OrderId): number => lastRow - id;
export const orderOfSearchRow = (row: number): OrderId => (lastRow - row) as OrderId;

type SearchedLine = Pick<StoredLine, 'sku_code' | 'title' | 'colour' | 'size'>;

/** What an order is found by (CS-5). Masked stars are not words and fall away by themselves. */
const textsOf = (order: StoredOrder, lines: readonly SearchedLine[], waybillNumbers: readonly string[], notes: readonly string[]): string[] => [
  order.platform_order_number, ...waybillNumbers, order.receiver_phone, order.buyer_nick, order.receiver_name,
  // One text, so that an address is found as it is read; a municipality is named once.
  `${order.province}${order.city === order.province ? '' : order.city}${order.district}${order.detail}`, order.buyer_message, order.platform_note, ...notes,
  ...new Set(lines.flatMap((line) => [line.sku_code, line.title, line.colour, line.size])),
];

/** Writes the index entries of these orders anew, in the transaction that changed them; in the index's own order, which it likes best. */
export const indexOrders = (writer: Writer, ids: Iterable<OrderId>): void => {
  for (const id of [...ids].sort((a, b) => b - a)) indexOrder(writer, id);
};

const indexOrder = (writer: Writer, id: OrderId): void => {
  const order = orderById(writer, id);
  if (order === undefined) return;
  const numbers = writer.all<{ waybill_number: string }>(
    'SELECT waybill_number FROM parcel_orders JOIN parcels ON parcels.id = parcel_orders.parcel_id WHERE order_id = ?', id,
  );
  const shipments = JSON.parse(order.shipments) as { waybillNumber: string }[];
  const notes = writer.all<{ text: string }>('SELECT text FROM order_notes WHERE order_id = ?', id);
  const pieces = searchPiecesOf(
    textsOf(order, linesOf(writer, id), [...numbers.map((row) => row.waybill_number), ...shipments.map((row) => row.waybillNumber)], notes.map(({ text }) => text)),
  );
  writer.run('INSERT OR REPLACE INTO order_search (rowid, pieces) VALUES (?, ?)', searchRowOf(id), pieces);
};
