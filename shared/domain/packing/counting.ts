import type { OrderLineId } from '../ids.ts';
import { foldedCode, itemSpellings } from './scanned-code.ts';

/** A line of an open parcel, with what the packer has counted into it. */
export type CountedLine = {
  readonly lineId: OrderLineId;
  readonly skuCode: string;
  readonly barcode: string;
  /** Pieces. */
  readonly wanted: number;
  readonly counted: number;
};

/** What a scanned code is to an open parcel (PK-2). */
export type ItemJudgement<Line extends CountedLine> =
  | { readonly kind: 'counts'; readonly line: Line }
  | { readonly kind: 'one_too_many'; readonly line: Line }
  | { readonly kind: 'not_in_parcel' };

const hasRoom = (line: CountedLine): boolean => line.counted < line.wanted;

const linesOfCode = <Line extends CountedLine>(lines: readonly Line[], code: string): readonly Line[] => {
  const spellings = itemSpellings(code);
  const exact = lines.filter((line) => spellings.includes(line.skuCode) || spellings.includes(line.barcode));
  if (exact.length > 0) return exact;
  const folded = foldedCode(code);
  const alike = lines.filter((line) => line.skuCode !== '' && foldedCode(line.skuCode) === folded);
  // Two SKUs that differ by a capital letter only are two articles: then nothing is guessed.
  return new Set(alike.map((line) => line.skuCode)).size === 1 ? alike : [];
};

/** Two lines may want the same article (a merged order, a gift): the first that still wants a piece takes it. */
export const judgeItem = <Line extends CountedLine>(lines: readonly Line[], code: string): ItemJudgement<Line> => {
  if (code === '') return { kind: 'not_in_parcel' };
  const matching = linesOfCode(lines, code);
  const open = matching.find(hasRoom);
  if (open !== undefined) return { kind: 'counts', line: open };
  const [full] = matching;
  return full === undefined ? { kind: 'not_in_parcel' } : { kind: 'one_too_many', line: full };
};

/** Every piece is counted, none too many. A parcel that wants nothing is never complete. */
export const isComplete = (lines: readonly CountedLine[]): boolean =>
  lines.length > 0 && lines.every((line) => line.counted === line.wanted);

export const piecesCounted = (lines: readonly CountedLine[]): number => lines.reduce((sum, line) => sum + line.counted, 0);
export const piecesWanted = (lines: readonly CountedLine[]): number => lines.reduce((sum, line) => sum + line.wanted, 0);

const keysAtOnce = 9;

/**
 * The number key of each line. A keyboard has nine: the first nine lines have them until all of those are full, then the next
 * nine. 0 = its turn is over; above nine = its turn is still to come.
 */
export const keyNumbersOf = (lines: readonly CountedLine[]): readonly number[] => {
  const firstOpen = lines.findIndex(hasRoom);
  const start = lines.length <= keysAtOnce || firstOpen < 0 ? 0 : Math.floor(firstOpen / keysAtOnce) * keysAtOnce;
  return lines.map((_line, index) => Math.max(0, index - start + 1));
};
