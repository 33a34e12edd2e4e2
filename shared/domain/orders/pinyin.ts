import { pinyinTable } from './pinyin-table.ts';

/** Readings of Chinese characters, each as the number of its syllable; syllables are numbered in the order of the alphabet. */
type Readings = { readonly syllables: readonly string[]; readonly first: Uint16Array; readonly others: ReadonlyMap<number, readonly number[]>; readonly characters: readonly string[] };

const lowest = 0x3000;
const highest = 0x9fff;
const none = 0xffff;

let readings: Readings | undefined;

/** Unpacked when first needed: it costs some milliseconds, and packers never search. */
const unpacked = (): Readings => {
  if (readings !== undefined) return readings;
  const syllables: string[] = [];
  const characters: string[] = [];
  const first = new Uint16Array(highest - lowest + 1).fill(none);
  const others = new Map<number, number[]>();
  for (const entry of pinyinTable.split(';')) {
    const [syllable = '', all = ''] = entry.split(':');
    const [mine = '', also = ''] = all.split('|');
    const number = syllables.push(syllable) - 1;
    characters.push(mine + also);
    for (let at = 0; at < mine.length; at += 1) first[mine.charCodeAt(at) - lowest] = number;
    for (let at = 0; at < also.length; at += 1) {
      const code = also.charCodeAt(at);
      const known = others.get(code);
      if (known === undefined) others.set(code, [number]);
      else known.push(number);
    }
  }
  readings = { syllables, first, others, characters };
  return readings;
};

const nothing: readonly number[] = [];

/** Every reading of a character by its code, the usual one first; none for what is not Chinese. */
export const readingsOf = (code: number): readonly number[] => {
  if (code < lowest || code > highest) return nothing;
  const { first, others } = unpacked();
  const usual = first[code - lowest];
  const also = others.get(code);
  if (usual === undefined || usual === none) return also ?? nothing;
  return also === undefined ? [usual] : [usual, ...also];
};

/** How many syllables there are; the numbers of syllables lie below. */
export const syllableCount = (): number => unpacked().syllables.length;

/** All characters that may be read so. */
export const charactersOf = (syllable: number): string => unpacked().characters[syllable] ?? '';

/** Numbers of the syllables that begin with `start`, as a range `from`…`to` (`to` left out); `whole` = `start` itself, if it is one. */
export const syllablesFrom = (start: string): { readonly from: number; readonly to: number; readonly whole: number | undefined } => {
  const { syllables } = unpacked();
  let from = 0;
  let end = syllables.length;
  while (from < end) {
    const middle = (from + end) >> 1;
    if ((syllables[middle] ?? '') < start) from = middle + 1;
    else end = middle;
  }
  let to = from;
  while (to < syllables.length && (syllables[to] ?? '').startsWith(start)) to += 1;
  return { from, to, whole: syllables[from] === start ? from : undefined };
};

const initialsIn = (list: string): ReadonlyMap<number, string> => new Map(list.split(' ').map((entry) => [entry.charCodeAt(0), entry.slice(1)]));

/** Words with two readings that begin differently (`长`, `重`): both initials are typed. */
const alsoBegins = initialsIn('长z 重z 行h 厦s 传z 朝z 藏z 盛c 宿x 调t 弹t 乐y 奇j 参s 系j 校j 降x 会k 阿e 卡q 茄q 巷h 莘x 蔚y 番p 柏b 泊p 扁p 便p 枞z 咖g 圈j 券x 匙s 铅y 提d 壳q 虹j 择z 叶x 单s 曾c 石d');
/** Surnames that are read otherwise as names; only where they begin. */
const surnameBegins = initialsIn('仇q 曾z 区o 解x 查z 尉y 万m 盖g 种c 翟d 覃t 谌s 折s 秘b 召s 晟c 褚z 祭z 郇h 郗c 隗k 繁p 句g 员y 冼s 洗x 俟q 单c');

