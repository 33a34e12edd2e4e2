import { expect, test } from 'vitest';
import fc from 'fast-check';
import { readTargets, targetsText } from '../../../shared/domain/packing/targets-text.ts';

test('PK-3: a size table is read however it is written or pasted; a line that is none is named', () => {
  expect(readTargets('28 = 36.5\r\n29\t37.5\nXL：42\n\n  2尺1 → 38,0 \n均码 40\n10 x 12 = 5')).toEqual({
    targets: [{ size: '28', tenths: 365 }, { size: '29', tenths: 375 }, { size: 'XL', tenths: 420 }, { size: '2尺1', tenths: 380 }, { size: '均码', tenths: 400 }, { size: '10 x 12', tenths: 50 }],
    unread: [],
  });
  expect(readTargets('28\n= 36.5\n28 = 36.55\n28 = 约36\n<b>').targets).toEqual([]);
  expect(readTargets('28\n= 36.5\n28 = 36.55\n28 = 约36\n<b>').unread).toHaveLength(5);
});

test('PK-3: what is shown is read back the same', () => {
  const size = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'0123456789XSML码尺/') }).map((rest) => `2${rest}`);
  fc.assert(
    fc.property(fc.array(fc.record({ size, tenths: fc.nat(9_999) }), { maxLength: 12 }), (targets) => {
      expect(readTargets(targetsText(targets))).toEqual({ targets, unread: [] });
    }),
  );
});
