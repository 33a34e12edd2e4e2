import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connector, Message, Telling } from '../../../electron/sync/connector.ts';
import { makeKuaidi100 } from '../../../electron/sync/connectors/kuaidi100.ts';
import { makeShopify } from '../../../electron/sync/connectors/shopify.ts';
import { makeWoocommerce } from '../../../electron/sync/connectors/woocommerce.ts';
import { connectionTo, startStandIn, type StandIn } from '../../support/stand-in-platform/stand-in.ts';
import { usualAccount } from '../../support/stand-in-platform/world.ts';

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(async () => {
  expect([standIn.bugs, standIn.unknown, standIn.world.effects.twice()]).toEqual([[], [], []]);
  await standIn.stop();
});

const makers = { shopify: makeShopify, woocommerce: makeWoocommerce, kuaidi100: makeKuaidi100 };
const connect = (side: keyof typeof makers): Connector => makers[side]({ ...connectionTo(standIn, side), account: usualAccount, timeZone: 'Asia/Shanghai', fetch, now: Date.now });

const numbersOf = async (connector: Connector): Promise<{ numbers: Set<string>; unreadable: number }> => {
  const span = { from: Date.now() - 3_600_000, until: Date.now() + 2_000 };
  const numbers = new Set<string>();
  let [page, unreadable]: [string | null, number] = [null, 0];
  do {
    const answer: Awaited<ReturnType<NonNullable<Connector['orders']>['changed']>> | undefined = await connector.orders?.changed(span, page, {});
    if (answer?.kind !== 'done') throw new Error(JSON.stringify(answer));
    for (const { platformOrderNumber } of answer.value.orders) numbers.add(platformOrderNumber);
    unreadable += answer.value.unreadable.length;
    page = answer.value.next;
  } while (page !== null);
  return { numbers, unreadable };
};

describe.each(['shopify', 'woocommerce'] as const)('%s, as the stand-in plays it', (side) => {
  const message = (telling: Telling): Message => ({ key: `${telling.kind}:${side}:${telling.platformOrderNumber}:1`, telling });

  test('OF-3: every changed order is had while the list shifts under the reader', async () => {
    const placed = Array.from({ length: 130 }, () => standIn.world.placeOrder(side).number);
    standIn.shiftPages(side, 4);
    const { numbers, unreadable } = await numbersOf(connect(side));
    expect([placed.filter((number) => !numbers.has(number)), unreadable]).toEqual([[], 0]);
  });

  test.each(['never_after', 'reset_after', '502_after', 'html_after', 'reset_before', '502_before'] as const)('OF-2: each effect once, when the answer is lost (%s)', async (fault) => {
    const connector = connect(side);
    const { number } = standIn.world.placeOrder(side);
    const about = { platformOrderNumber: number };
    const signal = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(400) });
    const tellings: Telling[] = [
      { kind: 'note', ...about, text: '等周三', flag: 'red', flagNumber: null }, { kind: 'ship', ...about, courierCode: 'SF', waybillNumber: 'SF1234567890123', handedOverAt: Date.now() }, { kind: 'refund', ...about, caseKey: '7', amountFen: 500, reason: '尺码不合适' },
    ];
    for (const telling of tellings) {
      standIn.faults.clear();
      standIn.faults.add({ fault, side, what: telling.kind, times: 1 });
      expect(await connector.outbox?.tell(message(telling), signal()), telling.kind).toMatchObject({ kind: 'no_answer', maybeDone: true });
      standIn.faults.clear();
      const found = await connector.outbox?.find(message(telling), {});
      expect(found, telling.kind).toMatchObject({ kind: 'done' });
      if (found?.kind === 'done' && found.value === null) expect(await connector.outbox?.tell(message(telling), {})).toEqual({ kind: 'done', value: { already: false } });
      expect(await connector.outbox?.tell(message(telling), {}), telling.kind).toEqual({ kind: 'done', value: { already: true } });
      expect(standIn.world.effects.of(side, number, telling.kind as 'ship').map(({ doneAt }) => doneAt.length), telling.kind).toEqual([1]);
    }
  });

  test('closed once; wrong keys and a dead line are said', async () => {
    const connector = connect(side);
    const { number } = standIn.world.placeOrder(side);
    const close = message({ kind: 'close', platformOrderNumber: number, reason: '买家不想要了' });
    expect([await connector.outbox?.tell(close, {}), await connector.outbox?.tell(close, {})]).toEqual([{ kind: 'done', value: { already: false } }, { kind: 'done', value: { already: true } }]);
    expect((await connector.ping({})).kind).toBe('done');
    for (const account of standIn.accounts) account.expired = true;
    expect((await connector.ping({})).kind).toBe('no_right');
    await standIn.cut();
    expect(await connector.ping({})).toMatchObject({ kind: 'no_answer', why: 'unreachable', maybeDone: false });
  });
});

test('Shopify: a second parcel of an order that was shipped brings its number', async () => {
  const connector = connect('shopify');
  const { number } = standIn.world.placeOrder('shopify');
  const ship = (waybillNumber: string): Message => ({ key: waybillNumber, telling: { kind: 'ship', platformOrderNumber: number, courierCode: 'SF', waybillNumber, handedOverAt: 0 } });
  for (const waybill of ['SF1234567890121', 'SF1234567890122']) expect(await connector.outbox?.tell(ship(waybill), {})).toEqual({ kind: 'done', value: { already: false } });
  expect(standIn.world.effects.of('shopify', number, 'ship').map(({ doneAt }) => doneAt.length)).toEqual([1, 1]);
});

test('Kuaidi100: a parcel is followed, a number given out and taken back', async () => {
  const connector = connect('kuaidi100');
  expect((await connector.ping({})).kind).toBe('done');
  expect(await connector.parcels?.follow({ courierCode: 'YTO', waybillNumber: 'YT1234567890123', phone: '' }, {})).toEqual({ kind: 'done', value: { state: 'on_the_way', events: [] } });
  standIn.world.addParcelEvent('YTO', 'YT1234567890123', { state: 'out_for_delivery', text: '派件中', place: '杭州市', at: 1_700_000_000_000 });
  expect(await connector.parcels?.follow({ courierCode: 'YTO', waybillNumber: 'YT1234567890123', phone: '' }, {})).toEqual({ kind: 'done', value: { state: 'out_for_delivery', events: [{ at: 1_700_000_000_000, text: '派件中', place: '杭州市' }] } });
  const party = { name: '李示例', phone: '13800001234', province: '浙江省', city: '杭州市', district: '西湖区', detail: '示例路1号', postcode: '' };
  const asked = await connector.outbox?.tell({ key: 'k1', telling: { kind: 'waybill_ask', platformOrderNumber: '1001', courierCode: 'YTO', sender: party, receiver: party, goods: '衣服', weightG: null, parcel: '' } }, {});
  const waybillNumber = asked?.kind === 'done' ? (asked.value.waybill?.waybillNumber ?? '') : '';
  expect(waybillNumber).toMatch(/^\d{10,}$/);
  expect(await connector.outbox?.tell({ key: 'k2', telling: { kind: 'waybill_cancel', platformOrderNumber: '1001', courierCode: 'YTO', waybillNumber } }, {})).toEqual({ kind: 'done', value: { already: false } });
});
