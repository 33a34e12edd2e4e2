import { createHash } from 'node:crypto';
import { receiverOf, type KnownReceiver } from '../../../shared/domain/intake/compare.ts';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Writer } from '../database.ts';
import type { StoredOrder } from './order-row.ts';

const printOf = (receiver: KnownReceiver, isMasked: boolean): string => {
  const said = [receiver.name, receiver.province, receiver.city, receiver.district, receiver.detail].map((part) => part.normalize('NFKC').replace(/\s/gu, '')).join('|');
  return `${isMasked ? 'm' : 'r'}${createHash('sha1').update(said).digest('base64').slice(0, 16)}`;
};

/** A person is about to write a receiver of their own: what the platform has is remembered, as a print only. Written again, it is learned with the next word of the platform. */
export const keepPlatformReceiver = (writer: Writer, id: OrderId): void => {
  const row = writer.first<{ name: string; phone: string; province: string; city: string; district: string; detail: string; postcode: string; masked: string; by_shop: number }>(
    'SELECT receiver_name AS name, receiver_phone AS phone, province, city, district, detail, postcode, masked, receiver_by_shop AS by_shop FROM orders WHERE id = ?', id,
  );
  if (row !== undefined) writer.run('UPDATE orders SET platform_receiver = ? WHERE id = ?', row.by_shop === 1 ? null : printOf(row, row.masked !== ''), id);
};

type Kept = Pick<StoredOrder, 'receiver_by_shop' | 'platform_receiver'>;

const saidIn = ({ receiver }: OrderDraft): string | null => (receiver.name === null || receiver.detail === null ? null : printOf(receiverOf(receiver), receiver.masked.length > 0));

/** OF-3: the buyer has changed the receiver on the platform since a person at the shop wrote theirs. Stars and no stars cannot be compared. */
export const isReceiverChangedThere = (order: Kept, draft: OrderDraft): boolean => {
  if (order.receiver_by_shop !== 1 || order.platform_receiver === null) return false;
  const said = saidIn(draft);
  return said !== null && said[0] === order.platform_receiver[0] && said !== order.platform_receiver;
};

export const learnPlatformReceiver = (writer: Writer, order: Kept & { readonly id: OrderId }, draft: OrderDraft): void => {
  if (order.receiver_by_shop !== 1 || order.platform_receiver !== null) return;
  const said = saidIn(draft);
  if (said !== null) writer.run('UPDATE orders SET platform_receiver = ? WHERE id = ?', said, order.id);
};
