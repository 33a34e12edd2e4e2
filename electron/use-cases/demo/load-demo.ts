import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { RegionData } from '../../../shared/domain/intake/regions.ts';
import type { StaffId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/domain/result.ts';
import { shopDay, shopHourMinute } from '../../../shared/domain/shop-day.ts';
import { endRun, startRun, updateRun } from '../../store/intake-runs.ts';
import { orderByNumber } from '../../store/orders/order-row.ts';
import { shopProfile } from '../app.ts';
import { checkAddressHere, type CheckAddress } from '../intake/address-check.ts';
import { takeIn } from '../intake/take-in.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { createChance } from './chance.ts';
import { demoOrders, type DemoOrder } from './demo-orders.ts';
import { fileNameOf } from './platform-words.ts';
import { knowCustomers, withRegulars } from './regulars.ts';
import { countStock, expected, hireColleagues, setUpPrinting } from './set-up.ts';
import { workOnOrders, type TakenIn } from './work.ts';

const seed = 20_261_121;
const hourMs = 3_600_000;
/** The demo shop imported for the first time so long ago, and then every few hours. */
const openedHoursAgo = 72;
const importEveryHours = 6;
/** Orders a transaction: a window that waits for main waits for no more than these. */
const sliceSize = 24;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Import = { readonly at: number; readonly drafts: readonly OrderDraft[] };

/** Which export each version of each order came with: the first one made after it happened. */
const importsOf = (orders: readonly DemoOrder[], now: number): readonly Import[] => {
  const times = Array.from({ length: openedHoursAgo / importEveryHours }, (_, index) => now - (openedHoursAgo - index * importEveryHours) * hourMs);
  times.push(now - 60_000);
  const versions = orders.flatMap((order) => order.versions);
  return times.map((at, index) => ({
    at, drafts: versions.filter((version) => version.at <= at && (index === 0 || version.at > (times[index - 1] ?? 0))).map((version) => version.draft),
  }));
};

const takeImportIn = async (services: Services, caller: Caller, { drafts, at }: Import, check: CheckAddress): Promise<void> => {
  if (drafts.length === 0) return;
  const { timeZone } = shopProfile(services);
  const stamp = `${shopDay(at, timeZone).replaceAll('-', '')}${shopHourMinute(at, timeZone)}`;
  const named = drafts.map((draft) => ({ ...draft, source: { ...draft.source, fileName: fileNameOf(draft.platform, stamp) } }));
  const files = [...new Set(named.map((draft) => draft.source.fileName))];
  const runId = expected(act(services, caller.staffId, (step) => ok(startRun(step.writer, at, caller.staffId, files, 0))));
  const tally = { newOrders: 0, changedOrders: 0, unchangedOrders: 0 };
  for (let from = 0; from < named.length; from += sliceSize) {
    expected(act(services, caller.staffId, (step) => {
      for (const draft of named.slice(from, from + sliceSize)) tally[`${expected(takeIn(step, { ...draft, addressDoubts: draft.receiver.masked.length > 0 ? [] : check(draft.receiver, draft.platform) }))}Orders`] += 1;
      updateRun(step.writer, runId, tally);
      return ok(null);
    }));
    await pause();
  }
  expected(act(services, caller.staffId, (step) => {
    endRun(step.writer, runId, 'finished');
    step.trace({ action: 'intake.finished', subject: 'intake_run', subjectId: runId, after: { ...tally, files: files.join('、') } });
    return ok(null);
  }));
};

const takenInOrders = (services: Services, orders: readonly DemoOrder[], imports: readonly Import[]): TakenIn[] =>
  orders.flatMap(({ kind, versions }) => {
    const last = versions.at(-1);
    const order = last === undefined ? undefined : orderByNumber(readerOf(services), last.draft.platform, last.draft.platformOrderNumber);
    const cameInAt = imports.find((one) => last !== undefined && one.at >= last.at)?.at ?? services.now();
    return order === undefined ? [] : [{ kind, orderId: order.id, cameInAt, province: order.province, foreign: order.country !== 'CN' }];
  });

/**
 * Fills a new shop with invented orders, stock, staff and number rolls, through the same rules as real ones and always the same
 * but for the time: everything counts back from now. Windows are told once, at the end.
 */
export const loadDemo = async (services: Services, managerId: number, resourcesFolder: string): Promise<void> => {
  const now = services.now();
  const at = (time: number): Services => ({ store: services.store, now: () => time, emit: () => undefined });
  const manager: Caller = { staffId: managerId as StaffId, name: '', role: 'manager' };
  const opened = now - openedHoursAgo * hourMs - hourMs;
  const chance = createChance(seed);

  const [check, regionText, people] = await Promise.all([
    checkAddressHere(resourcesFolder),
    readFile(join(resourcesFolder, 'regions', 'china.json'), 'utf8'),
    hireColleagues(at(opened), manager),
  ]);
  setUpPrinting(at(opened), manager);
  countStock(at(opened), manager, chance);
  await pause();

  const orders = withRegulars(demoOrders(now, chance, JSON.parse(regionText) as RegionData), now);
  const imports = importsOf(orders, now);
  for (const one of imports) await takeImportIn(at(one.at), people.customerService, one, check);
  const takenIn = takenInOrders(services, orders, imports);
  workOnOrders(at, people.customerService, takenIn, now);
  await knowCustomers(at(now), manager, people.customerService, takenIn, pause);

  for (const name of ['stock.changed', 'printing.changed', 'intake.changed', 'customers.changed', 'app.changed'] as const) services.emit(name, {});
  services.emit('orders.changed', { orderIds: 'all' });
};
