import { isJsonObject, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { Ask, ConnectorMaking } from '../connector.ts';
import { askJson, formOf, saidWords } from '../exact-reply.ts';
import { pickObject, pickText } from '../pick.ts';
import { clockWrong, later, noRight, saysBusy, saysTooOften, saysWrongClock, type Said } from '../said-errors.ts';
import { signPinduoduo } from '../signing.ts';

export type PinduoduoReply = { readonly body: JsonObject; readonly theirTime: number | null };

export type PinduoduoCall = {
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  /** False: a question, harmless whatever becomes of it. */
  readonly writes: boolean;
};

/** Token over or unknown, client unknown, its secret wrong, the address not allowed, no permission. */
const unusable = new Set(['10002', '10003', '10016', '10018', '10019', '10026', '10035', '20000', '20001', '20002', '20004', '20005', '20031', '20032', '30000', '30001']);
/** Its own troubles, and too many calls. */
const passing = new Set(['50000', '50002', '52001', '52002', '52003', '52101', '52102', '52103', '70031', '70032', '70033', '70034', '70035', '70036']);

/** An error of Pinduoduo's: by meaning of its words first, since its numbers are not documented in one place. */
export const pinduoduoError = (error: JsonObject, secrets: readonly string[]): Answer<never> => {
  const [code, subCode] = [pickText(error, 'error_code'), pickText(error, 'sub_code')];
  const said: Said = { code: subCode || code, words: saidWords(pickText(error, 'sub_msg') || pickText(error, 'error_msg'), secrets) };
  const general = `${said.words} ${pickText(error, 'error_msg')}`;
  if (saysWrongClock({ code: subCode, words: general })) return clockWrong(said);
  if (passing.has(code) || saysTooOften({ code: subCode, words: general })) return later(said);
  if (unusable.has(code) || /access_token.{0,8}(?:过期|无效|不存在|错误)|token.{0,8}expired|签名.{0,6}(?:失败|错误)|无权限|没有授权|未授权/i.test(general)) return noRight(said);
  return saysBusy({ code: subCode, words: general }) ? later(said) : refused(said.code, said.words);
};

export type AskPinduoduo = (call: PinduoduoCall, ask: Ask) => Promise<Answer<PinduoduoReply>>;

/** Calls to Pinduoduo for one shop. The keys stay in here. */
export const makeAskPinduoduo = ({ settings, secrets, fetch, now }: ConnectorMaking): AskPinduoduo => {
  const [clientSecret, accessToken] = [secrets['clientSecret'] ?? '', secrets['accessToken'] ?? ''];
  let ahead = 0;
  const once = async ({ type, params, writes }: PinduoduoCall, ask: Ask): Promise<Answer<PinduoduoReply>> => {
    const signed = {
      ...params, type, client_id: settings['clientId'] ?? '', access_token: accessToken, timestamp: String(Math.floor((now() + ahead) / 1000)), data_type: 'JSON', version: 'V1',
    };
    const body = formOf({ ...signed, sign: signPinduoduo(clientSecret, signed) });
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const answer = await askJson(fetch, { method: 'POST', url: settings['gateway'] ?? '', headers, body }, ask, writes, now);
    if (answer.kind !== 'done') return answer;
    const { root, theirTime } = answer.value;
    const error = pickObject(root, 'error_response');
    if (error !== null) {
      const said = pinduoduoError(error, [clientSecret, accessToken]);
      if (said.kind === 'later' && said.code === 'clock_wrong' && theirTime !== null) ahead = theirTime - now();
      return said;
    }
    // Roots are named after the call, but not by one rule.
    const reply = Object.entries(root).flatMap(([name, value]) => (/(?:^|_)response$/.test(name) && isJsonObject(value) ? [value] : []))[0];
    return reply === undefined ? { kind: 'no_answer', why: 'not_readable', maybeDone: writes } : done({ body: reply, theirTime });
  };
  return async (call, ask) => {
    const before = ahead;
    const answer = await once(call, ask);
    return answer.kind === 'later' && answer.code === 'clock_wrong' && Math.abs(ahead - before) > 30_000 ? await once(call, ask) : answer;
  };
};
