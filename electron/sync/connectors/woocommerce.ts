import { isJsonList, isJsonObject, textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import type { OrderDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import { zoneClock } from '../../../shared/domain/intake/order-time.ts';
import { done, notReadable, type Answer } from '../answer.ts';
import type { Ask, ChangedOrders, Connector, MakeConnector } from '../connector.ts';
import { askWoocommerce } from './woocommerce-call.ts';
import { isNoOrderYet, readWoocommerceOrder } from './woocommerce-orders.ts';
import { woocommerceOutbox } from './woocommerce-outbox.ts';

const day = 86_400_000;
const ordersAPage = 50;
/** Asked for again with each page: so many orders may leave the list meanwhile without one being missed. */
const overlap = 5;

/** So many orders lie before the next page; the ids of the very first and of the last one that was seen. */
type Place = { readonly offset: number; readonly firstId: string; readonly lastId: string };
const readPlace = (page: string | null): Place => {
  const [, offset = '0', firstId = '', lastId = ''] = /^(\d{1,9}):(\d*):(\d*)$/.exec(page ?? '') ?? [];
  return { offset: Number(offset), firstId, lastId };
};

const idOf = (order: JsonObject | undefined): string => textOf(order?.['id']);

/** Ids have any number of digits. */
const isBefore = (id: string, other: string): boolean => (id.length === other.length ? id < other : id.length < other.length);

/** Whole seconds without a zone: WordPress would turn a `Z` into the site's own time and compare that with UTC. Both ends are left out there. */
const secondText = (at: number): string => new Date(at).toISOString().slice(0, 19);

/** WooCommerce, by its REST API v3. */
export const makeWoocommerce: MakeConnector = (making) => {
  const { settings, account, timeZone } = making;
  const asking = askWoocommerce(making);
  const saidBy = (settings['siteAddress'] ?? '').replace(/^https?:\/\//, '');
  const telling = { account, saidBy, clock: zoneClock(timeZone) };

  /**
   * By id, which never changes: what is changed meanwhile leaves the list or joins it, but does not move. A page begins within the one
   * before; when nothing of that is found there, more has left than was allowed for, and it is looked for further in front.
   */
  const changed = async (span: { readonly from: number; readonly until: number }, page: string | null, ask: Ask): Promise<Answer<ChangedOrders>> => {
    const place = readPlace(page);
    const { firstId, lastId } = place;
    for (let [offset, size] = [place.offset, ordersAPage]; ; [offset, size] = [Math.max(0, offset - ordersAPage), 2 * ordersAPage]) {
      const asked = await asking.get('orders', {
        per_page: String(size), offset: String(offset), orderby: 'id', order: 'asc', dates_are_gmt: 'true', modified_after: secondText(span.from - 1000), modified_before: secondText(Math.ceil(span.until / 1000) * 1000 + 1000),
      }, ask);
      if (asked.kind !== 'done') return asked;
      const { json, total } = asked.value;
      if (!isJsonList(json)) return notReadable(false);
      const found = json.filter(isJsonObject);
      if (found.some((order) => !/^\d+$/.test(idOf(order)))) return notReadable(false);
      const [first] = found;
      if (offset > 0 && lastId !== '' && (first === undefined || isBefore(lastId, idOf(first)))) continue;
      // It was asked for what lies behind, and began from the front again: a cache, or a server that knows no offset.
      if (offset > 0 && firstId !== '' && idOf(first) === firstId) return notReadable(false);
      const [orders, unreadable]: [OrderDraft[], RefusedLine[]] = [[], []];
      for (const order of found) {
        if ((lastId !== '' && !isBefore(lastId, idOf(order))) || isNoOrderYet(order)) continue;
        const read = readWoocommerceOrder(order, telling);
        if ('draft' in read) orders.push(read.draft);
        else unreadable.push(read.unreadable);
      }
      // A page can be shorter than asked for: what the keys may not read is left out of it.
      const isMore = json.length >= size || (total !== null && offset + size < total);
      return done({ orders, unreadable, next: isMore ? `${offset + size - overlap}:${firstId || idOf(first)}:${idOf(found.at(-1)) || lastId}` : null });
    }
  };

  const connector: Connector = {
    ping: async (ask) => {
      const asked = await asking.get('orders', { per_page: '1', _fields: 'id' }, ask);
      if (asked.kind !== 'done') return asked;
      return isJsonList(asked.value.json) ? done({ theirTime: asked.value.theirTime }) : notReadable(false);
    },
    orders: { longestSpanMs: 31 * day, reachesBackMs: 10 * 365 * day, changed },
    outbox: woocommerceOutbox(asking),
  };
  return connector;
};
