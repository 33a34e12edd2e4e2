import { createHash, createHmac } from 'node:crypto';
import { fieldsOf, inOrder, isFields, listOf, readJson, textOf, writeJson, type Fields } from './exact-json.ts';
import { accountOf, readChinaTime, Refused, type Account, type Family, type Heard, type Reply, type Setting } from './family.ts';
import { worldCouriers } from './couriers.ts';
import { douyinOrder, douyinStatus, unseal } from './douyin-order.ts';
import type { What } from './faults.ts';
import type { Waybill, WorldOrder } from './world.ts';

export const douyinSecrets = { appKey: '7000000000000000000', appSecret: 'dd-secret', accessToken: 'dd-token' } as const;

export type DouyinSigned = { readonly appKey: string; readonly method: string; readonly paramJson: string; readonly timestamp: string };
export const douyinSign = (secret: string, { appKey, method, paramJson, timestamp }: DouyinSigned, how: 'hmac-sha256' | 'md5'): string => {
  const text = `${secret}app_key${appKey}method${method}param_json${paramJson}timestamp${timestamp}v2${secret}`;
  return how === 'md5' ? createHash('md5').update(text, 'utf8').digest('hex') : createHmac('sha256', secret).update(text, 'utf8').digest('hex');
};

const error = (code: number, msg: string, subCode: string, subMsg: string): Reply => ({ status: 200, body: writeJson({ code, msg, sub_code: subCode, sub_msg: subMsg, log_id: '20261121', data: null }) });
const refuse = (...args: Parameters<typeof error>): never => {
  throw new Refused(error(...args));
};
const badParameter = (words: string): never => refuse(40003, '参数错误', 'isv.parameter-invalid', words);
const failed = (code: string, words: string): never => refuse(50002, '业务处理失败', `isv.business-failed:${code}`, words);

const whats: Readonly<Record<string, What>> = {
  'order/searchList': 'list', 'order/orderDetail': 'get', 'order/addOrderRemark': 'note', 'order/logisticsAdd': 'ship', 'order/batchDecrypt': 'other', 'order/logisticsCompanyList': 'ping',
  'logistics/newCreateOrder': 'waybill_ask', 'logistics/cancelOrder': 'waybill_cancel', 'logistics/waybillApply': 'get', 'logistics/listShopNetsite': 'ping',
};

