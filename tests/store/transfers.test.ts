import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BankLineId, OrderId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { listTasks } from '../../electron/use-cases/tasks/list-tasks.ts';
import { enterLines, readLines } from '../../electron/use-cases/transfers/enter-lines.ts';
import { cancelExpected, expectTransfer, recordPayback } from '../../electron/use-cases/transfers/expect.ts';
import { countTransfers, listTransfers, transferCandidates, transfersOfOrder } from '../../electron/use-cases/transfers/list-transfers.ts';
import { confirmTransfer, setLineAside, undoMatch } from '../../electron/use-cases/transfers/match-line.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { advanceOrder } from '../../electron/use-cases/order-changes.ts';
import { addPaidOrder, addPrintedParcel, codeOf, draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const order = (shop: TestShop, id: OrderId) => orderById(shop.store.reader, id) ?? expect.fail('no order');
const unpaid = (shop: TestShop, more: Parameters<typeof addPaidOrder>[1] = {}): OrderId => addPaidOrder(shop, { state: 'awaiting_payment', ...more });
const awaitMoney = (shop: TestShop, orderId: OrderId, amountFen = 9900) => mustBe(expectTransfer(shop.services, shop.manager, { orderId, bank: '建行', payer: '', amountFen })).expectedId;
const arrive = (shop: TestShop, amountFen: number, payer = '欧阳雨馨', serial = ''): BankLineId =>
  mustBe(enterLines(shop.services, shop.manager, { source: 'typed', bank: '建行', lines: [{ arrivedAt: shop.clock.now, amountFen, payer, remark: '', serial, nth: 1, another: true }] })).firstId ?? expect.fail('left out');
const codes = (shop: TestShop): string[] => mustBe(listTasks(shop.services, shop.manager, { status: 'open', whose: 'all', offset: 0, limit: 50 })).rows.map(({ code, params }) => `${code} ${String(params['amountFen'] ?? '')}`.trim()).sort();

test('CS-2: money confirmed against the order makes it payable work at once: paid, green, noted, and the platform is to be told', async () => {
  const shop = await openTestShop();
  const id = unpaid(shop);
  awaitMoney(shop, id);
  expect(mustBe(countTransfers(shop.services))).toEqual({ open: 0, openFen: 0, waiting: 1 });
  const lineId = arrive(shop, 9900);
  const { preselected, rows } = mustBe(transferCandidates(shop.services, { lineId }));
  expect(rows).toMatchObject([{ expectedId: preselected, amount: 'exact', name: 'same', order: { id } }]);
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId, expectedId: preselected ?? expect.fail('none'), amountFen: 9900 }));
  expect(order(shop, id)).toMatchObject({ state: 'paid', flag: 'green', paid_fen: 9900, paid_at: shop.clock.now });
  expect(order(shop, id).promised_ship_at).toBe(shop.clock.now + 48 * 3_600_000);
  expect(shop.store.reader.all('SELECT text FROM order_notes WHERE order_id = ?', id)).toEqual([{ text: '银行转账已到账 99.00 建行 欧阳雨馨' }]);
  expect(codes(shop)).toEqual(['tell_platform_paid']);
  expect(mustBe(countTransfers(shop.services))).toEqual({ open: 0, openFen: 0, waiting: 0 });
  expect(mustBe(transfersOfOrder(shop.services, { orderId: id }))).toMatchObject({ expected: { state: 'received', leftFen: 0, overFen: 0 }, matches: [{ amountFen: 9900, payer: '欧阳雨馨', undoneAt: null }] });
  shop.close();
});

test('CS-2: parts add up; too much is paid and becomes a task to pay back, never more than is held', async () => {
  const shop = await openTestShop();
  const id = unpaid(shop);
  const expectedId = awaitMoney(shop, id);
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId: arrive(shop, 4000), expectedId, amountFen: 4000 }));
  expect(order(shop, id).state).toBe('awaiting_payment');
  expect(codeOf(cancelExpected(shop.services, shop.manager, { expectedId }))).toBe('transfer.money_on_it');
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId: arrive(shop, 7000), expectedId, amountFen: 7000 }));
  expect(order(shop, id)).toMatchObject({ state: 'paid', paid_fen: 9900 });
  expect(codes(shop)).toEqual(['pay_back 1100', 'tell_platform_paid']);
  expect(codeOf(recordPayback(shop.services, shop.manager, { expectedId, amountFen: 20_000, note: '' }))).toBe('transfer.more_than_held');
  mustBe(recordPayback(shop.services, shop.manager, { expectedId, amountFen: 1100, note: '微信退' }));
  expect(codes(shop)).toEqual(['tell_platform_paid']);
  shop.close();
});

