import { textOf, type JsonObject } from '../../../shared/domain/exact-json.ts';
import { plainText } from '../../../shared/domain/intake/cell-text.ts';
import { courierByCode } from '../../../shared/domain/printing/couriers.ts';
import { done, notReadable, refused, type Answer } from '../answer.ts';
import type { Ask, Connector, MakeConnector, Message, Telling, Told, WaybillParty } from '../connector.ts';
import { objectAt, textAt } from '../pick.ts';
import { askKuaidi100 } from './kuaidi100-call.ts';
import { failureOf, isGoodKey, kuaidi100Parcels, queryParam } from './kuaidi100-parcels.ts';

type Of<K extends Telling['kind']> = Extract<Telling, { kind: K }>;

const partyOf = ({ name, phone, province, city, district, detail }: WaybillParty): object => ({ name, mobile: phone, printAddr: `${province}${city === province ? '' : city}${district}${detail}`, company: '' });

/** A refusal of the e-waybill service: `success` false, or a code that is not 200. Its keys are another contract than tracking's: one that is wrong here does not stop the parcels. */
const labelFailure = (json: JsonObject, words: (text: string) => string): Answer<never> | null => {
  const code = textOf(json['code']) || textOf(json['returnCode']);
  const isGood = (json['success'] === true || json['result'] === true || textOf(json['success']) === 'true') && (code === '' || code === '200');
  if (isGood) return null;
  const said = words(textOf(json['message']));
  if (code === '502') return { kind: 'later', afterMs: null, code, words: said };
  return refused(code || 'unknown', said);
};

/** Taken back before: the service has no question for that, only these words. */
const isCancelledAlready = (words: string): boolean => /(?:已经?|已被)(?:取消|撤销|作废|销单)|重复取消/.test(words);

/** Kuaidi100: tracking of all couriers, and e-waybills under the shop's own contract with a courier (`partnerId`). */
export const makeKuaidi100: MakeConnector = (making) => {
  const { settings, secrets } = making;
  const asking = askKuaidi100(making);
  const partner = { partnerId: settings['partnerId'] ?? '', partnerKey: secrets['partnerKey'] ?? '' };
  const hasLabels = (secrets['secret'] ?? '') !== '' && partner.partnerId !== '';

  const waybillAsk = async ({ courierCode, sender, receiver, goods, weightG }: Of<'waybill_ask'>, key: string, kuaidicom: string, ask: Ask): Promise<Answer<Told>> => {
    const asked = await asking.label('order', {
      ...partner, code: '', kuaidicom, recMan: partyOf(receiver), sendMan: partyOf(sender), cargo: goods, ...(weightG === null ? {} : { weight: (weightG / 1000).toFixed(3) }),
      payType: 'SHIPPER', expType: '标准快递', remark: '', collection: '0', needChild: '0', needBack: '0', count: 1, printType: 'NON', orderId: key, needDesensitization: false, needLogo: false,
    }, ask);
    if (asked.kind !== 'done') return asked;
    const failure = labelFailure(asked.value.json, asking.words);
    if (failure !== null) return failure;
    const data = objectAt(asked.value.json, 'data') ?? undefined;
    const waybillNumber = plainText(textAt(data, 'kuaidinum')).replace(/\s+/g, '').toUpperCase();
    // Something was made there, and we cannot say which.
    if (!/^[A-Z0-9-]{6,40}$/.test(waybillNumber)) return notReadable(true);
    const consolidation = textAt(data, 'destCode') || textAt(data, 'orgCode');
    return done({ already: false, waybill: { waybillNumber, printData: JSON.stringify({ ...data, kuaidicom, courierCode }), routeCode: plainText(textAt(data, 'bulkpen')), consolidation: plainText(consolidation) } });
  };

  const waybillCancel = async ({ waybillNumber }: Of<'waybill_cancel'>, kuaidicom: string, ask: Ask): Promise<Answer<Told>> => {
    const asked = await asking.label('cancel', { ...partner, code: '', kuaidicom, kuaidinum: waybillNumber, orderId: '', reason: '不再寄出' }, ask);
    if (asked.kind !== 'done') return asked;
    const failure = labelFailure(asked.value.json, asking.words);
    if (failure === null) return done({ already: false });
    return failure.kind === 'refused' && isCancelledAlready(failure.words) ? done({ already: true }) : failure;
  };

  const tell = async ({ key, telling }: Message, ask: Ask): Promise<Answer<Told>> => {
    if (telling.kind !== 'waybill_ask' && telling.kind !== 'waybill_cancel') return refused('not_told_here', '快递100 只管电子面单和物流查询');
    const kuaidicom = courierByCode(telling.courierCode)?.kuaidi100;
    if (!hasLabels) return refused('label_not_set_up', '连接里没有填 secret 和月结账号（partnerId），不能取电子面单');
    if (kuaidicom === undefined) return refused('courier_unknown', `快递100 没有快递公司 ${telling.courierCode}`);
    return telling.kind === 'waybill_ask' ? waybillAsk(telling, key, kuaidicom, ask) : waybillCancel(telling, kuaidicom, ask);
  };

  const connector: Connector = {
    // A number that cannot exist: signature and key are checked before anything is looked for, and no parcel is counted.
    ping: async (ask) => {
      const asked = await asking.query(queryParam({ com: 'yunda', num: '000000', phone: '' }), ask);
      if (asked.kind !== 'done') return asked;
      const failure = failureOf(asked.value.json, asking.words);
      return failure === null || (failure.kind === 'refused' && isGoodKey.has(failure.code)) ? done({ theirTime: asked.value.theirTime }) : failure;
    },
    outbox: {
      pace: { perSecond: 2, atOnce: 1 },
      tell,
      // There is no question whether a number was given out. To ask once more could make a second one that somebody pays for.
      find: ({ telling }) => Promise.resolve(telling.kind === 'waybill_ask' ? refused('cannot_be_looked_up', '快递100 可能已经出了单号，但没有办法查，请先在快递100 后台核对') : done(null)),
    },
    parcels: kuaidi100Parcels(asking),
  };
  return connector;
};
