import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read } from 'hucre';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportLedger } from '../../electron/use-cases/printing/number-export.ts';
import { numberLedger } from '../../electron/use-cases/printing/number-ledger.ts';
import { addToPool } from '../../electron/use-cases/printing/number-pools.ts';
import { spoilNumber } from '../../electron/use-cases/printing/number-spoil.ts';
import { giveTo, wholeLedger } from '../support/numbers-shop.ts';
import { addPaidOrder, codeOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => shop.close());

const zto = (n: number): string => `771200000${String(n).padStart(5, '0')}`;

test('PR-5: the ledger is newest first, and its pages hold every number once, wherever they end', async () => {
  const expected: string[] = [];
  for (let n = 0; n < 24; n += 1) {
    shop.clock.now += 1000;
    if (n % 3 === 0) mustBe(giveTo(shop, addPaidOrder(shop), zto(n)));
    else if (n % 3 === 1) mustBe(await addToPool(shop.services, shop.manager, { courierCode: n % 2 === 0 ? 'ZTO' : 'SF', text: zto(n) }));
    else mustBe(spoilNumber(shop.services, shop.manager, { courierCode: 'ZTO', number: zto(n), reason: '撕坏' }));
    expected.unshift(zto(n));
  }
  for (const limit of [1, 2, 5, 24, 500]) expect(wholeLedger(shop, {}, limit).map(({ number }) => number)).toEqual(expected);
  expect(wholeLedger(shop, { courierCode: 'SF' }, 2).every(({ courierCode }) => courierCode === 'SF')).toBe(true);
  expect(wholeLedger(shop, { state: 'spoiled' }, 2)).toHaveLength(8);
  expect(wholeLedger(shop, { courierCode: 'ZTO', state: 'printed' }, 3)).toHaveLength(8);
});

test('PR-5: a number is found by its beginning, its end and its middle; what a person typed is never a pattern', () => {
  mustBe(giveTo(shop, addPaidOrder(shop), '77120000054321'));
  mustBe(giveTo(shop, addPaidOrder(shop), '77120000099999'));
  for (const text of ['77120000054321', '7712000005', '54321', '0054', '54', '１２０００００５４', '  7712 0000 0543 21']) {
    expect([text, wholeLedger(shop, { text }).map(({ number }) => number)]).toEqual([text, ['77120000054321']]);
  }
  for (const text of ['%', '_', '"', 'OR', '*', '77*', "' OR 1=1 --"]) expect([text, wholeLedger(shop, { text })]).toEqual([text, []]);
});

test('PR-5: a place that no page answered is refused, never read', () => {
  for (const after of ['x', '[]', '[1,2]', '{"a":1}', '[1.5,1,null]', '[1,1,[1,2,3]]', '["a",null,null]'])
    expect(codeOf(numberLedger(shop.services, { courierCode: null, state: null, text: '', after, limit: 10 }))).toBe('input.invalid');
});

test('PR-5: the exported ledger is a workbook of texts: digits and zeros stay, nothing is a formula', async () => {
  const orderId = addPaidOrder(shop);
  inOneStep(shop.services, ({ writer }) => {
    writer.run('UPDATE orders SET receiver_name = ? WHERE id = ?', '=HYPERLINK("http://x")<b>\u0007&\ud800', orderId);
  });
  mustBe(giveTo(shop, orderId, '00012345678901', { evenIfOdd: true }));
  mustBe(await addToPool(shop.services, shop.manager, { courierCode: 'SF', text: 'SF1000000000001-SF1000000000600' }));
  const path = join(shop.folder, '台账.xlsx');
  mustBe(await exportLedger(shop.services, shop.manager, null, path));
  const [sheet] = (await read(readFileSync(path))).sheets;
  const rows = sheet?.rows ?? [];
  expect(rows).toHaveLength(602);
  const given = rows.find((row) => row[1] === '00012345678901');
  expect(given?.slice(0, 3)).toEqual(['中通快递', '00012345678901', '已打印 printed']);
  expect(given?.[5]).toBe('=HYPERLINK("http://x")<b>\ufffd&\ufffd');
  expect(given?.[6]).toBe('2026-11-21 09:00:00');
  expect(readdirSync(shop.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  mustBe(await exportLedger(shop.services, shop.manager, 'ZTO', path));
  expect((await read(readFileSync(path))).sheets[0]?.rows).toHaveLength(2);
});

test('PR-5: a place that cannot be written is said, and nothing is left behind', async () => {
  expect(codeOf(await exportLedger(shop.services, shop.manager, null, join(shop.folder, 'gone', 'x.xlsx')))).toBe('printing.ledger_not_written');
});
