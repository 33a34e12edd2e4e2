import { setTimeout as pause } from 'node:timers/promises';
import type { LabelFile } from './label-file.ts';
import type { LabelLine } from './label-line.ts';
import { cancelRequest, type LabelLanguage, type LabelStatus } from './label-status.ts';
import type { SpoolState } from './spooler.ts';

export type LabelTimes = {
  readonly connectWithinMs: number;
  /** A printer that does not answer its status in this time does not have one. */
  readonly statusWithinMs: number;
  readonly pollMs: number;
  /** So long without taking a byte, or without a word after the last one, and nobody knows what came out. */
  readonly stalledAfterMs: number;
  /** A job that is still on its way after so long is handed over; the rest is told by `follow`. */
  readonly handOverMs: number;
};

/** Long enough to change a roll in the middle of a job. */
export const usualTimes: LabelTimes = { connectWithinMs: 3_000, statusWithinMs: 1_000, pollMs: 500, stalledAfterMs: 300_000, handOverMs: 2_000 };

/** A job on its way; changed as it goes. */
export type Transfer = {
  state: SpoolState['state'];
  words: string;
  readonly sheets: number;
  /** Sheets that the system has taken, not the printer. */
  sheetsOut: number;
  sheetsDone: number | null;
  /** Set when the first byte of a sheet goes out: from then on the job is not "not sent" any more. */
  begun: boolean;
  cancelled: boolean;
  /** The printer's last word on itself. */
  status: LabelStatus | null;
};

export const newTransfer = (sheets: number): Transfer => ({
  state: 'pending', words: '', sheets, sheetsOut: 0, sheetsDone: null, begun: false, cancelled: false, status: null,
});

/** Labels that a counting printer may have before it: enough that it never waits, few enough to be taken back. */
const mostAhead = 8;
/** Said of a line that takes nothing only after this, for every printer pauses now and then. */
const shownAfterMs = 2_000;
/** A printer counts as through only when it says so twice: between two labels it may look idle. */
const idleAnswers = 2;

/**
 * Sends the sheets and waits until the printer says that it is through, or hangs up after the last byte. Between sheets it is asked how
 * it is: to a printer without paper nothing more is sent until it has some. Nothing is ever sent twice; what is not known ends as
 * `unknown`.
 */
export const runTransfer = async (line: LabelLine, file: LabelFile, language: LabelLanguage, copies: number, transfer: Transfer, times: LabelTimes): Promise<void> => {
  const { state, words } = await carry(line, file, language, copies, transfer, times);
  setState(transfer, state, words);
  transfer.status = null;
};

type Ending = { readonly state: 'completed' | 'cancelled' | 'unknown'; readonly words: string };

const carry = async (line: LabelLine, file: LabelFile, language: LabelLanguage, copies: number, transfer: Transfer, times: LabelTimes): Promise<Ending> => {
  let answers = await ask(line, transfer, times) !== null;
  let askedAt = performance.now();
  for (let sheet = 0; sheet < transfer.sheets; sheet += 1) {
    if (answers && (sheet === 0 || performance.now() - askedAt >= times.pollMs || (transfer.status?.waiting ?? 0) >= mostAhead)) {
      await untilReady(line, transfer, times);
      askedAt = performance.now();
    }
    if (line.broken() !== null) return lineLost(transfer, line);
    if (isCancelled(transfer)) return cancel(line, language, transfer);
    const commands = await file.sheetAt(Math.floor(sheet / copies));
    transfer.begun = true;
    setState(transfer, 'processing', '');
    const written = await line.write(commands, (forMs) => {
      if (forMs > shownAfterMs) setState(transfer, 'processing', 'not-taking-data');
      if (forMs > times.stalledAfterMs || (isCancelled(transfer) && forMs > shownAfterMs)) line.destroy();
    });
    if (written === 'broken') {
      // A stalled line takes no commands either: what was cancelled lies in the printer, in part.
      if (isCancelled(transfer)) return { state: 'cancelled', words: `cancelled; sheet ${sheet + 1}/${transfer.sheets}` };
      return transfer.words === '' ? lineLost(transfer, line) : lost(transfer, transfer.words);
    }
    transfer.sheetsOut = sheet + 1;
    const { status } = transfer;
    if (status !== null && status.waiting !== null) transfer.status = { ...status, waiting: status.waiting + 1 };
  }
  answers = await ask(line, transfer, times) !== null || answers;
  return answers ? untilThrough(line, language, transfer, times) : untilHungUp(line, transfer, times);
};

