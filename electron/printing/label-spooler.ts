import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { ok, refuse, type Refused, type Result } from '../../shared/domain/result.ts';
import { readLabelFile, type LabelFile } from './label-file.ts';
import { openLine, type LabelLine } from './label-line.ts';
import type { LabelLanguage } from './label-status.ts';
import { newTransfer, runTransfer, usualTimes, type LabelTimes, type Transfer } from './label-transfer.ts';
import type { PrinterState, PrintForm, Spooler, SubmitRefusal } from './spooler.ts';

/** A label printer as the shop entered it. */
export type LabelPrinter = {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly language: LabelLanguage;
  readonly dotsPerInch: Extract<PrintForm, { readonly kind: 'bitmap' }>['dotsPerInch'];
  /** 1/100 mm between two labels; 0 = continuous. */
  readonly gapHmm: number;
};

export type LabelSpoolerOptions = {
  /** Asked each time: printers come and go while the app runs. */
  readonly printers: () => readonly LabelPrinter[];
  readonly times?: Partial<LabelTimes>;
};

type Condition = { readonly state: PrinterState; readonly words: string };
type Job = { readonly printer: string; readonly title: string; readonly transfer: Transfer };

/** What was seen of a printer counts for so long; each look takes a connection. */
const freshMs = 3_000;
const mostJobsKept = 500;

/**
 * Label printers on TCP (mostly port 9100), spoken to without a driver. A printer has one line at a time. What cannot be known is
 * called unknown: nothing is sent again by itself (PR-6), and of a job of an earlier run this spooler knows nothing.
 */
