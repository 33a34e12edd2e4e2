import { fieldsOf, isFields, listOf, readJson, textOf, writeJson, type Fields } from './exact-json.ts';
import { courierByAnyName } from './couriers.ts';
import { Refused, yuan, type Account, type Family, type Heard, type Recognised, type Reply, type Setting } from './family.ts';
import type { What } from './faults.ts';
import type { WorldOrder } from './world.ts';

export const wooSecrets = { consumerKey: 'ck_standin', consumerSecret: 'cs_standin' } as const;

const error = (status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Reply => ({ status, headers, body: JSON.stringify({ code, message, data: { status } }) });
const refuse = (...args: Parameters<typeof error>): never => {
  throw new Refused(error(...args));
};
const badParameter = (name: string): never => refuse(400, 'rest_invalid_param', `Invalid parameter(s): ${name}`);

const statuses: Readonly<Record<WorldOrder['state'], string>> = { unpaid: 'pending', paid: 'processing', shipped: 'completed', completed: 'completed', cancelled: 'cancelled' };
const statusOf = (order: WorldOrder): string => (order.state === 'cancelled' && order.refund === 'done' && order.paidAt !== null ? 'refunded' : statuses[order.state]);
const knownStatuses = ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed', 'trash'];
/** The site's own clock is eight hours ahead; `_gmt` is not. */
const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19);
const local = (at: number): string => gmt(at + 8 * 3_600_000);

const orderFields = (order: WorldOrder): Fields => {
  const goods = order.lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0);
  const { receiver } = order;
  const address = { first_name: receiver.name, last_name: '', company: '', address_1: receiver.detail, address_2: receiver.district, city: receiver.city, state: receiver.province, postcode: receiver.postcode, country: 'CN', phone: receiver.phone };
  return {
    id: order.id, parent_id: 0, number: order.number, order_key: `wc_order_${order.number}`, status: statusOf(order), currency: 'CNY', date_created: local(order.createdAt), date_created_gmt: gmt(order.createdAt), date_modified: local(order.modifiedAt),
    date_modified_gmt: gmt(order.modifiedAt), date_paid: order.paidAt === null ? null : local(order.paidAt), date_paid_gmt: order.paidAt === null ? null : gmt(order.paidAt),
    date_completed: order.state === 'shipped' || order.state === 'completed' ? local(order.modifiedAt) : null, date_completed_gmt: order.state === 'shipped' || order.state === 'completed' ? gmt(order.modifiedAt) : null,
    discount_total: '0.00', shipping_total: yuan(order.freightFen), total: yuan(goods + order.freightFen), total_tax: '0.00', customer_id: 0, customer_note: order.buyerMessage, billing: { ...address, email: `${order.buyerNick}@example.com` }, shipping: address,
    payment_method: 'bacs', payment_method_title: 'Bank', meta_data: listOf(order.extra['meta_data']), shipping_lines: [], coupon_lines: [],
    line_items: order.lines.map((line) => ({
      id: line.id, name: `${line.title} - ${line.colour}, ${line.size}`, parent_name: line.title, product_id: 11, variation_id: 12, quantity: line.quantity, subtotal: yuan(line.priceFen * line.quantity), total: yuan(line.priceFen * line.quantity), sku: line.skuCode, price: line.priceFen / 100,
      meta_data: [{ id: 1, key: 'pa_colour', value: line.colour, display_key: 'Colour', display_value: line.colour }, { id: 2, key: 'pa_size', value: line.size, display_key: 'Size', display_value: line.size }],
    })),
    refunds: order.refunds.map(({ id, amountFen, note }) => ({ id, reason: note, total: `-${yuan(amountFen)}` })),
  };
};

