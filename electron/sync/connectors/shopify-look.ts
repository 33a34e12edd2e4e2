import { textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { done, notReadable, refused, type Answer } from '../answer.ts';
import type { Ask } from '../connector.ts';
import { listAt, objectsAt } from '../pick.ts';
import type { AskShopify } from './shopify-call.ts';

/** For Shopify's search: whatever is in a name, it stays one word. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;

/**
 * The one order of exactly this name. Shopify's own id is not kept in the shop: orders that came by file have none there, and asking by name
 * costs a point. The search also finds what only resembles the name.
 */
export const lookUp = async (asking: AskShopify, query: string, platformOrderNumber: string, ask: Ask): Promise<Answer<JsonObject>> => {
  const asked = await asking(query, { named: `name:${quoted(platformOrderNumber)}` }, ask);
  if (asked.kind !== 'done') return asked;
  const { data } = asked.value;
  if (listAt(data, 'orders', 'nodes').length === 0 && data['orders'] === undefined) return notReadable(false);
  const [order, other] = objectsAt(data, 'orders', 'nodes').filter((node) => textOf(node['name']) === platformOrderNumber);
  if (order === undefined) return refused('order_not_found', `Shopify 上没有订单 ${platformOrderNumber}，或者密钥只能看最近 60 天的订单`);
  if (other !== undefined) return refused('order_ambiguous', `Shopify 上有两个订单都叫 ${platformOrderNumber}`);
  return textOf(order['id']) === '' ? notReadable(false) : done(order);
};
