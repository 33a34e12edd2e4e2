import { expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { defaultPromiseMs } from '../../shared/domain/orders/views.ts';
import { acceptHandover, draftHandover, getHandover, listHandovers, writeHandover } from '../../electron/use-cases/handover/handover.ts';
import { countOrders, listOrders } from '../../electron/use-cases/orders/orders.ts';
import { listReplies, moveReply, removeReply, saveReply } from '../../electron/use-cases/replies/replies.ts';
import { outOfStock } from '../../electron/use-cases/tasks/out-of-stock.ts';
import { expectTransfer } from '../../electron/use-cases/transfers/expect.ts';
import { countOwnViews, listOwnViews, moveOwnView, removeOwnView, saveOwnView } from '../../electron/use-cases/views/own-views.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const hour = 3_600_000;
const listed = (shop: TestShop, view: Parameters<typeof listOrders>[1]['view']) => mustBe(listOrders(shop.services, { view, search: '', offset: 0, limit: 50 })).rows.map(({ id }) => id);
const save = (shop: TestShop, who: TestShop['manager'], name: string, search: string, shared = false) => saveOwnView(shop.services, who, { viewId: null, name, search, shared });

test('CS-9: what nears 24 and 48 hours after payment is counted, the longest waiting first, until it is packed', async () => {
  const shop = await openTestShop();
  const at = shop.clock.now;
  const paid = (hoursAgo: number): OrderId => addPaidOrder(shop, { paidAt: at - hoursAgo * hour });
  const [fresh, near24, near48, late] = [paid(3), paid(21), paid(45), paid(60)];
  addPaidOrder(shop, { state: 'handed_over', paidAt: at - 60 * hour });
  expect([listed(shop, 'near_24h'), listed(shop, 'near_48h')]).toEqual([[near24], [late, near48]]);
  expect(mustBe(countOrders(shop.services))).toMatchObject({ near_24h: 1, near_48h: 2 });
  shop.clock.now += 18 * hour;
  expect(listed(shop, 'near_24h')).toEqual([near24, fresh]);
  expect(orderById(shop.store.reader, fresh)?.promised_ship_at).toBe(at - 3 * hour + defaultPromiseMs);
  shop.close();
});

test('CS-6: to contact and to confirm payment are lists of their own, and empty themselves', async () => {
  const shop = await openTestShop();
  const [short, bank] = [addPaidOrder(shop), addPaidOrder(shop, { state: 'awaiting_payment' })];
  mustBe(outOfStock(shop.services, shop.manager, { orderId: short, revision: orderById(shop.store.reader, short)?.revision ?? 0, note: '', dueAt: shop.clock.now + hour, staffId: null }));
  mustBe(expectTransfer(shop.services, shop.manager, { orderId: bank, bank: '', payer: '', amountFen: 9900 }));
  expect([listed(shop, 'to_contact'), listed(shop, 'to_confirm')]).toEqual([[short], [bank]]);
  expect(mustBe(countOrders(shop.services))).toMatchObject({ to_contact: 1, to_confirm: 1 });
  shop.close();
});

test('CS-6: own views: mine and shared, counted live, changed only by who made them or the manager', async () => {
  const shop = await openTestShop();
  const [a, b] = [addStaff(shop, '周敏', 'customer_service'), addStaff(shop, '李静', 'customer_service')];
  addPaidOrder(shop, { receiver: { name: '单秀英' } });
  addPaidOrder(shop);
  const mine = mustBe(save(shop, a, '单家', '单秀英')).viewId;
  const shared = mustBe(save(shop, a, '已付款', 'state:paid', true)).viewId;
  expect(codeOf(save(shop, a, '单家', 'x'))).toBe('own_view.name_taken');
  expect(codeOf(save(shop, a, '空', '   '))).toBe('own_view.looks_for_nothing');
  expect(mustBe(listOwnViews(shop.services, b)).map(({ name, mine: own, by }) => [name, own, by])).toEqual([['已付款', false, '周敏']]);
  expect(mustBe(countOwnViews(shop.services, a))).toEqual([{ id: mine, total: 1, more: false }, { id: shared, total: 2, more: false }]);
  expect(codeOf(removeOwnView(shop.services, b, { viewId: shared }))).toBe('own_view.somebody_elses');
  expect(codeOf(removeOwnView(shop.services, b, { viewId: mine }))).toBe('own_view.unknown');
  mustBe(moveOwnView(shop.services, a, { viewId: shared, by: -1 }));
  mustBe(moveOwnView(shop.services, a, { viewId: shared, by: -1 }));
  expect(mustBe(listOwnViews(shop.services, a)).map(({ name }) => name)).toEqual(['已付款', '单家']);
  for (const search of ['%_"*\'', '😀', 'a', '啊'.repeat(1000), 'flag:', '>', '1-2-3']) {
    const saved = save(shop, b, `x${search.slice(0, 3)}${search.length}`, search);
    if (saved.ok) expect(mustBe(countOwnViews(shop.services, b)).find(({ id }) => id === saved.value.viewId)?.total).toBeGreaterThanOrEqual(0);
  }
  mustBe(removeOwnView(shop.services, shop.manager, { viewId: shared }));
  shop.close();
});

test('CS-7: places are filled from the order, what it has nothing for is named; what a buyer wrote stays text', async () => {
  const shop = await openTestShop();
  const id = addPaidOrder(shop, { number: '351500012345', receiver: { name: '{运单号}' } });
  const shipped = (): { filled: string; missing: readonly string[]; initials: readonly string[] } => mustBe(listReplies(shop.services, { orderId: id }))[0] ?? expect.fail('no reply');
  expect(shipped().missing).toEqual(['{快递}', '{运单号}']);
  addPrintedParcel(shop, [id]);
  expect(shipped().missing).toEqual([]);
  expect(shipped().filled).toMatch(/^亲，您的订单 351500012345 已发出，\S+ \S+，/);
  expect(shipped().initials).toContain('yfh');
  const { replyId } = mustBe(saveReply(shop.services, shop.manager, { replyId: null, title: '测试', text: '{收件人}|{name}|{承诺时间}|{金额}' }));
  expect(mustBe(listReplies(shop.services, { orderId: id })).at(-1)).toMatchObject({ id: replyId, filled: '{运单号}|{运单号}|11-23 09:00|99.00', missing: [] });
  expect(codeOf(saveReply(shop.services, shop.manager, { replyId: null, title: '错', text: '{快弟}' }))).toBe('reply.place_unknown');
  expect(codeOf(saveReply(shop.services, shop.manager, { replyId: null, title: '测试', text: 'x' }))).toBe('reply.title_taken');
  mustBe(moveReply(shop.services, shop.manager, { replyId, by: -1 }));
  mustBe(removeReply(shop.services, shop.manager, { replyId }));
  const masked = addPaidOrder(shop, { receiver: { name: '张**', phone: '138****0000', masked: ['name', 'phone'] } });
  expect(mustBe(listReplies(shop.services, { orderId: masked })).find(({ title }) => title === '核对地址')?.missing).toEqual(['{收件人}', '{电话}']);
  shop.close();
});

test('CS-10: the sheet is written from the open work, kept as it was, accepted once by somebody else', async () => {
  const shop = await openTestShop();
  const next = addStaff(shop, '周敏', 'customer_service');
  const id = addPaidOrder(shop, { paidAt: shop.clock.now - 50 * hour });
  mustBe(outOfStock(shop.services, shop.manager, { orderId: id, revision: orderById(shop.store.reader, id)?.revision ?? 0, note: '', dueAt: shop.clock.now + hour, staffId: null }));
  const draft = mustBe(draftHandover(shop.services));
  expect(draft.people).toMatchObject([{ name: '', total: 1, tasks: [{ code: 'out_of_stock' }] }]);
  expect(draft.orders.map(({ list, total }) => [list, total])).toEqual([['near_48h', 1], ['promise_near', 1], ['held', 1]]);
  const { sheetId } = mustBe(writeHandover(shop.services, shop.manager, { remarks: '下午有快递来收' }));
  expect(mustBe(listHandovers(shop.services, next, { offset: 0, limit: 5 }))).toMatchObject({ waiting: 1, rows: [{ id: sheetId, mine: false, tasks: 1, acceptedAt: null }] });
  expect(codeOf(acceptHandover(shop.services, shop.manager, { sheetId }))).toBe('handover.own_sheet');
  shop.clock.now += hour;
  mustBe(acceptHandover(shop.services, next, { sheetId }));
  expect(codeOf(acceptHandover(shop.services, next, { sheetId }))).toBe('handover.accepted_already');
  expect(mustBe(getHandover(shop.services, next, { sheetId }))).toMatchObject({ acceptedBy: '周敏', acceptedAt: shop.clock.now, unchanged: true, remarks: '下午有快递来收', content: { people: [{ total: 1 }] } });
  expect(() => shop.store.write((writer) => writer.run(`UPDATE handover_sheets SET remarks = 'x'`))).toThrow('never changed');
  expect(() => shop.store.write((writer) => writer.run('DELETE FROM handover_sheets'))).toThrow('kept');
  expect(() => shop.store.write((writer) => writer.run('UPDATE handover_sheets SET accepted_by = NULL'))).toThrow('once');
  shop.close();
});