type Route = { readonly name: string; readonly what: What; readonly id: string };
const routeOf = ({ method, path }: Heard): Route | null => {
  const found = /^\/wp-json\/wc\/v3\/orders(?:\/(\d+)(?:\/(notes|refunds|shipment-trackings))?(?:\/\d+)?)?\/?$/.exec(path);
  if (found === null) return /^\/wp-json\/(wc\/v3(\/system_status|\/data|\/data\/currencies\/current)?)?\/?$/.test(path) ? { name: `${method} root`, what: 'ping', id: '' } : null;
  const [, id = '', part = 'order'] = found;
  if (id === '') return { name: `${method} orders`, what: method === 'GET' ? 'list' : 'other', id: '' };
  const doing: Readonly<Record<string, What>> = { order: 'ship', notes: 'note', refunds: 'refund', 'shipment-trackings': 'ship' };
  return { name: `${method} ${part}`, what: method === 'GET' ? 'get' : (doing[part] ?? 'other'), id };
};

/** WooCommerce's REST v3: keys by Basic or in the query, pages by number, dates of two kinds. */
export const createWoocommerce = (setting: Setting): Family => {
  const { world } = setting;
  const verify = (heard: Heard): Account => {
    const basic = Buffer.from(/^Basic (.+)$/.exec(heard.headers['authorization'] ?? '')?.[1] ?? '', 'base64').toString('utf8').split(':');
    const [key, secret] = basic.length === 2 ? basic : [heard.query.get('consumer_key') ?? '', heard.query.get('consumer_secret') ?? ''];
    if (key === '') refuse(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
    const account = setting.accounts.find(({ side, token }) => side === 'woocommerce' && token === key);
    if (account === undefined || account.expired) return refuse(401, 'woocommerce_rest_authentication_error', 'Consumer key is invalid.');
    if (secret !== wooSecrets.consumerSecret) refuse(401, 'woocommerce_rest_authentication_error', 'Consumer secret is invalid.');
    return account;
  };
  const list = (heard: Heard, account: Account, emptyPage: boolean): Reply => {
    const { query } = heard;
    const whole = (name: string, usual: number, to: number): number => {
      const text = query.get(name) ?? String(usual);
      return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= to ? Number(text) : badParameter(name);
    };
    const [page, size] = [whole('page', 1, 1_000_000), whole('per_page', 10, 100)];
    const isGmt = query.get('dates_are_gmt') === 'true' || query.get('dates_are_gmt') === '1';
    const moment = (name: string): number | null => {
      const text = query.get(name);
      if (text === null) return null;
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d|\.\d+Z)?$/.test(text)) return badParameter(name);
      // WordPress takes the time of day as it stands and drops the zone.
      return Date.parse(`${text.slice(0, 19)}Z`) - (isGmt ? 0 : 8 * 3_600_000);
    };
    const wanted = (query.get('status') ?? 'any').split(',');
    if (wanted.some((status) => status !== 'any' && !knownStatuses.includes(status))) badParameter('status');
    const second = (at: number): number => Math.trunc(at / 1000) * 1000;
    const bounds = { after: moment('after'), before: moment('before'), modifiedAfter: moment('modified_after'), modifiedBefore: moment('modified_before') };
    const [by, sense] = [query.get('orderby') ?? 'date', query.get('order') === 'asc' ? 1 : -1];
    if (!['date', 'id', 'include', 'title', 'slug', 'modified'].includes(by)) badParameter('orderby');
    const at = (order: WorldOrder): number => (by === 'modified' ? second(order.modifiedAt) : by === 'id' ? Number(order.id) : second(order.createdAt));
    const found = emptyPage ? [] : world.ordersOf('woocommerce', account.name).filter((order) =>
      (wanted.includes('any') || wanted.includes(statusOf(order))) &&
      (bounds.after === null || second(order.createdAt) > bounds.after) && (bounds.before === null || second(order.createdAt) < bounds.before) &&
      (bounds.modifiedAfter === null || second(order.modifiedAt) > bounds.modifiedAfter) && (bounds.modifiedBefore === null || second(order.modifiedAt) < bounds.modifiedBefore) &&
      (!query.has('include') || (query.get('include') ?? '').split(',').includes(String(order.id))) && (!query.has('search') || order.number === query.get('search')))
      .sort((a, b) => sense * (at(a) - at(b) || Number(a.id - b.id)));
    // An offset, where there is one, decides instead of the page.
    const from = /^\d+$/.test(query.get('offset') ?? '') ? Number(query.get('offset')) : (page - 1) * size;
    const rows = found.slice(from, from + size).map(orderFields);
    setting.betweenPages('woocommerce');
    return { status: 200, headers: { 'x-wp-total': String(found.length), 'x-wp-totalpages': String(Math.ceil(found.length / size)) }, body: writeJson(rows) };
  };
  const noteShipment = (order: WorldOrder, company: string, number: string): void => {
    if (number === '' || order.shipments.some((one) => one.waybillNumber === number)) return;
    const effect = world.effects.asked('woocommerce', order.number, 'ship', `${courierByAnyName(company)} ${number}`);
    world.addShipment(order, courierByAnyName(company), number, 'line');
    effect.done();
  };
  const update = (order: WorldOrder, asked: Fields): void => {
    const status = textOf(asked['status']);
    if (status !== '' && !knownStatuses.includes(status)) badParameter('status');
    const meta = listOf(asked['meta_data']).map(fieldsOf);
    const valueOf = (pattern: RegExp): string => textOf(meta.find(({ key }) => pattern.test(textOf(key)))?.['value']);
    const number = valueOf(/track.*num|waybill|^_?tracking$/i);
    const company = valueOf(/provider|courier|carrier|company/i);
    const before = statusOf(order);
    if (meta.length > 0) order.extra = { ...order.extra, meta_data: [...listOf(order.extra['meta_data']).map(fieldsOf).filter(({ key }) => !meta.some((one) => one['key'] === key)), ...meta] };
    if (status === 'completed') {
      const effect = world.effects.asked('woocommerce', order.number, 'ship', number === '' ? 'completed' : `${courierByAnyName(company)} ${number}`);
      if (before !== 'completed') {
        world.addShipment(order, courierByAnyName(company), number, 'line');
        effect.done();
      }
    }
    if (status === 'cancelled') {
      const effect = world.effects.asked('woocommerce', order.number, 'close', '');
      if (before !== 'cancelled') {
        order.state = 'cancelled';
        effect.done();
      }
    }
    if (asked['customer_note'] !== undefined) badParameter('customer_note');
    world.touch(order);
  };
  const work = (heard: Heard, route: Route, account: Account, emptyPage: boolean): Reply => {
    const reply = (value: unknown, status = 200): Reply => ({ status, body: writeJson(value) });
    if (route.what === 'ping') return reply({ environment: { version: '9.4.0' }, name: account.name, namespace: 'wc/v3', routes: {} });
    if (route.name === 'GET orders') return list(heard, account, emptyPage);
    const found = world.findById('woocommerce', route.id);
    const order = found === undefined || found.account !== account.name ? refuse(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.') : found;
    if (heard.method === 'GET') {
      if (route.name === 'GET order') return reply(orderFields(order));
      if (route.name === 'GET notes') return reply(order.remarks.map(({ id, text, toBuyer, at }) => ({ id, author: 'WooCommerce', date_created: local(at), date_created_gmt: gmt(at), note: text, customer_note: toBuyer })));
      if (route.name === 'GET refunds') return reply(order.refunds.map(({ id, amountFen, note, at }) => ({ id, date_created: local(at), date_created_gmt: gmt(at), amount: yuan(amountFen), reason: note, refunded_payment: false, meta_data: listOf(fieldsOf(order.extra['refundMeta'])[String(id)]), line_items: [] })));
      return reply(order.shipments.map(({ id, courier, waybillNumber }) => ({ tracking_id: String(id), tracking_provider: courier, tracking_number: waybillNumber })));
    }
    const asked = readJson(heard.body);
    if (!isFields(asked)) return refuse(400, 'rest_invalid_json', 'Invalid JSON body passed.');
    if (route.name === 'PUT order' || route.name === 'POST order') {
      update(order, asked);
      return reply(orderFields(order));
    }
    if (route.name === 'POST notes') {
      const text = textOf(asked['note']) || badParameter('note');
      world.effects.asked('woocommerce', order.number, 'note', text).done();
      order.remarks = [{ id: world.nextId(70_000n), text, toBuyer: asked['customer_note'] === true, at: world.now() }, ...order.remarks];
      order.memo = text;
      world.touch(order);
      return reply({ id: order.remarks[0]?.id, note: text, customer_note: asked['customer_note'] === true, date_created_gmt: gmt(world.now()) }, 201);
    }
    if (route.name === 'POST refunds') {
      const amount = textOf(asked['amount']);
      const amountFen = /^\d+(\.\d{1,2})?$/.test(amount) ? Math.round(Number(amount) * 100) : badParameter('amount');
      const total = order.lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0) + order.freightFen;
      const effect = world.effects.asked('woocommerce', order.number, 'refund', `${amount} ${textOf(asked['reason'])}`);
      if (amountFen === 0 || amountFen + order.refunds.reduce((sum, one) => sum + one.amountFen, 0) > total) refuse(400, 'woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.');
      const made = { id: world.nextId(80_000n), amountFen, note: textOf(asked['reason']), at: world.now() };
      order.refunds = [...order.refunds, made];
      order.extra = { ...order.extra, refundMeta: { ...fieldsOf(order.extra['refundMeta']), [String(made.id)]: listOf(asked['meta_data']) } };
      world.touch(order);
      effect.done();
      return reply({ id: order.refunds.at(-1)?.id, amount: yuan(amountFen), reason: textOf(asked['reason']), date_created_gmt: gmt(world.now()), refunded_payment: asked['api_refund'] !== false }, 201);
    }
    if (route.name === 'POST shipment-trackings') {
      noteShipment(order, textOf(asked['tracking_provider']) || textOf(asked['custom_tracking_provider']), textOf(asked['tracking_number']) || badParameter('tracking_number'));
      return reply({ tracking_id: 'x', tracking_number: textOf(asked['tracking_number']) }, 201);
    }
    return refuse(404, 'rest_no_route', 'No route was found matching the URL and request method.');
  };
  /** What an update of an order is about stands in its body. */
  const whatOf = (heard: Heard, route: Route): What => {
    if (!/^(PUT|POST) order$/.test(route.name)) return route.what;
    return textOf(fieldsOf(readJson(heard.body))['status']) === 'cancelled' ? 'close' : textOf(fieldsOf(readJson(heard.body))['status']) === 'completed' ? 'ship' : 'note';
  };
  return {
    side: 'woocommerce',
    recognise: (heard): Recognised | null => {
      const route = routeOf(heard);
      if (route === null) return heard.path.startsWith('/wp-json/') ? { name: `${heard.method} ${heard.path}`, what: 'other', number: '' } : null;
      return { name: route.name, what: whatOf(heard, route), number: route.id };
    },
    answer: (heard, emptyPage) => {
      const account = verify(heard);
      const route = routeOf(heard) ?? refuse(404, 'rest_no_route', 'No route was found matching the URL and request method.');
      return work(heard, route, account, emptyPage);
    },
    trouble: (fault) => {
      if (fault === 'expired') return error(401, 'woocommerce_rest_authentication_error', 'Consumer key is invalid.');
      if (fault === 'isp') return error(503, 'rest_busy', 'Briefly unavailable for scheduled maintenance.');
      if (fault === 'already_shipped') return error(400, 'woocommerce_rest_order_completed', 'Order is completed already.');
      if ('banSeconds' in fault) return error(429, 'rate_limited', 'Too many requests', { 'retry-after': String(fault.banSeconds) });
      return error(400, 'woocommerce_rest_invalid', fault.refuse);
    },
  };
};
