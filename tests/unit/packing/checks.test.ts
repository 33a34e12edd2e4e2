import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { CategoryId } from '../../../shared/domain/ids.ts';
import { categoryOf } from '../../../shared/domain/packing/category.ts';
import { sizesWithoutTarget, wrongWithCategory } from '../../../shared/domain/packing/category-rules.ts';
import {
  askedOf, judgeChecks, mostTenths, tenthsShown, tenthsTyped, type CategoryCheck, type NumberCheck,
} from '../../../shared/domain/packing/checks.ts';
import { bookedOff } from '../../../shared/domain/packing/fault.ts';
import { isLow, parcelsLeft, usedByParcel } from '../../../shared/domain/packing/materials.ts';

const waist: NumberCheck = {
  kind: 'number', key: 'waist', label: '腰围（平铺）', unit: 'cm', toleranceTenths: 10, targets: [{ size: '28', tenths: 365 }, { size: 'XL', tenths: 420 }],
};
const pair: CategoryCheck = { kind: 'yes_no', key: 'pair', label: '左右脚各一只' };

describe('what is typed', () => {
  test('PK-3: a measure is tenths, however it is written; anything else is no measure', () => {
    expect(['36.5', '36,5', '３６．５', '36', '36.', ' 36.5 ', '0.4', '36。5'].map(tenthsTyped)).toEqual([365, 365, 365, 360, 360, 365, 4, 365]);
    for (const typed of ['', '.', '.5', '36.55', '-1', '1e3', '36.5.1', '三十六', '0x10', '1234567', '36 5', 'NaN', '∞']) expect(tenthsTyped(typed), typed).toBeNull();
  });

  test('PK-3: what is shown can be typed back, for every measure there is', () => {
    fc.assert(
      fc.property(fc.nat(mostTenths), (tenths) => {
        expect(tenthsTyped(tenthsShown(tenths))).toBe(tenths);
      }),
    );
  });

  test('PK-3: whatever is typed comes to a whole number of tenths within bounds, or to nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (typed) => {
        const tenths = tenthsTyped(typed);
        expect(tenths === null || (Number.isInteger(tenths) && tenths >= 0 && tenths <= mostTenths)).toBe(true);
      }),
    );
  });
});

describe('judging', () => {
  test('PK-3: both ends of the tolerance are right, a tenth beyond is wrong', () => {
    const judged = [354, 355, 365, 375, 376].map((value) => judgeChecks([askedOf(waist, '28')], [{ key: 'waist', value }]).kind);
    expect(judged).toEqual(['failed', 'passed', 'passed', 'passed', 'failed']);
  });

  test('PK-3: within is exactly as near to the target as the tolerance says', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(500), fc.nat(21_000), (target, tolerance, value) => {
        const check: NumberCheck = { ...waist, toleranceTenths: tolerance, targets: [{ size: 'M', tenths: target }] };
        const { kind } = judgeChecks([askedOf(check, 'M')], [{ key: 'waist', value }]);
        expect(kind === 'passed').toBe(Math.abs(value - target) <= tolerance);
      }),
    );
  });

  test('PK-3: sizes are the same by full-width forms, capitals and blanks alone; no other size is taken for it', () => {
    expect(['28', '２８', ' 28 ', 'xl', 'ＸＬ', 'X L'].map((size) => (askedOf(waist, size) as { range: unknown }).range !== null)).toEqual(Array(6).fill(true));
    for (const size of ['', '28码', '28(2尺1)', '280', '2', 'XXL', 'L', '028']) {
      expect(judgeChecks([askedOf(waist, size)], [{ key: 'waist', value: 365 }]), size).toMatchObject({ kind: 'no_target' });
    }
  });

  test('PK-3: checks are asked one after another; an answer to another check, or of the wrong sort, answers nothing', () => {
    const checks = [askedOf(waist, '28'), askedOf(pair, '28')];
    expect(judgeChecks(checks, [])).toMatchObject({ kind: 'asks', check: { key: 'waist' } });
    expect(judgeChecks(checks, [{ key: 'waist', value: 365 }])).toMatchObject({ kind: 'asks', check: { key: 'pair' } });
    expect(judgeChecks(checks, [{ key: 'pair', value: true }])).toMatchObject({ kind: 'asks', check: { key: 'waist' } });
    expect(judgeChecks(checks, [{ key: 'waist', value: true }])).toMatchObject({ kind: 'asks', check: { key: 'waist' } });
    expect(judgeChecks(checks, [{ key: 'waist', value: 365 }, { key: 'pair', value: false }])).toMatchObject({ kind: 'failed', failed: { check: { key: 'pair' } } });
    expect(judgeChecks(checks, [{ key: 'waist', value: 365 }, { key: 'pair', value: true }])).toMatchObject({ kind: 'passed', judged: [{ within: true }, { within: true }] });
    expect(judgeChecks([], [])).toEqual({ kind: 'passed', judged: [] });
  });

  test('PK-3: nothing passes but with every check answered right', () => {
    const answer = fc.record({ key: fc.constantFrom('waist', 'pair', 'x'), value: fc.oneof(fc.nat(500), fc.boolean()) });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 4 }), fc.constantFrom('28', 'XL', '31'), (answers, size) => {
        const checks = [askedOf(waist, size), askedOf(pair, size)];
        const target = waist.targets.find((one) => one.size === size)?.tenths;
        const right = target !== undefined && answers[0]?.key === 'waist' && typeof answers[0].value === 'number' && Math.abs(answers[0].value - target) <= 10
          && answers[1]?.key === 'pair' && answers[1].value === true;
        expect(judgeChecks(checks, answers).kind === 'passed').toBe(right);
      }),
    );
  });
});

