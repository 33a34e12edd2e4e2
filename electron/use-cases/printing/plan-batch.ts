import type { ShopProfile } from '../../../shared/contract/app.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { StayingReason } from '../../../shared/domain/printing/guards.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import type { Reader } from '../../store/database.ts';
import { linesOfPapers, printableOrders, type LineToPick, type PrintableOrder } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { trayOf, type Tray } from './assignments.ts';
import { componentAway, type EWaybill } from './e-waybill-numbers.ts';
import { nextNumbers, type GivenNumber, type Shortfall } from './give-numbers.ts';
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

export type PlannedOrder = { readonly order: PrintableOrder; readonly lines: readonly LineToPick[]; readonly number: GivenNumber; readonly eWaybill: EWaybill | null };
export type ReadyTray = Tray & { readonly template: Template };
/** The papers of a batch; `slips` null = none are wanted. */
export type Papers = { readonly waybills: ReadyTray; readonly slips: ReadyTray | null };

/** A part of a batch, as it would be written now. */
export type Portion = {
  readonly shop: ShopProfile;
  readonly courierCode: string;
  /** Null when a tray is not ready; then no order goes. */
  readonly papers: Papers | null;
  /** In the order in which they were named, each with the number it will carry. */
  readonly orders: readonly PlannedOrder[];
  readonly staying: readonly StayingOrder[];
};

/**
 * PR-7: a portion of a batch, planned from the store as it is now; reads only. `orderIds` come in pick order and are numbered along it,
 * so that numbers run up through the tray. `numbersAhead`: so many numbers go to an earlier portion that is not written yet.
 */
export const planPortion = (reader: Reader, templates: Templates, wish: BatchWish, orderIds: readonly OrderId[], numbersAhead = 0): Portion => {
  const { shop, defaultCourier } = readSettings(reader);
  if (shop === null) throw new Error('no shop yet');
  const { courierCode } = wish;
  const places = new Map(orderIds.map((id, place) => [id, place]));
  const named = [...printableOrders(reader, orderIds)].sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  const selection = selectOrders(reader, named, courierCode, defaultCourier);
  const staying = [...selection.staying];
  const drawable = leave(selection.sound, staying, (order) => wish.excluded.get(order.id));
  const papers = papersFor(reader, templates, wish);
  const printable = papers.ok ? drawable : leave(drawable, staying, () => papers.obstacle);

  const needsNumber = (order: PrintableOrder): boolean => order.parcel_id === null && !selection.eWaybills.has(order.id);
  const wanted = printable.filter(needsNumber).length;
  const supply = nextNumbers(reader, courierCode, numbersAhead + wanted);
  const numbers = supply.numbers.slice(numbersAhead);
  let numbered = 0;
  const going = leave(printable, staying, (order) => {
    if (!needsNumber(order)) return undefined;
    numbered += 1;
    return numbered > numbers.length ? shortfallReason(courierCode, supply.shortfall, wanted - numbers.length) : undefined;
  });
  const lines = linesOfPapers(reader, going);
  const next = numbers[Symbol.iterator]();
  const numberFor = (order: PrintableOrder): GivenNumber => {
    if (order.parcel_id !== null && order.waybill_number !== null) return { kind: 'kept', parcelId: order.parcel_id, number: order.waybill_number };
    const issued = selection.eWaybills.get(order.id);
    if (issued !== undefined) return { kind: 'new', source: 'platform', number: issued.waybill_number };
    const given = next.next();
    if (given.done === true) throw new Error('fewer numbers than orders');
    return given.value;
  };
  return {
    shop, courierCode, papers: papers.ok ? papers.papers : null,
    orders: going.map((order) => ({ order, lines: lines.get(order.id) ?? [], number: numberFor(order), eWaybill: selection.eWaybills.get(order.id) ?? null })), staying,
  };
};

/** Takes the orders that have a reason to stay out of the going ones. */
export const leave = (
  orders: readonly PrintableOrder[], staying: StayingOrder[], reasonOf: (order: PrintableOrder) => StayingReason | undefined,
): readonly PrintableOrder[] =>
  orders.filter((order) => {
    const reason = reasonOf(order);
    if (reason !== undefined) staying.push({ order, reasons: [reason] });
    return reason === undefined;
  });

/** Why orders get no number. */
export const shortfallReason = (courierCode: string, shortfall: Shortfall | null, missing: number): StayingReason =>
  shortfall?.kind === 'taken'
    ? { code: 'number_taken', params: { courierCode, number: shortfall.number } }
    : { code: 'no_numbers', params: { courierCode, missing } };

/** Where waybills and slips of this wish go, or what stands in the way of all of them (PR-9). */
export const papersFor = (
  reader: Reader, templates: Templates, wish: BatchWish,
): { readonly ok: true; readonly papers: Papers } | { readonly ok: false; readonly obstacle: StayingReason } => {
  if (readSettings(reader).restored !== null) return { ok: false, obstacle: { code: 'restored_unconfirmed', params: {} } };
  const waybills = readyTray(trayOf(reader, templates, 'waybill', wish.courierCode), wish);
  if (!waybills.ok) return waybills;
  if (wish.slips === 'none') return { ok: true, papers: { waybills: waybills.tray, slips: null } };
  const slips = readyTray(trayOf(reader, templates, 'packing_slip', wish.courierCode), wish);
  return slips.ok ? { ok: true, papers: { waybills: waybills.tray, slips: slips.tray } } : slips;
};

const readyTray = (
  tray: Tray, wish: BatchWish,
): { readonly ok: true; readonly tray: ReadyTray } | { readonly ok: false; readonly obstacle: StayingReason } => {
  const { template } = tray;
  if (template === null) return { ok: false, obstacle: { code: 'no_template', params: { kind: tray.kind, template: tray.templateId } } };
  const words = wish.absent(tray);
  if (words !== null) return { ok: false, obstacle: componentAway(words) ?? { code: 'no_printer', params: { kind: tray.kind, printer: tray.printerName, words } } };
  return { ok: true, tray: { ...tray, template } };
};

/** What must still be so when the portion is written: these orders as they were read, these numbers, this paper, this sender. */
export const fingerprintOf = (portion: Portion): string =>
  JSON.stringify([
    portion.shop, portion.courierCode, trayPrint(portion.papers?.waybills), trayPrint(portion.papers?.slips),
    portion.orders.map(({ order, lines, number }) => [order.id, order.revision, order.others.map(({ id, revision }) => [id, revision]), number, lines]),
  ]);

const trayPrint = (tray: ReadyTray | null | undefined): unknown =>
  tray === null || tray === undefined ? null : [tray.templateId, tray.template.version, tray.spooler, tray.printerName];