/** The letter that a character begins with when it is read in the usual way; '' for one that the table does not know. */
const initialOf = (code: number): string => {
  const usual = readingsOf(code)[0];
  return usual === undefined ? '' : (unpacked().syllables[usual]?.[0] ?? '');
};

/** How far around a character with two readings its other reading is spelled out. */
const reach = 3;

const alsoAt = (run: string, at: number): string | undefined => {
  const code = run.charCodeAt(at);
  return (at === 0 || (at === 1 && run.startsWith('万俟')) ? surnameBegins.get(code) : undefined) ?? alsoBegins.get(code);
};

/**
 * The initials of a Chinese run (`欧阳雨馨` → `oyyx`), first as usually read, then once more around each character that may be read
 * otherwise (`单雨馨` → `dyx`, `cyx`, `syx`). Unknown characters part the run.
 */
export const initialsOf = (run: string): string[] => {
  let usual = '';
  let other = '';
  const others: [at: number, initial: string][] = [];
  for (let at = 0; at < run.length; at += 1) {
    const initial = initialOf(run.charCodeAt(at)) || ' ';
    const also = alsoAt(run, at);
    usual += initial;
    other += also ?? initial;
    if (also !== undefined && also !== initial) others.push([at, also]);
    const word = at === 0 ? alsoBegins.get(run.charCodeAt(at)) : undefined;
    if (word !== undefined && word !== also && word !== initial) others.push([at, word]);
  }
  const spelled = [usual];
  for (const [at, also] of others) spelled.push(usual.slice(Math.max(0, at - reach), at) + also + usual.slice(at + 1, at + 1 + reach));
  // A surname of two characters that are both read otherwise.
  if (others.length > 1 && run.length <= 4) spelled.push(other);
  return spelled.flatMap((text) => text.split(' ')).filter((text) => text !== '');
};

/** One part of what was typed in letters: a whole syllable, or the beginning of one (`y`, `zh`, `ya`). */
export type PinyinUnit = { readonly text: string; readonly whole: boolean };

const mostWays = 4;
const longestSyllable = 6;
/** Sounds of interjections, which are parts of other syllables far more often. */
const noSyllables: ReadonlySet<string> = new Set(['ng', 'hng', 'm', 'n']);

/**
 * The ways to read typed letters as pinyin, whole syllables and single initials mixed (`ouyangyx`, `zhangs`); the last part may be the
 * beginning of a syllable. Those with the fewest parts come first; none for what cannot be pinyin.
 */
export const pinyinWays = (letters: string): readonly (readonly PinyinUnit[])[] => {
  if (!/^[a-z]{1,40}$/.test(letters)) return [];
  // For each place, the best ways from there to the end; worked from the back.
  const from: PinyinUnit[][][] = Array.from({ length: letters.length + 1 }, () => []);
  from[letters.length] = [[]];
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const ways: PinyinUnit[][] = [];
    for (let length = Math.min(longestSyllable, letters.length - at); length >= 1; length -= 1) {
      const text = letters.slice(at, at + length);
      const { from: low, to, whole } = syllablesFrom(text);
      const isLast = at + length === letters.length;
      if (to === low) continue;
      const isInitial = length === 1 || text === 'zh' || text === 'ch' || text === 'sh';
      if (whole !== undefined && length > 1 && !noSyllables.has(text)) for (const rest of from[at + length] ?? []) ways.push([{ text, whole: true }, ...rest]);
      if (isInitial || (isLast && !noSyllables.has(text) && to - low > (whole === undefined ? 0 : 1))) {
        for (const rest of from[at + length] ?? []) ways.push([{ text, whole: false }, ...rest]);
      }
    }
    from[at] = ways.sort((a, b) => weight(a) - weight(b)).slice(0, mostWays);
  }
  return from[0] ?? [];
};

/** Few parts are better than many, and whole syllables better than beginnings of some. */
const weight = (units: readonly PinyinUnit[]): number => units.reduce((sum, unit) => sum + (unit.whole ? 2 : 3), 0);
