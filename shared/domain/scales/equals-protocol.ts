import { weightText, type ScaleFrame, type WeightUnit } from './frame.ts';
import type { ReadFrame } from './line-protocols.ts';
import { control, textOf } from './wire-text.ts';

const equals = 0x3d;
const mostBody = 16;

/** What stands between `=` and the next `=` or line end; null = nothing ended here. */
const endedBody = (window: readonly number[]): string | null => {
  const last = window.at(-1);
  if (last !== equals && last !== control.cr && last !== control.lf) return null;
  const from = window.lastIndexOf(equals, window.length - 2);
  if (from < 0 || window.length - from > mostBody + 2) return null;
  const body = textOf(window.slice(from + 1, -1));
  return /[\r\n\ufffd]/.test(body) ? null : body;
};

const turned = (body: string): string => [...body].reverse().join('');

/** What a figure of fixed width looks like: blanks or noughts in front, never behind, and no more than grams in kilograms. */
const looksRight = (text: string, unit: WeightUnit): boolean => {
  const found = /^\s*[+-]?\s*(\d+)(?:\.(\d{1,3}))?\s*(?:[a-z]{1,3}|斤|公斤)?$/iu.exec(text);
  return found !== null && weightText(text, unit) !== null;
};
const isPadded = (text: string): boolean => /^(?:\s*[+-]?\s*0\d|\s+)/.test(text);

/** Which way round a body is to be read; null = it could be either, and a wrong weight is worse than none. */
export const wayRound = (body: string, unit: WeightUnit): 'forward' | 'reversed' | null => {
  const forward = looksRight(body, unit);
  const reversed = looksRight(turned(body), unit);
  if (forward !== reversed) return forward ? 'forward' : 'reversed';
  if (!forward) return null;
  const [padded, paddedTurned] = [isPadded(body), isPadded(turned(body))];
  if (padded === paddedTurned) return null;
  return padded ? 'forward' : 'reversed';
};

const frameOf = (text: string, unit: WeightUnit): ScaleFrame | null => {
  const weightG = weightText(text, unit);
  return weightG === null ? null : { kind: 'weight', weightG, stable: null };
};

/** `=  1.234`: as it is read. */
export const readEquals: ReadFrame = (window, unit) => {
  const body = endedBody(window);
  return body === null ? null : frameOf(body, unit);
};

/** `=43.21000`: the lowest digit comes first, so this is 12.34; the sign comes last. */
export const readEqualsReversed: ReadFrame = (window, unit) => {
  const body = endedBody(window);
  return body === null ? null : frameOf(turned(body), unit);
};

/** For finding out what a scale speaks: only what can be read in one way counts. */
export const certainlyEquals = (way: 'forward' | 'reversed'): ReadFrame => (window, unit) => {
  const body = endedBody(window);
  if (body === null || wayRound(body, unit) !== way) return null;
  return frameOf(way === 'forward' ? body : turned(body), unit);
};
