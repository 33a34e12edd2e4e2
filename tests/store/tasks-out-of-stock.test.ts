import { expect, test } from 'vitest';
import { casesOf } from '../../electron/use-cases/after-sales/queries.ts';
import { addTask } from '../../electron/use-cases/tasks/add-task.ts';
import { addOwnTask, finishTask, giveTask, noAnswer, reopenTask } from '../../electron/use-cases/tasks/change-tasks.ts';
import { countTasks, listTasks, tasksOfOrder } from '../../electron/use-cases/tasks/list-tasks.ts';
import { outOfStock } from '../../electron/use-cases/tasks/out-of-stock.ts';
import { closeOrders } from '../../electron/use-cases/orders/orders.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import { addPaidOrder, addStaff, codeOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const hour = 3_600_000;
const order = (shop: TestShop, id: OrderId) => orderById(shop.store.reader, id) ?? expect.fail('no order');
const short = (shop: TestShop, id: OrderId, more: { note?: string; dueAt?: number; revision?: number } = {}) =>
  outOfStock(shop.services, shop.manager, { orderId: id, revision: order(shop, id).revision, note: '', dueAt: shop.clock.now + 4 * hour, staffId: null, ...more });

test('CS-3: unpaid and not in stock is closed with the reason; nobody has to be asked', async () => {
  const shop = await openTestShop();
  const id = addPaidOrder(shop, { state: 'awaiting_payment' });
  expect(mustBe(short(shop, id, { note: '断码' }))).toEqual({ did: 'closed', taskId: null });
  expect(order(shop, id)).toMatchObject({ state: 'closed', close_reason: 'out_of_stock: 断码' });
  expect(mustBe(countTasks(shop.services, shop.manager)).open).toBe(0);
  shop.close();
});

test('CS-3: paid and not in stock is held, yellow, with a task to contact the buyer in time', async () => {
  const shop = await openTestShop();
  const id = addPaidOrder(shop);
  expect(codeOf(short(shop, id, { revision: 99 }))).toBe('order.changed_meanwhile');
  expect(codeOf(short(shop, id, { dueAt: shop.clock.now }))).toBe('task.time_past');
  expect(order(shop, id).hold_reason).toBeNull();
  const { taskId } = mustBe(short(shop, id));
  expect(order(shop, id)).toMatchObject({ hold_reason: 'out_of_stock', flag: 'yellow' });
  const [task] = mustBe(listTasks(shop.services, shop.manager, { status: 'open', whose: 'nobody', offset: 0, limit: 10 })).rows;
  expect(task).toMatchObject({ id: taskId, kind: 'contact', code: 'out_of_stock', order: { id, phone: '13800000000', holdReason: 'out_of_stock' } });
  expect(mustBe(countTasks(shop.services, shop.manager))).toEqual({ open: 1, over: 0, today: 1, mine: 0, nobody: 1 });
  shop.clock.now += 5 * hour;
  expect(mustBe(countTasks(shop.services, shop.manager))).toMatchObject({ over: 1, today: 0 });
  shop.close();
});

test('CS-3: no answer is a next time and not an end; then wait keeps the hold until its day and leaves a task for it', async () => {
  const shop = await openTestShop();
  const id = addPaidOrder(shop);
  const taskId = mustBe(short(shop, id)).taskId ?? expect.fail('no task');
  expect(codeOf(noAnswer(shop.services, shop.manager, { taskId, nextAt: shop.clock.now - 1 }))).toBe('task.time_past');
  mustBe(noAnswer(shop.services, shop.manager, { taskId, nextAt: shop.clock.now + hour }));
  expect(mustBe(tasksOfOrder(shop.services, { orderId: id }))).toMatchObject([{ id: taskId, attempts: 1, staffId: shop.manager.staffId, outcome: null }]);
  const said = { taskId, note: '下周到货也行', release: false } as const;
  expect(codeOf(finishTask(shop.services, shop.manager, { ...said, outcome: 'wait', nextAt: null }))).toBe('task.time_past');
  expect(codeOf(finishTask(shop.services, shop.manager, { ...said, outcome: 'stopped', nextAt: null }))).toBe('task.outcome_does_not_fit');
  const until = shop.clock.now + 72 * hour;
  mustBe(finishTask(shop.services, shop.manager, { ...said, outcome: 'wait', nextAt: until }));
  expect(mustBe(tasksOfOrder(shop.services, { orderId: id }))).toMatchObject([{ code: 'goods_awaited', dueAt: until }, { id: taskId, outcome: 'wait', outcomeNote: '下周到货也行' }]);
  expect(shop.store.reader.first('SELECT until FROM order_holds WHERE order_id = ?', id)).toEqual({ until });
  shop.close();
});

