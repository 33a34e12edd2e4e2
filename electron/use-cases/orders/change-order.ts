import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { planChange, type ChangePlan, type OrderChange, type PlannedLine } from '../../../shared/domain/orders/change-plan.ts';
import { goodsText } from '../../../shared/domain/printing/goods-text.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { changeScene } from '../../store/orders/change-scene.ts';
import { togetherWith } from '../../store/orders/family.ts';
import { dropLine, freePosition, refreshGoods, rememberOrigins, renumberLines, writeLine } from '../../store/orders/order-lines.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { keepPlatformLines } from '../../store/orders/platform-lines.ts';
import { releaseForOrder, reserveForOrder } from '../../store/stock.ts';
import type { SkuId } from '../../../shared/domain/ids.ts';
import type { CheckAddress } from '../intake/address-check.ts';
import { requireOrder, voidWaybillOf } from '../order-changes.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';
import { followUpOfChange, settleChangedMoney } from './change-money.ts';
import { changeReceiver, openFamily } from './family-changes.ts';
import { settleGifts } from './gifts.ts';

type Input = InputFor<'orderChanges', 'change'>;

const skusIn = (change: OrderChange): number[] => (change.kind === 'lines' ? change.lines.flatMap(({ skuId }) => (skuId === null ? [] : [skuId])) : []);

const goodsOf = (lines: readonly PlannedLine[]): string =>
  goodsText(lines.map((line) => ({ style: line.sku?.styleCode ?? '', title: line.title, colour: line.colour, size: line.size, skuCode: line.skuCode, quantity: line.quantity })));

/** CS-8: what the change would do to stock, waybill, printing, packing and money, without doing it. */
export const previewChange = (services: Services, input: InputFor<'orderChanges', 'preview'>): Result<OutputFor<'orderChanges', 'preview'>> => {
  const reader = readerOf(services);
  const order = orderById(reader, input.orderId);
  if (order === undefined) return refuse('order.unknown');
  const planned = planChange(changeScene(reader, order, skusIn(input.change)), input.change);
  if (!planned.ok) return planned;
  const { lines, stock, waybill, print, packing, mates, money, packerIsStopped } = planned.value;
  return ok({
    goods: lines === null ? null : goodsOf(lines), stock: stock.map((effect) => ({ ...effect })), waybill, print, packing, mates: [...mates],
    money: { kind: money.kind, beforeFen: money.beforeFen, afterFen: money.afterFen }, follows: followUpOfChange(reader, order, money), packerIsStopped,
  });
};

const writePlannedLine = (step: Act, order: StoredOrder, line: PlannedLine): void => {
  if (line.lineId === null) {
    writeLine(step.writer, order.id, freePosition(step.writer, order.id), {
      skuId: (line.sku?.id ?? null) as SkuId | null, skuCode: line.skuCode, styleCode: line.sku?.styleCode ?? '', title: line.title, colour: line.colour, size: line.size,
      properties: '', quantity: line.quantity, unitPriceFen: line.unitPriceFen, origin: freePosition(step.writer, order.id),
    });
    return;
  }
  step.writer.run('UPDATE order_lines SET quantity = ?, unit_price_fen = ? WHERE id = ?', line.quantity, line.unitPriceFen, line.lineId);
  if (!line.isSwapped || line.sku === null) return;
  step.writer.run(
    `UPDATE order_lines SET sku_id = ?, sku_code = ?, style_code = ?, title = ?, colour = ?, size = ?, properties = '' WHERE id = ?`,
    line.sku.id, line.sku.code, line.sku.styleCode, line.title, line.colour, line.size, line.lineId,
  );
};

const writeTotal = (step: Act, order: StoredOrder, { money }: ChangePlan): void => {
  if (money.kind !== 'new_total') return;
  const difference = money.afterFen - money.beforeFen;
  step.writer.run(
    'UPDATE orders SET total_fen = ?, goods_fen = CASE WHEN goods_fen IS NULL THEN NULL ELSE max(0, goods_fen + ?) END, revision = revision + 1 WHERE id = ?',
    money.afterFen, difference, order.id,
  );
};

