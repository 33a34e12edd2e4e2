import { readFileSync } from 'node:fs';
import { expect, describe, test } from 'vitest';
import { claimForCase } from '../../electron/use-cases/after-sales/claim-for-case.ts';
import { setTerm, termsOf, watchDeadlines } from '../../electron/use-cases/after-sales/deadlines.ts';
import { addCasePhoto, casePicture, removeCasePhoto } from '../../electron/use-cases/after-sales/photos.ts';
import { casesAttention, casesOf, listCases } from '../../electron/use-cases/after-sales/queries.ts';
import { payPayout } from '../../electron/use-cases/after-sales/payouts.ts';
import { receiveGoods } from '../../electron/use-cases/after-sales/receive-goods.ts';
import { parcelArrived, checkGoods } from '../../electron/use-cases/after-sales/returning.ts';
import { qualityFigures } from '../../electron/use-cases/claims/figures.ts';
import { sweepMediaFolder } from '../../electron/use-cases/media/media-upkeep.ts';
import { createTemplateReader } from '../../electron/use-cases/templates/template-reader.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { returningOfCase } from '../../electron/store/after-sales/returning.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { setOnHand } from '../../electron/use-cases/stock/stock.ts';
import { standardTerm } from '../../shared/domain/after-sales/terms.ts';
import { addPaidOrder, addStaff, codeOf, inOneStep, mustBe, openTestShop } from '../support/shop.ts';
import { asked, change, leftOrder, opened, seenOf, step, tryOpen, viewOf } from '../support/after-sales-shop.ts';
import { pictureFile } from '../support/claims-shop.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const open = async () => {
  const shop = await openTestShop();
  return { shop, service: addStaff(shop, '周敏', 'customer_service'), packer: addStaff(shop, '李强') };
};
const flagOf = (shop: Awaited<ReturnType<typeof openTestShop>>, id: number) => orderById(shop.store.reader, id as never)?.flag;
const reader = createTemplateReader(new URL('../../electron/use-cases/templates/template-worker.ts', import.meta.url).pathname);

