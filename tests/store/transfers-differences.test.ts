import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectDifference, differenceReceived } from '../../electron/use-cases/after-sales/difference.ts';
import { casesOf } from '../../electron/use-cases/after-sales/queries.ts';
import { receiveGoods } from '../../electron/use-cases/after-sales/receive-goods.ts';
import { sendReplacement } from '../../electron/use-cases/after-sales/send-replacement.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { changeOrder } from '../../electron/use-cases/orders/change-order.ts';
import { listTasks } from '../../electron/use-cases/tasks/list-tasks.ts';
import { enterLines } from '../../electron/use-cases/transfers/enter-lines.ts';
import { listTransfers, transferCandidates, transfersOfOrder } from '../../electron/use-cases/transfers/list-transfers.ts';
import { confirmTransfer, undoMatch } from '../../electron/use-cases/transfers/match-line.ts';
import { recordPayback } from '../../electron/use-cases/transfers/expect.ts';
import { linesOf, orderById } from '../../electron/store/orders/order-row.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import type { BankLineId, ExpectedTransferId, OrderId } from '../../shared/domain/ids.ts';
import { change, leftOrder, opened, seenOf, step, viewOf } from '../support/after-sales-shop.ts';
import { addPaidOrder, addStaff, codeOf, draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const order = (shop: TestShop, id: OrderId) => orderById(shop.store.reader, id) ?? expect.fail('no order');
const codes = (shop: TestShop): string[] => mustBe(listTasks(shop.services, shop.manager, { status: 'open', whose: 'all', offset: 0, limit: 50 })).rows.map(({ code, params }) => `${code} ${String(params['amountFen'] ?? '')}`.trim()).sort();
const arrive = (shop: TestShop, amountFen: number, payer = '欧阳雨馨'): BankLineId =>
  mustBe(enterLines(shop.services, shop.manager, { source: 'pasted', bank: '建行', lines: [{ arrivedAt: shop.clock.now, amountFen, payer, remark: '', serial: '', nth: 1, another: true }] })).firstId ?? expect.fail('left out');
const match = (shop: TestShop, expectedId: ExpectedTransferId, amountFen: number) => confirmTransfer(shop.services, shop.manager, { lineId: arrive(shop, amountFen), expectedId, amountFen });
const matchOf = (shop: TestShop) => mustBe(listTransfers(shop.services, { view: 'all', offset: 0, limit: 10 })).lines.flatMap(({ matches }) => matches).find(({ undone }) => !undone)!;

describe('AS-5, CS-2: an exchange that costs more, paid by bank', () => {
  const exchange = async () => {
    const shop = await openTestShop();
    const [service, packer] = [addStaff(shop, '周敏', 'customer_service'), addStaff(shop, '李强')];
    const { orderId } = leftOrder(shop, packer, { lines: [{ code: 'A' }] });
    addPaidOrder(shop, { lines: [{ code: 'B' }] });
    const [line] = mustBe(casesOf(shop.services, { orderId })).order.lines;
    const caseId = opened(shop, service, orderId, { kind: 'exchange', reason: 'wrong_size', lines: [{ orderLineId: line!.orderLineId!, quantity: 1 }] });
    mustBe(step(shop, service, caseId, 'agree'));
    const wish = (unitPriceFen: number) => change(shop, service, caseId, { what: 'new_lines', lines: [{ skuId: skuByCode(shop.store.reader, 'B')!.id, quantity: 1, unitPriceFen }] });
    mustBe(wish(12_000));
    mustBe(receiveGoods(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), goods: [{ orderLineId: line!.orderLineId!, condition: 'sellable', quantity: 1 }], text: '' }));
    const wait = () => expectDifference(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), bank: '建行', payer: '' });
    const send = () => mustBe(sendReplacement(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), text: '' })).orderId;
    return { shop, service, orderId, caseId, wish, wait, send };
  };

  test('in two parts and too much: the new order waits for the whole, goes on by itself, and the rest is owed back', async () => {
    const { shop, service, orderId, caseId, wait, send } = await exchange();
    const { expectedId } = mustBe(wait());
    const fresh = send();
    expect(order(shop, fresh)).toMatchObject({ hold_reason: 'payment_question', paid_fen: 0 });
    expect(mustBe(transferCandidates(shop.services, { lineId: arrive(shop, 2_100) }))).toMatchObject({ preselected: expectedId, rows: [{ expectedId, amount: 'exact', name: 'same', order: { id: orderId } }] });
    mustBe(match(shop, expectedId, 1_000));
    expect(order(shop, fresh).hold_reason).toBe('payment_question');
    expect(viewOf(shop, service, caseId).expected).toEqual({ bank: '建行', payer: '', state: 'waiting', receivedFen: 1_000, leftFen: 1_100, overFen: 0 });
    expect(codeOf(differenceReceived(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), reference: '微信' }))).toBe('transfer.money_on_it');
    mustBe(match(shop, expectedId, 1_500));
    expect(order(shop, fresh)).toMatchObject({ hold_reason: null, paid_fen: 2_100 });
    expect(viewOf(shop, service, caseId)).toMatchObject({ differenceReceivedAt: shop.clock.now, expected: { state: 'received', overFen: 400 } });
    expect(codes(shop)).toContain('pay_back 400');
    mustBe(recordPayback(shop.services, shop.manager, { expectedId, amountFen: 400, note: '' }));
    expect(codes(shop)).not.toContain('pay_back 400');
    // The first order's own sum is not touched, and is not paid by this money.
    expect(order(shop, orderId).paid_fen).toBe(9_900);
    expect(mustBe(transfersOfOrder(shop.services, { orderId }))).toMatchObject({ expected: null, differences: [{ purpose: 'exchange', state: 'received', caseId }] });
  });

  test('a match that was wrong: the new goods wait again, or the buyer is asked when they are gone', async () => {
    const { shop, caseId, service, wait, send } = await exchange();
    const { expectedId } = mustBe(wait());
    const fresh = send();
    mustBe(match(shop, expectedId, 2_100));
    expect(order(shop, fresh).hold_reason).toBeNull();
    mustBe(undoMatch(shop.services, shop.manager, { matchId: matchOf(shop).id, reason: '别人的钱' }));
    expect(order(shop, fresh)).toMatchObject({ hold_reason: 'payment_question', paid_fen: 0 });
    expect(viewOf(shop, service, caseId)).toMatchObject({ differenceReceivedAt: null, expected: { state: 'waiting', leftFen: 2_100 } });
    expect(viewOf(shop, service, caseId).events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['difference_expected', 'difference_received', 'difference_lost']));
  });

  test('an order that a bank paid may have a difference too; other goods change what is waited for; no difference, no waiting', async () => {
    const { shop, service, orderId, caseId, wish, wait } = await exchange();
    shop.store.write((writer) => writer.run(`INSERT INTO expected_transfers (order_id, amount_fen, state, created_at, created_by) VALUES (?, 9900, 'received', 1, ?)`, orderId, shop.manager.staffId));
    const { expectedId } = mustBe(wait());
    mustBe(match(shop, expectedId, 500));
    mustBe(wish(10_400));
    // The part that came is the whole now.
    expect(viewOf(shop, service, caseId)).toMatchObject({ differenceFen: 500, differenceReceivedAt: shop.clock.now, expected: { state: 'received', leftFen: 0 } });
    const other = await exchange();
    mustBe(other.wait());
    mustBe(other.wish(9_900));
    expect(viewOf(other.shop, other.service, other.caseId).expected).toBeNull();
    expect(codeOf(other.wait())).toBe('after_sales.no_difference');
  });

  test('a case that is withdrawn waits for no money; what came by then is owed to the buyer; paid another way, nothing is waited for', async () => {
    const { shop, service, caseId, wait } = await exchange();
    mustBe(match(shop, mustBe(wait()).expectedId, 700));
    mustBe(step(shop, service, caseId, 'withdraw', { text: '不换了' }));
    expect(viewOf(shop, service, caseId).expected).toBeNull();
    expect(codes(shop)).toContain('money_for_closed 700');
    const other = await exchange();
    mustBe(other.wait());
    mustBe(differenceReceived(other.shop.services, other.service, { caseId: other.caseId, seenEvent: seenOf(other.shop, other.caseId), reference: '微信' }));
    expect(viewOf(other.shop, other.service, other.caseId)).toMatchObject({ expected: null, differenceReceivedAt: other.shop.clock.now });
    expect(mustBe(listTransfers(other.shop.services, { view: 'open', offset: 0, limit: 10 })).waitingCount).toBe(0);
  });
});