describe('which category', () => {
  const of = (id: number, stylePrefixes: string[]) => ({ id: id as CategoryId, stylePrefixes });
  const known = [of(1, ['NZ']), of(2, ['NZ8', 'ＴＸ']), of(3, [])];
  const at = (categoryId: number | null, styleCode: string, skuCode = 'x') => categoryOf(known, { categoryId: categoryId as CategoryId | null, styleCode, skuCode })?.id;

  test('PK-3: the SKU’s own, else the longest beginning of its style, else none', () => {
    expect([at(3, 'NZ801'), at(null, 'NZ801'), at(null, 'nz701'), at(null, 'TX220'), at(null, 'AB1'), at(null, '', 'NZ701-28'), at(9, 'AB')]).toEqual([3, 2, 1, 2, undefined, 1, undefined]);
  });

  test('PK-3: a category is kept whole or refused by name', () => {
    const plain = { name: '牛仔裤', checks: [waist, pair], steps: [], ticked: 'parcel' as const, stylePrefixes: ['NZ9'] };
    const others = [{ ...plain, id: 5 as CategoryId, name: '裤', stylePrefixes: ['nz'] }];
    expect(wrongWithCategory(plain, others)).toBeNull();
    expect(wrongWithCategory({ ...plain, stylePrefixes: ['ＮＺ'] }, others)?.refusal.code).toBe('category.prefix_taken');
    expect(wrongWithCategory({ ...plain, checks: [{ ...waist, targets: [] }] }, [])?.refusal.code).toBe('category.no_targets');
    expect(wrongWithCategory({ ...plain, checks: [{ ...waist, targets: [{ size: 'xl', tenths: 1 }, { size: 'ＸＬ', tenths: 2 }] }] }, [])?.refusal.code).toBe('category.size_twice');
    expect(wrongWithCategory({ ...plain, checks: [pair, pair] }, [])?.refusal.code).toBe('category.check_twice');
    expect(sizesWithoutTarget(waist, ['28', '31', 'xl', '31', ''])).toEqual(['31', '']);
    expect(sizesWithoutTarget(pair, ['28'])).toEqual([]);
  });
});

test('PK-7: a fault never takes the book below nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }), (onHand, pieces) => {
      const off = bookedOff(onHand, pieces);
      expect(off <= 0 && -off <= pieces).toBe(true);
      expect(onHand + off).toBe(onHand > 0 ? Math.max(0, onHand - pieces) : onHand);
    }),
  );
});

test('PK-8: materials of one courier are used by its parcels alone; low at the floor, not only below it', () => {
  expect([usedByParcel({ perParcel: 2, courierCode: '' }, 'ZTO'), usedByParcel({ perParcel: 2, courierCode: 'SF' }, 'ZTO'), usedByParcel({ perParcel: 2, courierCode: 'SF' }, 'SF')]).toEqual([2, 0, 2]);
  expect([isLow({ onHand: 51, floorQuantity: 50 }), isLow({ onHand: 50, floorQuantity: 50 }), isLow({ onHand: -1, floorQuantity: 0 })]).toEqual([false, true, true]);
  expect([parcelsLeft({ onHand: 7, perParcel: 2 }), parcelsLeft({ onHand: -3, perParcel: 2 }), parcelsLeft({ onHand: 7, perParcel: 0 })]).toEqual([3, 0, null]);
});
