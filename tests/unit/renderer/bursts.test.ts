import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inBursts } from '../../../renderer/api/bursts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('CS-6: one event is heard at once and once; those close behind it once more', () => {
  const heard = vi.fn();
  const { onEvent } = inBursts(heard);
  onEvent();
  expect(heard).toHaveBeenCalledTimes(1);
  onEvent();
  onEvent();
  expect(heard).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  expect(heard).toHaveBeenCalledTimes(2);
  onEvent();
  expect(heard).toHaveBeenCalledTimes(3);
});

test('CS-6: events that go on for seconds are asked after less and less often, and after the last one once more', () => {
  const heard: number[] = [];
  const { onEvent } = inBursts(() => heard.push(Date.now()));
  const started = Date.now();
  for (let ms = 0; ms < 6_000; ms += 30) {
    onEvent();
    vi.advanceTimersByTime(30);
  }
  const lastEvent = Date.now() - 30;
  vi.advanceTimersByTime(2_000);
  expect(heard[0]).toBe(started);
  expect(heard.length).toBeLessThan(16);
  expect(heard.at(-1)).toBeGreaterThanOrEqual(lastEvent);
});

test('whatever the times of the events, none is left unheard; nothing is heard after a stop', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 }), (pauses) => {
    let unheard = 0;
    const { onEvent, stop } = inBursts(() => { unheard = 0; });
    for (const pause of pauses) {
      unheard += 1;
      onEvent();
      vi.advanceTimersByTime(pause);
    }
    vi.advanceTimersByTime(700);
    expect(unheard).toBe(0);
    onEvent();
    unheard = 1;
    onEvent();
    stop();
    vi.advanceTimersByTime(5_000);
    expect(unheard).toBe(1);
  }));
});