const setState = (transfer: Transfer, state: SpoolState['state'], words: string): void => {
  transfer.state = state;
  transfer.words = words;
};
/** Set by `cancel` while the job is on its way. */
const isCancelled = (transfer: Transfer): boolean => transfer.cancelled;

const lost = (transfer: Transfer, words: string): Ending => ({
  state: 'unknown', words: transfer.begun ? `${words}; sheet ${Math.min(transfer.sheets, transfer.sheetsOut + 1)}/${transfer.sheets}` : words,
});
const lineLost = (transfer: Transfer, line: LabelLine): Ending => lost(transfer, `connection-lost: ${line.broken() ?? ''}`);

const cancel = async (line: LabelLine, language: LabelLanguage, transfer: Transfer): Promise<Ending> => {
  if (transfer.begun) await line.write(cancelRequest[language], () => undefined);
  await line.hangUp(1_000, () => false);
  return { state: 'cancelled', words: transfer.begun ? `cancelled; ${transfer.sheetsOut}/${transfer.sheets}` : 'cancelled' };
};

const ask = async (line: LabelLine, transfer: Transfer, times: LabelTimes): Promise<LabelStatus | null> => {
  const status = await line.status(times.statusWithinMs);
  if (status === null) return null;
  transfer.status = status;
  setState(transfer, status.state === 'paused' ? 'held' : 'processing', status.words);
  if (status.waiting !== null) transfer.sheetsDone = Math.max(transfer.sheetsDone ?? 0, transfer.sheetsOut - status.waiting - (status.state === 'idle' ? 0 : 1));
  return status;
};

/** Until the printer may be given the next sheet. One that stops answering is given it: then the line shows how it is. */
const untilReady = async (line: LabelLine, transfer: Transfer, times: LabelTimes): Promise<void> => {
  for (;;) {
    const status = await ask(line, transfer, times);
    if (status === null || isCancelled(transfer) || line.broken() !== null) return;
    if ((status.state === 'idle' || status.state === 'busy') && (status.waiting ?? 0) < mostAhead) return;
    await pause(Math.min(times.pollMs, status.state === 'busy' ? 200 : times.pollMs));
  }
};

/** An answer on the same line proves that every byte before the question arrived; what is printed the printer says. */
const untilThrough = async (line: LabelLine, language: LabelLanguage, transfer: Transfer, times: LabelTimes): Promise<Ending> => {
  let idle = 0;
  let silentSince: number | null = null;
  for (;;) {
    if (isCancelled(transfer)) return cancel(line, language, transfer);
    const status = await ask(line, transfer, times);
    if (line.broken() !== null) return lineLost(transfer, line);
    silentSince = status !== null ? null : (silentSince ?? performance.now());
    const silentMs = silentSince === null ? 0 : performance.now() - silentSince;
    if (silentMs > times.stalledAfterMs) return lost(transfer, 'no-answer');
    if (silentMs > shownAfterMs) setState(transfer, 'processing', 'no-answer');
    idle = status?.state === 'idle' ? idle + 1 : 0;
    if (idle >= idleAnswers) {
      transfer.sheetsDone = transfer.sheets;
      await line.hangUp(1_000, () => false);
      return { state: 'completed', words: '' };
    }
    await pause(times.pollMs);
  }
};

/** A printer without a status: it hangs up when it has read the last byte. One that does neither leaves us not knowing. */
const untilHungUp = async (line: LabelLine, transfer: Transfer, times: LabelTimes): Promise<Ending> => {
  setState(transfer, 'processing', 'no-status');
  const hungUp = await line.hangUp(times.stalledAfterMs, () => isCancelled(transfer));
  if (hungUp === 'closed') return { state: 'completed', words: '' };
  if (isCancelled(transfer)) return { state: 'cancelled', words: `cancelled; ${transfer.sheetsOut}/${transfer.sheets}` };
  return hungUp === 'broken' ? lineLost(transfer, line) : lost(transfer, 'no-answer');
};
