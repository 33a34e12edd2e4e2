import type { Paper } from '../../shared/domain/printing/template.ts';
import type { Refusal, Result } from '../../shared/domain/result.ts';
import type { FileRefusal } from './atomic-file.ts';

/** PR-9: where sheets can go. `pdf_folder` always works. */
export type SpoolerName = 'cups' | 'windows' | 'label' | 'component' | 'pdf_folder';

/** In what form a printer takes a job. */
export type PrintForm =
  | { readonly kind: 'pdf' }
  /** A label printer without a driver: each sheet as a 1-bit bitmap in its own language. */
  | { readonly kind: 'bitmap'; readonly language: 'tspl' | 'zpl'; readonly dotsPerInch: 203 | 300 | 600; readonly gapHmm: number }
  /** A platform's print component: a JSON file of the documents that the platform signed. */
  | { readonly kind: 'component' };

/** `trouble`: no paper, a jam, a cover open, a line that is dead; `words` are the printer's or spooler's own. */
export type PrinterState = 'ready' | 'paused' | 'missing' | 'trouble' | 'unknown';

export type PrinterInfo = {
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly state: PrinterState;
  readonly words: string;
};

export type Submission = {
  readonly printer: string;
  /**
   * The job's name in the spooler. Must be unlike every other job's, so that `find` can tell after a crash or a time-out whether
   * this one arrived.
   */
  readonly title: string;
  readonly copies: number;
  /** The sheet's size. A printer without it would scale or cut: refused before anything is sent. */
  readonly paper: Paper;
};

/** What the spooler says of a job. `completed` means that the data went out, not that paper came out: that a person or a scan says. */
export type SpoolState = {
  readonly state: 'pending' | 'processing' | 'held' | 'stopped' | 'completed' | 'cancelled' | 'aborted' | 'unknown';
  readonly words: string;
  /** Sheets that have left the printer, where the spooler counts them. */
  readonly sheetsDone?: number;
};

export type SpooledJob = SpoolState & { readonly spoolerJobId: string };

export type SpoolerSilent = Refusal<'printing.spooler_no_answer'>;

/** All but `printing.spooler_no_answer` with `fate: unknown` mean that nothing was sent (`fateOf`). */
export type SubmitRefusal =
  | SpoolerSilent
  | FileRefusal
  | Refusal<
      | 'printing.printer_missing' | 'printing.paper_not_supported' | 'printing.spooler_refused' | 'printing.spooler_missing'
      | 'printing.document_unreadable' | 'printing.label_printer_unreachable' | 'printing.component_off' | 'printing.component_cannot_cancel'
    >;

/** One way to paper. Nothing throws and nothing waits for ever; a spooler that does not answer is a refusal. */
export type Spooler = {
  readonly name: SpoolerName;
  readonly list: () => Promise<Result<readonly PrinterInfo[], SubmitRefusal>>;
  /** The state of one printer; `missing` when the spooler does not know it, `unknown` when it does not answer. */
  readonly printerState: (printer: string) => Promise<{ readonly state: PrinterState; readonly words: string }>;
  /** What the printer takes; a spooler without this takes PDFs. Null: there is no such printer. */
  readonly formOf?: (printer: string) => PrintForm | null;
  /** Hands a file over, drawn in the printer's form. Never tries twice by itself (PR-6). */
  readonly submit: (file: string, submission: Submission) => Promise<Result<{ readonly spoolerJobId: string }, SubmitRefusal>>;
  /**
   * What became of a job; `unknown` also when the spooler has forgotten it or does not answer. A spooler that crashed may give a job's number out again: with its
   * `title` the job is told from another one under its number.
   */
  readonly follow: (spoolerJobId: string, title?: string) => Promise<SpoolState>;
  /** The job with this title, or null when there is none. Settles a submission whose fate is unknown. */
  readonly find: (printer: string, title: string) => Promise<Result<SpooledJob | null, SubmitRefusal>>;
  /** Takes a job back that has not been printed yet; with its `title` never another one under its number. */
  readonly cancel: (spoolerJobId: string, title?: string) => Promise<Result<null, SubmitRefusal>>;
};

/** What a refused submission means for the paper: nothing was sent, or nobody knows. */
export const fateOf = (refusal: SubmitRefusal): 'not_sent' | 'unknown' =>
  refusal.code === 'printing.spooler_no_answer' && refusal.params?.['fate'] !== 'not_sent' ? 'unknown' : 'not_sent';

/** A title without characters that spoolers or logs stumble over. */
export const plainTitle = (title: string): string => {
  const plain = title.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return [...plain].slice(0, 60).join('') || 'Backroom';
};
