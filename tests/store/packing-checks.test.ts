import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CategoryId, OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { CheckAnswer } from '../../shared/domain/packing/checks.ts';
import { tickOf } from '../../shared/domain/packing/category.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { checksOfParcel } from '../../electron/store/packing-checks.ts';
import { assignCategory, listCategories, retire, saveCategory } from '../../electron/use-cases/categories/categories.ts';
import { confirmLine, undoCount } from '../../electron/use-cases/packing/counting.ts';
import { tickSteps } from '../../electron/use-cases/packing/finish.ts';
import { parcelChecks } from '../../electron/use-cases/packing/queries.ts';
import { setAside } from '../../electron/use-cases/packing/parcel-changes.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import type { Packer } from '../../electron/use-cases/packing/verdicts.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, mustBe, openTestShop, waybillOf, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let packer: Packer;
let orderId: OrderId;
let parcelId: ParcelId;
const waist = { kind: 'number', key: 'waist', label: '腰围', unit: 'cm', toleranceTenths: 10, targets: [{ size: '28', tenths: 365 }] } as const;
const label = { kind: 'yes_no', key: 'label', label: '吊牌在' } as const;

const category = (more: Partial<Parameters<typeof saveCategory>[2]> = {}): CategoryId =>
  mustBe(saveCategory(shop.services, shop.manager, {
    categoryId: null, name: '牛仔裤', checks: [{ ...waist, targets: [...waist.targets] }], steps: [], ticked: 'parcel', stylePrefixes: ['NZ'], ...more,
  })).categoryId;

beforeEach(async () => {
  shop = await openTestShop();
  packer = { ...addStaff(shop, '李强'), signatureStands: true };
  orderId = addPaidOrder(shop, { lines: [{ code: 'NZ801-28', size: '28', quantity: 2 }] });
  parcelId = addPrintedParcel(shop, [orderId]);
});
afterEach(() => {
  shop.close();
});

const scanned = (answers?: readonly CheckAnswer[], code = 'NZ801-28', who = packer) =>
  mustBe(scan(shop.services, who, { parcelId, code, ...(answers === undefined ? {} : { answers: [...answers] }) }));
const at = (value: number | boolean, key = 'waist'): CheckAnswer => ({ key, value });
const counted = (): number => shop.store.reader.first<{ n: number }>('SELECT coalesce(sum(counted), 0) AS n FROM packing_counts WHERE parcel_id = ?', parcelId)?.n ?? -1;
const kept = () => checksOfParcel(shop.store.reader, parcelId).map(({ piece, key, value, within, withdrawn }) => [piece, key, value, within, withdrawn]);

