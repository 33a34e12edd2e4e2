import type { JsonObject } from '../../../shared/domain/exact-json.ts';
import { andThen, done, type Answer } from '../answer.ts';
import type { Ask, Telling, Told, WaybillParty } from '../connector.ts';
import { findObject, pickInteger, pickObject, pickObjects, pickText, pickTruth } from '../pick.ts';
import { saysCancelledAlready } from '../said-errors.ts';
import { canonicalJson } from '../signing.ts';
import { isWaybillNumber, partText, toldWaybill } from '../waybill-told.ts';
import type { AskTop, TopReply } from './taobao-calls.ts';

type AskWaybill = Extract<Telling, { kind: 'waybill_ask' }>;
type CancelWaybill = Extract<Telling, { kind: 'waybill_cancel' }>;

const party = ({ name, phone, province, city, district, detail }: WaybillParty): { name: string; mobile: string; address: { province: string; city: string; district: string; detail: string } } => ({
  name, mobile: phone, address: { province, city, district, detail },
});

/** Cainiao takes letters, digits and underscores. */
const packageIdOf = (key: string): string => key.replace(/\W/g, '_');

/** The waybill of a reply, whatever stands around it. */
const waybillIn = ({ body, json }: TopReply): Told | null => {
  const found = findObject(body, (one) => isWaybillNumber(pickText(one, 'waybill_code')));
  return found === null ? null : toldWaybill(pickText(found, 'waybill_code'), partText(json, found), false);
};

export type TaobaoWaybills = {
  readonly ask: (telling: AskWaybill, key: string, cpCode: string, ask: Ask) => Promise<Answer<Told>>;
  readonly cancel: (telling: CancelWaybill, cpCode: string, ask: Ask) => Promise<Answer<Told>>;
};

/**
 * Numbers from Cainiao. The same order and package id brings the same number again, so that asking twice costs no second one. By the order alone it would name
 * all of its numbers, without saying which parcel each is for.
 */
export const makeTaobaoWaybills = (askTop: AskTop): TaobaoWaybills => {
  let userId: string | null = null;
  let templates: readonly JsonObject[] | null = null;

  const sellerOf = async (ask: Ask): Promise<Answer<string>> => {
    if (userId !== null) return done(userId);
    const answer = await askTop({ method: 'taobao.user.seller.get', params: { fields: 'user_id,nick' }, writes: false, apart: true }, ask);
    if (answer.kind !== 'done') return answer;
    userId = pickText(pickObject(answer.value.body, 'user'), 'user_id');
    return done(userId);
  };

  /** The courier's own one-part template, the first of its kind. */
  const templateOf = async (cpCode: string, ask: Ask): Promise<Answer<string>> => {
    if (templates === null) {
      const answer = await askTop({ method: 'cainiao.cloudprint.stdtemplates.get', params: {}, writes: false, apart: true }, ask);
      if (answer.kind !== 'done') return answer;
      const result = pickObject(answer.value.body, 'result');
      templates = pickObjects(result, 'datas');
    }
    const listed = templates.filter((one) => pickText(one, 'cp_code') === cpCode).flatMap((one) => pickObjects(one, 'standard_templates'));
    const plain = listed.find((one) => pickInteger(one, 'standard_waybill_type') === 1) ?? listed[0];
    const url = pickText(plain ?? null, 'standard_template_url');
    return url === '' ? { kind: 'refused', code: 'template_unknown', words: `菜鸟没有“${cpCode}”的标准面单模板。` } : done(url);
  };

  /** Who the receiver is, where name and phone are masked. Not getting it is no obstacle for a shop that sees them. */
  const receiverId = async (tid: string, ask: Ask): Promise<Answer<string>> => {
    const answer = await askTop({ method: 'taobao.trade.fullinfo.get', params: { fields: 'tid,oaid', tid, include_oaid: 'true' }, writes: false, apart: true }, ask);
    if (answer.kind === 'refused') return done('');
    return andThen(answer, ({ body }) => done(pickText(pickObject(body, 'trade'), 'oaid')));
  };

  return {
    ask: async (telling, key, cpCode, ask) => {
      const [seller, template, oaid] = [await sellerOf(ask), await templateOf(cpCode, ask), await receiverId(telling.platformOrderNumber, ask)];
      if (seller.kind !== 'done') return seller;
      if (template.kind !== 'done') return template;
      if (oaid.kind !== 'done') return oaid;
      const { platformOrderNumber: tid, sender, receiver, goods, weightG } = telling;
      const recipient = { ...party(receiver), ...(oaid.value === '' ? {} : { oaid: oaid.value, tid }) };
      const request = {
        cp_code: cpCode, sender: party(sender), need_encrypt: true,
        trade_order_info_dtos: [{
          object_id: key, order_info: { order_channels_type: 'TB', trade_order_list: [tid] }, recipient, template_url: template.value, user_id: seller.value,
          package_info: { id: packageIdOf(key), items: [{ count: 1, name: goods === '' ? '商品' : goods }], ...(weightG === null ? {} : { weight: weightG }) },
        }],
      };
      const answer = await askTop({ method: 'cainiao.waybill.ii.get', params: { param_waybill_cloud_print_apply_new_request: canonicalJson(request) }, writes: true, apart: true }, ask);
      if (answer.kind !== 'done') return answer;
      const told = waybillIn(answer.value);
      return told === null ? { kind: 'no_answer', why: 'not_readable', maybeDone: true } : done(told);
    },
    cancel: async ({ waybillNumber }, cpCode, ask) => {
      const answer = await askTop({ method: 'cainiao.waybill.ii.cancel', params: { cp_code: cpCode, waybill_code: waybillNumber }, writes: true, apart: true }, ask);
      if (answer.kind === 'refused' && saysCancelledAlready(answer)) return done({ already: true });
      return andThen(answer, ({ body }): Answer<Told> =>
        pickTruth(body, 'cancel_result') === false ? { kind: 'refused', code: 'not_cancelled', words: '菜鸟没有取消这个单号。' } : done({ already: false }));
    },
  };
};
