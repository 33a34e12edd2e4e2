import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { StayingReason } from '../../../shared/domain/printing/guards.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import { trayOf, type Tray } from './assignments.ts';
import { drawBatch } from './draw-batch.ts';
import { planBatch, type BatchPlan, type BatchWish } from './plan-batch.ts';
import type { PrintingServices } from './printing-services.ts';
import type { StayingOrder } from './select-orders.ts';
import { writeBatch } from './write-batch.ts';

type PrintBatch = OutputFor<'printing', 'printBatch'>;

/** How often a batch is planned anew because somebody changed an order of it meanwhile. */
const mostTries = 8;

/**
 * PR-7: one key prints. What fails a guard is left out and listed (PR-8). Refuses `printing.nothing_to_print` when all are left out,
 * with the first reason, and `printing.renderer_failed` when nothing could be drawn; then nothing was reserved.
 */
export const printBatch = (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'printBatch'>,
): Promise<Result<PrintBatch>> => printing.inTurn(() => printInTurn(services, printing, caller, input));

const printInTurn = async (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'printBatch'>,
): Promise<Result<PrintBatch>> => {
  const templates = printing.templates();
  const excluded = new Map<OrderId, StayingReason>();
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const wish: BatchWish = {
      courierCode: input.courierCode, orderIds: input.orderIds, slips: input.slips, excluded, absent: await absentTrays(services, printing, input.courierCode),
    };
    const plan = planBatch(readerOf(services), templates, wish);
    if (plan.orders.length === 0) return nothingToPrint(plan.staying);
    const drawn = await drawBatch(printing.renderer, plan, services.now());
    if (!drawn.ok) return drawn;
    if (drawn.value.refused.size > 0) {
      // Numbers and places in the batch move up: what is left is laid out again.
      for (const [orderId, reason] of drawn.value.refused) excluded.set(orderId, reason);
      continue;
    }
    const batchId = writeBatch(services, caller, templates, wish, plan, drawn.value.drawn, interleaves(plan, input.slips));
    if (!batchId.ok) {
      if (batchId.refusal.code === 'printing.changed_meanwhile') continue;
      return batchId;
    }
    printing.bell.ring();
    return ok({ batchId: batchId.value, printed: plan.orders.length, stopped: false, staying: listed(plan.staying) });
  }
  return refuse('printing.changed_meanwhile');
};

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

/** Slips can lie between waybills only when both come out of the same printer on the same paper. */
const interleaves = ({ waybills, slips }: BatchPlan, wanted: PrintBatchSlips): boolean =>
  wanted === 'interleaved' && waybills !== null && slips !== null && waybills.spooler === slips.spooler && waybills.printerName === slips.printerName &&
  waybills.template.paper.widthHmm === slips.template.paper.widthHmm && waybills.template.paper.heightHmm === slips.template.paper.heightHmm;

type PrintBatchSlips = InputFor<'printing', 'printBatch'>['slips'];

/** One entry an order, with what stands first in its way; the print list has every reason. */
const listed = (staying: readonly StayingOrder[]): PrintBatch['staying'] =>
  staying.flatMap(({ order, reasons: [first] }) => (first === undefined ? [] : [{ orderId: order.id, code: first.code, params: { ...first.params } }]));

const nothingToPrint = (staying: readonly StayingOrder[]): Result<never> => {
  const [first] = staying;
  const [reason] = first?.reasons ?? [];
  return refuse('printing.nothing_to_print', { orders: staying.length, ...(reason === undefined ? {} : { because: reason.code, ...reason.params }) });
};
