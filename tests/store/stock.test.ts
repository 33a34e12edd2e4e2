import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { SkuId } from '../../shared/domain/ids.ts';
import type { OpeningStockLine } from '../../shared/domain/stock/opening-stock.ts';
import { ok, refuse } from '../../shared/domain/result.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { createOpeningDesk, type OpeningStockFile } from '../../electron/use-cases/stock/opening-desk.ts';
import { readStockFile } from '../../electron/use-cases/stock/read-stock-file.ts';
import { closeOrders } from '../../electron/use-cases/orders/orders.ts';
import { listMovements, listStock, setOnHand, updateSku } from '../../electron/use-cases/stock/stock.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { addPaidOrder, addPaidOrderIn, codeOf, inOneStep, mustBe, openTestShop, stockUp, tracedActions, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => {
  shop.close();
});

const skuId = (code: string): SkuId => {
  const sku = skuByCode(shop.store.reader, code);
  if (sku === undefined) throw new Error(`no SKU ${code}`);
  return sku.id;
};
const listed = (search: string): string[] => mustBe(listStock(shop.services, { search, offset: 0, limit: 100 })).rows.map((row) => row.code);
const details = { title: '', colour: '', size: '', barcode: '', shelf: '', weightG: null };
const count = (code: string, onHand: number, reason = '盘点') => setOnHand(shop.services, shop.manager, { skuId: skuId(code), onHand, reason });

describe('the list', () => {
  beforeEach(() => {
    addPaidOrder(shop, {
      lines: [
        { code: 'NZ801-28', title: '直筒牛仔裤', colour: '深蓝', size: '28', barcode: '6901234567892', shelf: 'A-03-2' },
        { code: 'NZ801-29', title: '直筒牛仔裤', colour: '深蓝', size: '29', quantity: 2 },
        { code: 'TX220_L', title: '纯棉 T 恤 100%', colour: '白色', size: 'L' },
      ],
    });
  });

  test.each([
    ['nz801', ['NZ801-28', 'NZ801-29']], ['牛仔', ['NZ801-28', 'NZ801-29']], ['裤', ['NZ801-28', 'NZ801-29']], ['牛仔 29', ['NZ801-29']], ['4567892', ['NZ801-28']],
    ['a-03', ['NZ801-28']], ['ＮＺ８０１', ['NZ801-28', 'NZ801-29']], ['100%', ['TX220_L']], ['_', ['TX220_L']], [`'`, []], ['  ', ['NZ801-28', 'NZ801-29', 'TX220_L']],
  ])('WH-1: %j finds %j', (search, codes) => {
    expect(listed(search)).toEqual(codes);
  });

  test('WH-1: a fragment does not run over two fields', () => {
    expect(listed('28直筒')).toEqual([]);
  });

  test('WH-1: a page of it, with the whole count', () => {
    const page = mustBe(listStock(shop.services, { search: '', offset: 1, limit: 1 }));
    expect(page).toMatchObject({ total: 3, rows: [{ code: 'NZ801-29', tracked: false, onHand: 0, reserved: 2 }] });
  });

  test('WH-1: what a person corrects is traced, before and after', () => {
    mustBe(updateSku(shop.services, shop.manager, { ...details, skuId: skuId('TX220_L'), title: 'T 恤', barcode: ' ７７０ 123\n', shelf: 'B-1', weightG: 180 }));
    expect(mustBe(listStock(shop.services, { search: '770123', offset: 0, limit: 9 })).rows).toMatchObject([{ code: 'TX220_L', barcode: '770123', shelf: 'B-1', weightG: 180 }]);
    const entry = shop.store.reader.first<{ before: string; after: string }>(`SELECT before, after FROM trace WHERE action = 'stock.sku_changed'`);
    expect(JSON.parse(entry!.before)).toMatchObject({ title: '纯棉 T 恤 100%', weightG: null });
    expect(JSON.parse(entry!.after)).toMatchObject({ title: 'T 恤', weightG: 180, barcode: '770123' });
  });

  test('WH-1: a barcode names one SKU only, and no other SKU’s code', () => {
    const change = (barcode: string) => updateSku(shop.services, shop.manager, { ...details, skuId: skuId('TX220_L'), barcode });
    expect(change('6901234567892')).toMatchObject({ ok: false, refusal: { code: 'stock.barcode_taken', field: 'barcode', params: { skuCode: 'NZ801-28' } } });
    expect(codeOf(change('NZ801-29'))).toBe('stock.barcode_taken');
    expect(change('TX220_L').ok).toBe(true);
    expect(change('').ok).toBe(true);
    expect(tracedActions(shop, 'sku', skuId('TX220_L'))).toHaveLength(2);
  });

  test('WH-1: an unknown SKU is refused', () => {
    expect(codeOf(updateSku(shop.services, shop.manager, { ...details, skuId: 999 as SkuId }))).toBe('stock.sku_unknown');
    expect(codeOf(setOnHand(shop.services, shop.manager, { skuId: 999 as SkuId, onHand: 1, reason: 'x' }))).toBe('stock.sku_unknown');
    expect(codeOf(listMovements(shop.services, { skuId: 999 as SkuId }))).toBe('stock.sku_unknown');
  });
});

