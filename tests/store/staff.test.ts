import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffById } from '../../electron/store/staff.ts';
import { changePin, changeStaff, checkPin, createStaff, lockMs, mostWrongPins, unlockStaff } from '../../electron/use-cases/staff.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { addStaff, codeOf, givePin, mustBe, openTestShop, tracedActions, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let packer: Caller;
beforeEach(async () => {
  shop = await openTestShop();
  packer = addStaff(shop, '李强');
  await givePin(shop, packer, '2222');
});
afterEach(() => {
  shop.close();
});

const tries = (pin: string) => checkPin(shop.services, packer.staffId, pin);
const lockUp = async (): Promise<void> => {
  for (let index = 0; index < mostWrongPins; index += 1) await tries('0000');
};

describe('SF-1: signing in', () => {
  test('takes the right PIN and says how many tries are left after a wrong one', async () => {
    expect(await tries('2222')).toMatchObject({ ok: true, value: { name: '李强', role: 'packer' } });
    expect(await tries('2223')).toEqual({ ok: false, refusal: { code: 'staff.wrong_pin', params: { left: 4 } } });
    expect(await tries('')).toMatchObject({ refusal: { params: { left: 3 } } });
  });

  test('a right PIN forgets the wrong ones before it', async () => {
    await tries('1');
    await tries('1');
    await tries('2222');
    expect(await tries('1')).toMatchObject({ refusal: { code: 'staff.wrong_pin', params: { left: 4 } } });
  });

  test('five wrong PINs lock, the right one too, for a quarter of an hour', async () => {
    await lockUp();
    expect(await tries('2222')).toEqual({ ok: false, refusal: { code: 'staff.locked', params: { until: shop.clock.now + lockMs } } });
    shop.clock.now += lockMs - 1;
    expect(codeOf(await tries('2222'))).toBe('staff.locked');
    shop.clock.now += 2;
    expect(codeOf(await tries('2222'))).toBeNull();
  });

  test('case 20: the lock and the count of wrong PINs are still there after a restart', async () => {
    for (let index = 0; index < 3; index += 1) await tries('0000');
    shop.close();
    shop = await openTestShop({ file: shop.file });
    expect(await tries('0000')).toMatchObject({ refusal: { code: 'staff.wrong_pin', params: { left: 1 } } });
    expect(codeOf(await tries('0000'))).toBe('staff.locked');
    shop.close();
    shop = await openTestShop({ file: shop.file });
    expect(codeOf(await tries('2222'))).toBe('staff.locked');
  });

  test('guesses side by side count each, and none passes a lock that another one set', async () => {
    const guesses = [...Array.from({ length: 9 }, (_, index) => String(1000 + index)), '2222'];
    const answers = await Promise.all(guesses.map(tries));
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    expect(answers.filter((answer) => codeOf(answer) === 'staff.wrong_pin')).toHaveLength(mostWrongPins - 1);
    expect(codeOf(await tries('2222'))).toBe('staff.locked');
    expect(staffById(shop.store.reader, packer.staffId)?.locked_until).toBe(shop.clock.now + lockMs);
  });

  test('every wrong PIN and the lock stand in the trace, without the PIN', async () => {
    await lockUp();
    expect(tracedActions(shop, 'staff', packer.staffId)).toEqual([...Array<string>(4).fill('staff.wrong_pin'), 'staff.locked']);
    const texts = shop.store.reader.all<{ t: string }>(`SELECT coalesce(before, '') || coalesce(after, '') AS t FROM trace`).map(({ t }) => t).join();
    expect(texts).not.toContain('0000');
    const hash = staffById(shop.store.reader, packer.staffId)?.pin_hash ?? '';
    expect(hash).toMatch(/^scrypt\$32768\$/);
    expect(hash).not.toContain('2222');
  });

  test('a manager unlocks; the wrong PINs are forgotten', async () => {
    await lockUp();
    mustBe(unlockStaff(shop.services, shop.manager, { staffId: packer.staffId }));
    expect(await tries('0000')).toMatchObject({ refusal: { params: { left: mostWrongPins - 1 } } });
    expect(codeOf(await tries('2222'))).toBeNull();
  });

  test('who was switched off does not come in any more', async () => {
    mustBe(changeStaff(shop.services, shop.manager, { staffId: packer.staffId, name: packer.name, role: 'packer', active: false }));
    expect(codeOf(await tries('2222'))).toBe('staff.unknown');
  });
});

describe('SF-1: staff', () => {
  test('the last manager can neither be switched off nor made something else', () => {
    const { staffId, name } = shop.manager;
    expect(codeOf(changeStaff(shop.services, shop.manager, { staffId, name, role: 'manager', active: false }))).toBe('staff.last_manager');
    expect(codeOf(changeStaff(shop.services, shop.manager, { staffId, name, role: 'packer', active: true }))).toBe('staff.last_manager');
    expect(staffById(shop.store.reader, staffId)).toMatchObject({ role: 'manager', active: 1 });
  });

  test('two people never have one name', async () => {
    expect(codeOf(await createStaff(shop.services, shop.manager, { name: '李强', role: 'packer', pin: '3333' }))).toBe('staff.name_taken');
    expect(codeOf(changeStaff(shop.services, shop.manager, { staffId: shop.manager.staffId, name: '李强', role: 'manager', active: true }))).toBe('staff.name_taken');
  });

  test('one\'s own PIN is changed by knowing it, another\'s only by a manager', async () => {
    const change = (by: Caller, currentPin: string, newPin: string) => changePin(shop.services, by, { staffId: packer.staffId, currentPin, newPin });
    expect(codeOf(await change(packer, '9999', '4444'))).toBe('staff.wrong_pin');
    const colleague = addStaff(shop, '周敏', 'customer_service');
    expect(codeOf(await change(colleague, '2222', '4444'))).toBe('access.not_permitted');
    expect(codeOf(await change(packer, '2222', '4444'))).toBeNull();
    expect(codeOf(await tries('4444'))).toBeNull();
    expect(codeOf(await change(shop.manager, '', '5555'))).toBeNull();
    expect(codeOf(await tries('5555'))).toBeNull();
  });

  test('changing one\'s PIN with wrong ones locks as signing in does', async () => {
    for (let index = 0; index < mostWrongPins; index += 1) await changePin(shop.services, packer, { staffId: packer.staffId, currentPin: '0', newPin: '4444' });
    expect(codeOf(await tries('2222'))).toBe('staff.locked');
  });
});
