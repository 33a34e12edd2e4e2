import { isJsonList, isJsonObject, textOf, type JsonObject, type JsonValue } from '../../../shared/domain/exact-json.ts';
import { readAmount } from '../../../shared/domain/intake/amount.ts';
import { plainText } from '../../../shared/domain/intake/cell-text.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { done, notReadable, refused, type Answer } from '../answer.ts';
import type { Ask, Connector, Message, Telling, Told } from '../connector.ts';
import { amountText, placesOf } from '../amount-text.ts';
import { objectsAt, textAt } from '../pick.ts';
import type { AskWoocommerce, Asked } from './woocommerce-call.ts';
import { trackingItems, trackingMeta } from './woocommerce-orders.ts';

type Of<K extends Telling['kind']> = Extract<Telling, { kind: K }>;

const already: Answer<Told> = done({ already: true });
const notYet: Answer<null> = done(null);

/** By these our own refunds and notes are known again. */
const refundMeta = '_backroom_refund';
const noteMark = '〔后仓〕';

const idOf = (order: JsonObject): string => textOf(order['id']);
const objects = (json: JsonValue): readonly JsonObject[] | null => (isJsonList(json) ? json.filter(isJsonObject) : null);

const told = (answer: Answer<Asked>): Answer<Told> => (answer.kind === 'done' ? done({ already: false }) : answer);

