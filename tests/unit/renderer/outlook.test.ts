import { expect, test } from 'vitest';
import { outlookOf, whyItStays } from '../../../renderer/screens/orders/outlook.ts';
import { orderRow } from '../../support/order-row.ts';

test('PR-8: the bar says before the click what can be printed and why the rest stays', () => {
  const outlook = outlookOf([
    orderRow(), orderRow(), orderRow({ holdReason: 'out_of_stock' }), orderRow({ masked: true }), orderRow({ doubtful: true }), orderRow({ state: 'awaiting_payment' }),
    orderRow({ waybillNumber: '78730000010001' }), orderRow({ state: 'closed' }), orderRow({ refund: 'requested' }),
  ]);
  expect(outlook.print).toBe(2);
  expect(outlook.staying).toEqual({ held: 1, masked: 1, doubtful: 1, unpaid: 1, numbered: 1, done: 1, refund: 1 });
  expect(outlook.total).toBe(9);
});

test('a held order is said to be held, whatever else is the matter', () => {
  expect(whyItStays(orderRow({ holdReason: 'other', masked: true, state: 'awaiting_payment' }))).toBe('held');
});

test('actions count only the orders that take them', () => {
  const outlook = outlookOf([orderRow({ holdReason: 'other' }), orderRow({ state: 'handed_over' }), orderRow({ state: 'packed', waybillNumber: '1' }), orderRow({ doubtful: true })]);
  expect(outlook).toMatchObject({ release: 1, hold: 2, close: 3, courier: 2, address: 1 });
});
