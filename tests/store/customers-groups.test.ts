import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { groupWithRoom } from '../../shared/domain/customers/groups.ts';
import { levelOf, soundLevels } from '../../shared/domain/customers/levels.ts';
import type { CustomerGroupId, CustomerId, CustomerSeriesId, OrderId } from '../../shared/domain/ids.ts';
import { may } from '../../shared/domain/staff/permissions.ts';
import { addToSeries, createSeries, leaveGroup } from '../../electron/use-cases/customers/change-groups.ts';
import { mergeCustomers, setCustomerSettings, warnOfCustomer } from '../../electron/use-cases/customers/change-customer.ts';
import { startCustomerDesk, type CustomerDesk } from '../../electron/use-cases/customers/customer-desk.ts';
import { exportGroup } from '../../electron/use-cases/customers/export-group.ts';
import { buyerOfOrder, customersOverview, listCustomers } from '../../electron/use-cases/customers/queries.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { codeOf, draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let desk: CustomerDesk;
const bugs: unknown[] = [];
beforeEach(async () => {
  shop = await openTestShop();
  desk = startCustomerDesk(shop.services, { onBug: (error) => bugs.push(error), pauseMs: 0 });
});
afterEach(async () => {
  await desk.stop();
  shop.close();
  expect(bugs).toEqual([]);
});

let made = 0;
const buy = (nick: string, times = 1, receiver: { readonly name?: string; readonly phone?: string } = {}, paidFen = 10_000): void => {
  for (let time = 0; time < times; time += 1) {
    inOneStep(shop.services, (step) => {
      const draft = draftOf({ number: `G${String((made += 1))}` }, step.at);
      mustBe(takeIn(step, { ...draft, buyerNick: nick, paidFen, receiver: { ...draft.receiver, phone: receiver.phone ?? `139${String(10_000_000 + made)}`, name: receiver.name ?? nick, detail: `${nick} 路 ${String(made)} 号` } }));
    });
  }
};
const ids = (): CustomerId[] => mustBe(listCustomers(shop.services, { search: '', filter: { kind: 'all' }, sort: 'last', offset: 0, limit: 200 })).rows.map(({ customerId }) => customerId);
const groups = (): (readonly [string, number])[] => mustBe(customersOverview(shop.services)).series.flatMap((series) => series.groups.map(({ name, members }) => [name, members] as const));
const groupNamed = (name: string): CustomerGroupId => mustBe(customersOverview(shop.services)).series.flatMap((series) => series.groups).find((group) => group.name === name)?.groupId as CustomerGroupId;
const series = (cap: number, orders: number | null = null): CustomerSeriesId =>
  mustBe(createSeries(shop.services, desk, shop.manager, { name: '老顾客', cap, rule: { orders, spentFen: null } })).seriesId;

test('CU-2: a full group opens the next one by itself; who left leaves room, and both stay written', async () => {
  for (let index = 0; index < 7; index += 1) buy(`buyer${String(index)}`);
  await desk.tend();
  const seriesId = series(3);
  expect(mustBe(addToSeries(shop.services, shop.manager, { seriesId, customerIds: ids() }))).toEqual({ added: 7, already: 0, groups: ['老顾客1', '老顾客2', '老顾客3'] });
  expect(groups()).toEqual([['老顾客1', 3], ['老顾客2', 3], ['老顾客3', 1]]);
  expect(mustBe(addToSeries(shop.services, shop.manager, { seriesId, customerIds: ids() }))).toMatchObject({ added: 0, already: 7 });
  const [first] = ids();
  mustBe(leaveGroup(shop.services, shop.manager, { customerId: first as CustomerId, groupId: groupNamed('老顾客1'), how: 'left' }));
  expect(groups()[0]).toEqual(['老顾客1', 2]);
  expect(codeOf(leaveGroup(shop.services, shop.manager, { customerId: first as CustomerId, groupId: groupNamed('老顾客1'), how: 'left' }))).toBe('customer.not_in_group');
  buy('another');
  await desk.tend();
  mustBe(addToSeries(shop.services, shop.manager, { seriesId, customerIds: ids() }));
  expect(groups()).toEqual([['老顾客1', 3], ['老顾客2', 3], ['老顾客3', 2]]);
  expect(shop.store.reader.all('SELECT left_how FROM customer_group_members WHERE left_at IS NOT NULL')).toEqual([{ left_how: 'left' }]);
});

test('CU-2: by rule everybody who fits is put in, also later, and nobody who was removed comes back', async () => {
  buy('often', 3);
  buy('once');
  await desk.tend();
  series(1024, 3);
  await desk.tend();
  expect(groups()).toEqual([['老顾客1', 1]]);
  const [often] = mustBe(listCustomers(shop.services, { search: '', filter: { kind: 'group', groupId: groupNamed('老顾客1') }, sort: 'last', offset: 0, limit: 9 })).rows;
  expect(often).toMatchObject({ nick: 'often', orders: 3 });
  mustBe(leaveGroup(shop.services, shop.manager, { customerId: often?.customerId as CustomerId, groupId: groupNamed('老顾客1'), how: 'removed' }));
  buy('often');
  buy('once', 2);
  await desk.tend();
  const members = mustBe(listCustomers(shop.services, { search: '', filter: { kind: 'group', groupId: groupNamed('老顾客1') }, sort: 'last', offset: 0, limit: 9 })).rows;
  expect(members.map(({ nick }) => nick)).toEqual(['once']);
});