describe('checks', () => {
  test('PK-3: an item with a check is asked about, not counted; the right number counts it, with who measured what', () => {
    category();
    expect(scanned()).toMatchObject({ tone: 'good', code: 'check_wanted', params: { check: 'waist' }, parcel: { lines: [{ counted: 0, checks: [{ range: { low: 355, high: 375 } }] }] } });
    expect([counted(), kept()]).toEqual([0, []]);
    expect(scanned([at(366)])).toMatchObject({ code: 'item_counted', parcel: { lines: [{ counted: 1 }] } });
    expect(scanned([at(355)])).toMatchObject({ code: 'parcel_packed' });
    expect(checksOfParcel(shop.store.reader, parcelId)).toMatchObject([
      { piece: 1, key: 'waist', value: '腰围: 36.6 cm (35.5–37.5)', within: 1, staffName: '李强' }, { piece: 2, value: '腰围: 35.5 cm (35.5–37.5)', within: 1 },
    ]);
    expect(mustBe(parcelChecks(shop.services, { parcelId }))).toEqual([
      { kind: 'check', goods: '示例商品 1 深蓝 28', piece: 1, value: '腰围: 36.6 cm (35.5–37.5)', within: true, withdrawn: false, by: '李强', at: shop.clock.now },
      { kind: 'check', goods: '示例商品 1 深蓝 28', piece: 2, value: '腰围: 35.5 cm (35.5–37.5)', within: true, withdrawn: false, by: '李强', at: shop.clock.now },
    ]);
  });

  test('PK-3: out of tolerance stops, is kept, and the piece does not count; measured again it may', () => {
    category();
    expect(scanned([at(340)])).toMatchObject({ tone: 'bad', code: 'check_failed', params: { value: 340, low: 355, high: 375, unit: 'cm', size: '28' } });
    expect(counted()).toBe(0);
    expect(shop.store.reader.all('SELECT code FROM packing_stops')).toEqual([{ code: 'check_failed' }]);
    expect(scanned([at(360)]).code).toBe('item_counted');
    expect(kept()).toEqual([[1, 'waist', '腰围: 34.0 cm (35.5–37.5)', 0, 0], [1, 'waist', '腰围: 36.0 cm (35.5–37.5)', 1, 0]]);
  });

  test('PK-3: a size without target stops with its name; nothing is guessed', () => {
    category({ checks: [{ ...waist, targets: [{ size: '29', tenths: 375 }] }] });
    expect(scanned([at(365)])).toMatchObject({ tone: 'bad', code: 'no_target', params: { label: '腰围', size: '28' } });
    expect(mustBe(listCategories(shop.services))).toMatchObject([{ skus: 1, sizesWithoutTarget: [{ key: 'waist', sizes: ['28'] }] }]);
  });

  test('PK-3: several checks one after another, number and yes/no; no is no', () => {
    category({ checks: [{ ...waist, targets: [...waist.targets] }, label] });
    expect(scanned([at(365)])).toMatchObject({ code: 'check_wanted', params: { check: 'label' } });
    expect(scanned([at(365), at(false, 'label')])).toMatchObject({ tone: 'bad', code: 'check_failed' });
    expect(kept()).toEqual([[1, 'label', '吊牌在: ✗', 0, 0]]);
    expect(scanned([at(365), at(true, 'label')]).code).toBe('item_counted');
  });

  test('PK-3: answers do not come along with a waybill, a wrong item or one too many', () => {
    category();
    const other = addPrintedParcel(shop, [addPaidOrder(shop, { lines: [{ code: 'TX' }] })]);
    expect(scanned([at(365)], 'TX').code).toBe('wrong_item');
    expect(scanned([at(365)], waybillOf(shop, other)).code).toBe('parcel_opened');
    expect([counted(), kept()]).toEqual([0, []]);
    scanned([at(365)]);
    expect(scanned(undefined, waybillOf(shop, other)).code).toBe('unfinished_parcel');
  });

  test('PK-3: an item without barcode is checked at its number key just the same', () => {
    category();
    const lineId = scanned().parcel!.lines[0]!.lineId;
    expect(mustBe(confirmLine(shop.services, packer, { parcelId, lineId })).code).toBe('check_wanted');
    expect(mustBe(confirmLine(shop.services, packer, { parcelId, lineId, answers: [at(365)] })).code).toBe('item_counted');
  });

  test('PK-3: a piece taken back, or a parcel put aside, takes its checks with it; the next piece is asked anew', () => {
    category();
    scanned([at(365)]);
    mustBe(undoCount(shop.services, packer, { parcelId }));
    expect(kept()).toMatchObject([[1, 'waist', expect.any(String), 1, 1]]);
    expect(scanned().code).toBe('check_wanted');
    scanned([at(366)]);
    mustBe(setAside(shop.services, packer, { parcelId }));
    expect(kept().map((row) => row[4])).toEqual([1, 1]);
    expect(scanned().code).toBe('check_wanted');
  });

  test('PK-3: a held order stops before any check is asked', () => {
    category();
    shop.store.write((writer) => writer.run(`UPDATE orders SET hold_reason = 'other' WHERE id = ?`, orderId));
    expect(scanned([at(365)]).code).toBe('held');
    expect(kept()).toEqual([]);
  });
});

