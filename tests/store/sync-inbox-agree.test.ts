import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fitsMask } from '../../shared/domain/intake/complete-draft.ts';
import type { OrderDraft, OrderLineDraft } from '../../shared/domain/intake/order-draft.ts';
import { linesOf, orderByNumber, type StoredOrder } from '../../electron/store/orders/order-row.ts';
import { parcelById } from '../../electron/store/parcels.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { correctReceiver, releaseOrders } from '../../electron/use-cases/orders/orders.ts';
import { bookFaults } from '../support/book-faults.ts';
import { addPrintedParcel, draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(async () => {
  expect(await bookFaults(shop.store.reader)).toEqual([]);
  shop.close();
});

const says = (draft: OrderDraft): string => inOneStep(shop.services, (step) => mustBe(takeIn(step, draft)));
const stored = (draft: OrderDraft): StoredOrder => {
  const order = orderByNumber(shop.store.reader, draft.platform, draft.platformOrderNumber);
  if (order === undefined) throw new Error('the order is not there');
  return order;
};
const lines = (draft: OrderDraft) => linesOf(shop.store.reader, stored(draft).id).map(({ sku_code: code, quantity }) => `${code}×${quantity}`);
const file = (): OrderDraft => draftOf({ lines: [{ code: 'A', title: '牛仔裤' }, { code: 'B', title: 'T恤', quantity: 2 }] }, shop.clock.now);
const withoutCodes = (draft: OrderDraft): readonly OrderLineDraft[] => draft.lines.map((line) => ({ ...line, skuCode: null }));

describe('OF-3, IN-2: a file and a connection that speak of the same order agree', () => {
  test('goods in another order, and goods without codes, are the same goods: a printed waybill stays', () => {
    const draft = file();
    says(draft);
    const parcel = addPrintedParcel(shop, [stored(draft).id]);
    expect(says({ ...draft, lines: [...draft.lines].reverse() })).toBe('unchanged');
    expect(says({ ...draft, lines: [...withoutCodes(draft)].reverse() })).toBe('unchanged');
    expect(says({ ...draft, lines: withoutCodes(draft), platformStatusText: '已付款' })).toBe('changed');
    expect(lines(draft)).toEqual(['A×1', 'B×2']);
    expect(parcelById(shop.store.reader, parcel)?.state).toBe('printed');
  });

  test('codes that come later are taken over, unless the waybill is printed: then nothing of the goods has changed', () => {
    const draft = file();
    says({ ...draft, lines: withoutCodes(draft) });
    says(draft);
    expect(lines(draft)).toEqual(['A×1', 'B×2']);
    const other = file();
    says({ ...other, lines: withoutCodes(other) });
    const parcel = addPrintedParcel(shop, [stored(other).id]);
    says(other);
    expect(parcelById(shop.store.reader, parcel)?.state).toBe('printed');
  });

  test('one line that really changed changes that line, and the code of the other stays', () => {
    const draft = file();
    says(draft);
    says({ ...draft, lines: withoutCodes(draft).map((line, index) => (index === 1 ? { ...line, quantity: 3 } : line)) });
    expect(lines(draft)).toEqual(['A×1', '×3']);
  });

  test('a receiver without name or phone keeps both; an address is taken whole or not at all', () => {
    const draft = file();
    says(draft);
    says({ ...draft, receiver: { ...draft.receiver, name: null, phone: null, detail: '新街 9 号', district: null } });
    expect(stored(draft)).toMatchObject({ receiver_name: '欧阳雨馨', receiver_phone: '13800000000', detail: '新街 9 号', district: '' });
    says({ ...draft, receiver: { ...draft.receiver, phone: '13900000000', province: null, city: null, district: null, detail: null } });
    expect(stored(draft)).toMatchObject({ receiver_phone: '13900000000', detail: '新街 9 号', city: '成都市' });
  });

  test('shipments that one source does not name stay as the other named them', () => {
    const draft: OrderDraft = { ...file(), state: 'handed_over', shipments: [{ courierName: '中通', waybillNumber: '77112345' }] };
    says(draft);
    says({ ...draft, shipments: [], platformStatusText: '已发货' });
    expect(stored(draft).shipments).toContain('77112345');
  });

  test('stars that fit what we know are no news; stars that cannot be ours hold the order, once', () => {
    const draft = file();
    says(draft);
    const masked = (name: string, district = '武侯区'): OrderDraft => ({ ...draft, receiver: { ...draft.receiver, name, phone: '138****0000', detail: '示例**', district, masked: ['name', 'phone', 'address'] } });
    says(masked('欧**'));
    expect(stored(draft)).toMatchObject({ hold_reason: null, receiver_name: '欧阳雨馨' });
    says(masked('张**'));
    expect(stored(draft)).toMatchObject({ hold_reason: 'address_changed', receiver_name: '欧阳雨馨' });
    const moved = file();
    says(moved);
    says({ ...moved, receiver: { ...moved.receiver, name: '欧**', detail: '**', district: '青羊区', masked: ['name', 'address'] } });
    expect(stored(moved).hold_reason).toBe('address_changed');
  });

  test('OF-3: a receiver that a person wrote stays; changed on the platform since, the order is held, once, until a person has looked', () => {
    const draft = file();
    says(draft);
    const write = (detail: string): void => {
      const order = stored(draft);
      mustBe(correctReceiver(shop.services, shop.manager, {
        orderId: order.id, revision: order.revision,
        receiver: { name: '欧阳雨馨', phone: '13800000000', country: 'CN', province: '四川省', city: '成都市', district: '武侯区', detail, postcode: '' },
      }, () => []));
    };
    write('示例路 1 号 2 单元 101');
    says({ ...draft, platformStatusText: '已付款' });
    expect(stored(draft).hold_reason).toBeNull();
    const moved: OrderDraft = { ...draft, receiver: { ...draft.receiver, detail: '新街 9 号' } };
    says(moved);
    expect(stored(draft)).toMatchObject({ hold_reason: 'address_changed', detail: '示例路 1 号 2 单元 101' });
    mustBe(releaseOrders(shop.services, shop.manager, { orderIds: [stored(draft).id], note: '' }));
    says({ ...moved, platformStatusText: '已付款' });
    expect(stored(draft).hold_reason).toBeNull();
    write('新街 9 号');
    says({ ...moved, platformStatusText: '等待发货' });
    expect(stored(draft)).toMatchObject({ hold_reason: null, hold_causes: '' });
    says({ ...moved, receiver: { ...moved.receiver, detail: '老街 3 号' } });
    expect(stored(draft).hold_reason).toBe('address_changed');
  });

  test.each([['张**', '张三', true], ['张**', '李三', false], ['**馨', '欧阳雨馨', true], ['***', '谁', true], ['a.*', 'abc', false], ['张三', '李四', true]])('%s of %s: %s', (masked, real, fits) => {
    expect(fitsMask(masked, real)).toBe(fits);
  });
});
