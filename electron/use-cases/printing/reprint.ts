import type { InputFor } from '../../../shared/contract/index.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { drawingReason, refusalOf } from '../../../shared/domain/printing/guards.ts';
import { floorStopOf } from '../../../shared/domain/orders/standing.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { ordersInParcel, parcelById, type StoredParcel } from '../../store/parcels.ts';
import { insertJob, insertSheet, isUnderWay, timesPrinted } from '../../store/print-jobs.ts';
import { linesOfPapers, printableOrders, type PrintableOrder } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { voidParcel } from '../order-changes.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { trayOf } from './assignments.ts';
import { packingSlipDataOf, waybillDataOf, type Printing } from './documents.ts';
import { componentAway, componentReason, eWaybillOf, eWaybillsFor, withSorting } from './e-waybill-numbers.ts';
import type { PrintingServices } from './printing-services.ts';

type Reprintable = { readonly parcel: StoredParcel; readonly order: PrintableOrder; readonly before: number };

/** What may be printed a second time: it was printed once, nothing of it is under way, and its order is not stopped. */
const reprintable = (reader: Reader, input: InputFor<'printing', 'reprint'>): Result<Reprintable> => {
  const parcel = parcelById(reader, input.parcelId);
  if (parcel === undefined) return refuse('parcel.unknown');
  const number = parcel.waybill_number;
  if (parcel.state === 'voided') return refuse('parcel.already_voided', { number });
  if (parcel.state === 'handed_over') return refuse('parcel.already_handed_over', { number });
  if (input.kind === 'waybill' && isUnderWay(reader, parcel.id)) return refuse('printing.in_the_queue', { waybillNumber: number });
  if (parcel.state === 'reserved') return refuse('printing.not_printed_yet', { waybillNumber: number });
  const [order] = printableOrders(reader, ordersInParcel(reader, parcel.id));
  if (order === undefined) return refuse('order.unknown');
  for (const one of [order, ...order.others]) {
    const stop = floorStopOf({ state: one.state, holdReason: one.hold_reason, refund: one.refund });
    if (stop !== null) return refuse(`printing.${stop}`, { reason: one.hold_reason ?? '', note: one.hold_note ?? '' });
  }
  return ok({ parcel, order, before: timesPrinted(reader, parcel.id, input.kind) });
};

/**
 * PR-6: prints a parcel's waybill (or slip) again, with its number, marked as a reprint on the paper, the reason in the trace. Refuses
 * what was never printed or is still in the queue: that has its own ways (print list, retry, settling).
 */
export const reprint = (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'reprint'>,
): Promise<Result<null>> => printing.inTurn(async () => {
  const reader = readerOf(services);
  const found = reprintable(reader, input);
  if (!found.ok) return found;
  const { parcel, order, before } = found.value;
  const tray = trayOf(reader, printing.templates(), input.kind, parcel.courier_code);
  if (tray.template === null) return refuse('printing.no_template', { kind: input.kind, template: tray.templateId });
  const eWaybill = eWaybillOf(order, parcel.courier_code, eWaybillsFor(reader, [order.id]));
  const wrongTray = input.kind === 'waybill' ? componentReason(eWaybill, tray) : null;
  if (wrongTray !== null) return { ok: false, refusal: refusalOf([wrongTray]) ?? { code: 'printing.needs_component' } };
  const { state, words } = await printing.printers.conditionOf(tray.spooler, tray.printerName);
  const away = refusalOf([componentAway(words)].filter((one) => one !== null));
  if (away !== null) return { ok: false, refusal: away };
  if (state === 'missing' || state === 'unknown') return refuse('printing.no_printer', { kind: input.kind, printer: tray.printerName, words });
  const { shop } = readSettings(reader);
  if (shop === null) throw new Error('no shop yet');

  const lines = linesOfPapers(reader, [order]).get(order.id) ?? [];
  const values: Printing = {
    shop, courierName: courierName(parcel.courier_code).zh, waybillNumber: parcel.waybill_number, at: services.now(), batch: null, reprint: Math.max(1, before),
  };
  const data = input.kind === 'waybill' ? withSorting(waybillDataOf(order, lines, values), eWaybill) : packingSlipDataOf(order, lines, values);
  const { template } = tray;
  const laidOut = await printing.renderer.layOut(template, [data]);
  if (!laidOut.ok) return laidOut;
  const [document] = laidOut.value;
  if (document === undefined) return refuse('printing.renderer_failed');
  if (!document.ok) return { ok: false, refusal: refusalOf([drawingReason(document.refusal)]) ?? (document.refusal satisfies Refusal) };

  const written = act(services, caller.staffId, (step) => {
    const again = reprintable(step.writer, input);
    if (!again.ok) return again;
    if (again.value.order.revision !== order.revision || again.value.before !== before) return refuse('printing.changed_meanwhile');
    const jobId = insertJob(step.writer, {
      batchId: null, position: 1, kind: input.kind, spooler: tray.spooler, printerName: tray.printerName, templateId: tray.templateId,
      templateVersion: template.version, reprint: true,
    }, step.at);
    document.value.forEach((picture, index) => {
      insertSheet(step.writer, jobId, index + 1, { kind: input.kind, parcelId: parcel.id, picture });
    });
    step.trace({
      action: 'parcel.reprinted', subject: 'order', subjectId: order.id,
      after: { number: parcel.waybill_number, kind: input.kind, reason: input.reason, times: values.reprint, job: jobId },
    });
    step.emit('printing.changed', {});
    step.emit('orders.changed', { orderIds: [order.id] });
    return ok(null);
  });
  if (written.ok) printing.bell.ring();
  return written;
});

/** PR-5: voids a spoiled form with its reason; the order is on the print list again, the number stays accounted for. */
export const voidWaybill = (services: Services, caller: Caller, input: InputFor<'printing', 'voidWaybill'>): Result<null> =>
  act(services, caller.staffId, (step) => voidParcel(step, input.parcelId, input.reason));
