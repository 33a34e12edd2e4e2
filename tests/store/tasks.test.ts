import { expect, test } from 'vitest';
import { ok } from '../../shared/domain/result.ts';
import { addTask, endTask, endTaskFor } from '../../electron/use-cases/tasks/add-task.ts';
import { act } from '../../electron/use-cases/services.ts';
import { taskById } from '../../electron/store/tasks.ts';
import { addPaidOrder, codeOf, inOneStep, mustBe, openTestShop } from '../support/shop.ts';

const hour = 3_600_000;

test('CS-3: a cause has one open task; said again, it is brought up to date and never pushed back', async () => {
  const shop = await openTestShop();
  const orderId = addPaidOrder(shop);
  const dueAt = shop.clock.now + 4 * hour;
  const first = inOneStep(shop.services, (step) => addTask(step, { kind: 'contact', code: 'out_of_stock', orderId, params: { goods: 'A' }, dueAt }));
  const again = inOneStep(shop.services, (step) => addTask(step, { kind: 'contact', code: 'out_of_stock', orderId, params: { goods: 'A；B' }, dueAt: dueAt + hour }));
  expect(again).toBe(first);
  expect(taskById(shop.store.reader, first)).toMatchObject({ due_at: dueAt, params: '{"goods":"A；B"}', staff_id: null, outcome: null });
  const nearer = inOneStep(shop.services, (step) => addTask(step, { kind: 'contact', code: 'out_of_stock', orderId, params: { goods: 'A' }, dueAt: dueAt - hour }));
  expect([nearer, taskById(shop.store.reader, first)?.due_at]).toEqual([first, dueAt - hour]);

  mustBe(act(shop.services, shop.manager.staffId, (step) => endTask(step, first, 'wait', '等到下周')));
  expect(taskById(shop.store.reader, first)).toMatchObject({ outcome: 'wait', outcome_note: '等到下周', ended_by: shop.manager.staffId });
  expect(codeOf(act(shop.services, null, (step) => endTask(step, first, 'done')))).toBe('task.ended_already');
  const later = inOneStep(shop.services, (step) => addTask(step, { kind: 'contact', code: 'out_of_stock', orderId, params: {}, dueAt }));
  expect(later).not.toBe(first);
  expect(inOneStep(shop.services, (step) => endTaskFor(step, 'contact', 'out_of_stock', { orderId }))).toBe(true);
  expect(inOneStep(shop.services, (step) => endTaskFor(step, 'contact', 'out_of_stock', { orderId }))).toBe(false);
  shop.close();
});

test('a task that a refused command added is not there', async () => {
  const shop = await openTestShop();
  act(shop.services, null, (step) => {
    addTask(step, { kind: 'other', code: 'own', params: { text: '买胶带' }, dueAt: 0 });
    return { ok: false, refusal: { code: 'order.unknown' } };
  });
  expect(shop.store.reader.all('SELECT id FROM tasks')).toEqual([]);
  mustBe(act(shop.services, null, (step) => ok(addTask(step, { kind: 'other', code: 'own', params: { text: '买胶带' }, dueAt: 0 }))));
  mustBe(act(shop.services, null, (step) => ok(addTask(step, { kind: 'other', code: 'own', params: { text: '寄发票' }, dueAt: 0 }))));
  expect(shop.store.reader.all('SELECT id FROM tasks')).toHaveLength(2);
  expect(() => shop.store.write((writer) => writer.run('DELETE FROM tasks'))).toThrow('kept');
  shop.close();
});
