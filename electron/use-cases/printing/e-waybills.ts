import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { platforms, type Platform } from '../../../shared/domain/orders/platform.ts';
import { courierByText } from '../../../shared/domain/printing/couriers.ts';
import { guessCourier } from '../../../shared/domain/printing/courier-patterns.ts';
import { readEWaybills, type IssuedEWaybill } from '../../../shared/domain/printing/e-waybill-data.ts';
import { ok, refuse, type RefusalParams, type Result } from '../../../shared/domain/result.ts';
import type { PrintComponent } from '../../printing/component-task.ts';
import type { Reader } from '../../store/database.ts';
import { eWaybillByNumber, insertEWaybill, isNumberElsewhere, refreshEWaybill, usableEWaybills } from '../../store/e-waybills.ts';
import { togetherWith } from '../../store/orders/family.ts';
import { orderByNumber, type StoredOrder } from '../../store/orders/order-row.ts';
import { parcelOfOrder } from '../../store/parcels.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import type { drawnByUs } from './e-waybill-numbers.ts';

type TakeEWaybills = OutputFor<'numbers', 'takeEWaybills'>;

/** Whose orders a component's e-waybills are for; two platforms may have the same order number. */
const platformsOf: Readonly<Record<PrintComponent, readonly Platform[]>> = {
  cainiao: ['taobao', 'ali1688'], pinduoduo: ['pinduoduo'], douyin: ['douyin'], kuaishou: [], jd: ['jd'], meituan: [],
};

const ordersNumbered = (reader: Reader, numbers: readonly string[], component: PrintComponent): readonly StoredOrder[] => {
  const on = (several: readonly Platform[]): StoredOrder[] => {
    const found = new Map<number, StoredOrder>();
    for (const platform of several) {
      for (const number of numbers) {
        const order = orderByNumber(reader, platform, number);
        if (order !== undefined) found.set(order.id, order);
      }
    }
    return [...found.values()];
  };
  const own = on(platformsOf[component]);
  return own.length > 0 ? own : on(platforms);
};

/**
 * The order that an e-waybill is for, or the first of those that share one parcel (IN-7). What the asking program called its object counts
 * only when nothing else is said.
 */
const orderOf = (reader: Reader, waybill: IssuedEWaybill, component: PrintComponent): Result<StoredOrder> => {
  const named = ordersNumbered(reader, waybill.orderNumbers, component);
  const found = named.length > 0 ? named : ordersNumbered(reader, waybill.objectId === '' ? [] : [waybill.objectId], component);
  const [order, ...others] = found;
  if (order === undefined) return refuse('e_waybill.order_unknown', { order: waybill.orderNumbers[0] ?? waybill.objectId });
  const other = others.find(({ together }) => together === null || together !== order.together);
  return other === undefined ? ok(order) : refuse('e_waybill.several_orders', { order: order.platform_order_number, other: other.platform_order_number });
};

const courierOf = (waybill: IssuedEWaybill, order: StoredOrder): string => {
  const written = waybill.courier.trim();
  const known = written === '' ? null : courierByText(written)?.code ?? (/^[A-Z0-9_]{1,24}$/.test(written.toUpperCase()) ? written.toUpperCase() : null);
  return known ?? guessCourier(waybill.number) ?? order.courier_code;
};

/** `changed` false: all of it was known already. */
export const takeIssued = (step: Act, component: PrintComponent, waybill: IssuedEWaybill): Result<{ readonly changed: boolean }> => {
  const found = orderOf(step.writer, waybill, component);
  return found.ok ? takeIssuedFor(step, component, found.value, waybill) : found;
};

/** For an order that is known. */
export const takeIssuedFor = (step: Act, component: PrintComponent | typeof drawnByUs, order: StoredOrder, waybill: IssuedEWaybill): Result<{ readonly changed: boolean }> => {
  const { writer, at } = step;
  const inParcel = togetherWith(writer, order);
  const courierCode = courierOf(waybill, order);
  if (courierCode === '') return refuse('e_waybill.courier_unknown', { courier: waybill.courier });
  const content = { route_code: waybill.routeCode, consolidation: waybill.consolidation, print_data: `[${waybill.contents.join(',')}]`, received_at: at };

  const known = eWaybillByNumber(writer, courierCode, waybill.number);
  if (known !== undefined) {
    if (!inParcel.includes(known.order_id) || known.component !== component) return refuse('e_waybill.number_known', { number: waybill.number, courierCode });
    if (known.print_data === content.print_data && known.route_code === content.route_code && known.consolidation === content.consolidation) return ok({ changed: false });
    // The platform gives the print data of a number anew, for another template or an address that was corrected.
    refreshEWaybill(writer, known.id, content);
    step.trace({ action: 'e_waybill.refreshed', subject: 'order', subjectId: known.order_id, after: { number: waybill.number, courier: courierCode, component } });
    return ok({ changed: true });
  }
  if (isNumberElsewhere(writer, courierCode, waybill.number)) return refuse('e_waybill.number_known', { number: waybill.number, courierCode });
  const has = parcelOfOrder(writer, order.id)?.waybill_number ?? usableEWaybills(writer, [order.id])[0]?.waybill_number;
  if (has !== undefined) return refuse('e_waybill.order_has_number', { order: order.platform_order_number, waybillNumber: has });
  insertEWaybill(writer, { ...content, component, order_id: order.id, courier_code: courierCode, waybill_number: waybill.number });
  // The order goes by the courier that its number is of, and so does what shares its parcel; also, a batch that was planned without it must be planned anew.
  for (const id of inParcel) {
    writer.run('UPDATE orders SET courier_code = ?, revision = revision + 1 WHERE id = ?', courierCode, id);
    step.trace({
      action: 'e_waybill.taken', subject: 'order', subjectId: id, before: { courier: order.courier_code },
      after: { number: waybill.number, courier: courierCode, component },
    });
  }
  step.emit('orders.changed', { orderIds: inParcel });
  return ok({ changed: true });
};

const listed = (number: string, code: string, params: RefusalParams = {}): TakeEWaybills['refused'][number] => ({ number, code, params: { number, ...params } });

/**
 * Takes in what a platform's e-waybill service answered. Each waybill is taken, known already, or listed with the reason why not; the
 * same data again changes nothing. Refuses text that is no JSON, or holds no e-waybill.
 */
export const takeEWaybills = (services: Services, caller: Caller, input: InputFor<'numbers', 'takeEWaybills'>): Result<TakeEWaybills> => {
  const read = readEWaybills(input.json);
  if (!read.ok) return { ok: false, refusal: { ...read.refusal, field: 'json' } };
  return act(services, caller.staffId, (step) => {
    const refused = read.value.unusable.map(({ number, code }) => listed(number, `e_waybill.${code}`));
    let taken = 0;
    for (const waybill of read.value.issued) {
      const result = takeIssued(step, input.component, waybill);
      if (!result.ok) refused.push(listed(waybill.number, result.refusal.code, result.refusal.params));
      else if (result.value.changed) taken += 1;
    }
    if (taken > 0) step.emit('printing.changed', {});
    return ok({ taken, refused });
  });
};
