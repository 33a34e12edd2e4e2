import type { KnownLine } from '../../../shared/domain/intake/compare.ts';
import type { Reader, Writer } from '../database.ts';
import { linesOf, type StoredOrder } from './order-row.ts';

/** The lines as the platform has them: what a later export is compared with (IN-2). Presents are ours. */
export const platformLinesOf = (reader: Reader, order: StoredOrder): KnownLine[] =>
  order.platform_lines !== null
    ? (JSON.parse(order.platform_lines) as KnownLine[])
    : linesOf(reader, order.id)
        .filter((line) => line.gift_rule_id === null)
        .map((line) => ({ skuCode: line.sku_code, title: line.title, quantity: line.quantity, refund: line.refund }));

export const writePlatformLines = (writer: Writer, id: StoredOrder['id'], lines: readonly KnownLine[]): void => {
  writer.run('UPDATE orders SET platform_lines = ? WHERE id = ?', JSON.stringify(lines), id);
};

/** The shop is about to change the lines itself: how the platform has them is kept apart from now on. An order of our own making has none. */
export const keepPlatformLines = (writer: Writer, order: StoredOrder): void => {
  if (order.derived_from !== null || order.platform_lines !== null || order.platform === 'manual') return;
  writePlatformLines(writer, order.id, platformLinesOf(writer, order));
};
