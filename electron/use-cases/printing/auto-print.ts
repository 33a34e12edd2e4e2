import type { EventName } from '../../../shared/contract/events.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, type Refusal, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { autoShops, deleteAutoShop, mustBeLookedAt, soundToPrint, type AutoShop, type OrderToPrint } from '../../store/auto-print.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { act, readerOf, type Services } from '../services.ts';
import { assignmentOf } from './assignments.ts';
import { printBatch } from './print-batch.ts';
import type { PrintingServices } from './printing-services.ts';

export type AutoPrinter = {
  /** An event went out: there may be something to print now. */
  readonly hear: (event: EventName) => void;
  /** Ends with the batch under way. */
  readonly stop: () => Promise<void>;
};

export type AutoPrintOptions = {
  /** So long after the first of several events, so that an import's slices print together. */
  readonly settleMs?: number;
  /** Looked at anew this often, for what no event tells: a printer that is back. */
  readonly pollMs?: number;
};

const heard: ReadonlySet<EventName> = new Set<EventName>(['orders.changed', 'intake.changed', 'stock.changed', 'printing.changed']);
/** Orders of one batch; the rest comes with the next one, so that a person's key gets its turn. */
const mostAtOnce = 500;
/** What is tried again only when the order itself has changed. */
const drawingCodes: ReadonlySet<string> = new Set(['text_does_not_fit', 'missing_glyphs', 'cannot_be_drawn']);

/** The shops that print by themselves now: those of people who may still print. */
export const workingShops = (reader: Reader): AutoShop[] => autoShops(reader).filter((shop) => shop.active === 1 && may(shop.role, 'printing.print'));

type Printer = { readonly spooler: string; readonly printerName: string };

const printersOf = (reader: Reader, courierCode: string, slips: AutoShop['slips']): readonly Printer[] =>
  (slips === 'none' ? (['waybill'] as const) : (['waybill', 'packing_slip'] as const)).map((kind) => {
    const { spooler, printer_name: printerName } = assignmentOf(reader, kind, courierCode);
    return { spooler, printerName };
  });

/** PR-10: a printer of which a job has to be looked at gets nothing by itself. */
export const printerToLookAt = (reader: Reader, courierCode: string, slips: AutoShop['slips']): string | null =>
  printersOf(reader, courierCode, slips).find(({ spooler, printerName }) => mustBeLookedAt(reader, spooler, printerName))?.printerName ?? null;

/**
 * PR-10: prints what has become printable of the shops that are switched on, with the guards of every batch, on behalf of whoever
 * switched it on.
 */
