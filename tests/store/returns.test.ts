import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { arriveReturn, endReturn, giveOwner, scanReturn } from '../../electron/use-cases/returns/arrive.ts';
import { checkReturn, endRepair, listRepairs } from '../../electron/use-cases/returns/check.ts';
import { addReturnPhoto, beginReturnPhoto, returnPicture } from '../../electron/use-cases/returns/photos.ts';
import { addCasePhoto } from '../../electron/use-cases/after-sales/photos.ts';
import { createTemplateReader } from '../../electron/use-cases/templates/template-reader.ts';
import { findOwners, getReturn, listReturns } from '../../electron/use-cases/returns/queries.ts';
import { casesOfOrder } from '../../electron/store/after-sales/cases.ts';
import { returningById } from '../../electron/store/after-sales/returning.ts';
import { advanceOrder } from '../../electron/use-cases/order-changes.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import type { ReturningParcelId } from '../../shared/domain/ids.ts';
import { opened, leftOrder, step, viewOf } from '../support/after-sales-shop.ts';
import { pictureFile } from '../support/claims-shop.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, inOneStep, mustBe, openTestShop, stockUp, waybillOf, type TestShop } from '../support/shop.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const open = async () => {
  const shop = await openTestShop();
  return { shop, service: addStaff(shop, '周敏', 'customer_service'), packer: addStaff(shop, '李强') };
};
const tasks = (shop: TestShop) => shop.store.reader.all<{ code: string; outcome: string | null }>('SELECT code, outcome FROM tasks ORDER BY id');
const onHand = (shop: TestShop, code: string): number => skuByCode(shop.store.reader, code)?.on_hand ?? Number.NaN;
const lineIdsOf = (shop: TestShop, packer: Parameters<typeof getReturn>[1], returningParcelId: ReturningParcelId) => mustBe(getReturn(shop.services, packer, { returningParcelId })).lines.map(({ id }) => id);
const nothingKnown = { waybillNumber: '', courierCode: null, orderId: null, senderName: '', senderPhone: '', note: '' } as const;

