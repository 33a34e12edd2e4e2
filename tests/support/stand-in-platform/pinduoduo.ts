import { createHash } from 'node:crypto';
import { writeJson, type Fields } from './exact-json.ts';
import { accountOf, chinaTime, Refused, type Account, type Family, type Heard, type Reply, type Setting } from './family.ts';
import { worldCouriers } from './couriers.ts';
import type { What } from './faults.ts';
import type { WorldOrder } from './world.ts';

export const pddSecrets = { clientId: 'cid', clientSecret: 'sec', accessToken: 'tok' } as const;

const sign = (secret: string, params: ReadonlyMap<string, string>): string =>
  createHash('md5').update(`${secret}${[...params.keys()].filter((key) => key !== 'sign').sort().map((key) => `${key}${params.get(key) ?? ''}`).join('')}${secret}`, 'utf8').digest('hex').toUpperCase();
export const pddSign = (secret: string, params: Readonly<Record<string, string>>): string => sign(secret, new Map(Object.entries(params)));

const error = (code: number, msg: string, subCode = '', subMsg = ''): Reply => ({ status: 200, body: writeJson({ error_response: { error_code: code, error_msg: msg, sub_code: subCode, sub_msg: subMsg, request_id: '16000000000000001' } }) });
const refuse = (...args: Parameters<typeof error>): never => {
  throw new Refused(error(...args));
};

const whats: Readonly<Record<string, What>> = {
  'pdd.order.number.list.increment.get': 'list', 'pdd.order.list.get': 'list', 'pdd.order.information.get': 'get', 'pdd.order.status.get': 'get', 'pdd.order.note.update': 'note', 'pdd.logistics.online.send': 'ship',
  'pdd.mall.info.get': 'ping', 'pdd.time.get': 'ping', 'pdd.logistics.companies.get': 'other',
};
const withoutToken = new Set(['pdd.time.get', 'pdd.logistics.companies.get']);

type Params = ReadonlyMap<string, string>;
const statuses: Readonly<Record<WorldOrder['state'], number>> = { unpaid: 0, paid: 1, shipped: 2, completed: 3, cancelled: 1 };
const refunds: Readonly<Record<WorldOrder['refund'], number>> = { none: 1, asked: 2, done: 4 };

const orderFields = (order: WorldOrder): Fields => {
  const goods = order.lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0);
  const shipment = order.shipments.at(-1);
  const { receiver } = order;
  return {
    order_sn: order.number, order_status: statuses[order.state], refund_status: refunds[order.refund], confirm_status: order.state === 'cancelled' ? 2 : 1, group_status: 1, after_sales_status: order.refund === 'none' ? 0 : order.refund === 'asked' ? 2 : 5,
    risk_control_status: 0, trade_type: 0, goods_amount: goods / 100, discount_amount: 0, postage: order.freightFen / 100, pay_amount: (goods + order.freightFen) / 100, order_amount: (goods + order.freightFen) / 100,
    created_time: chinaTime(order.createdAt), pay_time: order.paidAt === null ? '' : chinaTime(order.paidAt), confirm_time: order.paidAt === null ? '' : chinaTime(order.paidAt), updated_at: chinaTime(order.modifiedAt),
    last_ship_time: order.paidAt === null ? '' : chinaTime(order.paidAt + 48 * 3_600_000), shipping_time: shipment === undefined ? '' : chinaTime(shipment.at),
    tracking_number: shipment?.waybillNumber ?? '', logistics_id: shipment === undefined ? 0 : (worldCouriers.find(({ code }) => code === shipment.courier)?.pinduoduo ?? 0),
    receiver_name: receiver.name, receiver_phone: receiver.phone, country: '中国', province: receiver.province, city: receiver.city, town: receiver.district, address: `${receiver.province}${receiver.city}${receiver.district}${receiver.detail}`, receiver_address: receiver.detail,
    buyer_memo: order.buyerMessage, remark: order.memo, remark_tag: order.flag, remark_tag_name: '',
    item_list: order.lines.map((line) => ({
      goods_id: 600_123_456_789n, sku_id: 1_400_000_000_001n, goods_name: line.title, goods_spec: `${line.colour},${line.size}`, goods_count: line.quantity, goods_price: line.priceFen / 100, outer_id: line.skuCode, outer_goods_id: line.skuCode.split('-')[0] ?? '', goods_img: '',
    })),
  };
};

