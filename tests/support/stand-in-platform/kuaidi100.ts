import { createHash } from 'node:crypto';
import { fieldsOf, isFields, readJson, textOf, writeJson } from './exact-json.ts';
import { chinaTime, Refused, type Family, type Heard, type Reply, type Setting } from './family.ts';
import { worldCouriers } from './couriers.ts';
import type { What } from './faults.ts';
import type { ParcelState } from './world.ts';

export const kuaidi100Secrets = { customer: 'testcustomer', key: 'testkey', secret: 'testsecret', partnerId: 'K100', partnerKey: 'partner-key' } as const;

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();
export const kuaidi100QuerySign = (param: string, key: string, customer: string): string => md5(`${param}${key}${customer}`);
export const kuaidi100LabelSign = (param: string, t: string, key: string, secret: string): string => md5(`${param}${t}${key}${secret}`);

const queryError = (returnCode: string, message: string): Reply => ({ status: 200, body: JSON.stringify({ result: false, returnCode, message }) });
const labelError = (code: number, message: string): Reply => ({ status: 200, body: JSON.stringify({ success: false, code, message, data: null }) });
const states: Readonly<Record<ParcelState, string>> = { on_the_way: '0', collected: '1', trouble: '2', delivered: '3', returned: '4', out_for_delivery: '5', returning: '6', refused: '14' };
const stateWords: Readonly<Record<ParcelState, string>> = { on_the_way: '在途', collected: '揽收', trouble: '疑难', delivered: '签收', returned: '退签', out_for_delivery: '派件', returning: '退回', refused: '拒签' };
const dayMs = 86_400_000;

