import { textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { plainText } from '../../../shared/domain/intake/cell-text.ts';
import { readTime, zoneClock } from '../../../shared/domain/intake/order-time.ts';
import { courierByCode } from '../../../shared/domain/printing/couriers.ts';
import { done, notReadable, refused, type Answer } from '../answer.ts';
import type { Ask, Connector, ParcelReport } from '../connector.ts';
import { objectsAt, textAt } from '../pick.ts';
import type { AskKuaidi100 } from './kuaidi100-call.ts';

/** 在途, 揽收, 疑难, 签收, 退签, 派件, 退回, 转投; customs 8 and 10 to 13; 拒签. */
const states: Readonly<Record<string, ParcelReport['state']>> = {
  0: 'on_the_way', 1: 'collected', 2: 'trouble', 3: 'delivered', 4: 'returned', 5: 'out_for_delivery', 6: 'returning', 7: 'on_the_way', 8: 'on_the_way', 10: 'on_the_way', 11: 'on_the_way', 12: 'on_the_way', 13: 'trouble', 14: 'refused',
};

/** Finer states have the main one in front (`304` is a delivered one); one that nobody has told us of says no more than that it is under way. */
const stateOf = (code: string): ParcelReport['state'] => states[code] ?? (/^\d{3,4}$/.test(code) ? states[code.slice(0, -2)] : undefined) ?? 'on_the_way';

/** Times are the wall clock of China, where the couriers are. */
const clock = zoneClock('Asia/Shanghai');
const eventOf = (event: JsonObject): ParcelReport['events'][number] => {
  const read = readTime(textOf(event['ftime']) || textOf(event['time']), clock);
  return { at: read.kind === 'value' ? read.value : null, text: plainText(textOf(event['context'])), place: plainText(textOf(event['areaName'])) };
};

/** Sorted here, too: some couriers' lists come the other way round. Those without a time keep their place behind. */
const newestFirst = (events: ParcelReport['events']): ParcelReport['events'] =>
  events.every(({ at }) => at !== null) ? [...events].sort((one, other) => (other.at ?? 0) - (one.at ?? 0)) : events;

/** These want the last four digits of the receiver's or sender's phone; nobody else is told them. */
const wantsPhone = new Set(['shunfeng', 'zhongtong']);
const lastDigits = (phone: string): string => phone.replace(/-\d{1,6}$/, '').replace(/\D/g, '').slice(-4);

export type Asking = { readonly com: string; readonly num: string; readonly phone: string };

/** The parameter in the order in which its signature was tested. */
export const queryParam = ({ com, num, phone }: Asking): object => ({ com, num, phone, from: '', to: '', resultv2: '1', show: '0', order: 'desc' });

export const isGoodKey = new Set(['200', '400', '408', '500']);

/** A refusal of the query service by its code; null = it is none. `500` (nothing found yet) is for the caller. */
export const failureOf = (json: JsonObject, words: (text: string) => string): Answer<never> | null => {
  const code = textOf(json['returnCode']) || (textOf(json['status']) === '200' ? '' : textOf(json['status']));
  const said = words(textOf(json['message']));
  const isFailed = json['result'] === false || textOf(json['result']) === 'false' || (code !== '' && code !== '200');
  if (!isFailed) return null;
  switch (code) {
    case '503': case '601': return { kind: 'no_right', code, words: said };
    case '502': return { kind: 'later', afterMs: null, code, words: said };
    case '501': return { kind: 'no_answer', why: 'server_error', maybeDone: false };
    default: return refused(code || 'unknown', said);
  }
};

export const kuaidi100Parcels = (asking: AskKuaidi100): NonNullable<Connector['parcels']> => ({
  // Its rule is one question per number and half hour; how often numbers come round is for whoever asks.
  pace: { perSecond: 5, atOnce: 2 },
  follow: async ({ courierCode, waybillNumber, phone }, ask: Ask): Promise<Answer<ParcelReport>> => {
    const com = courierByCode(courierCode)?.kuaidi100;
    const num = waybillNumber.trim();
    if (com === undefined) return refused('courier_unknown', `快递100 查不了快递公司 ${courierCode}`);
    if (!/^[A-Za-z0-9-]{6,32}$/.test(num)) return refused('number_unreadable', '快递100 只查 6 到 32 位的单号');
    const asked = await asking.query(queryParam({ com, num, phone: wantsPhone.has(com) ? lastDigits(phone) : '' }), ask);
    if (asked.kind !== 'done') return asked;
    const { json } = asked.value;
    const failure = failureOf(json, asking.words);
    // Not with the courier yet, or not in its books: nothing has happened to it so far.
    if (failure?.kind === 'refused' && failure.code === '500') return done({ state: 'on_the_way', events: [] });
    if (failure !== null) return failure;
    if (json['data'] === undefined) return notReadable(false);
    // An answer about another number is none.
    const about = textAt(json, 'nu');
    if (about !== '' && about.toUpperCase() !== num.toUpperCase()) return notReadable(false);
    const events = newestFirst(objectsAt(json, 'data').map(eventOf));
    const state = stateOf(textAt(json, 'state'));
    return done({ state: textAt(json, 'ischeck') === '1' && state === 'on_the_way' ? 'delivered' : state, events });
  },
});
