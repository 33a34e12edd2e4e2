import { fieldsOf, isFields, listOf, readJson, textOf, writeJson, type Fields } from './exact-json.ts';
import { courierByAnyName } from './couriers.ts';
import { accountOf, Refused, type Account, type Family, type Heard, type Recognised, type Reply, type Setting } from './family.ts';
import { execute, GraphqlError, object, parseDocument, type Args, type GraphqlObject, type Resolved } from './graphql.ts';
import { connection, fulfillmentOrderId, gid, orderObject, refundOf, tagsOf, totalFen } from './shopify-order.ts';
import type { What } from './faults.ts';
import type { WorldOrder } from './world.ts';

export const shopifySecrets = { accessToken: 'shpat_standin' } as const;

const errorReply = (message: string, code: string): Reply => ({ status: 200, body: JSON.stringify({ errors: [{ message, extensions: { code } }] }) });
const whatOfField: Readonly<Record<string, What>> = {
  orders: 'list', order: 'get', node: 'get', orderByIdentifier: 'get', shop: 'ping', currentAppInstallation: 'ping', fulfillmentCreate: 'ship', fulfillmentCreateV2: 'ship', fulfillmentTrackingInfoUpdate: 'ship', orderUpdate: 'note', tagsAdd: 'note', tagsRemove: 'note', orderCancel: 'close', refundCreate: 'refund',
};

type Term = { readonly key: string; readonly sign: string; readonly value: string };
/** `updated_at:>='2026-01-01T00:00:00Z' AND name:#1001`. */
const termsOf = (query: string): Term[] => [...query.matchAll(/(\w+):(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|(\S+))/g)].map((found) => ({ key: found[1] ?? '', sign: found[2] ?? '', value: found[3] ?? found[4] ?? found[5] ?? '' }));

