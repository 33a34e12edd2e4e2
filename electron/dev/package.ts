import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.ts';
import { checkoutCacheFolder, projectFolder } from './machine/folders.ts';
import { runCommand } from './machine/run-command.ts';
import { runEntry, say, SetupError } from './machine/say.ts';
import { ensureSystemPackages } from './machine/system-packages.ts';
import { prepareElectron, type ElectronRuntime } from './runtime/electron-runtime.ts';

/** `tested`: an application folder that Playwright can look into. `release`: what a shop gets, closed to inspectors. */
export type PackageKind = 'tested' | 'release';

/** What electron-builder.yml leaves open: the Electron at hand, its driver binary, and the tests' one exception. */
export function builderSettings(kind: PackageKind, runtime: ElectronRuntime, outputFolder: string): object {
  const offline = runtime.kind === 'offline';
  return {
    extends: join(projectFolder, 'electron-builder.yml'),
    directories: { output: outputFolder },
    electronDist: runtime.distFolder,
    electronVersion: runtime.version,
    // The driver looks for its own build before the prebuilt one: exactly one of them goes in.
    files: [offline ? '!node_modules/better-sqlite3/prebuilds' : '!node_modules/better-sqlite3/build'],
    electronFuses: {
      ...(offline ? {} : { grantFileProtocolExtraPrivileges: false }),
      ...(kind === 'tested' ? { enableNodeCliInspectArguments: true } : {}),
    },
  };
}

/** Packs what lies in `dist/` into an application folder under `outputFolder` and returns its executable. */
export async function packageApp(
  kind: PackageKind,
  runtime: ElectronRuntime,
  outputFolder: string,
  targets: readonly string[] = ['--dir'],
): Promise<string> {
  const settings = join(checkoutCacheFolder, `package-${kind}-${process.pid}.json`);
  await mkdir(checkoutCacheFolder, { recursive: true });
  await writeFile(settings, JSON.stringify(builderSettings(kind, runtime, outputFolder), null, 2));
  try {
    const builder = join(projectFolder, 'node_modules/electron-builder/cli.js');
    const outcome = await runCommand(
      process.execPath,
      [builder, 'build', ...targets, '--publish', 'never', '--config', settings],
      // Linked files would let a package change what it was made from.
      { cwd: projectFolder, env: { ...process.env, USE_HARD_LINKS: 'false' }, output: 'keep' },
    );
    if (!outcome.ok) throw new SetupError(`Packaging failed:\n${outcome.text.trim().slice(-4000)}`);
  } finally {
    await rm(settings, { force: true });
  }
  return packagedExecutable(outputFolder);
}

/** The executable inside an application folder that was packed under `outputFolder` on this machine. */
export function packagedExecutable(outputFolder: string): string {
  const candidates = [
    'linux-unpacked/backroom',
    'win-unpacked/Backroom.exe',
    'mac/Backroom.app/Contents/MacOS/Backroom',
    'mac-arm64/Backroom.app/Contents/MacOS/Backroom',
  ].map((path) => join(outputFolder, path));
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) throw new SetupError(`electron-builder left no application in ${outputFolder}.`);
  return found;
}

if (import.meta.main) {
  await runEntry(async () => {
    const kind: PackageKind = process.argv.includes('--release') ? 'release' : 'tested';
    await ensureSystemPackages('start');
    const runtime = await prepareElectron();
    if (kind === 'release' && runtime.kind === 'offline') {
      throw new SetupError(
        'A release is built with the pinned Electron, which this machine could not download. `npm run package` builds one to try out.',
      );
    }
    await build();
    say(`packing with Electron ${runtime.version} …`);
    const executable = await packageApp(
      kind,
      runtime,
      join(projectFolder, 'release'),
      kind === 'release' ? [] : ['--dir'],
    );
    say(`packed: ${executable}`);
    return 0;
  });
}
