import { isChannel, type OrderChannel } from '../../shared/domain/entry/channels.ts';
import type { OrderId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

/** The next number of the day for an order typed in at the shop, counted from 1. */
export const nextTypedNumber = (writer: Writer, day: string): number => {
  writer.run('INSERT INTO typed_order_days (day, last_number) VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last_number = last_number + 1', day);
  return writer.first<{ n: number }>('SELECT last_number AS n FROM typed_order_days WHERE day = ?', day)?.n ?? 1;
};

export type TypedOrder = { readonly orderId: OrderId; readonly at: number; readonly staffId: StaffId; readonly channel: string; readonly sourceText: string; readonly textPrint: string };

export const insertTypedOrder = (writer: Writer, order: TypedOrder): void => {
  writer.run('INSERT INTO typed_orders (order_id, at, staff_id, channel, source_text, text_print) VALUES (?, ?, ?, ?, ?, ?)', order.orderId, order.at, order.staffId, order.channel, order.sourceText, order.textPrint);
};

/** The newest order out of this very text. */
export const typedFrom = (reader: Reader, textPrint: string): string | undefined =>
  reader.first<{ number: string }>(
    'SELECT o.platform_order_number AS number FROM typed_orders t JOIN orders o ON o.id = t.order_id WHERE t.text_print = ? ORDER BY t.order_id DESC LIMIT 1', textPrint,
  )?.number;

/** Where it was taken, and the text that it was typed in from; null = it was not typed in. */
export const typedSourceOf = (reader: Reader, orderId: OrderId): { readonly channel: OrderChannel; readonly text: string } | null => {
  const typed = reader.first<{ channel: string; text: string }>('SELECT channel, source_text AS text FROM typed_orders WHERE order_id = ?', orderId);
  return typed === undefined ? null : { channel: isChannel(typed.channel) ? typed.channel : 'other', text: typed.text };
};
