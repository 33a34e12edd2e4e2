import { expect, test } from 'vitest';
import { charactersOf, initialsOf, pinyinWays, readingsOf, syllablesFrom } from '../../../shared/domain/orders/pinyin.ts';

const syllable = (text: string): number => syllablesFrom(text).whole ?? -1;

test('CS-5: surnames have their own readings beside the usual ones', () => {
  for (const [character, readings] of [
    ['单', ['shan', 'dan']], ['仇', ['qiu', 'chou']], ['曾', ['zeng', 'ceng']], ['区', ['ou', 'qu']], ['解', ['xie', 'jie']], ['查', ['zha', 'cha']], ['朴', ['piao', 'pu']],
    ['尉', ['yu', 'wei']], ['万', ['mo', 'wan']], ['俟', ['qi', 'si']], ['盖', ['ge', 'gai']], ['翟', ['zhai', 'di']], ['长', ['chang', 'zhang']], ['重', ['chong', 'zhong']],
  ] as const) {
    for (const reading of readings) {
      expect({ character, reading, known: readingsOf(character.charCodeAt(0)).includes(syllable(reading)) }).toEqual({ character, reading, known: true });
      expect(charactersOf(syllable(reading))).toContain(character);
    }
  }
});

test('CS-5: initials of names, each surname both ways', () => {
  expect(initialsOf('欧阳雨馨')).toEqual(['oyyx']);
  expect(initialsOf('单雨馨')).toEqual(expect.arrayContaining(['dyx', 'syx']));
  expect(initialsOf('仇英')).toEqual(expect.arrayContaining(['cy', 'qy']));
  expect(initialsOf('曾国')).toEqual(expect.arrayContaining(['cg', 'zg']));
  expect(initialsOf('万俟卨')).toEqual(expect.arrayContaining(['mqx']));
  expect(initialsOf('尉迟恭')).toEqual(expect.arrayContaining(['wcg', 'ycg']));
  // Not a surname there.
  expect(initialsOf('武侯区')).toEqual(['whq']);
});

test('CS-5: letters are read as syllables, initials and beginnings, the likeliest first', () => {
  const ways = (letters: string): string[] => pinyinWays(letters).map((units) => units.map(({ text, whole }) => (whole ? text : `${text}…`)).join(' '));
  expect(ways('ouyang')[0]).toBe('ou yang');
  expect(ways('oyyx')[0]).toBe('o… y… y… x…');
  expect(ways('ouyangyx')[0]).toBe('ou yang y… x…');
  expect(ways('xian')).toEqual(expect.arrayContaining(['xian', 'xi an']));
  expect(ways('zhangs')[0]).toBe('zhang s…');
  expect(ways('nz801')).toEqual([]);
  expect(ways('viii')).toEqual([]);
});
