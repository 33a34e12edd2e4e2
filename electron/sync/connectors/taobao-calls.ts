import { isJsonObject, type ExactJson, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { done, refused, type Answer } from '../answer.ts';
import type { Ask, ConnectorMaking } from '../connector.ts';
import { askJson, formOf, saidWords } from '../exact-reply.ts';
import { pickObject, pickText } from '../pick.ts';
import { clockWrong, later, noRight, saysBusy, saysTooOften, saysWrongClock, type Said } from '../said-errors.ts';
import { chinaClock, signTop } from '../signing.ts';

/** What stood in the root of a reply, with the document that it is a part of. */
export type TopReply = { readonly body: JsonObject; readonly json: ExactJson; readonly theirTime: number | null };

export type TopCall = {
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  /** False: a question, harmless whatever becomes of it. */
  readonly writes: boolean;
  /** A service that only this call needs: lacking it stops nothing else. */
  readonly apart?: boolean;
};

const keysUnusable = new Set(['24', '25', '26', '27', '28', '29', '53']);
const permissions = new Set(['11', '12', '13']);

/** TOP's error of any call, by meaning. */
export const topError = (error: JsonObject, secrets: readonly string[], apart: boolean): Answer<never> => {
  const [code, subCode] = [pickText(error, 'code'), pickText(error, 'sub_code')];
  const said: Said = { code: subCode || code, words: saidWords(pickText(error, 'sub_msg') || pickText(error, 'msg'), secrets) };
  if (code === '31') return clockWrong(said);
  if (code === '7' || saysTooOften(said)) return later({ ...said, words: `${said.words} ${saidWords(pickText(error, 'msg'), secrets)}`.trim() });
  if (keysUnusable.has(code) || /invalid-?session|session-?(?:key|expired)|isv\.invalid-?(?:session|app-?key)/i.test(subCode)) return noRight(said);
  if (permissions.has(code) || /insufficient.*permission|invalid-permission|permission-denied/i.test(subCode)) return apart ? refused(said.code, said.words) : noRight(said);
  if (/^isv\./i.test(subCode)) return saysBusy({ code: '', words: said.words }) ? later(said) : refused(said.code, said.words);
  if (/^isp\./i.test(subCode) || code === '10' || (code === '15' && subCode === '') || saysBusy(said)) return later(said);
  return saysWrongClock(said) ? clockWrong(said) : refused(said.code, said.words);
};

export type AskTop = (call: TopCall, ask: Ask) => Promise<Answer<TopReply>>;

/** Calls to TOP for one shop. The keys stay in here. */
export const makeAskTop = ({ settings, secrets, fetch, now }: ConnectorMaking): AskTop => {
  const [appSecret, session] = [secrets['appSecret'] ?? '', secrets['sessionKey'] ?? ''];
  // Set by the platform's own clock, after it has said that ours is wrong.
  let ahead = 0;
  const once = async ({ method, params, writes, apart = false }: TopCall, ask: Ask): Promise<Answer<TopReply>> => {
    const signed = {
      ...params, method, app_key: settings['appKey'] ?? '', session, timestamp: chinaClock(now() + ahead), format: 'json', v: '2.0', sign_method: 'md5',
    };
    const body = formOf({ ...signed, sign: signTop(appSecret, signed, 'md5') });
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const answer = await askJson(fetch, { method: 'POST', url: settings['gateway'] ?? '', headers, body }, ask, writes, now);
    if (answer.kind !== 'done') return answer;
    const { root, json, theirTime } = answer.value;
    const error = pickObject(root, 'error_response');
    if (error !== null) {
      const said = topError(error, [appSecret, session], apart);
      if (said.kind === 'later' && said.code === 'clock_wrong' && theirTime !== null) ahead = theirTime - now();
      return said;
    }
    const named = root[`${method.replace(/^taobao\./, '').replaceAll('.', '_')}_response`];
    const reply = isJsonObject(named) ? named : Object.entries(root).flatMap(([name, value]) => (name.endsWith('_response') && isJsonObject(value) ? [value] : []))[0];
    return reply === undefined ? { kind: 'no_answer', why: 'not_readable', maybeDone: writes } : done({ body: reply, json, theirTime });
  };
  return async (call, ask) => {
    const before = ahead;
    const answer = await once(call, ask);
    // What was refused for its time was not done: with the right one it may go out again.
    return answer.kind === 'later' && answer.code === 'clock_wrong' && Math.abs(ahead - before) > 30_000 ? await once(call, ask) : answer;
  };
};
