import type { OrderId } from '../../../shared/domain/ids.ts';
import { giftsFor, type Gift } from '../../../shared/domain/orders/gifts.ts';
import { originOf, partsOf, togetherWith } from '../../store/orders/family.ts';
import { activeGiftRules, giftRuleById, type StoredGiftRule } from '../../store/orders/gift-rules.ts';
import { dropLine, freePosition, refreshGoods, renumberLines, writeLine } from '../../store/orders/order-lines.ts';
import { linesOf, orderById, type StoredLine, type StoredOrder } from '../../store/orders/order-row.ts';
import { reserveForOrder, skuById } from '../../store/stock.ts';
import type { SkuId } from '../../../shared/domain/ids.ts';
import type { Act } from '../services.ts';

const isBought = (order: StoredOrder): boolean => order.derived_kind === null || order.derived_kind === 'split';

/** The orders that rules see as one: an order with its parts, and all that share a parcel with any of them. */
const basketOf = (step: Act, orderIds: readonly OrderId[]): StoredOrder[] => {
  const found = new Map<OrderId, StoredOrder>();
  const open = [...orderIds];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const order = found.has(id) ? undefined : orderById(step.writer, id);
    if (order === undefined || !isBought(order)) continue;
    found.set(id, order);
    const origin = order.derived_kind === 'split' ? originOf(step.writer, order) : order;
    open.push(origin.id, ...partsOf(step.writer, origin.id).map((part) => part.id), ...togetherWith(step.writer, order));
  }
  return [...found.values()].sort((a, b) => a.id - b.id);
};

type InBasket = { readonly order: StoredOrder; readonly lines: readonly StoredLine[] };

const rulesFor = (step: Act, given: readonly StoredLine[]): StoredGiftRule[] => {
  const active = activeGiftRules(step.writer);
  // A rule that was switched off gives nothing new; what it gave already it stands by.
  const stopped = [...new Set(given.flatMap((line) => (line.gift_rule_id === null || active.some(({ id }) => id === line.gift_rule_id) ? [] : [line.gift_rule_id])))];
  return [...active, ...stopped.flatMap((id) => giftRuleById(step.writer, id) ?? [])];
};

const wantedGifts = (step: Act, basket: readonly InBasket[], head: StoredOrder, given: readonly StoredLine[]): Gift[] => {
  const rules = rulesFor(step, given);
  if (rules.length === 0) return [];
  return giftsFor(rules, {
    shopName: head.shop_name,
    paidAt: Math.min(...basket.map(({ order }) => order.paid_at ?? order.sort_at)),
    spentFen: basket.reduce((sum, { order }) => sum + order.paid_fen - (order.refunded_fen ?? 0), 0),
    lines: basket.flatMap(({ lines }) => lines.filter((line) => line.gift_rule_id === null && line.refund !== 'succeeded')
      .map((line) => ({ skuCode: line.sku_code, styleCode: line.style_code, quantity: line.quantity }))),
  });
};

const isAsWanted = (given: readonly StoredLine[], wanted: readonly Gift[], headId: OrderId): boolean =>
  given.length === wanted.length
  && wanted.every((gift) => given.some((line) => line.order_id === headId && line.gift_rule_id === gift.ruleId && line.sku_id === gift.skuId && line.quantity === gift.quantity));

const writeGifts = (step: Act, head: StoredOrder, wanted: readonly Gift[]): void => {
  for (const gift of wanted) {
    const sku = skuById(step.writer, gift.skuId as SkuId);
    if (sku === undefined) continue;
    writeLine(step.writer, head.id, freePosition(step.writer, head.id), {
      skuId: sku.id, skuCode: sku.code, styleCode: sku.style_code, title: sku.title, colour: sku.colour, size: sku.size, properties: '',
      quantity: gift.quantity, unitPriceFen: 0, giftRuleId: gift.ruleId,
    });
  }
};

/**
 * IN-8: brings the presents of these orders in line with what is bought: after payment, merging, a split or a change of lines. Orders that
 * share a parcel, and an order with its parts, are one basket, so that a present is given once. It costs nothing, takes stock, and counts
 * for no other rule. Once anything of the basket is printed it stays as it is. Lines of the orders must be reserved by now or never.
 */
export const settleGifts = (step: Act, orderIds: readonly OrderId[]): void => {
  const orders = basketOf(step, orderIds).filter((order) => order.state !== 'closed');
  const [first] = orders;
  if (first === undefined || orders.some((order) => order.state !== 'paid' || order.in_parcel === 1)) return;
  const basket = orders.map((order) => ({ order, lines: linesOf(step.writer, order.id) }));
  const given = basket.flatMap(({ lines }) => lines.filter((line) => line.gift_rule_id !== null));
  const lead = orders.find((order) => order.together === order.id) ?? orders.find((order) => order.derived_from === null) ?? first;
  const wanted = wantedGifts(step, basket, lead, given);
  if (isAsWanted(given, wanted, lead.id)) return;
  const touched = new Set([...given.map((line) => line.order_id), ...(wanted.length === 0 ? [] : [lead.id])]);
  for (const line of given) {
    step.writer.run('UPDATE skus SET reserved = reserved - (SELECT quantity FROM stock_reservations WHERE order_line_id = ?) WHERE id = (SELECT sku_id FROM stock_reservations WHERE order_line_id = ?)', line.id, line.id);
    step.writer.run('DELETE FROM stock_reservations WHERE order_line_id = ?', line.id);
    dropLine(step.writer, line.id);
  }
  writeGifts(step, lead, wanted);
  for (const id of touched) {
    renumberLines(step.writer, id);
    refreshGoods(step.writer, id);
    reserveForOrder(step.writer, id);
    step.reindex(id);
  }
  const words = (lines: readonly { readonly skuId: number; readonly quantity: number }[]): string =>
    lines.map(({ skuId, quantity }) => `${skuById(step.writer, skuId as SkuId)?.code ?? ''}×${quantity}`).join('；');
  step.trace({
    action: 'order.gifts_settled', subject: 'order', subjectId: lead.id,
    before: { gifts: words(given.map((line) => ({ skuId: line.sku_id ?? 0, quantity: line.quantity }))) }, after: { gifts: words(wanted) },
  });
  step.emit('orders.changed', { orderIds: [...touched] });
  step.emit('stock.changed', {});
  step.emit('printing.changed', {});
};
