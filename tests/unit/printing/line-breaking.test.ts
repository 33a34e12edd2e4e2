import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines } from '../../../shared/domain/printing/line-breaking.ts';

/** Every ideograph two units wide, everything else one. */
const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1);

const lines = (text: string, limit: number, tidy = false): string[] | null => {
  const characters = [...text];
  const broken = breakLines(characters, characters.map(widthOf), limit, tidy);
  return broken === null ? null : broken.map(({ from, to }) => characters.slice(from, to).join(''));
};

describe('PR-2: lines of Chinese and Latin text', () => {
  test('ideographs break anywhere, Latin words stay whole', () => {
    expect(lines('科技园Software大厦', 12)).toEqual(['科技园', 'Software大厦']);
  });

  test('closing punctuation never begins a line, opening never ends one', () => {
    expect(lines('送礼，不放价格单', 4)).toEqual(['送', '礼，', '不放', '价格', '单']);
    expect(lines('商品（深蓝）', 6)).toEqual(['商品', '（深', '蓝）']);
  });

  test('a word wider than the line is broken where the room ends', () => {
    expect(lines('AAAABBBBCCCC', 4)).toEqual(['AAAA', 'BBBB', 'CCCC']);
  });

  test('goods stay together: no break around ×', () => {
    expect(lines('红色/28×1', 6)).toEqual(['红色/', '28×1']);
  });

  test('tidy: a line ends after a goods item or an address part rather than inside one', () => {
    expect(lines('NZ1/深蓝/28×1；TX2/白色/L×2', 20, true)).toEqual(['NZ1/深蓝/28×1；', 'TX2/白色/L×2']);
    expect(lines('成都市 武侯区 科技园南路 486 号', 30, true)).toEqual(['成都市 武侯区 科技园南路', '486 号']);
  });

  test('a space at a line end takes no room', () => {
    expect(lines('ABCD EFGH', 4)).toEqual(['ABCD', 'EFGH']);
  });

  test('a character wider than the line cannot be broken', () => {
    expect(lines('好', 1)).toBeNull();
  });

  test('nothing is lost, no line is too wide, no line begins with a comma unless nothing else was possible', () => {
    const text = fc.string({ unit: fc.constantFrom(...'科技园路，。；（）AbC123 -/×'), maxLength: 80 }).map((value) => value.trim().replace(/ +/g, ' '));
    fc.assert(
      fc.property(text, fc.integer({ min: 6, max: 30 }), fc.boolean(), (value, limit, tidy) => {
        const broken = lines(value, limit, tidy) ?? [];
        expect(broken.join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''));
        for (const line of broken) {
          expect([...line].reduce((sum, character) => sum + widthOf(character), 0)).toBeLessThanOrEqual(limit);
          expect(line).not.toMatch(/^ | $/);
        }
        const prose = !/[ ，。；（）]{2}|[×/-]|[A-Za-z0-9]{6}/.test(value);
        if (prose) for (const line of broken.slice(1)) expect(line).not.toMatch(/^[，。；）]/);
      }),
      { numRuns: 2_000 },
    );
  });
});
