import type { ShopProfile } from '../../../shared/contract/app.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { StayingReason } from '../../../shared/domain/printing/guards.ts';
import { inPickOrder } from '../../../shared/domain/printing/pick-order.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import type { Reader } from '../../store/database.ts';
import { linesToPick, ordersToPrint, printableOrders, type LineToPick, type PrintableOrder } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { trayOf, type Tray } from './assignments.ts';
import { nextNumbers, type GivenNumber } from './give-numbers.ts';
import { selectOrders, type StayingOrder } from './select-orders.ts';
import type { Templates } from './template-shelf.ts';

export type Slips = 'interleaved' | 'separate' | 'none';

export type BatchWish = {
  readonly courierCode: string;
  /** null = the whole print list of that courier. */
  readonly orderIds: readonly OrderId[] | null;
  readonly slips: Slips;
  /** Orders that were tried and cannot be drawn, with the reason. */
  readonly excluded: ReadonlyMap<OrderId, StayingReason>;
  /** Why a tray cannot be printed to now, in the spooler's words; null = it can. Asked beforehand. */
  readonly absent: (tray: Tray) => string | null;
};

export type PlannedOrder = { readonly order: PrintableOrder; readonly lines: readonly LineToPick[]; readonly number: GivenNumber };
export type ReadyTray = Tray & { readonly template: Template };
export type BatchPlan = {
  readonly shop: ShopProfile;
  readonly courierCode: string;
  readonly waybills: ReadyTray | null;
  readonly slips: ReadyTray | null;
  /** In pick order, each with the number it will carry. */
  readonly orders: readonly PlannedOrder[];
  readonly staying: readonly StayingOrder[];
};

/**
 * PR-7, PR-8: what one press of the key would print, from the store as it is now; reads only. Numbers are short: the orders promised
 * first get them. Then all are put into pick order and numbered along it, so that numbers run up through the tray.
 */
export const planBatch = (reader: Reader, templates: Templates, wish: BatchWish): BatchPlan => {
  const { shop, defaultCourier } = readSettings(reader);
  if (shop === null) throw new Error('no shop yet');
  const { courierCode } = wish;
  const listed = wish.orderIds === null ? ordersToPrint(reader) : printableOrders(reader, wish.orderIds);
  const selection = selectOrders(reader, listed, courierCode, defaultCourier);
  // On the whole list, orders of other couriers are simply not meant.
  const staying = selection.staying.filter(({ reasons }) => wish.orderIds !== null || reasons.every(({ code }) => code !== 'other_courier'));
  let sound = selection.sound;
  const leave = (orders: readonly PrintableOrder[], reasonOf: (order: PrintableOrder) => StayingReason | undefined): void => {
    for (const order of orders) {
      const reason = reasonOf(order);
      if (reason !== undefined) staying.push({ order, reasons: [reason] });
    }
  };

  leave(sound, (order) => wish.excluded.get(order.id));
  sound = sound.filter((order) => !wish.excluded.has(order.id));

  const waybills = trayOf(reader, templates, 'waybill', courierCode);
  const slips = wish.slips === 'none' ? null : trayOf(reader, templates, 'packing_slip', courierCode);
  const obstacle = obstacleOf(waybills, wish) ?? (slips === null ? null : obstacleOf(slips, wish));
  if (obstacle !== null) {
    leave(sound, () => obstacle);
    sound = [];
  }

  const unnumbered = sound.filter((order) => order.parcel_id === null);
  const supply = nextNumbers(reader, courierCode, unnumbered.length);
  const without = new Set(unnumbered.slice(supply.numbers.length).map((order) => order.id));
  const { shortfall } = supply;
  leave(sound.filter((order) => without.has(order.id)), () =>
    shortfall?.kind === 'taken'
      ? { code: 'number_taken', params: { courierCode, number: shortfall.number } }
      : { code: 'no_numbers', params: { courierCode, missing: without.size } });
  sound = sound.filter((order) => !without.has(order.id));

  const lines = linesToPick(reader, sound.map((order) => order.id));
  const linesOf = (order: PrintableOrder): readonly LineToPick[] => lines.get(order.id) ?? [];
  const inOrder = inPickOrder(sound, (order) => linesOf(order).map(({ shelf, sku_code: skuCode }) => ({ shelf, skuCode })));
  const numbers = supply.numbers[Symbol.iterator]();
  const numberFor = (order: PrintableOrder): GivenNumber => {
    if (order.parcel_id !== null && order.waybill_number !== null) return { kind: 'kept', parcelId: order.parcel_id, number: order.waybill_number };
    const next = numbers.next();
    if (next.done === true) throw new Error('fewer numbers than orders');
    return next.value;
  };
  return {
    shop, courierCode, waybills: ready(waybills), slips: slips === null ? null : ready(slips),
    orders: inOrder.map((order) => ({ order, lines: linesOf(order), number: numberFor(order) })), staying,
  };
};

const ready = (tray: Tray): ReadyTray | null => (tray.template === null ? null : { ...tray, template: tray.template });

const obstacleOf = (tray: Tray, wish: BatchWish): StayingReason | null => {
  if (tray.template === null) return { code: 'no_template', params: { kind: tray.kind, template: tray.templateId } };
  const words = wish.absent(tray);
  return words === null ? null : { code: 'no_printer', params: { kind: tray.kind, printer: tray.printerName, words } };
};

/** What must still be so when the batch is written: these orders as they were read, these numbers, this paper, this sender. */
export const fingerprintOf = (plan: BatchPlan): string =>
  JSON.stringify([
    plan.shop, plan.courierCode, trayPrint(plan.waybills), trayPrint(plan.slips),
    plan.orders.map(({ order, lines, number }) => [order.id, order.revision, number, lines]),
  ]);

const trayPrint = (tray: ReadyTray | null): unknown =>
  tray === null ? null : [tray.templateId, tray.template.version, tray.spooler, tray.printerName];
