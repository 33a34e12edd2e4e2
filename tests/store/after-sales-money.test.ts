import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { setLimits } from '../../electron/use-cases/after-sales/deadlines.ts';
import { exportFinance, financeSheet } from '../../electron/use-cases/after-sales/finance.ts';
import { decidePayout, payPayout, withdrawPayout } from '../../electron/use-cases/after-sales/payouts.ts';
import { casesOf } from '../../electron/use-cases/after-sales/queries.ts';
import { receiveGoods } from '../../electron/use-cases/after-sales/receive-goods.ts';
import { differenceReceived } from '../../electron/use-cases/after-sales/difference.ts';
import { replacementShipped, sendReplacement } from '../../electron/use-cases/after-sales/send-replacement.ts';
import { advanceOrder } from '../../electron/use-cases/order-changes.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { orderById, linesOf } from '../../electron/store/orders/order-row.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import { addPaidOrder, addStaff, codeOf, draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { ask, asked, change, leftOrder, opened, seenOf, step, tryOpen, viewOf } from '../support/after-sales-shop.ts';

const open = async () => {
  const shop = await openTestShop();
  return { shop, service: addStaff(shop, '周敏', 'customer_service'), packer: addStaff(shop, '李强') };
};
const agreed = (shop: TestShop, who: Parameters<typeof opened>[1], orderId: OrderId, more: Parameters<typeof opened>[3]) => {
  const caseId = opened(shop, who, orderId, more);
  mustBe(step(shop, shop.manager, caseId, 'agree', { withoutPhotos: true }));
  return caseId;
};
const refundable = (shop: TestShop, orderId: OrderId) => mustBe(casesOf(shop.services, { orderId })).order.refundableFen;

describe('AS-6: money', () => {
  test('refund of more than was paid is refused, over all cases of an order and over its lines', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer, { lines: [{ code: 'A' }, { code: 'B' }] });
    expect(codeOf(tryOpen(shop, service, orderId, { wantedFen: 9_901 }))).toBe('after_sales.more_than_paid');
    const first = agreed(shop, service, orderId, { kind: 'refund_only', reason: 'late_shipping' });
    const [a] = mustBe(casesOf(shop.services, { orderId })).order.lines;
    const second = agreed(shop, service, orderId, { kind: 'courier_damage', reason: 'damaged_on_way' });
    const payoutId = asked(shop, service, first, 6_000);
    expect(codeOf(ask(shop, service, second, 3_901))).toBe('after_sales.more_than_paid');
    expect(refundable(shop, orderId)).toBe(3_900);
    mustBe(withdrawPayout(shop.services, service, { payoutId, text: '重算' }));
    expect(refundable(shop, orderId)).toBe(9_900);
    asked(shop, service, first, 5_000, { lines: [{ orderLineId: a!.orderLineId!, amountFen: 5_000 }] });
    expect(codeOf(ask(shop, service, second, 4_900, { lines: [{ orderLineId: a!.orderLineId!, amountFen: 4_901 }] }))).toBe('after_sales.line_more_than_paid');
    expect(codeOf(ask(shop, service, second, 100, { lines: [{ orderLineId: a!.orderLineId!, amountFen: 101 }] }))).toBe('after_sales.lines_more_than_sum');
    asked(shop, service, second, 4_900, { lines: [{ orderLineId: a!.orderLineId!, amountFen: 4_900 }] });
    expect(codeOf(ask(shop, service, second, 1))).toBe('after_sales.more_than_paid');
  });

  test('money goes only after somebody agreed, and where goods come back after they were looked at; to an account', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId);
    expect(codeOf(ask(shop, service, caseId, 100))).toBe('after_sales.not_agreed');
    mustBe(step(shop, service, caseId, 'agree'));
    expect(codeOf(ask(shop, service, caseId, 100))).toBe('after_sales.goods_not_checked');
    expect(codeOf(ask(shop, shop.manager, caseId, 100, { account: '' }))).toBe('after_sales.account_missing');
    asked(shop, shop.manager, caseId, 100);
    expect(codeOf(step(shop, service, caseId, 'pay_back'))).toBe('after_sales.payout_open');
  });

  test('compensation up to the freight by customer service, more by the manager; always with problem, amount, handler and time', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    shop.store.write((writer) => writer.run('UPDATE orders SET freight_fen = 1200 WHERE id = ?', orderId));
    const caseId = agreed(shop, service, orderId, { kind: 'compensation', reason: 'late_shipping' });
    const wish = { kind: 'compensation', way: 'wechat', account: 'wx_buyer', reason: '晚发两天' } as const;
    const small = asked(shop, service, caseId, 800, wish);
    expect(viewOf(shop, service, caseId)).toMatchObject({ aloneFen: 400, payouts: [{ state: 'approved', overLimit: false, askedBy: '周敏', reason: '晚发两天' }] });
    // Not in two halves either.
    const more = asked(shop, service, caseId, 500, wish);
    expect(viewOf(shop, service, caseId).payouts.at(-1)).toMatchObject({ state: 'asked', overLimit: true });
    expect(codeOf(payPayout(shop.services, service, { payoutId: more, reference: '' }))).toBe('after_sales.payout_is');
    expect(codeOf(decidePayout(shop.services, shop.manager, { payoutId: more, approve: false, text: '' }))).toBe('after_sales.reason_missing');
    mustBe(decidePayout(shop.services, shop.manager, { payoutId: more, approve: true, text: '' }));
    mustBe(payPayout(shop.services, service, { payoutId: more, reference: 'T1' }));
    expect(viewOf(shop, service, caseId).row.state).toBe('agreed');
    mustBe(payPayout(shop.services, service, { payoutId: small, reference: 'T2' }));
    expect(viewOf(shop, service, caseId).row.state).toBe('paid_back');
    mustBe(setLimits(shop.services, shop.manager, { customerServiceFen: 0 }));
    expect(viewOf(shop, service, caseId).aloneFen).toBe(0);
    expect(viewOf(shop, shop.manager, caseId).aloneFen).toBeNull();
    const declined = asked(shop, service, caseId, 100, wish);
    mustBe(decidePayout(shop.services, shop.manager, { payoutId: declined, approve: false, text: '够了' }));
    expect(codeOf(payPayout(shop.services, service, { payoutId: declined, reference: '' }))).toBe('after_sales.payout_is');
  });

  test('the finance sheet: to the fen for each shop and currency, by asking or by paying, without what was declined; XLSX with texts that are no formulas', async () => {
    const { shop, service, packer } = await open();
    const from = shop.clock.now;
    const pay = (shopName: string, amounts: readonly number[], currency = 'CNY') => {
      const { orderId } = leftOrder(shop, packer, { shopName });
      shop.store.write((writer) => writer.run('UPDATE orders SET currency = ? WHERE id = ?', currency, orderId));
      const caseId = agreed(shop, service, orderId, { kind: 'refund_only', reason: 'late_shipping' });
      return amounts.map((fen) => asked(shop, service, caseId, fen, { reason: '=HYPERLINK("http://x")', account: '+8613800000000' }));
    };
    const [first] = pay('甲店', [1_001, 2_002]);
    pay('乙店', [33]);
    pay('甲店', [500], 'USD');
    const [gone] = pay('乙店', [77]);
    mustBe(withdrawPayout(shop.services, service, { payoutId: gone!, text: '' }));
    shop.clock.now += 3_600_000;
    mustBe(payPayout(shop.services, service, { payoutId: first!, reference: '@R1' }));
    const sheet = mustBe(financeSheet(shop.services, { from, to: shop.clock.now, by: 'asked' }));
    expect(sheet.total).toBe(4);
    expect(sheet.sums.map(({ shopName, currency, paidFen, openFen }) => [shopName, currency, paidFen, openFen])).toEqual([['乙店', 'CNY', 0, 33], ['甲店', 'CNY', 1_001, 2_002], ['甲店', 'USD', 0, 500]]);
    expect(mustBe(financeSheet(shop.services, { from: from + 1, to: shop.clock.now, by: 'paid' })).rows.map(({ amountFen, reference }) => [amountFen, reference])).toEqual([[1_001, '@R1']]);
    const path = join(shop.folder, 'finance.csv');
    expect(mustBe(await exportFinance(shop.services, service, { from, to: shop.clock.now, by: 'asked' }, path)).rows).toBe(4);
    const written = readFileSync(path, 'utf8');
    expect(written).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(written).toContain(`'+8613800000000`);
    expect(written).toContain('30.03,CNY');
  });
});

