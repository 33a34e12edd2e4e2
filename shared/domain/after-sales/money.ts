import { ok, refuse, type Refusal, type Result } from '../result.ts';
import type { Role } from '../staff/permissions.ts';
import { may } from '../staff/permissions.ts';

export const payoutKinds = ['refund', 'freight', 'compensation'] as const;
export type PayoutKind = (typeof payoutKinds)[number];
export const payoutStates = ['asked', 'approved', 'paid', 'declined', 'withdrawn'] as const;
export type PayoutState = (typeof payoutStates)[number];
export const payoutWays = ['platform', 'alipay', 'wechat', 'bank', 'cash'] as const;
export type PayoutWay = (typeof payoutWays)[number];

/** Money that leaves, as far as sums go. */
export type PayoutSum = { readonly kind: PayoutKind; readonly state: PayoutState; readonly way: PayoutWay; readonly amountFen: number; readonly reported: boolean };

/** Still to be paid, or paid: it counts. */
export const stands = ({ state }: Pick<PayoutSum, 'state'>): boolean => state === 'asked' || state === 'approved' || state === 'paid';

const total = (payouts: readonly { readonly amountFen: number }[]): number => payouts.reduce((sum, { amountFen }) => sum + amountFen, 0);

export type OrderMoney = {
  /** What the buyer paid for the order and for what was made of it: its parts, its exchanges with their differences. */
  readonly paidFen: number;
  /** What the platform says it has given back; 0 = nothing, or it did not say. */
  readonly reportedFen: number;
  readonly payouts: readonly PayoutSum[];
};

/**
 * Refunds of an order, platform's and ours, each counted once: what we settle through the platform comes back in its reports, so of those two
 * the larger counts.
 */
export const refundedOf = ({ reportedFen, payouts }: OrderMoney): number => {
  const refunds = payouts.filter((payout) => payout.kind === 'refund' && stands(payout));
  const through = refunds.filter(({ way }) => way === 'platform');
  return Math.max(reportedFen, total(through)) + total(refunds.filter(({ way }) => way !== 'platform'));
};

/** What may still be refunded; never below 0. */
export const refundableOf = (money: OrderMoney): number => Math.max(0, money.paidFen - refundedOf(money));

/**
 * Whether a refund of so much fits. One through the platform may be what the platform has reported already: then it is the same money.
 * Refuses `after_sales.more_than_paid` with what is left.
 */
export const refundFits = (money: OrderMoney, way: PayoutWay, amountFen: number): Result<null, Refusal<'after_sales.more_than_paid' | 'after_sales.amount_missing'>> => {
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) return refuse('after_sales.amount_missing');
  const after = refundedOf({ ...money, payouts: [...money.payouts, { kind: 'refund', state: 'asked', way, amountFen, reported: false }] });
  return after <= money.paidFen ? ok(null) : refuse('after_sales.more_than_paid', { leftFen: refundableOf(money), paidFen: money.paidFen, amountFen });
};

/** AS-6: how much a role may give away on one order, freight and compensations together. null = as much as the order's freight. */
export type CompensationLimits = { readonly customerServiceFen: number | null };
export const usualLimits: CompensationLimits = { customerServiceFen: null };

/** What the role may still give alone on an order; Infinity for who approves. */
export const mayGiveAlone = (role: Role, limits: CompensationLimits, freightFen: number, payouts: readonly PayoutSum[]): number => {
  if (may(role, 'after_sales.approve')) return Number.POSITIVE_INFINITY;
  const given = total(payouts.filter((payout) => payout.kind !== 'refund' && stands(payout)));
  return Math.max(0, (limits.customerServiceFen ?? freightFen) - given);
};

export type LinePrice = { readonly unitPriceFen: number | null; readonly quantity: number };
const sumOf = (lines: readonly LinePrice[]): number => lines.reduce((sum, line) => sum + (line.unitPriceFen ?? 0) * line.quantity, 0);

/** AS-5: what the new goods cost more than the old ones; below 0 = less. */
export const differenceOf = (old: readonly LinePrice[], fresh: readonly LinePrice[]): number => sumOf(fresh) - sumOf(old);

/**
 * What is proposed to be paid back for lines: their share of what was paid, by price, freight apart; the whole when all lines go back. Rounded down
 * to the fen for parts, so that parts never come to more than the whole.
 */
export const proposedRefund = (lines: readonly LinePrice[], all: readonly LinePrice[], paidForGoodsFen: number): number => {
  const [part, whole] = [sumOf(lines), sumOf(all)];
  if (whole <= 0) return lines.length >= all.length ? paidForGoodsFen : 0;
  if (part >= whole) return paidForGoodsFen;
  return Number((BigInt(paidForGoodsFen) * BigInt(part)) / BigInt(whole));
};
