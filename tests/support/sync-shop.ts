import { setImmediate as immediately } from 'node:timers/promises';
import type { ConnectionId, OrderId } from '../../shared/domain/ids.ts';
import { connectorKinds, type ConnectorKind } from '../../shared/domain/sync/connection.ts';
import type { Connector, MakeConnector } from '../../electron/sync/connector.ts';
import { insertNoteMessage, insertShipMessage } from '../../electron/store/outbox.ts';
import { insertConnection } from '../../electron/store/sync/connections.ts';
import type { Services } from '../../electron/use-cases/services.ts';
import type { KeyStore } from '../../electron/use-cases/sync/keys.ts';
import { startSyncDesk, type SyncDesk } from '../../electron/use-cases/sync/sync-desk.ts';
import type { SyncSurroundings } from '../../electron/use-cases/sync/sync-surroundings.ts';
import { inOneStep, type TestShop } from './shop.ts';

/** A key store that keeps: sealed text is not the text. */
export const testKeyStore: KeyStore = {
  stays: () => true,
  seal: (plain) => Buffer.from([...Buffer.from(plain)].map((byte) => byte ^ 0x5a)),
  open: (sealed) => Buffer.from([...sealed].map((byte) => byte ^ 0x5a)).toString(),
};

export const makersOf = (make: MakeConnector): (() => Promise<Readonly<Record<ConnectorKind, MakeConnector>>>) => () =>
  Promise.resolve(Object.fromEntries(connectorKinds.map((kind) => [kind, make])) as Record<ConnectorKind, MakeConnector>);

export type DeskOptions = Partial<SyncSurroundings> & { readonly services?: Services; readonly bugs?: unknown[] };

/** A desk whose pauses pass at once, and turn the shop's clock as far. */
export const openDesk = (shop: TestShop, make: MakeConnector | Connector, options: DeskOptions = {}): SyncDesk =>
  startSyncDesk(options.services ?? shop.services, {
    fetch: () => Promise.reject(new Error('there is no line')), makers: makersOf(typeof make === 'function' ? make : () => make), keyStore: testKeyStore,
    clock: () => shop.clock.now, random: () => 0.5,
    sleep: async (ms, signal) => {
      await immediately();
      if (!signal.aborted) shop.clock.now += ms;
    },
    onBug: (error) => {
      if (options.bugs === undefined) throw error;
      options.bugs.push(error);
    },
    ...options,
  });

/** With all its keys. */
export const addConnection = (shop: TestShop, options: { readonly kind?: ConnectorKind; readonly account?: string; readonly active?: boolean } = {}): ConnectionId =>
  inOneStep(shop.services, ({ writer, at }) =>
    insertConnection(writer, {
      kind: options.kind ?? 'shopify', account: options.account ?? '示例店铺', settings: { shopAddress: 'https://example.myshopify.com' },
      sealed: testKeyStore.seal(JSON.stringify({ accessToken: 'shpat_secret', appSecret: 's', sessionKey: 's', clientSecret: 's', consumerKey: 'k', consumerSecret: 's', key: 'k' })), active: options.active ?? true,
    }, at));

export const until = async (what: () => boolean, mostTurns = 200_000): Promise<void> => {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    if (what()) return;
    await immediately();
  }
  throw new Error('it never came to that');
};

export const numberOf = (shop: TestShop, orderId: OrderId): string =>
  shop.store.reader.first<{ n: string }>('SELECT platform_order_number AS n FROM orders WHERE id = ?', orderId)?.n ?? '';

/** As closing a collection writes it. */
export const writeShip = (shop: TestShop, orderId: OrderId, waybillNumber: string): void => {
  inOneStep(shop.services, ({ writer, at }) => {
    insertShipMessage(writer, { platform: 'shopify', orderId, platformOrderNumber: numberOf(shop, orderId), courierCode: 'ZTO', waybillNumber, handedOverAt: at }, null);
  });
};

export const writeNote = (shop: TestShop, orderId: OrderId, text: string): void => {
  inOneStep(shop.services, ({ writer, at }) => {
    insertNoteMessage(writer, { platform: 'shopify', orderId, platformOrderNumber: numberOf(shop, orderId), text, flag: 'grey', flagNumber: null }, at);
  });
};

export type Row = { id: number; key: string; kind: string; state: string; attempts: number; failures: number; next_at: number | null; maybe_done: 0 | 1; refusal_code: string; refusal_words: string };
export const outboxOf = (shop: TestShop): Row[] =>
  shop.store.reader.all<Row>('SELECT id, key, kind, state, attempts, failures, next_at, maybe_done, refusal_code, refusal_words FROM outbox ORDER BY id');
export const openOnes = (shop: TestShop): number => shop.store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM outbox WHERE state IN ('waiting', 'sending')`)?.n ?? 0;