test('CU-2: one person under two accounts is put into the series once', async () => {
  buy('one');
  buy('two');
  await desk.tend();
  const seriesId = series(10);
  const [a, b] = ids();
  mustBe(addToSeries(shop.services, shop.manager, { seriesId, customerIds: [a as CustomerId] }));
  mustBe(mergeCustomers(shop.services, shop.manager, { keptId: b as CustomerId, goneId: a as CustomerId }));
  expect(mustBe(addToSeries(shop.services, shop.manager, { seriesId, customerIds: [b as CustomerId] }))).toMatchObject({ added: 0, already: 1 });
});

test('CU-2: the group that is next has room, is the lowest such, and a new one only when all are full', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 6 }), { maxLength: 8 }), fc.integer({ min: 1, max: 6 }), (sizes, cap) => {
      const rooms = sizes.map((members, index) => ({ number: index + 1, members }));
      const { number, isNew } = groupWithRoom(rooms, cap);
      expect(isNew).toBe(rooms.every(({ members }) => members >= cap));
      expect(rooms.filter((room) => room.number < number).every(({ members }) => members >= cap)).toBe(true);
      if (!isNew) expect(rooms[number - 1]?.members).toBeLessThan(cap);
    }),
  );
});

test('CU-2: the exported list holds every member as text, never a formula, and the export is traced before the file is there', async () => {
  buy('=HYPERLINK("http://x")', 1, { name: '+1+1', phone: '13911112222' });
  buy('＝cmd|calc', 1, { name: '@SUM(A1)', phone: '13911113333' });
  await desk.tend();
  const seriesId = series(5);
  mustBe(addToSeries(shop.services, shop.manager, { seriesId, customerIds: ids() }));
  const csv = join(shop.folder, 'list.csv');
  expect(mustBe(await exportGroup(shop.services, shop.manager, { groupId: groupNamed('老顾客1'), format: 'csv' }, csv))).toEqual({ path: csv, rows: 2 });
  const cells = readFileSync(csv, 'utf8').replace('\ufeff', '').split('\r\n').slice(1).flatMap((line) => line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []);
  expect(cells.filter((cell) => /^"?[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
  expect(cells.join(' ')).toContain('13911112222');
  const xlsx = join(shop.folder, 'list.xlsx');
  mustBe(await exportGroup(shop.services, shop.manager, { groupId: groupNamed('老顾客1'), format: 'xlsx' }, xlsx));
  const workbook = await readXlsx(new Uint8Array(readFileSync(xlsx)));
  expect(JSON.stringify(workbook)).toContain('+1+1');
  expect(JSON.stringify(workbook)).not.toContain('"formula"');
  expect(shop.store.reader.all(`SELECT json_extract(after, '$.rows') AS rows FROM trace WHERE action = 'customer.exported'`)).toEqual([{ rows: 2 }, { rows: 2 }]);
  expect(may('manager', 'customers.export')).toBe(true);
  expect(may('customer_service', 'customers.export')).toBe(false);
  expect(may('packer', 'customers.read')).toBe(false);
});

test('CU-3: levels by spend less refunds, with their discount; a warning is at the order', async () => {
  buy('vip', 3, {}, 40_000);
  await desk.tend();
  const settings = { currency: 'CNY', levels: [{ name: '金卡', fromFen: 100_000, paysPercent: 95 }, { name: '银卡', fromFen: 50_000, paysPercent: 98 }], returns: { atLeast: 1, percent: 30 } };
  mustBe(setCustomerSettings(shop.services, shop.manager, settings));
  const [orderId] = shop.store.reader.all<{ id: OrderId }>('SELECT id FROM orders').map(({ id }) => id);
  const card = () => mustBe(buyerOfOrder(shop.services, { orderId: orderId as OrderId }));
  expect(card()).toMatchObject({ place: 1, orders: 3, level: { name: '金卡', paysPercent: 95 }, returnsMuch: false, warnings: [] });
  inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE orders SET refunded_fen = 40000, refund = 'succeeded' WHERE id = ?`, orderId as OrderId));
  mustBe(warnOfCustomer(shop.services, shop.manager, { customerId: card()?.customerId as CustomerId, text: '多次恶意退货' }));
  expect(card()).toMatchObject({ level: { name: '银卡' }, returnsMuch: true, warnings: [{ text: '多次恶意退货' }] });
  const counted = mustBe(customersOverview(shop.services));
  expect(counted).toMatchObject({ warned: 1, returnsMuch: 1 });
  expect(counted.levels.map(({ name, customers }) => [name, customers])).toEqual([['银卡', 1], ['金卡', 0]]);
  expect(codeOf(setCustomerSettings(shop.services, shop.manager, { ...settings, levels: [{ name: 'a', fromFen: 1, paysPercent: 90 }, { name: 'b', fromFen: 2, paysPercent: 95 }] }))).toBe('customer.level_gives_less');
});

test('CU-3: a level reaches to the next threshold, to the fen', () => {
  const level = fc.record({ name: fc.string({ minLength: 1, maxLength: 5 }), fromFen: fc.integer({ min: 1, max: 1_000 }), paysPercent: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(fc.array(level, { maxLength: 5 }), fc.nat({ max: 1_100 }), (levels, spent) => {
      const sound = soundLevels(levels);
      if (!sound.ok) return;
      const reached = sound.value.filter(({ fromFen }) => fromFen <= spent);
      expect(levelOf(spent, sound.value)).toEqual(reached.at(-1) ?? null);
    }),
  );
});