describe('which articles', () => {
  test('PK-3: chosen SKUs belong whatever their style; out of use nothing is asked', () => {
    const id = category({ stylePrefixes: [] });
    const skuId = skuByCode(shop.store.reader, 'NZ801-28')!.id;
    expect(codeOf(assignCategory(shop.services, shop.manager, { skuIds: [skuId, 999 as typeof skuId], categoryId: id }))).toBe('stock.sku_unknown');
    expect(skuByCode(shop.store.reader, 'NZ801-28')?.category_id).toBeNull();
    mustBe(assignCategory(shop.services, shop.manager, { skuIds: [skuId], categoryId: id }));
    expect(scanned().code).toBe('check_wanted');
    mustBe(retire(shop.services, shop.manager, { categoryId: id }));
    expect(scanned().code).toBe('item_counted');
    expect(codeOf(assignCategory(shop.services, shop.manager, { skuIds: [skuId], categoryId: id }))).toBe('category.unknown');
    expect(category()).toBe(id);
  });

  test('PK-3: two categories of one name, or a beginning twice, are refused and change nothing', () => {
    const id = category();
    const again = { categoryId: null, name: '牛仔裤', checks: [], steps: [], ticked: 'parcel', stylePrefixes: [] } as const;
    expect(codeOf(saveCategory(shop.services, shop.manager, { ...again, checks: [], steps: [], stylePrefixes: [] }))).toBe('category.name_taken');
    expect(codeOf(saveCategory(shop.services, shop.manager, { ...again, name: '裤', checks: [], steps: [], stylePrefixes: ['nz'] }))).toBe('category.prefix_taken');
    expect(mustBe(listCategories(shop.services)).map((one) => one.id)).toEqual([id]);
  });
});

describe('packing instructions', () => {
  const steps = ['快递袋 M', '排净空气'];

  test('PK-4: everything counted, the parcel waits for the tick; the tick finishes it and is kept', () => {
    const id = category({ checks: [], steps });
    scanned();
    expect(scanned()).toMatchObject({ tone: 'good', code: 'steps_wanted', parcel: { state: 'printed', instructions: [{ steps, ticked: false }] } });
    expect(mustBe(scan(shop.services, packer, { parcelId: null, code: waybillOf(shop, parcelId) })).code).toBe('steps_wanted');
    expect(mustBe(tickSteps(shop.services, packer, { parcelId }))).toMatchObject({ code: 'parcel_packed' });
    expect(kept()).toEqual([[1, 'steps', tickOf(id, steps), 1, 0]]);
    expect(mustBe(parcelChecks(shop.services, { parcelId }))).toMatchObject([{ kind: 'steps', value: steps.join('\n'), by: '李强' }]);
    expect(mustBe(tickSteps(shop.services, packer, { parcelId })).code).toBe('already_packed');
  });

  test('PK-4: ticked before the last piece, no key is left; ticks end when the parcel is put aside', () => {
    category({ checks: [], steps });
    expect(mustBe(tickSteps(shop.services, packer, { parcelId }))).toMatchObject({ code: 'parcel_opened', parcel: { instructions: [{ ticked: true }] } });
    mustBe(setAside(shop.services, packer, { parcelId }));
    scanned();
    expect(scanned().code).toBe('steps_wanted');
    mustBe(tickSteps(shop.services, packer, { parcelId }));
    expect(parcelById(shop.store.reader, parcelId)?.state).toBe('packed');
  });

  test('PK-4: once a session is enough where the manager says so; changed steps are ticked anew', () => {
    const id = category({ checks: [], steps, ticked: 'session' });
    const before = { ...packer, ticked: new Set([tickOf(id, steps)]) };
    scanned(undefined, 'NZ801-28', before);
    expect(scanned(undefined, 'NZ801-28', before).code).toBe('parcel_packed');
    const next = addPrintedParcel(shop, [addPaidOrder(shop, { lines: [{ code: 'NZ801-28', size: '28' }] })]);
    category({ categoryId: id, checks: [], steps: [...steps, '再贴一道胶带'], ticked: 'session' });
    expect(mustBe(scan(shop.services, before, { parcelId: next, code: 'NZ801-28' })).code).toBe('steps_wanted');
  });
});
