import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import { orderByNumber } from '../../electron/store/orders/order-row.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { closeOrders, addNote, setFlag } from '../../electron/use-cases/orders/orders.ts';
import { addTask } from '../../electron/use-cases/tasks/add-task.ts';
import { bookFaults, pictureOf } from '../support/book-faults.ts';
import { handOver } from '../support/stubs-shop.ts';
import { addStaff, draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(async () => {
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

const says = (draft: OrderDraft): void => {
  inOneStep(shop.services, (step) => mustBe(takeIn(step, draft)));
};
const messages = (kind: string): { state: string; refusal_code: string; ended_at: number | null }[] => shop.store.reader.all('SELECT state, refusal_code, ended_at FROM outbox WHERE kind = ? ORDER BY id', kind);
const openTasks = (): string[] => shop.store.reader.all<{ code: string }>('SELECT code FROM tasks WHERE ended_at IS NULL ORDER BY id').map(({ code }) => code);
const attempts = (): { outcome: string; words: string }[] => shop.store.reader.all('SELECT outcome, words FROM outbox_attempts ORDER BY id');
const idOf = (draft: OrderDraft): OrderId => {
  const order = orderByNumber(shop.store.reader, draft.platform, draft.platformOrderNumber);
  if (order === undefined) throw new Error('the order is not there');
  return order.id;
};

const shipped = () => {
  const draft = draftOf({ number: '351500000077' }, shop.clock.now);
  const { parcels: [parcel] } = handOver(shop, addStaff(shop, '李强'), [{ number: draft.platformOrderNumber }]);
  if (parcel === undefined) throw new Error('no parcel');
  const withNumber = (waybillNumber: string): OrderDraft => ({ ...draft, state: 'handed_over', platformStatusText: '卖家已发货', shippedAt: shop.clock.now, shipments: [{ courierName: '中通快递', waybillNumber }] });
  return { draft, number: parcel.number, withNumber };
};

describe('OF-3, OF-5: what the platform says that it has already need not be told any more', () => {
  test('shipped with our number: the message in the ship file is done, whoever uploaded it', () => {
    const { number, withNumber } = shipped();
    expect(messages('ship')).toMatchObject([{ state: 'in_file' }]);
    says(withNumber(number));
    expect(messages('ship')).toMatchObject([{ state: 'done', ended_at: shop.clock.now }]);
    expect(attempts()).toEqual([{ outcome: 'found', words: 'test.csv' }]);
    const before = pictureOf(shop.store.reader);
    says(withNumber(number));
    expect(pictureOf(shop.store.reader)).toBe(before);
  });

  test('a number with blanks and small letters is the same number, and an export without numbers is believed', () => {
    const { number, withNumber } = shipped();
    says(withNumber(` ${number.slice(0, 4)} ${number.slice(4)} `));
    expect(messages('ship')).toMatchObject([{ state: 'done' }]);
    const draft = draftOf({ number: '351500000078' }, shop.clock.now);
    handOver(shop, addStaff(shop, '王芳'), [{ number: draft.platformOrderNumber }]);
    says({ ...draft, state: 'handed_over', platformStatusText: '卖家已发货', shipments: [] });
    expect(messages('ship').map(({ state }) => state)).toEqual(['done', 'done']);
  });

  test('shipped with another number: a person puts it right, once, and it ends when our number stands there', () => {
    const { number, withNumber } = shipped();
    says(withNumber('99999999'));
    says({ ...withNumber('99999999'), buyerMessage: '快点' });
    expect(messages('ship')).toMatchObject([{ state: 'refused', refusal_code: 'shipped_otherwise' }]);
    expect(openTasks()).toEqual(['shipped_otherwise']);
    says(withNumber(number));
    expect(messages('ship')).toMatchObject([{ state: 'done', refusal_code: '' }]);
    expect(openTasks()).toEqual([]);
  });

  test('a refused message that came true after all ends its task', () => {
    const { draft, number, withNumber } = shipped();
    inOneStep(shop.services, (step) => {
      step.writer.run(`UPDATE outbox SET state = 'refused', refusal_code = 'x', refusal_words = 'y' WHERE kind = 'ship'`);
      addTask(step, { kind: 'other', code: 'outbox_refused', orderId: idOf(draft), params: {}, dueAt: step.at });
    });
    says(withNumber(number));
    expect(messages('ship')).toMatchObject([{ state: 'done' }]);
    expect(openTasks()).toEqual([]);
  });

  test('note and flag equal to ours: done, and older ones that still wait are overtaken; a file without them proves nothing', () => {
    const draft = draftOf({ number: '351500000079' }, shop.clock.now);
    says(draft);
    mustBe(addNote(shop.services, shop.manager, { orderId: idOf(draft), text: '买家要红色' }));
    mustBe(setFlag(shop.services, shop.manager, { orderIds: [idOf(draft)], flag: 'red' }));
    expect(messages('note')).toMatchObject([{ state: 'waiting' }]);
    says({ ...draft, platformStatusText: 'a' });
    says({ ...draft, platformNote: '买家要红色', platformStatusText: 'b' });
    expect(messages('note')).toMatchObject([{ state: 'waiting' }]);
    says({ ...draft, platformNote: '买家要红色', platformFlag: 'red', platformStatusText: 'c' });
    expect(messages('note')).toMatchObject([{ state: 'done' }]);
  });

  test('closed there, by us or by hand: done; what was to be shipped is overtaken', () => {
    const unpaid: OrderDraft = { ...draftOf({ number: '351500000080' }, shop.clock.now), state: 'awaiting_payment', paidAt: null, paidFen: 0 };
    says(unpaid);
    mustBe(closeOrders(shop.services, shop.manager, { orderIds: [idOf(unpaid)], reason: 'out_of_stock', note: '' }));
    expect(messages('close')).toMatchObject([{ state: 'waiting' }]);
    says({ ...unpaid, state: 'closed', platformStatusText: '交易关闭' });
    expect(messages('close')).toMatchObject([{ state: 'done' }]);
  });

  test('AS-7: closed there while the parcel is away: nothing is shipped there any more, and the courier is called, once', () => {
    const { draft } = shipped();
    const closed: OrderDraft = { ...draft, state: 'closed', platformStatusText: '交易关闭', closeReason: '买家取消' };
    says(closed);
    expect(messages('ship')).toMatchObject([{ state: 'skipped', refusal_code: 'overtaken' }]);
    expect(openTasks()).toEqual(['stop_parcel']);
    inOneStep(shop.services, (step) => step.writer.run(`UPDATE tasks SET outcome = 'gone', ended_at = ?`, step.at));
    says({ ...closed, buyerMessage: '?' });
    expect(openTasks()).toEqual([]);
  });

  test('AS-7: paid back there while the parcel is away: the courier is called; weeks later, or when the goods come back, nobody is', () => {
    const { draft } = shipped();
    says({ ...draft, refund: 'succeeded', refundedFen: 9900, platformStatusText: '退款成功' });
    expect(openTasks()).toContain('stop_parcel');
    const [late, back] = [draftOf({ number: '1' }, shop.clock.now), draftOf({ number: '2' }, shop.clock.now)];
    handOver(shop, addStaff(shop, '王芳'), [{ number: '1' }, { number: '2' }]);
    says({ ...back, refund: 'requested', platformStatusText: '退货退款中' });
    shop.clock.now += 10 * 86_400_000;
    says({ ...late, refund: 'requested', platformStatusText: '退款中' });
    expect(openTasks().filter((code) => code === 'stop_parcel')).toHaveLength(1);
    // The goods came back, the money went: the platform closes the order. Nobody calls a courier.
    says({ ...back, state: 'closed', refund: 'succeeded', refundedFen: 9900, platformStatusText: '交易关闭' });
    shop.clock.now += 10 * 86_400_000;
    says({ ...late, state: 'closed', platformStatusText: '交易关闭' });
    expect(openTasks().filter((code) => code === 'stop_parcel')).toHaveLength(1);
  });
});
