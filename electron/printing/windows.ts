import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paper } from '../../shared/domain/printing/template.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import { refuseFileError } from './atomic-file.ts';
import { plainTitle, type PrinterInfo, type PrinterState, type SpooledJob, type Spooler, type SpoolState, type SubmitRefusal } from './spooler.ts';
import {
  listJobsCommand, listPapersCommand, listPrintersCommand, readJobs, readPapers, readPrinters, removeJobCommand,
  type WindowsCommand, type WindowsJob, type WindowsPaper, type WindowsPrinter,
} from './windows-commands.ts';

/** Output of a command, or null when it failed or did not end in time. */
export type RunWindowsCommand = (command: WindowsCommand) => Promise<string | null>;
/** Hands a file to a printer; rejects when that failed. `pdf-to-printer`'s own options. */
export type PrintPdf = (file: string, options: PrintPdfOptions) => Promise<void>;
export type PrintPdfOptions = {
  readonly printer: string;
  readonly scale: 'noscale';
  readonly paperKind: number;
  readonly copies: number;
  readonly silent: true;
};

export type WindowsOptions = { readonly run?: RunWindowsCommand; readonly print?: PrintPdf; readonly submitWithinMs?: number };

/**
 * Windows: SumatraPDF (through pdf-to-printer) puts the sheets into the spooler, PowerShell reads it. Jobs are known by their
 * document name, so each is printed from a copy named after its title. A finished job is gone from Windows' list.
 */
export const createWindowsSpooler = ({ run = runCommand, print = printPdf, submitWithinMs = 120_000 }: WindowsOptions = {}): Spooler => {
  const silent = (fate: 'not_sent' | 'unknown', words: string) => refuse('printing.spooler_no_answer', { fate, words });
  const ask = async <T>(command: WindowsCommand, read: (output: string) => T | null): Promise<Result<T, SubmitRefusal>> => {
    const output = await run(command);
    const value = output === null ? null : read(output);
    return value === null ? silent('not_sent', command.program) : ok(value);
  };
  const jobs = (printer: string): Promise<Result<readonly WindowsJob[], SubmitRefusal>> => ask(listJobsCommand(printer), readJobs);
  const find = async (printer: string, title: string): Promise<Result<SpooledJob | null, SubmitRefusal>> => {
    const listed = await jobs(printer);
    if (!listed.ok) return listed;
    const job = listed.value.find(({ documentName }) => documentName.includes(documentKey(title)));
    return ok(job === undefined ? null : { spoolerJobId: jobId(printer, job.id), ...windowsJobState(job.status) });
  };
  const printers = (): Promise<Result<readonly WindowsPrinter[], SubmitRefusal>> => ask(listPrintersCommand(), readPrinters);

  return {
    name: 'windows',
    list: async () => {
      const listed = await printers();
      return listed.ok ? ok(listed.value.map(infoOf)) : listed;
    },
    printerState: async (printer) => {
      const listed = await printers();
      if (!listed.ok) return { state: 'unknown', words: '' };
      const found = listed.value.find(({ name }) => name === printer);
      return found === undefined ? { state: 'missing', words: '' } : { state: windowsPrinterState(found.status), words: wordsOf(found.status) };
    },
    submit: async (file, { printer, title, copies, paper }) => {
      const papers = await ask(listPapersCommand(printer), readPapers);
      if (!papers.ok) return papers;
      // A printer that Windows does not know has no papers.
      if (papers.value.length === 0) return refuse('printing.printer_missing', { printer });
      const match = matchPaper(papers.value, paper);
      if (match === null) {
        const sizes = papers.value.map(({ name }) => name).slice(0, 12).join(', ');
        return refuse('printing.paper_not_supported', { printer, widthHmm: paper.widthHmm, heightHmm: paper.heightHmm, sizes });
      }
      const folder = await mkdtemp(join(tmpdir(), 'backroom-print-'));
      const copy = join(folder, `${documentKey(title)}.pdf`);
      try {
        await copyFile(file, copy);
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        return refuseFileError(error, copy);
      }
      try {
        const printed = await within(submitWithinMs, print(copy, { printer, scale: 'noscale', paperKind: match.kind, copies, silent: true }));
        // Part of the sheets may be in the spooler when it breaks off or hangs: only a look at the printer can tell.
        if (printed !== null) return silent('unknown', printed);
        const found = await find(printer, title);
        return ok({ spoolerJobId: found.ok && found.value !== null ? found.value.spoolerJobId : jobId(printer, 0) });
      } finally {
        await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      }
    },
    follow: async (spoolerJobId) => {
      const known = readJobId(spoolerJobId);
      if (known === null) return { state: 'unknown', words: '' };
      const listed = await jobs(known.printer);
      if (!listed.ok) return { state: 'unknown', words: '' };
      const job = listed.value.find(({ id }) => id === known.id);
      return job === undefined ? { state: 'completed', words: '' } : windowsJobState(job.status);
    },
    find,
    cancel: async (spoolerJobId) => {
      const known = readJobId(spoolerJobId);
      if (known === null || known.id === 0) return refuse('printing.spooler_refused', { words: spoolerJobId });
      const removed = await run(removeJobCommand(known.printer, known.id));
      return removed === null ? refuse('printing.spooler_refused', { printer: known.printer, words: spoolerJobId }) : ok(null);
    },
  };
};

