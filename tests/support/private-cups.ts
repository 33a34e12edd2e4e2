import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hasProgram } from '../../electron/dev/machine/run-command.ts';
import { backendSchemes, writeCupsConfiguration, type PrinterBehaviour } from './cups/configuration.ts';
import { labelPapers, printerDescription, type Paper } from './cups/printer-description.ts';
import { temporaryFolder } from './temp-folder.ts';

export type { PrinterBehaviour };

export type ReceivedJob = { readonly jobId: number; readonly pdf: string; readonly options: string };

const START_LIMIT_MS = 15_000;
const POLL_MS = 50;
const LAST_PAPER_MS = 3_000;

/** A spooler of the test's own: nothing of the machine's CUPS is read or changed. */
export type PrivateCups = {
  /** Put into the environment of whoever shall print here (the app, `lp`): CUPS_SERVER and what keeps user settings out. */
  readonly environment: Readonly<Record<string, string>>;
  /** Without being told it is a label printer that keeps what it gets. */
  readonly addPrinter: (name: string, behaviour?: PrinterBehaviour, papers?: readonly Paper[]) => void;
  /** The printer is taken away, as when somebody deletes the queue. */
  readonly removePrinter: (name: string) => void;
  readonly pause: (name: string) => void;
  readonly resume: (name: string) => void;
  /** What the printer has put out so far, oldest first. */
  readonly received: (name: string) => ReceivedJob[];
  /** Waits until the printer has put out at least this many jobs. */
  readonly waitForJobs: (name: string, count: number, limitMs?: number) => Promise<ReceivedJob[]>;
  /** Job ids the spooler still has waiting or at work on this queue. */
  readonly waitingJobs: (name: string) => number[];
  /** Runs a CUPS command against this spooler and returns its output; throws when it fails. */
  readonly run: (program: string, programArguments: readonly string[]) => string;
  /** The spooler hangs (SIGSTOP): it takes connections and never answers. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** The spooler ends as a service is stopped (`SIGTERM`) or as it crashes (`SIGKILL`: it forgets what it had not written down, and gives job numbers out again). */
  readonly end: (how: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** With the spool that it left; nothing when it runs. */
  readonly startAgain: () => Promise<void>;
  /** Takes away what lies in a printer's tray, and what it still has to print. */
  readonly clear: (name: string) => void;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
};

function cupsdPath(): string {
  const path = ['/usr/sbin/cupsd', '/usr/local/sbin/cupsd'].find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error('cupsd is not installed; `npm test` installs or names the package.');
  return path;
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(killer);
}

/** Starts a spooler without printers; `stop` it (it ends with the test process at the latest). */
export async function startPrivateCups(): Promise<PrivateCups> {
  const root = temporaryFolder('cups');
  chmodSync(root, 0o755);
  const socket = join(root, 'cups.sock');
  writeCupsConfiguration(root, socket);
  // A copy under another path: where AppArmor confines the installed cupsd it would not be let into the test's folder.
  const program = join(root, 'cupsd');
  copyFileSync(cupsdPath(), program);
  chmodSync(program, 0o755);
  let complaints = '';
  const spawnSpooler = (): ChildProcess => {
    const started = spawn(program, ['-f', '-c', join(root, 'cupsd.conf'), '-s', join(root, 'cups-files.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    started.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk));
    return started;
  };
  let child = spawnSpooler();
  process.once('exit', () => child.kill('SIGKILL'));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;

  const environment = { CUPS_SERVER: socket, CUPS_USER_CONFIG: root, LC_ALL: 'C.UTF-8', HOME: root };
  const run = (name: string, programArguments: readonly string[]): string =>
    execFileSync(name, programArguments, {
      encoding: 'utf8',
      env: { ...process.env, ...environment },
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const answers = (): boolean =>
    spawnSync('lpstat', ['-r'], {
      encoding: 'utf8',
      env: { ...process.env, ...environment },
      timeout: 5_000,
    }).stdout.includes('scheduler is running');
  const log = (): string => {
    const file = join(root, 'log/error_log');
    return complaints + (existsSync(file) ? readFileSync(file, 'utf8') : '');
  };

  if (!hasProgram('lpstat')) throw new Error('lpstat is not installed; `npm test` installs or names the package.');
  const untilItAnswers = async (): Promise<void> => {
    const giveUpAt = Date.now() + START_LIMIT_MS;
    while (!answers()) {
      if (Date.now() > giveUpAt || hasEnded()) throw new Error(`cupsd did not start:\n${log()}`);
      await pause(POLL_MS);
    }
  };
  await untilItAnswers();

  const tray = (name: string): string => join(root, 'trays', name);
  const received = (name: string): ReceivedJob[] => {
    const papers = readdirSync(tray(name)).flatMap((file) => {
      const [, jobId, life = '0'] = /^(\d+)(?:@(\d+))?\.pdf$/.exec(file) ?? [];
      return jobId === undefined ? [] : [{ jobId: Number(jobId), life: Number(life) || Number.POSITIVE_INFINITY, path: join(tray(name), file.slice(0, -'.pdf'.length)) }];
    });
    return papers
      .sort((a, b) => (a.life === b.life ? a.jobId - b.jobId : a.life - b.life))
      .map(({ jobId, path }) => ({ jobId, pdf: `${path}.pdf`, options: readFileSync(`${path}.options`, 'utf8') }));
  };
  const isPrinting = (): boolean => readdirSync(join(root, 'trays')).some((name) => readdirSync(tray(name)).some((file) => file.startsWith('.')));
  let life = 1;
  /** A spooler that gives a job number out a second time puts no paper over what lies in the tray. */
  const keepWhatCameOut = (): void => {
    for (const name of readdirSync(join(root, 'trays'))) {
      for (const file of readdirSync(tray(name))) {
        if (file.startsWith('.')) rmSync(join(tray(name), file));
        const [, jobId, kind] = /^(\d+)\.(options|pdf)$/.exec(file) ?? [];
        if (jobId !== undefined && kind !== undefined && (kind === 'pdf' || existsSync(join(tray(name), `${jobId}.pdf`)))) renameSync(join(tray(name), file), join(tray(name), `${jobId}@${String(life)}.${kind}`));
      }
    }
    life += 1;
  };
  const waitForJobs = async (name: string, count: number, limitMs = 30_000): Promise<ReceivedJob[]> => {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const jobs = received(name);
      if (jobs.length >= count) return jobs;
      if (Date.now() > deadline)
        throw new Error(`${name} put out ${jobs.length} of ${count} jobs:\n${log().slice(-4000)}`);
      await pause(POLL_MS);
    }
  };

  return {
    environment,
    addPrinter: (name, behaviour = 'keeps', papers = labelPapers) => {
      mkdirSync(tray(name), { recursive: true });
      const ppd = join(root, `${name}.ppd`);
      writeFileSync(ppd, printerDescription(papers));
      const policy = ['-o', 'printer-error-policy=abort-job'];
      run('lpadmin', ['-p', name, '-v', `${backendSchemes[behaviour]}:${tray(name)}`, '-P', ppd, ...policy, '-E']);
      if (behaviour === 'paused') run('cupsdisable', [name]);
      if (behaviour === 'refuses') run('cupsreject', [name]);
    },
    removePrinter: (name) => void run('lpadmin', ['-x', name]),
    pause: (name) => void run('cupsdisable', [name]),
    resume: (name) => void run('cupsenable', [name]),
    received,
    waitForJobs,
    waitingJobs: (name) =>
      Array.from(run('lpstat', ['-o', name]).matchAll(/^\S+-(\d+)\s/gm), ([, jobId]) => Number(jobId)),
    run,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    end: async (how) => {
      if (hasEnded()) return;
      if (how === 'SIGTERM') return stopProcess(child);
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    startAgain: async () => {
      if (!hasEnded()) return;
      // What was going through its programs when it crashed still comes out; what was stopped does not.
      const giveUpAt = Date.now() + (child.signalCode === 'SIGKILL' ? LAST_PAPER_MS : 0);
      while (isPrinting() && Date.now() < giveUpAt) await pause(POLL_MS);
      keepWhatCameOut();
      child = spawnSpooler();
      await untilItAnswers();
    },
    clear: (name) => {
      run('cancel', ['-a', name]);
      for (const file of readdirSync(tray(name))) rmSync(join(tray(name), file));
    },
    log,
    stop: () => stopProcess(child),
  };
}
