import { join } from 'node:path';
import { startBackupDesk, type BackupDesk } from '../use-cases/backups/backup-desk.ts';
import { createTaskRunner } from '../use-cases/backups/run-task.ts';
import { createShopCopies, type ShopCopies } from '../use-cases/backups/shop-copies.ts';
import { startPersonalDesk } from '../use-cases/personal/personal-desk.ts';
import type { Services } from '../use-cases/services.ts';
import type { Log } from './log.ts';
import type { Places } from './places.ts';

/** Copies of the shop on this PC: what can be done with them at any time, and what keeps house while a store is open: copies, and the retention of personal data. */
export const createShopCopying = ({ places, log, now, storeFile, backupFolder, takePlace }: {
  readonly places: Places; readonly log: Log; readonly now: () => number; readonly storeFile: () => string; readonly backupFolder: () => string;
  readonly takePlace: (arriving: string) => Promise<string>;
}): { readonly copies: ShopCopies; readonly start: (services: Services) => BackupDesk; readonly stop: () => Promise<void> } => {
  const workerFile = join(places.workers, 'backup-worker.cjs');
  const pcFile = join(places.dataFolder, 'copies.json');
  let personal: { readonly stop: () => Promise<void> } | undefined;
  let desk: { readonly of: Services['store']; readonly desk: BackupDesk } | undefined;
  const tasks = createTaskRunner(workerFile);
  return {
    copies: createShopCopies({ tasks, pcFile, storeFile, backupFolder, now, takePlace }),
    start: (services) => {
      if (desk?.of !== services.store) {
        personal = startPersonalDesk(services, {
          onBug: (error) => {
            log.bug('personal', error);
          },
        });
        desk = {
          of: services.store,
          desk: startBackupDesk(services, {
            pcFile, tasks: createTaskRunner(workerFile),
            onBug: (error) => {
              log.bug('copies', error);
            },
          }),
        };
      }
      return desk.desk;
    },
    stop: async () => {
      const ending = desk;
      desk = undefined;
      await personal?.stop();
      personal = undefined;
      await ending?.desk.stop();
      await tasks.stop();
    },
  };
};
