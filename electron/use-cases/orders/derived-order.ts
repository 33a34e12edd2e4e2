import type { OrderId, OrderLineId, SkuId } from '../../../shared/domain/ids.ts';
import type { DerivedKind } from '../../../shared/domain/orders/derived.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { originOf } from '../../store/orders/family.ts';
import { insertDerivedOrder, nextDerivedNumber } from '../../store/orders/derived-orders.ts';
import { refreshGoods, writeLine } from '../../store/orders/order-lines.ts';
import type { StoredOrder } from '../../store/orders/order-row.ts';
import { reserveForOrder } from '../../store/stock.ts';
import type { Act } from '../services.ts';

/** A line of a derived order. `origin`: place in the platform's order of the line it is a part of. */
export type DerivedLine = {
  readonly skuId: SkuId | null;
  readonly skuCode: string;
  readonly styleCode: string;
  readonly title: string;
  readonly colour: string;
  readonly size: string;
  readonly properties: string;
  readonly quantity: number;
  readonly unitPriceFen: number | null;
  readonly platformLineNumber?: string;
  readonly origin?: number | null;
  readonly giftRuleId?: number | null;
};

export type Derivation = { readonly kind: DerivedKind; readonly lines: readonly DerivedLine[]; readonly paidFen: number };

/**
 * A new order of the shop made from another one: a part of it (IN-7), what goes out in exchange, or again (AS-5). It has the receiver and
 * the platform of its parent and the first order's number with an ending (`…-2`); it is paid, its stock is reserved, and it prints, packs
 * and ships as any order. Refused without lines (`order.no_lines`) or with an amount or quantity that is none (`order.amount_impossible`).
 */
export const deriveOrder = (step: Act, parent: StoredOrder, { kind, lines, paidFen }: Derivation): Result<OrderId> => {
  if (lines.length === 0) return refuse('order.no_lines');
  if (!Number.isSafeInteger(paidFen) || paidFen < 0 || lines.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity <= 0)) {
    return refuse('order.amount_impossible');
  }
  const origin = originOf(step.writer, parent);
  const number = nextDerivedNumber(step.writer, origin);
  const id = insertDerivedOrder(step.writer, parent, { kind, number, paidFen }, step.at);
  lines.forEach((line, index) => {
    writeLine(step.writer, id, index + 1, line);
  });
  refreshGoods(step.writer, id);
  reserveForOrder(step.writer, id);
  step.trace({
    action: 'order.derived', subject: 'order', subjectId: id,
    after: { kind, from: parent.platform_order_number, number, pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0), paidFen },
  });
  step.trace({ action: `order.has_${kind}`, subject: 'order', subjectId: parent.id, after: { number } });
  step.reindex(id);
  step.emit('orders.changed', { orderIds: [parent.id, id] });
  step.emit('printing.changed', {});
  step.emit('stock.changed', {});
  return ok(id);
};

/** The line as a derived order of the same goods would have it. */
export const derivedLineOf = (
  line: {
    readonly id: number; readonly position: number; readonly sku_id: number | null; readonly sku_code: string; readonly style_code: string; readonly title: string;
    readonly colour: string; readonly size: string; readonly properties: string; readonly unit_price_fen: number | null; readonly platform_line_number: string;
    readonly origin: number | null; readonly gift_rule_id: number | null;
  },
  quantity: number,
): DerivedLine & { readonly fromLineId: OrderLineId } => ({
  fromLineId: line.id as OrderLineId, skuId: line.sku_id as SkuId | null, skuCode: line.sku_code, styleCode: line.style_code, title: line.title, colour: line.colour,
  size: line.size, properties: line.properties, quantity, unitPriceFen: line.unit_price_fen, platformLineNumber: line.platform_line_number,
  origin: line.origin ?? line.position, giftRuleId: line.gift_rule_id,
});
