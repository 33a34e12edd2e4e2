import { beginMark, cut, isHan, isLongNumber, normal, runPattern, singleCode, pairCode } from './order-pieces.ts';
import { initialsOf, pinyinWays, readingsOf, syllablesFrom, type PinyinUnit } from './pinyin.ts';

/** What an order's pieces must hold: neighbouring pieces, all of some, or one of some. */
export type Wanted =
  | { readonly kind: 'phrase'; readonly pieces: readonly string[] }
  | { readonly kind: 'all'; readonly parts: readonly Wanted[] }
  | { readonly kind: 'any'; readonly parts: readonly Wanted[] };

/** One run of what was typed. `plain`: it means itself alone, not also pinyin, so that a text can be checked for it. */
export type Term = { readonly wanted: Wanted; readonly runs: readonly string[]; readonly plain: boolean };

/** Chinese pairs and single characters that orders hold and that sound so; codes `from`…`to`, `to` included. */
export type WordsSounding = (from: number, to: number) => readonly string[];

export const longestQuery = 80;
export const mostTerms = 8;

const phrase = (...pieces: string[]): Wanted => ({ kind: 'phrase', pieces });
const any = (parts: readonly Wanted[]): Wanted => (parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', parts });
const all = (parts: readonly Wanted[]): Wanted => (parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'all', parts });

const digits = '0123456789';
const isDigits = (run: string): boolean => /^[0-9]+$/.test(run);

/** The run as it is written; one or two letters or digits mean what begins or ends with them. */
export const writtenSo = (run: string): Wanted => {
  const { length } = [...run];
  if (isHan(run)) return phrase(...(length === 1 ? [run] : cut(run, 2, false)));
  if (length <= 2) return any([phrase(beginMark + run), phrase(run)]);
  if (!isDigits(run)) return phrase(...cut(run, 3, false));
  // Long numbers lie in fours, others in threes; which one is meant is not known.
  if (length === 3) return any([phrase(run), ...[...digits].map((digit) => phrase(run + digit))]);
  return any([phrase(...cut(run, 4, false)), phrase(...cut(run, 3, false))]);
};

/** Runs side by side, as they are written: what lies between the first and the last is whole, so all of it is one phrase. */
const writtenTogether = (runs: readonly string[]): Wanted => {
  const [first = ''] = runs;
  const last = runs.at(-1) ?? '';
  if (runs.length === 1) return writtenSo(first);
  // The first one ends here, the last one begins here; how far they reach beyond is not known.
  const pieces = isHan(first) ? cut(first, 2, true) : [...first].slice(-3).map((_, at, end) => end.slice(at).join(''));
  for (const run of runs.slice(1, -1)) pieces.push(...cut(run, isHan(run) ? 2 : isLongNumber(run) ? 4 : 3, true));
  const begun = isHan(last) ? cut(last, 2, false) : isDigits(last) ? [] : cut(last, 3, false);
  const parts = [phrase(...pieces, ...begun)];
  if (!isHan(first) && [...first].length > 3) parts.push(writtenSo(first));
  if (begun.length === 0) parts.push(writtenSo(last));
  return all(parts);
};

/** A text holds the run as `writtenSo` means it. */
export const holdsRun = (runsOfText: readonly string[], run: string): boolean => {
  const short = !isHan(run) && [...run].length <= 2;
  return runsOfText.some((one) => (short ? one.startsWith(run) || one.endsWith(run) : one.includes(run)));
};

type Sound = { readonly kind: 'character'; readonly text: string } | ({ readonly kind: 'pinyin' } & PinyinUnit);

/** Characters of a family name and what is typed after it are one word; the rest of a query stands apart. */
const mostWords = 160;
const widestStart = 14;

const rangeOf = (unit: Sound): { from: number; to: number } | undefined => {
  if (unit.kind === 'character') return undefined;
  const { from, to, whole } = syllablesFrom(unit.text);
  if (unit.whole) return whole === undefined ? undefined : { from: whole, to: whole };
  return unit.text.length > 1 && to > from && to - from <= widestStart ? { from, to: to - 1 } : undefined;
};

const isOpen = (unit: Sound): boolean => unit.kind === 'pinyin' && rangeOf(unit) === undefined;

const wordsAsWanted = (words: Iterable<string>): Wanted | undefined => {
  const parts = [...new Set(words)].slice(0, mostWords).map((word) => phrase(word));
  return parts.length === 0 ? undefined : any(parts);
};

