import { join } from 'node:path';
import type { OrderId, StaffId } from '../../shared/domain/ids.ts';
import { connect, storeOn } from '../../electron/store/database.ts';
import { ordersToPrint } from '../../electron/store/printing.ts';
import { printBatch } from '../../electron/use-cases/printing/print-batch.ts';
import { startPrintQueue } from '../../electron/use-cases/printing/print-queue.ts';
import { createPrintingServices } from '../../electron/use-cases/printing/printing-services.ts';
import type { Services } from '../../electron/use-cases/services.ts';

/**
 * A shop that prints batch after batch into a folder until somebody kills it. It says on its output what it was told is done:
 * `done 3,4,5` after each batch. Run by `printing-killed.test.ts` as a process of its own.
 */
const [file = '', folder = '', resourcesFolder = '', staff = '1'] = process.argv.slice(2);
const store = storeOn(connect(file));
const services: Services = { store, now: Date.now, emit: () => undefined };
const printing = createPrintingServices({
  resourcesFolder, reader: () => store.reader, workerFile: new URL('../../electron/printing/render-worker.ts', import.meta.url),
  spoolFolder: join(folder, 'spool'), pdfFolder: join(folder, 'pdf'), onBug: (message) => process.stderr.write(`${message}\n`),
});
startPrintQueue(services, printing, { pollMs: 20 });
// Keeps the process alive between batches: the queue's own timer does not.
setInterval(() => undefined, 1_000);

const batchOf = 6;
process.stdout.write('ready\n');
for (;;) {
  const ids = ordersToPrint(store.reader).slice(0, batchOf).map((order): OrderId => order.id);
  if (ids.length === 0) break;
  const printed = await printBatch(services, printing, { staffId: Number(staff) as StaffId, name: '店长', role: 'manager' }, { courierCode: 'ZTO', orderIds: ids, slips: 'interleaved' });
  process.stdout.write(printed.ok ? `done ${ids.join(',')}\n` : `refused ${printed.refusal.code}\n`);
}
process.stdout.write('all\n');
