import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder, userCacheFolder } from '../machine/folders.ts';
import { isReachable } from '../machine/reachable.ts';
import { runCommand } from '../machine/run-command.ts';
import { say } from '../machine/say.ts';

const packageFolder = join(projectFolder, 'node_modules/electron');
const DOWNLOAD_LIMIT_MS = 10 * 60_000;
/** How long "cannot be reached" is believed: long enough for one `npm ci && npm test`, short enough for a network that came back. */
const UNREACHABLE_FOR_MS = 15 * 60_000;

export type OfficialElectron = { readonly executablePath: string; readonly folder: string; readonly version: string };

/** The version pinned in package.json and installed by npm. */
export function pinnedElectronVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}

/** The pinned Electron's own binary where it is already unpacked, otherwise undefined. Downloads nothing. */
export function presentOfficialElectron(): OfficialElectron | undefined {
  const version = pinnedElectronVersion();
  try {
    const binary = readFileSync(join(packageFolder, 'path.txt'), 'utf8');
    const folder = join(packageFolder, 'dist');
    const unpacked = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
    const executablePath = join(folder, binary);
    return unpacked === version && existsSync(executablePath) ? { executablePath, folder, version } : undefined;
  } catch {
    return undefined;
  }
}

/** Where Electron's own installer would download from; the same variables choose a mirror for both. */
function downloadBase(): string {
  const named = ['npm_config_electron_mirror', 'npm_package_config_electron_mirror', 'ELECTRON_MIRROR']
    .map((name) => process.env[name])
    .find((value) => value !== undefined && value !== '');
  return named ?? 'https://github.com/electron/electron/releases/download/';
}

function usesProxy(): boolean {
  return ['HTTPS_PROXY', 'https_proxy', 'ELECTRON_GET_USE_PROXY'].some((name) => (process.env[name] ?? '') !== '');
}

function rememberedUnreachable(note: string): boolean {
  try {
    const { base, at } = JSON.parse(readFileSync(note, 'utf8')) as { base: string; at: number };
    const ageMs = Date.now() - at;
    return base === downloadBase() && ageMs >= 0 && ageMs < UNREACHABLE_FOR_MS;
  } catch {
    return false;
  }
}

/** Downloads the pinned Electron's binary with its own installer (which checks its checksum); undefined when that cannot be done. */
export async function downloadOfficialElectron(): Promise<OfficialElectron | undefined> {
  const note = join(userCacheFolder(), 'electron-download-unreachable.json');
  if (rememberedUnreachable(note)) return undefined;
  const base = downloadBase();
  // Behind a proxy only the installer knows the way, so it is simply tried.
  const reachable = usesProxy() || (await isReachable(base));
  if (reachable) {
    const version = pinnedElectronVersion();
    say(`downloading Electron ${version} (about 120 MB, once) …`);
    const installer = join(packageFolder, 'install.js');
    const outcome = await runCommand(process.execPath, [installer], { output: 'keep', limitMs: DOWNLOAD_LIMIT_MS });
    const present = presentOfficialElectron();
    if (outcome.ok && present !== undefined) {
      rmSync(note, { force: true });
      return present;
    }
    say(`the download did not succeed: ${outcome.text.trim().split('\n')[0] ?? 'no answer in time'}`);
  } else {
    say('Electron’s download site cannot be reached from this machine');
  }
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify({ base, at: Date.now() }));
  return undefined;
}