describe('AS-5: exchange and resend', () => {
  const exchange = async (unitPriceFen: number) => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer, { lines: [{ code: 'A' }] });
    addPaidOrder(shop, { lines: [{ code: 'B', size: 'L' }] });
    const [line] = mustBe(casesOf(shop.services, { orderId })).order.lines;
    const caseId = agreed(shop, service, orderId, { kind: 'exchange', reason: 'wrong_size', lines: [{ orderLineId: line!.orderLineId!, quantity: 1 }] });
    expect(orderById(shop.store.reader, orderId)?.flag).toBe('blue');
    mustBe(change(shop, service, caseId, { what: 'new_lines', lines: [{ skuId: skuByCode(shop.store.reader, 'B')!.id, quantity: 1, unitPriceFen }] }));
    const send = (who = service) => sendReplacement(shop.services, who, { caseId, seenEvent: seenOf(shop, caseId), text: '' });
    expect(codeOf(send())).toBe('after_sales.goods_not_checked');
    mustBe(receiveGoods(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), goods: [{ orderLineId: line!.orderLineId!, condition: 'sellable', quantity: 1 }], text: '' }));
    return { shop, service, packer, orderId, caseId, send };
  };
  const ship = (shop: TestShop, orderId: OrderId) => {
    inOneStep(shop.services, (act) => {
      mustBe(advanceOrder(act, orderById(act.writer, orderId)!, 'pack', {}));
      mustBe(advanceOrder(act, orderById(act.writer, orderId)!, 'hand_over', {}));
      mustBe(replacementShipped(act, orderId, '圆通', 'YT1'));
    });
  };

  test('the buyer pays more: the new order waits for the money, goes on with it, and the case ends when it has left', async () => {
    const { shop, service, orderId, caseId, send } = await exchange(12_000);
    expect(viewOf(shop, service, caseId).differenceFen).toBe(2_100);
    const replacement = mustBe(send());
    const order = () => orderById(shop.store.reader, replacement.orderId)!;
    expect(order()).toMatchObject({ derived_from: orderId, derived_kind: 'exchange', state: 'paid', hold_reason: 'payment_question', paid_fen: 0 });
    expect(linesOf(shop.store.reader, replacement.orderId).map((line) => [line.sku_code, line.quantity])).toEqual([['B', 1]]);
    expect(codeOf(send())).toBe('after_sales.sent_already');
    mustBe(differenceReceived(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), reference: '转账' }));
    expect(order()).toMatchObject({ hold_reason: null, paid_fen: 2_100 });
    expect(codeOf(differenceReceived(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), reference: '' }))).toBe('after_sales.difference_here');
    expect(codeOf(step(shop, service, caseId, 'close'))).toBe('after_sales.not_shipped_yet');
    ship(shop, replacement.orderId);
    expect(viewOf(shop, service, caseId).row).toMatchObject({ state: 'closed', outcome: 'done' });
    expect(orderById(shop.store.reader, orderId)?.flag).toBe('grey');
    // What was paid for both is what can go back for both, once.
    expect(refundable(shop, orderId)).toBe(12_000);
    expect(refundable(shop, replacement.orderId)).toBe(12_000);
  });

  test('we pay back: the case stays until the difference is paid', async () => {
    const { shop, service, caseId, send } = await exchange(7_000);
    expect(viewOf(shop, service, caseId).differenceFen).toBe(-2_900);
    const replacement = mustBe(send());
    expect(orderById(shop.store.reader, replacement.orderId)).toMatchObject({ hold_reason: null, paid_fen: 0 });
    ship(shop, replacement.orderId);
    expect(codeOf(step(shop, service, caseId, 'close'))).toBe('after_sales.difference_open');
    const payoutId = asked(shop, service, caseId, 2_900);
    mustBe(payPayout(shop.services, service, { payoutId, reference: '' }));
    expect(viewOf(shop, service, caseId).row.state).toBe('closed');
  });

  test('an exchange of the whole order, no line named, costs the difference to all of it', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer, { lines: [{ code: 'A', quantity: 2 }, { code: 'B' }] });
    const caseId = agreed(shop, service, orderId, { kind: 'exchange', reason: 'wrong_size' });
    mustBe(change(shop, service, caseId, { what: 'new_lines', lines: [{ skuId: skuByCode(shop.store.reader, 'B')!.id, quantity: 1, unitPriceFen: 30_000 }] }));
    expect(viewOf(shop, service, caseId).differenceFen).toBe(300);
  });

  test('resend: the same goods again, nothing comes back, nothing is paid', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer, { lines: [{ code: 'A' }] });
    const [line] = mustBe(casesOf(shop.services, { orderId })).order.lines;
    const caseId = agreed(shop, service, orderId, { kind: 'resend', reason: 'missing_item', lines: [{ orderLineId: line!.orderLineId!, quantity: 1 }] });
    const replacement = mustBe(sendReplacement(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), text: '' }));
    expect(orderById(shop.store.reader, replacement.orderId)).toMatchObject({ derived_kind: 'resend', paid_fen: 0, hold_reason: null });
    ship(shop, replacement.orderId);
    expect(viewOf(shop, service, caseId).row.state).toBe('closed');
  });
});

