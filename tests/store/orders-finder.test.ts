import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { orderFlags, type OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import { orderGroupings, orderSortKeys } from '../../shared/domain/orders/sorting.ts';
import { indexBacklog } from '../../electron/store/orders/order-search.ts';
import type { StoredOrder } from '../../electron/store/orders/order-row.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { closeOrders, holdOrders, listOrders, setFlag } from '../../electron/use-cases/orders/orders.ts';
import { startSearchDesk } from '../../electron/use-cases/orders/search-desk.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { addPaidOrder, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => {
  shop.close();
});

type Wish = Partial<Parameters<typeof listOrders>[1]>;
/** Asks until everything has been looked at. */
const listed = (wish: Wish) => {
  const ask = () => mustBe(listOrders(shop.services, { view: 'all', search: '', offset: 0, limit: 500, ...wish }));
  let answer = ask();
  for (let round = 0; round < 500 && answer.looking; round += 1) answer = ask();
  return answer;
};
const ids = (wish: Wish): number[] => listed(wish).rows.map(({ id }) => id);
const orders = (): StoredOrder[] => shop.store.reader.all<StoredOrder>('SELECT * FROM orders ORDER BY id');
const amount = (order: StoredOrder): number => (order.paid_fen > 0 ? order.paid_fen : (order.total_fen ?? 0));
const takeAll = (drafts: readonly OrderDraft[]): void => {
  inOneStep(shop.services, (step) => {
    for (const draft of drafts) mustBe(takeIn(step, draft));
  });
};

