import type { OrderId } from '../../../shared/domain/ids.ts';
import { searchPiecesOf } from '../../../shared/domain/orders/search-pieces.ts';
import type { Reader, Writer } from '../database.ts';
import { linesOf, orderById } from './order-row.ts';

/** Index rows count down as orders count up: read in the index's own order, the newest come first and the rest is never looked at. */
const lastRow = 1_000_000_000_000;
export const searchRowOf = (id: OrderId): number => lastRow - id;
export const orderOfSearchRow = (row: number): OrderId => (lastRow - row) as OrderId;

/** What an order is found by (CS-5). Masked stars are not words and fall away by themselves. */
export type Searched = {
  readonly numbers: readonly string[];
  readonly receiver: { readonly name: string; readonly phone: string; readonly province: string; readonly city: string; readonly district: string; readonly detail: string };
  readonly words: readonly string[];
  readonly lines: readonly { readonly skuCode: string; readonly title: string; readonly colour: string; readonly size: string }[];
};

const textsOf = ({ numbers, receiver, words, lines }: Searched): Set<string> => {
  const { name, phone, province, city, district, detail } = receiver;
  // The address is one text, so that it is found as it is read; a municipality is named once.
  const texts = new Set([...numbers, phone, name, `${province}${city === province ? '' : city}${district}${detail}`, ...words]);
  for (const line of lines) texts.add(line.skuCode).add(line.title).add(line.colour).add(line.size);
  return texts;
};

const searchedIn = (reader: Reader, id: OrderId): Searched | undefined => {
  const order = orderById(reader, id);
  if (order === undefined) return undefined;
  const waybills = reader.all<{ waybill_number: string }>(
    'SELECT waybill_number FROM parcel_orders JOIN parcels ON parcels.id = parcel_orders.parcel_id WHERE order_id = ?', id,
  );
  const shipments = JSON.parse(order.shipments) as { waybillNumber: string }[];
  const notes = reader.all<{ text: string }>('SELECT text FROM order_notes WHERE order_id = ?', id);
  return {
    numbers: [order.platform_order_number, ...waybills.map((row) => row.waybill_number), ...shipments.map((row) => row.waybillNumber)],
    receiver: {
      name: order.receiver_name, phone: order.receiver_phone, province: order.province, city: order.city, district: order.district, detail: order.detail,
    },
    words: [order.buyer_nick, order.buyer_message, order.platform_note, ...notes.map(({ text }) => text)],
    lines: linesOf(reader, id).map((line) => ({ skuCode: line.sku_code, title: line.title, colour: line.colour, size: line.size })),
  };
};

/** Orders whose entry is stale; what is known of a new one already need not be read back. */
export type StaleEntries = ReadonlyMap<OrderId, Searched | null>;

/** Writes the index entries of these orders anew, in the transaction that changed them; in the index's own order, which it likes best. */
export const indexOrders = (writer: Writer, stale: StaleEntries): void => {
  for (const [id, searched] of [...stale].sort(([a], [b]) => b - a)) indexOrder(writer, id, searched);
};

const indexOrder = (writer: Writer, id: OrderId, known: Searched | null): void => {
  const searched = known ?? searchedIn(writer, id);
  if (searched === undefined) return;
  const pieces = searchPiecesOf(textsOf(searched));
  // Neither INSERT OR REPLACE nor a look into the index itself: each makes it write what it has gathered to disk.
  const row = searchRowOf(id);
  // An order whose texts are known already is new and has no entry.
  if (known === null && writer.first('SELECT id FROM order_search_docsize WHERE id = ?', row) !== undefined) writer.run('DELETE FROM order_search WHERE rowid = ?', row);
  writer.run('INSERT INTO order_search (rowid, pieces) VALUES (?, ?)', row, pieces);
};
