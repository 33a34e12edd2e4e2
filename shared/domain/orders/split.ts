import { refuse, type Refusal, type Result } from '../result.ts';
import { divideFen } from './divide.ts';

/** A line of the order that is split. */
export type SplittableLine = {
  readonly id: number;
  readonly quantity: number;
  readonly unitPriceFen: number | null;
  readonly refund: 'none' | 'requested' | 'succeeded';
  /** A present (IN-8): presents are worked out anew and are not moved by hand. */
  readonly isGift: boolean;
};
/** What goes into one further parcel. */
export type WantedPart = readonly { readonly lineId: number; readonly quantity: number }[];

export type AmountName = 'goodsFen' | 'freightFen' | 'totalFen' | 'paidFen' | 'refundedFen';
/** `null` = not known, of the whole and so of every part. */
export type Amounts = Readonly<Record<AmountName, number | null>>;
const amountNames = ['goodsFen', 'freightFen', 'totalFen', 'paidFen', 'refundedFen'] as const satisfies readonly AmountName[];

export type SplitPlan = {
  /** Quantities left in the order, by line; lines that leave it whole are not in it. */
  readonly staying: ReadonlyMap<number, number>;
  readonly parts: readonly { readonly lines: WantedPart; readonly amounts: Amounts }[];
  readonly amounts: Amounts;
};

/** What goods are worth for dividing money: by price, or by pieces where no price is known. */
const worthOf = (lines: readonly { readonly unitPriceFen: number | null; readonly quantity: number }[], byPieces: boolean): number =>
  lines.reduce((sum, line) => sum + (byPieces ? line.quantity : (line.unitPriceFen ?? 0) * line.quantity), 0);

/** Divides an order's amounts among the parts it lies in, so that each adds up to the fen. */
export const divideAmounts = (
  amounts: Amounts, parts: readonly (readonly { readonly unitPriceFen: number | null; readonly quantity: number }[])[],
): Amounts[] => {
  const byPieces = parts.every((lines) => worthOf(lines, false) === 0);
  const weights = parts.map((lines) => worthOf(lines, byPieces));
  const shares = Object.fromEntries(amountNames.map((name) => [name, amounts[name] === null ? null : divideFen(amounts[name], weights)]));
  return parts.map((_, index) => Object.fromEntries(amountNames.map((name) => [name, shares[name]?.[index] ?? null])) as Amounts);
};

/** Amounts of parts put together again; one that no part knows stays unknown. */
export const addAmounts = (parts: readonly Amounts[]): Amounts =>
  Object.fromEntries(amountNames.map((name) => {
    const known = parts.map((part) => part[name]).filter((amount) => amount !== null);
    return [name, known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0)];
  })) as Amounts;

const partRefusal = (lines: ReadonlyMap<number, SplittableLine>, part: WantedPart): Refusal | null => {
  if (part.length === 0) return { code: 'order.split_part_empty' };
  if (new Set(part.map(({ lineId }) => lineId)).size !== part.length) return { code: 'order.split_line_twice' };
  for (const { lineId, quantity } of part) {
    const line = lines.get(lineId);
    if (line === undefined) return { code: 'order.line_unknown' };
    if (line.isGift) return { code: 'order.split_gift' };
    if (line.refund === 'succeeded') return { code: 'order.split_refunded' };
    if (!Number.isSafeInteger(quantity) || quantity <= 0) return { code: 'order.amount_impossible' };
  }
  return null;
};

/**
 * IN-7: takes parts of an order's lines into parcels of their own, with their share of the money. Refused: a part without lines, a line
 * that is not the order's, a refunded one or a present, more pieces than there are, and when nothing would be left.
 */
export const planSplit = (lines: readonly SplittableLine[], amounts: Amounts, wanted: readonly WantedPart[]): Result<SplitPlan> => {
  if (wanted.length === 0) return refuse('order.split_part_empty');
  const known = new Map(lines.map((line) => [line.id, line]));
  const staying = new Map(lines.map((line) => [line.id, line.quantity]));
  for (const part of wanted) {
    const refusal = partRefusal(known, part);
    if (refusal !== null) return { ok: false, refusal };
    for (const { lineId, quantity } of part) {
      const left = (staying.get(lineId) ?? 0) - quantity;
      if (left < 0) return refuse('order.split_too_many', { wanted: quantity, left: left + quantity });
      if (left === 0) staying.delete(lineId);
      else staying.set(lineId, left);
    }
  }
  const leaves = lines.filter((line) => !line.isGift && line.refund !== 'succeeded' && staying.has(line.id));
  if (leaves.length === 0) return refuse('order.split_nothing_left');
  const priced = (part: WantedPart): { unitPriceFen: number | null; quantity: number }[] =>
    part.map(({ lineId, quantity }) => ({ unitPriceFen: known.get(lineId)?.unitPriceFen ?? null, quantity }));
  const remaining = leaves.map((line) => ({ lineId: line.id, quantity: staying.get(line.id) ?? 0 }));
  const [own, ...others] = divideAmounts(amounts, [priced(remaining), ...wanted.map(priced)]);
  if (own === undefined) throw new Error('amounts without parts');
  return { ok: true, value: { staying, amounts: own, parts: wanted.map((part, index) => ({ lines: part, amounts: others[index] ?? own })) } };
};