/** Pinduoduo's gateway: POST forms, MD5 over sorted names and values. */
export const createPinduoduo = (setting: Setting): Family => {
  const { world } = setting;
  const paramsOf = (heard: Heard): Params => new Map([...heard.query, ...new URLSearchParams(heard.body)]);
  const given = (params: Params, name: string): string => params.get(name) || refuse(10000, '参数错误', '10000', `${name} 不能为空`);
  const whole = (params: Params, name: string, usual: number | null, from: number, to: number): number => {
    const text = params.get(name) ?? (usual === null ? given(params, name) : String(usual));
    return /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : refuse(10000, '参数错误', '10000', `${name} 不正确`);
  };
  const verify = (params: Params, type: string): Account | null => {
    if (whats[type] === undefined) refuse(10001, '公共参数错误:type', '10001', '公共参数错误:type');
    if (params.get('client_id') !== pddSecrets.clientId) refuse(10002, '公共参数错误:client_id');
    if ((params.get('data_type') ?? 'JSON') !== 'JSON') refuse(10005, '公共参数错误:data_type');
    const at = params.get('timestamp') ?? '';
    if (!/^\d{10}$/.test(at) || Math.abs(Number(at) * 1000 - setting.clock()) > 600_000) refuse(10004, '公共参数错误:timestamp');
    if (sign(pddSecrets.clientSecret, params) !== params.get('sign')) refuse(20004, '签名sign校验失败');
    if (withoutToken.has(type)) return null;
    const account = accountOf(setting, 'pinduoduo', params.get('access_token') ?? '');
    return account === undefined || account.expired ? refuse(10019, 'access_token已过期') : account;
  };
  const theirOrder = (params: Params, account: Account): WorldOrder => {
    const order = world.find('pinduoduo', given(params, 'order_sn'));
    return order === undefined || order.account !== account.name ? refuse(50001, '业务服务错误', '50001', '订单不存在') : order;
  };
  const list = (params: Params, account: Account, by: 'updated' | 'confirm', emptyPage: boolean): Fields => {
    const [start, end] = [whole(params, `start_${by}_at`, null, 1, 9_999_999_999) * 1000, whole(params, `end_${by}_at`, null, 1, 9_999_999_999) * 1000];
    const longest = by === 'updated' ? 30 * 60_000 : 86_400_000;
    if (end < start || end - start > longest) refuse(10000, '参数错误', '10000', `时间跨度不能超过 ${String(longest / 60_000)} 分钟`);
    const [status, refund] = [whole(params, 'order_status', null, 1, 5), whole(params, 'refund_status', null, 1, 5)];
    if (by === 'updated') whole(params, 'is_lucky_flag', 0, 0, 2);
    const [page, size] = [whole(params, 'page', 1, 1, 100_000), whole(params, 'page_size', 100, 1, 100)];
    const at = (order: WorldOrder): number => Math.trunc((by === 'updated' ? order.modifiedAt : (order.paidAt ?? 0)) / 1000) * 1000;
    const found = emptyPage ? [] : world.ordersOf('pinduoduo', account.name)
      .filter((order) => order.paidAt !== null && at(order) >= start && at(order) <= end && (by === 'updated' ? order.createdAt : order.paidAt) >= world.now() - 90 * 86_400_000)
      .filter((order) => (status === 5 || statuses[order.state] === status) && (refund === 5 || refunds[order.refund] === refund))
      .sort((a, b) => at(b) - at(a) || Number(b.id - a.id));
    const rows = found.slice((page - 1) * size, page * size).map(orderFields);
    setting.betweenPages('pinduoduo');
    const total = params.get('use_has_next') === 'true' ? { has_next: page * size < found.length } : { total_count: found.length };
    return by === 'updated' ? { order_sn_list: rows, ...total } : { order_list: rows, ...total };
  };
  const ship = (params: Params, account: Account): Fields => {
    const order = theirOrder(params, account);
    const number = given(params, 'tracking_number');
    const id = whole(params, 'logistics_id', null, 1, 99_999);
    const courier = worldCouriers.find(({ pinduoduo }) => pinduoduo === id);
    const effect = world.effects.asked('pinduoduo', order.number, 'ship', `${courier?.code ?? String(id)} ${number}`);
    if (courier === undefined) return refuse(50001, '业务服务错误', '50001', '物流公司不存在');
    if (!/^[A-Za-z0-9-]{8,32}$/.test(number)) refuse(50001, '业务服务错误', '50001', '运单号格式不正确');
    if (order.state === 'shipped' || order.state === 'completed') refuse(50001, '业务服务错误', '50001', '订单已发货，请勿重复发货');
    if (order.refund === 'asked') refuse(50001, '业务服务错误', '50001', '订单存在售后，不能发货');
    if (order.state !== 'paid') refuse(50001, '业务服务错误', '50001', '订单已取消，不能发货');
    world.addShipment(order, courier.code, number, 'line');
    effect.done();
    return { is_success: true };
  };
  const note = (params: Params, account: Account): Fields => {
    const order = theirOrder(params, account);
    const text = given(params, 'note');
    const tag = params.get('tag');
    if ((tag === undefined) !== (params.get('tag_name') === undefined)) refuse(10000, '参数错误', '10000', 'tag 与 tag_name 都入参或都不入参');
    if (tag !== undefined && !/^[1-5]$/.test(tag)) refuse(10000, '参数错误', '10000', 'tag 不正确');
    if ([...(params.get('tag_name') ?? '')].length > 3) refuse(10000, '参数错误', '10000', 'tag_name 超过3个字符');
    if ([...text].length > 300) refuse(10000, '参数错误', '10000', 'note 超过300个字符');
    const effect = world.effects.asked('pinduoduo', order.number, 'note', `${tag ?? ''} ${text}`);
    if (order.memo !== text || (tag !== undefined && Number(tag) !== order.flag)) {
      order.memo = text;
      if (tag !== undefined) order.flag = Number(tag);
      world.touch(order);
      effect.done();
    }
    return { success: true, error_code: 0, error_msg: '' };
  };
  const work = (type: string, params: Params, account: Account | null, emptyPage: boolean): Fields => {
    if (type === 'pdd.time.get') return { time_get_response: { time: chinaTime(setting.clock()) } };
    if (type === 'pdd.logistics.companies.get') return { logistics_companies_get_response: { logistics_companies: worldCouriers.map(({ pinduoduo, name, code }) => ({ id: pinduoduo, logistics_company: name, code, available: 1 })) } };
    if (account === null) return refuse(10019, 'access_token已过期');
    switch (type) {
      case 'pdd.mall.info.get': return { mall_info_get_response: { mall_id: 100_001, mall_name: account.name } };
      case 'pdd.order.number.list.increment.get': return { order_sn_increment_get_response: list(params, account, 'updated', emptyPage) };
      case 'pdd.order.list.get': return { order_list_get_response: list(params, account, 'confirm', emptyPage) };
      case 'pdd.order.information.get': return { order_info_get_response: { order_info: orderFields(theirOrder(params, account)) } };
      case 'pdd.order.status.get': return {
        order_status_get_response: {
          order_status_list: given(params, 'order_sns').split(',').flatMap((number) => {
            const order = world.find('pinduoduo', number);
            return order === undefined ? [] : [{ order_sn: order.number, order_status: statuses[order.state], refund_status: refunds[order.refund] }];
          }),
        },
      };
      case 'pdd.logistics.online.send': return { logistics_online_send_response: ship(params, account) };
      case 'pdd.order.note.update': return { response: note(params, account) };
      default: return refuse(10001, '公共参数错误:type');
    }
  };
  return {
    side: 'pinduoduo',
    recognise: (heard) => {
      if (heard.path !== '/api/router') return null;
      const params = paramsOf(heard);
      const type = params.get('type') ?? '';
      return { name: type, what: whats[type] ?? 'other', number: params.get('order_sn') ?? '' };
    },
    answer: (heard, emptyPage) => {
      if (heard.method !== 'POST') return { status: 405, body: '' };
      const params = paramsOf(heard);
      const type = params.get('type') ?? '';
      const account = verify(params, type);
      return { status: 200, body: writeJson(work(type, params, account, emptyPage)) };
    },
    trouble: (fault) => {
      if (fault === 'expired') return error(10019, 'access_token已过期');
      if (fault === 'isp') return error(52001, '网络错误', '52001', '网络错误，请稍后重试');
      if (fault === 'already_shipped') return error(50001, '业务服务错误', '50001', '订单已发货，请勿重复发货');
      if ('banSeconds' in fault) return error(70031, '调用过于频繁，请调整调用频率');
      return error(50001, '业务服务错误', '50001', fault.refuse);
    },
  };
};
