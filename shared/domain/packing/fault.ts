/** PK-7: what a packer finds wrong. */
export const packingFaults = ['defect', 'missing', 'wrong_article', 'check_failed', 'other'] as const;
export type PackingFault = (typeof packingFaults)[number];

/** What a fault says of the stock: pieces that are there but cannot be sold, or pieces that are not there at all. */
export type FaultOnStock = 'correction' | 'count' | null;

export const stockKindOf = (fault: PackingFault): FaultOnStock => {
  switch (fault) {
    case 'defect':
    case 'check_failed':
      return 'correction';
    case 'missing':
    case 'wrong_article':
      return 'count';
    case 'other':
      return null;
  }
};

/**
 * Pieces that leave the book (0 or negative). A book that has fewer than that was wrong already, and does not go below nothing:
 * what is not on the books cannot be missing from them.
 */
export const bookedOff = (onHand: number, pieces: number): number => {
  const off = Math.min(pieces, Math.max(0, onHand));
  return off === 0 ? 0 : -off;
};
