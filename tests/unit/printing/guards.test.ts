import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawingReason, guardOrder, refusalOf, type GuardedOrder } from '../../../shared/domain/printing/guards.ts';
import { inPickOrder } from '../../../shared/domain/printing/pick-order.ts';
import { holdReasons } from '../../../shared/domain/orders/holds.ts';
import { orderStates } from '../../../shared/domain/orders/lifecycle.ts';

const sound: GuardedOrder = { state: 'paid', holdReason: null, refund: 'none', holdNote: '', masked: [], doubts: [], shippableLines: 1, shortages: [] };

describe('PR-8: what is looked at before printing', () => {
  test('a paid order with sound address and stock goes', () => {
    expect(guardOrder(sound)).toEqual([]);
    expect(refusalOf([])).toBeNull();
  });

  test.each([
    [{ state: 'awaiting_payment' }, 'not_paid', {}],
    [{ state: 'closed' }, 'closed', {}],
    [{ state: 'handed_over' }, 'already_handed_over', {}],
    [{ holdReason: 'buyer_asked', holdNote: '换码' }, 'held', { reason: 'buyer_asked', note: '换码' }],
    [{ holdReason: 'platform_cancelled' }, 'refund_requested', { reason: 'platform_cancelled', note: '' }],
    [{ masked: ['name', 'phone'] }, 'masked', { parts: 'name,phone' }],
    [{ doubts: ['detail_too_short'] }, 'address', { doubts: 'detail_too_short' }],
    [{ shippableLines: 0 }, 'no_lines', {}],
    [{ shortages: [{ skuCode: 'NZ801', short: 2 }] }, 'out_of_stock', { sku: 'NZ801', missing: 2 }],
  ] as const)('%j stays: %s', (change, code, params) => {
    expect(guardOrder({ ...sound, ...change })).toEqual([{ code, params }]);
    expect(refusalOf(guardOrder({ ...sound, ...change }))).toEqual({ code: `printing.${code}`, params });
  });

  test('nothing but a sound, paid order passes, and every obstacle is named', () => {
    fc.assert(
      fc.property(
        fc.record({
          state: fc.constantFrom(...orderStates), holdReason: fc.option(fc.constantFrom(...holdReasons)), refund: fc.constantFrom('none' as const, 'requested' as const),
          holdNote: fc.string(), masked: fc.subarray(['name', 'phone', 'address']), doubts: fc.subarray(['phone_missing', 'city_unknown']),
          shippableLines: fc.nat(3), shortages: fc.array(fc.record({ skuCode: fc.string(), short: fc.integer({ min: 1, max: 9 }) }), { maxLength: 3 }),
        }),
        (order) => {
          const goes = (order.state === 'paid' || order.state === 'packed') && order.holdReason === null && order.masked.length === 0 && order.doubts.length === 0 &&
            order.shippableLines > 0 && order.shortages.length === 0;
          expect(guardOrder(order).length === 0).toBe(goes);
          expect(guardOrder(order).filter(({ code }) => code === 'out_of_stock')).toHaveLength(order.shortages.length);
        },
      ),
    );
  });
});

test('PR-2: what layout refused names the field and the character', () => {
  expect(drawingReason({ code: 'printing.text_does_not_fit', field: 'receiver.name', params: { length: 200, labelZh: '收件人', labelEn: 'Receiver' } }))
    .toEqual({ code: 'text_does_not_fit', params: { field: 'receiver.name', length: 200, labelZh: '收件人', labelEn: 'Receiver' } });
  expect(drawingReason({ code: 'printing.character_missing', field: 'goods', params: { character: '😀', codePoint: 'U+1F600' } }))
    .toMatchObject({ code: 'missing_glyphs', params: { field: 'goods', characters: '😀' } });
  expect(drawingReason({ code: 'printing.barcode_empty', field: 'waybillNumber' })).toEqual({ code: 'cannot_be_drawn', params: { problem: 'printing.barcode_empty', field: 'waybillNumber' } });
});

describe('PR-7: pick order', () => {
  const at = (...shelves: string[]) => shelves.map((shelf) => ({ shelf, skuCode: shelf }));
  const ordered = (...orders: ReturnType<typeof at>[]) => inPickOrder(orders, (places) => places).map((places) => places.map(({ shelf }) => shelf).join('+'));

  test('is one walk along the shelves: numbers as people read them, no shelf at the end', () => {
    expect(ordered(at('B-1'), at(''), at('A-10'), at('a-2'), at('A-2', 'C-1'), at('A-2', 'B-9'))).toEqual(['a-2', 'A-2+B-9', 'A-2+C-1', 'A-10', 'B-1', '']);
  });

  test('starts at the nearest shelf of an order, whichever line that is', () => {
    expect(ordered(at('A-5'), at('Z-9', 'A-1'))).toEqual(['Z-9+A-1', 'A-5']);
  });

  test('loses no order, and keeps equal ones as they came', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('', 'A-1', 'A-2', 'A-10', 'B-1'), { maxLength: 3 }), { maxLength: 30 }), (shelves) => {
        const orders = shelves.map((own, index) => ({ index, places: at(...own) }));
        const result = inPickOrder(orders, ({ places }) => places);
        expect(result.map(({ index }) => index).sort((a, b) => a - b)).toEqual(orders.map(({ index }) => index));
        const key = (order: (typeof orders)[number]): string => JSON.stringify(order.places.map(({ shelf }) => shelf).sort());
        for (const [place, order] of result.entries()) {
          const before = result.slice(0, place).filter((other) => key(other) === key(order));
          expect(before.every(({ index }) => index < order.index)).toBe(true);
        }
      }),
    );
  });
});
