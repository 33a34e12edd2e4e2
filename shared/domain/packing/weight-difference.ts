import type { OrderLineId } from '../ids.ts';
import type { ExpectedWeight } from './learned-weight.ts';

/** A line of a parcel with what one piece weighs, and the same article in other sizes and colours. */
export type WeighedLine = {
  readonly lineId: OrderLineId;
  readonly weightG: number;
  /** Pieces. */
  readonly quantity: number;
  readonly siblings: readonly { readonly colour: string; readonly size: string; readonly weightG: number }[];
};

/** One thing that would explain why a parcel weighs what it does. */
export type WeightExplanation =
  | { readonly kind: 'extra' | 'missing'; readonly lineId: OrderLineId; readonly pieces: number }
  | { readonly kind: 'other_variant'; readonly lineId: OrderLineId; readonly colour: string; readonly size: string; readonly pieces: number }
  /** As heavy as bag and paper alone. */
  | { readonly kind: 'nothing_inside' };

type Candidate = { readonly explanation: WeightExplanation; readonly deltaG: number; /** Likelier ones first among equals. */ readonly rank: number };

const mostPieces = 3;
const mostNamed = 3;

const candidatesOf = (line: WeighedLine): Candidate[] => {
  const { lineId } = line;
  const found: Candidate[] = [];
  for (let pieces = 1; pieces <= mostPieces; pieces += 1) {
    found.push({ explanation: { kind: 'extra', lineId, pieces }, deltaG: pieces * line.weightG, rank: pieces * 2 });
    if (pieces <= line.quantity) found.push({ explanation: { kind: 'missing', lineId, pieces }, deltaG: -pieces * line.weightG, rank: pieces * 2 });
  }
  for (const { colour, size, weightG } of line.siblings) {
    // All pieces of a line taken from the wrong stack, or one of them.
    for (const pieces of new Set([1, line.quantity])) {
      found.push({ explanation: { kind: 'other_variant', lineId, colour, size, pieces }, deltaG: pieces * (weightG - line.weightG), rank: pieces * 2 + 1 });
    }
  }
  return found;
};

/**
 * PK-6: what would explain the difference between scale and expectation, best first; empty = nothing simple does. Of explanations
 * that fit about as well the simpler one comes first.
 */
export const explainDifference = (
  actualG: number, expected: ExpectedWeight, packingG: number, lines: readonly WeighedLine[],
): readonly WeightExplanation[] => {
  const differenceG = actualG - expected.weightG;
  const empty: Candidate = { explanation: { kind: 'nothing_inside' }, deltaG: packingG - expected.weightG, rank: 1 };
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  const candidates = [...(pieces > 1 || lines.length === 0 ? [empty] : []), ...lines.flatMap(candidatesOf)]
    // What would not be noticed on the scale explains nothing.
    .filter(({ deltaG }) => Math.abs(deltaG) > expected.toleranceG / 2)
    .map((candidate) => ({ ...candidate, offG: Math.abs(differenceG - candidate.deltaG) }))
    .filter(({ offG }) => offG <= expected.toleranceG);
  const step = Math.max(5, expected.toleranceG / 2);
  return candidates
    .sort((a, b) => Math.floor(a.offG / step) - Math.floor(b.offG / step) || a.rank - b.rank || a.offG - b.offG)
    .slice(0, mostNamed)
    .map(({ explanation }) => explanation);
};
