import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId, ParcelId, SkuId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { movementsOf } from '../../electron/store/sku-list.ts';
import { skuById } from '../../electron/store/stock.ts';
import { listMaterials, listMaterialMovements, recordMaterial, retire, saveMaterial } from '../../electron/use-cases/materials/materials.ts';
import { reportFault } from '../../electron/use-cases/packing/fault.ts';
import { packingParcel } from '../../electron/use-cases/packing/queries.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import { releaseOrders } from '../../electron/use-cases/orders/orders.ts';
import type { Packer } from '../../electron/use-cases/packing/verdicts.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, mustBe, openTestShop, stockUp, tracedActions, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let packer: Packer;
let orderId: OrderId;
let parcelId: ParcelId;
let skuId: SkuId;
beforeEach(async () => {
  shop = await openTestShop();
  packer = { ...addStaff(shop, '李强'), signatureStands: true };
  orderId = addPaidOrder(shop, { lines: [{ code: 'A', quantity: 2 }, { code: 'B' }] });
  parcelId = addPrintedParcel(shop, [orderId]);
  skuId = stockUp(shop, 'A', 5);
});
afterEach(() => {
  shop.close();
});
const lineId = () => mustBe(packingParcel(shop.services, { parcelId })).lines[0]!.lineId;
const fault = (more: Partial<Parameters<typeof reportFault>[2]> = {}) =>
  reportFault(shop.services, packer, { parcelId, reason: 'defect', lineId: lineId(), pieces: 1, waybill: 'keep', note: '拉链坏：A × 1', ...more });
const onHand = (): number => skuById(shop.store.reader, skuId)?.on_hand ?? NaN;
const packAll = (): void => {
  for (const code of ['A', 'A', 'B']) mustBe(scan(shop.services, packer, { parcelId, code }));
};

describe('a fault', () => {
  test('PK-7: holds the order in yellow, corrects the stock with the packer’s words, forgets what was counted', () => {
    mustBe(scan(shop.services, packer, { parcelId, code: 'A' }));
    mustBe(fault());
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ state: 'paid', hold_reason: 'packing_fault', flag: 'yellow' });
    expect(onHand()).toBe(4);
    expect(movementsOf(shop.store.reader, skuId)[0]).toMatchObject({ kind: 'correction', quantity: -1, cause: '拉链坏：A × 1', staffName: '李强', balance: 4 });
    expect(mustBe(packingParcel(shop.services, { parcelId }))).toMatchObject({ state: 'printed', stop: { code: 'held' }, lines: [{ counted: 0 }, { counted: 0 }] });
    expect(tracedActions(shop, 'order', orderId)).toContain('order.packing_fault');
  });

  test('PK-7: missing pieces and wrong articles are a count, other words leave the stock alone', () => {
    mustBe(fault({ reason: 'missing', pieces: 2 }));
    expect(movementsOf(shop.store.reader, skuId)[0]).toMatchObject({ kind: 'count', quantity: -2, balance: 3 });
    mustBe(fault({ reason: 'wrong_article' }));
    expect(onHand()).toBe(2);
    mustBe(fault({ reason: 'other' }));
    mustBe(fault({ reason: 'missing', pieces: 2 }));
    mustBe(fault({ reason: 'missing', pieces: 2 }));
    expect(onHand()).toBe(0);
  });

  test('PK-7: the waybill is kept or voided; voided, the order comes back to the print list after its release', () => {
    mustBe(fault({ waybill: 'void' }));
    expect(parcelById(shop.store.reader, parcelId)).toMatchObject({ state: 'voided', void_reason: 'packing_fault' });
    expect(orderById(shop.store.reader, orderId)?.hold_reason).toBe('packing_fault');
    expect(codeOf(reportFault(shop.services, packer, { parcelId, reason: 'other', lineId: null, pieces: 1, waybill: 'keep', note: 'x' }))).toBe('parcel.already_voided');
  });

  test('PK-7: in a packed parcel opens it again, also with the waybill voided', () => {
    packAll();
    mustBe(fault({ waybill: 'void' }));
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ state: 'paid', hold_reason: 'packing_fault' });
    expect(onHand()).toBe(4);
  });

  test('PK-7: what cannot be is refused whole: another parcel’s line, more pieces than the line wants', () => {
    const other = addPrintedParcel(shop, [addPaidOrder(shop, { lines: [{ code: 'C' }] })]);
    const foreign = mustBe(packingParcel(shop.services, { parcelId: other })).lines[0]!.lineId;
    expect(codeOf(fault({ lineId: foreign }))).toBe('packing.line_unknown');
    expect(codeOf(fault({ pieces: 3 }))).toBe('packing.fault_too_many');
    expect([onHand(), orderById(shop.store.reader, orderId)?.hold_reason]).toEqual([5, null]);
  });

  test('PK-7: nothing is half done when the store fails in the middle', () => {
    shop.store.write((writer) => writer.run(`CREATE TRIGGER broken BEFORE INSERT ON order_notes BEGIN SELECT RAISE(ABORT, 'broken'); END`));
    expect(() => fault({ waybill: 'void' })).toThrow('broken');
    expect(onHand()).toBe(5);
    expect(orderById(shop.store.reader, orderId)).toMatchObject({ hold_reason: null, flag: 'grey' });
    expect(parcelById(shop.store.reader, parcelId)?.state).toBe('printed');
  });
});

