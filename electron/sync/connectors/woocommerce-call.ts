import type { JsonValue } from '../../../shared/domain/exact-json.ts';
import { done, notReadable, refused, type Answer } from '../answer.ts';
import { call, type Call, type Fetch } from '../call.ts';
import type { Ask, ConnectorMaking } from '../connector.ts';
import { jsonIn, retryAfterMs, saidWords, theirTime } from '../exact-reply.ts';
import { textAt } from '../pick.ts';

export type Asked = { readonly json: JsonValue; /** Of a list: how many there are on all pages; null = not said. */ readonly total: number | null; readonly theirTime: number | null };
export type AskWoocommerce = {
  readonly get: (path: string, query: Readonly<Record<string, string>>, ask: Ask) => Promise<Answer<Asked>>;
  readonly send: (method: 'POST' | 'PUT', path: string, body: object, ask: Ask) => Promise<Answer<Asked>>;
};

/** A status that WordPress never gives: what it refused with a 500 and its reason in JSON. */
const refusedBy500 = 499;

/** WooCommerce refuses a refund with status 500 and says why; `call` would not read that. Any other 500 stays one. */
const readingRefusals = (fetch: Fetch): Fetch => async (url, init) => {
  const response = await fetch(url, init);
  if (response.status !== 500 || response.headers.get('content-type')?.includes('json') !== true) return response;
  return new Response(response.body, { status: refusedBy500, headers: response.headers });
};

const noSuchOrder = /^woocommerce_rest_(?:shop_order_)?invalid_(?:order_)?id$/;

/**
 * One call of the REST API. The keys go in the header. Web servers that run PHP as CGI drop that header: over https, a question that was
 * answered with 401 is asked once more with the keys in the address, as WooCommerce's documentation has it; what helped is kept up.
 */
export const askWoocommerce = ({ settings, secrets, fetch, now }: ConnectorMaking): AskWoocommerce => {
  const [key, secret] = [secrets['consumerKey'] ?? '', secrets['consumerSecret'] ?? ''];
  const site = settings['siteAddress'] ?? '';
  const basic = Buffer.from(`${key}:${secret}`, 'utf8').toString('base64');
  const words = (text: string): string => saidWords(text, [key, secret, basic]);
  let keysIn: 'header' | 'address' = 'header';

  const once = async (method: Call['method'], path: string, query: Readonly<Record<string, string>>, body: object | null, where: typeof keysIn, { signal }: Ask): Promise<Answer<Asked>> => {
    const asked = new URLSearchParams({ ...query, ...(where === 'address' ? { consumer_key: key, consumer_secret: secret } : {}) }).toString();
    const answer = await call(readingRefusals(fetch), {
      method, url: `${site}/wp-json/wc/v3/${path}${asked === '' ? '' : `?${asked}`}`,
      headers: { accept: 'application/json', ...(body === null ? {} : { 'content-type': 'application/json' }), ...(where === 'header' ? { authorization: `Basic ${basic}` } : {}) },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    }, signal === undefined ? {} : { signal });
    if (answer.kind !== 'done') return answer;
    const reply = answer.value;
    const json = jsonIn(reply);
    const [code, message] = [textAt(json, 'code'), words(textAt(json, 'message'))];
    const maybeDone = method !== 'GET';
    if (reply.status === refusedBy500) return code.startsWith('woocommerce_') ? refused(code, message) : { kind: 'no_answer', why: 'server_error', maybeDone };
    if (reply.status === 429) return { kind: 'later', afterMs: retryAfterMs(reply.headers, now()), code: code || '429', words: message };
    if (reply.status === 401 || (reply.status === 403 && json !== undefined)) return { kind: 'no_right', code: code || String(reply.status), words: message };
    // A page instead of data: a firewall, a theme's "not found", a site without the shop's plugin.
    if (json === undefined) return notReadable(maybeDone && reply.status < 300);
    if (reply.status === 404 && noSuchOrder.test(code)) return refused('order_not_found', message);
    if (reply.status === 404) return notReadable(false);
    if (reply.status >= 400) return refused(code || String(reply.status), message);
    const total = reply.headers.get('x-wp-total') ?? '';
    return done({ json, total: /^\d{1,9}$/.test(total) ? Number(total) : null, theirTime: theirTime(reply) });
  };

  return {
    get: async (path, query, ask) => {
      const answer = await once('GET', path, query, null, keysIn, ask);
      if (answer.kind !== 'no_right' || keysIn === 'address' || !site.startsWith('https:') || !['401', 'woocommerce_rest_cannot_view', 'rest_not_logged_in', 'rest_forbidden'].includes(answer.code)) return answer;
      const again = await once('GET', path, query, null, 'address', ask);
      if (again.kind === 'done') keysIn = 'address';
      return again.kind === 'done' ? again : answer;
    },
    send: (method, path, body, ask) => once(method, path, {}, body, keysIn, ask),
  };
};
