import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { StayingReason } from '../../../shared/domain/printing/guards.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import { trayOf, type Tray } from './assignments.ts';
import { printInPortions } from './batch-portions.ts';
import type { BatchWish } from './plan-batch.ts';
import type { PrintingServices } from './printing-services.ts';
import type { StayingOrder } from './select-orders.ts';
import { surveyBatch } from './survey-batch.ts';

type PrintBatch = OutputFor<'printing', 'printBatch'>;

/**
 * PR-7: one key prints, portion by portion, each written whole. What fails a guard is left out and listed (PR-8). Refuses
 * `printing.nothing_to_print` when all are left out, with the first reason, and `printing.renderer_failed` when nothing could be drawn;
 * then nothing was reserved. `automatic`: PR-10, nobody pressed a key.
 */
export const printBatch = (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'printBatch'>, automatic = false,
): Promise<Result<PrintBatch>> => printing.inTurn(async () => {
  const templates = printing.templates();
  const excluded = new Map<OrderId, StayingReason>();
  const wish: BatchWish = {
    courierCode: input.courierCode, orderIds: input.orderIds, slips: input.slips, excluded, absent: await absentTrays(services, printing, input.courierCode),
  };
  const survey = await surveyBatch(readerOf(services), templates, wish);
  if (survey.going.length === 0) return nothingToPrint(survey.staying);
  const ended = await printInPortions(services, printing, { caller, templates, wish, planned: survey.going.length, automatic }, survey.going);
  if (!ended.ok) return ended;
  const staying = [...survey.staying, ...ended.value.staying];
  const { batch, outcome } = ended.value;
  if (batch === null) return nothingToPrint(staying);
  return ok({ batchId: batch.id, printed: batch.orders, stopped: outcome === 'stopped', staying: listed(staying) });
});

/** PR-9: asks now whether the printers are there, before anything is reserved. */
const absentTrays = async (services: Services, printing: PrintingServices, courierCode: string): Promise<BatchWish['absent']> => {
  const key = ({ spooler, printerName }: Tray): string => `${spooler}\n${printerName}`;
  const trays = new Map((['waybill', 'packing_slip'] as const).map((kind) => {
    const tray = trayOf(readerOf(services), printing.templates(), kind, courierCode);
    return [key(tray), tray];
  }));
  const asked = await Promise.all([...trays].map(async ([name, tray]): Promise<[string, string | null]> => {
    const { state, words } = await printing.printers.conditionOf(tray.spooler, tray.printerName);
    return [name, state === 'missing' || state === 'unknown' ? words : null];
  }));
  const seen = new Map(asked);
  // A tray that was chosen since is looked at when its job is sent.
  return (tray) => seen.get(key(tray)) ?? null;
};

/** One entry an order, with what stands first in its way; the print list has every reason. */
const listed = (staying: readonly StayingOrder[]): PrintBatch['staying'] =>
  staying.flatMap(({ order, reasons: [first] }) => (first === undefined ? [] : [{ orderId: order.id, code: first.code, params: { ...first.params } }]));

const nothingToPrint = (staying: readonly StayingOrder[]): Result<never> => {
  const [first] = staying;
  const [reason] = first?.reasons ?? [];
  return refuse('printing.nothing_to_print', { orders: staying.length, ...(reason === undefined ? {} : { because: reason.code, ...reason.params }) });
};
