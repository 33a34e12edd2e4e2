import { basename } from 'node:path';
import type { OrderDraft, OrderLinesDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import type { FileReport } from '../../intake/intake-batch.ts';
import type { Reading, StartReading } from '../../intake/intake-reader.ts';
import { allMappings, noteMappingUse } from '../../store/file-mappings.ts';
import { ordersWithoutLines } from '../../store/orders/order-updates.ts';
import { shopProfile } from '../app.ts';
import { pause, sliceMs } from '../intake/slices.ts';
import { takeIn, takeInLines } from '../intake/take-in.ts';
import { createPendingEvents } from '../pending-events.ts';
import { act, readerOf, type Act, type Services } from '../services.ts';
import type { SeenFile } from './watch-folder-files.ts';

/** What came of the files of one look: what was refused in each, with reason and line (IN-3). */
export type FilesTaken = {
  readonly newOrders: number; readonly changedOrders: number; readonly unchangedOrders: number;
  readonly refused: ReadonlyMap<string, { readonly first: RefusedLine; readonly count: number }>;
};

type Item = { readonly order: OrderDraft } | { readonly lines: OrderLinesDraft };
type Tally = { newOrders: number; changedOrders: number; unchangedOrders: number };

const read = (services: Services, startReading: StartReading, files: readonly SeenFile[]): Reading =>
  startReading(files.map(({ path }) => ({ fileName: basename(path), path })), {
    timeZone: shopProfile(services).timeZone, knownOrderNumbers: ordersWithoutLines(readerOf(services), 'taobao'),
    mappings: allMappings(readerOf(services)).map(({ shape, mapping }) => ({ shape, mapping })),
  });

const takeItem = (step: Act, item: Item): Result<'new' | 'changed' | 'unchanged'> => ('order' in item ? takeIn(step, item.order) : takeInLines(step, item.lines));

const refusedItem = (item: Item, refusal: Refusal): RefusedLine => {
  const { platformOrderNumber, source } = 'order' in item ? item.order : item.lines;
  return { ...source, platformOrderNumber, code: refusal.code, params: refusal.params ?? {} };
};

/** Files that a person would have to be asked about before anything of them is taken in. */
const askedAbout = ({ fileName, unknown, kind, sheetName }: FileReport): RefusedLine | null =>
  unknown !== undefined ? unknown.why : kind === null ? { fileName, lineNumber: 0, platformOrderNumber: null, code: 'connection.file_not_read', params: { why: sheetName ?? '' } } : null;

/**
 * OF-5: takes files of a watched folder in, as a person's import would: together, so that a list finds its detail file; whole orders, in portions that no window
 * notices. Refuses `connection.file_not_read` when the reader failed: whatever was taken by then is whole, and taking it again changes nothing (IN-2).
 */
export const takeFolderFiles = async (
  services: Services, connectionId: ConnectionId, startReading: StartReading, files: readonly SeenFile[], signal: AbortSignal,
): Promise<Result<FilesTaken>> => {
  const refused = new Map<string, { first: RefusedLine; count: number }>();
  const note = (line: RefusedLine, count = 1): void => {
    const known = refused.get(line.fileName);
    if (known === undefined) refused.set(line.fileName, { first: line, count });
    else known.count += count;
  };
  const tally: Tally = { newOrders: 0, changedOrders: 0, unchangedOrders: 0 };
  const reading = read(services, startReading, files);
  const stop = (): void => { reading.cancel(); };
  signal.addEventListener('abort', stop, { once: true });
  const pending = createPendingEvents();
  const quiet: Services = { ...services, emit: pending.add };
  try {
    for await (const batch of reading.batches) {
      for (const line of batch.refusedLines) note(line);
      const items: Item[] = [...batch.orders.map((order) => ({ order })), ...batch.lineSets.map((lines) => ({ lines }))];
      for (let from = 0; from < items.length && !signal.aborted;) {
        from += takePortion(quiet, items, from, tally, note);
        await pause();
      }
    }
    const ended = await reading.ended;
    if (signal.aborted) return refuse('connection.file_not_read', { why: 'stopped' });
    if (!ended.ok) return refuse('connection.file_not_read', { why: String(ended.refusal.params?.['reason'] ?? '') });
    for (const report of ended.value.files) {
      const line = askedAbout(report);
      if (line !== null && refused.get(report.fileName) === undefined) note({ ...line, fileName: report.fileName });
    }
    act(quiet, null, (step) => {
      for (const { shape } of ended.value.files) if (shape !== undefined) noteMappingUse(step.writer, step.at, shape);
      step.trace({ action: 'intake.folder_read', subject: 'connection', subjectId: connectionId, after: { ...tally, files: files.map(({ name }) => name).join('、'), refused: [...refused.values()].reduce((sum, { count }) => sum + count, 0) } });
      return ok(null);
    });
    if (tally.newOrders + tally.changedOrders > 0) {
      pending.add('orders.changed', { orderIds: 'all' });
      pending.add('printing.changed', {});
      pending.add('stock.changed', {});
    }
    return ok({ ...tally, refused });
  } finally {
    signal.removeEventListener('abort', stop);
    reading.cancel();
    pending.sendTo(services.emit);
  }
};

/** Takes items in from `from` on, as many as one slice allows, in one transaction. Returns how many. */
const takePortion = (quiet: Services, items: readonly Item[], from: number, tally: Tally, note: (line: RefusedLine) => void): number => {
  const end = Date.now() + sliceMs;
  const counted = { ...tally };
  const turnedAway: RefusedLine[] = [];
  let taken = 0;
  act(quiet, null, (step) => {
    for (const item of items.slice(from)) {
      const outcome = step.writer.part(() => takeItem(step, item), (one) => one.ok);
      if (outcome.ok) counted[`${outcome.value}Orders`] += 1;
      else turnedAway.push(refusedItem(item, outcome.refusal));
      taken += 1;
      if (Date.now() >= end) break;
    }
    return ok(null);
  });
  Object.assign(tally, counted);
  for (const line of turnedAway) note(line);
  return taken;
};