test('CS-2: one line of money for two orders is shared; more than it has is refused', async () => {
  const shop = await openTestShop();
  const [a, b] = [awaitMoney(shop, unpaid(shop)), awaitMoney(shop, unpaid(shop))];
  const lineId = arrive(shop, 19_800);
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId, expectedId: a, amountFen: 9900 }));
  expect(codeOf(confirmTransfer(shop.services, shop.manager, { lineId, expectedId: b, amountFen: 9901 }))).toBe('transfer.more_than_line');
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId, expectedId: b, amountFen: 9900 }));
  expect(mustBe(listTransfers(shop.services, { view: 'all', offset: 0, limit: 10 })).lines).toMatchObject([{ restFen: 0, matches: [{ amountFen: 9900 }, { amountFen: 9900 }] }]);
  shop.close();
});

test('CS-2: a wrong match is taken back: the order is unpaid again, its waybill void, the flag as before, the money unmatched', async () => {
  const shop = await openTestShop();
  const [wrong, right] = [unpaid(shop), unpaid(shop)];
  const [expectedWrong, expectedRight] = [awaitMoney(shop, wrong), awaitMoney(shop, right)];
  const lineId = arrive(shop, 9900);
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId, expectedId: expectedWrong, amountFen: 9900 }));
  const parcel = addPrintedParcel(shop, [wrong]);
  const [match] = mustBe(transfersOfOrder(shop.services, { orderId: wrong })).matches;
  mustBe(undoMatch(shop.services, shop.manager, { matchId: match?.id ?? expect.fail('no match'), reason: '认错人' }));
  expect(order(shop, wrong)).toMatchObject({ state: 'awaiting_payment', flag: 'grey', paid_fen: 0, paid_at: null });
  expect(shop.store.reader.first('SELECT state FROM parcels WHERE id = ?', parcel)).toEqual({ state: 'voided' });
  expect(mustBe(countTransfers(shop.services))).toEqual({ open: 1, openFen: 9900, waiting: 2 });
  expect(codes(shop)).toEqual([]);
  expect(codeOf(undoMatch(shop.services, shop.manager, { matchId: match?.id ?? expect.fail('no match'), reason: 'x' }))).toBe('transfer.undone_already');
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId, expectedId: expectedRight, amountFen: 9900 }));
  expect(order(shop, right).state).toBe('paid');
  expect(mustBe(transfersOfOrder(shop.services, { orderId: wrong })).matches).toMatchObject([{ undoReason: '认错人', undoneBy: '店长' }]);
  shop.close();
});

test('CS-2: taken back when the parcel has left, the buyer is to be asked for the money', async () => {
  const shop = await openTestShop();
  const id = unpaid(shop);
  const expectedId = awaitMoney(shop, id);
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId: arrive(shop, 9900), expectedId, amountFen: 9900 }));
  inOneStep(shop.services, (step) => mustBe(advanceOrder(step, order(shop, id), 'ship_elsewhere')));
  const [match] = mustBe(transfersOfOrder(shop.services, { orderId: id })).matches;
  mustBe(undoMatch(shop.services, shop.manager, { matchId: match?.id ?? expect.fail('no match'), reason: '退票' }));
  expect(order(shop, id).state).toBe('handed_over');
  expect(codes(shop)).toEqual(['shipped_unpaid 9900']);
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId: arrive(shop, 9900), expectedId, amountFen: 9900 }));
  expect(codes(shop)).toEqual([]);
  shop.close();
});

test('CS-2: the platform closes or pays what a bank paid: a task and no end, and the money stays as it came', async () => {
  const shop = await openTestShop();
  const number = '351500099887766';
  const id = unpaid(shop, { number });
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId: arrive(shop, 9900), expectedId: awaitMoney(shop, id), amountFen: 9900 }));
  const later = { ...draftOf({ number, state: 'closed' }, shop.clock.now), paidFen: 0, paidAt: null, platformStatusText: '交易关闭', closeReason: '超时未付款' };
  inOneStep(shop.services, (step) => mustBe(takeIn(step, later)));
  expect(order(shop, id)).toMatchObject({ state: 'paid', hold_reason: null, paid_fen: 9900, paid_at: shop.clock.now });
  expect(codes(shop)).toEqual(['paid_then_closed', 'tell_platform_paid']);
  inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...later, state: 'paid', paidFen: 9900, paidAt: shop.clock.now, platformStatusText: '买家已付款' })));
  expect(codes(shop)).toEqual(['paid_then_closed', 'paid_twice 9900', 'tell_platform_paid']);
  shop.close();
});

test('CS-2: paid on the platform after all, the transfer is not waited for; closed with a part on it, that is owed', async () => {
  const shop = await openTestShop();
  const [a, b] = [unpaid(shop, { number: '351500000001' }), unpaid(shop, { number: '351500000002' })];
  awaitMoney(shop, a);
  const expectedB = awaitMoney(shop, b);
  mustBe(confirmTransfer(shop.services, shop.manager, { lineId: arrive(shop, 100), expectedId: expectedB, amountFen: 100 }));
  inOneStep(shop.services, (step) => mustBe(takeIn(step, draftOf({ number: '351500000001' }, shop.clock.now))));
  inOneStep(shop.services, (step) => mustBe(takeIn(step, { ...draftOf({ number: '351500000002', state: 'closed' }, shop.clock.now), platformStatusText: '交易关闭' })));
  expect([order(shop, a).state, order(shop, b).state]).toEqual(['paid', 'closed']);
  expect(mustBe(countTransfers(shop.services)).waiting).toBe(0);
  expect(codes(shop)).toEqual(['money_for_closed 100']);
  mustBe(recordPayback(shop.services, shop.manager, { expectedId: expectedB, amountFen: 100, note: '' }));
  expect(codes(shop)).toEqual([]);
  expect(codeOf(expectTransfer(shop.services, shop.manager, { orderId: a, bank: '', payer: '', amountFen: 1 }))).toBe('transfer.order_not_waiting');
  shop.close();
});

