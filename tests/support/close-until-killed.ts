import { writeSync } from 'node:fs';
import type { CollectionId, ParcelId } from '../../shared/domain/ids.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { closeCollection } from '../../electron/use-cases/collections/close-collection.ts';
import { takeBack } from '../../electron/use-cases/collections/take-back.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { die, mortalStore } from './mortal-store.ts';

/**
 * Runs in a process of its own: closes a collection (or, with a PARCEL_ID, takes that parcel back out of it) and is killed on the way, without a chance to tidy up: before the write with
 * the number `dieAt`, or, with `dieAt` = `after_commit`, when the transaction is on disk and nothing else has happened yet.
 */
const file = process.env['STORE_FILE'] ?? '';
const collectionId = Number(process.env['COLLECTION_ID']) as CollectionId;
const manager = JSON.parse(process.env['MANAGER'] ?? '{}') as Caller;
const dieAt = process.env['DIE_AT'] ?? '';

const opening = await openStore(file, { backupFolder: `${file}-backups`, now: Date.now });
if (opening.kind !== 'open') throw new Error(`the store is ${opening.kind}`);
const services = {
  store: mortalStore(opening.store, (nth) => String(nth) === dieAt),
  now: Date.now,
  emit: () => {
    if (dieAt === 'after_commit') die();
  },
};
writeSync(1, 'closing\n');
const parcelId = Number(process.env['PARCEL_ID'] ?? '0') as ParcelId;
const closed = parcelId === 0
  ? closeCollection(services, manager, { collectionId, managerReason: '' })
  : takeBack(services, manager, { collectionId, parcelId, reason: '还在店里' });
writeSync(1, `${JSON.stringify(closed)}\n`);
opening.store.close();
