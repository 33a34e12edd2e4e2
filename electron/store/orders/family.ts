import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Reader } from '../database.ts';
import { orderById, type StoredOrder } from './order-row.ts';

/** The order that the platform knows: the order itself, or the first of those it was made from. */
export const originOf = (reader: Reader, order: StoredOrder): StoredOrder => {
  let first = order;
  // Each was made after its parent, so this ends.
  while (first.derived_from !== null) {
    const parent = orderById(reader, first.derived_from);
    if (parent === undefined) break;
    first = parent;
  }
  return first;
};

/** Its parts that are not put together with it again (IN-7), in the order they were made; also parts of parts. */
export const partsOf = (reader: Reader, orderId: OrderId): StoredOrder[] => {
  const parts: StoredOrder[] = [];
  const open: OrderId[] = [orderId];
  for (let parent = open.shift(); parent !== undefined; parent = open.shift()) {
    // Most orders have none: asking for whole rows costs nine times as much, also where none comes.
    for (const { id } of reader.all<{ id: OrderId }>(`SELECT id FROM orders INDEXED BY orders_derived WHERE derived_from = ? AND derived_kind = 'split' ORDER BY id`, parent)) {
      const part = orderById(reader, id);
      if (part === undefined) continue;
      parts.push(part);
      open.push(id);
    }
  }
  return parts;
};

/** How many orders were ever made from it, directly or by way of another. */
export const countDerived = (reader: Reader, orderId: OrderId): number => {
  const row = reader.first<{ n: number }>(
    `WITH RECURSIVE made (id) AS (
       SELECT id FROM orders WHERE derived_from = ? UNION ALL SELECT o.id FROM orders o JOIN made ON o.derived_from = made.id)
     SELECT count(*) AS n FROM made`, orderId,
  );
  return row?.n ?? 0;
};

/** The orders that share a parcel with it, itself among them, the leading one first; alone it is the only one. */
export const togetherWith = (reader: Reader, order: Pick<StoredOrder, 'id' | 'together'>): OrderId[] =>
  order.together === null ? [order.id] : membersOf(reader, order.together);

export const membersOf = (reader: Reader, leadId: OrderId): OrderId[] =>
  reader
    .all<{ id: OrderId }>('SELECT id FROM orders INDEXED BY orders_together WHERE together = ? ORDER BY id <> together, id', leadId)
    .map(({ id }) => id);