describe('CS-5: filters, sorting and groups over every order', () => {
  test('after any history each filter finds exactly the orders that it means', () => {
    takeAll(Array.from({ length: 150 }, (_, index) => ({ ...draftOrder(index), platform: (['taobao', 'douyin', 'jd'] as const)[index % 3] ?? 'taobao', platformFlag: orderFlags[index % 6] ?? 'grey' })));
    const change = fc.record({ order: fc.nat(149), what: fc.constantFrom('hold', 'flag', 'close', 'nothing'), flag: fc.constantFrom(...orderFlags), from: fc.nat(40_000), wide: fc.nat(20_000) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        for (const { order, what, flag } of changes) {
          const orderIds = [(order + 1) as OrderId];
          if (what === 'hold') holdOrders(shop.services, shop.manager, { orderIds, reason: 'other', note: '', until: null });
          if (what === 'flag') setFlag(shop.services, shop.manager, { orderIds, flag });
          if (what === 'close') closeOrders(shop.services, shop.manager, { orderIds, reason: 'other', note: '' });
        }
        const [first] = changes;
        const [low, high] = [(first?.from ?? 0) / 100, ((first?.from ?? 0) + (first?.wide ?? 0) + 1) / 100];
        const all = orders();
        const cases: [string, (order: StoredOrder) => boolean][] = [
          [`flag:${first?.flag ?? 'grey'}`, (order) => order.flag === first?.flag],
          [`flag:red flag:yellow`, (order) => order.flag === 'red' || order.flag === 'yellow'],
          ['-flag:grey platform:douyin', (order) => order.flag !== 'grey' && order.platform === 'douyin'],
          ['state:held', (order) => order.hold_reason !== null],
          ['state:held state:closed', (order) => order.hold_reason !== null || order.state === 'closed'],
          ['state:late', (order) => order.state === 'paid' && (order.promised_ship_at ?? Infinity) < shop.clock.now],
          [`${low.toFixed(2)}-${high.toFixed(2)}`, (order) => amount(order) >= Math.round(low * 100) && amount(order) <= Math.round(high * 100)],
          [`>${low.toFixed(2)} courier:sto`, (order) => amount(order) > Math.round(low * 100) && order.shipments.includes('申通')],
        ];
        for (const [search, means] of cases) {
          const found = listed({ search });
          const wanted = all.filter(means).map(({ id }) => id);
          expect({ search, ids: found.rows.map(({ id }) => id as number).sort((a, b) => a - b) }).toEqual({ search, ids: wanted });
          expect({ search, total: found.total, more: found.more }).toEqual({ search, total: wanted.length, more: false });
        }
      }),
      { numRuns: 25 },
    );
  });

  test('every sort and group holds every order once, in order; blocks join without a gap', () => {
    takeAll(Array.from({ length: 120 }, (_, index) => draftOrder(index * 7)));
    const all = orders();
    const keyOf = { time: (order: StoredOrder) => order.sort_at, paid: (order: StoredOrder) => order.paid_at, due: (order: StoredOrder) => order.promised_ship_at, amount };
    for (const by of orderSortKeys) {
      for (const descending of [true, false]) {
        const wanted = [...all].sort((a, b) => {
          const [one, other] = [keyOf[by](a), keyOf[by](b)];
          if ((one ?? 0) === 0 || (other ?? 0) === 0) return Number((one ?? 0) === 0) - Number((other ?? 0) === 0) || a.id - b.id;
          return (descending ? -1 : 1) * ((one ?? 0) - (other ?? 0) || a.id - b.id);
        });
        const blocks = [0, 50, 100].flatMap((offset) => ids({ sort: { by, descending }, offset, limit: 50 }));
        expect({ by, descending, ids: blocks }).toEqual({ by, descending, ids: wanted.map(({ id }) => id) });
      }
    }
    for (const group of orderGroupings) {
      const { groups, rows, total } = listed({ group });
      expect({ group, sum: groups?.reduce((sum, { count }) => sum + count, 0), rows: new Set(rows.map(({ id }) => id)).size }).toEqual({ group, sum: total, rows: 120 });
    }
    const { groups, rows } = listed({ group: 'state' });
    let at = 0;
    for (const { key, count } of groups ?? []) {
      for (const row of rows.slice(at, at + count)) expect(row.state).toBe(key);
      at += count;
    }
  });

  test('a changed, a new and a rolled-back order stand where they belong', () => {
    takeAll(Array.from({ length: 40 }, (_, index) => draftOrder(index)));
    const sort = { by: 'amount', descending: true } as const;
    expect(ids({ sort })).toHaveLength(40);
    shop.store.write((writer) => writer.run('UPDATE orders SET paid_fen = 99999999 WHERE id = 7'));
    expect(ids({ sort })[0]).toBe(7);
    shop.store.write((writer) => writer.run('UPDATE orders SET paid_fen = 99999999 + 1 WHERE id = 9'), () => false);
    expect(ids({ sort })[0]).toBe(7);
    takeAll([draftOrder(41)]);
    expect(ids({ sort })).toHaveLength(41);
    expect(ids({ search: '=999999.99' })).toEqual([7]);
  });

  test('a query lies within a view when that is asked for', () => {
    const held = addPaidOrder(shop, { receiver: { name: '欧阳雨馨' } });
    const free = addPaidOrder(shop, { receiver: { name: '欧阳锋' } });
    holdOrders(shop.services, shop.manager, { orderIds: [held], reason: 'other', note: '', until: null });
    expect(ids({ search: '欧阳' })).toEqual([free, held]);
    expect(ids({ view: 'held', search: '欧阳', inView: true })).toEqual([held]);
    expect(ids({ view: 'to_ship', search: '欧阳 -state:held', inView: true })).toEqual([free]);
    expect(ids({ view: 'urgent', search: '欧阳', inView: true })).toEqual([]);
  });
});

