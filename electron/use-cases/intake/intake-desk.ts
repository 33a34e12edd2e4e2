import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { IntakeReading } from '../../../shared/contract/intake.ts';
import type { OrderDraft, OrderLinesDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import type { Reading, StartReading } from '../../intake/intake-reader.ts';
import { endRun, startRun, updateRun } from '../../store/intake-runs.ts';
import { ordersWithoutLines } from '../../store/orders/order-updates.ts';
import { shopProfile } from '../app.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';
import { compareDraft, takeIn, takeInLines } from './take-in.ts';

type Preview = Extract<IntakeReading, { phase: 'preview' }>;
type Tally = { newOrders: number; changedOrders: number; unchangedOrders: number };

export type IntakeDesk = {
  readonly state: () => IntakeReading;
  readonly read: (paths: readonly string[]) => Result<null>;
  readonly confirm: (caller: Caller, readingId: string) => Result<null>;
  readonly cancel: () => Result<null>;
  /** Resolves when nothing is under way any more. */
  readonly settled: () => Promise<void>;
};

type Desk = {
  readonly services: () => Services;
  readonly startReading: StartReading;
  readonly reportBug: (error: unknown) => void;
};

/** One slice of work on main: long enough to be quick, short enough that no window waits noticeably. */
const sliceMs = 40;
const mostExamples = 200;
const mostRefused = 5000;
const progressEveryMs = 120;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Same size, same time: the file that was previewed. Throws for what is no file: a device or a pipe might never end. */
const stampOf = (paths: readonly string[]): string =>
  paths
    .map((path) => {
      const found = statSync(path);
      if (!found.isFile()) throw new Error('not a file');
      return `${found.size}:${found.mtimeMs}`;
    })
    .join(' ');

/** Whatever a file holds for one order: the order, or the lines of one that is in the store already. */
type Item = { readonly order: OrderDraft } | { readonly lines: OrderLinesDraft };

const takeItemIn = (step: Act, item: Item): Result<'new' | 'changed' | 'unchanged'> =>
  'order' in item ? takeIn(step, item.order) : takeInLines(step, item.lines);

/** IN-3: nothing is dropped silently: an order that the rules refuse is listed with where it came from and why. */
const refusedItem = (item: Item, refusal: Refusal): RefusedLine => {
  const { platformOrderNumber, source } = 'order' in item ? item.order : item.lines;
  return { ...source, platformOrderNumber, code: refusal.code, params: refusal.params ?? {} };
};

/** IN-1…IN-3: reads, compares, and on confirmation takes in. One reading at a time. */
export const createIntakeDesk = (desk: Desk): IntakeDesk => {
  let state: IntakeReading = { phase: 'idle' };
  let pending: { readonly paths: readonly string[]; readonly stamp: string; readonly preview: Preview; readonly reading: Reading } | undefined;
  let current: { cancelled: boolean; reading: Reading } | undefined;
  let running: Promise<void> = Promise.resolve();
  let lastTold = 0;
  /** Of the newest `read` or `cancel`: a reading that waits for the one before it begins only if nothing came after it. */
  let newest = 0;

  const tell = (next: IntakeReading, always = true): void => {
    state = next;
    const now = Date.now();
    if (!always && now - lastTold < progressEveryMs) return;
    lastTold = now;
    desk.services().emit('intake.changed', {});
  };

  const startReading = (paths: readonly string[], onProgress: (done: number) => void): Reading => {
    const services = desk.services();
    return desk.startReading(paths.map((path) => ({ fileName: basename(path), path })), {
      timeZone: shopProfile(services).timeZone,
      knownOrderNumbers: ordersWithoutLines(readerOf(services), 'taobao'),
      onProgress: (progress) => {
        onProgress(progress.done);
      },
    });
  };

  const follow = (reading: Reading): { cancelled: boolean; reading: Reading } => {
    current = { cancelled: false, reading };
    return current;
  };

  const forgetPending = (): void => {
    pending?.reading.cancel();
    pending = undefined;
  };

  const preview = async (paths: readonly string[], stamp: string): Promise<void> => {
    const fileNames = paths.map((path) => basename(path));
    const started = follow(
      startReading(paths, (rowsRead) => {
        if (current === started && state.phase === 'reading') tell({ phase: 'reading', fileNames, rowsRead }, false);
      }),
    );
    const reader = readerOf(desk.services());
    const platforms = new Set<Platform>();
    const counts = { orders: 0, lines: 0, newOrders: 0, changedOrders: 0, unchangedOrders: 0, maskedOrders: 0, doubtfulOrders: 0 };
    const examples: Preview['examples'] = [];
    const refusedLines: RefusedLine[] = [];
    const notices: RefusedLine[] = [];
    const look = (draft: OrderDraft): void => {
      platforms.add(draft.platform);
      counts.orders += 1;
      counts.lines += draft.lines.length;
      if (draft.receiver.masked.length > 0) counts.maskedOrders += 1;
      else if ((draft.addressDoubts ?? []).length > 0) counts.doubtfulOrders += 1;
      const comparison = compareDraft(reader, draft);
      if (comparison.kind === 'new') counts.newOrders += 1;
      else if (comparison.kind === 'unchanged') counts.unchangedOrders += 1;
      else {
        counts.changedOrders += 1;
        if (examples.length < mostExamples) examples.push({ platformOrderNumber: draft.platformOrderNumber, changes: [...comparison.changes] });
      }
    };
    for await (const batch of started.reading.batches) {
      refusedLines.push(...batch.refusedLines.slice(0, mostRefused - refusedLines.length));
      notices.push(...batch.notes.slice(0, mostRefused - notices.length));
      let sliceEnd = Date.now() + sliceMs;
      for (const draft of batch.orders) {
        look(draft);
        if (Date.now() < sliceEnd) continue;
        await pause();
        sliceEnd = Date.now() + sliceMs;
      }
      for (const { platform, platformOrderNumber, lines } of batch.lineSets) {
        platforms.add(platform);
        counts.orders += 1;
        counts.lines += lines.length;
        counts.changedOrders += 1;
        if (examples.length < mostExamples) {
          examples.push({ platformOrderNumber, changes: [{ field: 'lines', before: '', after: lines.map((line) => `${line.skuCode ?? line.title}×${line.quantity}`).join('；') }] });
        }
      }
      if (started.cancelled) break;
      await pause();
    }
    const ended = await started.reading.ended;
    if (started.cancelled) {
      if (current === started) tell({ phase: 'idle' });
      return;
    }
    if (!ended.ok) throw new Error(`reader: ${String(ended.refusal.params?.['reason'])}`);
    const { files, refusedCount } = ended.value;
    const shown: Preview = {
      phase: 'preview', readingId: randomUUID(), fileNames, ...counts, examples, platforms: [...platforms],
      files: files.map((file) => ({
        fileName: file.sheetName === null ? file.fileName : `${file.fileName} · ${file.sheetName}`, kind: file.kind ?? '', encoding: file.encoding ?? file.container ?? '', rows: file.rowCount,
      })),
      refusedTotal: refusedCount, refusedLines, notices,
    };
    // Opened again while the person looks at the preview: the first orders are there when they say yes.
    pending = { paths, stamp, preview: shown, reading: startReading(paths, () => undefined) };
    tell(shown);
  };

  /** Takes items in from `from` on, as many as one slice allows, in one transaction. Returns how many. */
  const takeSlice = (caller: Caller, runId: ReturnType<typeof startRun>, items: readonly Item[], from: number, tally: Tally, refused: RefusedLine[]): number => {
    const end = Date.now() + sliceMs;
    const counted: Tally = { ...tally };
    const turnedAway: RefusedLine[] = [];
    let taken = 0;
    const result = act(quiet(desk.services()), caller.staffId, (step) => {
      for (const item of items.slice(from)) {
        const outcome = step.writer.part(() => takeItemIn(step, item), (done) => done.ok);
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

  const takeAllIn = async (caller: Caller, { reading, preview: shown }: NonNullable<typeof pending>): Promise<void> => {
    const started = follow(reading);
    const { readingId, orders: total, refusedTotal } = shown;
    const tally: Tally = { newOrders: 0, changedOrders: 0, unchangedOrders: 0 };
    const refused: RefusedLine[] = [];
    const services = desk.services();
    const done = (outcome: 'finished' | 'cancelled' | 'failed', code: string | null): void => {
      services.emit('orders.changed', { orderIds: 'all' });
      services.emit('printing.changed', {});
      services.emit('stock.changed', {});
      tell({ phase: 'done', readingId, outcome, code, ...tally, total, refusedTotal: refusedTotal + refused.length, refusedOrders: refused });
    };
    let runId: ReturnType<typeof startRun> | undefined;
    try {
      const run = act(services, caller.staffId, (step) => ok(startRun(step.writer, step.at, caller.staffId, shown.fileNames, refusedTotal)));
      if (!run.ok) return;
      runId = run.value;
      for await (const batch of started.reading.batches) {
        const items: Item[] = [...batch.orders.map((order) => ({ order })), ...batch.lineSets.map((lines) => ({ lines }))];
        for (let from = 0; from < items.length && !started.cancelled; ) {
          from += takeSlice(caller, run.value, items, from, tally, refused);
          tell({ phase: 'importing', readingId, done: tally.newOrders + tally.changedOrders + tally.unchangedOrders + refused.length, total }, false);
          await pause();
        }
        if (started.cancelled) break;
      }
      const ended = await started.reading.ended;
      if (!ended.ok) throw new Error(`reader: ${String(ended.refusal.params?.['reason'])}`);
      const outcome = started.cancelled ? 'cancelled' : 'finished';
      act(services, caller.staffId, (step) => {
        endRun(step.writer, run.value, outcome);
        step.trace({ action: `intake.${outcome}`, subject: 'intake_run', subjectId: run.value, after: { ...tally, files: shown.fileNames.join('、') } });
        return ok(null);
      });
      done(outcome, null);
    } catch (error) {
      desk.reportBug(error);
      if (runId !== undefined) noteFailure(services, caller, runId);
      done('failed', failureCode(error));
    } finally {
      started.reading.cancel();
    }
  };

  const run = (work: () => Promise<void>): void => {
    running = work().catch((error: unknown) => {
      desk.reportBug(error);
      tell({ phase: 'done', readingId: '', outcome: 'failed', code: failureCode(error), newOrders: 0, changedOrders: 0, unchangedOrders: 0, total: 0, refusedTotal: 0, refusedOrders: [] });
    }).finally(() => {
      current = undefined;
    });
  };

  return {
    state: () => state,
    read: (paths) => {
      if (state.phase === 'importing') return refuse('intake.busy');
      if (current !== undefined) {
        current.cancelled = true;
        current.reading.cancel();
      }
      forgetPending();
      let stamp: string;
      try {
        stamp = stampOf(paths);
      } catch {
        return refuse('intake.file_unreadable', { file: paths.map((path) => basename(path)).join('、') });
      }
      const before = running;
      const mine = (newest += 1);
      tell({ phase: 'reading', fileNames: paths.map((path) => basename(path)), rowsRead: 0 });
      run(() => before.then(() => (mine === newest ? preview(paths, stamp) : undefined)));
      return ok(null);
    },
    confirm: (caller, readingId) => {
      if (state.phase === 'importing') return refuse('intake.busy');
      const confirmed = pending;
      if (confirmed === undefined || confirmed.preview.readingId !== readingId) return refuse('intake.preview_gone');
      let stamp = '';
      try {
        stamp = stampOf(confirmed.paths);
      } catch {
        // Gone since the preview: the empty stamp below says so.
      }
      if (stamp !== confirmed.stamp) return refuse('intake.file_changed');
      pending = undefined;
      tell({ phase: 'importing', readingId, done: 0, total: confirmed.preview.orders });
      run(() => takeAllIn(caller, confirmed));
      return ok(null);
    },
    cancel: () => {
      const waits = current === undefined && state.phase === 'reading';
      newest += 1;
      if (current !== undefined) {
        current.cancelled = true;
        current.reading.cancel();
      }
      forgetPending();
      if (waits || state.phase === 'preview' || state.phase === 'done') tell({ phase: 'idle' });
      return ok(null);
    },
    settled: () => running,
  };
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

const failureCode = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'SQLITE_FULL' || code === 'ENOSPC' ? 'store.disk_full' : code.startsWith('SQLITE_') ? 'store.disk_failed' : 'app.bug';
};