describe('counting', () => {
  test('WH-2: the first count opens the stock, later ones write the difference, each with cause, author and balance', () => {
    addPaidOrder(shop, { lines: [{ code: 'A', quantity: 3 }] });
    mustBe(count('A', 10, '开账'));
    mustBe(count('A', 7, '盘亏'));
    mustBe(count('A', 7, '复盘'));
    expect(mustBe(listMovements(shop.services, { skuId: skuId('A') }))).toMatchObject([
      { kind: 'count', quantity: 0, cause: '复盘', staffName: '店长', balance: 7 },
      { kind: 'count', quantity: -3, cause: '盘亏', balance: 7 },
      { kind: 'opening', quantity: 10, cause: '开账', balance: 10 },
    ]);
    expect(skuByCode(shop.store.reader, 'A')).toMatchObject({ tracked: 1, on_hand: 7, reserved: 3 });
    expect(mustBe(listStock(shop.services, { search: 'A', offset: 0, limit: 1 })).rows[0]).toMatchObject({ sellable: 4 });
    expect(tracedActions(shop, 'sku', skuId('A'))).toEqual(['stock.counted', 'stock.counted', 'stock.counted']);
    expect(shop.events.map(({ name }) => name)).toEqual(expect.arrayContaining(['stock.changed', 'printing.changed']));
  });

  test('WH-2: counted as nothing is tracked, too', () => {
    addPaidOrder(shop, { lines: [{ code: 'A' }] });
    mustBe(count('A', 0));
    expect(skuByCode(shop.store.reader, 'A')).toMatchObject({ tracked: 1, on_hand: 0 });
  });
});

