import type { ParcelId } from '../ids.ts';

/** PK-1: what a parcel wants from the shelves, each article once. */
export type WantedGoods = {
  /** Names the article: see `goodsKeyOf`. */
  readonly goods: string;
  /** '' = the shop has given it no shelf; somebody has to look for it. */
  readonly shelf: string;
  readonly pieces: number;
};

/** A printed parcel that may go into a wave. */
export type WaveCandidate = {
  readonly parcelId: ParcelId;
  readonly courierCode: string;
  /** UTC ms; the nearest promise of its orders, null = nobody promised. */
  readonly promisedShipAt: number | null;
  readonly goods: readonly WantedGoods[];
};

export const urgencies = ['late', 'today', 'all'] as const;
export type Urgency = (typeof urgencies)[number];
export const waveSizes = ['any', 'one_sku', 'single_piece'] as const;
export type WaveSize = (typeof waveSizes)[number];
export const mostParcelsInWave = 200;

export type WaveWish = {
  /** Null = every courier. */
  readonly courierCode: string | null;
  /** What must have gone by the end of today is also what is late. */
  readonly urgency: Urgency;
  readonly size: WaveSize;
  /** At most so many parcels, 1 to `mostParcelsInWave`. */
  readonly most: number;
};

/** UTC ms. */
export type WaveClock = { readonly now: number; readonly endOfToday: number };

export type UrgencyClass = 'late' | 'today' | 'later';
const classRank: Readonly<Record<UrgencyClass, number>> = { late: 0, today: 1, later: 2 };

export const urgencyOf = (promisedShipAt: number | null, { now, endOfToday }: WaveClock): UrgencyClass => {
  if (promisedShipAt === null || promisedShipAt >= endOfToday) return 'later';
  return promisedShipAt < now ? 'late' : 'today';
};

/** The same article is one thing to take from a shelf: by SKU where the shop has one, else by what the order calls it. */
export const goodsKeyOf = (line: { readonly skuCode: string; readonly styleCode: string; readonly title: string; readonly colour: string; readonly size: string }): string =>
  line.skuCode === '' ? JSON.stringify([line.styleCode, line.title, line.colour, line.size]) : line.skuCode;

const piecesOf = (candidate: WaveCandidate): number => candidate.goods.reduce((sum, { pieces }) => sum + pieces, 0);

const fits = (candidate: WaveCandidate, wish: WaveWish, clock: WaveClock): boolean => {
  if (wish.courierCode !== null && candidate.courierCode !== wish.courierCode) return false;
  const urgency = urgencyOf(candidate.promisedShipAt, clock);
  if (wish.urgency === 'late' && urgency !== 'late') return false;
  if (wish.urgency === 'today' && urgency === 'later') return false;
  if (candidate.goods.length === 0) return false;
  if (wish.size === 'single_piece') return piecesOf(candidate) === 1;
  return wish.size === 'any' || candidate.goods.length === 1;
};

const byPromise = (a: WaveCandidate, b: WaveCandidate): number => {
  const left = a.promisedShipAt ?? Number.POSITIVE_INFINITY;
  const right = b.promisedShipAt ?? Number.POSITIVE_INFINITY;
  return left === right ? a.parcelId - b.parcelId : left - right;
};

/** What the walk must add for this parcel: places to go to, then articles to find there. Goods without a shelf are each a place of their own. */
const addedWalk = (candidate: WaveCandidate, places: ReadonlySet<string>, goods: ReadonlySet<string>): readonly [number, number] => {
  let newPlaces = 0;
  let newGoods = 0;
  for (const one of candidate.goods) {
    if (!places.has(placeOf(one))) newPlaces += 1;
    if (!goods.has(one.goods)) newGoods += 1;
  }
  return [newPlaces, newGoods];
};

const placeOf = ({ shelf, goods }: WantedGoods): string => (shelf === '' ? `?${goods}` : `@${shelf}`);

/** Takes `most` of the equally urgent ones: the nearest promise begins unless the walk has begun, then always the parcel that adds least to it. */
const nearestOnTheWalk = (candidates: readonly WaveCandidate[], chosen: WaveCandidate[], most: number): void => {
  const places = new Set(chosen.flatMap((one) => one.goods.map(placeOf)));
  const goods = new Set(chosen.flatMap((one) => one.goods.map((wanted) => wanted.goods)));
  const left = new Set(candidates);
  while (chosen.length < most && left.size > 0) {
    let best: WaveCandidate | undefined;
    let least: readonly [number, number] = [Number.POSITIVE_INFINITY, 0];
    for (const candidate of left) {
      const added: readonly [number, number] = goods.size === 0 ? [0, 0] : addedWalk(candidate, places, goods);
      if (best !== undefined && (added[0] - least[0] || added[1] - least[1]) >= 0) continue;
      best = candidate;
      least = added;
      if (added[0] === 0 && added[1] === 0) break;
    }
    if (best === undefined) return;
    left.delete(best);
    chosen.push(best);
    for (const wanted of best.goods) {
      places.add(placeOf(wanted));
      goods.add(wanted.goods);
    }
  }
};

/**
 * PK-1: the parcels of one wave. Late ones before those of today before the others, so nothing urgent stays while something less
 * urgent goes; among equally urgent ones those that share shelves and articles. The same candidates give the same wave, whatever
 * order they come in. Answered most urgent first: that is the order of the slots.
 */
export const waveOf = (candidates: readonly WaveCandidate[], wish: WaveWish, clock: WaveClock): readonly WaveCandidate[] => {
  const most = Math.min(wish.most, mostParcelsInWave);
  const fitting = candidates.filter((candidate) => fits(candidate, wish, clock)).sort(byPromise);
  const chosen: WaveCandidate[] = [];
  for (const urgency of ['late', 'today', 'later'] as const) {
    const ofClass = fitting.filter((candidate) => urgencyOf(candidate.promisedShipAt, clock) === urgency);
    if (chosen.length + ofClass.length <= most) chosen.push(...ofClass);
    else nearestOnTheWalk(ofClass, chosen, most);
  }
  const rank = (candidate: WaveCandidate): number => classRank[urgencyOf(candidate.promisedShipAt, clock)];
  return chosen.sort((a, b) => rank(a) - rank(b) || byPromise(a, b));
};

/** What a wave would hold, before anybody makes it. */
export type WaveSummary = {
  readonly parcels: number; readonly pieces: number; readonly shelves: number; readonly skus: number; readonly late: number; readonly today: number;
};

export const summaryOf = (chosen: readonly WaveCandidate[], clock: WaveClock): WaveSummary => {
  const goods = chosen.flatMap((candidate) => candidate.goods);
  const urgent = chosen.map(({ promisedShipAt }) => urgencyOf(promisedShipAt, clock));
  return {
    parcels: chosen.length,
    pieces: goods.reduce((sum, { pieces }) => sum + pieces, 0),
    shelves: new Set(goods.map(({ shelf }) => shelf).filter((shelf) => shelf !== '')).size,
    skus: new Set(goods.map((one) => one.goods)).size,
    late: urgent.filter((urgency) => urgency === 'late').length,
    today: urgent.filter((urgency) => urgency === 'today').length,
  };
};
