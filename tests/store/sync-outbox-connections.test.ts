import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionId } from '../../shared/domain/ids.ts';
import { loadMakers } from '../../electron/sync/connectors/index.ts';
import { shopState } from '../../electron/use-cases/app.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { removeConnection, saveConnection } from '../../electron/use-cases/sync/connections.ts';
import { noKeyStore } from '../../electron/use-cases/sync/keys.ts';
import { listConnections, syncState } from '../../electron/use-cases/sync/queries.ts';
import { realSleep } from '../../electron/use-cases/sync/sync-surroundings.ts';
import type { SyncDesk } from '../../electron/use-cases/sync/sync-desk.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../support/scripted-platform.ts';
import { addPaidOrder, codeOf, mustBe, openTestShop, tracedActions, type TestShop } from '../support/shop.ts';
import { addConnection, openDesk, openOnes, testKeyStore, until, writeShip } from '../support/sync-shop.ts';

let shop: TestShop;
let platform: ScriptedPlatform;
let desk: SyncDesk | undefined;
let server: Server | undefined;
beforeEach(async () => {
  shop = await openTestShop();
  platform = createScriptedPlatform();
  desk = undefined;
  server = undefined;
});
afterEach(async () => {
  await desk?.stop();
  server?.closeAllConnections();
  server?.close();
  shop.close();
});

const canary = 'shpat_canary_5e7f1c';
const written = { connectionId: null, kind: 'shopify' as const, account: '示例店铺', settings: { shopAddress: 'https://example.myshopify.com' }, secrets: { accessToken: canary }, active: true };
const open = (options: Parameters<typeof openDesk>[2] = {}): SyncDesk => (desk = openDesk(shop, platform.make, { bugs: [], ...options }));
const network = { online: true, since: 5 };
const stateOf = (): string => mustBe(syncState(shop.services, network, () => undefined)).connections[0]?.state ?? 'none';