/** Windows names a job after its file; short, plain and unlike any other. */
export const documentKey = (title: string): string => `backroom-${createHash('sha256').update(plainTitle(title)).digest('hex').slice(0, 16)}`;

const jobId = (printer: string, id: number): string => JSON.stringify([printer, id]);
const readJobId = (text: string): { readonly printer: string; readonly id: number } | null => {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return null;
    const [printer, id] = value as readonly unknown[];
    return typeof printer === 'string' && typeof id === 'number' ? { printer, id } : null;
  } catch {
    return null;
  }
};

const toleranceHmm = 60;

/** The driver's paper of this size; Windows keeps sizes in 1/100 inch. */
export const matchPaper = (papers: readonly WindowsPaper[], { widthHmm, heightHmm }: Paper): WindowsPaper | null =>
  papers.find((paper) => Math.abs(paper.widthHmm - widthHmm) <= toleranceHmm && Math.abs(paper.heightHmm - heightHmm) <= toleranceHmm) ?? null;

const infoOf = ({ name, description, status, isDefault }: WindowsPrinter): PrinterInfo => ({
  name, description: description || name, isDefault, state: windowsPrinterState(status), words: wordsOf(status),
});

const wordsOf = (status: string): string => (status === 'Normal' ? '' : status);

export const windowsPrinterState = (status: string): PrinterState => {
  if (status === '') return 'unknown';
  if (/Paused/.test(status)) return 'paused';
  return /Error|Jam|PaperOut|PaperProblem|Offline|OutputBinFull|NotAvailable|NoToner|UserIntervention|OutOfMemory|DoorOpen|ServerUnknown|PendingDeletion/.test(status)
    ? 'trouble'
    : 'ready';
};

/** JobStatus is a list of flags: `Printing, Retained`. The worst one counts. */
export const windowsJobState = (status: string): SpoolState => {
  const has = (pattern: RegExp): boolean => pattern.test(status);
  const state = has(/Delet/) ? 'cancelled'
    : has(/Error|Offline|PaperOut|Blocked|UserIntervention/) ? 'stopped'
    : has(/Paused/) ? 'held'
    : has(/Complete|Printed/) ? 'completed'
    : has(/Printing/) ? 'processing'
    : 'pending';
  return { state, words: status === 'None' || status === 'Normal' ? '' : status };
};

/** Null when the promise was kept in time, else why not. */
const within = async (limitMs: number, promise: Promise<void>): Promise<string | null> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve('time-out');
    }, limitMs);
  });
  const kept = promise.then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error)));
  return Promise.race([kept, limit]).finally(() => {
    clearTimeout(timer);
  });
};

const runCommand: RunWindowsCommand = (command) =>
  new Promise((resolve) => {
    const options = { timeout: 20_000, windowsHide: true, maxBuffer: 16 * 1024 * 1024, env: { ...process.env, ...command.environment } };
    execFile(command.program, [...command.arguments], options, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });

/** Loaded when first used: it exists for Windows only and brings an executable. */
const printPdf: PrintPdf = async (file, options) => {
  const { print } = await import('pdf-to-printer');
  await print(file, options);
};