/** Pairs of characters that two neighbouring sounds may be; undefined = none is known. */
const pairsOf = (first: Sound, second: Sound, sounding: WordsSounding): Wanted | undefined => {
  const firsts = first.kind === 'character' ? readingsOf(first.text.charCodeAt(0)) : [];
  const seconds = second.kind === 'character' ? readingsOf(second.text.charCodeAt(0)) : [];
  const from = rangeOf(first);
  const to = rangeOf(second);
  const words: string[] = [];
  for (const one of from === undefined ? firsts : Array.from({ length: from.to - from.from + 1 }, (_, index) => from.from + index)) {
    if (to !== undefined) words.push(...sounding(pairCode(one, to.from), pairCode(one, to.to)));
    else for (const other of seconds) words.push(...sounding(pairCode(one, other), pairCode(one, other)));
  }
  return wordsAsWanted(words.filter((word) =>
    word.length === 2 && (first.kind !== 'character' || word.startsWith(first.text)) && (second.kind !== 'character' || word.endsWith(second.text))));
};

const singlesOf = (unit: Sound, sounding: WordsSounding): Wanted | undefined => {
  const range = rangeOf(unit);
  return range === undefined ? undefined : wordsAsWanted(sounding(singleCode(range.from), singleCode(range.to)));
};

const initialsAsWanted = (sounds: readonly Sound[], before: string): Wanted | undefined => {
  const starts = before === '' ? [''] : initialsOf(before).filter(({ length }) => length === before.length);
  const rest = sounds.slice(before.length).map((sound) => (sound.kind === 'character' ? (initialsOf(sound.text)[0] ?? '') : sound.text.charAt(0))).join('');
  const runs = [...new Set(starts.map((start) => start + rest))].filter(({ length }) => length > 1);
  return runs.length === 0 ? undefined : any(runs.map(writtenSo));
};

/** One way to read a word as sounds; undefined when no order can hold it. */
const soundingSo = (sounds: readonly Sound[], han: readonly string[], sounding: WordsSounding): Wanted | undefined => {
  const parts: Wanted[] = han.map(writtenSo);
  const covered = new Set<number>();
  let open = false;
  for (let at = 0; at < sounds.length; at += 1) {
    const [here, next] = [sounds[at], sounds[at + 1]];
    if (here === undefined) continue;
    if (isOpen(here)) open = true;
    if (next === undefined || isOpen(here) || isOpen(next) || (here.kind === 'character' && next.kind === 'character')) continue;
    const pairs = pairsOf(here, next, sounding);
    if (pairs === undefined) return undefined;
    parts.push(pairs);
    covered.add(at).add(at + 1);
  }
  for (const [at, sound] of sounds.entries()) {
    if (sound.kind === 'character' || covered.has(at) || isOpen(sound)) continue;
    const singles = singlesOf(sound, sounding);
    if (singles === undefined) return undefined;
    parts.push(singles);
  }
  if (open) {
    const before = sounds[0]?.kind === 'character' ? (han[0] ?? '') : '';
    const initials = initialsAsWanted(sounds, before);
    if (initials !== undefined) parts.push(initials);
  }
  return parts.length === 0 ? undefined : all(parts);
};

/** All ways to read runs that stand side by side, Chinese and letters mixed. */
const waysOf = (runs: readonly string[], sounding: WordsSounding): Wanted[] => {
  const han = runs.filter(isHan);
  let ways: Sound[][] = [[]];
  for (const run of runs) {
    const parts: Sound[][] = isHan(run)
      ? [[...run].map((text): Sound => ({ kind: 'character', text }))]
      : pinyinWays(run).map((units) => units.map((unit): Sound => ({ kind: 'pinyin', ...unit })));
    ways = ways.flatMap((way) => parts.map((part) => [...way, ...part])).slice(0, 4);
  }
  return ways
    // Initials alone lie in the index as they are typed.
    .filter((way) => han.length > 0 || way.some((sound) => !isOpen(sound)))
    .flatMap((way) => soundingSo(way, han, sounding) ?? []);
};

const sameRun = (query: string): string[][] => {
  const words: string[][] = [];
  let end = -1;
  for (const match of query.matchAll(runPattern)) {
    if (match.index === end) words.at(-1)?.push(match[0]);
    else words.push([match[0]]);
    end = match.index + match[0].length;
  }
  return words;
};

const isPinyin = (run: string): boolean => /^[a-z]+$/.test(run);

/** What was typed, as terms that an order must all satisfy; none when nothing in it can be searched for (punctuation, emoji, blanks). */
export const termsOf = (query: string, sounding: WordsSounding): Term[] => {
  const words = new Map(sameRun(normal(query.slice(0, longestQuery))).map((runs) => [runs.join(' '), runs]));
  return [...words.values()]
    .flatMap((runs): Term[] => {
      const letters = runs.filter(isPinyin);
      const mixed = letters.length > 0 && runs.every((run) => isHan(run) || isPinyin(run));
      if (!mixed) return [{ wanted: writtenTogether(runs), runs, plain: true }];
      const ways = waysOf(runs, sounding);
      return [{ wanted: any([writtenTogether(runs), ...ways]), runs, plain: ways.length === 0 }];
    })
    .slice(0, mostTerms);
};