/** `YYYY-MM-DD` of an instant, for people who look at it there. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What stands at the shop's site already is never told again: each telling begins with a look. */
export const woocommerceOutbox = ({ get, send }: AskWoocommerce): NonNullable<Connector['outbox']> => {
  /** Plugins give orders numbers that are not their ids; most often they are the same. */
  const lookUp = async (number: string, ask: Ask): Promise<Answer<JsonObject>> => {
    if (/^\d+$/.test(number)) {
      const direct = await get(`orders/${number}`, {}, ask);
      if (direct.kind === 'done' && textAt(direct.value.json, 'number') === number && isJsonObject(direct.value.json)) return done(direct.value.json);
      if (direct.kind !== 'done' && !(direct.kind === 'refused' && direct.code === 'order_not_found')) return direct;
    }
    const found = await get('orders', { search: number.replace(/^#/, ''), per_page: '20' }, ask);
    if (found.kind !== 'done') return found;
    const orders = objects(found.value.json);
    if (orders === null) return notReadable(false);
    const [order, other] = orders.filter((one) => textOf(one['number']) === number);
    if (order === undefined) return refused('order_not_found', `WooCommerce 上没有订单 ${number}`);
    if (other !== undefined) return refused('order_ambiguous', `WooCommerce 上有两个订单都叫 ${number}`);
    return done(order);
  };

  const isShipped = (order: JsonObject, { waybillNumber }: Of<'ship'>): boolean =>
    textOf(order['status']) === 'completed' && trackingItems(order).some((item) => textOf(item['tracking_number']) === waybillNumber);

  /** Status and tracking number in one call, so that neither stands there without the other. */
  const ship = async (order: JsonObject, { courierCode, waybillNumber, handedOverAt }: Of<'ship'>, ask: Ask): Promise<Answer<Told>> => {
    const status = textOf(order['status']);
    if (['cancelled', 'refunded', 'failed', 'trash'].includes(status)) return refused('order_cancelled', `订单在 WooCommerce 上的状态是 ${status}`);
    const provider = courierName(courierCode).en;
    const known = trackingItems(order);
    const item: JsonObject = { tracking_provider: '', custom_tracking_provider: provider, custom_tracking_link: '', tracking_number: waybillNumber, date_shipped: Math.floor(handedOverAt / 1000), tracking_id: waybillNumber };
    const items = known.some((one) => textOf(one['tracking_number']) === waybillNumber) ? known : [...known, item];
    const numbers = [...new Set(items.map((one) => textOf(one['tracking_number'])))].join(', ');
    return told(await send('PUT', `orders/${idOf(order)}`, {
      status: 'completed', meta_data: [{ key: trackingMeta, value: items }, { key: 'tracking_number', value: numbers }, { key: 'tracking_provider', value: provider }, { key: 'date_shipped', value: dayOf(handedOverAt) }],
    }, ask));
  };

  /** Notes pile up there: the newest of ours is what counts. */
  const newestNote = async (order: JsonObject, ask: Ask): Promise<Answer<string | null>> => {
    const asked = await get(`orders/${idOf(order)}/notes`, { type: 'internal' }, ask);
    if (asked.kind !== 'done') return asked;
    const notes = objects(asked.value.json);
    if (notes === null) return notReadable(false);
    const ours = notes.filter((note) => plainText(textOf(note['note'])).startsWith(noteMark));
    const newest = ours.reduce<JsonObject | null>((best, note) => (best === null || Number(note['id']) > Number(best['id']) ? note : best), null);
    return done(newest === null ? null : plainText(textOf(newest['note'])).slice(noteMark.length).trim());
  };

  const fen = (text: string): number | null => {
    const read = readAmount(text);
    return read.kind === 'value' ? Math.abs(read.value) : null;
  };
  type Back = { readonly key: string; readonly fen: number | null; readonly reason: string };
  const refundsOf = async (order: JsonObject, ask: Ask): Promise<Answer<readonly Back[]>> => {
    const asked = await get(`orders/${idOf(order)}/refunds`, { per_page: '100' }, ask);
    if (asked.kind !== 'done') return asked;
    const refunds = objects(asked.value.json);
    if (refunds === null) return notReadable(false);
    return done(refunds.map((refund) => ({
      key: textOf(objectsAt(refund, 'meta_data').find((meta) => meta['key'] === refundMeta)?.['value']), fen: fen(textOf(refund['amount'])), reason: plainText(textOf(refund['reason'])),
    })));
  };

  const refund = async (order: JsonObject, telling: Of<'refund'>, key: string, ask: Ask, isToBeTold: boolean): Promise<Answer<Told | null>> => {
    const refunds = await refundsOf(order, ask);
    if (refunds.kind !== 'done') return refunds;
    const unmarked = refunds.value.filter((one) => one.key === '' && one.fen === telling.amountFen);
    // Ours by its key, or by amount and reason where the key was lost on the way.
    if (refunds.value.some((one) => one.key === key) || unmarked.some(({ reason }) => reason !== '' && reason === plainText(telling.reason))) return already;
    const total = fen(textOf(order['total']));
    const back = refunds.value.reduce((sum, one) => sum + (one.fen ?? 0), 0);
    if (total === null) return notReadable(false);
    if (total > 0 && back >= total) return already;
    if (!isToBeTold) return notYet;
    if (unmarked.length > 0) return refused('refund_by_hand', '在 WooCommerce 上已有人工退了同样的金额，请核对是否就是这一笔');
    const currency = textOf(order['currency']);
    if (telling.amountFen > total - back) return refused('refund_too_much', `WooCommerce 上可退的只有 ${((total - back) / 100).toFixed(placesOf(currency))} ${currency}`);
    const amount = amountText(telling.amountFen, placesOf(currency));
    if (amount === null) return refused('refund_fraction', `${currency} 没有小数，退款金额须为整数`);
    return told(await send('POST', `orders/${idOf(order)}/refunds`, { amount, reason: plainText(telling.reason), api_refund: true, meta_data: [{ key: refundMeta, value: key }] }, ask));
  };

  /** Looks first; null = it does not stand there, and was only to be found. */
  const handle = async ({ key, telling }: Message, ask: Ask, isToBeTold: boolean): Promise<Answer<Told | null>> => {
    if (telling.kind === 'waybill_ask' || telling.kind === 'waybill_cancel') return refused('not_told_here', 'WooCommerce 不出电子面单');
    const looked = await lookUp(telling.platformOrderNumber, ask);
    if (looked.kind !== 'done') return looked;
    const order = looked.value;
    switch (telling.kind) {
      case 'ship':
        if (isShipped(order, telling)) return already;
        return isToBeTold ? ship(order, telling, ask) : notYet;
      case 'note': {
        const newest = await newestNote(order, ask);
        if (newest.kind !== 'done') return newest;
        if ((newest.value ?? '') === telling.text.trim()) return already;
        return isToBeTold ? told(await send('POST', `orders/${idOf(order)}/notes`, { note: `${noteMark}${telling.text.trim()}`, customer_note: false }, ask)) : notYet;
      }
      case 'close': {
        const status = textOf(order['status']);
        if (status === 'cancelled' || status === 'trash' || status === 'refunded') return already;
        if (status === 'completed') return isToBeTold ? refused('order_completed', '订单在 WooCommerce 上已完成') : notYet;
        return isToBeTold ? told(await send('PUT', `orders/${idOf(order)}`, { status: 'cancelled', meta_data: [{ key: 'close_reason', value: plainText(telling.reason) }] }, ask)) : notYet;
      }
      case 'refund': return refund(order, telling, key, ask, isToBeTold);
    }
  };

  return {
    // No limit of its own; a shop's site often lies on a small machine.
    pace: { perSecond: 4, atOnce: 2 },
    tell: async (message, ask) => {
      const answer = await handle(message, ask, true);
      if (answer.kind !== 'done') return answer;
      return answer.value === null ? refused('not_told_here', '') : done(answer.value);
    },
    find: (message, ask) => handle(message, ask, false),
  };
};