describe('CS-8, CS-2: other goods in an order that is paid', () => {
  const paidOrder = async () => {
    const shop = await openTestShop();
    const id = addPaidOrder(shop, { lines: [{ code: 'A' }] });
    const reprice = (unitPriceFen: number) => {
      const [line] = linesOf(shop.store.reader, id);
      return changeOrder(shop.services, shop.manager, { orderId: id, revision: order(shop, id).revision, change: { kind: 'lines', lines: [{ lineId: line!.id as never, skuId: null, quantity: 1, unitPriceFen }] } }, () => []);
    };
    const differences = () => mustBe(transfersOfOrder(shop.services, { orderId: id })).differences;
    return { shop, id, reprice, differences };
  };

  test('the buyer pays more: a task and an expected transfer; when it is here the order has its new sum, and a later export keeps it', async () => {
    const { shop, id, reprice, differences } = await paidOrder();
    mustBe(reprice(12_900));
    expect(codes(shop)).toEqual(['collect_difference 3000']);
    expect(differences()).toMatchObject([{ purpose: 'change', state: 'waiting', leftFen: 3_000 }]);
    mustBe(reprice(11_900));
    expect(codes(shop)).toEqual(['collect_difference 2000']);
    mustBe(match(shop, differences()[0]!.id, 2_000));
    expect(order(shop, id).paid_fen).toBe(11_900);
    expect(codes(shop)).toEqual([]);
    inOneStep(shop.services, (act) => mustBe(takeIn(act, { ...draftOf({}, shop.clock.now), platformOrderNumber: order(shop, id).platform_order_number, buyerMessage: '改了留言' })));
    expect(order(shop, id)).toMatchObject({ state: 'paid', paid_fen: 11_900 });
  });

  test('cheaper again: nobody asks any more; cheaper than paid: a case proposes the refund, once and never more than was paid', async () => {
    const { shop, id, reprice, differences } = await paidOrder();
    mustBe(reprice(12_900));
    mustBe(reprice(9_900));
    expect(codes(shop)).toEqual([]);
    expect(differences()).toEqual([]);
    mustBe(reprice(8_000));
    expect(mustBe(casesOf(shop.services, { orderId: id })).cases).toMatchObject([{ kind: 'refund_only', wantedFen: 1_900, state: 'opened' }]);
    mustBe(reprice(7_000));
    expect(mustBe(casesOf(shop.services, { orderId: id })).cases).toMatchObject([{ wantedFen: 2_900 }]);
  });

  test('whatever the prices become, what is asked, refunded and paid comes to the last price', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 5 }), async (prices) => {
      const { shop, id, reprice, differences } = await paidOrder();
      let before = 9_900;
      let refunds = 0;
      let asked = 0;
      for (const price of prices) {
        if (price === before) continue;
        mustBe(reprice(price));
        const open = asked + price - before;
        asked = Math.max(0, open);
        refunds += Math.max(0, -open);
        before = price;
      }
      expect(differences().filter(({ state }) => state === 'waiting').reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(asked);
      expect(mustBe(casesOf(shop.services, { orderId: id })).cases.reduce((sum, { wantedFen }) => sum + wantedFen, 0)).toBe(Math.min(refunds, 9_900));
      shop.close();
    }), { numRuns: 12 });
  });
});
