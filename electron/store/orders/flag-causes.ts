import type { OrderId } from '../../../shared/domain/ids.ts';
import type { ActiveCause, FlagCause } from '../../../shared/domain/orders/flags.ts';
import type { Reader, Writer } from '../database.ts';

/** What stands as a cause of the order's flag now (CS-1). */
export const flagCausesOf = (reader: Reader, orderId: OrderId): ActiveCause[] =>
  reader
    .all<{ cause: FlagCause; shown: 0 | 1 }>('SELECT cause, shown FROM order_flag_causes WHERE order_id = ?', orderId)
    .map(({ cause, shown }) => ({ cause, shown: shown === 1 }));

/** Brings the kept causes from what they were to what they are. */
export const writeFlagCauses = (
  writer: Writer, orderId: OrderId, before: readonly ActiveCause[], after: readonly ActiveCause[], at: number,
): void => {
  for (const { cause } of before) {
    if (!after.some((kept) => kept.cause === cause)) writer.run('DELETE FROM order_flag_causes WHERE order_id = ? AND cause = ?', orderId, cause);
  }
  for (const { cause, shown } of after) {
    writer.run(
      `INSERT INTO order_flag_causes (order_id, cause, shown, since) VALUES (?, ?, ?, ?)
       ON CONFLICT (order_id, cause) DO UPDATE SET shown = excluded.shown`, orderId, cause, shown ? 1 : 0, at,
    );
  }
};
