import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextNumbers, numbersLeft } from '../../electron/use-cases/printing/give-numbers.ts';
import { addToPool, giveBackPool, listPools, previewPool } from '../../electron/use-cases/printing/number-pools.ts';
import { scanBack } from '../../electron/use-cases/printing/number-scan-back.ts';
import { spoilNumber } from '../../electron/use-cases/printing/number-spoil.ts';
import { addRoll, listRolls, retireRoll } from '../../electron/use-cases/printing/rolls.ts';
import { waitingToBePacked } from '../../electron/use-cases/packing/queries.ts';
import { holdOrder, requireOrder, voidParcel } from '../../electron/use-cases/order-changes.ts';
import { act } from '../../electron/use-cases/services.ts';
import { giveTo, parcelOf, summaryOf, wholeLedger } from '../support/numbers-shop.ts';
import { giveRoll } from '../support/printing-shop.ts';
import { addPaidOrder, addPrintedParcel, codeOf, inOneStep, mustBe, openTestShop, tracedActions, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => shop.close());

const zto = (n: number): string => `771200000${String(n).padStart(5, '0')}`;
const add = (text: string, courierCode = 'ZTO') => addToPool(shop.services, shop.manager, { courierCode, text });
const next = (wanted: number, courierCode = 'ZTO') => {
  const { numbers, shortfall } = nextNumbers(shop.store.reader, courierCode, wanted);
  return { numbers: numbers.map(({ number, source }) => `${source} ${number}`), shortfall };
};
const spoil = (number: string, courierCode = 'ZTO') => spoilNumber(shop.services, shop.manager, { courierCode, number, reason: '撕坏了' });

test('PR-5: a pasted list goes into the pool; known, odd and unreadable ones are counted and named', async () => {
  giveRoll(shop, 5, zto(900));
  addPrintedParcel(shop, [addPaidOrder(shop)], { waybillNumber: zto(1) });
  mustBe(spoil(zto(2)));
  const text = `单号\n${zto(1)}，${zto(2)}\t${zto(3)}-${zto(5)} ${zto(902)} 12345678\n${zto(5)}`;
  const expected = { added: 4, known: 3, someKnown: [zto(1), zto(2), zto(902)], odd: 1, someOdd: ['12345678'], unreadable: 1, someUnreadable: ['单号'], repeated: 1 };
  expect(mustBe(await previewPool(shop.services, { courierCode: 'ZTO', text }))).toEqual(expected);
  expect(mustBe(listPools(shop.services))).toEqual([]);
  expect(mustBe(await add(text))).toEqual(expected);
  expect(mustBe(await add(text))).toMatchObject({ added: 0, known: 7 });
  expect(mustBe(listPools(shop.services))).toEqual([{ courierCode: 'ZTO', free: 4, taken: 0, givenBack: 0, newestAt: shop.clock.now }]);
  expect(codeOf(await add('  '))).toBe('printing.no_numbers_pasted');
  expect(codeOf(await add('100000000000-100000030000'))).toBe('printing.too_many_numbers');
});

test('PR-5: the pool is given out before rolls, each the older first', async () => {
  giveRoll(shop, 2, zto(100));
  giveRoll(shop, 5, zto(50));
  mustBe(await add(`${zto(7)} ${zto(3)}`));
  expect(next(6).numbers).toEqual([`pool ${zto(7)}`, `pool ${zto(3)}`, `roll ${zto(100)}`, `roll ${zto(101)}`, `roll ${zto(50)}`, `roll ${zto(51)}`]);
  expect(next(20).shortfall).toEqual({ kind: 'used_up' });
  expect(numbersLeft(shop.store.reader, 'ZTO')).toBe(9);
  expect(numbersLeft(shop.store.reader, 'SF')).toBeNull();
});

test('PR-5: a spoiled form is passed over with its number accounted for; a number that is a parcel\'s stops the roll', () => {
  giveRoll(shop, 6, zto(1));
  mustBe(spoil(zto(1)));
  mustBe(spoil(zto(3)));
  expect(next(3)).toEqual({ numbers: [`roll ${zto(2)}`, `roll ${zto(4)}`, `roll ${zto(5)}`], shortfall: null });
  expect(numbersLeft(shop.store.reader, 'ZTO')).toBe(4);
  mustBe(giveTo(shop, addPaidOrder(shop), zto(5)));
  expect(next(3)).toEqual({ numbers: [`roll ${zto(2)}`, `roll ${zto(4)}`], shortfall: { kind: 'taken', number: zto(5) } });
  expect(summaryOf(shop, 'ZTO')).toMatchObject({ onRolls: 3, states: { spoiled: 2, printed: 1 } });
});

