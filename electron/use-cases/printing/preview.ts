import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { parseSheet, type Mark, type SheetText } from '../../../shared/domain/printing/display-list.ts';
import { drawingReason, refusalOf } from '../../../shared/domain/printing/guards.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import { maskedLine } from '../../../shared/domain/staff/masking.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { picturesOf, templateOfPicture } from '../../store/print-jobs.ts';
import { linesOfPapers, printableOrders, type PrintableOrder } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import { trayOf } from './assignments.ts';
import { packingSlipDataOf, waybillDataOf, type Printing } from './documents.ts';
import { eWaybillOf, eWaybillsFor, withSorting } from './e-waybill-numbers.ts';
import { nextNumbers } from './give-numbers.ts';
import type { PrintingServices } from './printing-services.ts';
import { courierOf, selectOrders } from './select-orders.ts';

type Preview = OutputFor<'printing', 'preview'>;

const sheetsIn = (pictures: readonly SheetText[]): Result<Preview['sheets']> => {
  const sheets: Preview['sheets'] = [];
  for (const picture of pictures) {
    const sheet = parseSheet(picture);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  return ok(sheets);
};

const backdropOf = async (printing: PrintingServices, templateId: string, kind: string): Promise<Mark[]> => {
  const template = printing.templates().get(templateId);
  if (template === undefined || template.kind !== kind || template.backdrop.length === 0) return [];
  const marks = await printing.renderer.backdrop(template);
  return marks.ok ? [...marks.value] : [];
};

/** SF-3: on the paper the receiver stands in full; on the screen of somebody who may not read orders, masked. */
export const previewFor = async (services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'preview'>): Promise<Result<Preview>> => {
  const found = await previewOf(services, printing, input);
  const [order] = printableOrders(readerOf(services), [input.orderId]);
  if (!found.ok || order === undefined || may(caller.role, 'orders.read')) return found;
  const masked = (marks: readonly Mark[]): Mark[] => marks.map((mark) => (mark.kind === 'text' ? { ...mark, text: maskedLine(mark.text, order) } : mark));
  return ok({ ...found.value, sheets: found.value.sheets.map((sheet) => ({ ...sheet, marks: masked(sheet.marks) })) });
};

/**
 * PR-1: the sheets that an order has had printed, or would print now with the number it would get. `problem` says why it would not be
 * printed although it may be looked at.
 */
export const previewOf = async (services: Services, printing: PrintingServices, input: InputFor<'printing', 'preview'>): Promise<Result<Preview>> => {
  const reader = readerOf(services);
  const [order] = printableOrders(reader, [input.orderId]);
  if (order === undefined) return refuse('order.unknown');
  // A number without a sheet under way is on the print list again: what counts is what would be printed now.
  if (order.parcel_id !== null && (order.parcel_state !== 'reserved' || order.under_way === 1)) {
    const sheets = sheetsIn(picturesOf(reader, order.parcel_id, input.kind));
    const templateId = templateOfPicture(reader, order.parcel_id, input.kind);
    if (sheets.ok && sheets.value.length > 0 && templateId !== undefined) {
      return ok({ sheets: sheets.value, templateId, problem: null, backdrop: await backdropOf(printing, templateId, input.kind) });
    }
  }
  return draftOf(services, printing, order, input.kind);
};

const draftOf = async (
  services: Services, printing: PrintingServices, order: PrintableOrder, kind: InputFor<'printing', 'preview'>['kind'],
): Promise<Result<Preview>> => {
  const reader = readerOf(services);
  const { shop, defaultCourier } = readSettings(reader);
  if (shop === null) throw new Error('no shop yet');
  const courierCode = courierOf(order, defaultCourier);
  const tray = trayOf(reader, printing.templates(), kind, courierCode);
  const empty = (problem: Refusal): Result<Preview> => ok({ sheets: [], templateId: tray.templateId, problem, backdrop: [] });
  if (tray.template === null) return empty({ code: 'printing.no_template', params: { kind, template: tray.templateId } });

  const { staying } = selectOrders(reader, [order], null, defaultCourier);
  const guarded = refusalOf(staying[0]?.reasons ?? []);
  const eWaybill = eWaybillOf(order, courierCode, eWaybillsFor(reader, [order.id]));
  const supply = order.waybill_number === null && eWaybill === null ? nextNumbers(reader, courierCode, 1) : null;
  const waybillNumber = order.waybill_number ?? eWaybill?.waybill_number ?? supply?.numbers[0]?.number;
  if (waybillNumber === undefined) {
    const { shortfall } = supply ?? { shortfall: null };
    return empty(guarded ?? (shortfall?.kind === 'taken'
      ? { code: 'printing.number_taken', params: { courierCode, number: shortfall.number } }
      : { code: 'printing.no_numbers', params: { courierCode, missing: 1 } }));
  }
  const lines = linesOfPapers(reader, [order]).get(order.id) ?? [];
  const values: Printing = { shop, courierName: courierName(courierCode).zh, waybillNumber, at: services.now(), batch: null, reprint: 0 };
  const data = kind === 'waybill' ? withSorting(waybillDataOf(order, lines, values), eWaybill) : packingSlipDataOf(order, lines, values);
  const laidOut = await printing.renderer.layOut(tray.template, [data]);
  if (!laidOut.ok) return laidOut;
  const [document] = laidOut.value;
  if (document === undefined) return refuse('printing.renderer_failed');
  if (!document.ok) return empty(guarded ?? refusalOf([drawingReason(document.refusal)]) ?? document.refusal);
  const sheets = sheetsIn(document.value);
  if (!sheets.ok) return sheets;
  return ok({ sheets: sheets.value, templateId: tray.templateId, problem: guarded, backdrop: await backdropOf(printing, tray.templateId, kind) });
};
