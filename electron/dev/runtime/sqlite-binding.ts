import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectFolder, unfinishedFolder, userCacheFolder } from '../machine/folders.ts';
import { oneAtATime } from '../machine/lock.ts';
import { runCommand } from '../machine/run-command.ts';
import { say, SetupError } from '../machine/say.ts';
import { ensureSystemPackages } from '../machine/system-packages.ts';
import { nodeHeadersFolder } from './node-headers.ts';
import { offlineElectron } from './offline-electron.ts';

const forcedHeader = join(import.meta.dirname, 'napi8-string-reference.hpp');
const driverFolder = join(projectFolder, 'node_modules/better-sqlite3');
const installedBinding = join(driverFolder, 'build/Release/better_sqlite3.node');
const COMPILE_LIMIT_MS = 30 * 60_000;

function packageVersion(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}

/** Names the compiled binding after everything that goes into it, so that a new driver version compiles anew. */
function bindingId(addonApiFolder: string): string {
  const headerHash = createHash('sha256').update(readFileSync(forcedHeader)).digest('hex').slice(0, 12);
  const driver = packageVersion(driverFolder);
  const addonApi = packageVersion(addonApiFolder);
  return `better-sqlite3-${driver}-napi${offlineElectron.nodeApiVersion}-${addonApi}-${headerHash}-${process.platform}-${process.arch}`;
}

async function loads(binding: string): Promise<boolean> {
  const script = `const Database = require(${JSON.stringify(driverFolder)});
    const store = new Database(':memory:', { nativeBinding: ${JSON.stringify(binding)} });
    if (store.prepare('SELECT 6 * 7 AS answer').get().answer !== 42) process.exit(1);`;
  return (await runCommand(process.execPath, ['-e', script], { output: 'keep', limitMs: 60_000 })).ok;
}

async function compile(target: string, addonApiFolder: string): Promise<void> {
  await ensureSystemPackages('compile');
  // Compiled in a copy: half a build inside node_modules would be picked up by the driver.
  const workFolder = await unfinishedFolder(dirname(target), 'binding');
  try {
    const source = join(workFolder, 'node_modules/better-sqlite3');
    await cp(driverFolder, source, {
      recursive: true,
      filter: (path) => path !== join(driverFolder, 'build') && path !== join(driverFolder, 'prebuilds'),
    });
    const addonApi = join(workFolder, 'node_modules/node-addon-api');
    await symlink(addonApiFolder, addonApi);
    await copyFile(forcedHeader, join(workFolder, 'forced.hpp'));
    const headers = await nodeHeadersFolder();
    const nodeGyp = createRequire(import.meta.url).resolve('node-gyp/bin/node-gyp.js');
    const flags = `-UNAPI_VERSION -DNAPI_VERSION=${offlineElectron.nodeApiVersion} -I${addonApi} -include ${workFolder}/forced.hpp`;
    const outcome = await runCommand(
      process.execPath,
      [nodeGyp, 'rebuild', '--release', '--force_build=1', ...(headers === undefined ? [] : [`--nodedir=${headers}`])],
      {
        cwd: source,
        env: { ...process.env, CXXFLAGS: `${process.env['CXXFLAGS'] ?? ''} ${flags}` },
        output: 'keep',
        limitMs: COMPILE_LIMIT_MS,
      },
    );
    const built = join(source, 'build/Release/better_sqlite3.node');
    if (!outcome.ok || !existsSync(built)) {
      throw new SetupError(`better-sqlite3 could not be compiled:\n${outcome.text.trim().slice(-4000)}`);
    }
    if (!(await loads(built))) throw new SetupError('The compiled better-sqlite3 does not load; it is not used.');
    await rename(built, target);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

/** better-sqlite3 compiled for the offline Electron's Node-API, from the user's cache or compiled on first use. */
export async function compiledSqliteBinding(): Promise<string> {
  const addonApiFolder = dirname(
    createRequire(join(driverFolder, 'package.json')).resolve('node-addon-api/package.json'),
  );
  const id = bindingId(addonApiFolder);
  const target = join(userCacheFolder(), `${id}.node`);
  if (existsSync(target)) return target;
  return oneAtATime(`${target}.lock`, 'better-sqlite3', async () => {
    if (existsSync(target)) return target;
    say('compiling better-sqlite3 for the offline Electron (about a minute, once per user) …');
    await compile(target, addonApiFolder);
    return target;
  });
}

/**
 * Puts the compiled binding where better-sqlite3 looks before its prebuilt one. It runs on every Node from 18 on, so the
 * tests outside Electron use it too; packages for release leave `build/` out.
 */
export async function installSqliteBinding(binding: string): Promise<void> {
  if (existsSync(installedBinding) && readFileSync(installedBinding).equals(readFileSync(binding))) return;
  await mkdir(dirname(installedBinding), { recursive: true });
  // By a rename: a process that has the old file open keeps it.
  const unfinished = `${installedBinding}.${process.pid}`;
  await copyFile(binding, unfinished);
  await rename(unfinished, installedBinding);
}
