import { createHash, createHmac } from 'node:crypto';
import { fieldsOf, listOf, readJson, textOf, writeJson, type Fields } from './exact-json.ts';
import { accountOf, chinaTime, readChinaTime, Refused, type Account, type Family, type Heard, type Recognised, type Reply, type Setting } from './family.ts';
import { worldCouriers } from './couriers.ts';
import { tradeFields } from './taobao-trade.ts';
import { printDataOf } from './print-data.ts';
import type { What } from './faults.ts';
import type { WorldOrder } from './world.ts';

export const topSecrets = { appKey: '12345678', appSecret: 'helloworld', sessionKey: 'top-session' } as const;

const sign = (secret: string, params: ReadonlyMap<string, string>, how: string): string => {
  const text = [...params.keys()].filter((key) => key !== 'sign').sort().map((key) => `${key}${params.get(key) ?? ''}`).join('');
  if (how === 'md5') return createHash('md5').update(`${secret}${text}${secret}`, 'utf8').digest('hex').toUpperCase();
  return createHmac(how === 'hmac' ? 'md5' : 'sha256', secret).update(text, 'utf8').digest('hex').toUpperCase();
};
export const topSign = (secret: string, params: Readonly<Record<string, string>>, how: 'md5' | 'hmac' | 'hmac-sha256'): string => sign(secret, new Map(Object.entries(params)), how);

const error = (code: number, msg: string, subCode = '', subMsg = ''): Reply => ({
  status: 200, body: writeJson({ error_response: { code, msg, ...(subCode === '' ? {} : { sub_code: subCode, sub_msg: subMsg }), request_id: '15r1xyz' } }),
});
const refuse = (...args: Parameters<typeof error>): never => {
  throw new Refused(error(...args));
};
const badArgument = (name: string, subMsg: string): never => refuse(41, 'Invalid Arguments', `isv.invalid-parameter:${name}`, subMsg);

const whats: Readonly<Record<string, What>> = {
  'taobao.trades.sold.increment.get': 'list', 'taobao.trades.sold.get': 'list', 'taobao.trade.fullinfo.get': 'get', 'taobao.trade.get': 'get', 'taobao.logistics.orders.get': 'get',
  'taobao.logistics.orders.detail.get': 'get', 'taobao.trade.memo.update': 'note', 'taobao.trade.memo.add': 'note', 'taobao.logistics.offline.send': 'ship',
  'cainiao.waybill.ii.get': 'waybill_ask', 'cainiao.waybill.ii.cancel': 'waybill_cancel', 'cainiao.waybill.ii.query.by.tradecode': 'get', 'cainiao.waybill.ii.query.by.waybillcode': 'get',
  'taobao.user.seller.get': 'ping', 'taobao.shop.seller.get': 'ping', 'taobao.time.get': 'ping', 'taobao.logistics.companies.get': 'other', 'cainiao.cloudprint.stdtemplates.get': 'other', 'cainiao.waybill.ii.search': 'other',
};
const withoutSession = new Set(['taobao.time.get', 'taobao.logistics.companies.get', 'cainiao.cloudprint.stdtemplates.get']);

type Params = ReadonlyMap<string, string>;

