import { expect, test } from 'vitest';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import { done } from '../../electron/sync/answer.ts';
import { createIntakeReader } from '../../electron/intake/intake-reader.ts';
import { followParcels } from '../../electron/use-cases/sync/follow-parcels.ts';
import { takeChanges } from '../../electron/use-cases/sync/take-changes.ts';
import { startFolderWatch } from '../../electron/use-cases/sync/watch-folder.ts';
import type { Services } from '../../electron/use-cases/services.ts';
import { planOf, recordStatements } from '../support/recorded-store.ts';
import { addConnection, scriptedPlatform } from '../support/scripted-connector.ts';
import { handOver } from '../support/stubs-shop.ts';
import { addStaff, draftOf, openTestShop } from '../support/shop.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

/** Everything that grows with the years. */
const grows = /\b(?:orders|order_lines|parcels|parcel_orders|trace|order_notes|order_holds|outbox|outbox_attempts|tasks|followed_parcels|parcel_events|collection_parcels|stubs|after_sales_cases)\b/;
/** Read backwards from the end, a few rows; what the transaction named itself. */
const newestOnly = /ORDER BY id DESC LIMIT/;
const named = /touched_orders|named VIRTUAL|parcels_on_the_floor/;

test('OF-3: looking, settling with what the platform says, following parcels and watching a folder read through nothing that grows', async () => {
  const shop = await openTestShop();
  const { store, statements } = recordStatements(shop.store);
  const services: Services = { ...shop.services, store };
  const packer = addStaff(shop, '李强');
  const connection = addConnection(shop);
  addConnection(shop, 'kuaidi100', '');
  addConnection(shop, 'folder', '', { folderIn: temporaryFolder('in'), folderOut: temporaryFolder('out') });
  const numbers = ['1', '2', '3'];
  const { parcels } = handOver(shop, packer, numbers.map((number) => ({ number })));
  const platform = scriptedPlatform();
  const say = (number: string, more: Partial<OrderDraft>): void => { platform.say({ ...draftOf({ number }, shop.clock.now), ...more }, shop.clock.now); };
  say('1', { state: 'handed_over', shipments: [{ courierName: '中通', waybillNumber: parcels[0]?.number ?? '' }] });
  say('2', { state: 'handed_over', shipments: [{ courierName: '中通', waybillNumber: '9999999' }] });
  say('3', { state: 'closed', closeReason: '取消' });
  await takeChanges(services, connection, platform.connector, { until: shop.clock.now });
  shop.clock.now += 5 * 3_600_000;
  const states = ['trouble', 'delivered', 'returned'] as const;
  let asked = 0;
  await followParcels(services, {
    parcels: { pace: { perSecond: 1000, atOnce: 1 }, follow: () => Promise.resolve(done({ state: states[asked++ % 3] ?? 'trouble', events: [{ at: shop.clock.now, text: 'x', place: '' }] })) },
  }, { signal: new AbortController().signal });
  const watch = startFolderWatch(services, { startReading: createIntakeReader(new URL('../../electron/intake/intake-worker.ts', import.meta.url)), everyMs: 0, onBug: (error) => { throw error as Error; } });
  await watch.look();
  await watch.stop();
  expect(asked).toBe(3);
  const scans = [...statements].flatMap((sql) => (newestOnly.test(sql) ? [] : planOf(shop.store, sql).filter((line) => /^SCAN /.test(line) && grows.test(line) && !named.test(line)).map((line) => `${line} in ${sql}`)));
  expect(scans).toEqual([]);
  shop.close();
});
