import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { ScaleFrame } from '../../../shared/domain/scales/frame.ts';
import { forgetReadings, freshForMs, hearFrame, newPan, panAt, takeFromPan, type PanState } from '../../../shared/domain/scales/taking.ts';

const weight = (weightG: number, stable: boolean | null = true): ScaleFrame => ({ kind: 'weight', weightG, stable });
/** A frame each 100 ms; returns the state and the time of the last. */
const hear = (frames: readonly ScaleFrame[], from: PanState = newPan, startAt = 0, everyMs = 100) => {
  let state = from;
  let at = startAt;
  for (const frame of frames) {
    at += everyMs;
    state = hearFrame(state, frame, at);
  }
  return { state, at };
};
const conditionOf = ({ state, at }: { state: PanState; at: number }, laterMs = 0) => panAt(state, at + laterMs).condition;
const many = (frame: ScaleFrame, count: number): ScaleFrame[] => Array.from({ length: count }, () => frame);

test('PK-6: a weight is ready when it has rested, not before', () => {
  expect(conditionOf(hear(many(weight(612), 3)))).toBe('unstable');
  expect(panAt(...Object.values(hear(many(weight(612), 5))) as [PanState, number])).toEqual({ condition: 'ready', weightG: 612 });
});

test('PK-6: where the scale says nothing of rest, figures must agree for longer', () => {
  expect(conditionOf(hear(many(weight(612, null), 6)))).toBe('unstable');
  expect(conditionOf(hear(many(weight(612, null), 10)))).toBe('ready');
});

test('PK-6: a parcel being put down is not weighed while the figures move', () => {
  const rising = [100, 250, 400, 520, 600, 612, 612].map((g) => weight(g, null));
  expect(conditionOf(hear(rising))).toBe('unstable');
  expect(conditionOf(hear([...rising, ...many(weight(612, null), 9)]))).toBe('ready');
});

test('PK-6: a slow creep never counts as rest', () => {
  expect(conditionOf(hear(Array.from({ length: 40 }, (_, index) => weight(600 + index * 3, null))))).toBe('unstable');
});

test.each<[string, ScaleFrame, string]>([
  ['moving', weight(612, false), 'unstable'], ['nothing on it', weight(0), 'empty'], ['drift around nought', weight(-3), 'empty'], ['negative', weight(-520), 'negative'],
  ['too heavy', { kind: 'overload' }, 'overload'], ['lifted', { kind: 'underload' }, 'underload'],
])('PK-6: refused: %s', (_what, frame, condition) => {
  expect(conditionOf(hear(many(frame, 20)))).toBe(condition);
  expect(conditionOf(hear([...many(weight(612), 8), frame]))).toBe(condition);
});

test('PK-6: a reading older than a second and a half is stale, and so is one from the future', () => {
  const rested = hear(many(weight(612), 8));
  expect(conditionOf(rested, freshForMs)).toBe('ready');
  expect(conditionOf(rested, freshForMs + 1)).toBe('stale');
  expect(conditionOf(rested, -1)).toBe('stale');
});

test('PK-6: after silence the pan must rest anew', () => {
  const before = hear(many(weight(612), 8));
  expect(conditionOf(hear([weight(612)], before.state, before.at + freshForMs + 1))).toBe('unstable');
});

test('PK-6: the same parcel resting is read once; the next one after the pan was empty', () => {
  const rested = hear(many(weight(612), 8));
  const taken = hear(many(weight(612), 20), takeFromPan(rested.state), rested.at);
  expect(conditionOf(taken)).toBe('already_taken');
  const swapped = hear(many(weight(900), 20), taken.state, taken.at);
  expect(conditionOf(swapped)).toBe('already_taken');
  const emptied = hear([weight(0)], swapped.state, swapped.at);
  expect(conditionOf(hear(many(weight(900), 8), emptied.state, emptied.at))).toBe('ready');
});

test('PK-6: a dip while the pan swings does not make the same parcel new', () => {
  const taken = takeFromPan(hear(many(weight(612), 8)).state);
  expect(conditionOf(hear([weight(3, false), ...many(weight(612), 8)], taken, 800))).toBe('already_taken');
});

test('PK-6: unplugged: what was heard is gone, what lay there is still known', () => {
  const rested = hear(many(weight(612), 8));
  const unplugged = forgetReadings(takeFromPan(rested.state));
  expect(panAt(unplugged, rested.at).condition).toBe('nothing');
  expect(conditionOf(hear(many(weight(612), 8), unplugged, rested.at))).toBe('already_taken');
});

test('PK-6: taking from an empty pan takes nothing', () => {
  const empty = hear(many(weight(0), 4));
  expect(conditionOf(hear(many(weight(500), 8), takeFromPan(empty.state), empty.at))).toBe('ready');
});

test('PK-6: whatever comes in, only a fresh, resting, positive weight is ever ready', () => {
  const frames = fc.oneof(
    fc.record({ kind: fc.constant('weight' as const), weightG: fc.integer({ min: -50, max: 60 }), stable: fc.constantFrom(true, false, null) }),
    fc.constantFrom<ScaleFrame>({ kind: 'overload' }, { kind: 'underload' }),
  );
  fc.assert(fc.property(fc.array(fc.tuple(frames, fc.integer({ min: 0, max: 2000 })), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 3000 }), (heard, later) => {
    let state = newPan;
    let at = 0;
    for (const [frame, after] of heard) {
      at += after;
      state = hearFrame(state, frame, at);
    }
    const now = panAt(state, at + later);
    if (now.condition !== 'ready') return;
    const last = heard.at(-1)![0];
    const near = heard.at(-2)?.[0];
    expect(later).toBeLessThanOrEqual(freshForMs);
    expect(last.kind === 'weight' && last.stable !== false && last.weightG > 9 && last.weightG === now.weightG).toBe(true);
    expect(near?.kind === 'weight' && near.stable !== false && Math.abs(near.weightG - now.weightG!) <= 10).toBe(true);
  }), { numRuns: 2000 });
});
