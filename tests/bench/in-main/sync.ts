import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { loadMakers } from '../../../electron/sync/connectors/index.ts';
import type { Connector } from '../../../electron/sync/connector.ts';
import { insertShipMessage } from '../../../electron/store/outbox.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { insertConnection } from '../../../electron/store/sync/connections.ts';
import { indexOrders } from '../../../electron/store/orders/order-search.ts';
import { insertParcel, markPrinted } from '../../../electron/store/parcels.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Store } from '../../../electron/store/database.ts';
import type { Services } from '../../../electron/use-cases/services.ts';
import type { KeyStore } from '../../../electron/use-cases/sync/keys.ts';
import { startSyncDesk } from '../../../electron/use-cases/sync/sync-desk.ts';
import type { Makers } from '../../../electron/use-cases/sync/sync-surroundings.ts';
import { connectionTo } from '../../support/stand-in-platform/stand-in.ts';
import { usualAccount } from '../../support/stand-in-platform/world.ts';
import { watchStalls, type Stalls } from './stalls.ts';

/** `serveFile`: the stand-in, run by `node` in a process of its own, so that its memory is not counted. */
export type SyncTask = { readonly node: string; readonly serveFile: string; readonly messages: number; readonly drainMs: number };

export type SyncResult = {
  /** At a platform's own pace, with its connector as it is. */
  readonly drain: { readonly perSecond: number; readonly limitPerSecond: number };
  /** Everything that waits, at a platform that allows so many a second. */
  readonly flush: { readonly messages: number; readonly perSecond: number; readonly limitPerSecond: number; readonly restBytes: number; readonly peakBytes: number; readonly stalls: Stalls };
  /** All of them are new to the shop. */
  readonly firstLook: { readonly perSecond: number; readonly stalls: Stalls };
  /** All of them have changed by then, by what they were told, and are read again. */
  readonly look: { readonly perSecond: number; readonly stalls: Stalls };
};

const flushLimit = { perSecond: 250, atOnce: 10 };
const inTheOpen: KeyStore = { stays: () => true, seal: (plain) => Buffer.from(plain), open: (sealed) => Buffer.from(sealed).toString('utf8') };

