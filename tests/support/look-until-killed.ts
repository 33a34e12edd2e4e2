import { writeSync } from 'node:fs';
import type { ConnectionId } from '../../shared/domain/ids.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { done } from '../../electron/sync/answer.ts';
import { takeChanges } from '../../electron/use-cases/sync/take-changes.ts';
import type { Services } from '../../electron/use-cases/services.ts';
import { draftOrder } from './draft-orders.ts';

/** Runs in a process of its own: looks at what changed and is killed as soon as `DIE_AT` orders stand in the store, with work under way. */
const { STORE_FILE = '', CONNECTION = '0', ORDERS = '0', DIE_AT = '0', UNTIL = '0' } = process.env;

const opening = await openStore(STORE_FILE, { backupFolder: `${STORE_FILE}-backups`, now: Date.now });
if (opening.kind !== 'open') throw new Error(`the store is ${opening.kind}`);
const { store } = opening;
const services: Services = { store, now: Date.now, emit: () => undefined };
const count = (): number => store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n ?? 0;

const pageSize = 100;
const drafts = Array.from({ length: Number(ORDERS) }, (_, index) => draftOrder(index));
const watch = (): void => {
  const known = count();
  if (known >= Number(DIE_AT)) {
    writeSync(1, `${known}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  setImmediate(watch);
};
watch();
const answer = await takeChanges(services, { id: Number(CONNECTION) as ConnectionId, kind: 'taobao', account: '示例店铺' }, {
  orders: {
    longestSpanMs: 86_400_000, reachesBackMs: 86_400_000,
    changed: (_span, page) => {
      const from = Number(page ?? 0);
      return Promise.resolve(done({ orders: drafts.slice(from, from + pageSize), unreadable: [], next: from + pageSize < drafts.length ? String(from + pageSize) : null }));
    },
  },
}, { until: Number(UNTIL) });
writeSync(1, `${JSON.stringify(answer)}\n`);
process.exit(0);
