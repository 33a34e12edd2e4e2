import { andThen, done, refused, type Answer } from '../answer.ts';
import type { Ask, Telling, Told, WaybillParty } from '../connector.ts';
import { pickObject, pickObjects, pickText } from '../pick.ts';
import { saysCancelledAlready } from '../said-errors.ts';
import { isWaybillNumber, toldWaybill } from '../waybill-told.ts';
import type { AskDouyin } from './douyin-calls.ts';

type AskWaybill = Extract<Telling, { kind: 'waybill_ask' }>;
type CancelWaybill = Extract<Telling, { kind: 'waybill_cancel' }>;

type Party = {
  readonly address: { readonly country_code: string; readonly province_name: string; readonly city_name: string; readonly district_name: string; readonly detail_address: string };
  readonly contact: { readonly name: string; readonly mobile: string };
};

const party = ({ name, phone, province, city, district, detail }: WaybillParty): Party => ({
  address: { country_code: 'CHN', province_name: province, city_name: city, district_name: district, detail_address: detail }, contact: { name, mobile: phone },
});

export type DouyinWaybills = {
  readonly ask: (telling: AskWaybill, courierCode: string, ask: Ask) => Promise<Answer<Told>>;
  readonly cancel: (telling: CancelWaybill, courierCode: string, ask: Ask) => Promise<Answer<Told>>;
};

/** Numbers from 抖店's e-waybills: the number first, then what the print component needs for it. The same order and `pack_id` brings the same number again; the first of an order has none. */
export const makeDouyinWaybills = (askDouyin: AskDouyin): DouyinWaybills => {
  const templates = new Map<string, string>();

  const templateOf = async (courierCode: string, ask: Ask): Promise<string> => {
    const known = templates.get(courierCode);
    if (known !== undefined) return known;
    const answer = await askDouyin({ path: 'logistics/templateList', params: { logistics_code: courierCode }, writes: false, apart: true }, ask);
    if (answer.kind !== 'done') return '';
    const listed = pickObjects(pickObject(answer.value.root, 'data'), 'template_data').filter((one) => pickText(one, 'logistics_code') === courierCode).flatMap((one) => pickObjects(one, 'template_infos'));
    const plain = listed.find((one) => pickText(one, 'template_type') === '1') ?? listed[0] ?? null;
    const url = pickText(plain, 'template_url');
    if (url !== '') templates.set(courierCode, url);
    return url;
  };

  /** Print data for a number that was given out. Not getting it loses nothing: the number is kept. */
  const printDataOf = async (courierCode: string, trackNumber: string, ask: Ask): Promise<Record<string, string>> => {
    const params = { waybill_applies: [{ logistics_code: courierCode, track_no: trackNumber }] };
    const answer = await askDouyin({ path: 'logistics/waybillApply', params, writes: false, apart: true }, ask);
    if (answer.kind !== 'done') return {};
    const found = pickObjects(pickObject(answer.value.root, 'data'), 'waybill_infos').find((one) => pickText(one, 'track_no') === trackNumber) ?? null;
    return found === null ? {} : { print_data: pickText(found, 'print_data'), sign: pickText(found, 'sign'), template_url: await templateOf(courierCode, ask) };
  };

  return {
    ask: async ({ platformOrderNumber, sender, receiver, goods, weightG, parcel }, courierCode, ask) => {
      const item = { item_name: goods === '' ? '商品' : goods, item_count: 1, item_weight: weightG ?? undefined };
      const params = { logistics_code: courierCode, sender_info: party(sender), order_infos: [{ order_id: platformOrderNumber.replace(/A$/, ''), pack_id: parcel === '' ? undefined : parcel, receiver_info: party(receiver), items: [item] }] };
      const answer = await askDouyin({ path: 'logistics/newCreateOrder', params, writes: true, apart: true }, ask);
      if (answer.kind !== 'done') return answer;
      const data = pickObject(answer.value.root, 'data');
      const bill = pickObjects(data, 'ebill_infos').find((one) => isWaybillNumber(pickText(one, 'track_no'))) ?? null;
      if (bill === null) {
        const error = pickObjects(data, 'err_infos')[0] ?? null;
        return error === null ? { kind: 'no_answer', why: 'not_readable', maybeDone: true } : refused(pickText(error, 'err_code') || 'not_given', pickText(error, 'err_msg').slice(0, 300));
      }
      const number = pickText(bill, 'track_no');
      const [route, consolidation] = [pickText(bill, 'sort_code'), pickText(bill, 'package_center_name')];
      const written = {
        track_no: number, order_id: platformOrderNumber, logistics_code: courierCode, sort_code: route, package_center_code: pickText(bill, 'package_center_code'), package_center_name: consolidation,
        short_address_code: pickText(bill, 'short_address_code'), short_address_name: pickText(bill, 'short_address_name'), ...(await printDataOf(courierCode, number, ask)),
      };
      return done(toldWaybill(number, JSON.stringify(written), false, route, consolidation));
    },
    cancel: async ({ waybillNumber }, courierCode, ask) => {
      const answer = await askDouyin({ path: 'logistics/cancelOrder', params: { logistics_code: courierCode, track_no: waybillNumber }, writes: true, apart: true }, ask);
      if (answer.kind === 'refused' && saysCancelledAlready(answer)) return done({ already: true });
      return andThen(answer, (): Answer<Told> => done({ already: false }));
    },
  };
};
