import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionId, OrderId, ParcelId } from '../../../shared/domain/ids.ts';
import type { OutboxKind } from '../../../shared/domain/sync/outbox.ts';
import { loadMakers } from '../../../electron/sync/connectors/index.ts';
import { insertCloseMessage, insertNoteMessage, insertRefundMessage, insertShipMessage } from '../../../electron/store/outbox.ts';
import { orderById } from '../../../electron/store/orders/order-row.ts';
import type { Services } from '../../../electron/use-cases/services.ts';
import { saveConnection } from '../../../electron/use-cases/sync/connections.ts';
import { startSyncDesk, type SyncDesk } from '../../../electron/use-cases/sync/sync-desk.ts';
import { realSleep, type SyncSurroundings } from '../../../electron/use-cases/sync/sync-surroundings.ts';
import { advanceOrder } from '../../../electron/use-cases/order-changes.ts';
import { addPrintedParcelIn, inOneStep, mustBe, openTestShop, packParcelIn, type TestShop } from '../shop.ts';
import { testKeyStore } from '../sync-shop.ts';
import { connectionTo, startStandIn, type StandIn } from './stand-in.ts';
import { usualAccount, type ShopSide, type Side } from './world.ts';

/** A shop on a real store file whose desk speaks over a real socket to the stand-in; both live by the shop's clock. Pauses pass quickly and turn it as far. */
export type ConnectedShop = {
  readonly shop: TestShop;
  readonly standIn: StandIn;
  readonly desk: () => SyncDesk;
  readonly bugs: unknown[];
  readonly connect: (side: Side) => Promise<ConnectionId>;
  /** As after a crash: what is under way is dropped, another desk comes up on the same file. */
  readonly restartDesk: () => Promise<void>;
  readonly orderId: (side: ShopSide, number: string) => OrderId | undefined;
  /** Printed, packed and handed over, and to be told. */
  readonly handOver: (side: ShopSide, number: string, courierCode?: string) => string;
  readonly note: (side: ShopSide, number: string, text: string, flag?: 'grey' | 'red' | 'yellow', flagNumber?: number | null) => void;
  readonly close: (side: ShopSide, number: string, reason: string) => void;
  readonly refund: (side: ShopSide, number: string, amountFen: number, reason: string) => void;
  readonly waybill: (side: ShopSide, number: string, kind: 'waybill_ask' | 'waybill_cancel', courierCode: string, waybillNumber?: string, service?: string) => void;
  readonly outbox: () => readonly OutboxRow[];
  /** Waits until this is so. */
  readonly until: (isSo: () => boolean, what: string, limitMs?: number) => Promise<void>;
  /** Every message is over, told or refused. */
  readonly told: () => Promise<void>;
  readonly lineState: (side: Side) => string;
  readonly end: () => Promise<void>;
};
export type OutboxRow = { readonly id: number; readonly kind: OutboxKind; readonly state: string; readonly number: string; readonly attempts: number; readonly refusal_words: string; readonly maybe_done: number };

export type ConnectedOptions = {
  /** A call that hangs is given up after so long (real time). */
  readonly callLimitMs?: number;
  readonly seed?: number;
  readonly surroundings?: Partial<SyncSurroundings>;
};

let numbersGiven = 0;

