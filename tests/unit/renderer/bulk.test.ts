import { expect, test } from 'vitest';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, refuse } from '../../../shared/domain/result.ts';
import { bulkOutlook, inPortions, portionSize, stopBulk } from '../../../renderer/screens/orders/bulk.ts';
import { useOutcome } from '../../../renderer/screens/orders/outcome.ts';
import { orderRow } from '../../support/order-row.ts';

const ids = (count: number): OrderId[] => Array.from({ length: count }, (_, index) => (index + 1) as OrderId);

test('CS-6: before a bulk action it is said which orders change, which stay and why, and how many waybills are void', () => {
  const rows = [
    orderRow({ state: 'paid' }), orderRow({ state: 'paid', waybillNumber: '1' }), orderRow({ state: 'paid', holdReason: 'other' }), orderRow({ state: 'handed_over' }), orderRow({ state: 'closed' }),
  ];
  expect(bulkOutlook('hold', rows)).toEqual({ changes: 2, left: [{ reason: 'held', count: 1 }, { reason: 'done', count: 2 }], voids: 0 });
  expect(bulkOutlook('close', rows)).toEqual({ changes: 3, left: [{ reason: 'done', count: 2 }], voids: 1 });
  expect(bulkOutlook('courier', rows)).toEqual({ changes: 2, left: [{ reason: 'printed', count: 1 }, { reason: 'done', count: 2 }], voids: 0 });
  expect(bulkOutlook('flag', rows)).toEqual({ changes: 5, left: [], voids: 0 });
});

test('10,000 rows selected for a bulk action: portions of whole transactions with progress, every order in the result once', async () => {
  const portions: number[] = [];
  const seen: number[] = [];
  const answer = await inPortions(ids(10_000), (portion) => {
    portions.push(portion.length);
    seen.push(useOutcome.getState().working?.done ?? -1);
    return Promise.resolve(ok({ done: portion.filter((id) => id % 7 !== 0), refused: portion.filter((id) => id % 7 === 0).map((orderId) => ({ orderId, code: 'order.already_held', params: {} })) }));
  });
  expect(new Set(portions)).toEqual(new Set([portionSize]));
  expect(seen).toEqual(Array.from({ length: 10_000 / portionSize }, (_, index) => index * portionSize));
  if (!answer.ok) throw new Error('refused');
  expect(new Set([...answer.value.done, ...answer.value.refused.map(({ orderId }) => orderId)]).size).toBe(10_000);
  expect(useOutcome.getState().working).toBeUndefined();
});

test('a bulk action that is stopped, or refused in the middle, says what was done until then', async () => {
  let calls = 0;
  const stopped = await inPortions(ids(1000), (portion) => {
    calls += 1;
    if (calls === 3) stopBulk();
    return Promise.resolve(ok({ done: portion, refused: [] }));
  });
  expect(stopped).toMatchObject({ ok: true, value: { done: ids(3 * portionSize), refused: [] } });
  let turn = 0;
  const broken = await inPortions(ids(250), (portion) => Promise.resolve((turn += 1) === 3 ? refuse('store.disk_full') : ok({ done: portion, refused: [] })));
  expect(broken).toMatchObject({ ok: true, value: { done: ids(100), refused: { length: 150 } } });
  expect(await inPortions(ids(5), () => Promise.resolve(refuse('access.not_permitted')))).toMatchObject({ ok: false });
});
