import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../../shared/domain/printing/plain-text.ts';

describe('PR-2: order text becomes harmless characters on one line', () => {
  test.each([
    ['line breaks and tabs', '一楼\r\n二楼\t三楼\u2028四楼', '一楼 二楼 三楼 四楼'],
    ['a right-to-left override', '收件人\u202e7343\u202c', '收件人7343'],
    ['zero-width characters', '张\u200b三\u200d\ufeff丰', '张三丰'],
    ['control characters', '张\u0000三\u0007\u001b[31m', '张三[31m'],
    ['no-break and thin spaces', 'A\u00a0B\u2009C', 'A B C'],
    ['runs of ideographic spaces', '甲\u3000 \u3000乙', '甲\u3000乙'],
    ['runs of spaces', '  四川省   成都市 ', '四川省 成都市'],
    ['a decomposed accent', 'Cafe\u0301', 'Café'],
    ['a variation selector', '❤\ufe0f', '❤'],
    ['tag characters', `a${String.fromCodePoint(0xe0041)}b`, 'ab'],
  ])('%s', (_what, given, wanted) => {
    expect(plainText(given)).toBe(wanted);
  });

  test('the ideographic space is kept, markup is only text', () => {
    expect(plainText('甲\u3000乙 <script>alert(1)</script>')).toBe('甲\u3000乙 <script>alert(1)</script>');
  });

  test('whatever comes in, no control, format or line separator comes out, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(plain).not.toMatch(/[ \u3000]{2}|^[ \u3000]|[ \u3000]$/);
        expect(plainText(plain)).toBe(plain);
      }),
      { numRuns: 2_000 },
    );
  });
});
