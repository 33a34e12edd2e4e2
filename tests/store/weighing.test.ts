import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import { createScaleDesk, type ScaleDesk } from '../../electron/use-cases/scales/scale-desk.ts';
import type { ScaleNews } from '../../electron/scales/scale.ts';
import { noScale } from '../../shared/contract/scales.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { expectedWeight } from '../../electron/use-cases/packing/expected-weight.ts';
import { packingParcel } from '../../electron/use-cases/packing/queries.ts';
import { openAgain, setWeight, weigh } from '../../electron/use-cases/packing/weigh.ts';
import { chooseScale, scaleSettingsOf } from '../../electron/use-cases/scales/scale-settings.ts';
import { writeSkuDetails } from '../../electron/store/sku-list.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, inOneStep, mustBe, openTestShop, packParcel, tracedActions, type TestLine, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let person: Caller;
/** A scale of the test's own making: what it says is what lies on it. */
let onScale: Result<number>;
let takenTimes: number;
const desk: ScaleDesk = {
  use: () => undefined, now: () => { throw new Error('not asked'); }, weight: () => onScale, taken: () => { takenTimes += 1; }, close: () => Promise.resolve(),
};

beforeEach(async () => {
  shop = await openTestShop();
  person = addStaff(shop, '李强');
  onScale = refuse('scale.off');
  takenTimes = 0;
});
afterEach(() => {
  shop.close();
});

const parcelOf = (lines: readonly TestLine[], packed = true): { parcelId: ParcelId; orderId: OrderId } => {
  const orderId = addPaidOrder(shop, { lines });
  const parcelId = addPrintedParcel(shop, [orderId]);
  if (packed) packParcel(shop, person, parcelId, [orderId]);
  return { parcelId, orderId };
};
const typed = (parcelId: ParcelId, weightG: number, evenIfOdd = false) => weigh(shop.services, desk, person, { parcelId, evenIfOdd, weight: { source: 'typed', weightG } });
const fromScale = (parcelId: ParcelId, more: { evenIfOdd?: boolean; shownG?: number | null } = {}) =>
  weigh(shop.services, desk, person, { parcelId, evenIfOdd: more.evenIfOdd ?? false, weight: { source: 'scale', shownG: more.shownG ?? null } });
const weighMany = (lines: readonly TestLine[], weights: readonly number[]): void => {
  for (const weightG of weights) mustBe(typed(parcelOf(lines).parcelId, weightG, true));
};
const expectedOf = (lines: readonly TestLine[]) => mustBe(expectedWeight(shop.services, { parcelId: parcelOf(lines).parcelId }));
const giveWeight = (code: string, weightG: number): void => {
  inOneStep(shop.services, ({ writer }) => {
    const sku = skuByCode(writer, code)!;
    writeSkuDetails(writer, sku.id, { ...sku, weight_g: weightG });
  });
};

test('PK-6: nothing is expected of an article that nobody weighed; three parcels teach it', () => {
  expect(expectedOf([{ code: 'A' }])).toBeNull();
  weighMany([{ code: 'A' }], [400, 404]);
  expect(expectedOf([{ code: 'A' }])).toBeNull();
  weighMany([{ code: 'A' }], [402]);
  expect(expectedOf([{ code: 'A' }])?.weightG).toBe(402);
  expect(expectedOf([{ code: 'A' }, { code: 'new' }])).toBeNull();
  expect(expectedOf([{ title: '没有编码的散件' }])).toBeNull();
});

test('PK-6: outliers among earlier parcels do not move what is expected', () => {
  weighMany([{ code: 'A' }], [400, 402, 398, 4000, 401, 399, 12, 400]);
  expect(expectedOf([{ code: 'A', quantity: 2 }])?.weightG).toBe(800);
});

test('PK-6: an article that never goes alone is learned once the others are known', () => {
  weighMany([{ code: 'A' }], [400, 400, 400]);
  weighMany([{ code: 'A' }, { code: 'B', quantity: 2 }], [1000, 1004, 996]);
  expect(expectedOf([{ code: 'B' }])?.weightG).toBe(300);
});

test('PK-6: bag and paper: by what materials weigh, else learned from goods of known weight', () => {
  weighMany([{ code: 'A' }], [430]);
  giveWeight('A', 400);
  expect(expectedOf([{ code: 'A' }])).toEqual({ weightG: 400, toleranceG: 58 });
  weighMany([{ code: 'A' }], [431, 429, 430, 900, 430]);
  expect(expectedOf([{ code: 'A', quantity: 2 }])).toMatchObject({ weightG: 830 });
  inOneStep(shop.services, ({ writer }) => writer.run(`INSERT INTO materials (name, weight_g, per_parcel) VALUES ('快递袋 M', 18, 1), ('胶带', 2, 1)`));
  expect(expectedOf([{ code: 'A' }])?.weightG).toBe(420);
});

test('PK-6: a difference beyond tolerance asks, names what explains it, and writes nothing yet', () => {
  weighMany([{ code: 'A' }], [400, 401, 399]);
  const { parcelId } = parcelOf([{ code: 'A', size: 'M' }]);
  const line = mustBe(packingParcel(shop.services, { parcelId })).lines[0]!;
  expect(mustBe(typed(parcelId, 802))).toMatchObject({
    outcome: 'odd', weightG: 802, expected: { weightG: 400 }, explanations: [{ kind: 'extra', lineId: line.lineId, pieces: 1 }],
  });
  expect(parcelById(shop.store.reader, parcelId)?.weight_g).toBeNull();
  expect(tracedActions(shop, 'parcel', parcelId)).not.toContain('parcel.weighed');
  expect(takenTimes).toBe(3);
});

