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

const isForeignKey = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';

/**
 * Takes a line out of its order. What was counted of it is forgotten, its reservation must be given back before. A line that checks,
 * movements or cases speak of stays as a removed one: it counts as refunded, so that it leaves with nothing. Positions are the caller's.
 */
export const dropLine = (writer: Writer, lineId: number): void => {
  writer.run('DELETE FROM packing_counts WHERE order_line_id = ?', lineId);
  try {
    writer.run('DELETE FROM order_lines WHERE id = ?', lineId);
  } catch (error) {
    if (!isForeignKey(error)) throw error;
    writer.run(`UPDATE order_lines SET removed = 1, refund = 'succeeded', gift_rule_id = NULL WHERE id = ?`, lineId);
  }
};

const beyondAll = 1_000_000;

/** Numbers the lines from 1 without a gap: as the platform has them, then the shop's own, presents last; removed ones behind them all. */
export const renumberLines = (writer: Writer, orderId: OrderId): void => {
  const lines = writer.all<{ id: number; position: number }>(
    `SELECT id, position FROM order_lines WHERE order_id = ?
     ORDER BY removed, gift_rule_id IS NOT NULL, coalesce(origin, position), position, id`, orderId,
  );
  if (lines.every(({ position }, index) => position === index + 1)) return;
  setLinesAside(writer, orderId);
  lines.forEach(({ id }, index) => {
    writer.run('UPDATE order_lines SET position = ? WHERE id = ?', index + 1, id);
  });
};

/** Makes room for lines numbered from 1; `renumberLines` brings all back in order. */
export const setLinesAside = (writer: Writer, orderId: OrderId): void => {
  writer.run('UPDATE order_lines SET position = position + ? WHERE order_id = ?', beyondAll, orderId);
};

/** The first position that no line of the order has. */
export const freePosition = (writer: Writer, orderId: OrderId): number =>
  (writer.first<{ last: number | null }>('SELECT max(position) AS last FROM order_lines WHERE order_id = ?', orderId)?.last ?? 0) + 1;

/** From now on the lines know their place in the platform's order, whatever moves. */
export const rememberOrigins = (writer: Writer, orderId: OrderId): void => {
  writer.run('UPDATE order_lines SET origin = position WHERE order_id = ? AND origin IS NULL AND gift_rule_id IS NULL AND removed = 0', orderId);
};
