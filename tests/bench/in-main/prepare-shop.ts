import { ok } from '../../../shared/domain/result.ts';
import type { OrderId, StaffId } from '../../../shared/domain/ids.ts';
import { createIntakeReader } from '../../../electron/intake/intake-reader.ts';
import { insertParcel, markPrinted } from '../../../electron/store/parcels.ts';
import { createShop } from '../../../electron/use-cases/app.ts';
import { createIntakeDesk } from '../../../electron/use-cases/intake/intake-desk.ts';
import { act, type Caller, type Services } from '../../../electron/use-cases/services.ts';
import { draftOrder } from '../../support/draft-orders.ts';
import { writeTaobaoExport } from '../../support/taobao-export.ts';
import { benchPin } from './bench-pin.ts';


const lookAtPreviewMs = 4_000;

const sender = { name: '示例店铺', phone: '028-88888888', province: '四川省', city: '成都市', district: '锦江区', detail: '人民路1号', postcode: '610000' };

export const makeShop = async (services: Services): Promise<Caller> => {
  const made = await createShop(services, { shop: { name: '示例店铺', sender, timeZone: 'Asia/Shanghai' }, manager: { name: '店长', pin: benchPin }, demo: false });
  if (!made.ok) throw new Error(made.refusal.code);
  return { staffId: made.value.staffId, name: '店长', role: 'manager' };
};

/** The whole way a person's file takes: read in a thread, previewed, confirmed, taken in. Seconds of each half. */
export const importOrders = async (
  services: Services, caller: Caller, folder: string, workerFile: string, orders: number,
): Promise<{ previewSeconds: number; importSeconds: number }> => {
  const { list, detail } = writeTaobaoExport(folder, '202611211200', Array.from({ length: orders }, (_, index) => draftOrder(index)));
  const desk = createIntakeDesk({
    services: () => services, startReading: createIntakeReader(workerFile),
    reportBug: (error) => {
      throw error;
    },
  });
  let started = performance.now();
  const read = desk.read([list, detail]);
  if (!read.ok) throw new Error(read.refusal.code);
  await desk.settled();
  const preview = desk.state();
  if (preview.phase !== 'preview' || preview.newOrders !== orders) throw new Error(`preview: ${JSON.stringify(preview).slice(0, 400)}`);
  const previewSeconds = (performance.now() - started) / 1000;
  // A person reads the preview before saying yes.
  await new Promise((resolve) => setTimeout(resolve, lookAtPreviewMs));
  started = performance.now();
  desk.confirm(caller, preview.readingId);
  await desk.settled();
  const done = desk.state();
  if (done.phase !== 'done' || done.outcome !== 'finished' || done.newOrders !== orders) throw new Error(`import: ${JSON.stringify(done)}`);
  return { previewSeconds, importSeconds: (performance.now() - started) / 1000 };
};

export type ScanRound = { readonly waybill: string; readonly items: readonly string[] };

/** Paid orders with a printed waybill, and what has to be scanned for each. */
export const printParcels = (services: Services, staffId: StaffId, count: number): ScanRound[] => {
  const made = act(services, staffId, (step) => {
    // What is scanned in a shop is the number under the bars.
    step.writer.run(`UPDATE skus SET barcode = '69' || printf('%011d', id)`);
    const orders = step.writer.all<{ id: OrderId }>(`SELECT id FROM orders WHERE state = 'paid' AND hold_reason IS NULL ORDER BY id LIMIT ?`, count);
    return ok(
      orders.map(({ id }, index) => {
        const waybill = String(771_900_000_000_000 + index);
        const parcelId = insertParcel(step.writer, 'ZTO', waybill, [id], step.at);
        markPrinted(step.writer, parcelId, step.at);
        const lines = step.writer.all<{ barcode: string; quantity: number }>(
          'SELECT s.barcode, l.quantity FROM order_lines l JOIN skus s ON s.id = l.sku_id WHERE l.order_id = ? ORDER BY l.position', id,
        );
        return { waybill, items: lines.flatMap(({ barcode, quantity }) => Array.from({ length: quantity }, () => barcode)) };
      }),
    );
  });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
};
