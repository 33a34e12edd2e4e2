import { readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { usualAccount } from '../support/stand-in-platform/world.ts';
import { readPdfPages } from '../support/read-pdf.ts';
import type { ReceivedJob } from '../support/private-cups.ts';
import { printerName } from './set-up.ts';
import type { RoundState } from './round-state.ts';
import type { Ask } from './shop-process.ts';

const settleLimitMs = 240_000;
const pollMs = 120;
/** What waits for its time is asked for at once: nobody learns anything from the waiting. */
const retryEveryMs = 1_000;
const askAgainEveryMs = 30_000;
/** Looks that must find nothing waiting, one after the other. */
const quietLooks = 2;
const paperLimitMs = 90_000;
const pageOfOrders = 500;

/** How the spooler knows a job: no other shop's is called so, and a spooler that crashed may print those of an earlier round again. */
export const nameInSpooler = (jobId: number, createdAt: number): string => `BR${String(jobId)}-${createdAt.toString(36)}`;
const nameOf = ({ options }: ReceivedJob): string => /title=(BR\d+-[0-9a-z]+)/.exec(options)?.[1] ?? '';

export type Tray = {
  /** What came out of the printer, also in rounds before; oldest first. */
  readonly papers: () => readonly { readonly name: string; readonly paper: ReceivedJob }[];
  readonly ofJob: (jobId: number, createdAt: number) => ReceivedJob | undefined;
};

export const openTray = ({ around: { cups } }: Pick<RoundState, 'around'>): Tray => {
  // Of a sheet that was on its way when the spooler crashed nothing may have come out.
  const papers: Tray['papers'] = () => cups.received(printerName).filter(({ pdf }) => statSync(pdf).size > 0).map((paper) => ({ name: nameOf(paper), paper }));
  return { papers, ofJob: (jobId, createdAt) => papers().find(({ name }) => name === nameInSpooler(jobId, createdAt))?.paper };
};

/** A person looks into the tray and says truthfully what lies there. */
const sayWhatCameOut = async (round: RoundState, ask: Ask, tray: Tray): Promise<number> => {
  const queue = await ask('printing', 'queue');
  if (queue?.ok !== true) return -1;
  let open = 0;
  for (const job of queue.value) {
    if (['queued', 'rendered', 'sending', 'sent'].includes(job.state)) open += 1;
    if (job.state === 'unknown' || (job.state === 'failed' && job.mayBeOnPaper)) {
      open += 1;
      if (round.around.cups.waitingJobs(printerName).length > 0) continue;
      const out = tray.ofJob(job.id, job.createdAt);
      const cameOut = out === undefined ? 0 : Math.min(job.sheets, readPdfPages(out.pdf).length);
      round.say(`job ${String(job.id)} is ${job.state}: ${String(cameOut)} of ${String(job.sheets)} came out`);
      await ask('printing', 'settleUnknown', { jobId: job.id, cameOut, printRest: round.random.next() < 0.5 });
    } else if (job.state === 'failed') {
      open += 1;
      await ask('printing', 'retry', { jobId: job.id });
    }
  }
  return open;
};

/** Until what was handed to the printer has come out, or a person has said what did. */
export const paperIsOut = async (round: RoundState, ask: Ask, tray: Tray): Promise<string> => {
  const deadline = Date.now() + paperLimitMs;
  for (let open = -1; Date.now() < deadline && round.shop().isAlive();) {
    open = await sayWhatCameOut(round, ask, tray);
    if (open === 0) return '';
    await pause(200);
  }
  return 'paper';
};

/** Every order that the shop knows, by platform and number. */
const knownNumbers = async (ask: Ask): Promise<Set<string> | null> => {
  const numbers = new Set<string>();
  for (let offset = 0; ; offset += pageOfOrders) {
    const page = await ask('orders', 'list', { view: 'all', offset, limit: pageOfOrders });
    if (page?.ok !== true) return null;
    for (const row of page.value.rows) numbers.add(`${row.platform} ${row.platformOrderNumber}`);
    if (page.value.rows.length < pageOfOrders) return numbers;
  }
};

/**
 * Everything is well again and everybody waits: until nothing waits any more, and every platform has answered a question that was asked when the world had come to rest.
 * Returns what still waits after a generous time.
 */
export const settle = async (round: RoundState, ask: Ask, tray: Tray): Promise<string> => {
  const deadline = Date.now() + settleLimitMs;
  let waiting = 'not asked yet';
  let quiet = 0;
  let [askedAt, retriedAt] = [0, 0];
  const began = Date.now();
  while (Date.now() < deadline) {
    if (!round.shop().isAlive()) return `the shop ended by itself: ${round.shop().errors().slice(-600)}`;
    if (Date.now() - askedAt > askAgainEveryMs) {
      askedAt = Date.now();
      await ask('sync', 'askNow', { connectionId: null });
    }
    const printing = await sayWhatCameOut(round, ask, tray);
    const state = await ask('sync', 'state');
    const intake = await ask('intake', 'state');
    const importing = intake?.ok === true && (intake.value.phase === 'importing' || intake.value.phase === 'reading') ? intake.value.phase : '';
    const shipFiles = await ask('collections', 'shipFiles');
    const outbox = await ask('sync', 'outbox', { show: 'open', kind: null, connectionId: null, search: '', offset: 0, limit: 500 });
    if (state?.ok === true && outbox?.ok === true && shipFiles?.ok === true) {
      const unwritten = shipFiles.value.filter(({ file }) => file === null).length;
      const open = outbox.value.rows.filter((row) => row.state === 'sending' || (row.state === 'waiting' && row.behind === null && row.connectionId !== null));
      const silent = state.value.connections.filter((one) => one.state !== 'answers' || one.reading || (one.answeredAt ?? 0) <= began);
      const parts = [
        printing === 0 ? '' : `${String(printing)} print jobs`, importing, unwritten === 0 ? '' : `${String(unwritten)} ship files not written`,
        open.length === 0 ? '' : `${String(open.length)} messages (${open[0]?.kind ?? ''} ${open[0]?.state ?? ''} of ${open[0]?.platform ?? ''} ${open[0]?.order.number ?? ''})`,
        silent.length === 0 ? '' : silent.map((one) => `${one.kind} ${one.state} ${one.reading ? 'reading' : ''} ${one.trouble} ${one.troubleWords}`).join('; '),
      ].filter((one) => one !== '');
      const numbers = parts.length === 0 ? await knownNumbers(ask) : null;
      if (numbers !== null) {
        const missing = round.standIn.world.books().orders.filter((order) => order.account === usualAccount && !numbers.has(`${order.side} ${order.number}`));
        if (missing.length > 0) parts.push(`${String(missing.length)} orders not in (${missing[0]?.side ?? ''} ${missing[0]?.number ?? ''})`);
      }
      waiting = parts.join(', ');
      quiet = waiting === '' && numbers !== null ? quiet + 1 : 0;
      if (quiet >= quietLooks) return '';
      const late = open.filter((row) => row.state === 'waiting' && row.nextAt !== null && row.nextAt > Date.now() + 500);
      if (late.length > 0 && Date.now() - retriedAt > retryEveryMs) {
        retriedAt = Date.now();
        await ask('sync', 'retry', { outboxIds: late.map(({ id }) => id) });
      }
    }
    await pause(pollMs);
  }
  return waiting;
};

/** What the shop's own log says went wrong. Its words are looked at once each. */
export const logBugs = (file: string): string[] => {
  try {
    const entries = readFileSync(file, 'utf8').split(/\n(?=\d{4}-)/);
    return [...new Set(entries.filter((one) => one.includes(' error ')).map((one) => one.replace(/^\S+ error /, '').slice(0, 600)))];
  } catch {
    return [];
  }
};