describe('AS-1: cases from the order', () => {
  test('a return goes its way: purple until its end, every step with author and time, the money and the goods accounted for', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer, { lines: [{ code: 'A', quantity: 2 }] });
    const [line] = mustBe(casesOf(shop.services, { orderId })).order.lines;
    const caseId = opened(shop, service, orderId, { wantedFen: 9_900, lines: [{ orderLineId: line!.orderLineId!, quantity: 1 }] });
    expect(flagOf(shop, orderId)).toBe('purple');
    expect(viewOf(shop, service, caseId).row).toMatchObject({ state: 'opened', freightBy: 'buyer', deadlineStep: 'answer', deadlineAt: shop.clock.now + 5 * dayMs });
    mustBe(step(shop, service, caseId, 'agree'));
    mustBe(step(shop, service, caseId, 'await_goods', { waybill: { courierCode: 'YTO', waybillNumber: 'yt 8800 1' } }));
    expect(viewOf(shop, service, caseId).returning).toMatchObject([{ waybillNumber: 'YT88001', state: 'expected', lines: [{ quantity: 1 }] }]);
    expect(codeOf(receiveGoods(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), goods: [{ orderLineId: line!.orderLineId!, condition: 'sellable', quantity: 2 }], text: '' }))).toBe('after_sales.more_than_expected');
    mustBe(receiveGoods(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), goods: [{ orderLineId: line!.orderLineId!, condition: 'scrap', quantity: 1 }], text: '袖口破' }));
    const payoutId = asked(shop, service, caseId, 9_900, { lines: [{ orderLineId: line!.orderLineId!, amountFen: 9_900 }] });
    expect(codeOf(step(shop, service, caseId, 'close'))).toBe('after_sales.payout_open');
    expect(mustBe(payPayout(shop.services, service, { payoutId, reference: '2026-1' })).state).toBe('paid_back');
    mustBe(step(shop, service, caseId, 'close'));
    const view = viewOf(shop, service, caseId);
    expect(view.row).toMatchObject({ state: 'closed', outcome: 'done', deadlineAt: null });
    expect(view.events.map(({ kind, staffName }) => [kind, staffName])).toEqual(
      ['open', 'agree', 'await_goods', 'returning', 'arrived', 'receive', 'asked', 'paid', 'pay_back', 'close'].map((kind) => [kind, '周敏']),
    );
    expect(flagOf(shop, orderId)).toBe('grey');
    expect(() => shop.store.write((writer) => writer.run('UPDATE after_sales_events SET text = ?', 'x'))).toThrow(/append-only/);
    expect(() => shop.store.write((writer) => writer.run('DELETE FROM payouts'))).toThrow(/stays written/);
    expect(() => shop.store.write((writer) => writer.run('UPDATE payouts SET reference = ?', 'x'))).toThrow(/never changed/);
  });

  test('refused by name: a kind that the order’s state does not have, a second case about the same, a reason of another kind, foreign lines', async () => {
    const { shop, service, packer } = await open();
    const paid = addPaidOrder(shop);
    expect(codeOf(tryOpen(shop, service, paid, { kind: 'return' }))).toBe('after_sales.kind_does_not_fit');
    expect(codeOf(tryOpen(shop, service, paid, { kind: 'refund_only', reason: 'refused_at_door' }))).toBe('after_sales.reason_does_not_fit');
    const { orderId } = leftOrder(shop, packer, { lines: [{ code: 'A' }, { code: 'B' }] });
    const [a, b] = mustBe(casesOf(shop.services, { orderId })).order.lines.map((line) => line.orderLineId!);
    opened(shop, service, orderId, { lines: [{ orderLineId: a!, quantity: 1 }] });
    expect(codeOf(tryOpen(shop, service, orderId, { lines: [{ orderLineId: a!, quantity: 1 }] }))).toBe('after_sales.open_already');
    expect(codeOf(tryOpen(shop, service, orderId))).toBe('after_sales.open_already');
    expect(codeOf(tryOpen(shop, service, orderId, { lines: [{ orderLineId: 999 as never, quantity: 1 }] }))).toBe('after_sales.line_unknown');
    expect(codeOf(tryOpen(shop, service, orderId, { lines: [{ orderLineId: b!, quantity: 2 }] }))).toBe('after_sales.more_than_ordered');
    opened(shop, service, orderId, { lines: [{ orderLineId: b!, quantity: 1 }] });
    expect(mustBe(listCases(shop.services, { view: 'open', kind: null, state: null, text: '', offset: 0, limit: 50 })).total).toBe(2);
  });

  test('two windows: what was decided on an older view is not done', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId);
    const seenEvent = seenOf(shop, caseId);
    mustBe(step(shop, shop.manager, caseId, 'agree'));
    const { stepCase } = await import('../../electron/use-cases/after-sales/step-case.ts');
    expect(codeOf(stepCase(shop.services, service, { caseId, seenEvent, step: 'refuse', text: 'x', withoutPhotos: false, waybill: null }))).toBe('after_sales.changed_meanwhile');
  });

  test('a case closed and the parcel arrives later: reopened, or a new one, never lost', async () => {
    const { shop, service, packer } = await open();
    const first = leftOrder(shop, packer, { lines: [{ code: 'A' }] });
    mustBe(setOnHand(shop.services, shop.manager, { skuId: skuByCode(shop.store.reader, 'A')!.id, onHand: 5, reason: '盘点' }));
    const returned = opened(shop, service, first.orderId);
    mustBe(step(shop, service, returned, 'agree'));
    mustBe(step(shop, service, returned, 'await_goods', { waybill: { courierCode: 'SF', waybillNumber: 'SF100' } }));
    mustBe(step(shop, service, returned, 'withdraw', { text: '买家说不退了' }));
    const arrive = (waybillNumber: string, caseId: typeof returned | null) =>
      inOneStep(shop.services, (act) => mustBe(parcelArrived({ ...act, staffId: packer.staffId }, packer, { waybillNumber, courierCode: 'SF', senderName: '', senderPhone: '', note: '', caseId })));
    const parcel = arrive('sf-100', null);
    expect(parcel).toMatchObject({ case_id: returned, state: 'arrived' });
    expect(arrive('SF100', null).id).toBe(parcel.id);
    inOneStep(shop.services, (act) => mustBe(checkGoods({ ...act, staffId: packer.staffId }, packer, parcel.id, [{ returningLineId: 1, skuId: null, skuCode: '', title: '', condition: 'sellable', quantity: 1 }])));
    expect(viewOf(shop, service, returned).row.state).toBe('received');
    expect(flagOf(shop, first.orderId)).toBe('purple');
    expect(skuByCode(shop.store.reader, 'A')!.on_hand).toBe(6);

    const second = leftOrder(shop, packer);
    const money = opened(shop, service, second.orderId, { kind: 'refund_only', reason: 'late_shipping' });
    mustBe(step(shop, service, money, 'refuse', { text: '已送达' }));
    const late = arrive('SF200', money);
    expect(late.case_id).not.toBe(money);
    expect(viewOf(shop, service, late.case_id!).row).toMatchObject({ kind: 'return', orderId: second.orderId, state: 'opened' });
    expect(returningOfCase(shop.store.reader, late.case_id!)).toHaveLength(1);
    // Nobody's yet.
    expect(arrive('SF300', null).case_id).toBeNull();
  });
});