test('CS-2: pasted again nothing is taken twice; two alike on one page are two; what was typed before is told', async () => {
  const shop = await openTestShop();
  const text = '日期\t金额\t户名\t流水号\n2026-11-21\t50.00\t张三\t\n2026-11-21\t50.00\t张三\t\n2026-11-20\t8.00\t李四\tA0001';
  const paste = () => mustBe(readLines(shop.services, { text })).lines;
  const enter = (lines: ReturnType<typeof paste>) => mustBe(enterLines(shop.services, shop.manager, {
    source: 'pasted', bank: '', lines: lines.map(({ arrivedAt, amountFen, payer, remark, serial, nth }) => ({ arrivedAt, amountFen, payer, remark, serial, nth, another: false })),
  }));
  expect(paste().map(({ standing }) => standing)).toEqual(['new', 'new', 'new']);
  expect(enter(paste())).toMatchObject({ entered: 3, leftOut: 0 });
  expect(paste().map(({ standing }) => standing)).toEqual(['known', 'known', 'known']);
  expect(enter(paste())).toMatchObject({ entered: 0, leftOut: 3 });
  expect(mustBe(readLines(shop.services, { text: '【建行】您卡11月20日09:00收到李四转账8.00元' })).lines).toMatchObject([{ standing: 'similar' }]);
  expect(() => shop.store.write((writer) => writer.run('UPDATE bank_lines SET amount_fen = 1'))).toThrow('never changed');
  const lineId = mustBe(listTransfers(shop.services, { view: 'open', offset: 0, limit: 9 })).lines[0]?.id ?? expect.fail('none');
  mustBe(setLineAside(shop.services, shop.manager, { lineId, reason: '房租' }));
  expect(mustBe(countTransfers(shop.services))).toMatchObject({ open: 2 });
  shop.close();
});

test('CS-2: whatever is entered, matched, undone and paid back, every fen stands somewhere', async () => {
  const shop = await openTestShop();
  const money = fc.integer({ min: 1, max: 20_000 });
  const steps = fc.array(fc.oneof(
    fc.record({ do: fc.constant('arrive' as const), fen: money }), fc.record({ do: fc.constant('match' as const), line: fc.nat(20), to: fc.nat(3), fen: money }),
    fc.record({ do: fc.constant('undo' as const), match: fc.nat(20) }), fc.record({ do: fc.constant('back' as const), to: fc.nat(3), fen: money }),
  ), { maxLength: 25 });
  fc.assert(fc.property(steps, (list) => {
    const expected = [0, 1, 2, 3].map(() => awaitMoney(shop, unpaid(shop)));
    const lines: BankLineId[] = [];
    for (const step of list) {
      if (step.do === 'arrive') lines.push(arrive(shop, step.fen));
      else if (step.do === 'match' && lines.length > 0) confirmTransfer(shop.services, shop.manager, { lineId: lines[step.line % lines.length] ?? expect.fail(), expectedId: expected[step.to] ?? expect.fail(), amountFen: step.fen });
      else if (step.do === 'back') recordPayback(shop.services, shop.manager, { expectedId: expected[step.to] ?? expect.fail(), amountFen: step.fen, note: '' });
      else if (step.do === 'undo') {
        const live = shop.store.reader.all<{ id: never }>('SELECT id FROM transfer_matches WHERE undone_at IS NULL ORDER BY id DESC LIMIT 20');
        const one = live[step.match % Math.max(1, live.length)];
        if (one !== undefined) undoMatch(shop.services, shop.manager, { matchId: one.id, reason: 'x' });
      }
    }
    const odd = shop.store.reader.all(
      `SELECT id FROM bank_lines WHERE amount_fen <> rest_fen + (SELECT coalesce(sum(amount_fen), 0) FROM transfer_matches WHERE line_id = bank_lines.id AND undone_at IS NULL)`,
    );
    expect(odd).toEqual([]);
    const wrong = shop.store.reader.all(
      `SELECT e.id FROM expected_transfers e JOIN orders o ON o.id = e.order_id
       WHERE (o.state = 'paid') <> (e.amount_fen <= (SELECT coalesce(sum(amount_fen), 0) FROM transfer_matches WHERE expected_id = e.id AND undone_at IS NULL) - (SELECT coalesce(sum(amount_fen), 0) FROM transfer_paybacks WHERE expected_id = e.id))`,
    );
    expect(wrong).toEqual([]);
  }), { numRuns: 25 });
  shop.close();
}, 60_000);
