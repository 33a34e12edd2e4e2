import { buyerKeysOf, type BuyerFacts } from '../../../shared/domain/customers/buyer-keys.ts';
import type { CustomerId, OrderId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../../store/database.ts';
import { customerWithKey, hasKeys, hasherOf, insertKey, type HashKey } from '../../store/customers/customer-keys.ts';
import { isIndexedAlready, type StaleBuyers } from '../../store/customers/customer-search.ts';
import { customerOrder, giveOrder, newCustomer, takeFromCustomerBacklog, takeOrder, wasBought, writeOrderKeys } from '../../store/customers/customers.ts';
import { weighNick, weighShared } from './evidence.ts';

/** Recognising buyers in one transaction: what it needs, and whose search entries are stale afterwards. */
export type Recognition = { readonly writer: Writer; readonly at: number; readonly hash: HashKey; readonly stale: StaleBuyers; readonly touched: Set<CustomerId> };

export const beginRecognition = (writer: Writer, at: number): Recognition => ({ writer, at, hash: hasherOf(writer), stale: new Map(), touched: new Set() });

export const buyerFactsOf = (reader: Reader, orderId: OrderId): BuyerFacts | undefined =>
  reader.first<BuyerFacts>(
    `SELECT platform, buyer_nick AS nick, receiver_name AS name, receiver_phone AS phone, country, province, city, district, detail, masked FROM orders WHERE id = ?`, orderId,
  );

/** The buyer of an order: known by one of its keys, or a new one; keys that nobody has yet are learned. */
const buyerOf = ({ writer, at }: Recognition, accounts: readonly Uint8Array[], before: CustomerId | undefined): { buyer: CustomerId; isNew: boolean; owners: CustomerId[] } => {
  const known = accounts.map((key) => customerWithKey(writer, key));
  const first = known.find((id) => id !== undefined);
  // Without any key it is a buyer of its own, as long as it says nothing.
  const nameless = accounts.length === 0 && before !== undefined && !hasKeys(writer, before) ? before : undefined;
  const buyer = first ?? nameless ?? newCustomer(writer, at);
  accounts.forEach((key, index) => {
    if (known[index] === undefined) insertKey(writer, key, buyer);
  });
  return { buyer, isNew: first === undefined && nameless === undefined, owners: known.filter((id) => id !== undefined && id !== buyer) as CustomerId[] };
};

/** CU-1: gives the order to its buyer and weighs what it says about others. Doing it again takes it from nobody; what was learned since may join two buyers more. */
export const recogniseOrder = (recognition: Recognition, orderId: OrderId): void => {
  const { writer, at, hash, stale, touched } = recognition;
  const facts = buyerFactsOf(writer, orderId);
  const existing = customerOrder(writer, orderId);
  takeFromCustomerBacklog(writer, orderId);
  if (facts === undefined || (existing === undefined && !wasBought(writer, orderId))) return;
  const keys = buyerKeysOf(facts);
  const phone = keys.phone === null ? null : hash(keys.phone);
  const address = keys.address === null ? null : hash(keys.address);
  const { buyer, isNew, owners } = buyerOf(recognition, keys.accounts.map(hash), existing?.customer_id);
  const said = { nick: facts.nick, name: facts.name, phone: facts.phone };
  if (isNew) stale.set(buyer, said);
  else if (!isIndexedAlready(writer, buyer, orderId, said)) stale.set(buyer, null);
  if (existing?.customer_id === buyer) {
    writeOrderKeys(writer, orderId, phone, address);
  } else {
    if (existing !== undefined) {
      takeOrder(writer, orderId);
      stale.set(existing.customer_id, null);
      touched.add(existing.customer_id);
    }
    giveOrder(writer, orderId, buyer, phone, address);
  }
  touched.add(buyer);
  const seen = { platform: facts.platform, name: facts.name, hasNick: keys.accounts.some((key) => key.startsWith('nick')) };
  for (const owner of owners) weighNick(writer, buyer, owner, seen, at);
  weighShared(writer, buyer, seen, keys, { phone, address }, at);
};

/** Whose the order is, or would be: asked before the background has come to it, or for an order that is still being typed. Writes nothing. */
export const lookUpBuyer = (reader: Reader, facts: BuyerFacts): { readonly customerId: CustomerId; readonly by: 'account' | 'phone' } | undefined => {
  const hash = hasherOf(reader);
  const keys = buyerKeysOf(facts);
  for (const account of keys.accounts) {
    const customerId = customerWithKey(reader, hash(account));
    if (customerId !== undefined) return { customerId, by: 'account' };
  }
  const customerId = keys.phone === null ? undefined
    : reader.first<{ id: CustomerId }>('SELECT customer_id AS id FROM customer_orders INDEXED BY customer_orders_by_phone WHERE phone_key = ? ORDER BY customer_id LIMIT 1', hash(keys.phone))?.id;
  return customerId === undefined ? undefined : { customerId, by: 'phone' };
};
