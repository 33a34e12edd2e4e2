import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameFit } from '../../../shared/domain/transfers/bank-line.ts';
import { balanceOf, candidatesFor, preselected, type Awaited } from '../../../shared/domain/transfers/match.ts';

const awaited = (id: number, leftFen: number, names: string[], number = `351500000000${String(id).padStart(8, '0')}`): Awaited => ({ id, leftFen, names, numbers: [number] });

test('CS-2: a name fits letter by letter; a star of a bank stands for any letter', () => {
  expect([nameFit('张三', '张三'), nameFit('*三', '张三'), nameFit('张＊', '张三'), nameFit('张三', '李四'), nameFit('张三丰', '张*'), nameFit('', '张三'), nameFit('**', '张三'), nameFit('ZHANG San', 'zhang san')])
    .toEqual(['same', 'likely', 'likely', 'other', 'other', 'unknown', 'unknown', 'same']);
});

test('CS-2: amount and name to the letter is preselected; two alike never are, the person decides', () => {
  const orders = [awaited(1, 19_900, ['张三', 'tb01']), awaited(2, 19_900, ['李四']), awaited(3, 5000, ['张三'])];
  const line = { restFen: 19_900, payer: '张三', remark: '' };
  expect(candidatesFor(line, orders)).toEqual([
    { id: 1, amount: 'exact', name: 'same', numberNamed: false }, { id: 3, amount: 'over', name: 'same', numberNamed: false }, { id: 2, amount: 'exact', name: 'other', numberNamed: false },
  ]);
  expect(preselected(candidatesFor(line, orders))).toBe(1);
  expect(preselected(candidatesFor(line, [...orders, awaited(4, 19_900, ['张三'])]))).toBeNull();
  expect(preselected(candidatesFor({ ...line, payer: '' }, orders))).toBeNull();
  expect(preselected(candidatesFor({ ...line, payer: '*三' }, orders))).toBe(1);
  expect(preselected(candidatesFor({ ...line, payer: '', remark: '货款 00000002' }, orders))).toBe(2);
  expect(candidatesFor({ restFen: 4000, payer: '王五', remark: '' }, orders)).toEqual([]);
  expect(candidatesFor({ restFen: 4000, payer: '张三', remark: '' }, orders).map(({ id, amount }) => [id, amount])).toEqual([[1, 'part'], [3, 'part']]);
});

test('CS-2: money adds up to the fen, in parts and with what is paid back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 4 }), (amount, matched, back) => {
      const balance = balanceOf(amount, matched, back);
      expect(balance.receivedFen - balance.paidBackFen + balance.leftFen - balance.overFen).toBe(amount);
      expect(balance.leftFen === 0 || balance.overFen === 0).toBe(true);
    }),
  );
});
