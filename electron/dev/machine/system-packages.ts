import { spawnSync } from 'node:child_process';
import { hasProgram, runCommand } from './run-command.ts';
import { say, SetupError } from './say.ts';

/** What the machine is needed for: to run the app, to run all tests, or to compile the driver for the offline Electron (with Node's headers from Debian where they cannot be downloaded). */
export type Purpose = 'start' | 'test' | 'compile' | 'headers';

type Need = {
  /** Debian packages of which any one will do; the first that the machine's Debian offers is installed. */
  readonly anyOf: readonly [string, ...string[]];
  /** A program that shows the need is met without asking the package manager, where there is one. */
  readonly program?: string;
  readonly purposes: readonly Purpose[];
};

const needs: readonly Need[] = [
  // Newer Debian and Ubuntu name the same libraries with a `t64` at the end.
  { anyOf: ['libgtk-3-0', 'libgtk-3-0t64'], purposes: ['start', 'test'] },
  { anyOf: ['libnss3'], purposes: ['start', 'test'] },
  { anyOf: ['libasound2', 'libasound2t64'], purposes: ['start', 'test'] },
  { anyOf: ['libgbm1'], purposes: ['start', 'test'] },
  { anyOf: ['libxss1'], purposes: ['start', 'test'] },
  { anyOf: ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'], purposes: ['start', 'test'] },
  // Without any Chinese font the whole app is boxes.
  { anyOf: ['fonts-noto-cjk', 'fonts-wqy-zenhei', 'fonts-wqy-microhei'], purposes: ['start', 'test'] },
  { anyOf: ['cups'], program: 'cupsd', purposes: ['test'] },
  { anyOf: ['cups-client'], program: 'lp', purposes: ['test'] },
  { anyOf: ['cups-filters'], purposes: ['test'] },
  { anyOf: ['poppler-utils'], program: 'pdftotext', purposes: ['test'] },
  { anyOf: ['strace'], program: 'strace', purposes: ['test'] },
  { anyOf: ['zbar-tools'], program: 'zbarimg', purposes: ['test'] },
  { anyOf: ['g++'], program: 'g++', purposes: ['compile'] },
  { anyOf: ['make'], program: 'make', purposes: ['compile'] },
  { anyOf: ['python3'], program: 'python3', purposes: ['compile'] },
  { anyOf: ['libnode-dev'], purposes: ['headers'] },
];

const displayNeed: Need = { anyOf: ['xvfb'], program: 'Xvfb', purposes: ['start', 'test'] };

function needsFor(purpose: Purpose): Need[] {
  const hasDisplay = (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== '';
  const withDisplay = hasDisplay ? needs : [...needs, displayNeed];
  return withDisplay.filter((need) => need.purposes.includes(purpose));
}

function installedAmong(names: readonly string[]): Set<string> {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  const lines = query.stdout.split('\n').filter((line) => line.endsWith(' installed'));
  return new Set(lines.map((line) => line.slice(0, line.indexOf(' '))));
}

function missingNeeds(wanted: readonly Need[], knowsDebian: boolean): Need[] {
  // Elsewhere libraries cannot be asked for by name: only programs are looked for, Electron names a missing library itself.
  if (!knowsDebian) return wanted.filter((need) => need.program !== undefined && !hasProgram(need.program));
  const installed = installedAmong(wanted.flatMap((need) => need.anyOf));
  return wanted.filter((need) => {
    if (need.anyOf.some((name) => installed.has(name))) return false;
    return need.program === undefined || !hasProgram(need.program);
  });
}

function offeredName(need: Need): string {
  if (need.anyOf.length === 1) return need.anyOf[0];
  const offered = need.anyOf.find((name) => {
    const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    return /Candidate: (?!\(none\))/.test(policy.stdout);
  });
  return offered ?? need.anyOf[0];
}

async function apt(...aptArguments: string[]): Promise<void> {
  const outcome = await runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...aptArguments], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    output: 'keep',
  });
  if (outcome.ok) return;
  throw new SetupError(`apt-get ${aptArguments.join(' ')} failed:\n${outcome.text.trim().slice(-3000)}`);
}

/**
 * Makes sure that the Debian packages for a purpose are there: installs them as root, otherwise names the one line to run
 * and stops. Windows and macOS bring all that is needed.
 */
export async function ensureSystemPackages(purpose: Purpose): Promise<void> {
  if (process.platform !== 'linux') return;
  const knowsDebian = hasProgram('dpkg-query') && hasProgram('apt-get');
  const missing = missingNeeds(needsFor(purpose), knowsDebian);
  if (missing.length === 0) return;
  if (!knowsDebian) {
    const programs = missing.map((need) => need.program).join(', ');
    throw new SetupError(`These programs are missing: ${programs}. Install them with this system's package manager.`);
  }
  if (process.getuid?.() !== 0) {
    const names = missing.map(offeredName).join(' ');
    throw new SetupError(`System packages are missing. Install them with this line, then try again:
sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`);
  }
  say('installing missing system packages with apt-get (as root) …');
  // A foreign source that does not answer fails the update; what is needed may be there all the same.
  await apt('update').catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
  });
  const names = missing.map(offeredName);
  say(`apt-get install ${names.join(' ')}`);
  await apt('install', '-y', '--no-install-recommends', ...names);
  const still = missingNeeds(missing, knowsDebian);
  if (still.length > 0) throw new SetupError(`Still missing after installing: ${still.map(offeredName).join(' ')}`);
}
