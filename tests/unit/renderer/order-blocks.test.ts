import { expect, test } from 'vitest';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { blockSize, createOrderBlocks, type OrderPage } from '../../../renderer/screens/orders/order-blocks.ts';
import { orderRow } from '../../support/order-row.ts';

type Asked = { readonly offset: number; readonly limit: number; readonly answer: (result: Result<OrderPage>) => void };

/** A list of `total` orders whose answers come when the test says so. */
const slowList = (total: number) => {
  const asked: Asked[] = [];
  const rowsOf = (offset: number, limit: number, version: number): OrderRow[] =>
    Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => orderRow({ id: (offset + index + 1) as OrderId, goods: `v${String(version)}` }));
  const blocks = createOrderBlocks((offset, limit) => new Promise((resolve) => asked.push({ offset, limit, answer: resolve })));
  const settle = async (version = 1): Promise<void> => {
    for (const { offset, limit, answer } of asked.splice(0)) answer(ok({ total, more: false, rows: rowsOf(offset, limit, version) }));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { blocks, asked, settle, rowsOf };
};

test('CS-6: only the blocks in sight are asked for, each once', async () => {
  const { blocks, asked, settle } = slowList(100_000);
  blocks.see(0, 40);
  blocks.see(0, 45);
  expect(asked.map(({ offset, limit }) => [offset, limit])).toEqual([[0, blockSize]]);
  await settle();
  expect(blocks.total()).toBe(100_000);
  expect(blocks.rowAt(40)?.id).toBe(41);
  blocks.see(99_880, 99_940);
  expect(asked.map(({ offset }) => offset)).toEqual([99_850, 99_900]);
  await settle();
  expect(blocks.rowAt(99_940)?.id).toBe(99_941);
  expect(blocks.rowAt(50_000)).toBeUndefined();
});

test('a change keeps the old rows on screen until the new ones are there', async () => {
  const { blocks, asked, settle } = slowList(250);
  blocks.see(0, 40);
  await settle(1);
  blocks.refresh();
  expect(blocks.rowAt(3)?.goods).toBe('v1');
  expect(asked).toHaveLength(1);
  await settle(2);
  expect(blocks.rowAt(3)?.goods).toBe('v2');
});

test('an answer that was overtaken by a newer one changes nothing', async () => {
  const { blocks, asked, rowsOf } = slowList(50);
  blocks.see(0, 40);
  blocks.refresh();
  const [older, newer] = asked;
  newer?.answer(ok({ total: 50, more: false, rows: rowsOf(0, 100, 2) }));
  await Promise.resolve();
  await Promise.resolve();
  older?.answer(ok({ total: 49, more: false, rows: rowsOf(0, 100, 1) }));
  await Promise.resolve();
  await Promise.resolve();
  expect(blocks.rowAt(0)?.goods).toBe('v2');
  expect(blocks.total()).toBe(50);
});

test('far blocks are forgotten, so that scrolling through 100,000 orders keeps few of them', async () => {
  const { blocks, settle } = slowList(100_000);
  for (let first = 0; first < 20_000; first += 100) {
    blocks.see(first, first + 40);
    await settle();
  }
  const kept = Array.from({ length: 20_000 / blockSize }, (_, block) => blocks.rowAt(block * blockSize)).filter((row) => row !== undefined);
  expect(kept.length * blockSize).toBeLessThanOrEqual(4_000);
  expect(blocks.rowAt(19_940)).toBeDefined();
});

test('rows for a selection come in pages and in order', async () => {
  const asked: [number, number][] = [];
  const blocks = createOrderBlocks((offset, limit) => {
    asked.push([offset, limit]);
    const rows = Array.from({ length: Math.max(0, Math.min(limit, 1200 - offset)) }, (_, index) => orderRow({ id: (offset + index + 1) as OrderId }));
    return Promise.resolve(ok({ total: 1200, more: false, rows }));
  });
  const rows = await blocks.rows(100, 9_999);
  expect(rows?.map((row) => row.id)).toEqual(Array.from({ length: 1100 }, (_, index) => index + 101));
  expect(asked).toEqual([[100, 500], [600, 500], [1100, 500]]);
});

test('a refusal is shown and the next good answer takes it away', async () => {
  let good = false;
  const blocks = createOrderBlocks(() => Promise.resolve(good ? ok({ total: 0, more: false, rows: [] }) : refuse('store.busy')));
  blocks.see(0, 10);
  await Promise.resolve();
  await Promise.resolve();
  expect(blocks.refusal()?.code).toBe('store.busy');
  good = true;
  blocks.refresh();
  await Promise.resolve();
  await Promise.resolve();
  expect(blocks.refusal()).toBeUndefined();
  expect(blocks.ready()).toBe(true);
});

test('CS-6: rows selected from a list that is still being put in order are asked for until they are there', async () => {
  let asks = 0;
  const { rowsOf } = slowList(600);
  const blocks = createOrderBlocks((offset, limit) => {
    asks += 1;
    const looking = asks < 4;
    return Promise.resolve(ok({ total: 600, more: false, looking, rows: looking ? [] : rowsOf(offset, Math.min(limit, 600 - offset), 1) }));
  });
  expect((await blocks.rows(0, 599))?.length).toBe(600);
  expect(asks).toBe(5);
});
