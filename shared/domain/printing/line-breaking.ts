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

/** Goods are joined by these (PR-2); one item is better kept on one line. */
const endsItem = new Set('；;');

/**
 * Breaks `characters` greedily into lines no wider than `limit`. `advances` and `limit` are in the same unit. A word wider than
 * a whole line is broken where the room ends, keeping closing punctuation off the line start if it can; a line that ends an item
 * in its last two fifths ends there. Answers null when a single character is wider than the line.
 */
export const breakLines = (
  characters: readonly string[],
  advances: readonly number[],
  limit: number,
): readonly TextLine[] | null => {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < characters.length) {
    let end = start;
    let width = 0;
    let lastBreak = -1;
    let lastItemEnd = -1;
    while (end < characters.length) {
      const character = characters[end] ?? '';
      width += advances[end] ?? 0;
      if (width > limit && !isSpace(character)) break;
      end += 1;
      if (end < characters.length && mayBreakBetween(character, characters[end] ?? '')) {
        lastBreak = end;
        if (endsItem.has(character) && width * 5 >= limit * 3) lastItemEnd = end;
      }
    }
    if (end === start) return null;
    if (end < characters.length) {
      end = lastItemEnd > start ? lastItemEnd : lastBreak > start ? lastBreak : forcedBreak(characters, start, end);
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
