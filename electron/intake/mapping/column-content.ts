import { readAmount } from '../../../shared/domain/intake/amount.ts';
import { halfWidth, unwrapped, valueText } from '../../../shared/domain/intake/cell-text.ts';
import { looksLikeName } from '../../../shared/domain/entry/person-name.ts';
import type { MappedField } from '../../../shared/domain/intake/file-mapping.ts';
import { isMaskedPhone } from '../../../shared/domain/intake/masked.ts';
import { readTime, zoneClock, type DateOrder } from '../../../shared/domain/intake/order-time.ts';
import { isPlausiblePhone, tidyPhone } from '../../../shared/domain/intake/phone.ts';
import type { RegionIndex } from '../../../shared/domain/intake/regions.ts';
import { readStatus } from '../formats/status-words.ts';

/** What the cells of one column look like; shares of the filled cells, 0 … 1. */
export type ColumnContent = {
  readonly filled: number;
  readonly phone: number;
  readonly time: number;
  readonly amount: number;
  readonly decimals: number;
  readonly small: number;
  readonly longNumber: number;
  readonly distinct: number;
  readonly address: number;
  readonly province: number;
  readonly city: number;
  readonly name: number;
  readonly status: number;
  readonly courier: number;
  readonly code: number;
  readonly goods: number;
  readonly whole: number;
  readonly han: number;
  readonly counting: boolean;
};

const utc = zoneClock('UTC');

const share = (values: readonly string[], test: (value: string) => boolean): number => (values.length === 0 ? 0 : values.filter(test).length / values.length);

export const lookAtColumn = (cells: readonly string[], regions: RegionIndex): ColumnContent => {
  const values = cells.map((cell) => halfWidth(valueText(cell)).trim()).filter((value) => value !== '').slice(0, 60);
  const isTime = (value: string): boolean => /[-/.年: ]/.test(value) && (readTime(value, utc).kind === 'value' || readTime(value, utc, 'dmy').kind === 'value' || readTime(value, utc, 'mdy').kind === 'value');
  const isLong = (value: string): boolean => /^[A-Za-z0-9_#.-]{6,40}$/.test(value) && (value.match(/\d/g)?.length ?? 0) >= 4;
  const isPhone = (value: string): boolean => {
    const tidy = tidyPhone(value, 'CN');
    return isPlausiblePhone(tidy, 'CN') || (isMaskedPhone(value) && /\d/.test(value)) || /^\+\d[\d ()-]{7,16}$/.test(value);
  };
  return {
    filled: cells.length === 0 ? 0 : values.length / cells.length,
    phone: share(values, isPhone),
    time: share(values, isTime),
    amount: share(values, (value) => readAmount(value).kind === 'value'),
    decimals: share(values, (value) => /[.,]\d{1,2}(?:元)?$|^[¥￥$€£]/.test(value) && readAmount(value).kind === 'value'),
    small: share(values, (value) => /^[x×*]?[1-9]\d{0,2}(?:件|个|双|条|只|套|箱|包|份|盒|瓶|斤|pcs?)?$/i.test(value)),
    longNumber: share(values, isLong),
    distinct: values.length === 0 ? 0 : new Set(values).size / values.length,
    address: share(values, (value) => value.length >= 6 && /[省市区县镇乡村路街道巷弄号栋楼室]/.test(value) && /[路街道巷弄号栋楼室村镇组]/.test(value.slice(2))),
    province: share(values, (value) => regions.provinces.has(value)),
    city: share(values, (value) => regions.citiesByName.has(value) && !regions.provinces.has(value)),
    name: share(values, looksLikeName),
    status: share(values, (value) => readStatus(value) !== null),
    courier: share(values, (value) => /(?:快递|速运|速递|物流|快运|邮政|^EMS|顺丰|中通|圆通|申通|韵达|极兔|京东|德邦|^UPS|^DHL|FedEx)/i.test(value) && value.length <= 20),
    code: share(values, (value) => /^[A-Za-z0-9][A-Za-z0-9_./\u4e00-\u9fff-]{2,29}$/.test(value) && /[A-Za-z]/.test(value) && /\d/.test(value)),
    goods: share(values, (value) => /[x×*X]\s*\d{1,3}(?:\D|$)/.test(value) && value.length > 4),
    whole: share(values, (value) => value.length > 18 && /1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}/.test(value) && /[省市区县镇路街号]/.test(value)),
    han: share(values, (value) => /\p{Script=Han}/u.test(value)),
    counting: isCounting(values),
  };
};