/** Taobao's TOP gateway: POST forms, signed by name and value. */
export const createTaobao = (setting: Setting): Family => {
  const { world } = setting;
  const paramsOf = (heard: Heard): Params => new Map([...heard.query, ...new URLSearchParams(heard.body)]);
  const given = (params: Params, name: string): string => {
    const value = params.get(name) ?? '';
    return value === '' ? refuse(40, 'Missing Required Arguments', `isv.missing-parameter:${name}`, `缺少必要的参数：${name}`) : value;
  };
  const whole = (params: Params, name: string, usual: number, from: number, to: number): number => {
    const text = params.get(name) ?? String(usual);
    const value = Number(text);
    return /^\d+$/.test(text) && value >= from && value <= to ? value : badArgument(name, `${name} 超出范围`);
  };
  const time = (params: Params, name: string): number => readChinaTime(given(params, name)) ?? badArgument(name, `${name} 格式错误`);

  const verify = (params: Params, method: string): Account | null => {
    if (method === '') refuse(21, 'Missing Method');
    if (whats[method] === undefined) refuse(22, 'Invalid Method');
    if ((params.get('app_key') ?? '') === '') refuse(28, 'Missing App Key');
    if (params.get('app_key') !== topSecrets.appKey) refuse(29, 'Invalid App Key');
    if ((params.get('timestamp') ?? '') === '') refuse(30, 'Missing Timestamp');
    const at = readChinaTime(params.get('timestamp') ?? '');
    if (at === null || Math.abs(at - setting.clock()) > 600_000) refuse(31, 'Invalid Timestamp');
    if (params.get('v') !== '2.0') refuse(params.has('v') ? 33 : 32, 'Invalid Version');
    if ((params.get('format') ?? 'xml') !== 'json') refuse(23, 'Invalid Format');
    const how = params.get('sign_method') ?? '';
    if ((params.get('sign') ?? '') === '') refuse(24, 'Missing Signature');
    if (!['md5', 'hmac', 'hmac-sha256'].includes(how) || sign(topSecrets.appSecret, params, how) !== params.get('sign')) refuse(25, 'Invalid signature');
    if (withoutSession.has(method)) return null;
    const session = params.get('session') ?? '';
    if (session === '') refuse(26, 'Missing session', 'isv.missing-session', '缺少SessionKey');
    const account = accountOf(setting, 'taobao', session);
    if (account === undefined || account.expired) return refuse(27, 'Invalid session', 'invalid-sessionkey', 'SessionKey非法');
    return account;
  };
  const theirOrder = (params: Params, account: Account): WorldOrder => {
    const tid = given(params, 'tid');
    if (!/^\d+$/.test(tid)) badArgument('tid', 'tid 不是数字');
    const order = world.find('taobao', tid);
    return order === undefined || order.account !== account.name ? refuse(15, 'Remote service error', 'isv.trade-not-exist', '交易订单不存在') : order;
  };
  const lists = (params: Params, name: string, items: readonly unknown[]): unknown => (params.get('simplify') === 'true' ? items : { [name]: items });

  const list = (params: Params, account: Account, by: 'modified' | 'created', emptyPage: boolean): Fields => {
    const fields = given(params, 'fields');
    const optional = by === 'created';
    const start = optional && !params.has('start_created') ? world.now() - 90 * 86_400_000 : time(params, `start_${by}`);
    const end = optional && !params.has('end_created') ? world.now() : time(params, `end_${by}`);
    if (end < start) badArgument(`end_${by}`, '结束时间早于开始时间');
    if (by === 'modified' && end - start > 86_400_000) badArgument('end_modified', '时间跨度不能超过一天');
    const [page, size] = [whole(params, 'page_no', 1, 1, 100_000), whole(params, 'page_size', 40, 1, 100)];
    const at = (order: WorldOrder): number => Math.trunc((by === 'modified' ? order.modifiedAt : order.createdAt) / 1000) * 1000;
    const status = params.get('status') ?? '';
    const found = emptyPage ? [] : world.ordersOf('taobao', account.name)
      .filter((order) => at(order) >= start && at(order) <= end && order.createdAt >= world.now() - 90 * 86_400_000)
      .filter((order) => status === '' || tradeFields(order, 'status', true)['status'] === status)
      .sort((a, b) => at(b) - at(a) || Number(b.id - a.id));
    const trades = lists(params, 'trade', found.slice((page - 1) * size, page * size).map((order) => tradeFields(order, fields, false)));
    const hasNext = page * size < found.length;
    setting.betweenPages('taobao');
    return params.get('use_has_next') === 'true' ? { trades, has_next: hasNext } : { trades, total_results: found.length };
  };

  const ship = (params: Params, account: Account): Fields => {
    const order = theirOrder(params, account);
    const [outSid, companyCode] = [given(params, 'out_sid'), given(params, 'company_code')];
    const courier = worldCouriers.find(({ taobao }) => taobao === companyCode);
    const effect = world.effects.asked('taobao', order.number, 'ship', `${courier?.code ?? companyCode} ${outSid}`);
    if (courier === undefined) return refuse(15, 'Remote service error', 'isv.logistics-offline-service-error:P03', '物流公司不存在');
    if (!/^[A-Za-z0-9-]{8,32}$/.test(outSid)) refuse(15, 'Remote service error', 'isv.logistics-offline-service-error:B60', '运单号不符合规则或已经被使用');
    if (order.state === 'shipped' || order.state === 'completed') refuse(15, 'Remote service error', 'isv.logistics-offline-service-error:B27', '当前订单已发货，不能重复发货');
    if (order.state !== 'paid') refuse(15, 'Remote service error', 'isv.logistics-offline-service-error:B04', '当前订单状态不支持发货');
    world.addShipment(order, courier.code, outSid, 'line');
    effect.done();
    return { shipping: { is_success: true } };
  };

  const note = (params: Params, account: Account, adds: boolean): Fields => {
    const order = theirOrder(params, account);
    const memo = adds ? given(params, 'memo') : params.get('memo');
    const flag = params.get('flag');
    if (memo !== undefined && Buffer.byteLength(memo) > 1000) badArgument('memo', '备注超过1000个字节');
    if (flag !== undefined && !/^\d{1,2}$/.test(flag)) badArgument('flag', '旗帜不正确');
    const effect = world.effects.asked('taobao', order.number, 'note', `${flag ?? ''} ${memo ?? ''}`);
    if (adds && order.memo !== '') refuse(15, 'Remote service error', 'isv.trade-memo-already-exist', '备注已存在');
    const next = params.get('reset') === 'true' ? '' : (memo ?? order.memo);
    if (next !== order.memo || (flag !== undefined && Number(flag) !== order.flag)) {
      order.memo = next;
      if (flag !== undefined) order.flag = Number(flag);
      world.touch(order);
      effect.done();
    }
    return { trade: { tid: order.id, [adds ? 'created' : 'modified']: chinaTime(order.modifiedAt) } };
  };

  const waybillReply = (waybill: ReturnType<typeof world.issueWaybill>, objectId: string): Fields => ({
    object_id: objectId, waybill_code: waybill.waybillNumber, print_data: printDataOf(waybill), cp_code: waybill.courier, real_cp_code: waybill.courier,
  });
  const askWaybill = (params: Params): Fields => {
    const asked = fieldsOf(readJson(given(params, 'param_waybill_cloud_print_apply_new_request')));
    const missing = (name: string): never => refuse(15, 'Remote service error', `isv.missing-parameter:${name}`, `${name} 不能为空`);
    const courier = worldCouriers.find(({ taobao }) => taobao === textOf(asked['cp_code'])) ?? missing('cp_code');
    const sender = fieldsOf(asked['sender']);
    if (textOf(sender['name']) === '' || textOf(fieldsOf(sender['address'])['province']) === '' || textOf(fieldsOf(sender['address'])['detail']) === '') missing('sender');
    const infos = listOf(asked['trade_order_info_dtos']).map(fieldsOf);
    if (infos.length === 0 || infos.length > 10) missing('trade_order_info_dtos');
    const replies = infos.map((info) => {
      const objectId = textOf(info['object_id']) || missing('object_id');
      const numbers = listOf(fieldsOf(info['order_info'])['trade_order_list']).map(textOf);
      const box = fieldsOf(info['package_info']);
      const recipient = fieldsOf(info['recipient']);
      if (textOf(fieldsOf(info['order_info'])['order_channels_type']) === '') missing('order_channels_type');
      if (numbers.length === 0 || numbers.some((number) => number === '')) missing('trade_order_list');
      if (listOf(box['items']).length === 0 || textOf(box['id']) === '') missing('package_info');
      if (!/^\w+$/.test(textOf(box['id']))) badArgument('package_info.id', '包裹id只能传入数字、字母和下划线');
      if (textOf(recipient['oaid']) === '' && (textOf(recipient['name']) === '' || textOf(fieldsOf(recipient['address'])['detail']) === '')) missing('recipient');
      if (textOf(info['template_url']) === '') missing('template_url');
      if (!/^\d+$/.test(textOf(info['user_id']))) missing('user_id');
      const key = `${courier.code} ${numbers.join('_')} ${textOf(box['id'])}`;
      const number = numbers[0] ?? '';
      const effect = world.effects.asked('taobao', number, 'waybill_ask', key);
      const known = world.waybillByKey('taobao', key);
      if (known !== undefined) return waybillReply(known, objectId);
      effect.done();
      return waybillReply(world.issueWaybill('taobao', courier.code, number, key, recipient), objectId);
    });
    return { modules: lists(params, 'waybill_cloud_print_response', replies) };
  };
  const cancelWaybill = (params: Params): Fields => {
    const waybill = world.waybill(given(params, 'cp_code'), given(params, 'waybill_code'));
    if (waybill === undefined) return refuse(15, 'Remote service error', 'isv.waybill-not-exist', '面单号不存在');
    const effect = world.effects.asked('taobao', waybill.orderNumber, 'waybill_cancel', waybill.waybillNumber);
    if (waybill.cancelledAt === null) {
      waybill.cancelledAt = world.now();
      effect.done();
    }
    return { cancel_result: true };
  };
  const byTradeCode = (params: Params): Fields => {
    const found = listOf(readJson(given(params, 'param_list'))).map(fieldsOf).flatMap((one) => {
      const waybills = world.waybillsOfOrder('taobao', textOf(one['biz_sub_code']));
      const base = { object_id: textOf(one['object_id']) };
      if (waybills.length === 0) return [{ ...base, success: false, error_code: 'E3', error_message: '没有查询到面单' }];
      return waybills.map((waybill) => ({ ...base, success: true, error_code: '', error_message: '', waybill_cloud_print_response: { waybill_code: waybill.waybillNumber, print_data: printDataOf(waybill) } }));
    });
    return { modules: lists(params, 'waybill_cloud_print_with_result_desc_response', found) };
  };
  const byWaybillCode = (params: Params): Fields => {
    const found = listOf(readJson(given(params, 'param_list'))).map(fieldsOf).map((one) => {
      const waybill = world.waybill(textOf(one['cp_code']), textOf(one['waybill_code']));
      const base = { object_id: textOf(one['object_id']) };
      return waybill === undefined || waybill.cancelledAt !== null ? { ...base, success: false, error_code: 'E3', error_message: '面单不存在或已取消' }
        : { ...base, success: true, error_code: '', error_message: '', waybill_cloud_print_response: { waybill_code: waybill.waybillNumber, print_data: printDataOf(waybill) } };
    });
    return { modules: lists(params, 'waybill_cloud_print_with_result_desc_response', found) };
  };
  const shippings = (params: Params, account: Account): Fields => {
    const order = params.has('tid') ? theirOrder(params, account) : null;
    const items = (order?.shipments ?? []).map((shipment) => ({
      tid: order?.id ?? 0n, out_sid: shipment.waybillNumber, company_name: worldCouriers.find(({ code }) => code === shipment.courier)?.name ?? shipment.courier, status: 'CONFIRMED', delivery_start: chinaTime(shipment.at), is_success: true,
    }));
    return { shippings: lists(params, 'shipping', items), total_results: items.length };
  };

  const work = (method: string, params: Params, account: Account | null, emptyPage: boolean): Fields => {
    if (method === 'taobao.time.get') return { time: chinaTime(setting.clock()) };
    if (method === 'taobao.logistics.companies.get') return { logistics_companies: lists(params, 'logistics_company', worldCouriers.map(({ taobao, name }, index) => ({ id: index + 1, code: taobao, name, reg_mail_no: '^[A-Za-z0-9]{8,32}$' }))) };
    if (method === 'cainiao.cloudprint.stdtemplates.get') {
      return { result: { success: true, datas: lists(params, 'standard_template_result', worldCouriers.map(({ taobao }) => ({
        cp_code: taobao, standard_templates: lists(params, 'standard_template_do', [{ standard_template_id: 401, standard_template_name: '标准模板', standard_template_url: `http://cloudprint.cainiao.com/template/standard/${taobao}`, standard_waybill_type: 1 }]),
      }))) } };
    }
    if (account === null) return refuse(26, 'Missing session');
    switch (method) {
      case 'taobao.user.seller.get': return { user: { nick: account.name, user_id: 2_200_000_001n } };
      case 'taobao.shop.seller.get': return { shop: { sid: 100_001, title: account.name } };
      case 'taobao.trades.sold.increment.get': return list(params, account, 'modified', emptyPage);
      case 'taobao.trades.sold.get': return list(params, account, 'created', emptyPage);
      case 'taobao.trade.fullinfo.get':
      case 'taobao.trade.get': return { trade: tradeFields(theirOrder(params, account), given(params, 'fields'), true) };
      case 'taobao.trade.memo.update': return note(params, account, false);
      case 'taobao.trade.memo.add': return note(params, account, true);
      case 'taobao.logistics.offline.send': return ship(params, account);
      case 'taobao.logistics.orders.get':
      case 'taobao.logistics.orders.detail.get': return shippings(params, account);
      case 'cainiao.waybill.ii.get': return askWaybill(params);
      case 'cainiao.waybill.ii.cancel': return cancelWaybill(params);
      case 'cainiao.waybill.ii.query.by.tradecode': return byTradeCode(params);
      case 'cainiao.waybill.ii.query.by.waybillcode': return byWaybillCode(params);
      case 'cainiao.waybill.ii.search': return { waybill_apply_subscription_cols: lists(params, 'waybill_apply_subscription_info', []) };
      default: return refuse(22, 'Invalid Method');
    }
  };

  const numberIn = (params: Params, method: string): string => {
    if (params.has('tid')) return params.get('tid') ?? '';
    if (method !== 'cainiao.waybill.ii.get') return params.get('waybill_code') ?? '';
    const [info] = listOf(fieldsOf(readJson(params.get('param_waybill_cloud_print_apply_new_request') ?? ''))['trade_order_info_dtos']).map(fieldsOf);
    return textOf(listOf(fieldsOf(info?.['order_info'])['trade_order_list'])[0]);
  };
  return {
    side: 'taobao',
    recognise: (heard): Recognised | null => {
      if (heard.path !== '/router/rest') return null;
      const params = paramsOf(heard);
      const method = params.get('method') ?? '';
      return { name: method, what: whats[method] ?? 'other', number: numberIn(params, method) };
    },
    answer: (heard, emptyPage) => {
      if (heard.method !== 'POST') return error(9, 'Http Action Not Allowed');
      if (!(heard.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return error(9, 'Http Action Not Allowed');
      const params = paramsOf(heard);
      const method = params.get('method') ?? '';
      const account = verify(params, method);
      return { status: 200, body: writeJson({ [`${method.replace(/^taobao\./, '').replaceAll('.', '_')}_response`]: { ...work(method, params, account, emptyPage), request_id: 'z26h1' } }) };
    },
    trouble: (fault) => {
      if (fault === 'expired') return error(27, 'Invalid session', 'invalid-sessionkey', 'SessionKey非法');
      if (fault === 'isp') return error(15, 'Remote service error', 'isp.remote-service-timeout', '调用后端服务超时，请重试');
      if (fault === 'already_shipped') return error(15, 'Remote service error', 'isv.logistics-offline-service-error:B27', '当前订单已发货，不能重复发货');
      if ('banSeconds' in fault) return error(7, 'App Call Limited', 'accesscontrol.limited-by-api-access-count', `This ban will last for ${String(fault.banSeconds)} more seconds`);
      return error(15, 'Remote service error', 'isv.invalid-parameter', fault.refuse);
    },
  };
};
