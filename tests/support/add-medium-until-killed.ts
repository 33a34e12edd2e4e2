import { openStore } from '../../electron/store/open-store.ts';
import type { ParcelId } from '../../shared/domain/ids.ts';
import type { Store } from '../../electron/store/database.ts';
import { addMedium } from '../../electron/use-cases/media/keep-media.ts';
import type { Caller } from '../../electron/use-cases/services.ts';

/** Runs in a process of its own: keeps a photo and is killed on the way: before its row, within the transaction, or right after its commit. */
const file = process.env['STORE_FILE'] ?? '';
const parcelId = Number(process.env['PARCEL_ID']) as ParcelId;
const manager = JSON.parse(process.env['MANAGER'] ?? '{}') as Caller;
const bytes = new Uint8Array(Buffer.from(process.env['PICTURE'] ?? '', 'base64'));
const dieAt = process.env['DIE_AT'] ?? '';

const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

const mortal = (store: Store): Store => ({
  ...store,
  write: (body, keep) => {
    if (dieAt === 'before_row') die();
    return store.write((writer) => body({
      ...writer,
      run: (sql, ...values) => {
        const done = writer.run(sql, ...values);
        if (dieAt === 'in_row') die();
        return done;
      },
    }), keep);
  },
});

const opening = await openStore(file, { backupFolder: `${file}-backups`, now: Date.now });
if (opening.kind !== 'open') throw new Error(`the store is ${opening.kind}`);
addMedium({
  store: mortal(opening.store), now: Date.now,
  emit: () => {
    if (dieAt === 'after_commit') die();
  },
}, manager, { parcelId, kind: 'photo', mime: 'image/png', bytes });