/** Kuaidi100: parcels on their way, and couriers' own waybill numbers. */
export const createKuaidi100 = (setting: Setting): Family => {
  const { world } = setting;
  const account = () => setting.accounts.find(({ side }) => side === 'kuaidi100');
  const formOf = (heard: Heard): URLSearchParams => new URLSearchParams(heard.body);
  const courierOf = (com: string) => worldCouriers.find(({ kuaidi100 }) => kuaidi100 === com);

  const query = (form: URLSearchParams): Reply => {
    const param = form.get('param') ?? '';
    if (form.get('customer') !== kuaidi100Secrets.customer) throw new Refused(queryError('400', '无效的customer'));
    if (form.get('sign') !== kuaidi100QuerySign(param, kuaidi100Secrets.key, kuaidi100Secrets.customer)) throw new Refused(queryError('503', '验证签名失败'));
    if (account()?.expired === true) throw new Refused(queryError('601', 'key已过期'));
    const asked = readJson(param);
    if (!isFields(asked)) throw new Refused(queryError('400', '提交的数据不完整，或者贵公司没授权'));
    const [com, number] = [textOf(asked['com']), textOf(asked['num'])];
    const courier = courierOf(com);
    if (courier === undefined || number.length < 6 || number.length > 32) throw new Refused(queryError('400', '不支持此快递公司或单号不正确'));
    const waybill = world.waybill(courier.code, number);
    if ((courier.code === 'SF' || courier.code === 'ZTO') && !/\d{4}$/.test(textOf(asked['phone']))) throw new Refused(queryError('408', '验证码错误'));
    if (waybill === undefined && !world.knowsParcel(courier.code, number)) return queryError('500', '查询无结果，请隔段时间再查');
    const parcel = world.parcel(courier.code, number);
    if (parcel.askedAt.filter((at) => world.now() - at < dayMs).length >= 48) return queryError('400', '同一单号查询过于频繁，已锁定');
    (parcel as { askedAt: readonly number[] }).askedAt = [...parcel.askedAt, world.now()];
    if (parcel.events.length === 0) return queryError('500', '查询无结果，请隔段时间再查');
    const rows = [...parcel.events].sort((a, b) => b.at - a.at).map(({ at, text, place }) => ({ time: chinaTime(at), ftime: chinaTime(at), context: text, status: stateWords[parcel.state], areaCode: '', areaName: place }));
    return { status: 200, body: JSON.stringify({ message: 'ok', nu: number, ischeck: parcel.state === 'delivered' ? '1' : '0', com, status: '200', condition: 'F00', state: states[parcel.state], data: rows }) };
  };
  const label = (form: URLSearchParams): Reply => {
    const [param, t, method] = [form.get('param') ?? '', form.get('t') ?? '', form.get('method') ?? ''];
    if (form.get('key') !== kuaidi100Secrets.key) throw new Refused(labelError(30_003, 'key不存在'));
    if (form.get('sign') !== kuaidi100LabelSign(param, t, kuaidi100Secrets.key, kuaidi100Secrets.secret)) throw new Refused(labelError(30_002, '验证签名失败'));
    if (!/^\d{13}$/.test(t) || Math.abs(Number(t) - setting.clock()) > 1_800_000) throw new Refused(labelError(30_002, 't 已过期'));
    if (account()?.expired === true) throw new Refused(labelError(30_004, 'key已过期'));
    const asked = readJson(param);
    if (!isFields(asked)) throw new Refused(labelError(30_001, 'param 不正确'));
    const courier = courierOf(textOf(asked['kuaidicom']));
    if (courier === undefined) return labelError(30_001, 'kuaidicom 不正确');
    if (textOf(asked['partnerId']) !== kuaidi100Secrets.partnerId) return labelError(30_006, '电子面单账号不正确');
    if (method === 'order') {
      for (const party of ['recMan', 'sendMan']) {
        const man = fieldsOf(asked[party]);
        if (['name', 'mobile', 'printAddr'].some((name) => textOf(man[name]) === '')) return labelError(30_001, `${party} 不完整`);
      }
      const number = textOf(asked['orderId']);
      const key = `${courier.code} ${number}`;
      const effect = world.effects.asked('kuaidi100', number, 'waybill_ask', key);
      const known = number === '' ? undefined : world.waybillByKey('kuaidi100', key);
      const remembered = known !== undefined && world.now() - known.issuedAt < setting.keysKeptMs();
      if (!remembered) effect.done();
      const waybill = remembered ? known : world.issueWaybill('kuaidi100', courier.code, number, key, fieldsOf(asked['recMan']));
      return {
        status: 200,
        body: writeJson({
          success: true, code: 200, message: 'success',
          data: { taskId: `T${waybill.waybillNumber}`, kuaidinum: waybill.waybillNumber, childNum: '', returnNum: '', label: '', bulkpen: '380D-56-04', orgCode: '570000', orgName: '示例网点', destCode: '', destName: '', pkgCode: 'X01', pkgName: '金华包', kdComOrderNum: number },
        }),
      };
    }
    if (method === 'cancel') {
      const waybill = world.waybill(courier.code, textOf(asked['kuaidinum']));
      if (waybill === undefined) return labelError(30_007, '单号不存在');
      const effect = world.effects.asked('kuaidi100', waybill.orderNumber, 'waybill_cancel', waybill.waybillNumber);
      if (waybill.cancelledAt === null) {
        waybill.cancelledAt = world.now();
        effect.done();
      }
      return { status: 200, body: JSON.stringify({ success: true, code: 200, message: 'success', data: null }) };
    }
    return labelError(30_001, 'method 不正确');
  };
  const isQuery = (heard: Heard): boolean => heard.path === '/poll/query.do';
  return {
    side: 'kuaidi100',
    recognise: (heard) => {
      if (!isQuery(heard) && heard.path !== '/label/order') return null;
      const form = formOf(heard);
      const asked = fieldsOf(readJson(form.get('param') ?? ''));
      const method = form.get('method') ?? '';
      const what: What = isQuery(heard) ? 'follow' : method === 'order' ? 'waybill_ask' : method === 'cancel' ? 'waybill_cancel' : 'other';
      return { name: isQuery(heard) ? 'poll/query' : `label/${method}`, what, number: textOf(asked['num']) || textOf(asked['kuaidinum']) || textOf(asked['orderId']) };
    },
    answer: (heard) => {
      if (heard.method !== 'POST') return { status: 405, body: '' };
      return isQuery(heard) ? query(formOf(heard)) : label(formOf(heard));
    },
    trouble: (fault, heard) => {
      const say = (code: number, message: string): Reply => (isQuery(heard) ? queryError(String(code), message) : labelError(code, message));
      if (fault === 'expired') return say(601, 'key已过期');
      if (fault === 'isp') return say(isQuery(heard) ? 501 : 500, '服务器错误');
      if (fault === 'already_shipped') return say(501, '重复');
      if ('banSeconds' in fault) return say(502, '服务器繁忙');
      return say(400, fault.refuse);
    },
  };
};