test('PR-5: spoiling refuses a parcel\'s number, one spoiled before, one given back, and what is no number', async () => {
  addPrintedParcel(shop, [addPaidOrder(shop)], { waybillNumber: zto(1) });
  mustBe(await add(zto(2)));
  mustBe(await giveBackPool(shop.services, shop.manager, { courierCode: 'ZTO', reason: '换合同' }));
  mustBe(spoil(zto(3)));
  expect(codeOf(spoil(zto(1)))).toBe('printing.number_is_a_parcels');
  expect(codeOf(spoil(zto(2)))).toBe('printing.number_given_back');
  expect(codeOf(spoil(zto(3)))).toBe('printing.number_spoiled');
  expect(codeOf(spoil('单号'))).toBe('printing.number_not_a_number');
});

test('PR-5: what is given back is never given out, never taken in again, and stays in the ledger with its reason', async () => {
  mustBe(await add(`${zto(1)}-${zto(2500)}`));
  mustBe(giveTo(shop, addPaidOrder(shop), zto(1)));
  shop.clock.now += 1000;
  expect(mustBe(await giveBackPool(shop.services, shop.manager, { courierCode: 'ZTO', reason: '换合同' }))).toEqual({ givenBack: 2499 });
  expect(codeOf(await giveBackPool(shop.services, shop.manager, { courierCode: 'ZTO', reason: '换合同' }))).toBe('printing.pool_empty');
  expect(next(1).numbers).toEqual([]);
  expect(mustBe(await add(zto(2)))).toMatchObject({ added: 0, known: 1 });
  expect(codeOf(giveTo(shop, addPaidOrder(shop), zto(2)))).toBe('printing.number_given_back');
  expect(mustBe(listPools(shop.services))[0]).toMatchObject({ free: 0, taken: 1, givenBack: 2499 });
  expect(wholeLedger(shop, { text: zto(2) })).toMatchObject([{ state: 'given_back', reason: '换合同', staffName: '店长', endedAt: shop.clock.now }]);
});

test('PR-5: a number on paper already makes a printed parcel that is packed like any other', () => {
  const orderId = addPaidOrder(shop);
  mustBe(giveTo(shop, orderId, ' 7712 0000 0000 17 '));
  expect(parcelOf(shop, zto(17))).toMatchObject({ state: 'printed', scanned_back_at: shop.clock.now, number_source: 'scan' });
  expect(mustBe(waitingToBePacked(shop.services)).map(({ waybillNumber }) => waybillNumber)).toEqual([zto(17)]);
  expect(tracedActions(shop, 'order', orderId).slice(-2)).toEqual(['parcel.reserved', 'parcel.printed']);
});

test('PR-5: the next form of a roll, given by scan, moves the roll on; a number of the pool leaves it', async () => {
  giveRoll(shop, 5, zto(1));
  mustBe(spoil(zto(1)));
  mustBe(await add(zto(70)));
  mustBe(giveTo(shop, addPaidOrder(shop), zto(2)));
  mustBe(giveTo(shop, addPaidOrder(shop), zto(70)));
  expect([parcelOf(shop, zto(2)).number_source, parcelOf(shop, zto(70)).number_source]).toEqual(['roll', 'pool']);
  expect(next(9)).toEqual({ numbers: [`roll ${zto(3)}`, `roll ${zto(4)}`, `roll ${zto(5)}`], shortfall: { kind: 'used_up' } });
});

test('PR-5: an odd-looking number is refused once with the courier that it looks like, never blocked', () => {
  const orderId = addPaidOrder(shop);
  const seems = giveTo(shop, orderId, 'SF1234567890123');
  expect(seems).toMatchObject({ ok: false, refusal: { code: 'printing.number_seems_other', params: { courier: 'SF', courierCode: 'ZTO' } } });
  expect(codeOf(giveTo(shop, orderId, '12345'))).toBe('printing.number_looks_odd');
  mustBe(giveTo(shop, orderId, 'SF1234567890123', { evenIfOdd: true }));
});

