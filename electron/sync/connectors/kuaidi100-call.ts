import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { done, notReadable, type Answer } from '../answer.ts';
import { call } from '../call.ts';
import type { Ask, ConnectorMaking } from '../connector.ts';
import { jsonIn, retryAfterMs, saidWords, theirTime } from '../exact-reply.ts';
import { textAt } from '../pick.ts';

/** The signature is over the very text that is sent. */
export const signed = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();

export type Asked = { readonly json: JsonObject; readonly theirTime: number | null };
export type AskKuaidi100 = {
  /** Tracking: `sign` = MD5 of param, key and customer. */
  readonly query: (param: object, ask: Ask) => Promise<Answer<Asked>>;
  /** E-waybills: `sign` = MD5 of param, time, key and secret. */
  readonly label: (method: 'order' | 'cancel', param: object, ask: Ask) => Promise<Answer<Asked>>;
  readonly words: (text: string) => string;
};

/** One form to Kuaidi100, which answers with JSON and status 200 to nearly all; what its codes mean is for the caller. */
export const askKuaidi100 = ({ settings, secrets, fetch, now }: ConnectorMaking): AskKuaidi100 => {
  const [customer, key, secret] = [settings['customer'] ?? '', secrets['key'] ?? '', secrets['secret'] ?? ''];
  const words = (text: string): string => saidWords(text, [key, secret, secrets['partnerKey'] ?? '']);

  const post = async (url: string, form: Readonly<Record<string, string>>, changes: boolean, { signal }: Ask): Promise<Answer<Asked>> => {
    const answer = await call(fetch, {
      method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', accept: 'application/json' }, body: new URLSearchParams(form).toString(),
    }, signal === undefined ? {} : { signal });
    if (answer.kind === 'no_answer') return { ...answer, maybeDone: answer.maybeDone && changes };
    if (answer.kind !== 'done') return answer;
    const reply = answer.value;
    const json = jsonIn(reply);
    const said = words(textAt(json, 'message'));
    if (reply.status === 429) return { kind: 'later', afterMs: retryAfterMs(reply.headers, now()), code: '429', words: said };
    if (reply.status === 401 || (reply.status === 403 && json !== undefined)) return { kind: 'no_right', code: String(reply.status), words: said };
    return isJsonObject(json) ? done({ json, theirTime: theirTime(reply) }) : notReadable(changes && reply.status < 300);
  };

  return {
    words,
    query: (param, ask) => {
      const text = JSON.stringify(param);
      return post(`${settings['pollGateway'] ?? ''}/poll/query.do`, { customer, sign: signed(`${text}${key}${customer}`), param: text }, false, ask);
    },
    label: (method, param, ask) => {
      const [text, t] = [JSON.stringify(param), String(now())];
      return post(`${settings['labelGateway'] ?? ''}/label/order`, { method, key, t, sign: signed(`${text}${t}${key}${secret}`), param: text }, true, ask);
    },
  };
};
