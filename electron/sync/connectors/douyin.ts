import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { assertNever } from '../../../shared/domain/result.ts';
import { andThen, done, type Answer } from '../answer.ts';
import type { Ask, ChangedOrders, Connector, ConnectorMaking, MakeConnector, Message, Telling, Told } from '../connector.ts';
import { courierCodes, courierFinder, type ListedCourier } from '../courier-codes.ts';
import { draftsAndRest, isSameWaybill, sameNote } from '../order-rows.ts';
import { paces } from '../paces.ts';
import { listOf, pickInteger, pickObject, pickObjects, pickText } from '../pick.ts';
import { readBackwards, type ListPage } from '../read-backwards.ts';
import { saysShippedAlready } from '../said-errors.ts';
import { makeAskDouyin, type AskDouyin } from './douyin-calls.ts';
import { isShipped, orderParcels, readDouyinOrder } from './douyin-orders.ts';
import { openReceivers } from './douyin-receivers.ts';
import { makeDouyinWaybills } from './douyin-waybills.ts';

const pageSize = 100;
const dayMs = 24 * 3_600_000;

const seconds = (at: number): number => Math.floor(at / 1000);

const changedOrders = (askDouyin: AskDouyin, account: string): NonNullable<Connector['orders']>['changed'] => async ({ from, until }, page, ask): Promise<Answer<ChangedOrders>> => {
  const read = async (number: number): Promise<Answer<ListPage>> => {
    // Pages count from 0.
    const params = { update_time_start: seconds(from), update_time_end: seconds(until), page: number - 1, size: pageSize, order_by: 'update_time', order_asc: true };
    const answer = await askDouyin({ path: 'order/searchList', params, writes: false }, ask);
    return andThen(answer, ({ root }): Answer<ListPage> => {
      const data = pickObject(root, 'data');
      const total = pickInteger(data, 'total');
      return done({ total, items: (listOf(data?.['shop_order_list']) ?? []).filter(isJsonObject) });
    });
  };
  const list = await readBackwards(page, pageSize, read);
  if (list.kind !== 'done') return list;
  const { items, next } = list.value;
  return andThen(await openReceivers(askDouyin, items, ask), (opened) => done({ ...draftsAndRest(items.map((order) => readDouyinOrder(order, account, opened))), next }));
};

type Ship = Extract<Telling, { kind: 'ship' }>;
type Note = Extract<Telling, { kind: 'note' }>;

const orderOf = async (askDouyin: AskDouyin, number: string, ask: Ask): Promise<Answer<JsonObject>> =>
  andThen(await askDouyin({ path: 'order/orderDetail', params: { shop_order_id: number }, writes: false }, ask), ({ root }) => {
    const order = pickObject(pickObject(root, 'data'), 'shop_order_detail');
    return order === null ? { kind: 'no_answer', why: 'not_readable', maybeDone: false } : done(order);
  });

const tellShip = async (askDouyin: AskDouyin, key: string, { platformOrderNumber, waybillNumber }: Ship, courierCode: string, ask: Ask): Promise<Answer<Told>> => {
  // The same message carries the same id, so that a repeat does nothing.
  const params = { order_id: platformOrderNumber, company_code: courierCode, logistics_code: waybillNumber, request_id: createHash('md5').update(key).digest('hex') };
  const answer = await askDouyin({ path: 'order/logisticsAdd', params, writes: true }, ask);
  if (answer.kind !== 'refused') return andThen(answer, () => done({ already: false }));
  if (saysShippedAlready(answer)) return done({ already: true });
  if (!/状态/.test(answer.words)) return answer;
  // It cannot be shipped as it stands: because it is gone already, or because it ended.
  const detail = await orderOf(askDouyin, platformOrderNumber, ask);
  return detail.kind === 'done' && isShipped(detail.value) ? done({ already: true }) : answer;
};

const tellNote = async (askDouyin: AskDouyin, { platformOrderNumber, text, flagNumber }: Note, ask: Ask): Promise<Answer<Told>> => {
  const star = flagNumber === null ? { is_add_star: 'false' } : { is_add_star: 'true', star: String(flagNumber) };
  return andThen(await askDouyin({ path: 'order/addOrderRemark', params: { order_id: platformOrderNumber, remark: text, ...star }, writes: true }, ask), () => done({ already: false }));
};

const findAtOrder = async (askDouyin: AskDouyin, telling: Ship | Note, ask: Ask): Promise<Answer<Told | null>> =>
  andThen(await orderOf(askDouyin, telling.platformOrderNumber, ask), (order) => {
    const stands = telling.kind === 'ship'
      ? orderParcels(order).some(({ waybillNumber }) => isSameWaybill(waybillNumber, telling.waybillNumber))
      : sameNote(pickText(order, 'seller_words'), telling.text) && (telling.flagNumber === null || (pickInteger(order, 'seller_remark_stars') ?? 0) === telling.flagNumber);
    return done(stands ? { already: true } : null);
  });

/** 抖店. */
export const makeDouyin: MakeConnector = (making: ConnectorMaking): Connector => {
  const askDouyin = makeAskDouyin(making);
  const waybills = makeDouyinWaybills(askDouyin);
  const companies = async (ask: Ask): Promise<Answer<readonly ListedCourier[]>> => {
    const answer = await askDouyin({ path: 'order/logisticsCompanyList', params: {}, writes: false, apart: true }, ask);
    return andThen(answer, ({ root }) => done(pickObjects(root, 'data').map((one) => ({ code: pickText(one, 'code'), name: pickText(one, 'name') }))));
  };
  const courier = courierFinder(courierCodes.douyin, companies);

  const tell = async ({ key, telling }: Message, ask: Ask): Promise<Answer<Told>> => {
    switch (telling.kind) {
      case 'note':
        return tellNote(askDouyin, telling, ask);
      case 'close':
      case 'refund':
        return { kind: 'refused', code: 'not_offered', words: '抖店不接受由软件代办这件事，请在抖店后台操作。' };
      case 'ship':
      case 'waybill_ask':
      case 'waybill_cancel': {
        const code = await courier(telling.courierCode, ask);
        if (code.kind !== 'done') return code;
        if (telling.kind === 'ship') return tellShip(askDouyin, key, telling, code.value, ask);
        return telling.kind === 'waybill_ask' ? waybills.ask(telling, code.value, ask) : waybills.cancel(telling, code.value, ask);
      }
      default:
        return assertNever(telling);
    }
  };

  return {
    ping: async (ask) => {
      const until = making.now();
      const params = { update_time_start: seconds(until - 60_000), update_time_end: seconds(until), page: 0, size: 1 };
      return andThen(await askDouyin({ path: 'order/searchList', params, writes: false }, ask), ({ theirTime }) => done({ theirTime }));
    },
    // Neither is documented: a day keeps lists short, three months is what the others keep.
    orders: { longestSpanMs: dayMs, reachesBackMs: 89 * dayMs, changed: changedOrders(askDouyin, making.account) },
    outbox: {
      pace: paces.douyin, tell,
      // A number asked for again for the same order and parcel is looked after by the platform; there is no question for it.
      find: (message, ask) => (message.telling.kind === 'ship' || message.telling.kind === 'note' ? findAtOrder(askDouyin, message.telling, ask) : Promise.resolve(done(null))),
    },
  };
};