test('CS-3: exchange and refund leave the work that follows; done may take the hold off', async () => {
  const shop = await openTestShop();
  const [a, b, c] = [addPaidOrder(shop), addPaidOrder(shop), addPaidOrder(shop)];
  const tasks = [a, b, c].map((id) => mustBe(short(shop, id)).taskId ?? expect.fail('no task'));
  const end = (index: number, outcome: 'exchange' | 'refund' | 'done', release: boolean) =>
    mustBe(finishTask(shop.services, shop.manager, { taskId: tasks[index] ?? expect.fail('none'), outcome, note: '', nextAt: null, release }));
  end(0, 'exchange', false);
  end(1, 'refund', true);
  end(2, 'done', true);
  const open = mustBe(listTasks(shop.services, shop.manager, { status: 'open', whose: 'mine', offset: 0, limit: 10 })).rows.map(({ code, order: about }) => [code, about?.id]);
  expect(open).toEqual([['change_goods', a], ['refund_buyer', b]]);
  expect([a, b, c].map((id) => order(shop, id).hold_reason)).toEqual(['out_of_stock', 'out_of_stock', null]);
  // The refund is a case with its deadline, over all that was paid; said once more it is the same case.
  const { cases } = mustBe(casesOf(shop.services, { orderId: b }));
  expect(cases).toMatchObject([{ kind: 'refund_only', state: 'opened', reason: 'out_of_stock', wantedFen: 9900, deadlineStep: 'answer' }]);
  mustBe(reopenTask(shop.services, shop.manager, { taskId: tasks[1] ?? expect.fail('none') }));
  end(1, 'refund', false);
  expect(mustBe(casesOf(shop.services, { orderId: b })).cases).toHaveLength(1);
  shop.close();
});

test('an order that is closed needs no call any more: its task ends by itself, a person’s own words stay', async () => {
  const shop = await openTestShop();
  const id = addPaidOrder(shop);
  mustBe(short(shop, id));
  mustBe(addOwnTask(shop.services, shop.manager, { kind: 'other', text: '补开发票', orderId: id, dueAt: shop.clock.now + hour, staffId: null }));
  mustBe(closeOrders(shop.services, shop.manager, { orderIds: [id], reason: 'refunded', note: '' }));
  expect(mustBe(tasksOfOrder(shop.services, { orderId: id })).map(({ code, outcome }) => [code, outcome])).toEqual([['own', null], ['out_of_stock', 'obsolete']]);
  shop.close();
});

test('a task goes only to people who can do it; finishing is undone once, and never beside a newer one for the same', async () => {
  const shop = await openTestShop();
  const packer = addStaff(shop, '小李');
  const service = addStaff(shop, '周敏', 'customer_service');
  const id = addPaidOrder(shop);
  const taskId = mustBe(short(shop, id)).taskId ?? expect.fail('no task');
  expect(codeOf(giveTask(shop.services, shop.manager, { taskId, staffId: packer.staffId }))).toBe('task.person_cannot');
  mustBe(giveTask(shop.services, shop.manager, { taskId, staffId: service.staffId }));
  expect(mustBe(countTasks(shop.services, service)).mine).toBe(1);
  mustBe(finishTask(shop.services, service, { taskId, outcome: 'not_needed', note: '', nextAt: null, release: false }));
  mustBe(reopenTask(shop.services, service, { taskId }));
  mustBe(finishTask(shop.services, service, { taskId, outcome: 'not_needed', note: '', nextAt: null, release: false }));
  inOneStep(shop.services, (step) => addTask(step, { kind: 'contact', code: 'out_of_stock', orderId: id, params: {}, dueAt: 0 }));
  expect(codeOf(reopenTask(shop.services, service, { taskId }))).toBe('task.open_again_already');
  shop.close();
});

test('the list of tasks is answered from indexes, whoever asks', async () => {
  const shop = await openTestShop();
  const plans = (sql: string): string => shop.store.reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => detail).join('\n');
  expect(plans('SELECT count(*) FROM tasks INDEXED BY tasks_open WHERE ended_at IS NULL AND due_at < 5')).toContain('INDEX tasks_open (due_at<?)');
  expect(plans(`SELECT tasks.id FROM json_each('[1]') AS named CROSS JOIN tasks INDEXED BY tasks_to_contact ON tasks.order_id = named.value WHERE tasks.ended_at IS NULL AND tasks.kind = 'contact'`))
    .toContain('tasks_to_contact (order_id=?)');
  shop.close();
});
