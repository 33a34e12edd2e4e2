import { blockPiece, orderPiecesOf, runsOf } from '../../../shared/domain/orders/order-pieces.ts';
import { holdsRun, writtenSo, type Term, type Wanted } from '../../../shared/domain/orders/order-terms.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Reader } from '../database.ts';
import { searchedIn, textsOf } from './order-search.ts';

/** How many of a hundred orders hold a piece, as far as a sample tells; 0 = few. */
export type Shares = (piece: string) => number;

const common = 0.02;
/** Whatever the sample does not hold often is in about so many orders, rather in fewer. */
const unknown = 0.001;
/** Another rare piece beside one leaves about so many of what it found. */
const furtherPiece = 0.05;
/** So few orders are looked at rather than that the index is asked for more. */
const fewOrders = 60;
/** So many are looked at, a few at a time, rather than that the index walks through long lists at one go. */
const mostLookedAt = 2_500;

const quoted = (pieces: readonly string[]): string => `"${pieces.join(' ')}"`;

const expressionOf = (wanted: Wanted): string => {
  if (wanted.kind === 'phrase') return quoted(wanted.pieces);
  return `(${wanted.parts.map(expressionOf).join(wanted.kind === 'all' ? ' AND ' : ' OR ')})`;
};

/** About this share of the orders holds it. */
const shareOf = (wanted: Wanted, shares: Shares): number => {
  if (wanted.kind === 'phrase') {
    const rare = wanted.pieces.filter((piece) => shares(piece) < common).length;
    return Math.min(...wanted.pieces.map(shares)) * furtherPiece ** Math.max(0, Math.min(2, rare - 1));
  }
  const parts = wanted.parts.map((part) => shareOf(part, shares));
  return wanted.kind === 'all' ? Math.min(...parts) : Math.min(1, parts.reduce((sum, part) => sum + part, 0));
};

/** Every piece of a phrase is a walk of its own; so many say enough to ask the index, the rest is looked for in what it finds. An address tells most at its end. */
const longestPhrase = 24;

/** Of a phrase with rare pieces only the stretches without the common ones: every common piece costs a walk through a long list. */
const withoutCommon = (wanted: Wanted, shares: Shares): Wanted => {
  if (wanted.kind === 'any') return { kind: 'any', parts: wanted.parts.map((part) => withoutCommon(part, shares)) };
  if (wanted.kind === 'all') {
    const kept = wanted.parts.map((part) => withoutCommon(part, shares));
    const rare = kept.filter((part) => shareOf(part, shares) < common);
    return { kind: 'all', parts: rare.length > 0 ? rare : kept };
  }
  if (wanted.pieces.length > longestPhrase) return withoutCommon({ kind: 'phrase', pieces: wanted.pieces.slice(-longestPhrase) }, shares);
  if (wanted.pieces.every((piece) => shares(piece) < common) || wanted.pieces.every((piece) => shares(piece) >= common)) return wanted;
  const stretches: string[][] = [[]];
  for (const piece of wanted.pieces) {
    if (shares(piece) < common) stretches.at(-1)?.push(piece);
    else if (stretches.at(-1)?.length !== 0) stretches.push([]);
  }
  const parts = stretches.filter(({ length }) => length > 0).map((pieces): Wanted => ({ kind: 'phrase', pieces }));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'all', parts };
};

type Phrase = Extract<Wanted, { kind: 'phrase' }>;

/** Of a long phrase this stretch is asked for; the rest is looked for in what it finds. */
const longestStretch = 6;
/** So many entries of the index are walked through in a few milliseconds; more than these block by block. */
const mostWalked = 400_000;

/** Pieces that overlap are of one word: who holds one of them mostly holds the next, so together they say no more than the rarest. */
const overlaps = (before: string | undefined, piece: string): boolean => before !== undefined && before.length > 1 && piece.startsWith(before.slice(1));

/** About this share of the orders holds a stretch of several words, taking words to be independent. */
const shareOfStretch = (pieces: readonly string[], shares: Shares): number => {
  let [share, word] = [1, 1];
  for (const [at, piece] of pieces.entries()) {
    const one = Math.max(unknown, shares(piece));
    if (overlaps(pieces[at - 1], piece)) word = Math.min(word, one);
    else {
      share *= word;
      word = one;
    }
  }
  return share * word;
};

/** The stretch of a phrase that the fewest orders may hold. */
const tellingStretch = (pieces: readonly string[], shares: Shares): readonly string[] => {
  let [best, least]: [readonly string[], number] = [pieces.slice(-longestStretch), Number.POSITIVE_INFINITY];
  for (let start = 0; start + longestStretch <= pieces.length; start += 1) {
    const stretch = pieces.slice(start, start + longestStretch);
    const share = shareOfStretch(stretch, shares);
    if (share < least) [best, least] = [stretch, share];
  }
  return best;
};

/**
 * An address written together is one phrase of thirty pieces, most of which every order holds, and each is a walk through a list as long as the shop is old:
 * a stretch of it is asked for. Undefined = it has no such phrase.
 */
const narrowed = (wanted: Wanted, shares: Shares): Phrase | undefined => {
  const [longest] = (wanted.kind === 'all' ? wanted.parts : [wanted]).flatMap((part) => (part.kind === 'phrase' && part.pieces.length > longestStretch ? [part.pieces] : []));
  return longest === undefined ? undefined : { kind: 'phrase', pieces: tellingStretch(longest, shares) };
};