describe('AS-2: who pays, photos, packers, claims', () => {
  test('the reason decides; against it the manager, with a reason; another reason decides anew', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId, { reason: 'wrong_item' });
    expect(viewOf(shop, service, caseId)).toMatchObject({ row: { freightBy: 'shop' }, packerName: '李强' });
    expect(codeOf(change(shop, service, caseId, { what: 'freight', freightBy: 'buyer', why: 'x' }))).toBe('after_sales.freight_is_the_managers');
    mustBe(change(shop, shop.manager, caseId, { what: 'freight', freightBy: 'buyer', why: '买家自己拆错' }));
    expect(viewOf(shop, service, caseId)).toMatchObject({ row: { freightBy: 'buyer' }, freightWhy: '买家自己拆错' });
    mustBe(change(shop, service, caseId, { what: 'reason', reason: 'changed_mind' }));
    expect(viewOf(shop, service, caseId)).toMatchObject({ row: { freightBy: 'buyer' }, freightWhy: '', packerName: '' });
  });

  test('bad goods are agreed to on photos within 24 hours; without them, or late, by the manager alone; kept by hash and safe from the sweep', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId, { reason: 'quality', buyerReceivedAt: shop.clock.now - 30 * hourMs });
    expect(codeOf(step(shop, service, caseId, 'agree'))).toBe('after_sales.photos_missing');
    expect(codeOf(step(shop, service, caseId, 'agree', { withoutPhotos: true }))).toBe('after_sales.photos_missing');
    const path = pictureFile({ ...shop, folder: temporaryFolder('photos') }, '破洞.png');
    const { photoId } = mustBe(await addCasePhoto(shop.services, reader, service, caseId, { path }));
    expect(codeOf(await addCasePhoto(shop.services, reader, service, caseId, { bytes: readFileSync(path) }))).toBe('after_sales.photo_there');
    expect(codeOf(await addCasePhoto(shop.services, reader, service, caseId, { bytes: Buffer.from('GIF89a no picture') }))).toBe('picture.not_a_picture');
    expect(codeOf(step(shop, service, caseId, 'agree'))).toBe('after_sales.photos_late');
    await sweepMediaFolder(shop.services, () => true, Date.now() + 30 * dayMs);
    expect(mustBe(casePicture(shop.services, { photoId })).dataUrl).toBe(`data:image/png;base64,${readFileSync(path).toString('base64')}`);
    mustBe(change(shop, service, caseId, { what: 'buyer_received', at: shop.clock.now - 2 * hourMs }));
    mustBe(step(shop, service, caseId, 'agree'));
    mustBe(removeCasePhoto(shop.services, service, { photoId }));
    expect(codeOf(casePicture(shop.services, { photoId }))).toBe('after_sales.photo_unknown');
    const other = leftOrder(shop, packer);
    const without = opened(shop, service, other.orderId, { reason: 'quality' });
    mustBe(step(shop, shop.manager, without, 'agree', { withoutPhotos: true }));
  });

  test('the courier’s fault becomes a claim about the parcel, or joins the open one; ST-4: packing faults reach the quality report', async () => {
    const { shop, service, packer } = await open();
    const { orderId, parcelId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId, { kind: 'courier_damage', reason: 'lost_on_way' });
    const first = mustBe(claimForCase(shop.services, service, { caseId, seenEvent: seenOf(shop, caseId), parcelId }));
    expect(first.opened).toBe(true);
    const again = opened(shop, service, orderId, { kind: 'resend', reason: 'lost_on_way' });
    expect(mustBe(claimForCase(shop.services, service, { caseId: again, seenEvent: seenOf(shop, again), parcelId }))).toEqual({ claimId: first.claimId, opened: false });
    const other = leftOrder(shop, packer);
    expect(codeOf(claimForCase(shop.services, service, { caseId: opened(shop, service, other.orderId), seenEvent: 1, parcelId }))).not.toBeNull();
    const wrong = opened(shop, service, other.orderId, { kind: 'exchange', reason: 'wrong_item' });
    const figures = () => mustBe(qualityFigures(shop.services, { from: 0, to: shop.clock.now + dayMs })).find(({ packerName }) => packerName === '李强');
    expect(figures()).toMatchObject({ packed: 2, packingFaults: 1 });
    mustBe(step(shop, service, wrong, 'withdraw', { text: '看错了' }));
    expect(figures()).toMatchObject({ packingFaults: 0 });
  });
});

