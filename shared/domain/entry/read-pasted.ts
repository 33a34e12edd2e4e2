import { isOnlyMask } from '../intake/masked.ts';
import type { RegionIndex } from '../intake/regions.ts';
import { splitAddress, type AddressParts } from '../intake/split-address.ts';
import { fenOf, paymentOf, takeAmounts, takeBareAmount, type Payment } from './find-amounts.ts';
import { addressEnd, isStreet, nameBehind, takeAddress } from './find-address.ts';
import { findLabels, type Label } from './find-labels.ts';
import { findPhones, phoneText, takePhones } from './find-phones.ts';
import { readGoodsList, type WrittenGoods } from './goods-text.ts';
import { Board, type Assigned, type PastedPart } from './paste-text.ts';
import { isChineseName, isWesternName } from './person-name.ts';
import { platformIn, takePlatform, type Channel } from './find-platform.ts';

/** One order as a pasted text tells it. What is `null` was not found; nothing is made up. */
export type PastedOrder = {
  readonly parts: readonly PastedPart[];
  readonly name: string | null;
  readonly phone: string | null;
  readonly secondPhone: string | null;
  readonly place: AddressParts;
  /** As written, all its parts together. */
  readonly address: string | null;
  /** ISO code; `CN` unless the address is plainly none of China's. */
  readonly country: string;
  readonly goods: readonly WrittenGoods[];
  readonly totalFen: number | null;
  readonly freightFen: number | null;
  readonly paidFen: number | null;
  readonly payment: Payment | null;
  readonly channel: Channel | null;
  readonly nick: string | null;
  readonly note: string | null;
};

const filled = (text: string): string | null => (text === '' ? null : text);

/** Longer pastes are not one order of somebody who rings up. */
export const longestPaste = 10_000;

/**
 * IN-4: one block → its parts, in any order, with labels or without. The surest go first and what is taken is not looked at again: what a
 * person assigned, labels, phones, amounts, the address, the name beside it; what is left and counts something is goods. A street is never a name.
 */
export const readPasted = (text: string, regions: RegionIndex, assigned: readonly Assigned[] = []): PastedOrder => {
  const board = new Board(text.slice(0, longestPaste));
  const byHand = assigned.filter(({ start, end }) => start >= 0 && end > start && end <= board.plain.length);
  for (const { start, end, field } of byHand) if (board.isFree(start, end)) board.take(start, end, field, true, true);
  takeLabelled(board, regions);
  takePhones(board);
  takeAmounts(board);
  takePlatform(board);
  if (!byHand.some(({ field }) => field === 'address')) takeAddress(board, regions);
  takePostcode(board);
  if (!board.has('name')) takeName(board);
  takeGoods(board);
  takeBareAmount(board);
  return orderOf(board, regions);
};

const takeLabelled = (board: Board, regions: RegionIndex): void => {
  const labels = findLabels(board);
  for (const label of labels) {
    const value = board.left().slice(label.end, label.valueEnd);
    if (value.includes('\uE000') && value.replaceAll('\uE000', '').trim() === '') {
      board.hide(label.start, label.end);
      continue;
    }
    takeValue(board, label, value, regions);
  }
};

