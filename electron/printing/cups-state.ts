import { numberOf, textOf, textsOf, type IppAttributes } from './ipp-message.ts';
import type { PrinterInfo, PrinterState, SpoolState } from './spooler.ts';

/** RFC 8011 numbers and keywords in the app's words. */
export const printerAttributes = [
  'printer-name', 'printer-info', 'printer-make-and-model', 'printer-state', 'printer-state-reasons', 'printer-state-message', 'printer-is-accepting-jobs',
] as const;

export const printerInfoOf = (printer: IppAttributes, defaultName: string | null): PrinterInfo => {
  const name = textOf(printer, 'printer-name') ?? '';
  return {
    name,
    description: textOf(printer, 'printer-info') || textOf(printer, 'printer-make-and-model') || name,
    isDefault: name !== '' && name === defaultName,
    ...stateOf(printer),
  };
};

/** Reasons that keep paper from coming, whatever the state number says. */
const troubles = /^(media-(empty|needed|jam)|cover-open|door-open|interlock-open|marker-supply-empty|toner-empty|offline|connecting-to-device|timed-out|shutdown|input-tray-missing|output-area-full|spool-area-full|cups-missing-filter|.*-error$)/;

const stateOf = (printer: IppAttributes): { readonly state: PrinterState; readonly words: string } => {
  const reasons = textsOf(printer, 'printer-state-reasons').filter((reason) => reason !== 'none' && reason !== '');
  const message = textOf(printer, 'printer-state-message') ?? '';
  const accepting = printer.get('printer-is-accepting-jobs')?.[0] !== false;
  const words = [message, ...reasons, ...(accepting ? [] : ['not-accepting-jobs'])].filter((part) => part !== '').join('; ');
  const stopped = 5;
  const number = numberOf(printer, 'printer-state');
  if (number === null) return { state: 'unknown', words };
  if (reasons.some((reason) => troubles.test(reason))) return { state: 'trouble', words };
  return { state: number === stopped || reasons.includes('paused') || !accepting ? 'paused' : 'ready', words };
};

const jobStates: Readonly<Record<number, SpoolState['state']>> = {
  3: 'pending', 4: 'held', 5: 'processing', 6: 'stopped', 7: 'cancelled', 8: 'aborted', 9: 'completed',
};

/** Reasons that only repeat the state. */
const sayNothing = new Set(['none', 'job-completed-successfully', 'job-printing', 'processing-to-stop-point']);

export const jobStateOf = (job: IppAttributes): SpoolState => {
  const state = jobStates[numberOf(job, 'job-state') ?? 0] ?? 'unknown';
  const reasons = textsOf(job, 'job-state-reasons').filter((reason) => !sayNothing.has(reason));
  const message = textOf(job, 'job-printer-state-message') ?? '';
  // One page of ours is one impression. 0 also stands for "not counted".
  const sheetsDone = numberOf(job, 'job-impressions-completed') || numberOf(job, 'job-media-sheets-completed') || 0;
  return { state, words: [message, ...reasons].filter((part) => part !== '').join('; '), ...(sheetsDone > 0 ? { sheetsDone } : {}) };
};