describe('AS-1: by the platform’s own word', () => {
  const say = (shop: TestShop, draft: OrderDraft, changes: Partial<OrderDraft>) => inOneStep(shop.services, (act) => mustBe(takeIn(act, { ...draft, ...changes })));
  const idOf = (shop: TestShop, draft: OrderDraft) => shop.store.reader.first<{ id: OrderId }>('SELECT id FROM orders WHERE platform_order_number = ?', draft.platformOrderNumber)!.id;
  const cases = (shop: TestShop, orderId: OrderId) => mustBe(casesOf(shop.services, { orderId })).cases;
  const payouts = (shop: TestShop) => shop.store.reader.all<{ amount_fen: number; reported: number; state: string; way: string }>('SELECT amount_fen, reported, state, way FROM payouts ORDER BY id');

  test('a request opens one case, a repeat none, the platform’s end closes it; what it paid is counted once', async () => {
    const { shop } = await open();
    const draft = draftOf({}, shop.clock.now);
    say(shop, draft, {});
    const id = idOf(shop, draft);
    const wanted = { refund: 'requested', platformStatusText: '买家申请退款，等待卖家处理' } as const;
    say(shop, draft, wanted);
    say(shop, draft, { ...wanted, buyerMessage: '快退' });
    expect(cases(shop, id)).toMatchObject([{ kind: 'refund_only', source: 'platform', state: 'opened', wantedFen: 9_900 }]);
    expect(orderById(shop.store.reader, id)?.hold_reason).toBe('refund_requested');
    say(shop, draft, { state: 'closed', refund: 'succeeded', refundedFen: 9_900, platformStatusText: '退款成功' });
    say(shop, draft, { state: 'closed', refund: 'succeeded', refundedFen: 9_900, platformStatusText: '退款成功，交易关闭' });
    expect(cases(shop, id)).toMatchObject([{ state: 'closed', outcome: 'platform' }]);
    expect(payouts(shop)).toEqual([{ amount_fen: 9_900, reported: 1, state: 'paid', way: 'platform' }]);
    expect(refundable(shop, id)).toBe(0);
  });

  test('taken back by the buyer it ends; what people work on stays theirs', async () => {
    const { shop, service, packer } = await open();
    const draft = draftOf({}, shop.clock.now);
    say(shop, draft, {});
    const id = idOf(shop, draft);
    say(shop, draft, { refund: 'requested', platformStatusText: '退款中' });
    say(shop, draft, { refund: 'none' });
    expect(cases(shop, id)).toMatchObject([{ state: 'closed', outcome: 'withdrawn' }]);
    expect(orderById(shop.store.reader, id)?.hold_reason).toBeNull();
    say(shop, draft, { refund: 'requested', platformStatusText: '退款中，第二次' });
    expect(cases(shop, id)).toHaveLength(2);

    const number = '35151234567890123';
    const { orderId } = leftOrder(shop, packer, { number });
    const caseId = opened(shop, service, orderId);
    const gone = { ...draftOf({ number }, shop.clock.now), state: 'handed_over' as const };
    say(shop, gone, { refund: 'requested', platformStatusText: '买家申请退货退款' });
    expect(cases(shop, orderId)).toMatchObject([{ id: caseId, source: 'platform' }]);
    say(shop, gone, { refund: 'none', platformStatusText: '卖家已发货' });
    expect(cases(shop, orderId)).toMatchObject([{ id: caseId, source: 'shop', state: 'opened' }]);
  });

  test('our refund through the platform comes back in its report: the same money, and the case is paid', async () => {
    const { shop, service, packer } = await open();
    const number = '35151234567890199';
    const { orderId } = leftOrder(shop, packer, { number });
    const caseId = agreed(shop, service, orderId, { kind: 'refund_only', reason: 'late_shipping', wantedFen: 3_000 });
    asked(shop, service, caseId, 3_000, { way: 'platform', account: '' });
    expect(shop.store.reader.all(`SELECT kind, state FROM outbox WHERE order_id = ?`, orderId)).toEqual([{ kind: 'refund', state: 'waiting' }]);
    say(shop, { ...draftOf({ number }, shop.clock.now), state: 'completed' }, { refund: 'succeeded', refundedFen: 3_000, platformStatusText: '部分退款成功' });
    expect(payouts(shop)).toEqual([{ amount_fen: 3_000, reported: 1, state: 'paid', way: 'platform' }]);
    expect(viewOf(shop, service, caseId).row).toMatchObject({ state: 'closed', outcome: 'platform' });
    expect(refundable(shop, orderId)).toBe(6_900);
  });

  test('an order that comes in closed and refunded needs no case; one whose words ask for an exchange gets that kind', async () => {
    const { shop } = await open();
    const old = draftOf({}, shop.clock.now);
    say(shop, old, { state: 'closed', refund: 'succeeded', refundedFen: 9_900 });
    expect(cases(shop, idOf(shop, old))).toEqual([]);
    const sent = draftOf({}, shop.clock.now);
    say(shop, sent, { state: 'handed_over', refund: 'requested', platformStatusText: '买家申请换货' });
    expect(cases(shop, idOf(shop, sent))).toMatchObject([{ kind: 'exchange', state: 'opened' }]);
    expect(orderById(shop.store.reader, idOf(shop, sent))?.flag).toBe('blue');
  });
});