const takeValue = (board: Board, label: Label, value: string, regions: RegionIndex): void => {
  const lead = /^\s*/u.exec(value)?.[0].length ?? 0;
  const start = label.end + lead;
  const take = (length: number, field: PastedPart['field']): void => {
    const text = board.plain.slice(start, start + length).replace(/[\s,，;；、。|/]+$/u, '');
    if (text !== '' && board.isFree(start, start + text.length)) board.take(start, start + text.length, field, true);
  };
  const whole = value.trim();
  const hideLabel = (): void => { board.hide(label.start, label.end); };
  switch (label.field) {
    case 'name': {
      const name = /^(?:[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}|[^\s,，;；、。|/\uE000\n\d(（]{1,20})/u.exec(whole)?.[0] ?? '';
      hideLabel();
      if (name !== '' && !isStreet(name) && !board.has('name')) take(name.length, 'name');
      return;
    }
    case 'phone': {
      hideLabel();
      const [found] = findPhones(whole);
      if (found === undefined && /^[\d\s()+*-]{5,20}$/u.test(whole)) take(whole.length, 'phone');
      return;
    }
    case 'place':
    case 'address': {
      hideLabel();
      const until = addressLength(whole, regions);
      if (until > 0) take(until, 'address');
      return;
    }
    case 'postcode':
      hideLabel();
      take(/^[A-Za-z0-9][A-Za-z0-9 -]{2,9}/u.exec(whole)?.[0].length ?? 0, 'postcode');
      return;
    case 'note': case 'nick':
      if (label.field === 'nick' && /1[3-9]\d{9}|\d{6,}\s*(?:元|块)/u.test(whole)) { hideLabel(); return; }
      hideLabel();
      take(label.field === 'nick' ? (/^[^\s,，;；]{1,40}/u.exec(whole)?.[0].length ?? 0) : whole.length, label.field);
      return;
    case 'foreign_number':
      board.take(label.start, label.end + lead + whole.length, 'note', true);
      return;
    case 'goods':
      hideLabel();
      if (whole !== '' && !findPhones(whole).length) takeGoodsOf(board, start, label.valueEnd, regions);
      return;
    case 'variant': case 'sku': case 'quantity': case 'price':
      // Read together with the goods that they belong to.
      return;
    case 'total': case 'paid': case 'freight': case 'payment': case 'platform':
      return;
    case 'nothing':
  }
};

/** A labelled goods value is goods up to its end; colour, size and count on their own labels join it later. */
const takeGoodsOf = (board: Board, from: number, to: number, _regions: RegionIndex): void => {
  const text = board.plain.slice(from, to);
  const stop = /[,，;；。\s](?=(?:合计|共计|总计|总价|一共|运费|包邮|已付|实付|付款|备注))/u.exec(text)?.index ?? text.length;
  const goods = text.slice(0, stop).replace(/[\s,，;；。]+$/u, '');
  if (goods !== '' && board.isFree(from, from + goods.length)) board.take(from, from + goods.length, 'goods', true);
};

/** A labelled address ends before a phone, or before what stands apart from it and is none of it. */
const addressLength = (value: string, regions: RegionIndex): number => {
  const phone = findPhones(value)[0]?.start ?? value.length;
  const text = value.slice(0, phone).replace(/\uE000[^]*$/u, '');
  return text.slice(0, addressEnd(text, regions)).replace(/[\s,，;；、。]+$/u, '').length;
};

const takePostcode = (board: Board): void => {
  if (board.has('postcode') || !board.has('address')) return;
  const match = /(?<![\d\p{L}¥￥.])[(（]?(\d{6})[)）]?(?![\d\p{L}.]|\s*(?:元|块|件|号))/u.exec(board.left());
  if (match !== null) board.take(match.index, match.index + match[0].length, 'postcode', true);
};

const greeting = /^(?:你好|您好|亲|老板|老板娘|在吗|麻烦|谢谢|谢谢亲|收|收件|收货|寄|寄给|寄到|发|发给|发到|地址|电话|好的|嗯|ok|hi|hello|帮我|请|下单|订单|要|我要|买|尽快|今天发|尽快发货)$/iu;

type NameChoice = { readonly start: number; readonly end: number; readonly points: number };

/** The name stands beside the phone or the address, or is followed by 收; labels have been read before. */
const takeName = (board: Board): void => {
  const left = board.left();
  const choices: NameChoice[] = [];
  for (const match of left.matchAll(/[^\s,，;；、。|/:：\n()（）\uE000【】[\]!！?？~～]+/gu)) {
    const word = match[0].replace(/^(?:寄给?|发给?|给|收)(?=\p{Script=Han}{2,3}$)/u, '');
    const offset = match[0].length - word.length;
    const bare = word.replace(/(?:收|收件|亲收|启)$/u, '');
    const start = match.index + offset;
    const candidates: [string, number][] = [[word, 0]];
    if (bare !== word) candidates.unshift([bare, 30]);
    for (const [text, extra] of candidates) {
      if (!isChineseName(text) || greeting.test(text) || isStreet(text)) continue;
      choices.push({ start, end: start + text.length, points: 20 + extra + nearness(board, start, start + text.length) + (/^\s*[(（]\s*收/u.test(left.slice(start + text.length)) ? 30 : 0) });
      break;
    }
  }
  for (const match of left.matchAll(/[A-Z][a-zA-Z'’.-]*(?: [A-Z][a-zA-Z'’.-]*){1,3}/gu)) {
    if (isWesternName(match[0])) choices.push({ start: match.index, end: match.index + match[0].length, points: 15 + nearness(board, match.index, match.index + match[0].length) });
  }
  for (const match of left.matchAll(/\p{Script=Han}[*＊]{1,3}|[*＊]{1,2}\p{Script=Han}{1,2}/gu)) {
    if (isStreet(match[0])) continue;
    choices.push({ start: match.index, end: match.index + match[0].length, points: 25 + nearness(board, match.index, match.index + match[0].length) });
  }
  choices.sort((one, other) => other.points - one.points || one.start - other.start);
  const [best, second] = choices;
  if (best !== undefined) {
    board.take(best.start, best.end, 'name', best.points >= 30 && (second === undefined || best.points - second.points >= 5));
    return;
  }
  takeAttachedName(board);
};

/** Points for standing on the line of the phone or the address, or on the line before or after. */
const nearness = (board: Board, start: number, end: number): number => {
  let points = 0;
  for (const part of board.parts) {
    if (part.field !== 'phone' && part.field !== 'address') continue;
    const between = part.start >= end ? board.plain.slice(end, part.start) : board.plain.slice(part.end, start);
    const lines = between.split('\n').length - 1;
    const distance = between.replace(/[\s,，;；、。:：|/()（）]/gu, '').length;
    if (lines === 0) points = Math.max(points, distance === 0 ? 20 : distance < 6 ? 12 : 6);
    else if (lines === 1 && distance === 0) points = Math.max(points, 15);
    else if (lines === 1) points = Math.max(points, 4);
  }
  return points;
};

const takeAttachedName = (board: Board): void => {
  const address = board.parts.find((part) => part.field === 'address');
  if (address === undefined || address.byHand) return;
  const name = nameBehind(board.textOf(address));
  if (name === null) return;
  const at = board.plain.lastIndexOf(name, address.end);
  board.parts.splice(board.parts.indexOf(address), 1, { ...address, end: at });
  board.take(at, at + name.length, 'name', false);
};

const noise = /^(?:[\s,，;；、。.!！?？~～:：|/+\-*=()（）【】[\]"'“”]|你好|您好|老板娘?|在吗|亲亲?|麻烦|谢谢|多谢|辛苦了?|请|尽快|发货|今天|明天|安排|一下|下单|下个?单|新单|订单|帮我?|哈|哦|啊|呢|了|的|吧|收货?人?|收件人?|地址|电话|手机|寄到?|发到?|给|这个?|是|好的|嗯|hi|hello|thanks?|please|order|给我|我要?|要|买|来)+$/iu;
const saysVariant = /(?:颜色|尺码|尺寸|码数|规格|型号|数量|件数|编码|货号|款号|sku|qty|color|colour|size|quantity)\s*[:：=]/iu;

/** What is left, line by line: goods where something is counted, coded or sized; other words are a note for people to read. */
const takeGoods = (board: Board): void => {
  const left = board.left();
  const spans: { start: number; end: number }[] = [];
  for (const match of left.matchAll(/[^\n\uE000]+/gu)) {
    const text = match[0];
    const lead = /^[\s,，;；、。.:：|/()（）【】[\]-]*/u.exec(text)?.[0].length ?? 0;
    const tidy = text.slice(lead).replace(/[\s,，;；、。:：|/(（【[-]+$/u, '');
    if (tidy === '' || noise.test(tidy)) continue;
    spans.push({ start: match.index + lead, end: match.index + lead + tidy.length });
  }
  const hasGoods = board.has('goods');
  for (const { start, end } of spans) {
    const text = left.slice(start, end);
    const goods = readGoodsList(text);
    const telling = goods.some((one) => one.counted || one.code !== null || (one.size !== null && (one.title !== '' || one.colour !== null)) || (one.colour !== null && one.title !== ''));
    if (telling || (hasGoods && saysVariant.test(text))) board.take(start, end, 'goods', goods.some((one) => one.counted || one.code !== null) || hasGoods);
  }
  if (!board.has('goods')) {
    // Nothing counted at all: the longest free words may be the goods.
    const longest = spans.filter(({ start, end }) => board.isFree(start, end) && /[\p{Script=Han}]{2,}|[A-Za-z]{3,}/u.test(left.slice(start, end))).sort((one, other) => other.end - other.start - (one.end - one.start))[0];
    if (longest !== undefined && !greeting.test(left.slice(longest.start, longest.end))) board.take(longest.start, longest.end, 'goods', false);
  }
};

const orderOf = (board: Board, regions: RegionIndex): PastedOrder => {
  const parts = [...board.parts].sort((one, other) => one.start - other.start);
  const texts = (field: PastedPart['field']): string[] => parts.filter((part) => part.field === field).map((part) => board.textOf(part).trim());
  const fen = (field: PastedPart['field']): number | null => texts(field).map(fenOf).find((value) => value !== null) ?? null;
  const phones = texts('phone').map(phoneText);
  const address = filled(joinAddress(texts('address')));
  const country = countryOf(address ?? '', phones[0] ?? '');
  const place: AddressParts =
    address === null || country !== 'CN'
      ? { province: null, city: null, district: null, detail: address, postcode: null }
      : splitAddress(address, regions);
  const payment = paymentOf(texts('payment'));
  const paidFen = fen('paid');
  return {
    parts, name: filled((texts('name')[0] ?? '').replace(/\s+/gu, ' ')), phone: phones[0] ?? null, secondPhone: phones.find((phone) => phone !== phones[0]) ?? null,
    place: { ...place, postcode: place.postcode ?? filled((texts('postcode')[0] ?? '').replace(/[()（）\s]/gu, '')) },
    address, country, goods: goodsOf(board, parts), totalFen: fen('total'), freightFen: fen('freight'), paidFen,
    payment: payment ?? (paidFen === null ? null : 'paid'), channel: platformIn(texts('platform')), nick: filled(texts('nick')[0] ?? ''), note: filled(texts('note').join('；')),
  };
};

const joinAddress = (texts: readonly string[]): string => {
  const [first = '', ...rest] = texts.filter((text) => text !== '' && !isOnlyMask(text));
  return rest.reduce((address, text) => (text.startsWith(address.slice(0, 6)) && text.length > address.length ? text : /[A-Za-z0-9]$/.test(address) && /^[A-Za-z0-9]/.test(text) ? `${address} ${text}` : `${address}${text}`), first);
};

/** Goods of all parts; colour, size and count that stand on lines of their own belong to the goods above. */
const goodsOf = (board: Board, parts: readonly PastedPart[]): readonly WrittenGoods[] => {
  const all: WrittenGoods[] = [];
  for (const part of parts) {
    if (part.field !== 'goods') continue;
    for (const one of readGoodsList(board.plain.slice(part.start, part.end))) {
      const placed = { ...one, start: one.start + part.start, end: one.end + part.start };
      const above = all[all.length - 1];
      const isAddition = above !== undefined && one.title === '' && one.code === null && (!above.counted || !one.counted) && (above.colour === null || one.colour === null) && (above.size === null || one.size === null);
      if (isAddition) all[all.length - 1] = joined(above, placed);
      else if (one.title !== '' || one.code !== null || one.variant !== null) all.push(placed);
      else if (above === undefined && one.counted) all.push(placed);
    }
  }
  // `两件` above, what they are below: one line of goods.
  const [first, second] = all;
  if (all.length === 2 && first !== undefined && second !== undefined && first.title === '' && first.code === null && first.variant === null && !second.counted) return [joined(second, first)];
  return all;
};

const joined = (above: WrittenGoods, more: WrittenGoods): WrittenGoods => ({
  ...above, text: `${above.text} ${more.text}`, end: Math.max(above.end, more.end), colour: above.colour ?? more.colour, size: above.size ?? more.size,
  variant: filled([above.colour ?? more.colour, above.size ?? more.size].filter((part) => part !== null).join(' ')),
  quantity: above.counted ? above.quantity : more.quantity, counted: above.counted || more.counted, unitPriceFen: above.unitPriceFen ?? more.unitPriceFen,
});

/** An address in Latin letters alone is none of the mainland's; Hong Kong's and its neighbours' phones stay with China's regions. */
const countryOf = (address: string, phone: string): string => {
  if (address === '' || /\p{Script=Han}/u.test(address)) return 'CN';
  if (/\bchina\b|\bP\.?R\.?C\b/iu.test(address) || /^1[3-9]\d{9}$/.test(phone)) return 'CN';
  const named = countries.find(([pattern]) => pattern.test(address));
  return named?.[1] ?? dialled.find(([pattern]) => pattern.test(phone))?.[1] ?? 'ZZ';
};

const countries: readonly (readonly [RegExp, string])[] = [
  [/\b(?:USA|U\.S\.A\.?|United States)\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b/u, 'US'], [/\b(?:UK|United Kingdom|England|Scotland|Wales)\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/u, 'GB'],
  [/\bCanada\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b/u, 'CA'], [/\bAustralia\b|\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}\b/u, 'AU'], [/\bGermany|Deutschland\b/iu, 'DE'], [/\bFrance\b/iu, 'FR'], [/\bJapan\b/iu, 'JP'],
  [/\bSingapore\b/iu, 'SG'], [/\bMalaysia\b/iu, 'MY'], [/\bHong ?Kong\b/iu, 'HK'], [/\bTaiwan\b/iu, 'TW'], [/\bMaca[ou]\b/iu, 'MO'], [/\bKorea\b/iu, 'KR'], [/\bNew Zealand\b/iu, 'NZ'], [/\bItaly|Italia\b/iu, 'IT'], [/\bSpain|España\b/iu, 'ES'], [/\bNetherlands\b/iu, 'NL'],
];
const dialled: readonly (readonly [RegExp, string])[] = [[/^\+1/, 'US'], [/^[(]\d{3}[)]/, 'US'], [/^\+44/, 'GB'], [/^\+61/, 'AU'], [/^\+49/, 'DE'], [/^\+33/, 'FR'], [/^\+81/, 'JP'], [/^\+65/, 'SG'], [/^\+60/, 'MY'], [/^\+?852/, 'HK'], [/^\+886/, 'TW'], [/^\+82/, 'KR']];
