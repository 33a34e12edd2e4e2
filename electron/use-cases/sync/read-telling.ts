import { z } from 'zod';
import { orderFlags } from '../../../shared/domain/intake/order-draft.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { OutboxKind } from '../../../shared/domain/sync/outbox.ts';
import type { Telling } from '../../sync/connector.ts';
import type { Reader } from '../../store/database.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { readSettings } from '../../store/settings.ts';
import type { ClaimedMessage } from '../../store/sync/outbox-queue.ts';

const number = z.string().min(1).max(100);
const about = { platformOrderNumber: number };

const ship = z.object({ ...about, courierCode: z.string().max(40), waybillNumber: number, handedOverAt: z.number().int() });
const note = z.object({ ...about, text: z.string(), flag: z.enum(orderFlags), flagNumber: z.number().int().nullable() });
const close = z.object({ ...about, reason: z.string() });
const refund = z.object({ ...about, caseKey: z.string().min(1), amountFen: z.number().int().positive(), reason: z.string() });
const waybillAsk = z.object({ ...about, courierCode: z.string().min(1).max(40), weightG: z.number().int().positive().nullable(), parcel: z.string().regex(/^\w{0,15}$/).default('') });
const waybillCancel = z.object({ ...about, courierCode: z.string().min(1).max(40), waybillNumber: number });

const jsonOf = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
};

const plain: Readonly<Record<Exclude<OutboxKind, 'waybill_ask' | 'track'>, z.ZodType>> = { ship, note, close, refund, waybill_cancel: waybillCancel };

/**
 * What a message says, in the words of the connectors. Whom a parcel is for is not kept in messages: it is read from the order when the courier is
 * asked, as it is then. Refuses `outbox.payload_unreadable`.
 */
export const readTelling = (reader: Reader, { kind, payload, order_id: orderId }: Pick<ClaimedMessage, 'kind' | 'payload' | 'order_id'>): Result<Telling> => {
  const unreadable = refuse('outbox.payload_unreadable');
  if (kind === 'track') return unreadable;
  if (kind !== 'waybill_ask') {
    const read = plain[kind].safeParse(jsonOf(payload));
    return read.success ? ok({ kind, ...(read.data as object) } as Telling) : unreadable;
  }
  const read = waybillAsk.safeParse(jsonOf(payload));
  const order = orderById(reader, orderId);
  const sender = readSettings(reader).shop?.sender;
  if (!read.success || order === undefined || sender === undefined) return unreadable;
  const { receiver_name: name, receiver_phone: phone, province, city, district, detail, postcode, goods } = order;
  return ok({
    kind, ...read.data, goods, sender: { ...sender }, receiver: { name, phone, province, city, district, detail, postcode },
  });
};
