import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { IntakeReading } from '../../../shared/contract/intake.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { FileReport } from '../../intake/intake-batch.ts';
import type { Reading, StartReading } from '../../intake/intake-reader.ts';
import { allMappings } from '../../store/file-mappings.ts';
import { ordersWithoutLines } from '../../store/orders/order-updates.ts';
import { shopProfile } from '../app.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import { previewFiles, type Preview } from './preview-files.ts';
import { failureCode, takeFilesIn } from './take-files-in.ts';
import { askedTables, mappingPhase, type Asking } from './unknown-tables.ts';

export type IntakeDesk = {
  readonly state: () => IntakeReading;
  readonly read: (paths: readonly string[]) => Result<null>;
  readonly confirm: (caller: Caller, readingId: string) => Result<null>;
  readonly cancel: () => Result<null>;
  /** IN-1: the table whose columns are asked for now; undefined when none is, or in another reading. */
  readonly asking: (readingId: string) => Asking | undefined;
  readonly leaveOut: (readingId: string) => Result<null>;
  readonly mapFile: (readingId: string, file: number) => Result<null>;
  /** Reads the same files again, with what has been said about their columns meanwhile. */
  readonly again: () => Result<null>;
  /** Resolves when nothing is under way any more. */
  readonly settled: () => Promise<void>;
};

type Desk = {
  readonly services: () => Services;
  readonly startReading: StartReading;
  readonly reportBug: (error: unknown) => void;
};

type Pending = {
  readonly paths: readonly string[];
  readonly stamp: string;
  readonly preview: Preview;
  readonly files: readonly FileReport[];
  readonly leftOut: Set<number>;
  readonly wanted: Set<number>;
  /** Opened again while the person looks at the preview: the first orders are there when they say yes. */
  reading: Reading | undefined;
};

const progressEveryMs = 120;

/** Same size, same time: the file that was previewed. Throws for what is no file: a device or a pipe might never end. */
const stampOf = (paths: readonly string[]): string =>
  paths
    .map((path) => {
      const found = statSync(path);
      if (!found.isFile()) throw new Error('not a file');
      return `${found.size}:${found.mtimeMs}`;
    })
    .join(' ');

/** IN-1…IN-3: reads, asks for unknown columns, compares, and on confirmation takes in. One reading at a time. */
export const createIntakeDesk = (desk: Desk): IntakeDesk => {
  let state: IntakeReading = { phase: 'idle' };
  let pending: Pending | undefined;
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
      mappings: allMappings(readerOf(services)).map(({ shape, mapping }) => ({ shape, mapping })),
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
    pending?.reading?.cancel();
    pending = undefined;
  };

  /** Shows the next table to be asked about, or the preview when there is none. */
  const showNext = (shown: Pending): void => {
    const [asking, ...others] = askedTables(shown.files, shown.leftOut, shown.wanted);
    if (asking !== undefined) {
      shown.reading?.cancel();
      shown.reading = undefined;
      tell(mappingPhase(shown.preview, asking, others.length, allMappings(readerOf(desk.services()))));
      return;
    }
    shown.reading ??= startReading(shown.paths, () => undefined);
    tell(shown.preview);
  };

  const preview = async (paths: readonly string[], stamp: string, leftOut: ReadonlySet<number>): Promise<void> => {
    const fileNames = paths.map((path) => basename(path));
    const started = follow(
      startReading(paths, (rowsRead) => {
        if (current === started && state.phase === 'reading') tell({ phase: 'reading', fileNames, rowsRead }, false);
      }),
    );
    const found = await previewFiles(readerOf(desk.services()), started.reading, fileNames, () => started.cancelled);
    if (found === null) {
      if (current === started) tell({ phase: 'idle' });
      return;
    }
    pending = { paths, stamp, preview: found.preview, files: found.files, leftOut: new Set(leftOut), wanted: new Set(), reading: undefined };
    showNext(pending);
  };

  const takeAllIn = async (caller: Caller, { paths, reading, preview: shown, files }: Pending): Promise<void> => {
    const started = follow(reading ?? startReading(paths, () => undefined));
    const { readingId, orders: total } = shown;
    const end = await takeFilesIn({
      services: desk.services(), caller, reading: started.reading, preview: shown, shapes: files.flatMap((file) => file.shape ?? []),
      isCancelled: () => started.cancelled, onProgress: (done) => { tell({ phase: 'importing', readingId, done, total }, false); }, reportBug: desk.reportBug,
    });
    if (end !== null) tell(end);
  };

  const run = (work: () => Promise<void>): void => {
    running = work().catch((error: unknown) => {
      desk.reportBug(error);
      tell({ phase: 'done', readingId: '', outcome: 'failed', code: failureCode(error), newOrders: 0, changedOrders: 0, unchangedOrders: 0, total: 0, refusedTotal: 0, refusedOrders: [] });
    }).finally(() => {
      current = undefined;
    });
  };

  const readFiles = (paths: readonly string[], leftOut: ReadonlySet<number>): Result<null> => {
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
    run(() => before.then(() => (mine === newest ? preview(paths, stamp, leftOut) : undefined)));
    return ok(null);
  };

  const askingNow = (readingId: string): Asking | undefined =>
    pending === undefined || state.phase !== 'mapping' || pending.preview.readingId !== readingId ? undefined : askedTables(pending.files, pending.leftOut, pending.wanted)[0];

  return {
    state: () => state,
    read: (paths) => readFiles(paths, new Set()),
    asking: askingNow,
    leaveOut: (readingId) => {
      const asking = askingNow(readingId);
      if (asking === undefined || pending === undefined) return refuse('intake.preview_gone');
      pending.leftOut.add(asking.file);
      showNext(pending);
      return ok(null);
    },
    mapFile: (readingId, file) => {
      if (pending === undefined || state.phase !== 'preview' || pending.preview.readingId !== readingId || pending.files[file]?.unknown === undefined) return refuse('intake.preview_gone');
      pending.leftOut.delete(file);
      pending.wanted.add(file);
      showNext(pending);
      return ok(null);
    },
    again: () => (pending === undefined ? refuse('intake.preview_gone') : readFiles(pending.paths, pending.leftOut)),
    confirm: (caller, readingId) => {
      if (state.phase === 'importing') return refuse('intake.busy');
      const confirmed = pending;
      if (confirmed === undefined || state.phase !== 'preview' || confirmed.preview.readingId !== readingId) return refuse('intake.preview_gone');
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
      if (waits || state.phase === 'preview' || state.phase === 'mapping' || state.phase === 'done') tell({ phase: 'idle' });
      return ok(null);
    },
    settled: () => running,
  };
};
