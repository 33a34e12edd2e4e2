import { isJsonObject, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { flagWords, platformNotes } from '../../../shared/domain/orders/platform-notes.ts';
import { assertNever } from '../../../shared/domain/result.ts';
import { andThen, done, type Answer } from '../answer.ts';
import type { Ask, Connector, ConnectorMaking, MakeConnector, Message, ReadOrders, Telling, Told } from '../connector.ts';
import { courierCodes, courierFinder, type ListedCourier } from '../courier-codes.ts';
import { draftsAndRest, isSameWaybill, sameNote, type OrderRead } from '../order-rows.ts';
import { paces } from '../paces.ts';
import { listOf, pickInteger, pickObject, pickObjects, pickText, pickTruth } from '../pick.ts';
import { inLots, readBackwards, type ListPage } from '../read-backwards.ts';
import { saysShippedAlready } from '../said-errors.ts';
import { makeAskPinduoduo, type AskPinduoduo } from './pinduoduo-calls.ts';
import { lacksDetails, pinduoduoParcels, readPinduoduoOrder } from './pinduoduo-orders.ts';

const pageSize = 100;
const halfHourMs = 30 * 60_000;
const dayMs = 24 * 3_600_000;

const seconds = (at: number): string => String(Math.floor(at / 1000));
const allOfThem = { order_status: '5', refund_status: '5' };

const listed = (list: JsonObject): readonly JsonObject[] => (listOf(list['order_sn_list']) ?? listOf(list['order_list']) ?? []).filter(isJsonObject);

const withDetails = async (askPinduoduo: AskPinduoduo, orders: readonly JsonObject[], from: string, ask: Ask): Promise<Answer<readonly OrderRead[]>> =>
  inLots(orders, paces.pinduoduo.atOnce, async (order): Promise<Answer<OrderRead>> => {
    const number = pickText(order, 'order_sn');
    if (!lacksDetails(order) || number === '') return done(readPinduoduoOrder(order, from));
    const answer = await askPinduoduo({ type: 'pdd.order.information.get', params: { order_sn: number }, writes: false }, ask);
    if (answer.kind === 'refused') {
      return done({ unreadable: { fileName: from, lineNumber: 0, platformOrderNumber: number, code: 'intake.order_not_given', params: { words: answer.words } } });
    }
    return andThen(answer, ({ body }) => done(readPinduoduoOrder(pickObject(body, 'order_info') ?? order, from)));
  });

/** Increments by the time of the last change; the list by the time of the deal, which holds the same orders (paid, group complete) as they stand now. */
const lists = {
  changed: { type: 'pdd.order.number.list.increment.get', start: 'start_updated_at', end: 'end_updated_at', more: { is_lucky_flag: '0' } },
  placed: { type: 'pdd.order.list.get', start: 'start_confirm_at', end: 'end_confirm_at', more: {} },
} as const;

const readList = (askPinduoduo: AskPinduoduo, account: string, { type, start, end, more }: (typeof lists)[keyof typeof lists]): ReadOrders => async ({ from, until }, page, ask) => {
  const read = async (number: number, counted: boolean): Promise<Answer<ListPage>> => {
    const params = {
      ...allOfThem, ...more, [start]: seconds(from), [end]: seconds(until), page: String(number), page_size: String(pageSize), ...(counted ? {} : { use_has_next: 'true' }),
    };
    return andThen(await askPinduoduo({ type, params, writes: false }, ask), ({ body }) => done({ total: pickInteger(body, 'total_count'), items: listed(body) }));
  };
  const list = await readBackwards(page, pageSize, read);
  if (list.kind !== 'done') return list;
  const reads = await withDetails(askPinduoduo, list.value.items, account, ask);
  return andThen(reads, (all) => done({ ...draftsAndRest(all), next: list.value.next }));
};

type Ship = Extract<Telling, { kind: 'ship' }>;
type Note = Extract<Telling, { kind: 'note' }>;

/** Writing calls say apart from errors whether they did it. */
const toldBy = (answer: Answer<{ readonly body: JsonObject }>, code: string, words: string): Answer<Told> =>
  andThen(answer, ({ body }): Answer<Told> => (pickTruth(body, 'is_success', 'success') === false ? { kind: 'refused', code, words } : done({ already: false })));

const tellShip = async (askPinduoduo: AskPinduoduo, { platformOrderNumber, waybillNumber }: Ship, logisticsId: string, ask: Ask): Promise<Answer<Told>> => {
  const params = { order_sn: platformOrderNumber, logistics_id: logisticsId, tracking_number: waybillNumber };
  const answer = await askPinduoduo({ type: 'pdd.logistics.online.send', params, writes: true }, ask);
  if (answer.kind === 'refused' && saysShippedAlready(answer)) return done({ already: true });
  return toldBy(answer, 'not_shipped', '平台没有接受这次发货。');
};

const tellNote = async (askPinduoduo: AskPinduoduo, { platformOrderNumber, text, flag, flagNumber }: Note, ask: Ask): Promise<Answer<Told>> => {
  const tagName = platformNotes.pinduoduo.flags[flag]?.name ?? '';
  // A message of an older day may have none: no flag goes without words here.
  const words = text === '' ? flagWords(tagName === '' ? undefined : tagName, true) : text;
  const tag = flagNumber === null ? {} : { tag: String(flagNumber), ...(tagName === '' ? {} : { tag_name: tagName }) };
  const answer = await askPinduoduo({ type: 'pdd.order.note.update', params: { order_sn: platformOrderNumber, note: words, ...tag }, writes: true }, ask);
  return toldBy(answer, 'not_noted', '平台没有接受这条备注。');
};

const findAtOrder = async (askPinduoduo: AskPinduoduo, telling: Ship | Note, ask: Ask): Promise<Answer<Told | null>> => {
  const answer = await askPinduoduo({ type: 'pdd.order.information.get', params: { order_sn: telling.platformOrderNumber }, writes: false }, ask);
  return andThen(answer, ({ body }): Answer<Told | null> => {
    const order = pickObject(body, 'order_info');
    if (order === null) return { kind: 'no_answer', why: 'not_readable', maybeDone: false };
    const stands = telling.kind === 'ship'
      ? pinduoduoParcels(order).some(({ waybillNumber }) => isSameWaybill(waybillNumber, telling.waybillNumber))
      : sameNote(pickText(order, 'remark'), telling.text) && (telling.flagNumber === null || pickInteger(order, 'remark_tag') === telling.flagNumber);
    return done(stands ? { already: true } : null);
  });
};

/** Pinduoduo. Its increments hold orders from payment on. */
export const makePinduoduo: MakeConnector = (making: ConnectorMaking): Connector => {
  const askPinduoduo = makeAskPinduoduo(making);
  const companies = async (ask: Ask): Promise<Answer<readonly ListedCourier[]>> => {
    const answer = await askPinduoduo({ type: 'pdd.logistics.companies.get', params: {}, writes: false }, ask);
    return andThen(answer, ({ body }) =>
      done(pickObjects(body, 'logistics_companies').filter((one) => pickTruth(one, 'available') !== false).map((one) => ({ code: pickText(one, 'id'), name: pickText(one, 'logistics_company') }))));
  };
  const courier = courierFinder(courierCodes.pinduoduo, companies);

  const tell = async ({ telling }: Message, ask: Ask): Promise<Answer<Told>> => {
    switch (telling.kind) {
      case 'note':
        return tellNote(askPinduoduo, telling, ask);
      case 'ship': {
        const id = await courier(telling.courierCode, ask);
        return id.kind === 'done' ? tellShip(askPinduoduo, telling, id.value, ask) : id;
      }
      case 'close':
      case 'refund':
      case 'waybill_ask':
      case 'waybill_cancel':
        return { kind: 'refused', code: 'not_offered', words: '拼多多不接受由软件代办这件事，请在拼多多商家后台操作。' };
      default:
        return assertNever(telling);
    }
  };

  return {
    ping: async (ask) => {
      const until = making.now();
      const { type, more } = lists.changed;
      const params = { ...allOfThem, ...more, start_updated_at: seconds(until - 60_000), end_updated_at: seconds(until), page: '1', page_size: '1' };
      return andThen(await askPinduoduo({ type, params, writes: false }, ask), ({ theirTime }) => done({ theirTime }));
    },
    // Changes of half an hour at most in one question, 48 for a day; deals of a whole day in one, of three months in all: from four days on the list asks less.
    orders: {
      longestSpanMs: halfHourMs, reachesBackMs: 89 * dayMs, changed: readList(askPinduoduo, making.account, lists.changed),
      placed: { insteadAfterMs: 4 * dayMs, longestSpanMs: dayMs, reachesBackMs: 89 * dayMs, read: readList(askPinduoduo, making.account, lists.placed) },
    },
    outbox: {
      pace: paces.pinduoduo, tell,
      find: (message, ask) => (message.telling.kind === 'ship' || message.telling.kind === 'note' ? findAtOrder(askPinduoduo, message.telling, ask) : Promise.resolve(done(null))),
    },
  };
};