describe('opening stock from a file', () => {
  const line = (lineNumber: number, code: string, onHand: number, more: Partial<OpeningStockLine> = {}): OpeningStockLine => ({
    lineNumber, code, onHand, title: '', colour: '', size: '', barcode: '', shelf: '', weightG: null, ...more,
  });
  const deskFor = (lines: readonly OpeningStockLine[], refused: OpeningStockFile['refused'] = [], unsure: OpeningStockFile['unsure'] = new Map()) =>
    createOpeningDesk(() => Promise.resolve(ok({ fileName: '库存.xlsx', lines, refused, unsure })));
  const preview = (desk: ReturnType<typeof deskFor>) => desk.preview(shop.services, { path: '/x' });

  test('WH-2: the preview changes nothing and says what would happen; the confirmation does it', async () => {
    addPaidOrder(shop, { lines: [{ code: 'A', title: '牛仔裤' }] });
    const desk = deskFor([line(2, 'A', 5, { shelf: 'A-1' }), line(3, 'NEW', 7, { title: '新品', barcode: '690 1' })]);
    const seen = mustBe(await preview(desk));
    expect(seen).toMatchObject({ fileName: '库存.xlsx', rows: 2, newSkus: 1, pieces: 12, refused: [] });
    expect(skuByCode(shop.store.reader, 'NEW')).toBeUndefined();
    expect(mustBe(desk.confirm(shop.services, shop.manager, { token: seen.token }))).toEqual({ skus: 2 });
    expect(skuByCode(shop.store.reader, 'A')).toMatchObject({ title: '牛仔裤', shelf: 'A-1', tracked: 1, on_hand: 5, reserved: 1 });
    expect(skuByCode(shop.store.reader, 'NEW')).toMatchObject({ title: '新品', barcode: '6901', on_hand: 7 });
    expect(mustBe(listMovements(shop.services, { skuId: skuId('NEW') }))).toMatchObject([{ kind: 'opening', quantity: 7, cause: '库存.xlsx' }]);
    expect(codeOf(desk.confirm(shop.services, shop.manager, { token: seen.token }))).toBe('stock.preview_gone');
  });

  test('WH-2: a list taken in twice counts once: the second finds no difference', async () => {
    for (let round = 0; round < 2; round += 1) {
      const desk = deskFor([line(2, 'A', 5)]);
      mustBe(desk.confirm(shop.services, shop.manager, { token: mustBe(await preview(desk)).token }));
    }
    expect(skuByCode(shop.store.reader, 'A')?.on_hand).toBe(5);
  });

  test('WH-2: what cannot be taken in is listed with its line: barcodes taken or double, bad figures, SKUs of which a shelf is in doubt', async () => {
    addPaidOrder(shop, { lines: [{ code: 'OLD', barcode: '690' }] });
    const desk = deskFor(
      [
        line(3, 'B', 1, { barcode: '690' }), line(5, 'C', -1), line(6, 'D', 1.5), line(7, 'UNSURE', 3),
        line(8, 'E', 1, { barcode: '777' }), line(9, 'F', 1, { barcode: '７７７' }), line(10, 'OK', 1),
      ],
      [{ lineNumber: 2, code: 'intake.quantity_unreadable', params: {} }],
      new Map([['UNSURE', 2]]),
    );
    const seen = mustBe(await preview(desk));
    expect(seen.refused.map(({ lineNumber, code }) => [lineNumber, code])).toEqual([
      [2, 'intake.quantity_unreadable'], [3, 'stock.barcode_taken'], [5, 'stock.quantity_wrong'], [6, 'stock.quantity_wrong'], [7, 'stock.sku_unsure'],
      [8, 'stock.barcode_twice'], [9, 'stock.barcode_twice'],
    ]);
    expect(mustBe(desk.confirm(shop.services, shop.manager, { token: seen.token }))).toEqual({ skus: 1 });
  });

  test('WH-2: a SKU on several shelves is added up', async () => {
    const desk = deskFor([line(2, 'A', 5, { shelf: 'A-1' }), line(3, 'A', 7, { shelf: 'B-2', barcode: '690' }), line(4, 'A', 1)]);
    const seen = mustBe(await preview(desk));
    expect(seen).toMatchObject({ rows: 1, pieces: 13 });
    mustBe(desk.confirm(shop.services, shop.manager, { token: seen.token }));
    expect(skuByCode(shop.store.reader, 'A')).toMatchObject({ on_hand: 13, shelf: 'A-1 B-2', barcode: '690' });
  });

  test('WH-2: a real file, from disk to stock; one that is none and one that is not there are refused', async () => {
    const desk = createOpeningDesk(readStockFile);
    const path = join(shop.folder, '库存.csv');
    writeFileSync(path, '商家编码,库存,货位,条码\r\nA,5,A-1,6901\r\nA,7,B-2,\r\nB,六,,\r\nC,1,C-1,\r\nC,2,C-1,\r\nC,9,C-2,\r\n');
    const seen = mustBe(await desk.preview(shop.services, { path }));
    expect(seen).toMatchObject({ fileName: '库存.csv', rows: 1, newSkus: 1, pieces: 12 });
    expect(seen.refused.map(({ lineNumber, code }) => [lineNumber, code])).toEqual([
      [4, 'intake.quantity_unreadable'], [5, 'intake.stock_contradicts'], [6, 'intake.stock_contradicts'], [7, 'stock.sku_unsure'],
    ]);
    mustBe(desk.confirm(shop.services, shop.manager, { token: seen.token }));
    expect(skuByCode(shop.store.reader, 'A')).toMatchObject({ on_hand: 12, shelf: 'A-1 B-2', barcode: '6901' });
    writeFileSync(path, 'a,b\r\n1,2\r\n');
    expect(codeOf(await desk.preview(shop.services, { path }))).toBe('intake.stock_columns_missing');
    expect(codeOf(await desk.preview(shop.services, { path: `${path}.gone` }))).toBe('intake.file_unreadable');
    expect(codeOf(await desk.preview(shop.services, { path: shop.folder }))).toBe('intake.file_unreadable');
  });

  test('WH-2: a barcode given away since the preview: nothing of the list is taken in', async () => {
    addPaidOrder(shop, { lines: [{ code: 'OTHER' }] });
    const desk = deskFor([line(2, 'A', 5), line(3, 'B', 5, { barcode: '690' })]);
    const seen = mustBe(await preview(desk));
    mustBe(updateSku(shop.services, shop.manager, { ...details, skuId: skuId('OTHER'), barcode: '690' }));
    expect(codeOf(desk.confirm(shop.services, shop.manager, { token: seen.token }))).toBe('stock.preview_outdated');
    expect(skuByCode(shop.store.reader, 'A')).toBeUndefined();
  });

  test('WH-2: another preview, a file that is none, an empty list', async () => {
    const desk = deskFor([line(2, 'A', 5)]);
    const first = mustBe(await preview(desk));
    mustBe(await preview(desk));
    expect(codeOf(desk.confirm(shop.services, shop.manager, { token: first.token }))).toBe('stock.preview_gone');
    const wrong = createOpeningDesk(() => Promise.resolve(refuse('intake.not_a_table')));
    expect(codeOf(await wrong.preview(shop.services, { path: '/x' }))).toBe('intake.not_a_table');
    const empty = deskFor([]);
    expect(codeOf(empty.confirm(shop.services, shop.manager, { token: mustBe(await preview(empty)).token }))).toBe('stock.nothing_to_take_in');
  });
});