const startOther = async ({ node, serveFile }: SyncTask) => {
  const child = spawn(node, [serveFile], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { origin, control } = JSON.parse(line.toString('utf8')) as { origin: string; control: string };
  const ask = async <T>(path: string, asked: object = {}): Promise<T> => (await fetch(`${control}${path}`, { method: 'POST', body: JSON.stringify(asked) })).json() as Promise<T>;
  return { origin, ask, end: () => child.stdin.end() };
};

/** All of them left as parcels since they were read, and nobody was told. */
const sendEverything = (store: Store): void => {
  const orders = store.reader.all<{ id: OrderId; number: string }>('SELECT id, platform_order_number AS number FROM orders ORDER BY id');
  for (let from = 0; from < orders.length; from += 1_000) {
    store.write((writer) => {
      for (const { id, number } of orders.slice(from, from + 1_000)) {
        const [waybillNumber, at] = [String(775_000_000_000_000 + id), Date.now()];
        writer.run(`UPDATE orders SET state = 'handed_over', handed_over_at = ? WHERE id = ?`, at, id);
        markPrinted(writer, insertParcel(writer, 'ZTO', waybillNumber, [id], at), at);
        insertShipMessage(writer, { platform: 'taobao', orderId: id, platformOrderNumber: number, courierCode: 'ZTO', waybillNumber, handedOverAt: at }, null);
      }
      indexOrders(writer, new Map(orders.slice(from, from + 1_000).map(({ id }) => [id, null])));
    });
  }
};

/** OF-2 as after weeks without a line: how near to the platform's own limit it is told of them, and whether many of them take more memory than few. */
export const benchSync = async (folder: string, task: SyncTask): Promise<SyncResult> => {
  const opening = await openStore(join(folder, 'sync.db'), { backupFolder: join(folder, 'sync-backups'), now: Date.now });
  if (opening.kind !== 'open') throw new Error(opening.kind);
  const { store } = opening;
  const other = await startOther(task);
  let hear: () => void = () => undefined;
  const services: Services = { store, now: Date.now, emit: (name) => { if (name === 'sync.changed') hear(); } };
  const done = (): number => store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM outbox INDEXED BY outbox_by_state WHERE state = 'done'`)?.n ?? 0;
  const until = async (count: number): Promise<void> => {
    while (done() < count) await pause(20);
  };
  const openDesk = (makers: () => Promise<Makers>): { stop: () => Promise<void> } => {
    const desk = startSyncDesk(services, { fetch, makers, keyStore: inTheOpen, onBug: (error) => process.stderr.write(`${String(error)}\n`) });
    hear = () => {
      desk.hear('sync.changed');
    };
    return desk;
  };
  try {
    await other.ask<string[]>('/fill', { side: 'taobao', count: task.messages, daysAgo: 2 });
    const opened = Date.now();
    const { settings, secrets } = connectionTo(other, 'taobao');
    const id = store.write((writer) => insertConnection(writer, { kind: 'taobao', account: usualAccount, settings, sealed: inTheOpen.seal(JSON.stringify(secrets)), active: true }, Date.now()));
    /** Until all that changed since has been read, by a desk of its own. */
    const readSince = async (since: number, makers: () => Promise<Makers>): Promise<{ perSecond: number; stalls: Stalls }> => {
      store.write((writer) => writer.run('UPDATE connections SET read_until = ? WHERE id = ?', since, id));
      await other.ask('/limit', { side: 'taobao', perSecond: 1_000_000, burst: 1_000_000 });
      const [began, from, watch] = [Date.now(), performance.now(), watchStalls()];
      const desk = openDesk(makers);
      while ((store.reader.first<{ at: number }>('SELECT read_until AS at FROM connections WHERE id = ?', id)?.at ?? 0) < began) await pause(20);
      const read = { perSecond: task.messages / ((performance.now() - from) / 1000), stalls: watch.end() };
      await desk.stop();
      return read;
    };
    const ordersThatSay = (words: string): number => store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders WHERE platform_status_text = ?', words)?.n ?? 0;
    const mustBeAll = (read: number): void => {
      if (read !== task.messages) throw new Error(`of ${String(task.messages)} orders ${String(read)} were read`);
    };
    const firstLook = await readSince(opened - 3 * 86_400_000, loadMakers);
    mustBeAll(ordersThatSay('买家已付款，等待卖家发货'));
    sendEverything(store);

    let pace: NonNullable<Connector['outbox']>['pace'] = { perSecond: 1, atOnce: 1 };
    const asItIs = await loadMakers();
    const watched: Makers = { ...asItIs, taobao: (making) => {
      const connector = asItIs.taobao(making);
      pace = connector.outbox?.pace ?? pace;
      return connector;
    } };
    const first = openDesk(() => Promise.resolve(watched));
    await until(pace.atOnce * 2);
    await other.ask('/limit', { side: 'taobao', perSecond: pace.perSecond, burst: pace.perSecond });
    const [began, told] = [performance.now(), done()];
    await pause(task.drainMs);
    const drain = { perSecond: (done() - told) / ((performance.now() - began) / 1000), limitPerSecond: pace.perSecond };
    await first.stop();

    const quick: Makers = { ...asItIs, taobao: (making) => {
      const connector = asItIs.taobao(making);
      return connector.outbox === undefined ? connector : { ...connector, outbox: { ...connector.outbox, pace: flushLimit } };
    } };
    await other.ask('/limit', { side: 'taobao', perSecond: flushLimit.perSecond, burst: flushLimit.perSecond });
    const flushStalls = watchStalls();
    const second = openDesk(() => Promise.resolve(quick));
    // The first tenth warms it up.
    await until(Math.trunc(task.messages / 10));
    const restBytes = process.memoryUsage.rss();
    let peakBytes = restBytes;
    const sampling = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }, 50);
    const [flushBegan, before] = [performance.now(), done()];
    await until(task.messages);
    const seconds = (performance.now() - flushBegan) / 1000;
    clearInterval(sampling);
    const flush = { messages: task.messages, perSecond: (task.messages - before) / seconds, limitPerSecond: flushLimit.perSecond, restBytes, peakBytes, stalls: flushStalls.end() };
    await second.stop();
    const tally = await other.ask<{ done: number; twice: number; violations: number; bugs: string[] }>('/tally');
    if (tally.done !== task.messages || tally.twice > 0 || tally.violations > 0 || tally.bugs.length > 0) throw new Error(`the stand-in's books say ${JSON.stringify(tally)}`);

    const look = await readSince(opened - 1_000, () => Promise.resolve(quick));
    mustBeAll(ordersThatSay('卖家已发货，等待买家确认'));
    return { firstLook, drain, flush, look };
  } finally {
    other.end();
    store.close();
  }
};