/** Douyin's gateway: the call in the path, its arguments as the JSON that was signed, orders' numbers as text. */
export const createDouyin = (setting: Setting): Family => {
  const { world } = setting;
  const verify = (heard: Heard): { account: Account; asked: Fields } => {
    const { query } = heard;
    const method = query.get('method') ?? '';
    if (heard.method !== 'POST' || !(heard.headers['content-type'] ?? '').startsWith('application/json')) badParameter('content-type 必须为 application/json');
    if (method !== heard.path.slice(1).replaceAll('/', '.')) badParameter('method 与路径不一致');
    if (whats[heard.path.slice(1)] === undefined) refuse(40003, '参数错误', 'isv.parameter-invalid:method', '接口不存在');
    if (query.get('app_key') !== douyinSecrets.appKey) refuse(40003, '参数错误', 'isv.parameter-invalid:app_key', 'app_key不存在');
    if (query.get('v') !== '2') badParameter('v 必须为 2');
    const timestamp = query.get('timestamp') ?? '';
    const at = /^\d{10}$/.test(timestamp) ? Number(timestamp) * 1000 : readChinaTime(timestamp);
    if (at === null || Math.abs(at - setting.clock()) > 600_000) refuse(40003, '参数错误', 'isv.parameter-invalid:timestamp', 'timestamp 已过期');
    const how = query.get('sign_method') ?? 'md5';
    const asked = readJson(heard.body);
    if (!isFields(asked)) return badParameter('param_json 不是 JSON 对象');
    const signed = douyinSign(douyinSecrets.appSecret, { appKey: douyinSecrets.appKey, method, paramJson: heard.body, timestamp }, how === 'hmac-sha256' ? 'hmac-sha256' : 'md5');
    // Names in order at every depth, and no blank between them.
    const names = JSON.stringify(inOrder(asked)) === JSON.stringify(asked) && !/^\s|[{,[:]\s|\s[}\],:]/.test(heard.body.replace(/"(?:\\.|[^"\\])*"/g, '""'));
    if (query.get('sign') !== signed || !names) refuse(40003, '参数错误', 'isv.signature-invalid', '签名校验失败');
    const token = query.get('access_token') ?? '';
    if (token === '') refuse(40001, '缺少参数', 'isv.access-token-missing', 'access_token不能为空');
    const account = accountOf(setting, 'douyin', token);
    if (account === undefined) return refuse(40003, '参数错误', 'isv.access-token-no-existed', 'access_token不存在，请使用最新的access_token访问');
    if (account.expired) refuse(40003, '参数错误', 'isv.access-token-expired', 'access_token已过期');
    return { account, asked };
  };
  const theirOrder = (asked: Fields, name: string, account: Account): WorldOrder => {
    const order = world.find('douyin', textOf(asked[name]));
    return order === undefined || order.account !== account.name ? failed('15002', '订单信息不存在') : order;
  };
  const whole = (asked: Fields, name: string, from: number, to: number): number => {
    const value = asked[name];
    return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to ? value : badParameter(`${name} 不正确`);
  };

  const list = (asked: Fields, account: Account, emptyPage: boolean): Fields => {
    const [page, size] = [whole(asked, 'page', 0, 50_000), whole(asked, 'size', 1, 100)];
    if ((page + 1) * size > 50_000) badParameter('翻页过深');
    const within = (order: WorldOrder): boolean => (['create', 'update'] as const).every((which) => {
      const at = Math.trunc((which === 'create' ? order.createdAt : order.modifiedAt) / 1000);
      const [start, end] = [`${which}_time_start`, `${which}_time_end`] as const;
      return (asked[start] === undefined || at >= whole(asked, start, 0, 9_999_999_999)) && (asked[end] === undefined || at <= whole(asked, end, 0, 9_999_999_999));
    });
    const statuses = listOf(asked['combine_status']).flatMap((one) => textOf(fieldsOf(one)['order_status']).split(',')).filter((one) => one !== '');
    const by = textOf(asked['order_by']) === 'update_time' ? (order: WorldOrder) => order.modifiedAt : (order: WorldOrder) => order.createdAt;
    const sense = asked['order_asc'] === true ? 1 : -1;
    const found = emptyPage ? [] : world.ordersOf('douyin', account.name).filter(within).filter((order) => statuses.length === 0 || statuses.includes(String(douyinStatus(order))))
      .sort((a, b) => sense * (Math.trunc(by(a) / 1000) - Math.trunc(by(b) / 1000) || Number(a.id - b.id)));
    const rows = found.slice(page * size, (page + 1) * size).map(douyinOrder);
    setting.betweenPages('douyin');
    return { total: found.length, page, size, shop_order_list: rows };
  };
  const ship = (asked: Fields, account: Account): Fields => {
    const order = theirOrder(asked, 'order_id', account);
    const [company, number] = [textOf(asked['company_code']), textOf(asked['logistics_code'])];
    const courier = worldCouriers.find(({ douyin }) => douyin === company);
    const effect = world.effects.asked('douyin', order.number, 'ship', `${courier?.code ?? company} ${number}`);
    if (courier === undefined) return failed('4004', '物流公司编码不存在');
    if (!/^[A-Za-z0-9-]{8,32}$/.test(number)) failed('4005', '运单号格式错误');
    const request = textOf(asked['request_id']);
    const remembered = fieldsOf(order.extra['requests'])[request];
    if (request !== '' && typeof remembered === 'number' && world.now() - remembered < setting.keysKeptMs()) return { pack_id: order.number };
    if (order.state !== 'paid') failed('4073', order.state === 'cancelled' ? '订单已关闭，不能发货' : '当前订单状态不支持发货');
    world.addShipment(order, courier.code, number, 'line');
    if (request !== '') order.extra = { ...order.extra, requests: { ...fieldsOf(order.extra['requests']), [request]: world.now() } };
    effect.done();
    return { pack_id: order.number };
  };
  const note = (asked: Fields, account: Account): null => {
    const order = theirOrder(asked, 'order_id', account);
    const remark = textOf(asked['remark']);
    if ([...remark].length > 60) badParameter('备注超过60个字');
    const star = textOf(asked['star']);
    const withStar = textOf(asked['is_add_star']) === 'true';
    if (withStar && !/^[0-5]$/.test(star)) badParameter('star 不正确');
    const effect = world.effects.asked('douyin', order.number, 'note', `${withStar ? star : ''} ${remark}`);
    if (order.memo !== remark || (withStar && Number(star) !== order.flag)) {
      order.memo = remark;
      if (withStar) order.flag = Number(star);
      world.touch(order);
      effect.done();
    }
    return null;
  };
  const ebill = (waybill: Waybill, packId: string): Fields => ({
    order_id: waybill.orderNumber, pack_id: packId, company: waybill.courier, track_no: waybill.waybillNumber, sort_code: '380D-56-04', package_center_code: 'X01', package_center_name: '金华包', short_address_code: '380D', short_address_name: '380D',
    extra_resp: '', hint_msg: '', order_channel: '',
  });
  const askWaybill = (asked: Fields, account: Account): Fields => {
    const sender = fieldsOf(asked['sender_info']);
    const isContact = (contact: Fields): boolean => textOf(contact['name']) !== '' && textOf(contact['mobile']) + textOf(contact['phone']) !== '';
    const isAddress = (address: Fields): boolean => ['country_code', 'province_name', 'city_name', 'district_name', 'detail_address'].every((name) => textOf(address[name]) !== '');
    if (!isContact(fieldsOf(sender['contact'])) || !isAddress(fieldsOf(sender['address']))) refuse(40004, '非法的参数', 'isv.parameter-invalid:4006', '寄件人信息不完整');
    const courier = worldCouriers.find(({ douyin }) => douyin === textOf(asked['logistics_code'])) ?? failed('4004', '物流公司编码不存在');
    const infos = listOf(asked['order_infos']).map(fieldsOf);
    if (infos.length === 0 || infos.length > 50) badParameter('order_infos 为 1 到 50 个');
    const bills = infos.map((info) => {
      const order = theirOrder(info, 'order_id', account);
      const receiver = fieldsOf(info['receiver_info']);
      if (!isContact(fieldsOf(receiver['contact'])) || !isAddress(fieldsOf(receiver['address']))) badParameter('收件人信息不完整');
      const items = listOf(info['items']).map(fieldsOf);
      if (items.length === 0 || items.some((item) => textOf(item['item_name']) === '' || typeof item['item_count'] !== 'number')) badParameter('items 不正确');
      const packId = textOf(info['pack_id']);
      if (!/^\w{0,15}$/.test(packId)) badParameter('pack_id 不正确');
      const key = `${courier.code} ${order.number} ${packId}`;
      const effect = world.effects.asked('douyin', order.number, 'waybill_ask', key);
      const known = world.waybillByKey('douyin', key);
      if (known !== undefined) return ebill(known, packId);
      effect.done();
      return ebill(world.issueWaybill('douyin', courier.code, order.number, key, receiver), packId);
    });
    return { ebill_infos: bills, err_infos: [] };
  };
  const waybillOf = (fields: Fields): Waybill | undefined => {
    const courier = worldCouriers.find(({ douyin }) => douyin === textOf(fields['logistics_code']));
    return courier === undefined ? undefined : world.waybill(courier.code, textOf(fields['track_no']));
  };
  const cancelWaybill = (asked: Fields): Fields => {
    const waybill = waybillOf(asked);
    if (waybill === undefined) return failed('4015', '运单号不存在');
    const effect = world.effects.asked('douyin', waybill.orderNumber, 'waybill_cancel', waybill.waybillNumber);
    if (waybill.cancelledAt === null) {
      waybill.cancelledAt = world.now();
      effect.done();
    }
    return { cancel_result: { success: true, message: '', code: '0' } };
  };
  const waybillApply = (asked: Fields): Fields => {
    const found = listOf(asked['waybill_applies']).map(fieldsOf).map((one) => ({ one, waybill: waybillOf(one) }));
    return {
      waybill_infos: found.flatMap(({ waybill }) => (waybill === undefined || waybill.cancelledAt !== null ? [] : [{ track_no: waybill.waybillNumber, order_id: waybill.orderNumber, print_data: 'c3RhbmQtaW4=', sign: 'stand-in' }])),
      err_infos: found.flatMap(({ one, waybill }) => (waybill === undefined || waybill.cancelledAt !== null ? [{ track_no: textOf(one['track_no']), err_code: '4015', err_msg: '运单号不存在或已取消' }] : [])),
    };
  };
  const decrypt = (asked: Fields, account: Account): Fields => {
    const infos = listOf(asked['cipher_infos']).map(fieldsOf);
    if (infos.length > 50) badParameter('cipher_infos 最多 50 个');
    return {
      decrypt_infos: infos.map((info) => {
        const order = world.find('douyin', textOf(info['auth_id']));
        const cipher = textOf(info['cipher_text']);
        const plain = order === undefined || order.account !== account.name ? null : unseal(cipher);
        return { auth_id: textOf(info['auth_id']), cipher_text: cipher, decrypt_text: plain ?? '', err_no: plain === null ? 300_008 : 0, err_msg: plain === null ? '解密失败' : '', expire_time: 0, is_virtual_tel: false, data_type: 0 };
      }),
      custom_err: { err_code: 0, err_msg: '' },
    };
  };
  const work = (name: string, asked: Fields, account: Account, emptyPage: boolean): unknown => {
    switch (name) {
      case 'order/searchList': return list(asked, account, emptyPage);
      case 'order/orderDetail': return { shop_order_detail: douyinOrder(theirOrder(asked, 'shop_order_id', account)) };
      case 'order/addOrderRemark': return note(asked, account);
      case 'order/logisticsAdd': return ship(asked, account);
      case 'order/batchDecrypt': return decrypt(asked, account);
      case 'order/logisticsCompanyList': return worldCouriers.map(({ douyin, name: words }, id) => ({ id: id + 1, code: douyin, name: words }));
      case 'logistics/newCreateOrder': return askWaybill(asked, account);
      case 'logistics/cancelOrder': return cancelWaybill(asked);
      case 'logistics/waybillApply': return waybillApply(asked);
      case 'logistics/listShopNetsite': return { netsites: [] };
      default: return badParameter('接口不存在');
    }
  };
  return {
    side: 'douyin',
    recognise: (heard) => {
      if (!/^\/(order|logistics|shop)\/\w+$/.test(heard.path)) return null;
      const name = heard.path.slice(1);
      const asked = fieldsOf(readJson(heard.body));
      return { name, what: whats[name] ?? 'other', number: textOf(asked['order_id']) || textOf(asked['shop_order_id']) || textOf(fieldsOf(listOf(asked['order_infos'])[0])['order_id']) || textOf(asked['track_no']) };
    },
    answer: (heard, emptyPage) => {
      const { account, asked } = verify(heard);
      return { status: 200, body: writeJson({ code: 10000, msg: 'success', sub_code: '', sub_msg: '', log_id: '20261121', data: work(heard.path.slice(1), asked, account, emptyPage) }) };
    },
    trouble: (fault) => {
      if (fault === 'expired') return error(40003, '参数错误', 'isv.access-token-expired', 'access_token已过期');
      if (fault === 'isp') return error(20000, '系统错误', 'isp.service-error:15001', '系统错误，请稍后重试');
      if (fault === 'already_shipped') return error(50002, '业务处理失败', 'isv.business-failed:4073', '当前订单状态不支持发货');
      if ('banSeconds' in fault) return error(50002, '限流', 'isp.access-limited', '调用过于频繁');
      return error(50002, '业务处理失败', 'isv.business-failed:4029', fault.refuse);
    },
  };
};
