import { expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { holdOrder } from '../../electron/use-cases/order-changes.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import { act, type Services } from '../../electron/use-cases/services.ts';
import { makeWave, previewWave } from '../../electron/use-cases/waves/make-wave.ts';
import { closeWave, giveWave, releaseWave, takeWave } from '../../electron/use-cases/waves/owners.ts';
import { pick, pickLine, unpick } from '../../electron/use-cases/waves/pick.ts';
import { putBack, sort, unsort } from '../../electron/use-cases/waves/sort.ts';
import { countWaves, listWaves, pickingView, wallViewOf } from '../../electron/use-cases/waves/wave-views.ts';
import { addPaidOrderIn, addPrintedParcelIn, addStaff, inOneStep, mustBe, openTestShop } from '../support/shop.ts';
import { planOf, recordStatements } from '../support/recorded-store.ts';

/** What may be read from end to end: settings, categories, open waves, the parcels on the floor (a partial index of only those), lists of ids. */
const allowed = [
  /^SCAN settings$/, /^SCAN CONSTANT ROW$/, /^SCAN (p|parcels) USING (COVERING )?INDEX parcels_on_the_floor$/, /^SCAN (w|waves) USING (COVERING )?INDEX waves_open$/,
  /^SCAN \((subquery|join)[^)]*\)$/, /^SCAN (json_each|named) VIRTUAL TABLE INDEX 1:$/, /^SCAN categories$/,
];

test('PK-1: 1,000 printed parcels: nothing about waves reads through orders, lines, parcels or old waves', async () => {
  const shop = await openTestShop();
  const { store, statements } = recordStatements(shop.store);
  const services: Services = { ...shop.services, store };
  const picker = addStaff(shop, '李强');
  const orderIds: OrderId[] = [];
  inOneStep(shop.services, (step) => {
    for (let index = 0; index < 1_000; index += 1) {
      const code = `SKU-${String(index % 40)}`;
      const orderId = addPaidOrderIn(step, { lines: [{ code, barcode: `69000${String(index % 40).padStart(8, '0')}`, shelf: `A-${String(index % 12)}` }, { code: `SKU-${String(index % 7)}` }] });
      addPrintedParcelIn(step, [orderId], { drawn: false });
      orderIds.push(orderId);
    }
  });
  const wish = { courierCode: null, urgency: 'all' as const, size: 'any' as const, most: 30, slots: true, mine: false };
  expect(mustBe(previewWave(services, wish))).toMatchObject({ parcels: 30, eligible: [{ courierCode: 'ZTO', parcels: 1_000 }] });
  for (let made = 0; made < 3; made += 1) mustBe(makeWave(services, picker, wish));
  const [first, second] = mustBe(listWaves(services));
  const { waveId } = first!;
  mustBe(takeWave(services, picker, { waveId }));
  const { lines } = mustBe(pickingView(services, { waveId }));
  const line = lines[0]!;
  for (const code of [line.barcode, 'SKU-39', 'nobody']) mustBe(pick(services, picker, { waveId, code }));
  mustBe(pickLine(services, picker, { waveId, lineId: line.lineId }));
  mustBe(unpick(services, picker, { waveId, lineId: line.lineId }));
  const placed = mustBe(sort(services, picker, { waveId, code: line.skuCode }));
  mustBe(unsort(services, picker, { waveId, lineId: line.lineId, slot: placed.slot ?? 0 }));
  mustBe(putBack(services, picker, { waveId, slot: 1 }));
  mustBe(wallViewOf(services, { waveId }));
  mustBe(countWaves(services));
  mustBe(scan(services, { ...picker, signatureStands: true }, { parcelId: null, code: 'SLOT-1' }));
  mustBe(act(services, picker.staffId, (step) => holdOrder(step, orderById(step.writer, orderIds[0]!)!, { reason: 'other', note: '', until: null })));
  mustBe(giveWave(services, picker, { waveId, staffId: shop.manager.staffId }));
  mustBe(releaseWave(services, shop.manager, { waveId }));
  mustBe(closeWave(services, picker, { waveId }));
  mustBe(closeWave(services, picker, { waveId: second!.waveId }));

  const ours = [...statements].filter((sql) => /wave|parcels_on_the_floor/.test(sql));
  expect(ours.length).toBeGreaterThan(20);
  const reading = [...statements].flatMap((sql) => planOf(shop.store, sql).filter((step) => step.startsWith('SCAN') && !step.endsWith('VIRTUAL TABLE INDEX 0:=') && !allowed.some((pattern) => pattern.test(step)) && !/ORDER BY id DESC LIMIT/.test(sql)).map((step) => `${step}: ${sql}`));
  expect(reading).toEqual([]);
  shop.close();
});
