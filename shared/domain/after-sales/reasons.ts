import type { CaseKind } from './case.ts';

/** AS-2: who pays the freight, and with it whose matter it is. */
export const freightPayers = ['shop', 'buyer', 'courier'] as const;
export type FreightPayer = (typeof freightPayers)[number];

type ReasonRule = {
  readonly freightBy: FreightPayer;
  /** The goods are said to be bad: photos are asked for within 24 hours of receipt. */
  readonly photos: boolean;
  /** ST-4: it happened at the packing table. */
  readonly packing: boolean;
  /** What may be claimed from the courier; null = nothing. */
  readonly claim: 'lost' | 'damaged' | 'undeliverable' | 'short_contents' | null;
};

/** The table of reasons. The shop pays for what it did wrong, the buyer for a change of mind, the courier for what happened on the way. */
export const reasonRules = {
  quality: { freightBy: 'shop', photos: true, packing: false, claim: null },
  not_as_described: { freightBy: 'shop', photos: true, packing: false, claim: null },
  wrong_item: { freightBy: 'shop', photos: true, packing: true, claim: null },
  missing_item: { freightBy: 'shop', photos: false, packing: true, claim: null },
  packed_badly: { freightBy: 'shop', photos: true, packing: true, claim: null },
  late_shipping: { freightBy: 'shop', photos: false, packing: false, claim: null },
  out_of_stock: { freightBy: 'shop', photos: false, packing: false, claim: null },
  wrong_size: { freightBy: 'buyer', photos: false, packing: false, claim: null },
  changed_mind: { freightBy: 'buyer', photos: false, packing: false, claim: null },
  wrong_order: { freightBy: 'buyer', photos: false, packing: false, claim: null },
  refused_at_door: { freightBy: 'buyer', photos: false, packing: false, claim: null },
  damaged_on_way: { freightBy: 'courier', photos: true, packing: false, claim: 'damaged' },
  lost_on_way: { freightBy: 'courier', photos: false, packing: false, claim: 'lost' },
  contents_missing: { freightBy: 'courier', photos: true, packing: false, claim: 'short_contents' },
  not_delivered: { freightBy: 'courier', photos: false, packing: false, claim: 'undeliverable' },
  /** What the platform's file does not say; a person finds out. */
  unknown: { freightBy: 'buyer', photos: false, packing: false, claim: null },
} as const satisfies Readonly<Record<string, ReasonRule>>;
export type CaseReason = keyof typeof reasonRules;
export const caseReasons = Object.keys(reasonRules) as [CaseReason, ...CaseReason[]];

export const ruleOf = (reason: CaseReason): ReasonRule => reasonRules[reason];

const everywhere: readonly CaseReason[] = ['quality', 'not_as_described', 'wrong_item', 'missing_item', 'packed_badly', 'late_shipping', 'wrong_size', 'changed_mind', 'wrong_order'];

/** Reasons that a case of a kind can have, the likely ones first. */
export const reasonsFor = (kind: CaseKind): readonly CaseReason[] => {
  switch (kind) {
    case 'exchange':
      return ['wrong_size', ...everywhere.filter((reason) => reason !== 'late_shipping' && reason !== 'wrong_size'), 'damaged_on_way', 'unknown'];
    case 'return':
      return [...everywhere.filter((reason) => reason !== 'late_shipping'), 'damaged_on_way', 'unknown'];
    case 'refund_only':
      return ['changed_mind', 'out_of_stock', 'late_shipping', 'missing_item', 'quality', 'not_as_described', 'wrong_item', 'wrong_order', 'lost_on_way', 'not_delivered', 'contents_missing', 'damaged_on_way', 'unknown'];
    case 'resend':
      return ['missing_item', 'wrong_item', 'quality', 'packed_badly', 'lost_on_way', 'damaged_on_way', 'contents_missing', 'not_delivered', 'unknown'];
    case 'compensation':
      return ['quality', 'not_as_described', 'late_shipping', 'missing_item', 'wrong_item', 'packed_badly', 'damaged_on_way', 'contents_missing', 'unknown'];
    case 'refused_delivery':
      return ['refused_at_door', 'changed_mind', 'damaged_on_way', 'not_delivered', 'late_shipping', 'wrong_order', 'unknown'];
    case 'courier_damage':
      return ['damaged_on_way', 'lost_on_way', 'contents_missing', 'not_delivered'];
  }
};

/** Photos of bad goods count when they came within this time after the buyer had the parcel. */
export const photoPatienceMs = 24 * 60 * 60 * 1000;

/** Came in after its time; where nobody knows when the buyer had the parcel, nothing is late. */
export const isPhotoLate = (addedAt: number, buyerReceivedAt: number | null): boolean => buyerReceivedAt !== null && addedAt > buyerReceivedAt + photoPatienceMs;