test('PR-5: no number for an order with a live waybill, a held or closed one, and no number twice', () => {
  const [first, second, held] = [addPaidOrder(shop), addPaidOrder(shop), addPaidOrder(shop)];
  mustBe(giveTo(shop, first, zto(1)));
  expect(codeOf(giveTo(shop, first, zto(2)))).toBe('printing.order_has_waybill');
  expect(codeOf(giveTo(shop, second, zto(1)))).toBe('printing.number_used');
  inOneStep(shop.services, (step) => mustBe(holdOrder(step, mustBe(requireOrder(step, held)), { reason: 'other', note: '等等', until: null })));
  expect(codeOf(giveTo(shop, held, zto(3)))).toBe('printing.held');
  mustBe(act(shop.services, shop.manager.staffId, (step) => voidParcel(step, parcelOf(shop, zto(1)).id, '撕坏')));
  expect(codeOf(giveTo(shop, second, zto(1)))).toBe('printing.number_used');
  expect(codeOf(giveTo(shop, second, '<script>alert(1)</script>'))).toBe('printing.number_not_a_number');
  expect(wholeLedger(shop).map(({ number, state, staffName, reason }) => [number, state, staffName, reason])).toEqual([[zto(1), 'voided', '店长', '撕坏']]);
});

test('PR-5: scanning back says whose the number is, and what to do with paper that is nobody\'s', async () => {
  giveRoll(shop, 9, zto(1));
  mustBe(await add(zto(50)));
  mustBe(spoil(zto(60)));
  const orderId = addPaidOrder(shop);
  const printed = addPrintedParcel(shop, [orderId], { waybillNumber: zto(30) });
  addPrintedParcel(shop, [addPaidOrder(shop)], { waybillNumber: zto(31), printed: false, drawn: false });
  const back = (number: string) => scanBack(shop.services, shop.manager, { number });
  expect(summaryOf(shop, 'ZTO').notScannedBack).toBe(1);
  expect(mustBe(back(`\u200b${zto(30)} `))).toMatchObject({ parcelId: printed, orderId, courierCode: 'ZTO', alreadyScanned: false });
  expect(mustBe(back(zto(30))).alreadyScanned).toBe(true);
  expect(summaryOf(shop, 'ZTO').notScannedBack).toBe(0);
  expect(back(zto(3))).toMatchObject({ refusal: { code: 'printing.number_not_given_yet', params: { next: zto(1), forms: 3 } } });
  expect(codeOf(back(zto(50)))).toBe('printing.number_still_free');
  expect(codeOf(back(zto(60)))).toBe('printing.number_spoiled');
  expect(codeOf(back(zto(31)))).toBe('printing.number_not_printed');
  expect(codeOf(back('nothing'))).toBe('printing.number_not_known');
  inOneStep(shop.services, (step) => mustBe(voidParcel(step, printed, '地址改了')));
  expect(codeOf(back(zto(30)))).toBe('printing.number_voided');
  mustBe(giveTo(shop, orderId, zto(99)));
  expect(back(zto(30))).toMatchObject({ refusal: { code: 'printing.number_replaced', params: { newNumber: zto(99) } } });
});

test('PR-5: a retired roll\'s rest is accounted for; what is added again of it counts there', () => {
  giveRoll(shop, 10, zto(1));
  mustBe(giveTo(shop, addPaidOrder(shop), zto(1)));
  const [roll] = mustBe(listRolls(shop.services));
  if (roll === undefined) throw new Error('no roll');
  mustBe(retireRoll(shop.services, shop.manager, { rollId: roll.id, reason: '受潮' }));
  expect(summaryOf(shop, 'ZTO')).toMatchObject({ onRolls: 0, onRetiredRolls: 9 });
  giveRoll(shop, 4, zto(5));
  expect(summaryOf(shop, 'ZTO')).toMatchObject({ onRolls: 4, onRetiredRolls: 5 });
  mustBe(giveTo(shop, addPaidOrder(shop), zto(2)));
  mustBe(giveTo(shop, addPaidOrder(shop), zto(5)));
  expect(summaryOf(shop, 'ZTO')).toMatchObject({ onRolls: 3, onRetiredRolls: 4 });
});

test('PR-5: rolls that would meet are refused, also where only their middles meet, and so is a roll over the pool', async () => {
  const roll = (firstNumber: string, count: number, step: number) => addRoll(shop.services, shop.manager, { courierCode: 'ZTO', firstNumber, count, step, rule: 'plain' });
  mustBe(roll(zto(100), 50, 2));
  expect(codeOf(roll(zto(101), 10, 3))).toBe('printing.roll_overlaps');
  mustBe(roll(zto(101), 10, 2));
  mustBe(await add(zto(600)));
  expect(codeOf(roll(zto(590), 20, 1))).toBe('printing.number_known');
});
