import { writeSync } from 'node:fs';
import { openStore } from '../../electron/store/open-store.ts';
import { act, type Services } from '../../electron/use-cases/services.ts';
import { ok } from '../../shared/domain/result.ts';

/** Runs in a process of its own: one command after another, and on its output what was acknowledged (`done 3`) and what failed (`failed SQLITE_…`). */
const { STORE_FILE = '', COMMITS = '0', FIRST = '1' } = process.env;

const opening = await openStore(STORE_FILE, { backupFolder: `${STORE_FILE}-backups`, now: Date.now });
if (opening.kind !== 'open') throw new Error(`the store is ${opening.kind}`);
const services: Services = { store: opening.store, now: Date.now, emit: () => undefined };
for (let nth = Number(FIRST); nth <= Number(COMMITS); nth += 1) {
  try {
    act(services, null, (step) => {
      step.writer.run(`INSERT INTO staff (name, role, pin_hash, created_at) VALUES (?, 'packer', 'x', 1)`, `person ${nth}`);
      step.trace({ action: 'staff.created', subject: 'staff', subjectId: nth });
      return ok(null);
    });
    writeSync(1, `done ${nth}\n`);
  } catch (error) {
    writeSync(1, `failed ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}\n`);
  }
}
// No orderly end: what was acknowledged must be there without one.
process.kill(process.pid, 'SIGKILL');