export const openConnectedShop = async ({ callLimitMs = 10_000, seed = 1, surroundings = {} }: ConnectedOptions = {}): Promise<ConnectedShop> => {
  const shop = await openTestShop();
  const standIn = await startStandIn({ now: () => shop.clock.now, seed });
  const bugs: unknown[] = [];
  let desk: SyncDesk | null = null;
  const services: Services = {
    ...shop.services,
    emit: (name, payload) => {
      shop.services.emit(name, payload);
      desk?.hear(name);
    },
  };
  const open = (): SyncDesk => startSyncDesk(services, {
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.any([AbortSignal.timeout(callLimitMs), ...(init.signal instanceof AbortSignal ? [init.signal] : [])]) }),
    makers: loadMakers, keyStore: testKeyStore, onBug: (error) => bugs.push(error), random: () => 0.5, clock: () => shop.clock.now,
    sleep: async (ms, signal) => {
      await realSleep(Math.min(15, ms), signal);
      if (!signal.aborted) shop.clock.now += ms;
    },
    ...surroundings,
  });
  desk = open();
  const running = (): SyncDesk => {
    if (desk === null) throw new Error('the desk is closed');
    return desk;
  };
  const packer = shop.manager;
  const orderId = (side: ShopSide, number: string): OrderId | undefined => shop.store.reader.first<{ id: OrderId }>('SELECT id FROM orders WHERE platform = ? AND platform_order_number = ?', side, number)?.id;
  const known = (side: ShopSide, number: string): OrderId => {
    const id = orderId(side, number);
    if (id === undefined) throw new Error(`the shop does not know ${side} ${number}`);
    return id;
  };
  const step = (body: Parameters<typeof inOneStep>[1]): void => {
    inOneStep(services, (act) => {
      body(act);
      act.emit('sync.changed', {});
    });
  };
  const outbox = (): OutboxRow[] => shop.store.reader.all<OutboxRow>(
    `SELECT m.id, m.kind, m.state, o.platform_order_number AS number, m.attempts, m.refusal_words, m.maybe_done FROM outbox m JOIN orders o ON o.id = m.order_id ORDER BY m.id`,
  );
  const until = async (isSo: () => boolean, what: string, limitMs = 30_000): Promise<void> => {
    const deadline = Date.now() + limitMs;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error(`it never came to this: ${what}; ${JSON.stringify({ outbox: outbox().slice(0, 20), bugs: bugs.map(String).slice(0, 3), unknown: standIn.unknown.slice(0, 5), calls: standIn.calls.slice(-8) }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`);
      await pause(10);
    }
  };
  return {
    shop, standIn, bugs, desk: running, orderId, outbox, until,
    connect: async (side) => {
      const { connectionId } = mustBe(saveConnection(services, shop.manager, running().keys, { connectionId: null, kind: side, account: usualAccount, ...connectionTo(standIn, side), active: true }));
      await running().connectionsChanged(connectionId);
      return connectionId;
    },
    restartDesk: async () => {
      await running().stop();
      desk = open();
    },
    handOver: (side, number, courierCode = 'ZTO') => {
      const id = known(side, number);
      const waybillNumber = `77${String(4_400_000_000_000 + (numbersGiven += 1))}`;
      step((act) => {
        const parcelId: ParcelId = addPrintedParcelIn(act, [id], { courierCode, waybillNumber });
        packParcelIn(act, packer, parcelId, [id]);
        const collectionId = act.writer.run(
          'INSERT INTO collections (courier_code, collector_name, opened_at, opened_by, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?)', courierCode, '王师傅', act.at, packer.staffId, act.at, packer.staffId,
        ).id;
        act.writer.run('INSERT INTO collection_parcels (parcel_id, collection_id, scanned_at, scanned_by) VALUES (?, ?, ?, ?)', parcelId, collectionId, act.at, packer.staffId);
        act.writer.run(`UPDATE parcels SET state = 'handed_over' WHERE id = ?`, parcelId);
        const order = orderById(act.writer, id);
        if (order !== undefined) mustBe(advanceOrder(act, order, 'hand_over', {}));
        insertShipMessage(act.writer, { platform: side, orderId: id, platformOrderNumber: number, courierCode, waybillNumber, handedOverAt: act.at }, null);
      });
      return waybillNumber;
    },
    note: (side, number, text, flag = 'grey', flagNumber = null) => {
      step(({ writer, at }) => {
        insertNoteMessage(writer, { platform: side, orderId: known(side, number), platformOrderNumber: number, text, flag, flagNumber }, at);
      });
    },
    close: (side, number, reason) => {
      step(({ writer, at }) => {
        insertCloseMessage(writer, { platform: side, orderId: known(side, number), platformOrderNumber: number, reason }, at);
      });
    },
    refund: (side, number, amountFen, reason) => {
      step(({ writer, at }) => {
        insertRefundMessage(writer, { platform: side, orderId: known(side, number), platformOrderNumber: number, caseKey: '1', amountFen, reason }, at);
      });
    },
    waybill: (side, number, kind, courierCode, waybillNumber, service = '') => {
      step(({ writer, at }) => {
        writer.run(
          `INSERT INTO outbox (key, platform, order_id, kind, payload, state, created_at, service) VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?)`, `${kind}:${side}:${number}:${waybillNumber ?? '1'}`, side, known(side, number), kind,
          JSON.stringify({ platformOrderNumber: number, courierCode, ...(kind === 'waybill_ask' ? { weightG: 800 } : { waybillNumber }) }), at, service,
        );
      });
    },
    told: () => until(() => outbox().every(({ state }) => state !== 'waiting' && state !== 'sending'), 'everything is told'),
    lineState: (side) => shop.store.reader.first<{ s: string }>('SELECT line_state AS s FROM connections WHERE kind = ? AND removed_at IS NULL', side)?.s ?? 'none',
    end: async () => {
      await desk?.stop();
      desk = null;
      await standIn.stop();
      shop.close();
    },
  };
};
