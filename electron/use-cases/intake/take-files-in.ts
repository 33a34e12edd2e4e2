import type { IntakeReading } from '../../../shared/contract/intake.ts';
import type { OrderDraft, OrderLinesDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import { ok, type Refusal, type Result } from '../../../shared/domain/result.ts';
import type { Reading } from '../../intake/intake-reader.ts';
import { noteMappingUse } from '../../store/file-mappings.ts';
import { endRun, startRun, updateRun } from '../../store/intake-runs.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { pause, sliceMs } from './slices.ts';
import { takeIn, takeInLines } from './take-in.ts';

type Done = Extract<IntakeReading, { phase: 'done' }>;
type Tally = { newOrders: number; changedOrders: number; unchangedOrders: number };

export type TakingIn = {
  readonly services: Services;
  readonly caller: Caller;
  readonly reading: Reading;
  readonly preview: Extract<IntakeReading, { phase: 'preview' }>;
  /** Shapes of the kept mappings that the files were read with. */
  readonly shapes: readonly string[];
  readonly isCancelled: () => boolean;
  readonly onProgress: (done: number) => void;
  readonly reportBug: (error: unknown) => void;
};

/** Whatever a file holds for one order: the order, or the lines of one that is in the store already. */
type Item = { readonly order: OrderDraft } | { readonly lines: OrderLinesDraft };

const takeItemIn = (step: Act, item: Item): Result<'new' | 'changed' | 'unchanged'> =>
  'order' in item ? takeIn(step, item.order) : takeInLines(step, item.lines);

/** IN-3: nothing is dropped silently: an order that the rules refuse is listed with where it came from and why. */
const refusedItem = (item: Item, refusal: Refusal): RefusedLine => {
  const { platformOrderNumber, source } = 'order' in item ? item.order : item.lines;
  return { ...source, platformOrderNumber, code: refusal.code, params: refusal.params ?? {} };
};

/** Takes a confirmed reading in, whole orders at a time, in slices that no window notices. Null: the run could not even begin. */
export const takeFilesIn = async ({ services, caller, reading, preview, shapes, isCancelled, onProgress, reportBug }: TakingIn): Promise<Done | null> => {
  const { readingId, orders: total, refusedTotal } = preview;
  const tally: Tally = { newOrders: 0, changedOrders: 0, unchangedOrders: 0 };
  const refused: RefusedLine[] = [];
  const done = (outcome: Done['outcome'], code: string | null): Done => {
    services.emit('orders.changed', { orderIds: 'all' });
    services.emit('printing.changed', {});
    services.emit('stock.changed', {});
    return { phase: 'done', readingId, outcome, code, ...tally, total, refusedTotal: refusedTotal + refused.length, refusedOrders: refused };
  };
  let runId: ReturnType<typeof startRun> | undefined;
  try {
    const run = act(services, caller.staffId, (step) => {
      for (const shape of shapes) noteMappingUse(step.writer, step.at, shape);
      return ok(startRun(step.writer, step.at, caller.staffId, preview.fileNames, refusedTotal));
    });
    if (!run.ok) return null;
    runId = run.value;
    for await (const batch of reading.batches) {
      const items: Item[] = [...batch.orders.map((order) => ({ order })), ...batch.lineSets.map((lines) => ({ lines }))];
      for (let from = 0; from < items.length && !isCancelled(); ) {
        from += takeSlice(services, caller, run.value, items, from, tally, refused);
        onProgress(tally.newOrders + tally.changedOrders + tally.unchangedOrders + refused.length);
        await pause();
      }
      if (isCancelled()) break;
    }
    const ended = await reading.ended;
    if (!ended.ok) throw new Error(`reader: ${String(ended.refusal.params?.['reason'])}`);
    const outcome = isCancelled() ? 'cancelled' : 'finished';
    act(services, caller.staffId, (step) => {
      endRun(step.writer, run.value, outcome);
      step.trace({ action: `intake.${outcome}`, subject: 'intake_run', subjectId: run.value, after: { ...tally, files: preview.fileNames.join('、') } });
      return ok(null);
    });
    return done(outcome, null);
  } catch (error) {
    reportBug(error);
    if (runId !== undefined) noteFailure(services, caller, runId);
    return done('failed', failureCode(error));
  } finally {
    reading.cancel();
  }
};

/** Takes items in from `from` on, as many as one slice allows, in one transaction. Returns how many. */
const takeSlice = (services: Services, caller: Caller, runId: ReturnType<typeof startRun>, items: readonly Item[], from: number, tally: Tally, refused: RefusedLine[]): number => {
  const end = Date.now() + sliceMs;
  const counted: Tally = { ...tally };
  const turnedAway: RefusedLine[] = [];
  let taken = 0;
  const result = act(quiet(services), caller.staffId, (step) => {
    for (const item of items.slice(from)) {
      const outcome = step.writer.part(() => takeItemIn(step, item), (one) => one.ok);
      if (outcome.ok) counted[`${outcome.value}Orders`] += 1;
      else turnedAway.push(refusedItem(item, outcome.refusal));
      taken += 1;
      if (Date.now() >= end) break;
    }
    updateRun(step.writer, runId, counted);
    return ok(null);
  });
  if (result.ok) {
    Object.assign(tally, counted);
    refused.push(...turnedAway);
  }
  return taken;
};

/** While thousands of orders come in, windows are told by progress and at the end, not for each order. */
const quiet = (services: Services): Services => ({ ...services, emit: () => undefined });

/** Where the disk has room for it; else the next start calls the run interrupted. */
const noteFailure = (services: Services, caller: Caller, runId: ReturnType<typeof startRun>): void => {
  try {
    act(services, caller.staffId, (step) => {
      endRun(step.writer, runId, 'failed');
      step.trace({ action: 'intake.failed', subject: 'intake_run', subjectId: runId });
      return ok(null);
    });
  } catch {
    // Said to the person already.
  }
};

export const failureCode = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'SQLITE_FULL' || code === 'ENOSPC' ? 'store.disk_full' : code.startsWith('SQLITE_') ? 'store.disk_failed' : 'app.bug';
};
