import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { nextOrderState, orderEvents, orderStates } from '../../shared/domain/orders/lifecycle.ts';
import { addPaidOrder, addPrintedParcel, inOneStep, mustBe, openTestShop, packParcel, stockUp, type TestShop } from '../support/shop.ts';
import { bookFaults } from '../support/book-faults.ts';
import { linesOf, orderById, type StoredOrder } from '../../electron/store/orders/order-row.ts';
import { advanceOrder, voidParcel } from '../../electron/use-cases/order-changes.ts';
import { changeOrder } from '../../electron/use-cases/orders/change-order.ts';
import { merge, reunite, separate, split } from '../../electron/use-cases/orders/changes.ts';
import { saveGiftRule } from '../../electron/use-cases/orders/gift-rules.ts';
import { closeOrders, holdOrders, releaseOrders, setFlag } from '../../electron/use-cases/orders/orders.ts';
import { act } from '../../electron/use-cases/services.ts';
import { ok, type Result } from '../../shared/domain/result.ts';

/** One thing that somebody does; numbers are taken modulo what is there. */
const deed = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), some: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }) }),
  fc.record({ do: fc.constantFrom('separate' as const, 'reunite' as const, 'hold' as const, 'release' as const, 'close' as const, 'flag' as const, 'print' as const, 'pack' as const, 'void' as const), one: fc.nat() }),
  fc.record({ do: fc.constant('split' as const), one: fc.nat(), line: fc.nat(), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('lines' as const), one: fc.nat(), line: fc.nat(), quantity: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('advance' as const), one: fc.nat(), event: fc.constantFrom(...orderEvents) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const all = (shop: TestShop): StoredOrder[] => shop.store.reader.all<StoredOrder>('SELECT * FROM orders ORDER BY id');
const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
const parcelOf = (shop: TestShop, id: OrderId): ParcelId | undefined =>
  shop.store.reader.first<{ id: ParcelId }>(`SELECT p.id FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE po.order_id = ? AND p.state <> 'voided'`, id)?.id;

const perform = (shop: TestShop, wish: Deed): Result<unknown> => {
  const orders = all(shop);
  const { services, manager } = shop;
  if (wish.do === 'merge') return merge(services, manager, { orderIds: wish.some.map((at) => pick(orders, at).id) });
  const order = pick(orders, wish.one);
  const parcel = parcelOf(shop, order.id);
  const lines = linesOf(shop.store.reader, order.id);
  switch (wish.do) {
    case 'separate': return separate(services, manager, { orderId: order.id });
    case 'reunite': return reunite(services, manager, { orderId: order.id });
    case 'hold': return holdOrders(services, manager, { orderIds: [order.id], reason: 'other', note: '', until: null });
    case 'release': return releaseOrders(services, manager, { orderIds: [order.id], note: '' });
    case 'close': return closeOrders(services, manager, { orderIds: [order.id], reason: 'other', note: '' });
    case 'flag': return setFlag(services, manager, { orderIds: [order.id], flag: 'red' });
    case 'print': {
      const together = order.together === null ? [order] : orders.filter((one) => one.together === order.together);
      if (parcel === undefined && together.every((one) => one.state === 'paid')) addPrintedParcel(shop, together.map(({ id }) => id));
      return ok(null);
    }
    case 'pack': {
      const inIt = parcel === undefined ? [] : shop.store.reader.all<{ id: OrderId; state: string }>('SELECT o.id, o.state FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = ?', parcel);
      if (parcel !== undefined && inIt.every(({ state }) => state === 'paid')) packParcel(shop, manager, parcel, inIt.map(({ id }) => id));
      return ok(null);
    }
    case 'void': return parcel === undefined ? ok(null) : act(services, manager.staffId, (step) => voidParcel(step, parcel, 'other'));
    case 'split':
      return lines.length === 0 ? ok(null) : split(services, manager, { orderId: order.id, revision: order.revision, parts: [[{ lineId: pick(lines, wish.line).id as never, quantity: wish.quantity }]] });
    case 'lines': {
      const changed = lines.filter((line) => line.gift_rule_id === null && line.refund !== 'succeeded');
      if (changed.length === 0) return ok(null);
      const target = pick(changed, wish.line);
      return changeOrder(services, manager, { orderId: order.id, revision: order.revision, change: {
        kind: 'lines', lines: changed.map((line) => ({ lineId: line.id as never, skuId: null, quantity: line === target ? wish.quantity : line.quantity, unitPriceFen: line.unit_price_fen })),
      } }, () => []);
    }
    case 'advance': {
      // Packing and handing over are parcels'; here the table alone is asked.
      const allowed = nextOrderState(order.state, wish.event).ok;
      if (['hand_over', 'take_back', 'pack', 'unpack'].includes(wish.event) || parcel !== undefined) return ok(null);
      const answer = act(services, manager.staffId, (step) => advanceOrder(step, order, wish.event, { cause: 'test' }));
      expect(answer.ok).toBe(allowed);
      return answer;
    }
  }
};

test('CS-8, IN-7: whatever people do in whatever order, money adds up, stock is what the lines say, and the books are sound', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 24 }), async (deeds) => {
      const shop = await openTestShop();
      try {
        inOneStep(shop.services, ({ writer }) => writer.run(`INSERT INTO skus (code, title) VALUES ('BAG', '帆布袋')`));
        mustBe(saveGiftRule(shop.services, shop.manager, { id: null, rule: {
          name: '买三送一', active: true, fromAt: null, untilAt: null, shops: [], condition: { kind: 'buy', codes: [], pieces: 3 }, often: 'each', giftSkuCode: 'BAG', giftQuantity: 1,
        } }));
        for (const quantity of [1, 2, 3]) addPaidOrder(shop, { lines: [{ code: 'A', quantity }, { code: 'B', quantity: 2 }] });
        stockUp(shop, 'A', 50);
        const paid = (): number => all(shop).reduce((sum, order) => sum + order.paid_fen, 0);
        const before = paid();
        for (const wish of deeds) perform(shop, wish);
        expect(paid()).toBe(before);
        expect(await bookFaults(shop.store.reader)).toEqual([]);
        // Five counts of the floor: no order is in two living parcels, and what is packed is in one.
        expect(shop.store.reader.all(`SELECT po.order_id FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE p.state <> 'voided' GROUP BY po.order_id HAVING count(*) > 1`)).toEqual([]);
        expect(shop.store.reader.all(
          `SELECT o.id FROM orders o WHERE o.state = 'packed' AND NOT EXISTS (SELECT 1 FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE po.order_id = o.id AND p.state = 'packed')`)).toEqual([]);
        expect(orderById(shop.store.reader, 1 as OrderId)).toBeDefined();
      } finally {
        shop.close();
      }
    }),
    { numRuns: 25 },
  );
});

test('every transition that is not in the table is refused by name, from every state', () => {
  for (const state of orderStates) {
    for (const event of orderEvents) {
      const next = nextOrderState(state, event);
      if (!next.ok) expect(next.refusal).toMatchObject({ code: 'order.transition_refused', params: { state, event } });
    }
  }
});
