import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refuse } from '../../shared/domain/result.ts';
import type { PrinterState, Spooler, SpoolState, Submission } from '../../electron/printing/spooler.ts';
import { temporaryFolder } from './temp-folder.ts';

export type Submitted = Submission & { readonly spoolerJobId: string; readonly pdf: string };

/** A spooler that does what the test says: takes jobs at once, late or never, fails, forgets, loses its printers. */
export type ScriptedSpooler = Spooler & {
  readonly printers: Map<string, { state: PrinterState; words: string }>;
  /** What reached it, in order, each with a copy of the PDF as it was at that moment. */
  readonly submitted: Submitted[];
  /** What it says of each job; a job starts as `firstState`. */
  readonly states: Map<string, SpoolState>;
  script: {
    firstState: SpoolState['state'];
    /** `silent`: nobody knows; `swallow`: it arrives, but the answer is lost; `throw`: a bug. */
    onSubmit: 'take' | 'refuse' | 'silent' | 'swallow' | 'throw';
    /** Answers are given only after this. */
    wait: Promise<void>;
    answers: boolean;
    /** Takes jobs back when asked to. */
    cancels: boolean;
  };
};

export const createScriptedSpooler = (...printers: string[]): ScriptedSpooler => {
  const folder = temporaryFolder('tray');
  let lastId = 0;
  const spooler: ScriptedSpooler = {
    name: 'cups',
    printers: new Map(printers.map((name) => [name, { state: 'ready', words: '' }])),
    submitted: [],
    states: new Map(),
    script: { firstState: 'completed', onSubmit: 'take', wait: Promise.resolve(), answers: true, cancels: true },
    list: () =>
      Promise.resolve(spooler.script.answers
        ? ok([...spooler.printers].map(([name, condition]) => ({ name, description: name, isDefault: false, ...condition })))
        : refuse('printing.spooler_no_answer', { fate: 'not_sent', words: 'time-out' })),
    printerState: (printer) =>
      Promise.resolve(!spooler.script.answers ? { state: 'unknown', words: 'time-out' } : (spooler.printers.get(printer) ?? { state: 'missing', words: '' })),
    submit: async (file, submission) => {
      await spooler.script.wait;
      const { onSubmit } = spooler.script;
      if (onSubmit === 'throw') throw new Error('the spooler has a bug');
      if (!spooler.printers.has(submission.printer)) return refuse('printing.printer_missing', { printer: submission.printer });
      if (onSubmit === 'refuse') return refuse('printing.spooler_refused', { printer: submission.printer, words: 'Too many jobs' });
      if (onSubmit === 'silent') return refuse('printing.spooler_no_answer', { fate: 'unknown', words: 'time-out' });
      const spoolerJobId = String((lastId += 1));
      const pdf = join(folder, `${spoolerJobId}.pdf`);
      copyFileSync(file, pdf);
      spooler.submitted.push({ ...submission, spoolerJobId, pdf });
      spooler.states.set(spoolerJobId, { state: spooler.script.firstState, words: '' });
      return onSubmit === 'swallow' ? refuse('printing.spooler_no_answer', { fate: 'unknown', words: 'time-out' }) : ok({ spoolerJobId });
    },
    follow: (id) => Promise.resolve(spooler.script.answers ? (spooler.states.get(id) ?? { state: 'unknown', words: '' }) : { state: 'unknown', words: 'time-out' }),
    find: (printer, title) => {
      const job = spooler.submitted.find((one) => one.printer === printer && one.title === title);
      return Promise.resolve(ok(job === undefined ? null : { spoolerJobId: job.spoolerJobId, ...(spooler.states.get(job.spoolerJobId) ?? { state: 'unknown', words: '' }) }));
    },
    cancel: (id) => {
      const state = spooler.states.get(id);
      if (!spooler.script.answers) return Promise.resolve(refuse('printing.spooler_no_answer', { fate: 'unknown', words: 'time-out' }));
      if (!spooler.script.cancels || state === undefined || state.state === 'completed') return Promise.resolve(refuse('printing.spooler_refused', { words: 'Too late' }));
      spooler.states.set(id, { ...state, state: 'cancelled' });
      return Promise.resolve(ok(null));
    },
  };
  return spooler;
};
