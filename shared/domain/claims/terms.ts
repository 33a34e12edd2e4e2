import type { ClaimKind } from './claim.ts';

/** Until when a claim must be with the courier, in days of the shop after the hand-over, and what it pays at most; null = no limit known. */
export type ClaimTerms = { readonly days: number; readonly mostFen: number | null };

/**
 * What is usual where a contract says nothing else: 30 days for what never arrived, less where the receiver has the parcel and it can
 * be looked at, 300 yuan for an uninsured parcel. Only a start: every shop has its own contract, so these are always shown as such.
 */
export const standardTerms: Readonly<Record<ClaimKind, ClaimTerms>> = {
  lost: { days: 30, mostFen: 30_000 },
  damaged: { days: 15, mostFen: 30_000 },
  short_contents: { days: 15, mostFen: 30_000 },
  undeliverable: { days: 30, mostFen: null },
};

/** What is proposed to be claimed: what the buyer paid for the goods, or the freight of a parcel that came back; at most what the courier pays. */
export const proposedAmountFen = (kind: ClaimKind, parcel: { readonly paidFen: number; readonly freightFen: number | null }, terms: ClaimTerms): number => {
  const lossFen = Math.max(0, kind === 'undeliverable' ? (parcel.freightFen ?? 0) : parcel.paidFen);
  return terms.mostFen === null ? lossFen : Math.min(lossFen, terms.mostFen);
};
