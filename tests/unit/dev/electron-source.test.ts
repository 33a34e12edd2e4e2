import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../../electron/dev/machine/folders.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

type Outcome = { readonly status: number | null; readonly text: string };

/** Runs a few lines that import from the set-up scripts, in a process of its own with its own cache and PATH. */
function inNewProcess(script: string, environment: Readonly<Record<string, string>>): Outcome {
  const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    cwd: projectFolder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 60_000,
  });
  return { status: run.status, text: run.stdout + run.stderr };
}

function closedPort(): Promise<number> {
  return new Promise((settle) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        settle(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

/** An `npm` whose `pack` hands out an archive with the right names and a content of its own. */
function strangersNpm(): string {
  const folder = temporaryFolder('npm');
  const inside = join(folder, 'package/release');
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(inside, 'app.tar.gz'), 'not the archive that the project trusts');
  spawnSync('tar', ['-czf', 'stranger.tgz', 'package'], { cwd: folder });
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncp ${join(folder, 'stranger.tgz')} .\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  return folder;
}

const official = `import { downloadOfficialElectron } from './electron/dev/runtime/official-electron.ts';
console.log('got', await downloadOfficialElectron());`;

describe('set-up: which Electron', () => {
  test('a download site that does not answer is noticed at once and remembered', async () => {
    const cache = temporaryFolder('cache');
    const mirror = `http://127.0.0.1:${await closedPort()}/`;
    const noProxy = { HTTPS_PROXY: '', https_proxy: '', ELECTRON_GET_USE_PROXY: '' };
    const environment = {
      ...noProxy,
      BACKROOM_CACHE_DIR: cache,
      ELECTRON_MIRROR: mirror,
      npm_config_electron_mirror: '',
    };
    const first = inNewProcess(official, environment);
    expect(first.text).toContain('cannot be reached');
    expect(first.text).toContain('got undefined');
    const note = JSON.parse(readFileSync(join(cache, 'electron-download-unreachable.json'), 'utf8')) as {
      base: string;
    };
    expect(note.base).toBe(mirror);
    const second = inNewProcess(official, environment);
    expect(second.text).not.toContain('cannot be reached');
    expect(second.text).toContain('got undefined');
  });

  test.runIf(process.platform === 'linux')('an offline Electron with another checksum is not used', () => {
    const cache = temporaryFolder('cache');
    const script = `import { offlineElectronFolder } from './electron/dev/runtime/offline-electron.ts';
await offlineElectronFolder();`;
    const run = inNewProcess(script, {
      BACKROOM_CACHE_DIR: cache,
      PATH: `${strangersNpm()}:${process.env['PATH'] ?? ''}`,
    });
    expect(run.status).not.toBe(0);
    expect(run.text).toContain('is not the archive this project trusts');
    expect(readdirSync(cache)).toEqual([]);
    expect(existsSync(join(cache, 'electron'))).toBe(false);
  });
});