describe('CS-5: pinyin', () => {
  const names: Readonly<Record<string, readonly string[]>> = {
    欧阳雨馨: ['oyyx', 'ouyang', 'ouyangyuxin', 'ouyangyx', 'oyyuxin', '欧阳yx', '欧阳yuxin', 'ouya', 'yuxin', 'ouyang雨馨', 'OUYANG'],
    单喆: ['shan', 'dan', 'shanzhe', 'danzhe', 'sz', 'dz', '单zhe', '单z', 'shanz'],
    仇英: ['qiu', 'qiuying', 'chouying', 'qy', 'cy'],
    曾磊: ['zeng', 'zenglei', 'zl', 'cl', 'zengl'],
    区健: ['ou', 'oujian', 'qujian', 'oj', 'qj'],
    解缙: ['xie', 'xiejin', 'jiejin', 'xj', 'jj'],
    查慎行: ['zha', 'zhashenxing', 'zhashen', 'zsx', 'csx'],
    朴敏秀: ['piao', 'piaominxiu', 'pumin', 'pmx'],
    尉迟恭: ['yuchi', 'yuchigong', 'ycg', 'weichi'],
    万俟卨: ['moqi', 'mqx', 'moqixie'],
    吕绿: ['lvlv', 'ly'.replace('y', 'l')],
  };

  test('names are found by initials, syllables and mixtures, with every reading', () => {
    const made = new Map(Object.keys(names).map((name) => [name, addPaidOrder(shop, { receiver: { name } })]));
    for (const [name, typed] of Object.entries(names)) {
      for (const search of typed) expect({ name, search, found: ids({ search }).includes(made.get(name) ?? -1) }).toEqual({ name, search, found: true });
    }
    // Not everything is found by everything.
    expect(ids({ search: 'ouyangyuxin' })).toEqual([made.get('欧阳雨馨')]);
    expect(ids({ search: '欧阳yx' })).toEqual([made.get('欧阳雨馨')]);
    expect(ids({ search: 'piaominxiu' })).toEqual([made.get('朴敏秀')]);
    expect(ids({ search: 'name:zhashenxing' })).toEqual([made.get('查慎行')]);
    expect(ids({ search: 'zzzz' })).toEqual([]);
  });

  test('fields keep to themselves', () => {
    const one = addPaidOrder(shop, { number: '351577343', receiver: { name: '王地址', phone: '13800007343', detail: '欧阳路 1 号' }, lines: [{ code: 'NZ801-28', title: '牛仔裤' }] });
    const other = addPaidOrder(shop, { number: '35159999', receiver: { name: '欧阳锋', phone: '13900001111', detail: '文三路 7343 号' }, lines: [{ code: 'TX220', title: 'NZ801 同款' }] });
    for (const [search, wanted] of [
      ['phone:7343', [one]], ['name:欧阳', [other]], ['address:欧阳', [one]], ['sku:NZ801', [one]], ['goods:NZ801', [other, one]], ['no:77343', [one]], ['-name:欧阳 欧阳', [one]], ['7343', [other, one]],
    ] as const) expect({ search, ids: ids({ search }) }).toEqual({ search, ids: wanted });
  });
});

test('CS-5: after an update the index is written anew in the background, newest first, and search says so', async () => {
  takeAll(Array.from({ length: 90 }, (_, index) => ({ ...draftOrder(index), buyerNick: '同一个人' })));
  shop.store.write((writer) => {
    writer.run('DELETE FROM order_search');
    writer.run('INSERT INTO search_backlog VALUES (90)');
  });
  expect(listed({ search: '同一个人' })).toMatchObject({ total: 0, indexed: false });
  shop.store.write((writer) => indexBacklog(writer, 30));
  expect(ids({ search: '同一个人' }).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => 61 + index));
  const fresh = addPaidOrder(shop, { receiver: { name: '同一个人' } });
  const desk = startSearchDesk(shop.services, { onBug: (error) => { throw error; }, firstAfterMs: 0 });
  await expect.poll(() => listed({ search: '同一个人' }).total, { timeout: 20_000 }).toBe(91);
  await desk.stop();
  expect(listed({ search: '同一个人' }).indexed).toBe(true);
  expect(shop.store.reader.all('SELECT id FROM order_search_docsize')).toHaveLength(91);
  expect(ids({ search: '同一个人' })).toContain(fresh);
});
