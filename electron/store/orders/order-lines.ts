import type { OrderId, OrderLineId, SkuId } from '../../../shared/domain/ids.ts';
import { goodsText } from '../../../shared/domain/printing/goods-text.ts';
import type { Writer } from '../database.ts';
import { linesOf, type StoredLine } from './order-row.ts';

export type LineToWrite = {
  readonly skuId: SkuId | null; readonly skuCode: string; readonly styleCode: string; readonly title: string; readonly colour: string; readonly size: string;
  readonly properties: string; readonly quantity: number; readonly unitPriceFen: number | null; readonly platformLineNumber?: string;
  readonly origin?: number | null; readonly giftRuleId?: number | null;
};

/** A line of the shop's own making; reservation and the order's goods are the caller's next steps. */
export const writeLine = (writer: Writer, orderId: OrderId, position: number, line: LineToWrite): OrderLineId =>
  writer.run(
    `INSERT INTO order_lines (order_id, position, platform_line_number, sku_id, sku_code, style_code, title, colour, size, properties, quantity, unit_price_fen,
       origin, gift_rule_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    orderId, position, line.platformLineNumber ?? '', line.skuId, line.skuCode, line.styleCode, line.title, line.colour, line.size, line.properties, line.quantity,
    line.unitPriceFen, line.origin ?? null, line.giftRuleId ?? null,
  ).id as OrderLineId;

const goodsLine = (line: StoredLine): Parameters<typeof goodsText>[0][number] => ({
  style: line.style_code, title: line.title, colour: line.colour, size: line.size, skuCode: line.sku_code, quantity: line.quantity,
});

/** What lists show of the lines, brought in line with them: those whose money is back do not leave the shop. */
export const refreshGoods = (writer: Writer, orderId: OrderId): void => {
  const leaving = linesOf(writer, orderId).filter((line) => line.refund !== 'succeeded');
  writer.run(
    'UPDATE orders SET goods = ?, pieces = ?, revision = revision + 1 WHERE id = ?',
    goodsText(leaving.map(goodsLine)), leaving.reduce((sum, line) => sum + line.quantity, 0), orderId,
  );
};
