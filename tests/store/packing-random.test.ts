import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { PackingVerdict } from '../../shared/contract/packing.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { voidParcel } from '../../electron/use-cases/order-changes.ts';
import { holdOrders, releaseOrders } from '../../electron/use-cases/orders/orders.ts';
import { undoCount } from '../../electron/use-cases/packing/counting.ts';
import { setAside } from '../../electron/use-cases/packing/parcel-changes.ts';
import { scan } from '../../electron/use-cases/packing/scan.ts';
import { act } from '../../electron/use-cases/services.ts';
import { addPaidOrder, addPrintedParcel, addStaff, mustBe, openTestShop, waybillOf } from '../support/shop.ts';

const codes = ['A', 'B', 'C'] as const;
type Code = (typeof codes)[number];

const wanted = fc.record({ A: fc.integer({ min: 0, max: 2 }), B: fc.integer({ min: 0, max: 2 }), C: fc.constant(1) });
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('item' as const), packer: fc.nat(1), code: fc.constantFrom<Code>(...codes) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('waybill' as const), packer: fc.nat(1), parcel: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), packer: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('aside' as const), packer: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('hold' as const, 'release' as const, 'void' as const), parcel: fc.nat(2) }) },
);

test('PK-2: whatever two packers scan in whatever order, a parcel is packed only with exactly its own goods, and never while it is stopped', async () => {
  const shop = await openTestShop();
  const packers = [addStaff(shop, '李强'), addStaff(shop, '单秀英')].map((who) => ({ ...who, signatureStands: true }));

  /** What really lies in the box of each parcel, as two honest packers handle it: a piece goes in when the screen is green. */
  const play = (wants: readonly Record<Code, number>[], steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): number => {
    const parcels = wants.map((want) => {
      const orderId: OrderId = addPaidOrder(shop, { lines: codes.filter((code) => want[code] > 0).map((code) => ({ code, quantity: want[code] })) });
      const parcelId: ParcelId = addPrintedParcel(shop, [orderId]);
      return { orderId, parcelId, number: waybillOf(shop, parcelId), want, box: [] as Code[] };
    });
    const open: (ParcelId | null)[] = [null, null];
    let packed = 0;
    const parcelOf = (id: ParcelId | null) => parcels.find((parcel) => parcel.parcelId === id);
    const hear = (at: number, verdict: PackingVerdict, code: Code | null): void => {
      const named = parcelOf(verdict.parcel?.parcelId ?? null);
      if (verdict.tone === 'good' && code !== null && verdict.code !== 'parcel_opened') named?.box.push(code);
      if (verdict.code === 'parcel_packed') {
        packed += 1;
        expect(named?.box.sort()).toEqual(codes.flatMap((one) => Array.from({ length: named?.want[one] ?? 0 }, () => one)));
        expect(orderById(shop.store.reader, named!.orderId)).toMatchObject({ state: 'packed', hold_reason: null });
      }
      if (verdict.parcel !== null) open[at] = verdict.code !== 'parcel_packed' && verdict.parcel.state === 'printed' ? verdict.parcel.parcelId : null;
    };
    for (const one of steps) {
      switch (one.kind) {
        case 'item':
        case 'waybill': {
          const code = one.kind === 'item' ? one.code : (parcels[one.parcel]?.number ?? '');
          hear(one.packer, mustBe(scan(shop.services, packers[one.packer]!, { parcelId: open[one.packer] ?? null, code })), one.kind === 'item' ? one.code : null);
          break;
        }
        case 'undo': {
          const parcel = parcelOf(open[one.packer] ?? null);
          if (parcel === undefined) break;
          const before = parcel.box.length;
          const verdict = mustBe(undoCount(shop.services, packers[one.packer]!, { parcelId: parcel.parcelId }));
          const lines = verdict.parcel?.lines ?? [];
          if (verdict.tone === 'good') parcel.box = lines.flatMap((line) => Array.from({ length: line.counted }, () => line.skuCode as Code));
          expect(parcel.box.length).toBe(Math.max(0, verdict.tone === 'good' ? before - 1 : before));
          break;
        }
        case 'aside': {
          const parcel = parcelOf(open[one.packer] ?? null);
          if (parcel === undefined) break;
          mustBe(setAside(shop.services, packers[one.packer]!, { parcelId: parcel.parcelId }));
          if (parcelById(shop.store.reader, parcel.parcelId)?.state === 'printed') parcel.box = [];
          open[one.packer] = null;
          break;
        }
        case 'hold':
          mustBe(holdOrders(shop.services, shop.manager, { orderIds: [parcels[one.parcel]!.orderId], reason: 'other', note: '', until: null }));
          break;
        case 'release':
          mustBe(releaseOrders(shop.services, shop.manager, { orderIds: [parcels[one.parcel]!.orderId], note: '' }));
          break;
        case 'void': {
          const parcel = parcels[one.parcel]!;
          const voided = act(shop.services, shop.manager.staffId, (change) => voidParcel(change, parcel.parcelId, '破损'));
          if (voided.ok) parcel.box = [];
          break;
        }
      }
    }
    return packed;
  };

  let packedAtAll = 0;
  fc.assert(
    fc.property(fc.tuple(wanted, wanted, wanted), fc.array(step, { minLength: 5, maxLength: 40 }), (wants, steps) => {
      packedAtAll += play(wants, steps);
    }),
    { numRuns: 60 },
  );
  expect(packedAtAll).toBeGreaterThan(0);
  const wrong = shop.store.reader.all(
    `SELECT p.id FROM parcels p JOIN parcel_orders po ON po.parcel_id = p.id JOIN orders o ON o.id = po.order_id
     WHERE (p.state = 'packed') <> (o.state = 'packed') OR (p.state = 'packed' AND (p.packed_by IS NULL OR p.packed_at IS NULL))`,
  );
  expect(wrong).toEqual([]);
  expect((await verifyTrace(shop.store.reader)).sound).toBe(true);
  shop.close();
});
