import { textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import type { OrderDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import { zoneClock } from '../../../shared/domain/intake/order-time.ts';
import { done, notReadable, type Answer } from '../answer.ts';
import type { Ask, ChangedOrders, Connector, MakeConnector } from '../connector.ts';
import { listAt, objectAt, objectsAt, textAt, valueAt } from '../pick.ts';
import { askShopify } from './shopify-call.ts';
import { readShopifyOrder } from './shopify-orders.ts';
import { shopifyOutbox } from './shopify-outbox.ts';
import { changedOrders, moreLines, ping } from './shopify-queries.ts';

const day = 86_400_000;

/** As many orders as Shopify's limit on one query's cost allows with all their lines; fewer when it says that was too much. */
const ordersAPage = 8;
const mostLinePages = 20;

/** Where the next page begins, and how large it may be. */
const pageText = (first: number, after: string): string => `${first}:${after}`;
const readPage = (page: string | null): { readonly first: number; readonly after: string | null } => {
  const [, first = '', after = ''] = /^(\d{1,3}):(.*)$/s.exec(page ?? '') ?? [];
  return { first: first === '' ? ordersAPage : Math.min(ordersAPage, Math.max(1, Number(first))), after: after === '' ? null : after };
};

const hasMore = (connection: JsonObject | null): boolean => valueAt(connection ?? undefined, 'pageInfo', 'hasNextPage') === true;

/** Shopify, by its GraphQL Admin API. */
export const makeShopify: MakeConnector = (making) => {
  const { settings, secrets, account, timeZone } = making;
  const asking = askShopify(making);
  const saidBy = (settings['shopAddress'] ?? '').replace(/^https?:\/\//, '');
  const telling = { account, saidBy, clock: zoneClock(timeZone) };

  const linesOf = async (order: JsonObject, ask: Ask): Promise<Answer<readonly JsonObject[]>> => {
    const lines = [...objectsAt(order, 'lineItems', 'nodes')];
    let connection = objectAt(order, 'lineItems');
    for (let pages = 0; hasMore(connection); pages += 1) {
      const after = textAt(connection ?? undefined, 'pageInfo', 'endCursor');
      if (after === '' || pages === mostLinePages) return notReadable(false);
      const asked = await asking(moreLines, { id: textOf(order['id']), after }, ask);
      if (asked.kind !== 'done') return asked;
      connection = objectAt(asked.value.data, 'order', 'lineItems');
      if (connection === null) return notReadable(false);
      lines.push(...objectsAt(connection, 'nodes'));
    }
    return done(lines);
  };

  const changed = async (span: { readonly from: number; readonly until: number }, page: string | null, ask: Ask): Promise<Answer<ChangedOrders>> => {
    const { first, after } = readPage(page);
    const time = (at: number): string => new Date(at).toISOString();
    const asked = await asking(changedOrders, { first, after, changed: `updated_at:>='${time(span.from)}' AND updated_at:<='${time(span.until)}'` }, ask);
    if (asked.kind === 'refused' && asked.code === 'MAX_COST_EXCEEDED' && first > 1) return changed(span, pageText(Math.floor(first / 2), after ?? ''), ask);
    if (asked.kind !== 'done') return asked;
    const connection = objectAt(asked.value.data, 'orders');
    if (connection === null) return notReadable(false);
    const [orders, unreadable]: [OrderDraft[], RefusedLine[]] = [[], []];
    for (const node of objectsAt(connection, 'nodes')) {
      const lines = await linesOf(node, ask);
      if (lines.kind !== 'done') return lines;
      const read = readShopifyOrder(node, lines.value, telling);
      if ('draft' in read) orders.push(read.draft);
      else unreadable.push(read.unreadable);
    }
    const end = textAt(connection, 'pageInfo', 'endCursor');
    if (!hasMore(connection)) return done({ orders, unreadable, next: null });
    // More, but no way to get there: what is missing would never be noticed.
    if (end === '' || end === after || listAt(connection, 'nodes').length === 0) return notReadable(false);
    return done({ orders, unreadable, next: pageText(first, end) });
  };

  const connector: Connector = {
    ping: async (ask) => {
      const asked = await asking(ping, {}, ask);
      if (asked.kind !== 'done') return asked;
      if (textAt(asked.value.data, 'shop', 'name') === '') return notReadable(false);
      const scopes = objectsAt(asked.value.data, 'currentAppInstallation', 'accessScopes').map((scope) => textOf(scope['handle']));
      const lacks = scopes.length > 0 && !scopes.includes('read_orders') && !scopes.includes('write_orders');
      return lacks ? { kind: 'no_right', code: 'scope_missing', words: 'read_orders' } : done({ theirTime: asked.value.theirTime });
    },
    // A key without `read_all_orders` sees sixty days.
    orders: { longestSpanMs: 3 * day, reachesBackMs: 60 * day, changed },
    outbox: shopifyOutbox(asking, [secrets['accessToken'] ?? '']),
  };
  return connector;
};
