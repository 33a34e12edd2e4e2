import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { PastedOrder as ContractOrder, SkuChoice } from '../../../shared/contract/entry.ts';
import type { Receiver } from '../../../shared/contract/fields.ts';
import { matchSku, skuSearchPieces } from '../../../shared/domain/entry/match-sku.ts';
import { readPasted, type PastedOrder } from '../../../shared/domain/entry/read-pasted.ts';
import { splitOrders } from '../../../shared/domain/entry/split-orders.ts';
import type { WrittenGoods } from '../../../shared/domain/entry/goods-text.ts';
import type { SkuId } from '../../../shared/domain/ids.ts';
import type { RegionIndex } from '../../../shared/domain/intake/regions.ts';
import { suggestAddress } from '../../../shared/domain/intake/suggest-address.ts';
import type { Reader } from '../../store/database.ts';
import { skusWithPieces } from '../../store/sku-candidates.ts';
import { skuById } from '../../store/stock.ts';
import { checkPlace } from './check-place.ts';

/** More orders than anybody types in from one paste; the rest is counted. */
const mostOrders = 20;
const mostLines = 40;

/** IN-4: a pasted text → orders to be looked over. Levels that follow from the others are filled in and marked. */
export const readText = (reader: Reader, regions: RegionIndex, { text, assigned }: InputFor<'entry', 'read'>): OutputFor<'entry', 'read'> => {
  const blocks = splitOrders(text);
  return {
    more: Math.max(0, blocks.length - mostOrders),
    orders: blocks.slice(0, mostOrders).map(({ start, end }) => {
      const own = assigned.flatMap((part) => (part.start >= start && part.end <= end ? [{ ...part, start: part.start - start, end: part.end - start }] : []));
      return orderOf(reader, regions, readPasted(text.slice(start, end), regions, own), start, end);
    }),
  };
};

const orderOf = (reader: Reader, regions: RegionIndex, read: PastedOrder, start: number, end: number): ContractOrder => {
  const { place } = read;
  const said: Receiver = {
    name: short(read.name, 100), phone: short(read.phone, 40), country: read.country === 'ZZ' ? 'CN' : read.country, province: short(place.province, 60), city: short(place.city, 60), district: short(place.district, 60),
    detail: short(place.detail, 300), postcode: short(place.postcode, 12),
  };
  const { receiver, inferred } = read.address === null ? { receiver: said, inferred: [] } : completed(said, regions);
  return {
    start, end, parts: read.parts.map((part) => ({ ...part, start: part.start + start, end: part.end + start })), receiver: { ...receiver, secondPhone: short(read.secondPhone, 40) }, inferred,
    check: checkPlace(receiver, regions, receiver.country === 'CN'), lines: read.goods.slice(0, mostLines).map((goods) => lineOf(reader, goods)),
    totalFen: read.totalFen, freightFen: read.freightFen, paidFen: read.paidFen, payment: read.payment, channel: read.channel, nick: short(read.nick, 100), note: (read.note ?? '').slice(0, 2000),
  };
};

const short = (text: string | null, longest: number): string => (text ?? '').slice(0, longest);

/** What is left out and can only be one thing: `武侯区天府大道…` is in Chengdu. */
const completed = (said: Receiver, regions: RegionIndex): { receiver: Receiver; inferred: ContractOrder['inferred'] } => {
  const inferred: ContractOrder['inferred'] = [];
  let receiver = said;
  const only = suggestAddress(said, regions).find(({ sure, reason }) => sure && (reason === 'province_from_city' || reason === 'city_from_district' || reason === 'whole_in_detail' || reason === 'district_in_detail'));
  if (only !== undefined) {
    for (const level of ['province', 'city', 'district'] as const) {
      const value = only.change[level];
      if (value !== undefined && said[level] === '') inferred.push(level);
    }
    if (inferred.length > 0) receiver = { ...said, ...only.change };
  }
  return { receiver, inferred };
};

export const choiceOf = (reader: Reader, id: number): SkuChoice[] => {
  const sku = skuById(reader, id as SkuId);
  return sku === undefined ? [] : [{ skuId: sku.id, code: sku.code, title: sku.title, colour: sku.colour, size: sku.size, sellable: sku.tracked === 1 ? sku.on_hand - sku.reserved : null }];
};

const lineOf = (reader: Reader, goods: WrittenGoods): ContractOrder['lines'][number] => {
  const { choices, sure } = matchSku(goods, skusWithPieces(reader, skuSearchPieces(goods)));
  const best = sure ? choices[0]?.sku : undefined;
  return {
    text: goods.text.slice(0, 300), counted: goods.counted, sure, choices: choices.flatMap(({ sku }) => choiceOf(reader, sku.id)), skuId: (best?.id ?? null) as SkuId | null,
    title: (best === undefined ? (goods.title === '' ? (goods.code ?? goods.text) : goods.title) : best.title).slice(0, 200), colour: (best?.colour ?? goods.colour ?? '').slice(0, 60),
    size: (best?.size ?? goods.size ?? '').slice(0, 60), quantity: Math.min(100_000, Math.max(1, goods.quantity)), unitPriceFen: goods.unitPriceFen,
  };
};
