import { channelNames } from '../../../shared/domain/entry/channels.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { blockOrders, blockPiece, orderPiecesOf, soundsOf } from '../../../shared/domain/orders/order-pieces.ts';
import type { Reader, Writer } from '../database.ts';
import { typedSourceOf } from '../typed-orders.ts';
import { linesOf, orderById } from './order-row.ts';
import { touchOrder } from './touched-orders.ts';

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

/** Of one order: every text once. The address is one text, so that it is found as it is read; a municipality is named once. */
export const addressText = ({ province, city, district, detail }: Searched['receiver']): string => `${province}${city === province ? '' : city}${district}${detail}`;

export const textsOf = ({ numbers, receiver, words, lines }: Searched): Set<string> => {
  const texts = new Set([...numbers, receiver.phone, receiver.name, addressText(receiver), ...words]);
  for (const line of lines) texts.add(line.skuCode).add(line.title).add(line.colour).add(line.size);
  return texts;
};

/** Whether both are found by the very same texts. */
export const isFoundAlike = (one: Searched | undefined, other: Searched | undefined): boolean => {
  if (one === undefined || other === undefined) return one === other;
  const [texts, others] = [textsOf(one), textsOf(other)];
  return texts.size === others.size && [...texts].every((text) => others.has(text));
};

export const waybillsOf = (reader: Reader, id: OrderId, shipments: string): string[] => [
  ...reader.all<{ waybill_number: string }>(
    'SELECT waybill_number FROM parcel_orders JOIN parcels ON parcels.id = parcel_orders.parcel_id WHERE order_id = ?', id,
  ).map((row) => row.waybill_number),
  ...(shipments === '[]' ? [] : (JSON.parse(shipments) as { waybillNumber: string }[]).map((row) => row.waybillNumber)),
];

export const notesOf = (reader: Reader, id: OrderId): string[] =>
  reader.all<{ text: string }>('SELECT text FROM order_notes WHERE order_id = ?', id).map(({ text }) => text);

export const searchedIn = (reader: Reader, id: OrderId): Searched | undefined => {
  const order = orderById(reader, id);
  if (order === undefined) return undefined;
  return {
    numbers: [order.platform_order_number, ...waybillsOf(reader, id, order.shipments)],
    receiver: {
      name: order.receiver_name, phone: order.receiver_phone, province: order.province, city: order.city, district: order.district, detail: order.detail,
    },
    words: [order.buyer_nick, order.buyer_message, order.platform_note, ...notesOf(reader, id), ...(order.platform === 'manual' ? channelNames[typedSourceOf(reader, id)?.channel ?? 'other'] : [])],
    lines: linesOf(reader, id).map((line) => ({ skuCode: line.sku_code, title: line.title, colour: line.colour, size: line.size })),
  };
};

/** Orders whose entry is stale; what is known of a new one already need not be read back. */
export type StaleEntries = ReadonlyMap<OrderId, Searched | null>;

/** Words whose sounds the store is known to hold: most words of an order were seen before. */
const knownWords = new WeakMap<Writer, Set<string>>();
/** More than the Chinese of any shop has pairs; then it starts anew. */
const mostKnownWords = 400_000;

const rememberSounds = (writer: Writer, words: ReadonlySet<string>, inThisStep: Set<string>): void => {
  let known = knownWords.get(writer);
  if (known === undefined || known.size > mostKnownWords) knownWords.set(writer, (known = new Set()));
  for (const word of words) {
    if (word.length > 2 || known.has(word) || inThisStep.has(word)) continue;
    let isNew = false;
    for (const code of soundsOf(word)) {
      if (writer.run('INSERT OR IGNORE INTO search_sounds (code, word) VALUES (?, ?)', code, word).changes > 0) isNew = true;
    }
    // What this transaction wrote may still be rolled back: it counts as known when it is met again.
    inThisStep.add(word);
    if (!isNew) known.add(word);
  }
};

/** Writes the index entries of these orders anew, in the transaction that changed them; in the index's own order, which it likes best. */
export const indexOrders = (writer: Writer, stale: StaleEntries): void => {
  const words = new Set<string>();
  for (const [id, searched] of [...stale].sort(([a], [b]) => b - a)) indexOrder(writer, id, searched, words);
};

const isIndexed = (reader: Reader, row: number): boolean => reader.first('SELECT id FROM order_search_docsize WHERE id = ?', row) !== undefined;

const indexOrder = (writer: Writer, id: OrderId, known: Searched | null, words: Set<string>): void => {
  const searched = known ?? searchedIn(writer, id);
  if (searched === undefined) return;
  const pieces = orderPiecesOf(textsOf(searched));
  // Neither INSERT OR REPLACE nor a look into the index itself: each makes it write what it has gathered to disk.
  const row = searchRowOf(id);
  // An order whose texts are known already is new and has no entry.
  if (known === null && isIndexed(writer, row)) writer.run('DELETE FROM order_search WHERE rowid = ?', row);
  writer.run('INSERT INTO order_search (rowid, pieces) VALUES (?, ?)', row, `${pieces.text} ${blockPiece(Math.floor(id / blockOrders))}`);
  rememberSounds(writer, pieces.words, words);
  // A note changes what is found and no column of the order: lists that are kept must hear of it.
  touchOrder(writer, id);
};

/** The newest order that is not in the index yet; null = all are. Only after an update of the app. */
export const searchBacklog = (reader: Reader): number | null => reader.first<{ up_to: number }>('SELECT up_to FROM search_backlog')?.up_to ?? null;

/** Indexes the next `most` orders of the backlog, newest first; false = nothing is left. */
export const indexBacklog = (writer: Writer, most: number): boolean => {
  const upTo = searchBacklog(writer);
  if (upTo === null) return false;
  const ids = writer.all<{ id: OrderId }>('SELECT id FROM orders WHERE id <= ? ORDER BY id DESC LIMIT ?', upTo, most).map(({ id }) => id);
  indexOrders(writer, new Map(ids.filter((id) => !isIndexed(writer, searchRowOf(id))).map((id) => [id, null])));
  const last = ids.at(-1);
  if (last === undefined || ids.length < most) writer.run('DELETE FROM search_backlog');
  else writer.run('UPDATE search_backlog SET up_to = ?', last - 1);
  return ids.length === most;
};