/** Shopify's Admin interface: one GraphQL address, a token in a header, pages by cursor. */
export const createShopify = (setting: Setting): Family => {
  const { world } = setting;
  const fits = (order: WorldOrder) => ({ key, sign, value }: Term): boolean => {
    const moment = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`);
    const compare = (at: number): boolean => {
      if (Number.isNaN(moment)) throw new GraphqlError(`bad time in the query: ${value}`);
      const second = Math.trunc(at / 1000) * 1000;
      return sign === '>=' ? second >= moment : sign === '<=' ? second <= moment : sign === '>' ? second > moment : sign === '<' ? second < moment : second === moment;
    };
    switch (key) {
      case 'updated_at': return compare(order.modifiedAt);
      case 'created_at': case 'processed_at': return compare(order.createdAt);
      case 'name': return order.number === value || order.number === `#${value}`;
      case 'id': return String(order.id) === value;
      case 'status': return value === 'any' || (value === 'cancelled') === (order.state === 'cancelled');
      default: return true;
    }
  };
  const orders = (account: Account, emptyPage: boolean) => (args: Args): Resolved => {
    const terms = termsOf(textOf(args['query']));
    const key = textOf(args['sortKey']) === 'UPDATED_AT' ? 'modifiedAt' : 'createdAt';
    const sense = args['reverse'] === true ? -1 : 1;
    const placeOf = (order: WorldOrder): number => sense * (Math.trunc(order[key] / 1000) * 1e6 + Number(order.id % 1_000_000n));
    const found = emptyPage ? [] : world.ordersOf('shopify', account.name).filter((order) => terms.every(fits(order)) && order.createdAt >= world.now() - 60 * 86_400_000).sort((a, b) => placeOf(a) - placeOf(b));
    const page = connection('Order', found, args, (order) => Buffer.from(String(placeOf(order))).toString('base64'), orderObject, (order, cursor) => placeOf(order) > Number(Buffer.from(cursor, 'base64').toString()));
    setting.betweenPages('shopify');
    return page;
  };
  const byGid = (account: Account, id: unknown, type = 'Order'): WorldOrder | undefined => {
    const number = new RegExp(`^gid://shopify/${type}/(\\d+)$`).exec(textOf(id))?.[1];
    const order = number === undefined ? undefined : world.findById('shopify', number);
    return order?.account === account.name ? order : undefined;
  };
  const userErrors = (...messages: readonly string[]): Resolved => messages.map((message) => object('UserError', { field: ['input'], message, code: 'INVALID' }));

  const fulfil = (account: Account) => (args: Args): Resolved => {
    const asked = fieldsOf(args['fulfillment']);
    const groups = listOf(asked['lineItemsByFulfillmentOrder']).map(fieldsOf);
    const order = world.ordersOf('shopify', account.name).find((one) => groups.some((group) => textOf(group['fulfillmentOrderId']) === fulfillmentOrderId(one)));
    const tracking = fieldsOf(asked['trackingInfo']);
    const number = textOf(tracking['number']) || textOf(listOf(tracking['numbers'])[0]);
    const payload = (fulfillment: Resolved, ...errors: string[]): Resolved => object('FulfillmentCreatePayload', { fulfillment, userErrors: userErrors(...errors) });
    if (order === undefined) return payload(null, 'Fulfillment order does not exist.');
    const effect = world.effects.asked('shopify', order.number, 'ship', `${courierByAnyName(textOf(tracking['company']))} ${number}`);
    if (order.state !== 'paid' && order.state !== 'unpaid') return payload(null, 'Fulfillment order is not in a fulfillable state: it has an unfulfillable status= closed.');
    const shipment = world.addShipment(order, courierByAnyName(textOf(tracking['company'])), number, 'line');
    effect.done();
    return payload(object('Fulfillment', { id: gid('Fulfillment', shipment.id), status: 'SUCCESS', createdAt: new Date(shipment.at).toISOString(), trackingInfo: () => [object('FulfillmentTrackingInfo', { company: textOf(tracking['company']), number, url: null })] }));
  };
  /** A fulfilment that stands gets other numbers: those it did not have are parcels of their own. */
  const track = (account: Account) => (args: Args): Resolved => {
    const order = world.ordersOf('shopify', account.name).find((one) => one.shipments.some(({ id }) => gid('Fulfillment', id) === textOf(args['fulfillmentId'])));
    if (order === undefined) return object('FulfillmentTrackingInfoUpdatePayload', { fulfillment: null, userErrors: userErrors('Fulfillment does not exist.') });
    const tracking = fieldsOf(args['trackingInfoInput']);
    const company = courierByAnyName(textOf(tracking['company']));
    for (const number of listOf(tracking['numbers']).map(textOf).filter((one) => !order.shipments.some(({ waybillNumber }) => waybillNumber === one))) {
      const effect = world.effects.asked('shopify', order.number, 'ship', `${company} ${number}`);
      world.addShipment(order, company, number, 'line');
      effect.done();
    }
    return object('FulfillmentTrackingInfoUpdatePayload', { fulfillment: object('Fulfillment', { id: textOf(args['fulfillmentId']), status: 'SUCCESS' }), userErrors: [] });
  };
  const setNote = (order: WorldOrder, memo: string, tags: readonly string[]): void => {
    const effect = world.effects.asked('shopify', order.number, 'note', `${[...tags].sort().join(',')} ${memo}`);
    if (memo === order.memo && [...tags].sort().join() === [...tagsOf(order)].sort().join()) return;
    order.memo = memo;
    order.extra = { ...order.extra, tags };
    world.touch(order);
    effect.done();
  };
  const update = (account: Account) => (args: Args): Resolved => {
    const asked = fieldsOf(args['input']);
    const order = byGid(account, asked['id']);
    if (order === undefined) return object('OrderUpdatePayload', { order: null, userErrors: userErrors('Order does not exist') });
    if (textOf(asked['note']).length > 5000) return object('OrderUpdatePayload', { order: null, userErrors: userErrors('Note is too long') });
    setNote(order, asked['note'] === undefined ? order.memo : textOf(asked['note']), asked['tags'] === undefined ? tagsOf(order) : listOf(asked['tags']).map(textOf));
    return object('OrderUpdatePayload', { order: orderObject(order), userErrors: [] });
  };
  const tag = (account: Account, adds: boolean) => (args: Args): Resolved => {
    const order = byGid(account, args['id']);
    if (order === undefined) return object('TagsPayload', { node: null, userErrors: userErrors('Order does not exist') });
    const named = (Array.isArray(args['tags']) ? args['tags'] : textOf(args['tags']).split(',')).map(textOf);
    setNote(order, order.memo, adds ? [...new Set([...tagsOf(order), ...named])] : tagsOf(order).filter((one) => !named.includes(one)));
    return object('TagsPayload', { node: orderObject(order), userErrors: [] });
  };
  const cancel = (account: Account) => (args: Args): Resolved => {
    const order = byGid(account, args['orderId']);
    const payload = (...messages: readonly string[]): Resolved => object('OrderCancelPayload', {
      job: messages.length > 0 ? null : object('Job', { id: gid('Job', 'f1'), done: true }), orderCancelUserErrors: messages.map((message) => object('OrderCancelUserError', { field: ['orderId'], message, code: 'INVALID' })), userErrors: userErrors(...messages),
    });
    if (order === undefined) return payload('Order does not exist');
    if (!['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'OTHER', 'STAFF'].includes(textOf(args['reason'])) || typeof args['restock'] !== 'boolean') throw new GraphqlError('Argument missing or wrong in orderCancel');
    const effect = world.effects.asked('shopify', order.number, 'close', '');
    if (order.state === 'cancelled') return payload('Cannot cancel an order that has already been canceled');
    if (order.state !== 'paid' && order.state !== 'unpaid') return payload('Cannot cancel an order that has been fulfilled');
    order.state = 'cancelled';
    order.closeReason = textOf(args['staffNote']);
    world.touch(order);
    effect.done();
    return payload();
  };
  const refund = (account: Account) => (args: Args, marks: Readonly<Record<string, Args>>): Resolved => {
    const asked = fieldsOf(args['input']);
    const order = byGid(account, asked['orderId']);
    const payload = (made: GraphqlObject | null, ...errors: string[]): Resolved => object('RefundCreatePayload', { refund: made, order: order === undefined ? null : orderObject(order), userErrors: userErrors(...errors) });
    if (order === undefined) return payload(null, 'Order does not exist');
    const amounts = listOf(asked['transactions']).map(fieldsOf);
    if (amounts.some((one) => textOf(one['kind']) !== 'REFUND' || textOf(one['gateway']) === '' || textOf(one['orderId']) !== gid('Order', order.id))) return payload(null, 'Transactions are invalid');
    const amountFen = Math.round(amounts.reduce((sum, one) => sum + Number(textOf(one['amount'])), 0) * 100);
    const note = textOf(asked['note']);
    const effect = world.effects.asked('shopify', order.number, 'refund', `${String(amountFen)} ${note}`);
    const key = textOf(marks['idempotent']?.['key']);
    const known = key === '' ? undefined : fieldsOf(fieldsOf(order.extra['refundKeys'])[key]);
    const earlier = order.refunds.find(({ id, at }) => String(id) === known?.['id'] && world.now() - at < setting.keysKeptMs());
    if (earlier !== undefined) return payload(refundOf(earlier));
    if (!(amountFen > 0) || amountFen + order.refunds.reduce((sum, one) => sum + one.amountFen, 0) > totalFen(order)) return payload(null, 'Refund amount cannot exceed what was paid');
    const made = { id: world.nextId(90_000_000n), amountFen, note, at: world.now() };
    order.refunds = [...order.refunds, made];
    if (key !== '') order.extra = { ...order.extra, refundKeys: { ...fieldsOf(order.extra['refundKeys']), [key]: { id: String(made.id) } } };
    world.touch(order);
    effect.done();
    return payload(refundOf(made));
  };
  const roots = (account: Account, emptyPage: boolean): { query: GraphqlObject; mutation: GraphqlObject } => ({
    query: object('QueryRoot', {
      shop: object('Shop', { id: gid('Shop', 1), name: account.name, currencyCode: 'CNY', ianaTimezone: 'Asia/Shanghai', myshopifyDomain: 'stand-in.myshopify.com', plan: object('ShopPlan', { displayName: 'Basic' }) }),
      currentAppInstallation: object('AppInstallation', { accessScopes: ['read_orders', 'write_orders', 'write_merchant_managed_fulfillment_orders'].map((handle) => object('AccessScope', { handle })) }),
      orders: orders(account, emptyPage), order: (args) => {
        const order = byGid(account, args['id']);
        return order === undefined ? null : orderObject(order);
      },
      node: (args) => {
        const order = byGid(account, args['id']);
        return order === undefined ? null : orderObject(order);
      },
    }),
    mutation: object('Mutation', {
      fulfillmentCreate: fulfil(account), fulfillmentCreateV2: fulfil(account), fulfillmentTrackingInfoUpdate: track(account), orderUpdate: update(account), tagsAdd: tag(account, true), tagsRemove: tag(account, false), orderCancel: cancel(account), refundCreate: refund(account),
    }),
  });
  const callOf = (heard: Heard): { text: string; variables: Fields; operationName: string } => {
    const body = fieldsOf(readJson(heard.body));
    return { text: textOf(body['query']), variables: fieldsOf(body['variables']), operationName: textOf(body['operationName']) };
  };
  const fieldOf = (heard: Heard): { name: string; number: string } => {
    const { text, variables } = callOf(heard);
    const flat = JSON.stringify(variables);
    const id = /gid:\/\/shopify\/(Order|FulfillmentOrder)\/(\d+)/.exec(flat);
    const found = id === null ? undefined : world.findById('shopify', String(id[1] === 'Order' ? id[2] : BigInt(id[2] ?? 0) - 1_000_000_000n));
    try {
      const [field] = parseDocument(text).operations.flatMap(({ selections }) => selections);
      return { name: field?.kind === 'field' ? field.name : '', number: found?.number ?? /name:[\\'"]*(#?\d+)/.exec(flat)?.[1] ?? '' };
    } catch {
      return { name: '', number: '' };
    }
  };
  return {
    side: 'shopify',
    recognise: (heard): Recognised | null => {
      if (!heard.path.startsWith('/admin/')) return null;
      if (!heard.path.endsWith('/graphql.json')) return { name: `${heard.method} ${heard.path}`, what: 'other', number: '' };
      const { name, number } = fieldOf(heard);
      return { name, what: name === 'orders' && number !== '' ? 'get' : (whatOfField[name] ?? 'other'), number };
    },
    answer: (heard, emptyPage) => {
      if (!/^\/admin\/api\/(\d{4}-\d\d|unstable)\/graphql\.json$/.test(heard.path) || heard.method !== 'POST') return { status: 404, body: JSON.stringify({ errors: 'Not Found' }) };
      if (!(heard.headers['content-type'] ?? '').startsWith('application/json')) return { status: 400, body: JSON.stringify({ errors: { query: 'Required parameter missing or invalid' } }) };
      const account = accountOf(setting, 'shopify', heard.headers['x-shopify-access-token'] ?? '');
      if (account === undefined || account.expired) throw new Refused({ status: 401, body: JSON.stringify({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }) });
      if (!isFields(readJson(heard.body))) return { status: 400, body: JSON.stringify({ errors: { query: 'Required parameter missing or invalid' } }) };
      const { text, variables, operationName } = callOf(heard);
      try {
        const data = execute(text, variables, operationName, roots(account, emptyPage));
        return { status: 200, body: writeJson({ data, extensions: { cost: { requestedQueryCost: 12, actualQueryCost: 10, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 } } } }) };
      } catch (error) {
        if (error instanceof GraphqlError) return errorReply(error.message, 'undefinedField');
        throw error;
      }
    },
    trouble: (fault) => {
      if (fault === 'expired') return { status: 401, body: JSON.stringify({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }) };
      if (fault === 'isp') return errorReply('Internal error. Looks like something went wrong on our end.', 'INTERNAL_SERVER_ERROR');
      if (fault === 'already_shipped') return { status: 200, body: JSON.stringify({ data: { fulfillmentCreate: { fulfillment: null, userErrors: [{ field: ['fulfillment'], message: 'Fulfillment order has an unfulfillable status= closed.' }] } } }) };
      if ('banSeconds' in fault) {
        return {
          status: 200,
          body: JSON.stringify({ errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost: { requestedQueryCost: 12, actualQueryCost: null, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: Math.max(0, 12 - fault.banSeconds * 100), restoreRate: 100 } } } }),
        };
      }
      return errorReply(fault.refuse, 'BAD_USER_INPUT');
    },
  };
};
