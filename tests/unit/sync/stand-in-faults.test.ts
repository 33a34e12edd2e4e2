import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../support/stand-in-platform/faults.ts';
import { chinaTime } from '../../support/stand-in-platform/family.ts';
import { readJson } from '../../support/stand-in-platform/exact-json.ts';
import { startStandIn, type StandIn } from '../../support/stand-in-platform/stand-in.ts';
import { topSecrets, topSign } from '../../support/stand-in-platform/taobao.ts';

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(async () => {
  expect(standIn.bugs).toEqual([]);
  expect(standIn.unknown).toEqual([]);
  await standIn.stop();
});

type Said = { readonly kind: 'said'; readonly status: number; readonly text: string; readonly date: string } | { readonly kind: 'nothing' };
const ask = async (method: string, more: Readonly<Record<string, string>> = {}, common: Readonly<Record<string, string>> = {}): Promise<Said> => {
  const params: Record<string, string> = { method, app_key: topSecrets.appKey, session: topSecrets.sessionKey, timestamp: chinaTime(Date.now()), format: 'json', v: '2.0', sign_method: 'md5', ...more, ...common };
  params['sign'] ??= topSign(topSecrets.appSecret, params, 'md5');
  try {
    const reply = await fetch(`${standIn.origin}/router/rest`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' }, body: new URLSearchParams(params), signal: AbortSignal.timeout(700) });
    return { kind: 'said', status: reply.status, text: await reply.text(), date: reply.headers.get('date') ?? '' };
  } catch {
    return { kind: 'nothing' };
  }
};
const json = async (method: string, more: Readonly<Record<string, string>> = {}, common: Readonly<Record<string, string>> = {}): Promise<unknown> => {
  const said = await ask(method, more, common);
  return said.kind === 'said' ? readJson(said.text) : undefined;
};
const errorOf = (value: unknown) => (value as { error_response?: { code: number; sub_code?: string; sub_msg?: string } }).error_response;
const shipping = (tid: string, waybillNumber = '771234567890') => ({ tid, out_sid: waybillNumber, company_code: 'ZTO' });

describe('the stand-in as Taobao', () => {
  test('numbers above 2^53 stand as JSON numbers; only what was asked for is said, and memos only in the single trade', async () => {
    const order = standIn.world.placeOrder('taobao', { buyerMessage: '周末送' });
    const list = await ask('taobao.trades.sold.increment.get', { fields: 'tid,status,buyer_message,orders', start_modified: chinaTime(Date.now() - 3_600_000), end_modified: chinaTime(Date.now() + 1_000) });
    expect(list).toMatchObject({ status: 200 });
    const text = list.kind === 'said' ? list.text : '';
    expect(text).toContain(`"tid":${order.number},`);
    expect(text).not.toContain('buyer_message');
    expect(text).toContain('"orders":{"order":[');
    expect(await json('taobao.trade.fullinfo.get', { tid: order.number, fields: 'tid,buyer_message' })).toMatchObject({ trade_fullinfo_get_response: { trade: { tid: order.number, buyer_message: '周末送' } } });
  });

  test('signature, time, session, span, page size and fields are judged, in the platform’s own codes', async () => {
    const { number } = standIn.world.placeOrder('taobao');
    const span = { fields: 'tid', start_modified: chinaTime(Date.now() - 86_400_000 * 2), end_modified: chinaTime(Date.now()) };
    expect(errorOf(await json('taobao.time.get', {}, { sign: 'X' }))?.code).toBe(25);
    expect(errorOf(await json('taobao.time.get', {}, { timestamp: chinaTime(Date.now() - 700_000) }))?.code).toBe(31);
    expect(errorOf(await json('taobao.trade.fullinfo.get', { tid: number, fields: 'tid' }, { session: 'old' }))?.code).toBe(27);
    expect(errorOf(await json('taobao.nothing'))?.code).toBe(22);
    expect(errorOf(await json('taobao.trades.sold.increment.get', span))).toMatchObject({ code: 41, sub_code: 'isv.invalid-parameter:end_modified' });
    expect(errorOf(await json('taobao.trades.sold.increment.get', { ...span, start_modified: span.end_modified, page_size: '101' }))?.code).toBe(41);
    expect(errorOf(await json('taobao.logistics.offline.send', { tid: number, out_sid: '771234567890' }))?.code).toBe(40);
    expect(errorOf(await json('taobao.logistics.offline.send', { ...shipping(number), company_code: 'NOBODY' }))?.sub_code).toContain('P03');
    expect(errorOf(await json('taobao.trade.memo.update', { tid: number, memo: '长'.repeat(400) }))?.code).toBe(41);
    standIn.accounts.find(({ side }) => side === 'taobao')!.expired = true;
    expect(errorOf(await json('taobao.trade.fullinfo.get', { tid: number, fields: 'tid' }))?.code).toBe(27);
  });

  test('its books: shipped once, asked twice; by hand is no effect; a memo that stands there changes nothing', async () => {
    const { world } = standIn;
    const order = world.placeOrder('taobao');
    expect(await json('taobao.logistics.offline.send', shipping(order.number))).toEqual({ logistics_offline_send_response: { shipping: { is_success: true }, request_id: 'z26h1' } });
    expect(errorOf(await json('taobao.logistics.offline.send', shipping(order.number)))?.sub_code).toBe('isv.logistics-offline-service-error:B27');
    expect(world.effects.of('taobao', order.number, 'ship')).toMatchObject([{ what: 'ZTO 771234567890', askedAt: [expect.any(Number), expect.any(Number)], doneAt: [expect.any(Number)] }]);
    for (let turn = 0; turn < 2; turn += 1) await json('taobao.trade.memo.update', { tid: order.number, memo: '要礼品袋', flag: '2' });
    expect(world.effects.of('taobao', order.number, 'note')[0]?.doneAt).toHaveLength(1);
    const other = world.placeOrder('taobao');
    world.shipByHand('taobao', other.number, 'YTO', 'YT8800000001');
    expect(world.effects.of('taobao', other.number, 'ship')).toEqual([]);
    expect(world.effects.twice()).toEqual([]);
    world.cancel('taobao', world.placeOrder('taobao', { number: '1' }).number);
    expect(errorOf(await json('taobao.logistics.offline.send', shipping('1')))?.sub_code).toContain('B04');
  });

  test('a waybill number is given once for an order and its box; taken back, a new one is given', async () => {
    const request = JSON.stringify({
      cp_code: 'ZTO', sender: { name: '店', mobile: '13800000000', address: { province: '浙江省', detail: '路 1 号' } },
      trade_order_info_dtos: [{ object_id: '1', order_info: { order_channels_type: 'TB', trade_order_list: ['4711'] }, package_info: { id: '1', items: [{ count: 1, name: '衣' }] }, recipient: { name: '李', mobile: '13800000000', address: { province: '四川省', detail: '路' } }, template_url: 'http://t', user_id: '12' }],
    });
    const get = async (): Promise<string> => {
      const said = await json('cainiao.waybill.ii.get', { param_waybill_cloud_print_apply_new_request: request });
      return (said as { cainiao_waybill_ii_get_response: { modules: { waybill_cloud_print_response: { waybill_code: string }[] } } }).cainiao_waybill_ii_get_response.modules.waybill_cloud_print_response[0]!.waybill_code;
    };
    const first = await get();
    expect(await get()).toBe(first);
    expect(await json('cainiao.waybill.ii.query.by.tradecode', { param_list: JSON.stringify([{ biz_sub_code: '4711', object_id: 'x' }]) })).toMatchObject({
      cainiao_waybill_ii_query_by_tradecode_response: { modules: { waybill_cloud_print_with_result_desc_response: [{ success: true, waybill_cloud_print_response: { waybill_code: first } }] } },
    });
    expect(await json('cainiao.waybill.ii.cancel', { cp_code: 'ZTO', waybill_code: first })).toMatchObject({ cainiao_waybill_ii_cancel_response: { cancel_result: true } });
    expect(await get()).not.toBe(first);
    expect(standIn.world.effects.of('taobao', '4711', 'waybill_ask')[0]).toMatchObject({ doneAt: [expect.any(Number), expect.any(Number)] });
  });
});

describe('each fault does what it says', () => {
  const done = (number: string): number => standIn.world.effects.of('taobao', number, 'ship').reduce((sum, one) => sum + one.doneAt.length, 0);
  test.each<[Fault, number, (said: Said) => boolean]>([
    ['never_before', 0, ({ kind }) => kind === 'nothing'],
    ['never_after', 1, ({ kind }) => kind === 'nothing'],
    ['reset_before', 0, ({ kind }) => kind === 'nothing'],
    ['reset_after', 1, ({ kind }) => kind === 'nothing'],
    ['reset_amid', 1, ({ kind }) => kind === 'nothing'],
    ['broken_json', 1, (said) => said.kind === 'said' && readJson(said.text) === undefined],
    ['html', 0, (said) => said.kind === 'said' && said.status === 200 && said.text.startsWith('<!doctype')],
    ['html_after', 1, (said) => said.kind === 'said' && said.text.startsWith('<!doctype')],
    ['502_before', 0, (said) => said.kind === 'said' && said.status === 502],
    ['502_after', 1, (said) => said.kind === 'said' && said.status === 502],
    ['expired', 0, (said) => said.kind === 'said' && errorOf(readJson(said.text))?.code === 27],
    ['isp', 0, (said) => said.kind === 'said' && errorOf(readJson(said.text))?.sub_code?.startsWith('isp.') === true],
    ['already_shipped', 0, (said) => said.kind === 'said' && errorOf(readJson(said.text))?.sub_code?.endsWith(':B27') === true],
    [{ slowMs: 200 }, 1, (said) => said.kind === 'said' && said.status === 200],
    [{ banSeconds: 12 }, 0, (said) => said.kind === 'said' && errorOf(readJson(said.text))?.sub_msg === 'This ban will last for 12 more seconds'],
    [{ clockOffMs: 3_600_000 }, 0, (said) => said.kind === 'said' && errorOf(readJson(said.text))?.code === 31],
    [{ refuse: '这单不行' }, 0, (said) => said.kind === 'said' && errorOf(readJson(said.text))?.sub_msg === '这单不行'],
  ])('%j', async (fault, times, isSo) => {
    const { number } = standIn.world.placeOrder('taobao');
    standIn.faults.add({ side: 'taobao', what: 'ship', fault, times: 1 });
    const said = await ask('taobao.logistics.offline.send', shipping(number));
    expect(isSo(said), JSON.stringify(said)).toBe(true);
    expect(done(number)).toBe(times);
    // Once, and then it is well again.
    const again = await json('taobao.logistics.offline.send', shipping(number));
    expect(errorOf(again)?.sub_code ?? 'well').toBe(times === 1 ? 'isv.logistics-offline-service-error:B27' : 'well');
    expect(done(number)).toBe(1);
  });

  test('the line is cut and comes back on the same port; what was open is gone', async () => {
    const { origin } = standIn;
    standIn.faults.add({ fault: { slowMs: 5_000 }, times: 1 });
    const waiting = ask('taobao.time.get');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await standIn.cut();
    expect(await waiting).toEqual({ kind: 'nothing' });
    expect(await ask('taobao.time.get')).toEqual({ kind: 'nothing' });
    await standIn.restore();
    expect(standIn.origin).toBe(origin);
    expect(await ask('taobao.time.get')).toMatchObject({ kind: 'said', status: 200 });
  });

  test('more calls than its limit allows are counted and told to wait', async () => {
    standIn.setLimit('taobao', { perSecond: 0.001, burst: 2 });
    const said = [await json('taobao.time.get'), await json('taobao.time.get'), await json('taobao.time.get')];
    expect(said.map((one) => errorOf(one)?.code ?? 0)).toEqual([0, 0, 7]);
    expect(standIn.violations('taobao')).toBe(1);
  });

  test('a list that shifts while it is read from the front loses an order; from the back it loses none', async () => {
    const { world } = standIn;
    const [first, until] = [Date.now() - 3_600_000, Date.now() - 60_000];
    const numbers = Array.from({ length: 6 }, (_, index) => world.placeOrder('taobao', { at: first + index * 1_000 }).number);
    const page = async (at: number): Promise<string[]> => {
      const said = await json('taobao.trades.sold.increment.get', { fields: 'tid', start_modified: chinaTime(first - 1_000), end_modified: chinaTime(until), page_no: String(at), page_size: '2' });
      return (said as { trades_sold_increment_get_response: { trades: { trade: { tid: string }[] } } }).trades_sold_increment_get_response.trades.trade.map(({ tid }) => tid);
    };
    standIn.shiftPages('taobao', 2);
    const backwards = [...(await page(3)), ...(await page(2)), ...(await page(1))];
    // The two that moved were read already or come with the next look.
    expect(numbers.filter((number) => !backwards.includes(number)).every((number) => world.order('taobao', number).modifiedAt > until)).toBe(true);
  });

  test('chance is drawn from the seed', async () => {
    const outcomes = async (seed: number): Promise<string> => {
      const one = await startStandIn({ seed });
      one.faults.add({ fault: '502_before', chance: 0.5 });
      const statuses = [];
      for (let turn = 0; turn < 8; turn += 1) statuses.push((await fetch(`${one.origin}/router/rest`, { method: 'POST' })).status);
      await one.stop();
      return statuses.join();
    };
    expect(await outcomes(7)).toBe(await outcomes(7));
    expect(await outcomes(7)).toContain('502');
  });
});
