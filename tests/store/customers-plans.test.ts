import { expect, test } from 'vitest';
import type { CustomerGroupId, CustomerId, CustomerMergeId, OrderId } from '../../shared/domain/ids.ts';
import { mergeCustomers, noteCustomer, setCustomerSettings, undoCustomerMerge, warnOfCustomer } from '../../electron/use-cases/customers/change-customer.ts';
import { addToSeries, createSeries, leaveGroup } from '../../electron/use-cases/customers/change-groups.ts';
import { recognisePortion, sweepPortion, type CustomerDesk } from '../../electron/use-cases/customers/customer-desk.ts';
import { buyerOfOrder, customersOverview, getCustomer, listCustomers, listPairs, lookUpCustomer, ordersOfCustomer } from '../../electron/use-cases/customers/queries.ts';
import type { Services } from '../../electron/use-cases/services.ts';
import { addPaidOrder, mustBe, openTestShop } from '../support/shop.ts';
import { planOf, recordStatements } from '../support/recorded-store.ts';

/** A handful of settings and series; what waits, read from its beginning; the pairs that wait for a person; the list itself, a block at a time by its index. */
const allowed = [
  /^SCAN (settings|customer_series|customer_backlog|j|x|y|json_each|f|n|c)\b/, /^SCAN s VIRTUAL TABLE/, /^SCAN CONSTANT ROW$/, /^SCAN \(?(subquery|join)/, /^SCAN p USING (COVERING )?INDEX customer_pairs_open$/, /VIRTUAL TABLE INDEX/,
  /^SCAN customers USING (COVERING )?INDEX customers_(by_last|by_orders|warned)$/, /^SCAN search_backlog$/, /^SCAN gift_rules/, /^SCAN waves/,
];
const newestOnly = /ORDER BY (id|trace\.id) DESC LIMIT|max\(id\)/;

test('CU-1 … CU-3: no question about customers reads through orders or customers, however many there are; every list has its index', async () => {
  const shop = await openTestShop();
  const { store, statements } = recordStatements(shop.store);
  const services: Services = { ...shop.services, store };
  const desk: CustomerDesk = { tend: () => Promise.resolve(), hear: () => undefined, stop: () => Promise.resolve() };
  addPaidOrder(shop, { platform: 'taobao' });
  addPaidOrder(shop, { platform: 'jd' });
  addPaidOrder(shop, { platform: 'pinduoduo', receiver: { phone: '13911112222', name: '别人' } });
  while (recognisePortion(services) > 0);
  mustBe(setCustomerSettings(services, shop.manager, { currency: 'CNY', levels: [{ name: '银卡', fromFen: 1, paysPercent: 98 }], returns: { atLeast: 1, percent: 1 } }));
  const { seriesId } = mustBe(createSeries(services, desk, shop.manager, { name: '老顾客', cap: 2, rule: { orders: 1, spentFen: null } }));
  while (!sweepPortion(services));
  const groupId = 1 as CustomerGroupId;
  const page = { offset: 0, limit: 50 };
  for (const filter of [{ kind: 'all' }, { kind: 'warned' }, { kind: 'returns' }, { kind: 'level', name: '银卡' }, { kind: 'group', groupId }] as const) {
    for (const sort of ['last', 'spent', 'orders'] as const) mustBe(listCustomers(services, { search: '', filter, sort, ...page }));
  }
  const { rows } = mustBe(listCustomers(services, { search: '欧阳', filter: { kind: 'all' }, sort: 'last', ...page }));
  const customerId = rows[0]?.customerId as CustomerId;
  mustBe(customersOverview(services));
  mustBe(getCustomer(services, { customerId }));
  mustBe(ordersOfCustomer(services, { customerId, ...page }));
  mustBe(buyerOfOrder(services, { orderId: 1 as OrderId }));
  mustBe(lookUpCustomer(services, { platform: 'manual', nick: '', name: '', phone: '138 0000 0000' }));
  mustBe(listPairs(services));
  mustBe(noteCustomer(services, shop.manager, { customerId, text: 'x' }));
  mustBe(warnOfCustomer(services, shop.manager, { customerId, text: 'x' }));
  mustBe(addToSeries(services, shop.manager, { seriesId, customerIds: [customerId] }));
  mustBe(leaveGroup(services, shop.manager, { customerId, groupId, how: 'left' }));
  const merge = shop.store.reader.first<{ id: CustomerMergeId }>('SELECT id FROM customer_merges WHERE undone_at IS NULL');
  if (merge !== undefined) mustBe(undoCustomerMerge(services, shop.manager, { mergeId: merge.id }));
  mergeCustomers(services, shop.manager, { keptId: 1 as CustomerId, goneId: 2 as CustomerId });

  const scans = [...statements].filter((sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(sql) && !newestOnly.test(sql) && !/FROM staff|pragma/.test(sql)).flatMap((sql) =>
    planOf(shop.store, sql).filter((step) => step.startsWith('SCAN') && !allowed.some((pattern) => pattern.test(step))).map((step) => `${step}: ${sql}`));
  expect(scans).toEqual([]);
  // Those of the trigger, which keep first and last order when the one that was it goes.
  const membersPlan = planOf(shop.store, `SELECT min(o.at) FROM customers m JOIN customer_orders o ON o.customer_id = m.id WHERE (m.id = 1 OR (m.head_id = 1 AND m.head_id <> m.id)) AND o.counted = 1`);
  expect(membersPlan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  shop.close();
});
