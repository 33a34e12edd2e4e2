import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/operation.ts';
import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import { may } from '../../shared/domain/staff/permissions.ts';
import { openAnsweringShop, type AnsweringShop } from '../support/answering-shop.ts';
import { giveRoll } from '../support/printing-shop.ts';
import { addPaidOrder, addPrintedParcel, mustBe, packParcel } from '../support/shop.ts';

/** Found nowhere by chance. */
const [name, phone] = ['欧阳金丝雀', '13987654321'];

let shop: AnsweringShop;
let [orderId, parcelId] = [0 as OrderId, 0 as ParcelId];
beforeAll(async () => {
  shop = await openAnsweringShop();
  orderId = addPaidOrder(shop, { receiver: { name, phone } });
  addPaidOrder(shop, { receiver: { name, phone } });
  parcelId = addPrintedParcel(shop, [orderId], { waybillNumber: '77000000000001' });
  const packed = addPaidOrder(shop, { receiver: { name, phone } });
  packParcel(shop, shop.people.packer, addPrintedParcel(shop, [packed], { waybillNumber: '77000000000002' }), [packed]);
});
afterAll(async () => {
  await shop.end();
});

const queriesOfPackers = Object.entries(contract as unknown as Record<string, Record<string, Operation>>).flatMap(([feature, operations]) =>
  Object.entries(operations).flatMap(([operation, { kind, access }]) =>
    kind === 'query' && access !== 'anyone' && (access === 'signed_in' || may('packer', access)) ? [`${feature}.${operation}`] : []));

/** What a packing table would send; whatever fits is tried. */
const inputs = (): unknown[] => [
  null, {}, { parcelId }, { orderId }, { courierCode: 'ZTO' }, { waybillNumber: '77000000000001' }, { search: '', offset: 0, limit: 100 }, { search: name, offset: 0, limit: 100 }, { text: phone.slice(-4) },
  { parcelIds: [parcelId] }, { orderIds: [orderId] }, { code: '77000000000001' },
];

test('SF-3: whatever a packer asks, the receiver stands masked in the answer; customer service reads them', async () => {
  let answered = 0;
  for (const query of queriesOfPackers) {
    for (const input of inputs()) {
      const answer = await shop.call(shop.windows.packer, query, input);
      if (answer.ok) answered += 1;
      const said = JSON.stringify(answer);
      expect({ query, name: said.includes(name), phone: said.includes(phone) }).toEqual({ query, name: false, phone: false });
    }
  }
  expect(answered).toBeGreaterThan(15);
  expect(mustBe(await shop.call(shop.windows.packer, 'packing.parcel', { parcelId }))).toMatchObject({ receiverName: '欧****' });
  expect(mustBe(await shop.call(shop.windows.customer_service, 'packing.parcel', { parcelId }))).toMatchObject({ receiverName: name });
});

test('SF-3: a packer who needs the receiver in full sees it, and each look is in the trace', async () => {
  const looks = (): number => shop.services.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM trace WHERE action = 'receiver.looked_at' AND staff_id = ?`, shop.people.packer.staffId)?.n ?? 0;
  expect(mustBe(await shop.call(shop.windows.packer, 'packing.receiver', { parcelId }))).toEqual([expect.objectContaining({ orderId, fullName: name, fullPhone: phone })]);
  expect(looks()).toBe(1);
  await shop.call(shop.windows.packer, 'packing.receiver', { parcelId });
  expect(looks()).toBe(2);
  expect(await shop.call(shop.windows.packer, 'packing.receiver', { parcelId: 4_711 })).toMatchObject({ ok: false, refusal: { code: 'parcel.unknown' } });
  expect(looks()).toBe(2);
});

test('SF-3: a paper that a packer only looks at shows the receiver masked; the manager sees it as it is printed', async () => {
  giveRoll(shop, 5);
  const unprinted = addPaidOrder(shop, { receiver: { name, phone } });
  const preview = async (windowId: number, kind: string): Promise<string> => JSON.stringify(mustBe(await shop.call(windowId, 'printing.preview', { orderId: unprinted, kind })));
  expect(await preview(shop.windows.manager, 'waybill')).toContain(name);
  for (const kind of ['waybill', 'packing_slip']) {
    const said = await preview(shop.windows.packer, kind);
    expect({ kind, name: said.includes(name), phone: said.includes(phone) }).toEqual({ kind, name: false, phone: false });
  }
});

test('case 20, SF-3: whoever reads very many receivers in full within an hour is a task for the others; who reads a few is not', async () => {
  const tasks = (): unknown[] => shop.services.store.reader.all(`SELECT params FROM tasks WHERE code = 'looked_up_many' AND ended_at IS NULL`);
  const look = (): Promise<unknown> => shop.call(shop.windows.packer, 'packing.receiver', { parcelId });
  shop.clock.now += 2 * 3_600_000;
  for (let nth = 1; nth < 30; nth += 1) await look();
  expect(tasks()).toEqual([]);
  await look();
  expect(tasks()).toEqual([{ params: JSON.stringify({ name: shop.people.packer.name, limit: 30 }) }]);
  for (let nth = 0; nth < 31; nth += 1) await look();
  expect(tasks()).toHaveLength(1);
  shop.clock.now += 2 * 3_600_000;
  shop.services.store.write((writer) => writer.run(`UPDATE tasks SET ended_at = 1, outcome = 'done' WHERE code = 'looked_up_many'`));
  for (let nth = 1; nth < 30; nth += 1) await look();
  expect(tasks()).toEqual([]);
});