describe('AS-4: parcels that come back', () => {
  test('an expected parcel is matched by its number however it is written, and scanned twice it is one parcel', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId);
    mustBe(step(shop, service, caseId, 'agree'));
    mustBe(step(shop, service, caseId, 'await_goods', { waybill: { courierCode: 'SF', waybillNumber: 'SF1234 5678 9012' } }));
    const first = mustBe(scanReturn(shop.services, packer, { code: 'ｓｆ123456789012' }));
    expect(first.verdict).toBe('arrived');
    expect(mustBe(scanReturn(shop.services, packer, { code: 'SF123456789012' }))).toEqual(first);
    expect(mustBe(listReturns(shop.services, packer, { list: 'to_check', offset: 0, limit: 50 })).counts).toMatchObject({ to_check: 1, expected: 0, ownerless: 0 });
    if (first.verdict === 'unknown') throw new Error('unknown');
    const [lineId] = lineIdsOf(shop, packer, first.returningParcelId);
    mustBe(checkReturn(shop.services, packer, { returningParcelId: first.returningParcelId, text: '', goods: [{ returningLineId: lineId!, skuId: null, title: '', condition: 'sellable', quantity: 1 }] }));
    expect(viewOf(shop, service, caseId).row.state).toBe('received');
    expect(codeOf(scanReturn(shop.services, packer, { code: 'SF123456789012' }))).toBe('after_sales.parcel_done');
  });

  test('our own waybill that comes back opens a case of refused delivery for its order, or joins the open one', async () => {
    const { shop, packer } = await open();
    const { orderId, parcelId } = leftOrder(shop, packer);
    const scanned = mustBe(scanReturn(shop.services, packer, { code: waybillOf(shop, parcelId) }));
    expect(scanned.verdict).toBe('own_parcel');
    expect(casesOfOrder(shop.store.reader, orderId)).toMatchObject([{ kind: 'refused_delivery', state: 'opened' }]);
    mustBe(scanReturn(shop.services, packer, { code: waybillOf(shop, parcelId) }));
    expect(casesOfOrder(shop.store.reader, orderId)).toHaveLength(1);
  });

  test('one of ours that has not left is refused by name; half a number and words too', async () => {
    const { shop, packer } = await open();
    const orderId = addPaidOrder(shop);
    const parcelId = addPrintedParcel(shop, [orderId]);
    expect(codeOf(scanReturn(shop.services, packer, { code: waybillOf(shop, parcelId) }))).toBe('returns.not_left');
    for (const code of ['1234', '退货', `'; DROP TABLE orders; --`, '%', 'A'.repeat(300)]) expect(codeOf(scanReturn(shop.services, packer, { code }))).toBe('returns.not_a_number');
  });

  test('AS-4: the desk photographs what came back: kept with the case, shown to the desk without what the buyer sent before (SF-3); without an owner there is no place for it', async () => {
    const { shop, service, packer } = await open();
    const reader = createTemplateReader(new URL('../../electron/use-cases/templates/template-worker.ts', import.meta.url).pathname);
    const folder = temporaryFolder('photos');
    const { orderId, parcelId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId);
    const buyers = mustBe(await addCasePhoto(shop.services, reader, service, caseId, { path: pictureFile({ ...shop, folder }, 'buyer.png', 40, 30) }));
    shop.clock.now += 1_000;
    const scanned = mustBe(scanReturn(shop.services, packer, { code: waybillOf(shop, parcelId) }));
    if (scanned.verdict === 'unknown') throw new Error('unknown');
    const { returningParcelId } = scanned;
    expect(mustBe(beginReturnPhoto(shop.services, { returningParcelId }))).toEqual({ cameraId: '', cameraName: '' });
    const bytes = readFileSync(pictureFile({ ...shop, folder }, 'desk.png', 64, 48));
    const { photoId } = mustBe(await addReturnPhoto(shop.services, reader, packer, { returningParcelId, bytes }));
    expect(mustBe(getReturn(shop.services, packer, { returningParcelId })).photos).toMatchObject([{ id: photoId, staffName: '李强' }]);
    expect(viewOf(shop, service, caseId).photos).toHaveLength(2);
    expect(mustBe(returnPicture(shop.services, { returningParcelId, photoId })).dataUrl).toMatch(/^data:image\/png;base64,/);
    expect(codeOf(returnPicture(shop.services, { returningParcelId, photoId: buyers.photoId }))).toBe('after_sales.photo_unknown');
    const nobodys = mustBe(arriveReturn(shop.services, packer, { ...nothingKnown, waybillNumber: '773999000111' })).returningParcelId;
    expect(codeOf(beginReturnPhoto(shop.services, { returningParcelId: nobodys }))).toBe('returns.photo_needs_owner');
    expect(codeOf(await addReturnPhoto(shop.services, reader, packer, { returningParcelId: nobodys, bytes }))).toBe('returns.photo_needs_owner');
  });

  test('an unknown number changes nothing; put down without an owner it is a task, and both end when the owner is found', async () => {
    const { shop, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    expect(mustBe(scanReturn(shop.services, packer, { code: '773999000111' }))).toEqual({ verdict: 'unknown', waybillNumber: '773999000111' });
    expect(shop.store.reader.first('SELECT count(*) AS n FROM returning_parcels')).toEqual({ n: 0 });
    const { returningParcelId } = mustBe(arriveReturn(shop.services, packer, { ...nothingKnown, waybillNumber: '773999000111', senderPhone: '13800000000' }));
    expect(mustBe(scanReturn(shop.services, packer, { code: '773999000111' }))).toEqual({ verdict: 'ownerless', returningParcelId });
    expect(tasks(shop)).toEqual([{ code: 'parcel_ownerless', outcome: null }]);
    mustBe(checkReturn(shop.services, packer, { returningParcelId, text: '', goods: [{ returningLineId: null, skuId: null, title: '不认识的衬衫', condition: 'not_ours', quantity: 1 }] }));
    mustBe(giveOwner(shop.services, packer, { returningParcelId, orderId }));
    expect(casesOfOrder(shop.store.reader, orderId)).toMatchObject([{ kind: 'return', state: 'received' }]);
    expect(tasks(shop).find(({ code }) => code === 'parcel_ownerless')).toEqual({ code: 'parcel_ownerless', outcome: 'done' });
    expect(codeOf(giveOwner(shop.services, packer, { returningParcelId, orderId }))).toBe('after_sales.parcel_has_owner');
    expect(codeOf(arriveReturn(shop.services, packer, nothingKnown))).toBe('returns.nothing_known');
  });

  test('SF-3: the owner is found by the tail of the phone; an order that has not left is not offered, and packers see names and phones masked', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer, { receiver: { phone: '13912347788', name: '欧阳雨馨' } });
    addPaidOrder(shop, { receiver: { phone: '13912347788' } });
    expect(mustBe(findOwners(shop.services, service, { text: '7788' }))).toMatchObject([{ orderId, receiver: '欧阳雨馨', phone: '13912347788', openCase: null }]);
    expect(mustBe(findOwners(shop.services, packer, { text: '7788' }))).toMatchObject([{ orderId, receiver: '欧***', phone: '*******7788' }]);
    opened(shop, service, orderId);
    expect(mustBe(findOwners(shop.services, packer, { text: '7788' }))[0]?.openCase).toMatchObject({ kind: 'return' });
  });

  test('WH-2: sellable pieces go back into stock, repair and scrap do not; repaired ones do later, never more than wait', async () => {
    const { shop, packer } = await open();
    const { parcelId } = leftOrder(shop, packer, { lines: [{ code: 'NZ801-28', quantity: 3 }] });
    stockUp(shop, 'NZ801-28', 5);
    const scanned = mustBe(scanReturn(shop.services, packer, { code: waybillOf(shop, parcelId) }));
    if (scanned.verdict === 'unknown') throw new Error('unknown');
    const { returningParcelId } = scanned;
    const [lineId] = lineIdsOf(shop, packer, returningParcelId);
    const piece = (condition: 'sellable' | 'repair' | 'scrap', quantity: number) => ({ returningLineId: lineId!, skuId: null, title: '', condition, quantity });
    expect(codeOf(checkReturn(shop.services, packer, { returningParcelId, text: '', goods: [piece('sellable', 2), piece('repair', 2)] }))).toBe('after_sales.more_than_expected');
    expect(onHand(shop, 'NZ801-28')).toBe(5);
    mustBe(checkReturn(shop.services, packer, { returningParcelId, text: '', goods: [piece('sellable', 1), piece('repair', 2)] }));
    expect(onHand(shop, 'NZ801-28')).toBe(6);
    const [waiting] = mustBe(listRepairs(shop.services));
    expect(waiting).toMatchObject({ skuCode: 'NZ801-28', waiting: 2 });
    expect(codeOf(endRepair(shop.services, packer, { returnedGoodsId: waiting!.returnedGoodsId, became: 'sellable', quantity: 3 }))).toBe('returns.more_than_waiting');
    mustBe(endRepair(shop.services, packer, { returnedGoodsId: waiting!.returnedGoodsId, became: 'sellable', quantity: 1 }));
    mustBe(endRepair(shop.services, packer, { returnedGoodsId: waiting!.returnedGoodsId, became: 'scrap', quantity: 1 }));
    expect(onHand(shop, 'NZ801-28')).toBe(7);
    expect(mustBe(listRepairs(shop.services))).toEqual([]);
    const { on_hand: stock, id } = skuByCode(shop.store.reader, 'NZ801-28')!;
    expect(shop.store.reader.first<{ n: number }>('SELECT sum(quantity) AS n FROM stock_movements WHERE sku_id = ?', id)?.n).toBe(stock);
  });

  test('a case is closed and its parcel arrives later: it goes on and is not lost', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId);
    mustBe(step(shop, service, caseId, 'agree'));
    mustBe(step(shop, service, caseId, 'await_goods', { waybill: { courierCode: 'SF', waybillNumber: 'SF123456789012' } }));
    mustBe(step(shop, service, caseId, 'withdraw', { text: '买家说不退了' }));
    const scanned = mustBe(scanReturn(shop.services, packer, { code: 'SF123456789012' }));
    if (scanned.verdict === 'unknown') throw new Error('unknown');
    const [lineId] = lineIdsOf(shop, packer, scanned.returningParcelId);
    mustBe(checkReturn(shop.services, packer, { returningParcelId: scanned.returningParcelId, text: '', goods: [{ returningLineId: lineId!, skuId: null, title: '', condition: 'scrap', quantity: 1 }] }));
    expect(casesOfOrder(shop.store.reader, orderId).filter(({ state }) => state === 'received')).toHaveLength(1);
  });

  test('goods that are not ours go back to the courier with the reason, an expected parcel that never comes is called off', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    const { returningParcelId } = mustBe(arriveReturn(shop.services, packer, { ...nothingKnown, waybillNumber: 'YT0000000000011' }));
    mustBe(endReturn(shop.services, packer, { returningParcelId, reason: '别家店的鞋' }, 'refused'));
    expect(returningById(shop.store.reader, returningParcelId)).toMatchObject({ state: 'refused', note: '别家店的鞋' });
    expect(tasks(shop)).toEqual([{ code: 'parcel_ownerless', outcome: 'not_needed' }]);
    expect(codeOf(endReturn(shop.services, packer, { returningParcelId, reason: '再来' }, 'refused'))).toBe('after_sales.parcel_done');
    const caseId = opened(shop, service, orderId);
    mustBe(step(shop, service, caseId, 'agree'));
    mustBe(step(shop, service, caseId, 'await_goods', { waybill: { courierCode: 'SF', waybillNumber: 'SF123456789012' } }));
    const [expected] = mustBe(listReturns(shop.services, packer, { list: 'expected', offset: 0, limit: 50 })).rows;
    mustBe(endReturn(shop.services, packer, { returningParcelId: expected!.id, reason: '买家没寄' }, 'called_off'));
    expect(mustBe(listReturns(shop.services, packer, { list: 'expected', offset: 0, limit: 50 })).rows).toEqual([]);
  });
});

