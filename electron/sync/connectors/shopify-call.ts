import type { JsonObject, JsonValue } from '../../../shared/domain/exact-json.ts';
import { done, notReadable, refused, type Answer } from '../answer.ts';
import { call } from '../call.ts';
import type { Ask, ConnectorMaking } from '../connector.ts';
import { jsonIn, retryAfterMs, saidWords, theirTime } from '../exact-reply.ts';
import { objectAt, objectsAt, textAt, valueAt } from '../pick.ts';
import { apiVersion } from './shopify-queries.ts';

export type Asked = { readonly data: JsonObject; readonly theirTime: number | null };
export type AskShopify = (query: string, variables: Readonly<Record<string, unknown>>, ask: Ask) => Promise<Answer<Asked>>;

const kindOf = (query: string): 'query' | 'mutation' => (query.startsWith('mutation') ? 'mutation' : 'query');
const nameOf = (query: string): string => /^\w+ (\w+)/.exec(query)?.[1] ?? '';

/** What the query asked for and the bucket lacks, at the rate it fills: from the reply's own account of its cost. */
const waitForBucket = (reply: JsonValue | undefined): number | null => {
  const number = (...names: readonly string[]): number => Number(textAt(reply, 'extensions', 'cost', ...names) || Number.NaN);
  const wait = (number('requestedQueryCost') - number('throttleStatus', 'currentlyAvailable')) / number('throttleStatus', 'restoreRate');
  return Number.isFinite(wait) && wait > 0 ? Math.ceil(wait * 1000) : null;
};

/**
 * One GraphQL operation. Shopify answers with status 200 also to what it refuses; the code beside each error says which it is. An answer that has
 * errors is no answer, also where a part of the data is there.
 */
export const askShopify = ({ settings, secrets, fetch, now }: ConnectorMaking): AskShopify => async (query, variables, { signal }) => {
  const token = secrets['accessToken'] ?? '';
  const words = (text: string): string => saidWords(text, [token]);
  const mayHaveChanged = kindOf(query) === 'mutation';
  const answer = await call(fetch, {
    method: 'POST', url: `${settings['shopAddress'] ?? ''}/admin/api/${apiVersion}/graphql.json`,
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-shopify-access-token': token },
    body: JSON.stringify({ query, operationName: nameOf(query), variables }),
  }, signal === undefined ? {} : { signal });
  // To ask changes nothing, although it is asked by POST.
  if (answer.kind === 'no_answer') return { ...answer, maybeDone: answer.maybeDone && mayHaveChanged };
  if (answer.kind !== 'done') return answer;
  const reply = answer.value;
  const json = jsonIn(reply);
  const errors = objectsAt(json, 'errors');
  const first = textAt(errors[0], 'message') || textAt(json, 'errors') || textAt(json, 'error');
  const [code] = errors.map((error) => textAt(error, 'extensions', 'code')).filter((text) => text !== '');
  if (reply.status === 401 || (reply.status === 403 && json !== undefined) || reply.status === 402) return { kind: 'no_right', code: String(reply.status), words: words(first) };
  if (reply.status === 429 || reply.status === 430 || reply.status === 423) return { kind: 'later', afterMs: retryAfterMs(reply.headers, now()), code: String(reply.status), words: words(first) };
  if (json === undefined || reply.status === 404) return notReadable(mayHaveChanged && reply.status < 300);
  if (reply.status >= 400) return refused(String(reply.status), words(first));
  if (errors.length > 0 || valueAt(json, 'errors') !== undefined) {
    switch (code) {
      case 'THROTTLED': return { kind: 'later', afterMs: waitForBucket(json) ?? retryAfterMs(reply.headers, now()), code, words: words(first) };
      case 'ACCESS_DENIED': case 'SHOP_INACTIVE': return { kind: 'no_right', code, words: words(first) };
      case 'INTERNAL_SERVER_ERROR': case 'TIMEOUT': return { kind: 'no_answer', why: 'server_error', maybeDone: mayHaveChanged };
      default: return refused(code ?? 'graphql', words(first));
    }
  }
  const data = objectAt(json, 'data');
  return data === null ? notReadable(mayHaveChanged) : done({ data, theirTime: theirTime(reply) });
};

/** What a mutation says under its name: refused in its own words, or the rest of it. */
export const payloadOf = (asked: Asked, mutation: string, secrets: readonly string[]): Answer<JsonObject> => {
  const payload = objectAt(asked.data, mutation);
  if (payload === null) return notReadable(true);
  const [error] = [...objectsAt(payload, 'userErrors'), ...objectsAt(payload, 'orderCancelUserErrors')];
  if (error === undefined) return done(payload);
  return refused(textAt(error, 'code') || 'user_error', saidWords(textAt(error, 'message'), secrets));
};