test('PK-6: the packer confirms, and the trace says so', () => {
  weighMany([{ code: 'A' }], [400, 401, 399]);
  const { parcelId } = parcelOf([{ code: 'A' }]);
  mustBe(typed(parcelId, 802, true));
  expect(parcelById(shop.store.reader, parcelId)).toMatchObject({ weight_g: 802, weight_source: 'typed', expected_weight_g: 400 });
  expect(shop.store.reader.first(`SELECT after FROM trace WHERE action = 'parcel.weighed' ORDER BY id DESC`))
    .toEqual({ after: '{"weightG":802,"source":"typed","expectedG":400,"confirmed":true}' });
});

test('PK-6: the packer looks again instead: the parcel is open, uncounted and unweighed', () => {
  const { parcelId, orderId } = parcelOf([{ code: 'A' }]);
  mustBe(setWeight(shop.services, person, { parcelId, weightG: 500 }));
  mustBe(openAgain(shop.services, person, { parcelId }));
  expect(parcelById(shop.store.reader, parcelId)).toMatchObject({ state: 'printed', packed_by: null, weight_g: null, weight_source: null, expected_weight_g: null });
  expect(shop.store.reader.first('SELECT state FROM orders WHERE id = ?', orderId)).toEqual({ state: 'paid' });
  expect(mustBe(packingParcel(shop.services, { parcelId })).lines[0]).toMatchObject({ counted: 0 });
  expect(tracedActions(shop, 'parcel', parcelId)).toContain('parcel.reopened');
  mustBe(openAgain(shop.services, person, { parcelId }));
});

test.each(['off', 'unplugged', 'stale', 'unstable', 'negative', 'empty', 'overload', 'already_taken'])('PK-6: a reading that is %s is refused in main, whatever the window thinks', (why) => {
  const { parcelId } = parcelOf([{ code: 'A' }]);
  onScale = refuse(`scale.${why}`);
  expect(codeOf(fromScale(parcelId))).toBe(`scale.${why}`);
  expect(parcelById(shop.store.reader, parcelId)?.weight_g).toBeNull();
  expect(takenTimes).toBe(0);
});

test('PK-6: from the scale: written with its source, and what lies there is taken once', () => {
  const { parcelId } = parcelOf([{ code: 'A' }]);
  onScale = ok(612);
  expect(mustBe(fromScale(parcelId))).toEqual({ outcome: 'weighed', weightG: 612, expected: null });
  expect(parcelById(shop.store.reader, parcelId)).toMatchObject({ weight_g: 612, weight_source: 'scale', expected_weight_g: null });
  expect(takenTimes).toBe(1);
});

test('PK-6: what is confirmed is what was shown: another weight on the scale meanwhile is not sealed unseen', () => {
  weighMany([{ code: 'A' }], [400, 401, 399]);
  takenTimes = 0;
  const { parcelId } = parcelOf([{ code: 'A' }]);
  onScale = ok(802);
  expect(mustBe(fromScale(parcelId)).outcome).toBe('odd');
  expect(takenTimes).toBe(0);
  onScale = ok(1210);
  expect(codeOf(fromScale(parcelId, { evenIfOdd: true, shownG: 802 }))).toBe('scale.changed');
  onScale = ok(803);
  expect(mustBe(fromScale(parcelId, { evenIfOdd: true, shownG: 802 })).outcome).toBe('weighed');
  expect(takenTimes).toBe(1);
});

test.each([['reserved', 'parcel.not_printed'], ['voided', 'parcel.already_voided'], ['handed_over', 'parcel.already_handed_over']])(
  'PK-6: a parcel that is %s is not weighed, and the scale keeps what lies on it', (state, code) => {
    const { parcelId } = parcelOf([{ code: 'A' }]);
    shop.store.write((writer) => writer.run('UPDATE parcels SET state = ? WHERE id = ?', state, parcelId));
    onScale = ok(612);
    expect(codeOf(fromScale(parcelId))).toBe(code);
    expect(takenTimes).toBe(0);
  });

test('PK-6: of one article only the newest sixty parcels are kept to learn from', () => {
  weighMany([{ code: 'A' }], Array.from({ length: 64 }, (_, index) => 400 + (index % 3)));
  expect(shop.store.reader.first('SELECT count(*) AS n FROM sku_weighings')).toEqual({ n: 60 });
});

test('PK-6: the scale that is set is opened by the first look, anew when it is changed; the change is traced', () => {
  const opened: string[] = [];
  let tell: ((news: ScaleNews) => void) | undefined;
  const real = createScaleDesk({
    clock: () => shop.clock.now, tell: () => undefined,
    openScale: (device, _choice, hear) => {
      opened.push(device.kind === 'serial' ? device.path : 'hid');
      tell = hear;
      return { close: () => Promise.resolve() };
    },
  });
  expect(codeOf(chooseScale(shop.services, real, shop.manager, { ...noScale, on: true }))).toBe('scale.no_device');
  const wanted = { ...noScale, on: true, device: { kind: 'serial', path: 'COM3', baudRate: 9600 } } as const;
  mustBe(chooseScale(shop.services, real, shop.manager, wanted));
  expect(mustBe(scaleSettingsOf(shop.services))).toEqual(wanted);
  expect(shop.store.reader.first(`SELECT count(*) AS n FROM trace WHERE action = 'scale.chosen'`)).toEqual({ n: 1 });
  return Promise.resolve().then(() => {
    expect(opened).toEqual(['COM3']);
    tell?.({ kind: 'fault', words: 'Port is not open' });
    expect(real.now()).toMatchObject({ line: 'fault', words: 'Port is not open' });
    return real.close();
  });
});
