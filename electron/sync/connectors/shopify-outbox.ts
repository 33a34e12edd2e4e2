import { textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { plainText } from '../../../shared/domain/intake/cell-text.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { Ask, Connector, Message, Telling, Told } from '../connector.ts';
import { objectsAt, textAt } from '../pick.ts';
import { payloadOf, type AskShopify } from './shopify-call.ts';
import { lookUp } from './shopify-look.ts';
import { joinNote, splitNote } from './shopify-note.ts';
import { standing } from './shopify-orders.ts';
import * as queries from './shopify-queries.ts';
import { isAllBack, paybacks, refundNote, refundStanding } from './shopify-refund.ts';

type Of<K extends Telling['kind']> = Extract<Telling, { kind: K }>;

const already: Answer<Told> = done({ already: true });
const notYet: Answer<null> = done(null);

const numbersOf = (fulfilment: JsonObject): string[] => objectsAt(fulfilment, 'trackingInfo').map((tracking) => textOf(tracking['number'])).filter((number) => number !== '');

/** Why the shop closed it, as far as Shopify has a word for that; the shop's own words go along as a note for its people. */
const cancelReasons: readonly (readonly [string, RegExp])[] = [
  ['FRAUD', /欺诈|盗刷|fraud/i], ['INVENTORY', /缺货|无货|没货|断货|stock|inventory/i], ['DECLINED', /未付款|拒付|付款失败|unpaid|declined/i], ['CUSTOMER', /买家|顾客|客户|不想要|拍错|buyer|customer/i], ['STAFF', /员工|操作失误|staff/i],
];
const cancelReason = (reason: string): string => cancelReasons.find(([, words]) => words.test(reason))?.[0] ?? 'OTHER';

/** What stands at Shopify already is never told again: each telling begins with a look. */
export const shopifyOutbox = (asking: AskShopify, secrets: readonly string[]): NonNullable<Connector['outbox']> => {
  const change = async (query: string, mutation: string, variables: Readonly<Record<string, unknown>>, ask: Ask): Promise<Answer<Told>> => {
    const asked = await asking(query, variables, ask);
    if (asked.kind !== 'done') return asked;
    const payload = payloadOf(asked.value, mutation, secrets);
    return payload.kind === 'done' ? done({ already: false }) : payload;
  };

  const isShipped = (order: JsonObject, { waybillNumber }: Of<'ship'>): boolean => objectsAt(order, 'fulfillments').filter(standing).some((fulfilment) => numbersOf(fulfilment).includes(waybillNumber));

  const ship = async (order: JsonObject, telling: Of<'ship'>, ask: Ask): Promise<Answer<Told>> => {
    const { courierCode, waybillNumber } = telling;
    const company = courierName(courierCode).en;
    if (textOf(order['cancelledAt']) !== '') return refused('order_cancelled', '订单在 Shopify 上已取消');
    const parts = objectsAt(order, 'fulfillmentOrders', 'nodes');
    const open = parts.filter((part) => ['OPEN', 'IN_PROGRESS'].includes(textOf(part['status'])));
    if (open.length === 0) {
      const fulfilment = objectsAt(order, 'fulfillments').filter(standing).at(-1);
      if (parts.some((part) => ['ON_HOLD', 'SCHEDULED'].includes(textOf(part['status'])))) return refused('fulfillment_on_hold', '订单在 Shopify 上被暂停或预定发货');
      if (fulfilment === undefined) return refused('nothing_to_fulfil', '订单在 Shopify 上没有可发货的商品');
      const tracking = { company: textAt(objectsAt(fulfilment, 'trackingInfo')[0], 'company') || company, numbers: [...numbersOf(fulfilment), waybillNumber] };
      return change(queries.trackingUpdate, 'fulfillmentTrackingInfoUpdate', { id: textOf(fulfilment['id']), tracking }, ask);
    }
    // One fulfilment holds what leaves from one place.
    const placeOf = (part: JsonObject): string => textAt(part, 'assignedLocation', 'name');
    let told: Answer<Told> = already;
    for (const place of new Set(open.map(placeOf))) {
      const there = open.filter((part) => placeOf(part) === place);
      const fulfillment = { lineItemsByFulfillmentOrder: there.map((part) => ({ fulfillmentOrderId: textOf(part['id']) })), trackingInfo: { company, number: waybillNumber }, notifyCustomer: true };
      told = await change(queries.fulfillmentCreate, 'fulfillmentCreate', { fulfillment }, ask);
      if (told.kind !== 'done') return told;
    }
    return told;
  };

  const isNoted = (order: JsonObject, { text }: Of<'note'>): boolean => (splitNote(textOf(order['note'])).ours ?? '') === text.trim();

  const refund = async (order: JsonObject, telling: Of<'refund'>, key: string, ask: Ask): Promise<Answer<Told>> => {
    if (refundStanding(order, telling) === 'by_hand') return refused('refund_by_hand', '在 Shopify 上已有人工退了同样的金额，请核对是否就是这一笔');
    const from = paybacks(order, telling);
    if (from.kind !== 'done') return from;
    const orderId = textOf(order['id']);
    const transactions = from.value.map(({ parentId, gateway, amount }) => ({ orderId, parentId, kind: 'REFUND', gateway, amount }));
    return change(queries.refundCreate, 'refundCreate', { key, input: { orderId, note: refundNote(telling), notify: true, transactions } }, ask);
  };

  /** Looks first; null = it does not stand there, and was only to be found. */
  const handle = async ({ key, telling }: Message, ask: Ask, isToBeTold: boolean): Promise<Answer<Told | null>> => {
    switch (telling.kind) {
      case 'ship': {
        const order = await lookUp(asking, queries.orderToShip, telling.platformOrderNumber, ask);
        if (order.kind !== 'done') return order;
        if (isShipped(order.value, telling)) return already;
        return isToBeTold ? ship(order.value, telling, ask) : notYet;
      }
      case 'note': {
        const order = await lookUp(asking, queries.orderToNote, telling.platformOrderNumber, ask);
        if (order.kind !== 'done') return order;
        if (isNoted(order.value, telling)) return already;
        return isToBeTold ? change(queries.noteUpdate, 'orderUpdate', { input: { id: textOf(order.value['id']), note: joinNote(textOf(order.value['note']), telling.text) } }, ask) : notYet;
      }
      case 'close': {
        const order = await lookUp(asking, queries.orderToClose, telling.platformOrderNumber, ask);
        if (order.kind !== 'done') return order;
        if (textOf(order.value['cancelledAt']) !== '') return already;
        // Money goes back by a message of its own.
        const variables = {
          orderId: textOf(order.value['id']), reason: cancelReason(telling.reason), refundMethod: { originalPaymentMethodsRefund: false }, restock: true, notifyCustomer: false, staffNote: plainText(telling.reason).slice(0, 255),
        };
        return isToBeTold ? change(queries.orderCancel, 'orderCancel', variables, ask) : notYet;
      }
      case 'refund': {
        const order = await lookUp(asking, queries.orderToRefund, telling.platformOrderNumber, ask);
        if (order.kind !== 'done') return order;
        if (refundStanding(order.value, telling) === 'there' || isAllBack(order.value)) return already;
        return isToBeTold ? refund(order.value, telling, key, ask) : notYet;
      }
      case 'waybill_ask': case 'waybill_cancel': return refused('not_told_here', 'Shopify 不出电子面单');
    }
  };

  return {
    // A look and a change cost some 25 points; a plain shop gets 100 a second.
    pace: { perSecond: 4, atOnce: 2 },
    tell: async (message, ask) => {
      const told = await handle(message, ask, true);
      if (told.kind !== 'done') return told;
      return told.value === null ? refused('not_told_here', '') : done(told.value);
    },
    find: (message, ask) => handle(message, ask, false),
  };
};
