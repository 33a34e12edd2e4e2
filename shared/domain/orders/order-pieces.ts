import { initialsOf, readingsOf, syllableCount } from './pinyin.ts';

/**
 * What an order is found by (CS-5), as words of an ordinary full-text index. Chinese lies there as pairs of characters and as single ones,
 * long numbers as fours, other letters and digits as threes, each run with shorter pieces at its end; so any fragment is a phrase
 * of neighbouring pieces. Of each run its first letter and first two are marked, so that one or two letters find what begins with
 * them. Chinese also lies there by the initials of its pinyin, as a run of letters.
 */
export const runPattern = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
export const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);

/** Runs of digits from this length on are numbers of orders, parcels, phones. */
export const longNumber = 7;
export const isLongNumber = (run: string): boolean => run.length >= longNumber && /^[0-9]+$/.test(run);

/** No text holds it, and to the index it is a letter. */
export const beginMark = '\ue001';
const blockMark = '\ue002';

/** As long as a note may be. */
const longestText = 2000;

/** Letters, digits and blanks only: already in its normal form, and most texts of an order are. */
const plain = /^[\x20-\x7e]*$/;
const hasPairs = /[\ud800-\udbff]/;

export const normal = (text: string): string => (plain.test(text) ? text : text.normalize('NFKC')).toLowerCase();
export const runsOf = (text: string): string[] => normal(text).match(runPattern) ?? [];

/** Pieces of a run from each of its characters on; with `tail`, shorter ones at its end too. */
export const cut = (run: string, width: number, tail: boolean): string[] => {
  // A rare character is two units long and must not be cut in two; all others are cut where they lie, which is three times as quick.
  const characters = hasPairs.test(run) ? [...run] : undefined;
  const length = characters?.length ?? run.length;
  const last = tail ? length - 1 : length - width;
  const pieces: string[] = [];
  for (let start = 0; start <= last; start += 1) pieces.push(characters?.slice(start, start + width).join('') ?? run.slice(start, start + width));
  return pieces;
};

/** Orders lie in blocks of so many in the index; a search that finds little looks at them one by one. */
export const blockOrders = 65_536;
export const blockPiece = (block: number): string => `${blockMark}${block.toString(36)}`;

/** Pairs and single characters as syllables: what a pair sounds like, so that typed pinyin is turned into characters. */
export const pairCode = (first: number, second: number): number => (first + 1) * (syllableCount() + 1) + second + 1;
export const singleCode = (syllable: number): number => syllable + 1;

export type OrderPieces = {
  /** Separated by blanks. */
  readonly text: string;
  /** Chinese pairs and single characters in it, each once. */
  readonly words: ReadonlySet<string>;
};

/** The pieces to index for one order; texts never run into each other. */
export const orderPiecesOf = (texts: Iterable<string>): OrderPieces => {
  const pieces: string[] = [];
  const begins = new Set<string>();
  const words = new Set<string>();
  const addLetters = (run: string): void => {
    for (const piece of cut(run, isLongNumber(run) ? 4 : 3, true)) pieces.push(piece);
    const [first = '', second = ''] = hasPairs.test(run) ? [...run] : run;
    begins.add(beginMark + first);
    if (second !== '') begins.add(beginMark + first + second);
  };
  const sounds: string[] = [];
  for (const text of texts) {
    for (const run of runsOf(text.slice(0, longestText))) {
      if (!isHan(run)) {
        addLetters(run);
        continue;
      }
      for (const pair of cut(run, 2, true)) {
        pieces.push(pair);
        words.add(pair);
      }
      for (const initials of initialsOf(run)) sounds.push(initials);
    }
  }
  // A single character is found wherever it stands, not only at the end.
  const singles = new Set<string>();
  for (const word of words) singles.add(word.length === 2 && !hasPairs.test(word) ? word.charAt(0) : ([...word][0] ?? ''));
  for (const single of singles) words.add(single);
  for (const initials of sounds) addLetters(initials);
  return { text: [...pieces, ...singles, ...begins].join(' '), words };
};

/** Codes of how a pair or a single character may sound. */
export const soundsOf = (word: string): number[] => {
  const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)];
  const firsts = readingsOf(first);
  if (word.length === 1) return firsts.map(singleCode);
  const seconds = readingsOf(second);
  return firsts.flatMap((one) => seconds.map((other) => pairCode(one, other)));
};
