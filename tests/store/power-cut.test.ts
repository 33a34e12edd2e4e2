import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { runInChild } from '../support/run-in-child.ts';
import { canTrace, whyNoStrace } from '../support/strace.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const rowsIn = (file: string): { people: string[]; traced: number } => {
  const store = new Driver(file, { readonly: true });
  try {
    return { people: store.prepare<[], string>('SELECT name FROM staff ORDER BY id').pluck().all(), traced: Number(store.prepare('SELECT count(*) FROM trace').pluck().get()) };
  } finally {
    store.close();
  }
};

/** SQLite's own word, and that each command is there whole: its row and its entry in the trace. */
const faultsIn = (file: string, acknowledged: readonly string[]): string[] => {
  const store = new Driver(file);
  const sound = store.pragma('integrity_check', { simple: true });
  store.close();
  const { people, traced } = rowsIn(file);
  return [
    ...(sound === 'ok' ? [] : [String(sound)]), ...(people.length === traced ? [] : [`${people.length} rows, ${traced} entries in the trace`]),
    ...acknowledged.filter((nth) => !people.includes(`person ${nth}`)).map((nth) => `${nth} was acknowledged and is not there`),
    ...(people.length <= acknowledged.length + 1 ? [] : [`${people.length} rows, ${acknowledged.length} acknowledged`]),
  ];
};

describe.skipIf(!canTrace)(`what is acknowledged is on the disk${canTrace ? '' : ` (left out: ${whyNoStrace ?? ''})`}`, () => {
  test('case 1, SF-2: before each "saved" the log was synced to disk once more: no acknowledgement outruns its fsync', async () => {
    const folder = temporaryFolder('power');
    const [file, calls] = [join(folder, 'backroom.db'), join(folder, 'calls.txt')];
    const end = await runInChild('tests/support/commit-and-say.ts', { STORE_FILE: file, COMMITS: '60' }, ['strace', '-f', '-y', '-s', '24', '-e', 'trace=fsync,fdatasync,write', '-o', calls]);
    expect(end.lines, end.errors).toHaveLength(60);

    let [synced, acknowledged] = [0, 0];
    const before: number[] = [];
    for (const line of readFileSync(calls, 'utf8').split('\n')) {
      if (/f(?:data)?sync\(\d+<[^>]*backroom\.db-wal>/.test(line)) synced += 1;
      if (/write\(1<[^>]*>, "done \d+/.test(line)) {
        acknowledged += 1;
        before.push(synced);
      }
    }
    expect(acknowledged).toBe(60);
    expect(before.filter((syncs, index) => syncs < index + 1)).toEqual([]);
    expect(before.every((syncs, index) => index === 0 || syncs > (before[index - 1] ?? 0))).toBe(true);
    expect(rowsIn(file)).toMatchObject({ traced: 60 });
  }, 120_000);

  test.each([40, 61, 82, 103])('case 2: killed in the middle of writing to disk, at write call %i of the store: sound, whole, and nothing acknowledged is lost', async (nth) => {
    const folder = temporaryFolder('power');
    const file = join(folder, 'backroom.db');
    // Made first: the calls that are counted are those of work.
    expect((await runInChild('tests/support/commit-and-say.ts', { STORE_FILE: file, COMMITS: '1' })).lines).toEqual(['done 1']);
    const end = await runInChild('tests/support/commit-and-say.ts', { STORE_FILE: file, COMMITS: '80', FIRST: '2' }, [
      'strace', '-f', '-P', file, '-P', `${file}-wal`, '-P', `${file}-journal`, '-e', 'trace=write,pwrite64', '-e', `inject=write,pwrite64:signal=SIGKILL:when=${nth}`, '-o', join(folder, 'calls.txt'),
    ]);
    const done = end.lines.flatMap((line) => /^done (\d+)$/.exec(line)?.[1] ?? []);
    expect(done.length, end.errors).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(79);
    expect(faultsIn(file, ['1', ...done])).toEqual([]);
  }, 120_000);

  test('case 3: a disk that fails to sync is said, what was acknowledged is there and nothing else, and it works on without a restart', async () => {
    const folder = temporaryFolder('power');
    const file = join(folder, 'backroom.db');
    const end = await runInChild('tests/support/commit-and-say.ts', { STORE_FILE: file, COMMITS: '80' }, [
      'strace', '-f', '-P', `${file}-wal`, '-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO:when=30..34', '-o', join(folder, 'calls.txt'),
    ]);
    const failed = end.lines.filter((line) => line.startsWith('failed'));
    const done = end.lines.flatMap((line) => /^done (\d+)$/.exec(line)?.[1] ?? []);
    expect(failed.length, end.errors).toBeGreaterThan(0);
    expect(failed.every((line) => line.startsWith('failed SQLITE_IOERR'))).toBe(true);
    expect(failed.length + done.length).toBe(80);
    expect(done.at(-1)).toBe('80');
    expect(rowsIn(file)).toEqual({ people: done.map((nth) => `person ${nth}`), traced: done.length });
  }, 120_000);
});
