import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { codeAsScanned, itemSpellings, waybillSpellings } from '../../../shared/domain/packing/scanned-code.ts';

describe('what a scanner sends', () => {
  test.each([
    ['6901234567892', '6901234567892'], [']E06901234567892', '6901234567892'], [']C1SF102', 'SF102'], ['\u0002771000\u0003\r\n', '771000'],
    ['７７１０００', '771000'], ['  771 000 ', '771 000'], ['\uFEFF771\u200B000', '771000'], [']', ']'], ['', ''],
  ])('PK-2: %j is %j', (raw, code) => {
    expect(codeAsScanned(raw)).toBe(code);
  });

  test('PK-2: cleaning twice changes nothing more, unless a mark stands before a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        const once = codeAsScanned(raw);
        if (!once.startsWith(']')) expect(codeAsScanned(once)).toBe(once);
      }),
    );
  });

  test('PK-2: UPC-A and EAN-13 are one article; other lengths are left alone', () => {
    expect(itemSpellings('690123456789')).toEqual(['690123456789', '0690123456789']);
    expect(itemSpellings('0690123456789')).toEqual(['0690123456789', '690123456789']);
    expect(itemSpellings('6901234567892')).toEqual(['6901234567892']);
    expect(itemSpellings('01234567')).toEqual(['01234567']);
  });

  test('PR-5: a waybill number is looked up as it stands first', () => {
    expect(waybillSpellings('sf 10')).toEqual(['sf 10', 'sf10', 'SF10']);
    expect(waybillSpellings('')).toEqual([]);
  });
});
