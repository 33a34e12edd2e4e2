import { isJsonObject, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { assertNever } from '../../../shared/domain/result.ts';
import { andThen, done, type Answer } from '../answer.ts';
import type { Ask, ChangedOrders, Connector, ConnectorMaking, MakeConnector, Message, Telling, Told } from '../connector.ts';
import { courierCodes, courierFinder, type ListedCourier } from '../courier-codes.ts';
import { draftsAndRest, isSameWaybill, sameNote, type OrderRead } from '../order-rows.ts';
import { paces } from '../paces.ts';
import { pickInteger, pickObject, pickObjects, pickText, pickTruth, listOf } from '../pick.ts';
import { inLots, readBackwards, type ListPage } from '../read-backwards.ts';
import { saysShippedAlready } from '../said-errors.ts';
import { chinaClock } from '../signing.ts';
import { makeAskTop, type AskTop } from './taobao-calls.ts';
import { lacksDetails, readTrade, tradeFields, tradeNumber, tradeParcels } from './taobao-orders.ts';
import { makeTaobaoWaybills } from './taobao-waybills.ts';

const pageSize = 100;
const dayMs = 24 * 3_600_000;

/** Trades whose list entry says too little are asked for one by one; one that is refused is named and stops no other. */
const withDetails = async (askTop: AskTop, trades: readonly JsonObject[], from: string, ask: Ask): Promise<Answer<readonly OrderRead[]>> =>
  inLots(trades, paces.taobao.atOnce, async (trade): Promise<Answer<OrderRead>> => {
    const number = tradeNumber(trade);
    if (!lacksDetails(trade) || number === '') return done(readTrade(trade, from));
    const answer = await askTop({ method: 'taobao.trade.fullinfo.get', params: { fields: tradeFields, tid: number }, writes: false }, ask);
    if (answer.kind === 'refused') {
      return done({ unreadable: { fileName: from, lineNumber: 0, platformOrderNumber: number, code: 'intake.order_not_given', params: { words: answer.words } } });
    }
    return andThen(answer, ({ body }) => done(readTrade(pickObject(body, 'trade') ?? trade, from)));
  });

const changedTrades = (askTop: AskTop, account: string): NonNullable<Connector['orders']>['changed'] => async ({ from, until }, page, ask): Promise<Answer<ChangedOrders>> => {
  const read = async (number: number, counted: boolean): Promise<Answer<ListPage>> => {
    const params = {
      fields: tradeFields, start_modified: chinaClock(from), end_modified: chinaClock(until), page_no: String(number), page_size: String(pageSize), use_has_next: String(!counted),
    };
    const answer = await askTop({ method: 'taobao.trades.sold.increment.get', params, writes: false }, ask);
    return andThen(answer, ({ body }) => done({ total: pickInteger(body, 'total_results'), items: (listOf(body['trades']) ?? []).filter(isJsonObject) }));
  };
  const list = await readBackwards(page, pageSize, read);
  if (list.kind !== 'done') return list;
  const reads = await withDetails(askTop, list.value.items, account, ask);
  return andThen(reads, (all) => done({ ...draftsAndRest(all), next: list.value.next }));
};

type Ship = Extract<Telling, { kind: 'ship' }>;
type Note = Extract<Telling, { kind: 'note' }>;

const tellShip = async (askTop: AskTop, { platformOrderNumber, waybillNumber }: Ship, companyCode: string, ask: Ask): Promise<Answer<Told>> => {
  const params = { tid: platformOrderNumber, out_sid: waybillNumber, company_code: companyCode };
  const answer = await askTop({ method: 'taobao.logistics.offline.send', params, writes: true }, ask);
  if (answer.kind === 'refused' && saysShippedAlready(answer)) return done({ already: true });
  return andThen(answer, ({ body }): Answer<Told> =>
    pickTruth(pickObject(body, 'shipping'), 'is_success') === false ? { kind: 'refused', code: 'not_shipped', words: '平台没有接受这次发货。' } : done({ already: false }));
};

const tellNote = async (askTop: AskTop, { platformOrderNumber, text, flagNumber }: Note, ask: Ask): Promise<Answer<Told>> => {
  const params = { tid: platformOrderNumber, ...(text === '' ? { reset: 'true' } : { memo: text }), ...(flagNumber === null ? {} : { flag: String(flagNumber) }) };
  return andThen(await askTop({ method: 'taobao.trade.memo.update', params, writes: true }, ask), () => done({ already: false }));
};

/** What the trade itself shows of a shipment or a note. */
const findAtTrade = async (askTop: AskTop, telling: Ship | Note, ask: Ask): Promise<Answer<Told | null>> => {
  const params = { fields: 'tid,status,seller_memo,seller_flag,orders', tid: telling.platformOrderNumber };
  const answer = await askTop({ method: 'taobao.trade.fullinfo.get', params, writes: false }, ask);
  return andThen(answer, ({ body }): Answer<Told | null> => {
    const trade = pickObject(body, 'trade');
    if (trade === null) return { kind: 'no_answer', why: 'not_readable', maybeDone: false };
    const stands = telling.kind === 'ship'
      ? tradeParcels(trade).some(({ waybillNumber }) => isSameWaybill(waybillNumber, telling.waybillNumber))
      : sameNote(pickText(trade, 'seller_memo'), telling.text) && (telling.flagNumber === null || (pickInteger(trade, 'seller_flag') ?? 0) === telling.flagNumber);
    return done(stands ? { already: true } : null);
  });
};

/** Taobao and Tmall over TOP. What the app key was not granted is refused by TOP in its own words. */
export const makeTaobao: MakeConnector = (making: ConnectorMaking): Connector => {
  const askTop = makeAskTop(making);
  const waybills = makeTaobaoWaybills(askTop);
  const companies = async (ask: Ask): Promise<Answer<readonly ListedCourier[]>> => {
    const answer = await askTop({ method: 'taobao.logistics.companies.get', params: { fields: 'id,code,name', order_mode: 'all' }, writes: false, apart: true }, ask);
    return andThen(answer, ({ body }) => done(pickObjects(body, 'logistics_companies').map((one) => ({ code: pickText(one, 'code'), name: pickText(one, 'name') }))));
  };
  const courier = courierFinder(courierCodes.taobao, companies);

  const tell = async ({ key, telling }: Message, ask: Ask): Promise<Answer<Told>> => {
    switch (telling.kind) {
      case 'note':
        return tellNote(askTop, telling, ask);
      case 'close':
      case 'refund':
        return { kind: 'refused', code: 'not_offered', words: '淘宝不接受由软件代办这件事，请在千牛里操作。' };
      case 'ship':
      case 'waybill_ask':
      case 'waybill_cancel': {
        const code = await courier(telling.courierCode, ask);
        if (code.kind !== 'done') return code;
        if (telling.kind === 'ship') return tellShip(askTop, telling, code.value, ask);
        return telling.kind === 'waybill_ask' ? waybills.ask(telling, key, code.value, ask) : waybills.cancel(telling, code.value, ask);
      }
      default:
        return assertNever(telling);
    }
  };

  return {
    ping: async (ask) => {
      const until = making.now();
      const params = { fields: 'tid', start_modified: chinaClock(until - 60_000), end_modified: chinaClock(until), page_no: '1', page_size: '1', use_has_next: 'true' };
      return andThen(await askTop({ method: 'taobao.trades.sold.increment.get', params, writes: false }, ask), ({ theirTime }) => done({ theirTime }));
    },
    // Trades of three months; a day at most in one question.
    orders: { longestSpanMs: dayMs, reachesBackMs: 89 * dayMs, changed: changedTrades(askTop, making.account) },
    outbox: {
      pace: paces.taobao, tell,
      // Asking for a number again brings the same one, and giving it back twice does no harm.
      find: async ({ telling }, ask) => (telling.kind === 'ship' || telling.kind === 'note' ? findAtTrade(askTop, telling, ask) : done(null)),
    },
  };
};