test('WH-2: whatever is counted, ordered and closed, the sum of movements is the stock and reservations are the open lines', async () => {
  const codes = ['A', 'B', 'C'] as const;
  const step = fc.oneof(
    fc.record({ kind: fc.constant('count' as const), code: fc.constantFrom(...codes), n: fc.integer({ min: 0, max: 50 }) }),
    fc.record({ kind: fc.constant('order' as const), code: fc.constantFrom(...codes), n: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('close' as const), code: fc.constantFrom(...codes), n: fc.integer({ min: 0, max: 9 }) }),
  );
  addPaidOrder(shop, { lines: codes.map((code) => ({ code })) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      for (const { kind, code, n } of steps) {
        if (kind === 'count') mustBe(count(code, n));
        else if (kind === 'order') inOneStep(shop.services, (one) => addPaidOrderIn(one, { lines: [{ code, quantity: n }] }));
        else {
          const open = shop.store.reader.all<{ id: number }>(`SELECT id FROM orders WHERE state = 'paid' ORDER BY id LIMIT 1 OFFSET ?`, n);
          if (open[0] !== undefined) mustBe(closeOrders(shop.services, shop.manager, { orderIds: [open[0].id as never], reason: 'other', note: '' }));
        }
      }
      const wrong = shop.store.reader.all(
        `SELECT code FROM skus s WHERE on_hand <> (SELECT coalesce(sum(quantity), 0) FROM stock_movements WHERE sku_id = s.id)
           OR reserved <> (SELECT coalesce(sum(l.quantity), 0) FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE l.sku_id = s.id AND o.state IN ('paid', 'packed'))
           OR on_hand < 0`,
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 25 },
  );
  stockUp(shop, 'A', 3);
  expect((await verifyTrace(shop.store.reader)).sound).toBe(true);
});