export const startAutoPrint = (services: Services, printing: PrintingServices, options: AutoPrintOptions = {}): AutoPrinter => {
  const { settleMs = 1_000, pollMs = 20_000 } = options;
  /** Orders that could not be drawn, as they were then. */
  const undrawable = new Map<OrderId, number>();
  let stopped = false;
  const ended = (): boolean => stopped;
  let due: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  /** What was tried last and printed nothing: not tried again at each event. */
  let fruitless = '';

  const candidates = (shop: AutoShop): ReadonlyMap<string, readonly OrderToPrint[]> => {
    const { defaultCourier } = readSettings(readerOf(services));
    const byCourier = new Map<string, OrderToPrint[]>();
    for (const order of soundToPrint(readerOf(services))) {
      if (order.platform !== shop.platform || order.shop_name !== shop.shop_name || undrawable.get(order.id) === order.revision) continue;
      const courier = order.courier_code === '' ? defaultCourier : order.courier_code;
      const known = byCourier.get(courier);
      if (known === undefined) byCourier.set(courier, [order]);
      else if (known.length < mostAtOnce) known.push(order);
    }
    return byCourier;
  };

  const printShop = async (shop: AutoShop, courierCode: string, orders: readonly OrderToPrint[]): Promise<boolean> => {
    const caller = { staffId: shop.staff_id, name: shop.staff_name, role: shop.role };
    const printed = await printBatch(services, printing, caller, { courierCode, orderIds: orders.map(({ id }) => id), slips: shop.slips }, true);
    const revisions = new Map(orders.map(({ id, revision }) => [id, revision]));
    if (printed.ok) {
      for (const { orderId, code } of printed.value.staying) {
        const revision = revisions.get(orderId);
        if (revision !== undefined && drawingCodes.has(code)) undrawable.set(orderId, revision);
      }
      // Only a person stops a batch: it must not begin again by itself.
      if (printed.value.stopped && !stopped) switchOff(shop);
      wait(null);
      return true;
    }
    rememberUndrawable(printed, orders);
    wait(waitingFor(printed.refusal));
    return false;
  };

  /** Why nothing comes; the windows are told when that is news. */
  const wait = (why: Refusal | null): void => {
    if (JSON.stringify(printing.automatic.waiting) === JSON.stringify(why)) return;
    printing.automatic.waiting = why;
    services.emit('printing.changed', {});
  };

  /** When nothing of it could be drawn, the refusal names one reason for all. */
  const rememberUndrawable = (printed: Result<unknown>, orders: readonly OrderToPrint[]): void => {
    if (printed.ok || !drawingCodes.has(String(printed.refusal.params?.['because'] ?? ''))) return;
    for (const { id, revision } of orders) undrawable.set(id, revision);
  };

  const switchOff = (shop: AutoShop): void => {
    act(services, null, (step) => {
      if (!deleteAutoShop(step.writer, shop)) return ok(null);
      step.trace({ action: 'auto_print.stopped', subject: 'printing', subjectId: null, before: { platform: shop.platform, shop: shop.shop_name }, after: { on: false } });
      step.emit('printing.changed', {});
      return ok(null);
    });
  };

  const round = async (anew: boolean): Promise<void> => {
    const tried: string[] = [];
    let printedSome = false;
    const reader = readerOf(services);
    for (const named of workingShops(reader)) {
      for (const [courierCode, orders] of candidates(named)) {
        // Switched off, or another person's, while an earlier batch was printed.
        const shop = workingShops(reader).find((one) => one.platform === named.platform && one.shop_name === named.shop_name);
        if (stopped || shop === undefined) return;
        if (printerToLookAt(reader, courierCode, shop.slips) !== null) continue;
        const trial = JSON.stringify([named.platform, named.shop_name, courierCode, orders.map(({ id, revision }) => [id, revision])]);
        tried.push(trial);
        if (!anew && fruitless.includes(trial)) continue;
        printedSome = (await printShop(shop, courierCode, orders)) || printedSome;
      }
    }
    fruitless = tried.join('\n');
    if (tried.length === 0) wait(null);
    if (printedSome) schedule();
  };

  const run = (anew: boolean): void => {
    running = running.then(async () => {
      if (stopped) return;
      try {
        await round(anew);
      } catch (error) {
        // A full disk is told to whoever prints by hand; tried again at the next round.
        if (!ended()) printing.onBug(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
    });
  };
  const schedule = (): void => {
    if (stopped || due !== undefined) return;
    due = setTimeout(() => {
      due = undefined;
      run(false);
    }, settleMs).unref();
  };
  const poll = setInterval(() => {
    run(true);
  }, pollMs).unref();
  schedule();

  return {
    hear: (event) => {
      if (heard.has(event)) schedule();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(due);
      clearInterval(poll);
      await running;
    },
  };
};

/** Why nothing printed, where it is not the orders' own fault: that stands on the print list. */
const waitingFor = (refusal: Refusal): Refusal | null => {
  const because = refusal.params?.['because'];
  if (refusal.code !== 'printing.nothing_to_print') return refusal;
  return because === 'restored_unconfirmed' || because === 'no_printer' || because === 'no_template' || because === 'no_numbers' || because === 'number_taken'
    ? { code: `printing.${because}`, params: refusal.params ?? {} }
    : null;
};
