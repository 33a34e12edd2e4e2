import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listBackups } from '../../electron/store/backups.ts';
import { connect } from '../../electron/store/database.ts';
import { migrate, migrations, versionOf } from '../../electron/store/migrations.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { runInChild } from '../support/run-in-child.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const now = (): number => Date.UTC(2026, 10, 21, 8, 0, 0);

describe('case 8: an update that is cut off', () => {
  test.each(migrations.map((_, index) => index + 1))('case 8: killed inside migration %i: the store is what it was before it, and the next start finishes with nothing lost', async (step) => {
    const folder = temporaryFolder('migration');
    const file = join(folder, 'backroom.db');
    const before = connect(file);
    migrate(before, migrations.slice(0, step - 1));
    if (step > 1) before.exec(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES ('kept', 'manager', 'x', 1)`);
    before.close();

    const end = await runInChild('tests/support/migrate-until-killed.ts', { STORE_FILE: file, DIE_IN: String(step) });
    expect(end, end.errors).toMatchObject({ signal: 'SIGKILL' });
    const after = connect(file);
    expect(versionOf(after)).toBe(step - 1);
    expect(after.pragma('integrity_check', { simple: true })).toBe('ok');
    after.close();

    const opening = await openStore(file, { backupFolder: join(folder, 'backups'), now });
    if (opening.kind !== 'open') throw new Error(`the store is ${opening.kind}`);
    expect(opening.store.reader.all('SELECT name FROM staff')).toEqual(step > 1 ? [{ name: 'kept' }] : []);
    opening.store.close();
    // What was there before the update is kept as a copy.
    expect(listBackups(join(folder, 'backups'), true)).toHaveLength(step > 1 ? 1 : 0);
    expect(readFileSync(file).readUInt32BE(60)).toBe(migrations.length);
  }, 60_000);
});