export const createLabelSpooler = ({ printers, times: given = {} }: LabelSpoolerOptions): Spooler => {
  const times: LabelTimes = { ...usualTimes, ...given };
  const run = randomBytes(6).toString('hex');
  const jobs = new Map<string, Job>();
  const lines = new Map<string, Promise<unknown>>();
  const seen = new Map<string, { readonly condition: Condition; readonly at: number }>();
  let lastJob = 0;

  const printerNamed = (name: string): LabelPrinter | undefined => printers().find((printer) => printer.name === name);
  const lineKey = ({ host, port }: LabelPrinter): string => `${host.toLowerCase()} ${port}`;
  /** Work on a printer's line, one after another. */
  const inTurn = <T>(printer: LabelPrinter, work: () => Promise<T>): Promise<T> => {
    const key = lineKey(printer);
    const before = lines.get(key) ?? Promise.resolve();
    const done = before.then(work);
    const settled = done.then(() => undefined, () => undefined);
    lines.set(key, settled);
    void settled.then(() => {
      if (lines.get(key) === settled) lines.delete(key);
    });
    return done;
  };

  const look = async (printer: LabelPrinter): Promise<Condition> => {
    const line = await openLine(printer, times.connectWithinMs);
    if (!('write' in line)) return { state: 'trouble', words: `offline: ${line.words}` };
    const status = await line.status(times.statusWithinMs);
    await line.hangUp(200, () => false);
    line.destroy();
    if (status === null) return { state: 'ready', words: '' };
    return { state: status.state === 'idle' || status.state === 'busy' ? 'ready' : status.state, words: status.words };
  };
  const conditionOf = async (printer: LabelPrinter): Promise<Condition> => {
    const key = lineKey(printer);
    const underWay = [...jobs.values()].find((job) => job.printer === printer.name && isUnderWay(job.transfer));
    if (underWay !== undefined) return conditionWhile(underWay.transfer);
    const known = seen.get(key);
    // Somebody has the line: another look, or a job of the same printer under another name.
    if (known !== undefined && (lines.has(key) || performance.now() - known.at < freshMs)) return known.condition;
    const condition = await inTurn(printer, () => look(printer));
    seen.set(key, { condition, at: performance.now() });
    return condition;
  };

  const keep = (job: Job): string => {
    const id = `${run}-${(lastJob += 1)}`;
    jobs.set(id, job);
    for (const [old, { transfer }] of jobs) {
      if (jobs.size <= mostJobsKept) break;
      if (!isUnderWay(transfer)) jobs.delete(old);
    }
    return id;
  };

  return {
    name: 'label',
    list: async () =>
      ok(await Promise.all(printers().map(async (printer) => ({
        name: printer.name, description: `${printer.host}:${printer.port} · ${printer.language.toUpperCase()} · ${printer.dotsPerInch} dpi`, isDefault: false,
        ...(await conditionOf(printer)),
      })))),
    printerState: async (name) => {
      const printer = printerNamed(name);
      return printer === undefined ? { state: 'missing', words: '' } : conditionOf(printer);
    },
    formOf: (name) => {
      const printer = printerNamed(name);
      return printer === undefined ? null : { kind: 'bitmap', language: printer.language, dotsPerInch: printer.dotsPerInch, gapHmm: printer.gapHmm };
    },

    submit: async (path, { printer: name, title, copies }) => {
      const printer = printerNamed(name);
      if (printer === undefined) return refuse('printing.printer_missing', { printer: name });
      const opened = await openFile(path, printer);
      if (!opened.ok) return opened;
      const { handle, labels } = opened.value;
      const transfer = newTransfer(labels.sheets * copies);
      const id = keep({ printer: name, title, transfer });
      const refused = { words: '' };
      const through = inTurn(printer, async () => {
        let line: LabelLine | null = null;
        try {
          const reached = await openLine(printer, times.connectWithinMs);
          if (!('write' in reached)) {
            refused.words = reached.words;
            transfer.state = 'aborted';
            return;
          }
          line = reached;
          await runTransfer(line, labels, printer.language, copies, transfer, times);
        } catch (error) {
          transfer.state = 'unknown';
          transfer.words = error instanceof Error ? error.message : '';
        } finally {
          line?.destroy();
          seen.delete(lineKey(printer));
          await handle.close();
        }
      });
      await Promise.race([through, handedOver(transfer, times.handOverMs)]);
      if (transfer.state === 'aborted' || (transfer.state === 'unknown' && !transfer.begun)) {
        return refuse('printing.label_printer_unreachable', { printer: name, words: refused.words || transfer.words });
      }
      return transfer.state === 'unknown' ? refuse('printing.spooler_no_answer', { fate: 'unknown', words: transfer.words }) : ok({ spoolerJobId: id });
    },

    follow: (id) => {
      const job = jobs.get(id);
      if (job === undefined) return Promise.resolve({ state: 'unknown', words: '' });
      const { state, words, sheetsDone } = job.transfer;
      return Promise.resolve({ state, words, ...(sheetsDone === null ? {} : { sheetsDone }) });
    },

    // A label printer keeps no list of its jobs: only of this run's own is anything known. "Not found" would be a guess.
    find: (printer, title) => {
      const known = [...jobs].reverse().find(([, job]) => job.printer === printer && job.title === title && job.transfer.state !== 'unknown' && job.transfer.state !== 'aborted');
      if (known === undefined) return Promise.resolve(refuse('printing.spooler_no_answer', { fate: 'unknown', words: '' }));
      const [spoolerJobId, { transfer }] = known;
      return Promise.resolve(ok({ spoolerJobId, state: transfer.state, words: transfer.words }));
    },

    cancel: async (id) => {
      const job = jobs.get(id);
      if (job === undefined || !isUnderWay(job.transfer)) return refuse('printing.spooler_refused', { words: job?.transfer.state ?? 'unknown' });
      job.transfer.cancelled = true;
      for (const deadline = performance.now() + times.statusWithinMs + times.pollMs + 5_000; isUnderWay(job.transfer) && performance.now() < deadline; ) await shortly();
      const { state } = job.transfer;
      return state === 'cancelled' ? ok(null) : refuse('printing.spooler_refused', { words: state });
    },
  };
};

const shortly = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 20));

/** Resolves when the job has been on its way for so long; its turn at the printer must have come. */
const handedOver = async (transfer: Transfer, afterMs: number): Promise<void> => {
  for (let since: number | null = null; since === null || performance.now() - since < afterMs; ) {
    if (transfer.state !== 'pending') since ??= performance.now();
    await shortly();
    if (!isUnderWay(transfer)) return;
  }
};

const isUnderWay = ({ state }: Transfer): boolean => state === 'pending' || state === 'processing' || state === 'held' || state === 'stopped';

const conditionWhile = ({ state, words, status }: Transfer): Condition => {
  if (state === 'held') return { state: 'paused', words };
  return { state: status?.state === 'trouble' || words === 'not-taking-data' || words === 'no-answer' ? 'trouble' : 'ready', words };
};

/** Opened before it is waited for: the file may lose its name as soon as the job is handed over. */
const openFile = async (path: string, printer: LabelPrinter): Promise<Result<{ readonly handle: FileHandle; readonly labels: LabelFile }, SubmitRefusal>> => {
  const unreadable = (): Refused<SubmitRefusal> => refuse('printing.document_unreadable', { file: path });
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const labels = await readLabelFile(handle);
    // Drawn for another language or head than the printer has by now: the dots would come out in the wrong size, or as text.
    if (labels !== null && labels.head.language === printer.language && labels.head.dotsPerInch === printer.dotsPerInch) return ok({ handle, labels });
    await handle.close();
    return unreadable();
  } catch {
    await handle?.close();
    return unreadable();
  }
};