export type TextPlan = {
  /** What the full-text index is asked. */
  readonly expression: string;
  /** Runs side by side that the index was not asked for, or not as a whole: to be looked for in the order's texts. */
  readonly toCheck: readonly (readonly string[])[];
  /** Everything asked for is common: little or nothing may be found in much. Then it is looked for block by block. */
  readonly inBlocks: boolean;
};

/**
 * How to ask the index: by what is rare; what is common besides is checked in the few orders found. Where many would be found, the index is
 * asked for everything. Null = nothing to look for.
 */
export const planText = (terms: readonly Term[], shares: Shares, orders = Number.POSITIVE_INFINITY): TextPlan | null => {
  if (terms.length === 0) return null;
  const weighed = terms.map((term) => ({ term, share: shareOf(term.wanted, shares) })).sort((a, b) => a.share - b.share);
  const rarest = weighed[0]?.share ?? 0;
  const whole: TextPlan = {
    expression: terms.map(({ wanted }) => expressionOf(wanted)).join(' AND '), toCheck: [], inBlocks: terms.length > 1 && rarest >= common,
  };
  let expected = orders;
  const asked: string[] = [];
  const toCheck: (readonly string[])[] = [];
  for (const { term, share } of weighed) {
    const kept = term.plain ? withoutCommon(term.wanted, shares) : term.wanted;
    if (term.plain && asked.length > 0 && expected <= fewOrders) toCheck.push(term.runs);
    else {
      if (expressionOf(kept) !== expressionOf(term.wanted)) toCheck.push(term.runs);
      asked.push(expressionOf(kept));
      expected *= Math.min(share, shareOf(kept, shares));
    }
  }
  if (toCheck.length > 0 && expected <= mostLookedAt) return { expression: asked.join(' AND '), toCheck, inBlocks: false };
  const [stretch] = terms.every(({ plain }) => plain) ? weighed.flatMap(({ term }) => narrowed(term.wanted, shares) ?? []) : [];
  if (stretch === undefined || orders === Number.POSITIVE_INFINITY) return whole;
  return { expression: expressionOf(stretch), toCheck: terms.map(({ runs }) => runs), inBlocks: stretch.pieces.reduce((sum, piece) => sum + shares(piece), 0) * orders > mostWalked };
};

/** The full-text expression for a text as it is written, no pinyin; null = nothing in it can be searched for. */
export const writtenExpression = (text: string): string | null => {
  const runs = runsOf(text);
  return runs.length === 0 ? null : runs.map((run) => expressionOf(writtenSo(run))).join(' AND ');
};

export const expressionInBlock = (expression: string, block: number): string => `${quoted([blockPiece(block)])} AND ${expression}`;

/** The order's texts hold all of these; runs that were typed side by side stand so in one text. */
export const textsHold = (reader: Reader, id: OrderId, wanted: readonly (readonly string[])[]): boolean => {
  const searched = searchedIn(reader, id);
  if (searched === undefined) return false;
  const texts = [...textsOf(searched)].map(runsOf);
  const all = texts.flat();
  return wanted.every((runs) => (runs.length === 1 ? holdsRun(all, runs[0] ?? '') : texts.some((one) => one.join('').includes(runs.join('')))));
};

const placesOf = (pieces: readonly string[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [at, piece] of pieces.entries()) {
    const known = places.get(piece);
    if (known === undefined) places.set(piece, [at]);
    else known.push(at);
  }
  return places;
};

/** Texts of one field hold all terms, judged as the index judges them. */
export const fieldHolds = (texts: readonly string[], terms: readonly Term[]): boolean => {
  const runs = texts.flatMap(runsOf);
  // Most terms mean just themselves, and looking for them is much quicker than taking the texts apart.
  if (terms.every(({ plain }) => plain)) return terms.every((term) => term.runs.every((run) => holdsRun(runs, run)));
  const pieces = orderPiecesOf(texts).text.split(' ');
  const places = placesOf(pieces);
  const holds = (wanted: Wanted): boolean => {
    if (wanted.kind === 'all') return wanted.parts.every(holds);
    if (wanted.kind === 'any') return wanted.parts.some(holds);
    const [first, ...rest] = wanted.pieces;
    return (places.get(first ?? '') ?? []).some((at) => rest.every((piece, index) => pieces[at + 1 + index] === piece));
  };
  return terms.every(({ wanted }) => holds(wanted));
};

const sampleOrders = 1_000;

/** Learns from a sample of orders, a few at a time, which pieces are common. */
export type Sampling = { readonly shares: Shares; /** Looks at some more orders; false = it knows enough. */ readonly goOn: (reader: Reader, orders: number) => boolean };

export const createSampling = (): Sampling => {
  const counts = new Map<string, number>();
  let looked = 0;
  let done = 0;
  return {
    shares: (piece) => (looked < 100 ? unknown : Math.max(unknown, (counts.get(piece) ?? 0) / looked)),
    goOn: (reader, orders) => {
      const highest = reader.first<{ id: number }>('SELECT max(id) AS id FROM orders')?.id ?? 0;
      if (highest === 0) return false;
      for (let left = orders; left > 0 && done < sampleOrders; left -= 1, done += 1) {
        // Spread evenly, in no order that orders could have.
        const id = 1 + Math.floor(((done * 0.618_033_988_75) % 1) * highest);
        const searched = searchedIn(reader, id as OrderId);
        if (searched === undefined) continue;
        looked += 1;
        for (const piece of new Set(orderPiecesOf(textsOf(searched)).text.split(' '))) counts.set(piece, (counts.get(piece) ?? 0) + 1);
      }
      if (done < sampleOrders) return true;
      for (const [piece, count] of counts) if (count < sampleOrders * unknown * 2) counts.delete(piece);
      return false;
    },
  };
};
