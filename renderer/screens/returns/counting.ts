import type { ReturnDetail } from '../../../shared/contract/returns.ts';
import type { InputFor } from '../../../shared/contract/index.ts';
import type { ReturnedCondition } from '../../../shared/domain/after-sales/returning.ts';
import type { SkuId } from '../../../shared/domain/ids.ts';

/** What the person has counted so far; nothing is written before it is finished. */
export type Counting = {
  /** Per expected line and condition. */
  readonly lines: Readonly<Record<number, Readonly<Partial<Record<ReturnedCondition, number>>>>>;
  readonly extra: readonly { readonly skuId: SkuId | null; readonly skuCode: string; readonly title: string; readonly condition: ReturnedCondition; readonly quantity: number }[];
};
export const nothingCounted: Counting = { lines: {}, extra: [] };

export const countedOf = (counting: Counting, lineId: number): number => Object.values(counting.lines[lineId] ?? {}).reduce((sum, n) => sum + n, 0);

/** One piece more (or less) of a line in a condition; never below none, never above what is expected. */
export const countLine = (counting: Counting, line: { readonly id: number; readonly quantity: number }, condition: ReturnedCondition, by: 1 | -1): Counting => {
  const before = counting.lines[line.id]?.[condition] ?? 0;
  const after = before + by;
  if (after < 0 || countedOf(counting, line.id) + by > line.quantity) return counting;
  return { ...counting, lines: { ...counting.lines, [line.id]: { ...counting.lines[line.id], [condition]: after } } };
};

export const countExtra = (counting: Counting, piece: Omit<Counting['extra'][number], 'quantity'>, by: 1 | -1): Counting => {
  const same = (one: Counting['extra'][number]): boolean => one.skuId === piece.skuId && one.title === piece.title && one.condition === piece.condition;
  if (!counting.extra.some(same)) return by === 1 ? { ...counting, extra: [...counting.extra, { ...piece, quantity: 1 }] } : counting;
  return { ...counting, extra: counting.extra.map((one) => (same(one) ? { ...one, quantity: one.quantity + by } : one)).filter(({ quantity }) => quantity > 0) };
};

export const missingOf = (detail: ReturnDetail, counting: Counting): number => detail.lines.reduce((sum, line) => sum + line.quantity - countedOf(counting, line.id), 0);
export const piecesOf = (counting: Counting): number =>
  Object.values(counting.lines).reduce((sum, line) => sum + Object.values(line).reduce((one, n) => one + n, 0), 0) + counting.extra.reduce((sum, { quantity }) => sum + quantity, 0);

const norm = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
/** The expected line that a scanned code names, one that still lacks pieces first. */
export const lineScanned = (detail: ReturnDetail, counting: Counting, code: string): ReturnDetail['lines'][number] | undefined => {
  const wanted = norm(code);
  const fitting = detail.lines.filter(({ barcode, skuCode }) => (barcode !== '' && norm(barcode) === wanted) || (skuCode !== '' && norm(skuCode) === wanted));
  return fitting.find((line) => countedOf(counting, line.id) < line.quantity) ?? fitting[0];
};

export const goodsOf = (counting: Counting): InputFor<'returns', 'check'>['goods'] => [
  ...Object.entries(counting.lines).flatMap(([lineId, conditions]) =>
    Object.entries(conditions).filter(([, quantity]) => quantity > 0).map(([condition, quantity]) => ({
      returningLineId: Number(lineId) as NonNullable<InputFor<'returns', 'check'>['goods'][number]['returningLineId']>, skuId: null, title: '', condition: condition as ReturnedCondition, quantity,
    }))),
  ...counting.extra.map(({ skuId, title, condition, quantity }) => ({ returningLineId: null, skuId, title, condition, quantity })),
];
