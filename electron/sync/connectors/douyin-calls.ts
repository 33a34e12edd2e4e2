import type { ExactJson, JsonObject } from '../../../shared/domain/exact-json.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { Ask, ConnectorMaking } from '../connector.ts';
import { askJson, saidWords } from '../exact-reply.ts';
import { pickText } from '../pick.ts';
import { clockWrong, later, noRight, saysBusy, saysTooOften, saysWrongClock, type Said } from '../said-errors.ts';
import { canonicalJson, signDouyin, type PlainJson } from '../signing.ts';

export type DouyinReply = { readonly root: JsonObject; readonly json: ExactJson; readonly theirTime: number | null };

export type DouyinCall = {
  /** `order/searchList` */
  readonly path: string;
  readonly params: { readonly [name: string]: PlainJson | undefined };
  /** False: a question, harmless whatever becomes of it. */
  readonly writes: boolean;
  /** A service that only this call needs: lacking it stops nothing else. */
  readonly apart?: boolean;
};

/** An error of Douyin's, by meaning. */
export const douyinError = (reply: JsonObject, secrets: readonly string[], apart: boolean): Answer<never> => {
  const [code, subCode] = [pickText(reply, 'code', 'err_no'), pickText(reply, 'sub_code')];
  const said: Said = { code: subCode || code, words: saidWords(pickText(reply, 'sub_msg') || pickText(reply, 'msg', 'message'), secrets) };
  if (saysTooOften(said)) return later(said);
  if (/access-?token|authorization|signature|app-?key|invalid[_-]ip/i.test(subCode) || code === '40001') return noRight(said);
  if (code === '30001' || code === '30002' || /permission/i.test(subCode)) return apart ? refused(said.code, said.words) : noRight(said);
  if (saysWrongClock(said)) return clockWrong(said);
  if (/^isv\./i.test(subCode)) return saysBusy({ code: '', words: said.words }) ? later(said) : refused(said.code, said.words);
  if (code === '20000' || /^(?:isp|dop)\./i.test(subCode) || (code === '50002' && subCode === '') || saysBusy(said)) return later(said);
  return refused(said.code, said.words);
};

export type AskDouyin = (call: DouyinCall, ask: Ask) => Promise<Answer<DouyinReply>>;

/** Calls to 抖店 for one shop. The keys stay in here. */
export const makeAskDouyin = ({ settings, secrets, fetch, now }: ConnectorMaking): AskDouyin => {
  const [appKey, appSecret, accessToken] = [settings['appKey'] ?? '', secrets['appSecret'] ?? '', secrets['accessToken'] ?? ''];
  let ahead = 0;
  const once = async ({ path, params, writes, apart = false }: DouyinCall, ask: Ask): Promise<Answer<DouyinReply>> => {
    // The very text that is signed is sent.
    const body = canonicalJson(params);
    const signed = { app_key: appKey, method: path.replaceAll('/', '.'), param_json: body, timestamp: String(Math.floor((now() + ahead) / 1000)), v: '2' };
    const query = new URLSearchParams({
      app_key: appKey, method: signed.method, timestamp: signed.timestamp, v: signed.v, sign_method: 'hmac-sha256', access_token: accessToken, sign: signDouyin(appSecret, signed, 'hmac-sha256'),
    });
    const url = `${settings['gateway'] ?? ''}/${path}?${query.toString()}`;
    const answer = await askJson(fetch, { method: 'POST', url, headers: { 'content-type': 'application/json' }, body }, ask, writes, now);
    if (answer.kind !== 'done') return answer;
    const { root, json, theirTime } = answer.value;
    const code = pickText(root, 'code', 'err_no');
    if (code === '10000' || (code === '0' && pickText(root, 'sub_code') === '')) return done({ root, json, theirTime });
    if (code === '') return { kind: 'no_answer', why: 'not_readable', maybeDone: writes };
    const said = douyinError(root, [appSecret, accessToken], apart);
    if (said.kind === 'later' && said.code === 'clock_wrong' && theirTime !== null) ahead = theirTime - now();
    return said;
  };
  return async (call, ask) => {
    const before = ahead;
    const answer = await once(call, ask);
    return answer.kind === 'later' && answer.code === 'clock_wrong' && Math.abs(ahead - before) > 30_000 ? await once(call, ask) : answer;
  };
};
