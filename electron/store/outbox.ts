import type { OrderId } from '../../shared/domain/ids.ts';
import type { Platform } from '../../shared/domain/orders/platform.ts';
import type { Reader, Writer } from './database.ts';

/** What a platform must be told of one shipped order. */
export type ShipMessage = {
  readonly platform: Platform; readonly orderId: OrderId; readonly platformOrderNumber: string; readonly courierCode: string;
  readonly waybillNumber: string; readonly handedOverAt: number;
};

/** OF-2: its own key, so that telling it twice does no harm. */
export const shipKeyOf = (message: Pick<ShipMessage, 'platform' | 'platformOrderNumber' | 'waybillNumber'>): string =>
  `ship:${message.platform}:${message.platformOrderNumber}:${message.waybillNumber}`;

/** Kept until told. With a ship file it is on its way there by a person's hand; without one it waits for a connector. */
export const insertShipMessage = (writer: Writer, message: ShipMessage, shipFileId: number | null): void => {
  const { platform, orderId, platformOrderNumber, courierCode, waybillNumber, handedOverAt } = message;
  writer.run(
    `INSERT INTO outbox (key, platform, order_id, kind, payload, state, created_at, ship_file_id) VALUES (?, ?, ?, 'ship', ?, ?, ?, ?)`,
    shipKeyOf(message), platform, orderId, JSON.stringify({ platformOrderNumber, courierCode, waybillNumber, handedOverAt }),
    shipFileId === null ? 'waiting' : 'in_file', handedOverAt, shipFileId,
  );
};

export const waitingToSend = (reader: Reader): number =>
  reader.first<{ n: number }>(`SELECT count(*) AS n FROM outbox WHERE state = 'waiting'`)?.n ?? 0;