describe('AS-7: refunded while the parcel is on its way', () => {
  const intercepts = (shop: TestShop) => shop.store.reader.all<{ parcel_id: number; outcome: string | null }>(`SELECT parcel_id, outcome FROM tasks WHERE kind = 'intercept'`);

  test('a parcel that is gone becomes one task to call the courier; withdrawing the refund ends it', async () => {
    const { shop, service, packer } = await open();
    const { orderId, parcelId } = leftOrder(shop, packer);
    const caseId = opened(shop, service, orderId, { kind: 'refund_only', reason: 'changed_mind' });
    expect(intercepts(shop)).toEqual([{ parcel_id: parcelId, outcome: null }]);
    mustBe(step(shop, service, caseId, 'withdraw', { text: '不退了' }));
    expect(intercepts(shop)).toEqual([{ parcel_id: parcelId, outcome: 'obsolete' }]);
  });

  test('nobody is sent after a parcel that the buyer has opened, nor after one that is still here', async () => {
    const { shop, service, packer } = await open();
    const { orderId } = leftOrder(shop, packer);
    opened(shop, service, orderId, { kind: 'refund_only', reason: 'missing_item' });
    opened(shop, service, addPaidOrder(shop), { kind: 'refund_only', reason: 'changed_mind' });
    expect(intercepts(shop)).toEqual([]);
  });

  test('the task ends when the buyer has the parcel', async () => {
    const { shop, service, packer } = await open();
    const { orderId, parcelId } = leftOrder(shop, packer);
    opened(shop, service, orderId, { kind: 'refund_only', reason: 'changed_mind' });
    inOneStep(shop.services, (act) => mustBe(advanceOrder(act, orderById(act.writer, orderId)!, 'complete')));
    expect(intercepts(shop)).toEqual([{ parcel_id: parcelId, outcome: 'obsolete' }]);
  });
});
