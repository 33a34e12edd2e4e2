import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId, QuickReplyId } from '../../../shared/domain/ids.ts';
import { initialsOf } from '../../../shared/domain/orders/pinyin.ts';
import { fillReply, unknownPlaces, type ReplyPlace } from '../../../shared/domain/replies.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { shopDay, shopHourMinute } from '../../../shared/domain/shop-day.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import type { Reader } from '../../store/database.ts';
import { orderById } from '../../store/orders/order-row.ts';
import { parcelsOfOrder } from '../../store/parcels.ts';
import { allReplies, countReplyUsed, deleteReply, insertReply, replyById, swapReplies, writeReply, type StoredReply } from '../../store/quick-replies.ts';
import { readSettings } from '../../store/settings.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';

const yuanText = (fen: number): string => `${String(Math.trunc(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;

/** What the places stand for at this order. Masked data is no address to tell a buyer: it counts as missing. */
const valuesOf = (reader: Reader, orderId: OrderId): Readonly<Partial<Record<ReplyPlace, string>>> | undefined => {
  const order = orderById(reader, orderId);
  if (order === undefined) return undefined;
  const { shop } = readSettings(reader);
  const timeZone = shop?.timeZone ?? 'UTC';
  const parcel = parcelsOfOrder(reader, orderId).filter(({ state }) => state !== 'voided').at(-1);
  const shipments = JSON.parse(order.shipments) as { courierName: string; waybillNumber: string }[];
  const shipped = shipments.at(-1);
  const masked = new Set(order.masked.split(','));
  const promised = order.promised_ship_at;
  const clock = promised === null ? '' : shopHourMinute(promised, timeZone);
  const sender = shop?.sender;
  const total = order.paid_fen > 0 ? order.paid_fen : (order.total_fen ?? 0);
  return {
    order: order.platform_order_number, courier: parcel === undefined ? (shipped?.courierName ?? '') : courierName(parcel.courier_code).zh, tracking: parcel?.waybill_number ?? shipped?.waybillNumber ?? '',
    promised: promised === null ? '' : `${shopDay(promised, timeZone).slice(5)} ${clock.slice(0, 2)}:${clock.slice(2)}`,
    receiver: masked.has('name') ? '' : order.receiver_name, phone: masked.has('phone') ? '' : order.receiver_phone,
    address: masked.has('address') ? '' : [order.province, order.city === order.province ? '' : order.city, order.district, order.detail].filter((part) => part !== '').join(order.country === 'CN' ? '' : ' '),
    goods: order.goods, amount: total > 0 ? yuanText(total) : '', nick: order.buyer_nick, shop: order.shop_name === '' ? (shop?.name ?? '') : order.shop_name,
    returnAddress: sender === undefined ? '' : `${sender.province}${sender.city}${sender.district}${sender.detail} ${sender.name} ${sender.phone}`.trim(),
  };
};

/** `发货什么时候` → initials of the whole title, its Chinese runs joined. */
const initialsOfTitle = (title: string): string[] => {
  const runs = title.match(/[\u3400-\u9fff]{1,20}/g) ?? [];
  return [...new Set([...runs.flatMap((run) => initialsOf(run)), runs.map((run) => initialsOf(run)[0] ?? '').join('')])].filter((text) => text !== '');
};

export const listReplies = (services: Services, input: InputFor<'replies', 'list'>): Result<OutputFor<'replies', 'list'>> => {
  const reader = readerOf(services);
  const values = input.orderId === null ? undefined : valuesOf(reader, input.orderId);
  if (input.orderId !== null && values === undefined) return refuse('order.unknown');
  return ok(allReplies(reader).map(({ id, title, text, used }) => {
    const filled = values === undefined ? { text, missing: [] } : fillReply(text, values);
    return { id, title, text, used, initials: initialsOfTitle(title), filled: filled.text, missing: [...filled.missing] };
  }));
};

const mostReplies = 300;

const requireReply = (step: Act, id: QuickReplyId): Result<StoredReply> => {
  const reply = replyById(step.writer, id);
  return reply === undefined ? refuse('reply.unknown') : ok(reply);
};

export const saveReply = (services: Services, caller: Caller, input: InputFor<'replies', 'save'>): Result<OutputFor<'replies', 'save'>> =>
  act(services, caller.staffId, (step): Result<OutputFor<'replies', 'save'>> => {
    const [wrong] = unknownPlaces(input.text);
    if (wrong !== undefined) return refuse('reply.place_unknown', { place: wrong }, 'text');
    const known = allReplies(step.writer);
    if (known.some((one) => one.title === input.title && one.id !== input.replyId)) return refuse('reply.title_taken', { title: input.title }, 'title');
    if (input.replyId === null) {
      if (known.length >= mostReplies) return refuse('reply.too_many', { n: mostReplies });
      const replyId = insertReply(step.writer, input.title, input.text, step.at, caller.staffId);
      step.trace({ action: 'reply.saved', subject: 'reply', subjectId: replyId, after: { title: input.title, text: input.text } });
      return ok({ replyId });
    }
    const reply = requireReply(step, input.replyId);
    if (!reply.ok) return reply;
    writeReply(step.writer, input.replyId, input.title, input.text, step.at, caller.staffId);
    step.trace({ action: 'reply.saved', subject: 'reply', subjectId: input.replyId, before: { title: reply.value.title, text: reply.value.text }, after: { title: input.title, text: input.text } });
    return ok({ replyId: input.replyId });
  });

export const removeReply = (services: Services, caller: Caller, input: InputFor<'replies', 'remove'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const reply = requireReply(step, input.replyId);
    if (!reply.ok) return reply;
    deleteReply(step.writer, input.replyId);
    step.trace({ action: 'reply.removed', subject: 'reply', subjectId: input.replyId, before: { title: reply.value.title, text: reply.value.text } });
    return ok(null);
  });

export const moveReply = (services: Services, caller: Caller, input: InputFor<'replies', 'move'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const all = allReplies(step.writer);
    const at = all.findIndex((one) => one.id === input.replyId);
    const [one, other] = [all[at], all[at + input.by]];
    if (one === undefined) return refuse('reply.unknown');
    if (other !== undefined) swapReplies(step.writer, one, other);
    return ok(null);
  });

export const replyUsed = (services: Services, caller: Caller, input: InputFor<'replies', 'used'>): Result<null> =>
  act(services, caller.staffId, (step) => (countReplyUsed(step.writer, input.replyId) ? ok(null) : refuse('reply.unknown')));