describe('AS-3: deadlines', () => {
  test('what is near becomes a task once, what is over is written down once, an answer ends both; a clock moved back changes none', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer, { platform: 'douyin' });
    const caseId = opened(shop, service, orderId, { kind: 'return' });
    const deadline = viewOf(shop, service, caseId).row.deadlineAt!;
    const tasks = () => shop.store.reader.all<{ due_at: number; ended_at: number | null }>('SELECT due_at, ended_at FROM tasks ORDER BY id');
    expect(watchDeadlines(shop.services)).toBe(0);
    shop.clock.now = deadline - 20 * hourMs;
    expect(mustBe(casesAttention(shop.services))).toMatchObject({ open: 1, near: 1, over: 0 });
    watchDeadlines(shop.services);
    expect(watchDeadlines(shop.services)).toBe(0);
    expect(tasks()).toEqual([{ due_at: deadline, ended_at: null }]);
    shop.clock.now = deadline + 1;
    expect(mustBe(casesAttention(shop.services))).toMatchObject({ near: 0, over: 1 });
    watchDeadlines(shop.services);
    watchDeadlines(shop.services);
    expect(viewOf(shop, service, caseId).events.filter(({ kind }) => kind === 'deadline_over')).toHaveLength(1);
    shop.clock.now = deadline - 40 * hourMs;
    expect(viewOf(shop, service, caseId).row.deadlineAt).toBe(deadline);
    mustBe(step(shop, service, caseId, 'agree'));
    expect(tasks()).toEqual([{ due_at: deadline, ended_at: shop.clock.now }]);
    expect(viewOf(shop, service, caseId).row).toMatchObject({ deadlineStep: 'buyer_sends' });
  });

  test('terms are the shipped ones, said to be, until the manager enters the shop’s; open cases keep theirs', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer, { platform: 'pinduoduo' });
    const term = () => mustBe(termsOf(shop.services, { platform: 'pinduoduo' })).find((one) => one.kind === 'refund_only' && one.step === 'answer');
    expect(term()).toEqual({ kind: 'refund_only', step: 'answer', ...standardTerm('pinduoduo', 'refund_only', 'answer'), standard: true });
    const before = opened(shop, service, orderId, { kind: 'refund_only', reason: 'late_shipping' });
    const deadline = viewOf(shop, service, before).row.deadlineAt;
    mustBe(setTerm(shop.services, shop.manager, { platform: 'pinduoduo', kind: 'refund_only', step: 'answer', term: { amount: 1, unit: 'months' } }));
    expect(term()).toMatchObject({ amount: 1, unit: 'months', standard: false });
    expect(viewOf(shop, service, before).row.deadlineAt).toBe(deadline);
    const other = leftOrder(shop, packer, { platform: 'pinduoduo' });
    // 21 November 09:00 in Shanghai, a month later.
    expect(viewOf(shop, service, opened(shop, service, other.orderId, { kind: 'refund_only', reason: 'late_shipping' })).row.deadlineAt).toBe(Date.UTC(2026, 11, 21, 1));
    mustBe(setTerm(shop.services, shop.manager, { platform: 'pinduoduo', kind: 'refund_only', step: 'answer', term: null }));
    expect(term()?.standard).toBe(true);
  });
});
