import { describe, expect, test } from 'vitest';
import { nextOrderState, orderEvents, orderStates, type OrderEvent, type OrderState } from '../../../shared/domain/orders/lifecycle.ts';

/** The whole lifecycle, written down a second time by hand. */
const allowed: readonly (readonly [OrderState, OrderEvent, OrderState])[] = [
  ['awaiting_payment', 'pay', 'paid'],
  ['awaiting_payment', 'ship_elsewhere', 'handed_over'],
  ['awaiting_payment', 'complete', 'completed'],
  ['awaiting_payment', 'close', 'closed'],
  ['paid', 'unpay', 'awaiting_payment'],
  ['paid', 'pack', 'packed'],
  ['paid', 'ship_elsewhere', 'handed_over'],
  ['paid', 'complete', 'completed'],
  ['paid', 'close', 'closed'],
  ['packed', 'unpack', 'paid'],
  ['packed', 'hand_over', 'handed_over'],
  ['packed', 'close', 'closed'],
  ['handed_over', 'complete', 'completed'],
  ['handed_over', 'take_back', 'packed'],
];

describe('the order lifecycle', () => {
  for (const state of orderStates) {
    for (const event of orderEvents) {
      const step = allowed.find(([from, by]) => from === state && by === event);
      test(`${state} + ${event} ${step === undefined ? 'is refused by name' : `gives ${step[2]}`}`, () => {
        expect(nextOrderState(state, event)).toEqual(
          step === undefined ? { ok: false, refusal: { code: 'order.transition_refused', params: { state, event } } } : { ok: true, value: step[2] },
        );
      });
    }
  }

  test('nothing leaves a state that is an end', () => {
    for (const end of ['completed', 'closed'] as const) {
      expect(orderEvents.filter((event) => nextOrderState(end, event).ok)).toEqual([]);
    }
  });

  test('an order that was handed over is never closed, packed or paid again', () => {
    for (const event of ['close', 'pack', 'unpack', 'pay', 'hand_over'] as const) {
      expect(nextOrderState('handed_over', event).ok).toBe(false);
    }
  });
});