/** 1, 2, 3 …: numbers of the rows, not of orders. */
const isCounting = (values: readonly string[]): boolean => values.length > 1 && values.every((value, index) => index === 0 || Number(value) === Number(values[index - 1]) + 1) && Number(values[0]) <= 10_000 && /^\d+$/.test(values[0] ?? '');

/** Points for a field by its content alone: 0 = no hint, below 0 = the content speaks against it. Up to 60. */
export const contentPoints = (field: MappedField, content: ColumnContent): number => {
  const { filled } = content;
  if (filled === 0) return 0;
  switch (field) {
    case 'mobile': return content.phone > 0.6 ? 60 : -50;
    case 'landline': return content.phone > 0.3 ? 10 : -50;
    case 'createdAt': case 'paidAt': case 'promisedAt': return content.time > 0.7 ? 25 : content.longNumber > 0.7 || content.amount > 0.9 ? 0 : -60;
    case 'orderNumber': return content.counting || content.phone > 0.6 || content.time > 0.6 ? -40 : content.longNumber > 0.8 ? 30 : content.han > 0.6 ? -60 : 0;
    case 'receiverText': return content.whole > 0.6 ? 70 : -80;
    case 'address': return content.whole > 0.6 ? -20 : content.address > 0.6 ? 55 : content.han > 0.5 && content.address > 0.2 ? 5 : -10;
    case 'detail': return content.address > 0.5 ? 15 : 0;
    case 'province': return content.province > 0.7 ? 60 : content.longNumber > 0.5 ? -50 : 0;
    case 'city': return content.city > 0.7 ? 55 : 0;
    case 'receiverName': return content.name > 0.6 ? 35 : content.longNumber > 0.6 || content.phone > 0.5 ? -60 : 0;
    case 'quantity': return content.counting && filled === 1 && content.distinct > 0.9 ? -30 : content.small > 0.9 ? 25 : content.decimals > 0.5 ? -60 : content.amount > 0.9 ? 0 : -60;
    case 'unitPrice': case 'goods': case 'freight': case 'total': case 'paid': case 'refunded': return content.amount > 0.9 ? (content.decimals > 0.3 ? 12 : 6) : content.amount > 0.5 ? -10 : -60;
    case 'status': return content.status > 0.6 ? 50 : content.distinct > 0.9 && content.longNumber > 0.5 ? -50 : 0;
    case 'courier': return content.courier > 0.7 ? 40 : 0;
    case 'waybill': return content.longNumber > 0.7 ? 5 : content.han > 0.5 ? -50 : 0;
    case 'skuCode': return content.code > 0.7 && content.phone < 0.3 ? 20 : content.time > 0.6 || content.decimals > 0.5 || content.phone > 0.5 ? -50 : 0;
    case 'goodsList': return content.goods > 0.6 ? 40 : -10;
    // Every row of goods has its goods; words that only some rows have are what somebody said.
    case 'buyerMessage': return content.phone > 0.7 ? -40 : filled < 0.8 && content.han > 0.6 && content.address < 0.3 && content.name < 0.5 ? 8 : 0;
    case 'title': return content.goods > 0.6 ? -5 : content.han > 0.6 && content.address < 0.3 && content.name < 0.5 ? (filled < 0.8 ? 0 : 8) : content.phone > 0.5 || content.time > 0.6 || content.amount > 0.9 ? -50 : 0;
    case 'postcode': return content.amount > 0.9 || content.code > 0.3 || content.longNumber > 0.3 ? 5 : -20;
    default: return content.phone > 0.7 && field !== 'buyerNick' ? -40 : 0;
  }
};

/** Which part of `03/04/2024` is the day, as far as the cells tell; where they do not, the day stands first. */
export const dateOrderOf = (cells: readonly string[]): DateOrder => {
  const parts = cells.flatMap((cell) => {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?=$|[ ,T])/.exec(halfWidth(unwrapped(cell)));
    return match === null ? [] : [[Number(match[1]), Number(match[2])] as const];
  });
  if (parts.length === 0) return 'ymd';
  const shortYears = cells.every((cell) => !/\d{4}/.test(cell.split(' ')[0] ?? ''));
  if (shortYears && parts.every(([first]) => first >= 20 && first <= 35) && new Set(parts.map(([first]) => first)).size <= 2) return 'ymd';
  if (parts.some(([, second]) => second > 12)) return 'mdy';
  return 'dmy';
};
