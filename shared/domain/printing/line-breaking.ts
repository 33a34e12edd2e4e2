/**
 * Where a line of Chinese and Latin text may be broken. A small part of Unicode line breaking, the part that addresses, notes and
 * goods need: ideographs break anywhere, Latin words and numbers stay whole, closing punctuation never begins a line, opening
 * punctuation never ends one (GB/T 15834).
 */
const neverFirst = new Set('，。、；：？！）］｝〉》」』】〕〗〞％‰℃°"\'”’…—～·・,.;:?!)]}%×+/\\-‐–ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ');
const neverLast = new Set('（［｛〈《「『【〔〖〝“‘￥＄$#＃¥@(［[{×');

const isSpace = (character: string | undefined): boolean => character === ' ' || character === '\u3000';

const isWordCharacter = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code > 0x20 && code < 0x2000 && code !== 0xb7 && code !== 0xd7) || // Latin, Greek, Cyrillic with their punctuation
    (code >= 0x2010 && code <= 0x2015)
  );
};

/** True when a line may end after `before` and the next begin with `after`. */
export const mayBreakBetween = (before: string, after: string): boolean => {
  if (isSpace(after)) return false; // a space stays at the end of its line, where it takes no room
  if (isSpace(before)) return !neverFirst.has(after);
  if (neverFirst.has(after) || neverLast.has(before)) return false;
  if (isWordCharacter(before) && isWordCharacter(after)) return breaksWords.has(before);
  return true;
};

/** Inside a Latin word a line may end after these. */
const breaksWords = new Set('-/\\,;|');

export type TextLine = {
  /** First and one past last character of the line, trailing spaces left out. */
  readonly from: number;
  readonly to: number;
};

/** How good a place for a line end is. */
const noBreak = 0;
/** Between a number and its measure word (`486 号`): only when there is nothing better. */
const poor = 1;
const usual = 2;
/** After a goods item (PR-2) or between the parts of an address. */
const good = 3;

const isDigit = (character: string | undefined): boolean => character !== undefined && character >= '0' && character <= '9';

const breakQuality = (characters: readonly string[], at: number): number => {
  const before = characters[at - 1] ?? '';
  const after = characters[at] ?? '';
  if (!mayBreakBetween(before, after)) return noBreak;
  if (isSpace(before)) {
    const word = characters[at - 2];
    return isDigit(word) && !isWordCharacter(after) ? poor : good;
  }
  if (isDigit(before)) return poor;
  return before === '；' || before === ';' ? good : usual;
};

/**
 * Breaks `characters` into lines no wider than `limit`. `advances` and `limit` are in the same unit. `tidy` ends a line at a good
 * place if that leaves no more than two fifths of it empty; otherwise every line takes what it can. A word wider than a whole
 * line is broken where the room ends, keeping closing punctuation off the line start if it can. Answers null when a single
 * character is wider than the line.
 */
export const breakLines = (
  characters: readonly string[],
  advances: readonly number[],
  limit: number,
  tidy: boolean,
): readonly TextLine[] | null => {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < characters.length) {
    let end = start;
    let width = 0;
    const lastOf = [start, start, start, start];
    while (end < characters.length) {
      const space = isSpace(characters[end]);
      width += advances[end] ?? 0;
      if (width > limit && !space) break;
      end += 1;
      const quality = end < characters.length ? breakQuality(characters, end) : noBreak;
      if (quality !== good || !tidy || width * 5 >= limit * 3) lastOf[Math.min(quality, tidy ? good : usual)] = end;
      else lastOf[usual] = end;
    }
    if (end === start) return null;
    if (end < characters.length) {
      const best = [good, usual, poor].map((quality) => lastOf[quality] ?? start).find((at) => at > start);
      end = best ?? forcedBreak(characters, start, end);
    }
    let to = end;
    while (to > start && isSpace(characters[to - 1])) to -= 1;
    lines.push({ from: start, to });
    start = end;
    while (start < characters.length && isSpace(characters[start])) start += 1;
  }
  return lines;
};

/** The last place before `end` that keeps closing punctuation off the line start, or `end` itself. */
const forcedBreak = (characters: readonly string[], start: number, end: number): number => {
  for (let at = end; at > start + 1 && at > end - 3; at -= 1) {
    if (!neverFirst.has(characters[at] ?? '') && !neverLast.has(characters[at - 1] ?? '')) return at;
  }
  return end;
};