describe('OF-4: connections', () => {
  test('OF-4: saved, changed and removed, each traced; keys are in no trace, event or answer, and not in the store’s file in the open', async () => {
    const { keys } = open();
    const { connectionId } = mustBe(saveConnection(shop.services, shop.manager, keys, written));
    mustBe(saveConnection(shop.services, shop.manager, keys, { ...written, connectionId, secrets: {}, account: '示例店铺二' }));
    expect(mustBe(listConnections(shop.services, keys)).rows).toEqual([
      { id: connectionId, kind: 'shopify', account: '示例店铺二', active: true, settings: { shopAddress: 'https://example.myshopify.com' }, kept: ['accessToken'] },
    ]);
    const answers = JSON.stringify([mustBe(listConnections(shop.services, keys)), mustBe(syncState(shop.services, network, () => undefined)), shop.events]);
    mustBe(removeConnection(shop.services, shop.manager, keys, { connectionId }));
    expect(tracedActions(shop, 'connection', connectionId)).toEqual(['connection.made', 'connection.changed', 'connection.removed']);
    expect(answers + JSON.stringify(shop.store.reader.all('SELECT * FROM trace'))).not.toContain(canary);
    const bytes = Buffer.concat([shop.file, `${shop.file}-wal`].map((file) => readFileSync(file)));
    expect(bytes.includes(canary)).toBe(false);
    expect(codeOf(removeConnection(shop.services, shop.manager, keys, { connectionId }))).toBe('connection.unknown');
    expect((await verifyTrace(shop.store.reader)).sound).toBe(true);
  });

  test('OF-4: refused with the field: no key, an unknown field, an address without https, an account that is connected already, another kind', () => {
    const { keys } = open();
    const save = (change: object): string | null => codeOf(saveConnection(shop.services, shop.manager, keys, { ...written, ...change }));
    expect(save({ secrets: {} })).toBe('connection.field_missing');
    expect(save({ settings: { ...written.settings, extra: '1' } })).toBe('connection.field_unknown');
    expect(save({ settings: { ...written.settings, accessToken: 'in the wrong place' } })).toBe('connection.field_unknown');
    expect(save({ settings: { shopAddress: 'http://example.com' } })).toBe('connection.address_bad');
    expect(save({ settings: { shopAddress: 'https://me:pass@example.com' } })).toBe('connection.address_bad');
    const { connectionId } = mustBe(saveConnection(shop.services, shop.manager, keys, written));
    expect(save({})).toBe('connection.account_taken');
    expect(save({ connectionId, kind: 'woocommerce' })).toBe('connection.kind_fixed');
    expect(save({ connectionId: 99 })).toBe('connection.unknown');
  });

  test('OF-4: kept keys are not sent to another address: they are written again for it', () => {
    const { keys } = open();
    const { connectionId } = mustBe(saveConnection(shop.services, shop.manager, keys, written));
    const elsewhere = { ...written, connectionId, secrets: {}, settings: { shopAddress: 'https://elsewhere.example' } };
    expect(saveConnection(shop.services, shop.manager, keys, elsewhere)).toMatchObject({ ok: false, refusal: { code: 'connection.field_missing', field: 'accessToken' } });
    mustBe(saveConnection(shop.services, shop.manager, keys, { ...elsewhere, secrets: { accessToken: 'new' } }));
  });

  test('OF-4: without a key store the keys stay for the session only, and after a start the connection says that it has none', async () => {
    const first = open({ keyStore: noKeyStore });
    const { connectionId } = mustBe(saveConnection(shop.services, shop.manager, first.keys, written));
    await first.connectionsChanged(connectionId);
    expect(mustBe(listConnections(shop.services, first.keys))).toMatchObject({ keysStay: false, rows: [{ kept: ['accessToken'] }] });
    await until(() => stateOf() === 'answers');
    await first.stop();
    expect(shop.store.reader.first('SELECT sealed_secrets AS sealed FROM connections')).toEqual({ sealed: null });

    const calls = platform.calls.length;
    const second = open({ keyStore: noKeyStore });
    await until(() => stateOf() === 'no_keys');
    expect(mustBe(listConnections(shop.services, second.keys)).rows[0]?.kept).toEqual([]);
    expect(platform.calls.length).toBe(calls);
    mustBe(saveConnection(shop.services, shop.manager, second.keys, { ...written, connectionId }));
    await second.connectionsChanged(connectionId);
    await until(() => stateOf() === 'answers');
  });

  test('OF-4: a key ring that stays locked is as good as none: the keys stay for the session, nothing is in the open', () => {
    const locked = open({ keyStore: { ...testKeyStore, seal: () => { throw new Error('the key ring is locked'); } } });
    const { connectionId } = mustBe(saveConnection(shop.services, shop.manager, locked.keys, written));
    expect(mustBe(listConnections(shop.services, locked.keys))).toMatchObject({ keysStay: false, rows: [{ id: connectionId, kept: ['accessToken'] }] });
    expect(shop.store.reader.first('SELECT sealed_secrets AS sealed FROM connections')).toEqual({ sealed: null });
  });

  test('OF-2: a connector that does not let go holds up neither the stop nor the messages: another line looks up what it had under way', async () => {
    const id = addConnection(shop);
    writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), 'W1');
    platform.during = () => new Promise(() => undefined);
    const running = open();
    await until(() => platform.effects.length === 1);
    platform.during = () => Promise.resolve();
    await running.connectionsChanged(id);
    await until(() => openOnes(shop) === 0);
    expect(platform.effects).toHaveLength(1);
    expect(platform.calls.some((call) => call.startsWith('find'))).toBe(true);
  });

  test('OF-4: online means that every connection that is on answers; the line on every screen and the sync screen say the same', async () => {
    const both = (): unknown[] => {
      const { online, waiting } = mustBe(syncState(shop.services, network, () => undefined));
      const shown = shopState(shop.services, network);
      expect([shown?.online.online, shown?.waitingToSend]).toEqual([online, waiting]);
      return [online, waiting];
    };
    expect(both()).toEqual([true, 0]);
    const id = addConnection(shop);
    addConnection(shop, { kind: 'taobao', active: false });
    writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), 'W1');
    platform.ping = () => Promise.resolve({ kind: 'no_answer', why: 'unreachable', maybeDone: false });
    const { ping } = createScriptedPlatform();
    const running = open();
    await until(() => stateOf() === 'silent');
    expect(both()).toEqual([false, 1]);
    expect(mustBe(syncState(shop.services, network, () => undefined)).connections.map(({ state, waiting, trouble }) => [state, waiting, trouble])).toEqual([['silent', 1, 'unreachable'], ['off', 0, '']]);
    platform.ping = ping;
    mustBe(running.askNow(id));
    await until(() => openOnes(shop) === 0);
    expect(both()).toEqual([true, 0]);
    expect(codeOf(running.askNow(999 as ConnectionId))).toBe('connection.unknown');
  });

  test('OF-4: while nobody answers it is asked once a minute at most, and a new message does not make it ask sooner', async () => {
    addConnection(shop);
    platform.ping = () => Promise.resolve({ kind: 'no_answer', why: 'unreachable', maybeDone: false });
    const began = shop.clock.now;
    const running = open();
    let turns = 0;
    await until(() => {
      if ((turns += 1) % 10 === 0) running.hear('orders.changed');
      return platform.calls.filter((call) => call === 'ping').length >= 30;
    });
    expect(shop.clock.now - began).toBeGreaterThan(20 * 60_000);
    expect((shop.clock.now - began) / 30).toBeLessThanOrEqual(60_000);
  });

  test('OF-4: trying asks with what is written in the form and keeps nothing; the other side’s words come back', async () => {
    const answers: { status: number; body: string }[] = [];
    server = createServer((request, response) => {
      const { status, body } = answers.shift() ?? { status: 500, body: '' };
      request.resume();
      response.writeHead(status, { 'content-type': 'application/json', date: new Date().toUTCString() }).end(body);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const siteAddress = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const running = open({ fetch: (url, init) => fetch(url, init), makers: loadMakers, sleep: realSleep, clock: () => performance.now() });
    const form = { connectionId: null, kind: 'woocommerce' as const, account: '', settings: { siteAddress }, secrets: { consumerKey: 'ck_1', consumerSecret: 'cs_1' } };
    answers.push({ status: 401, body: '{"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot list resources."}' });
    const refused = await running.tryOut(form);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'connection.no_right' } });
    expect(codeOf(await running.tryOut(form))).toBe('connection.server_error');
    server.closeAllConnections();
    server.close();
    expect(codeOf(await running.tryOut(form))).toBe('connection.unreachable');
    expect(codeOf(await running.tryOut({ ...form, secrets: {} }))).toBe('connection.field_missing');
    expect(shop.store.reader.first('SELECT count(*) AS n FROM connections')).toEqual({ n: 0 });
  });

  test('OF-4: a watched folder answers while it is there', async () => {
    const running = open({ makers: loadMakers });
    const form = { connectionId: null, kind: 'folder' as const, account: '', settings: { folderIn: shop.folder }, secrets: {} };
    mustBe(await running.tryOut(form));
    expect(codeOf(await running.tryOut({ ...form, settings: { folderIn: `${shop.folder}/gone` } }))).toBe('connection.unreachable');
  });
});

test('OF-2: a removed connection keeps its history; what it had under way is not lost', async () => {
  const id = addConnection(shop);
  writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), 'W1');
  const running = open({ keyStore: testKeyStore });
  await until(() => openOnes(shop) === 0);
  mustBe(removeConnection(shop.services, shop.manager, running.keys, { connectionId: id }));
  await running.connectionsChanged(null);
  writeShip(shop, addPaidOrder(shop, { platform: 'shopify' }), 'W2');
  running.hear('orders.changed');
  expect(running.live(id)).toBeUndefined();
  expect(shop.store.reader.all('SELECT connection_id AS id, outcome FROM outbox_attempts')).toEqual([{ id, outcome: 'done' }]);
  expect(openOnes(shop)).toBe(1);
});
