import type { NameVerdict } from './buyer-keys.ts';

/** CU-1: why two buyers may be one person. The words stand in the language files. */
export const evidenceReasons = [
  'same_phone', 'same_nick', 'same_address', 'across_platforms', 'one_platform', 'same_name', 'different_name', 'landline', 'other_phone_usual', 'shared_by_many', 'by_hand',
] as const;
export type EvidenceReason = (typeof evidenceReasons)[number];

export type Evidence = {
  readonly kind: 'phone' | 'nick' | 'address';
  readonly names: NameVerdict;
  /** Both are accounts of the same platform: people seldom have two. */
  readonly twoAccounts: boolean;
  readonly acrossPlatforms: boolean;
  readonly landline: boolean;
  /** One of them mostly uses another phone: this one may be that of somebody who was sent a present. */
  readonly otherPhoneUsual: boolean;
  /** How many other buyers share it: a forwarding warehouse, a front desk, a school. */
  readonly sharedBy: number;
};

export type Judgement = { readonly confidence: number; readonly verdict: 'merge' | 'suggest' | 'none'; readonly reasons: readonly EvidenceReason[] };

/** From here on it is taken for sure; a person can still take it apart. */
export const surePercent = 80;
/** From here on a person is asked. */
export const worthAskingPercent = 40;
/** So many buyers with one phone or address, and it says nothing any more. */
export const manySharers = 5;

const base: Readonly<Record<Evidence['kind'], { readonly percent: number; readonly reason: EvidenceReason }>> = {
  phone: { percent: 95, reason: 'same_phone' }, nick: { percent: 82, reason: 'same_nick' }, address: { percent: 62, reason: 'same_address' },
};

/** How sure it is (0–99 %), why, and what follows. Name and address alone are never enough to act on. */
export const judge = (evidence: Evidence): Judgement => {
  const reasons: EvidenceReason[] = [base[evidence.kind].reason];
  let confidence = base[evidence.kind].percent;
  const weigh = (applies: boolean, percent: number, reason: EvidenceReason): void => {
    if (!applies) return;
    confidence += percent;
    reasons.push(reason);
  };
  weigh(evidence.acrossPlatforms, 0, 'across_platforms');
  weigh(evidence.twoAccounts, evidence.kind === 'phone' ? -13 : 0, 'one_platform');
  weigh(evidence.kind !== 'address' && evidence.names === 'same', 3, 'same_name');
  weigh(evidence.names === 'different', evidence.kind === 'nick' ? -35 : -15, 'different_name');
  weigh(evidence.landline, -20, 'landline');
  weigh(evidence.otherPhoneUsual, -30, 'other_phone_usual');
  weigh(evidence.sharedBy >= manySharers, -60, 'shared_by_many');
  const percent = Math.min(99, Math.max(0, confidence));
  return { confidence: percent, verdict: percent >= surePercent && evidence.kind !== 'address' ? 'merge' : percent >= worthAskingPercent ? 'suggest' : 'none', reasons };
};
