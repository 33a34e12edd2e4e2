/** What a courier's service says of a parcel; `unknown` = it has not said anything yet. */
export const parcelStates = ['unknown', 'collected', 'on_the_way', 'out_for_delivery', 'delivered', 'trouble', 'refused', 'returning', 'returned'] as const;
export type ParcelState = (typeof parcelStates)[number];

export const isParcelState = (text: string): text is ParcelState => (parcelStates as readonly string[]).includes(text);

/** Nothing more will happen to it. */
export const hasArrived = (state: ParcelState): boolean => state === 'delivered' || state === 'returned';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A courier writes a parcel down in the evening: asked sooner, there is nothing to say. */
export const firstAskAfterMs = 4 * hour;
/** The service locks a number that is asked for more often than every half hour, or 48 times in a day; this keeps well away from both. */
export const leastPauseMs = hour;
export const mostAsksADay = 40;
const shortestMs = 2 * hour;
const longestMs = 8 * hour;
/** After this nobody waits for it any more; a claim is made from what is known. */
export const followedForMs = 60 * day;
/** A parcel that the service does not want to tell of is asked for once a day, so many times. */
const refusedPauseMs = day;
export const mostRefusals = 3;
/** No movement for so long is worth a call. */
export const stuckAfterMs = 72 * hour;
/** Parcels that left this long before a service is connected are followed from then on. */
export const backfillMs = 30 * day;
/** Events that are kept of a parcel; the newest. */
export const mostEvents = 60;

export type FollowedParcel = {
  readonly state: ParcelState;
  /** When it left. */
  readonly since: number;
  readonly movedAt: number | null;
  readonly askedAt: number;
  /** Asks on the day of `askedAt`, this one among them. */
  readonly askedToday: number;
};

/** The service's day, for its limit. */
export const askDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

const startOfNextDay = (at: number): number => (Math.floor(at / day) + 1) * day;

const within = (parcel: FollowedParcel, at: number): number | null => {
  const spread = parcel.askedToday >= mostAsksADay ? Math.max(at, startOfNextDay(parcel.askedAt)) : at;
  return spread > parcel.since + followedForMs ? null : spread;
};

/**
 * When to ask for a parcel again, after the service told of it: every two hours while it moves or is being delivered, up to eight the longer it
 * rests. Null = not any more: it has arrived, or left 60 days ago.
 */
export const nextAskAt = (parcel: FollowedParcel): number | null => {
  if (hasArrived(parcel.state)) return null;
  const rested = parcel.askedAt - Math.max(parcel.since, parcel.movedAt ?? parcel.since);
  const pause = parcel.state === 'out_for_delivery' ? shortestMs : Math.min(longestMs, Math.max(shortestMs, Math.floor(rested / 3)));
  return within(parcel, parcel.askedAt + pause);
};

/** After the service told nothing: an hour, then growing. `failures` from 1. */
export const askAgainAt = (parcel: FollowedParcel, failures: number): number | null =>
  within(parcel, parcel.askedAt + Math.min(longestMs, leastPauseMs * 2 ** Math.min(10, Math.max(0, failures - 1))));

/** After the service refused this very parcel (courier unknown to it, wrong phone): a few days, then a person has to look. */
export const askRefusedAt = (parcel: FollowedParcel, failures: number): number | null => (failures >= mostRefusals ? null : within(parcel, parcel.askedAt + refusedPauseMs));

/** Nothing has happened to it for too long, by the courier's own clock. */
export const isStuck = (parcel: Pick<FollowedParcel, 'state' | 'since' | 'movedAt'>, now: number, afterMs = stuckAfterMs): boolean =>
  !hasArrived(parcel.state) && now - Math.max(parcel.since, parcel.movedAt ?? parcel.since) >= afterMs;

/** What somebody has to do something about. */
export type ParcelTrouble = 'parcel_trouble' | 'parcel_refused' | 'parcel_returning' | 'parcel_returned' | 'parcel_stuck';
export const parcelTroubles = ['parcel_trouble', 'parcel_refused', 'parcel_returning', 'parcel_returned', 'parcel_stuck'] as const satisfies readonly ParcelTrouble[];

/** The one trouble that a parcel is in; null = none. */
export const troubleOf = (parcel: Pick<FollowedParcel, 'state' | 'since' | 'movedAt'>, now: number): ParcelTrouble | null => {
  switch (parcel.state) {
    case 'trouble': return 'parcel_trouble';
    case 'refused': return 'parcel_refused';
    case 'returning': return 'parcel_returning';
    case 'returned': return 'parcel_returned';
    default: return isStuck(parcel, now) ? 'parcel_stuck' : null;
  }
};
