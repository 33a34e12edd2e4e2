import type { ScaleFrame } from './frame.ts';

/**
 * When what a scale says may be taken as a parcel's weight (PK-6). Times are milliseconds of a clock that never goes back;
 * a clock moved by hand must not make an old reading fresh.
 */
export const freshForMs = 1_500;
/** How long the pan must rest: where the scale itself says "stable", and where only its figures can tell. */
const restMs = { said: 300, unsaid: 800 } as const;
/** At or below this the pan is empty; scales drift by a gram or two. */
export const emptyG = 9;

/** Figures this near to each other are one weight; a scale's last digit flickers. */
const agrees = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(5, Math.abs(b) * 0.005);

type Rest = {
  readonly sinceAt: number;
  readonly firstG: number;
  readonly frames: number;
  readonly said: boolean;
};

export type PanState = {
  readonly last: { readonly frame: ScaleFrame; readonly at: number } | null;
  /** The run of agreeing frames that the last one belongs to. */
  readonly rest: Rest | null;
  /** What lies there has been taken for a parcel; it is not read again before the pan was empty. */
  readonly taken: boolean;
};

export const newPan: PanState = { last: null, rest: null, taken: false };

/** What a reading is worth now. Only `ready` may be taken. */
export const panConditions = ['ready', 'empty', 'negative', 'unstable', 'overload', 'underload', 'already_taken', 'stale', 'nothing'] as const;
export type PanCondition = (typeof panConditions)[number];

export type PanNow = {
  readonly condition: PanCondition;
  /** What to show; null where the scale shows no figure, or what it showed is too old. */
  readonly weightG: number | null;
};

const restAfter = (state: PanState, frame: ScaleFrame & { kind: 'weight' }, at: number): Rest | null => {
  if (frame.stable === false) return null;
  const said = frame.stable === true;
  const { rest, last } = state;
  const goesOn = rest !== null && last !== null && at >= last.at && at - last.at <= freshForMs && agrees(frame.weightG, rest.firstG);
  return goesOn ? { ...rest, frames: rest.frames + 1, said: rest.said && said } : { sinceAt: at, firstG: frame.weightG, frames: 1, said };
};

export const hearFrame = (state: PanState, frame: ScaleFrame, at: number): PanState => {
  if (frame.kind !== 'weight') return { ...state, last: { frame, at }, rest: null };
  const emptied = frame.weightG <= emptyG && frame.stable !== false;
  return { last: { frame, at }, rest: restAfter(state, frame, at), taken: state.taken && !emptied };
};

/** Unplugged, or another scale: what was heard counts no more. What lay there may still lie there. */
export const forgetReadings = (state: PanState): PanState => ({ ...newPan, taken: state.taken });

/** Its weight belongs to a parcel now, read or typed: the same parcel resting is read once. */
export const takeFromPan = (state: PanState): PanState => {
  const frame = state.last?.frame;
  return frame?.kind === 'weight' && frame.weightG > emptyG ? { ...state, taken: true } : state;
};

export const panAt = ({ last, rest, taken }: PanState, at: number): PanNow => {
  if (last === null) return { condition: 'nothing', weightG: null };
  if (at - last.at > freshForMs || at < last.at) return { condition: 'stale', weightG: null };
  const { frame } = last;
  if (frame.kind !== 'weight') return { condition: frame.kind, weightG: null };
  const { weightG } = frame;
  if (weightG <= emptyG) return { condition: weightG < -emptyG ? 'negative' : 'empty', weightG };
  if (taken) return { condition: 'already_taken', weightG };
  const rested = rest !== null && rest.frames >= 2 && last.at - rest.sinceAt >= (rest.said ? restMs.said : restMs.unsaid);
  return { condition: rested ? 'ready' : 'unstable', weightG };
};

/** Whether a weight on the pan is the one that a person was shown. */
export const isSameWeight = (shownG: number, nowG: number): boolean => agrees(nowG, shownG);
