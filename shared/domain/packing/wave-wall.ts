import type { ParcelId } from '../ids.ts';

/** A parcel in a wave. `wants` and `sorted`: pieces by article (`goodsKeyOf`). */
export type WaveParcel = {
  readonly parcelId: ParcelId;
  /** Its place in the sorting wall, from 1; null = the wave is picked without one. */
  readonly slot: number | null;
  /** `stopped`: held, closed, refunded or its waybill voided; nothing goes into it. */
  readonly standing: 'open' | 'packed' | 'stopped';
  readonly wants: ReadonlyMap<string, number>;
  readonly sorted: ReadonlyMap<string, number>;
};

const total = (pieces: ReadonlyMap<string, number>): number => [...pieces.values()].reduce((sum, n) => sum + n, 0);
const stillWants = ({ wants, sorted }: WaveParcel, goods: string): number => Math.max(0, (wants.get(goods) ?? 0) - (sorted.get(goods) ?? 0));

/** Pieces that are not in the slot yet. */
export const missingPieces = (parcel: WaveParcel): number => [...parcel.wants.keys()].reduce((sum, goods) => sum + stillWants(parcel, goods), 0);

/** Pieces that lie in the slot and must leave it: all of a stopped parcel's, and what an order no longer wants. */
export const toPutBack = ({ standing, wants, sorted }: WaveParcel): ReadonlyMap<string, number> => {
  if (standing === 'packed') return new Map();
  const back = new Map<string, number>();
  for (const [goods, pieces] of sorted) {
    const surplus = standing === 'stopped' ? pieces : pieces - (wants.get(goods) ?? 0);
    if (surplus > 0) back.set(goods, surplus);
  }
  return back;
};

export type SlotState = 'empty' | 'filling' | 'complete' | 'packed' | 'stopped' | 'surplus';

/** How a slot looks on the wall: `complete` is green and goes to packing, `stopped` and `surplus` are red. */
export const slotStateOf = (parcel: WaveParcel): SlotState => {
  if (parcel.standing !== 'open') return parcel.standing;
  if (toPutBack(parcel).size > 0) return 'surplus';
  if (total(parcel.sorted) === 0) return 'empty';
  return missingPieces(parcel) === 0 ? 'complete' : 'filling';
};

/** Where a piece goes. `stopped`: only parcels that were stopped wanted it. */
export type SlotJudgement =
  | { readonly kind: 'goes_to'; readonly parcel: WaveParcel }
  | { readonly kind: 'one_too_many' }
  | { readonly kind: 'stopped'; readonly parcel: WaveParcel }
  | { readonly kind: 'not_wanted' };

/**
 * Several parcels may want the same article: the one that lacks the fewest pieces gets it, so that a slot is complete and goes to
 * packing as soon as possible; of equal ones the lowest slot, which is the most urgent.
 */
export const slotFor = (parcels: readonly WaveParcel[], goods: string): SlotJudgement => {
  const wanting = parcels.filter((parcel) => (parcel.wants.get(goods) ?? 0) > 0);
  const open = wanting.filter((parcel) => parcel.standing === 'open' && stillWants(parcel, goods) > 0);
  const [first, ...others] = open;
  if (first !== undefined) {
    const best = others.reduce((chosen, parcel) => {
      const difference = missingPieces(parcel) - missingPieces(chosen) || (parcel.slot ?? 0) - (chosen.slot ?? 0) || parcel.parcelId - chosen.parcelId;
      return difference < 0 ? parcel : chosen;
    }, first);
    return { kind: 'goes_to', parcel: best };
  }
  if (wanting.some(({ standing }) => standing !== 'stopped')) return { kind: 'one_too_many' };
  const [stopped] = wanting;
  return stopped === undefined ? { kind: 'not_wanted' } : { kind: 'stopped', parcel: stopped };
};

/** A wave is over when every parcel is packed, or stopped with nothing of it left in its slot: else nobody would be told to put it back. */
export const isOver = (parcels: readonly WaveParcel[]): boolean =>
  parcels.every((parcel) => parcel.standing === 'packed' || (parcel.standing === 'stopped' && toPutBack(parcel).size === 0));

/** An article on the pick list. */
export type PickCount = {
  readonly wanted: number;
  readonly picked: number;
  readonly parcels: number;
  /** Picked, but nobody wants it any more: back to the shelf. */
  readonly surplus: number;
};

/**
 * How an article stands on the pick list. `ticked` = pieces that the picker counted; what lies in a slot or was packed was picked,
 * whether anybody ticked it off or not. Goods of stopped parcels are not wanted.
 */
export const pickCountOf = (parcels: readonly WaveParcel[], goods: string, ticked: number): PickCount => {
  let wanted = 0;
  let seen = 0;
  let wantedBy = 0;
  for (const parcel of parcels) {
    const pieces = parcel.wants.get(goods) ?? 0;
    if (pieces === 0 || parcel.standing === 'stopped') continue;
    wanted += pieces;
    wantedBy += 1;
    seen += parcel.standing === 'packed' ? pieces : Math.min(pieces, parcel.sorted.get(goods) ?? 0);
  }
  const picked = Math.max(ticked, seen);
  return { wanted, picked: Math.min(picked, wanted), parcels: wantedBy, surplus: Math.max(0, picked - wanted) };
};
