import type { ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import { readEWaybills, type IssuedEWaybill } from '../../../shared/domain/printing/e-waybill-data.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { PrintComponent } from '../../printing/component-task.ts';
import type { Told } from '../../sync/connector.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { insertWaybillCancel } from '../../store/outbox.ts';
import { drawnByUs } from '../printing/e-waybill-numbers.ts';
import { takeIssued, takeIssuedFor } from '../printing/e-waybills.ts';
import type { TakeWaybill } from './outcomes.ts';

/** Whose component prints what a connection's platform issues. */
const components: Partial<Readonly<Record<ConnectorKind, PrintComponent>>> = { taobao: 'cainiao', douyin: 'douyin', pinduoduo: 'pinduoduo' };

/** The platform's reply as the print component will get it. Refuses what a pasted reply is refused for. */
const issuedIn = ({ waybillNumber, printData }: NonNullable<Told['waybill']>): Result<IssuedEWaybill> => {
  const read = readEWaybills(printData);
  if (!read.ok) return read;
  const issued = read.value.issued.find(({ number }) => number === waybillNumber.toUpperCase());
  if (issued !== undefined) return { ok: true, value: issued };
  return refuse(`e_waybill.${read.value.unusable[0]?.code ?? 'no_print_data'}`, { number: waybillNumber });
};

/** A courier's service gives a number and its sorting; our own template draws them. */
const plainNumber = ({ waybillNumber, printData, routeCode, consolidation }: NonNullable<Told['waybill']>): IssuedEWaybill => ({
  number: waybillNumber.toUpperCase(), objectId: '', orderNumbers: [], courier: '', routeCode, consolidation, contents: [printData],
});

/**
 * PR-5: a number that was asked for is taken in as those are that come from a print component. For an order that has got another number meanwhile it is given
 * back; one that cannot be used otherwise is refused with its number: it may cost money, and a person must see it.
 */
export const takeToldWaybill: TakeWaybill = (step, doer, message, telling, waybill) => {
  const component = components[doer.kind];
  const order = orderById(step.writer, message.order_id);
  if (telling.kind !== 'waybill_ask' || order === undefined) return null;
  const issued = component === undefined ? ok(plainNumber(waybill)) : issuedIn(waybill);
  if (!issued.ok) return issued.refusal;
  const whole: IssuedEWaybill = {
    ...issued.value, orderNumbers: [order.platform_order_number], courier: telling.courierCode,
    routeCode: issued.value.routeCode === '' ? waybill.routeCode : issued.value.routeCode, consolidation: issued.value.consolidation === '' ? waybill.consolidation : issued.value.consolidation,
  };
  const taken = step.writer.part(() => (component === undefined ? takeIssuedFor(step, drawnByUs, order, whole) : takeIssued(step, component, whole)), (one) => one.ok);
  if (taken.ok) {
    step.emit('printing.changed', {});
    return null;
  }
  if (taken.refusal.code !== 'e_waybill.order_has_number') return taken.refusal;
  const { platformOrderNumber, courierCode } = telling;
  insertWaybillCancel(step.writer, { platform: order.platform, orderId: order.id, platformOrderNumber, courierCode, waybillNumber: waybill.waybillNumber, service: component === undefined ? doer.kind : '' }, step.at);
  return null;
};