describe('materials', () => {
  const bag = { materialId: null, name: '快递袋 M', unit: '个', floorQuantity: 2, perParcel: 1, courierCode: '', supplier: '宏达包装', phone: '0571-8800', weightG: 12 } as const;
  const row = () => mustBe(listMaterials(shop.services))[0]!;

  test('PK-8: the transaction that packs a parcel counts them down, once however often it is packed', () => {
    const { materialId } = mustBe(saveMaterial(shop.services, shop.manager, bag));
    mustBe(saveMaterial(shop.services, shop.manager, { ...bag, name: '顺丰面单', courierCode: 'SF' }));
    mustBe(recordMaterial(shop.services, packer, { materialId, cause: 'count', quantity: 4, note: '' }));
    packAll();
    expect(mustBe(listMaterials(shop.services)).map(({ name, onHand: left }) => [name, left])).toEqual([['顺丰面单', 0], ['快递袋 M', 3]]);
    mustBe(fault({ reason: 'other' }));
    mustBe(releaseOrders(shop.services, shop.manager, { orderIds: [orderId], note: '' }));
    packAll();
    expect(parcelById(shop.store.reader, parcelId)?.state).toBe('packed');
    expect(mustBe(listMaterialMovements(shop.services, { materialId }))).toMatchObject([
      { quantity: -1, cause: 'used', staffName: '李强', balance: 3 }, { quantity: 4, cause: 'opening', balance: 4 },
    ]);
  });

  test('PK-8: at the floor the screens are told, once', () => {
    const { materialId } = mustBe(saveMaterial(shop.services, shop.manager, bag));
    mustBe(recordMaterial(shop.services, packer, { materialId, cause: 'delivered', quantity: 4, note: '' }));
    const told = [0, 1, 2].map(() => {
      const next = addPrintedParcel(shop, [addPaidOrder(shop, { lines: [{ code: 'Z' }] })]);
      shop.events.length = 0;
      mustBe(scan(shop.services, packer, { parcelId: next, code: 'Z' }));
      return [row().low, shop.events.some(({ name }) => name === 'materials.changed')];
    });
    expect(told).toEqual([[false, false], [true, true], [true, false]]);
  });

  test('PK-8: deliveries, counts and spoiled ones stand with who and why; what cannot be is refused', () => {
    const { materialId } = mustBe(saveMaterial(shop.services, shop.manager, bag));
    const record = (cause: 'delivered' | 'count' | 'spoiled', quantity: number) => recordMaterial(shop.services, packer, { materialId, cause, quantity, note: '周五' });
    expect(mustBe(record('delivered', 100)).onHand).toBe(100);
    expect(mustBe(record('count', 97)).onHand).toBe(97);
    expect(mustBe(record('spoiled', 7)).onHand).toBe(90);
    expect([codeOf(record('spoiled', 91)), codeOf(record('delivered', 0))]).toEqual(['material.not_so_many', 'material.nothing_said']);
    expect(mustBe(listMaterialMovements(shop.services, { materialId })).map(({ quantity, cause, balance }) => [quantity, cause, balance])).toEqual([[-7, 'spoiled', 90], [-3, 'count', 97], [100, 'delivered', 100]]);
    expect(() => shop.store.write((writer) => writer.run('DELETE FROM material_movements'))).toThrow('append-only');
    expect(codeOf(saveMaterial(shop.services, shop.manager, bag))).toBe('material.name_taken');
    mustBe(retire(shop.services, shop.manager, { materialId }));
    expect([codeOf(record('count', 1)), mustBe(saveMaterial(shop.services, shop.manager, bag)).materialId, row().onHand]).toEqual(['material.unknown', materialId, 90]);
  });

  test('PK-8: a store that cannot write the material leaves the parcel unpacked', () => {
    mustBe(saveMaterial(shop.services, shop.manager, bag));
    shop.store.write((writer) => writer.run(`CREATE TRIGGER broken BEFORE INSERT ON material_movements BEGIN SELECT RAISE(ABORT, 'broken'); END`));
    expect(packAll).toThrow('broken');
    expect(parcelById(shop.store.reader, parcelId)).toMatchObject({ state: 'printed', packed_by: null });
  });
});
