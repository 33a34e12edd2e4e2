import { createHash } from 'node:crypto';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

/** So many bytes of a hash: two of a million buyers are never mistaken for each other. */
const keyBytes = 12;

/** A buyer's nick, phone or address is kept only as this: the text itself stays in the order. The salt is the store's own. */
export type HashKey = (text: string) => Uint8Array;

export const hasherOf = (reader: Reader): HashKey => {
  const salt = reader.first<{ salt: Uint8Array }>('SELECT salt FROM customer_secret WHERE id = 1')?.salt ?? new Uint8Array();
  return (text) => createHash('sha256').update(salt).update(text).digest().subarray(0, keyBytes);
};

export const customerWithKey = (reader: Reader, key: Uint8Array): CustomerId | undefined =>
  reader.first<{ id: CustomerId }>('SELECT customer_id AS id FROM customer_keys WHERE key = ?', key)?.id;

export const insertKey = (writer: Writer, key: Uint8Array, customerId: CustomerId): void => {
  writer.run('INSERT INTO customer_keys (key, customer_id) VALUES (?, ?)', key, customerId);
};

export const hasKeys = (reader: Reader, customerId: CustomerId): boolean =>
  reader.first('SELECT 1 FROM customer_keys WHERE customer_id = ? LIMIT 1', customerId) !== undefined;

type Shared = 'phone' | 'address';
const shared = {
  phone: { next: 'SELECT customer_id AS id FROM customer_orders INDEXED BY customer_orders_by_phone WHERE phone_key = ? AND customer_id > ? ORDER BY customer_id LIMIT 1', newest: 'SELECT max(order_id) AS id FROM customer_orders INDEXED BY customer_orders_by_phone WHERE phone_key = ? AND customer_id = ?' },
  address: { next: 'SELECT customer_id AS id FROM customer_orders INDEXED BY customer_orders_by_address WHERE address_key = ? AND customer_id > ? ORDER BY customer_id LIMIT 1', newest: 'SELECT max(order_id) AS id FROM customer_orders INDEXED BY customer_orders_by_address WHERE address_key = ? AND customer_id = ?' },
} as const;

/** Buyers whose orders bear this phone or address, at most so many; each costs one look, however many orders they have. */
export const buyersSharing = (reader: Reader, kind: Shared, key: Uint8Array, most: number): CustomerId[] => {
  const found: CustomerId[] = [];
  for (let last = 0; found.length < most; ) {
    const next = reader.first<{ id: CustomerId }>(shared[kind].next, key, last)?.id;
    if (next === undefined) break;
    found.push(next);
    last = next;
  }
  return found;
};

/** Looks at so many of a buyer's newest orders and no more. */
const newestLookedAt = 40;

/** How often a buyer's orders bear this phone, and how often another real one, among the newest. */
export const phoneUse = (reader: Reader, customerId: CustomerId, phoneKey: Uint8Array): { readonly this: number; readonly others: number } =>
  reader.first<{ this: number; others: number }>(
    `SELECT coalesce(sum(phone_key = ?), 0) AS this, coalesce(sum(phone_key <> ?), 0) AS others FROM (
       SELECT phone_key FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id = ? ORDER BY counted DESC, at DESC LIMIT ${String(newestLookedAt)})`,
    phoneKey, phoneKey, customerId,
  ) ?? { this: 0, others: 0 };

/** Receiver's name of one of the buyer's orders with this phone or address. */
export const receiverSharing = (reader: Reader, kind: Shared, key: Uint8Array, customerId: CustomerId): { name: string; platform: string } | undefined =>
  reader.first(`SELECT receiver_name AS name, platform FROM orders WHERE id = (${shared[kind].newest})`, key, customerId);

/** Receiver's name and platform of a buyer's newest order. */
export const newestReceiver = (reader: Reader, customerId: CustomerId): { name: string; platform: string } | undefined =>
  reader.first(
    `SELECT receiver_name AS name, platform FROM orders WHERE id = (
       SELECT order_id FROM customer_orders INDEXED BY customer_orders_by_customer WHERE customer_id = ? ORDER BY counted DESC, at DESC LIMIT 1)`, customerId,
  );
