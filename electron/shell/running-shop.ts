import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventName } from '../../shared/contract/events.ts';
import { StoreNotOpen } from '../ipc/host.ts';
import { createIntakeReader } from '../intake/intake-reader.ts';
import { openScale } from '../scales/open-scale.ts';
import { removeLeftovers } from '../printing/atomic-file.ts';
import { markInterruptedRuns } from '../store/intake-runs.ts';
import { startShipFileDesk } from '../use-cases/collections/ship-file-desk.ts';
import { startCustomerDesk, type CustomerDesk } from '../use-cases/customers/customer-desk.ts';
import { startDeadlineWatch } from '../use-cases/after-sales/deadlines.ts';
import { startMediaDesk, type MediaDesk } from '../use-cases/media/media-desk.ts';
import { startAutoPrint, type AutoPrinter } from '../use-cases/printing/auto-print.ts';
import { startPrintQueue } from '../use-cases/printing/print-queue.ts';
import { createPrintingServices, type PrintingServices } from '../use-cases/printing/printing-services.ts';
import { createScaleDesk, type ScaleDesk } from '../use-cases/scales/scale-desk.ts';
import type { Services } from '../use-cases/services.ts';
import { startSearchDesk } from '../use-cases/orders/search-desk.ts';
import { startStubDesk, type StubDesk } from '../use-cases/stubs/stub-desk.ts';
import type { Online } from '../use-cases/sync/line-state.ts';
import { startFolderWatch } from '../use-cases/sync/watch-folder.ts';
import { startSyncDesk, type SyncDesk } from '../use-cases/sync/sync-desk.ts';
import { systemKeys } from './keys.ts';
import type { Log } from './log.ts';
import { storeFolderOf, type Places } from './places.ts';

const patienceMs = 3_000;
/** The first screen is up by then. */
const firstAskMs = 1_500;

export type RunningShopServices = {
  readonly printing: () => PrintingServices;
  readonly stubs: () => StubDesk;
  readonly scale: () => ScaleDesk;
  readonly media: () => MediaDesk;
  readonly customers: () => CustomerDesk;
  readonly sync: () => SyncDesk;
  readonly networkChanged: () => void;
  /** Told of every event that goes to the windows: there may be something to print by itself (PR-10). */
  readonly hear: (event: EventName) => void;
  /** Starts what stands on an open store, and returns how it is stopped before the store is closed. */
  readonly start: (services: Services) => () => Promise<void>;
};

/** Printing, and what an earlier run left undone: ship files not yet on disk, imports and print jobs that were cut off. */
export const startShop = ({ places, log, network }: { readonly places: Places; readonly log: Log; readonly network: () => Online }): RunningShopServices => {
  let printing: PrintingServices | undefined;
  let automatic: AutoPrinter | undefined;
  let stubs: StubDesk | undefined;
  let scale: ScaleDesk | undefined;
  let media: MediaDesk | undefined;
  let customers: CustomerDesk | undefined;
  let sync: SyncDesk | undefined;
  return {
    hear: (event) => {
      automatic?.hear(event);
      customers?.hear(event);
      sync?.hear(event);
    },
    networkChanged: () => {
      sync?.networkChanged();
    },
    sync: () => {
      if (sync === undefined) throw new StoreNotOpen('the store is not open');
      return sync;
    },
    printing: () => {
      if (printing === undefined) throw new StoreNotOpen('the store is not open');
      return printing;
    },
    stubs: () => {
      if (stubs === undefined) throw new StoreNotOpen('the store is not open');
      return stubs;
    },
    scale: () => {
      if (scale === undefined) throw new StoreNotOpen('the store is not open');
      return scale;
    },
    media: () => {
      if (media === undefined) throw new StoreNotOpen('the store is not open');
      return media;
    },
    customers: () => {
      if (customers === undefined) throw new StoreNotOpen('the store is not open');
      return customers;
    },
    start: (services) => {
      const storeFolder = storeFolderOf(places);
      const interrupted = services.store.write((writer) => markInterruptedRuns(writer));
      if (interrupted > 0) log.info(`${interrupted} import(s) were interrupted`);
      const pdfFolder = join(storeFolder, 'pdf');
      // A PDF that a crash left half written holds names and addresses under no name of its own.
      try {
        removeLeftovers(pdfFolder);
      } catch (error) {
        log.bug('leftover PDFs', error);
      }
      const opened = createPrintingServices({
        resourcesFolder: places.resources,
        reader: () => services.store.reader,
        workerFile: join(places.workers, 'render-worker.cjs'),
        spoolFolder: join(places.dataFolder, 'spool'),
        pdfFolder,
        onBug: (message) => {
          log.bug('printing', message);
        },
      });
      printing = opened;
      const queue = startPrintQueue(services, opened);
      automatic = startAutoPrint(services, opened);
      const archive = startStubDesk(services, {
        workerFile: join(places.workers, 'stub-worker.cjs'),
        onBug: (error) => {
          log.bug('stubs', error);
        },
      });
      stubs = archive;
      const desk = createScaleDesk({
        openScale,
        clock: () => performance.now(),
        tell: (now) => {
          services.emit('scale.reading', now);
        },
      });
      scale = desk;
      const pictures = startMediaDesk(services, {
        onBug: (error) => {
          log.bug('media', error);
        },
      });
      media = pictures;
      const buyers = startCustomerDesk(services, {
        onBug: (error) => {
          log.bug('customers', error);
        },
      });
      customers = buyers;
      const deadlines = startDeadlineWatch(services, (error) => {
        log.bug('after-sales', error);
      });
      const search = startSearchDesk(services, {
        onBug: (error) => {
          log.bug('search', error);
        },
      });
      const outside = startSyncDesk(services, {
        // Named each time, so that a test of the whole app may stand in for the world.
        fetch: (url, init) => fetch(url, init),
        makers: async () => (await import('../sync/connectors/index.ts')).loadMakers(),
        keyStore: systemKeys,
        network,
        firstAskMs,
        onBug: (error) => {
          log.bug('sync', error);
        },
      });
      sync = outside;
      const folders = startFolderWatch(services, {
        startReading: createIntakeReader(join(places.workers, 'intake-worker.cjs')),
        onBug: (error) => {
          log.bug('watched folder', error);
        },
      });
      const shipFiles = startShipFileDesk(services, {
        folder: join(storeFolder, 'ship-files'),
        onUnwritten: (files) => {
          log.info(`${files} ship file(s) wait for their folder`);
        },
        onBug: (error) => {
          log.bug('ship files', error);
        },
      });
      return async () => {
        printing = undefined;
        stubs = undefined;
        scale = undefined;
        media = undefined;
        customers = undefined;
        sync = undefined;
        deadlines.stop();
        shipFiles.stop();
        await outside.stop();
        // A share that does not answer must not keep the shop from closing.
        await Promise.race([folders.stop(), pause(patienceMs, undefined, { ref: false })]);
        opened.batches.close();
        // The store is closed next: whoever writes to it ends first, unless a spooler does not answer at all.
        const ending = Promise.all([automatic?.stop(), opened.inTurn(() => Promise.resolve())]);
        automatic = undefined;
        await Promise.race([ending, pause(patienceMs, undefined, { ref: false })]);
        await archive.stop();
        await search.stop();
        await pictures.stop();
        await buyers.stop();
        // A driver that hangs must not keep the shop from closing.
        await Promise.race([desk.close(), pause(patienceMs, undefined, { ref: false })]);
        await queue.stop();
        await opened.close();
      };
    },
  };
};