const changeLines = (step: Act, order: StoredOrder, plan: ChangePlan, lines: readonly PlannedLine[]): void => {
  keepPlatformLines(step.writer, order);
  rememberOrigins(step.writer, order.id);
  releaseForOrder(step.writer, order.id);
  for (const lineId of plan.gone) dropLine(step.writer, lineId);
  for (const line of lines) writePlannedLine(step, order, line);
  renumberLines(step.writer, order.id);
  refreshGoods(step.writer, order.id);
  writeTotal(step, order, plan);
  const now = orderById(step.writer, order.id) ?? order;
  if (now.state === 'paid' || now.state === 'packed') {
    reserveForOrder(step.writer, order.id);
    settleGifts(step, [order.id]);
  }
  step.trace({
    action: 'order.lines_changed', subject: 'order', subjectId: order.id, before: { goods: order.goods },
    after: { goods: orderById(step.writer, order.id)?.goods ?? '', ...(plan.money.kind === 'same' ? {} : { differenceFen: plan.money.afterFen - plan.money.beforeFen }) },
  });
  step.emit('stock.changed', {});
};

const setCourier = (step: Act, order: StoredOrder, courierCode: string): void => {
  for (const id of togetherWith(step.writer, order)) {
    const one = orderById(step.writer, id);
    if (one === undefined) continue;
    step.writer.run('UPDATE orders SET courier_code = ?, revision = revision + 1 WHERE id = ?', courierCode, id);
    step.trace({ action: 'order.courier_set', subject: 'order', subjectId: id, before: { courier: one.courier_code }, after: { courier: courierCode } });
    step.emit('orders.changed', { orderIds: [id] });
  }
};

const carryOut = (step: Act, order: StoredOrder, change: OrderChange, plan: ChangePlan, check: CheckAddress): Result<null> => {
  switch (change.kind) {
    case 'lines': {
      const voided = voidWaybillOf(step, order.id, 'lines_changed');
      if (!voided.ok) return voided;
      changeLines(step, orderById(step.writer, order.id) ?? order, plan, plan.lines ?? []);
      return settleChangedMoney(step, orderById(step.writer, order.id) ?? order, plan.money);
    }
    case 'price':
      writeTotal(step, order, plan);
      step.trace({ action: 'order.price_changed', subject: 'order', subjectId: order.id, before: { totalFen: plan.money.beforeFen }, after: { totalFen: plan.money.afterFen } });
      return ok(null);
    case 'courier': {
      const voided = voidWaybillOf(step, order.id, 'courier_changed');
      if (!voided.ok) return voided;
      setCourier(step, order, change.courierCode);
      return ok(null);
    }
    case 'receiver': {
      const receiver = { ...change.receiver, secondPhone: null, masked: [] };
      // To the buyer it is one order, in however many parcels: all that has not left goes to the new address.
      const family = openFamily(step, order);
      const done = changeReceiver(step, family, receiver, check(receiver, order.platform), true);
      if (!done.ok) return done;
      for (const one of family) traceReceiver(step, one, receiver);
      return ok(null);
    }
  }
};

const traceReceiver = (step: Act, order: StoredOrder, receiver: Extract<OrderChange, { kind: 'receiver' }>['receiver']): void => {
  step.trace({
    action: 'order.receiver_corrected', subject: 'order', subjectId: order.id,
    before: { name: order.receiver_name, phone: order.receiver_phone, address: `${order.province}${order.city}${order.district}${order.detail}` },
    after: { name: receiver.name, phone: receiver.phone, address: `${receiver.province}${receiver.city}${receiver.district}${receiver.detail}` },
  });
};

/**
 * CS-8: changes one order as the preview said, in one transaction: what is printed is voided and stopped at the next scan, a sheet that waits
 * is withdrawn, counted pieces go back. Somebody was faster: `order.changed_meanwhile`, and nothing is done.
 */
export const changeOrder = (services: Services, caller: Caller, input: Input, check: CheckAddress): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = requireOrder(step, input.orderId);
    if (!found.ok) return found;
    const order = found.value;
    if (order.revision !== input.revision) return refuse('order.changed_meanwhile');
    const planned = planChange(changeScene(step.writer, order, skusIn(input.change)), input.change);
    if (!planned.ok) return planned;
    const done = carryOut(step, order, input.change, planned.value, check);
    if (!done.ok) return done;
    step.reindex(order.id);
    step.emit('orders.changed', { orderIds: [order.id] });
    step.emit('printing.changed', {});
    return ok(null);
  });
