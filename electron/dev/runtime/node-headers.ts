import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { isReachable } from '../machine/reachable.ts';
import { ensureSystemPackages } from '../machine/system-packages.ts';

function hasHeaders(folder: string): boolean {
  return existsSync(join(folder, 'include/node/node_api.h')) && existsSync(join(folder, 'include/node/common.gypi'));
}

function nodePrograms(): string[] {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const ofNpm = process.env['npm_node_execpath'];
  return [process.execPath, ...(ofNpm === undefined ? [] : [ofNpm]), ...onPath].filter((path) => existsSync(path));
}

function presentHeaders(): string | undefined {
  const named = process.env['npm_config_nodedir'];
  const beside = nodePrograms().map((program) => dirname(dirname(realpathSync(program))));
  return [...(named === undefined ? [] : [named]), ...beside, '/usr/local', '/usr'].find(hasHeaders);
}

/**
 * A folder for node-gyp's `--nodedir` whose `include/node` is there already, or undefined to let node-gyp download the
 * headers. Node-API is one and the same in all of them, so those of any Node on this machine will do; where there are none
 * and Node's site cannot be reached, Debian's own are installed.
 */
export async function nodeHeadersFolder(): Promise<string | undefined> {
  const present = presentHeaders();
  if (present !== undefined || (await isReachable('https://nodejs.org/download/release/'))) return present;
  await ensureSystemPackages('headers');
  return presentHeaders();
}
