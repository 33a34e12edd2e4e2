import type { OrderFlag } from '../intake/order-draft.ts';
import { couriers } from '../printing/couriers.ts';
import type { OrderState } from './lifecycle.ts';
import type { Platform } from './platform.ts';

/** Words of the search box's filters, in both languages; the first of each is what the app itself writes. */
export type FilterWords = { readonly zh: readonly string[]; readonly en: readonly string[] };

export type TextField = 'number' | 'waybill' | 'phone' | 'name' | 'nick' | 'address' | 'sku' | 'goods' | 'note';
export type DateField = 'date' | 'paid' | 'due';
export type ChoiceField = 'flag' | 'state' | 'platform' | 'courier';
export type QueryField = ChoiceField | 'amount' | DateField | TextField;

export const fieldWords: Readonly<Record<QueryField, FilterWords>> = {
  flag: { zh: ['旗帜', '旗'], en: ['flag'] },
  state: { zh: ['状态'], en: ['state', 'status', 'is'] },
  platform: { zh: ['平台'], en: ['platform', 'from'] },
  courier: { zh: ['快递', '快递公司', '物流'], en: ['courier', 'carrier', 'by'] },
  amount: { zh: ['金额', '实付'], en: ['amount', 'total'] },
  date: { zh: ['日期', '时间'], en: ['date', 'when'] },
  paid: { zh: ['付款', '付款时间'], en: ['paid'] },
  due: { zh: ['承诺', '承诺发货'], en: ['due', 'promised'] },
  number: { zh: ['单号', '订单号', '订单'], en: ['no', 'number', 'order'] },
  waybill: { zh: ['运单', '运单号', '快递单号'], en: ['waybill', 'tracking'] },
  phone: { zh: ['电话', '手机', '手机号'], en: ['phone', 'tel', 'mobile'] },
  name: { zh: ['收件人', '姓名'], en: ['name', 'receiver'] },
  nick: { zh: ['买家', '昵称'], en: ['nick', 'buyer'] },
  address: { zh: ['地址'], en: ['address', 'addr'] },
  sku: { zh: ['货号', '编码', '商家编码'], en: ['sku', 'code'] },
  goods: { zh: ['商品', '宝贝'], en: ['goods', 'item'] },
  note: { zh: ['备注', '留言'], en: ['note', 'memo', 'message'] },
};
export const queryFields = Object.keys(fieldWords) as QueryField[];

export type QueryState = OrderState | 'held' | 'refund' | 'masked' | 'doubtful' | 'late' | 'duplicate';

export const flagWords: Readonly<Record<OrderFlag, FilterWords>> = {
  grey: { zh: ['灰', '灰旗', '无'], en: ['grey', 'gray', 'none'] },
  red: { zh: ['红', '红旗', '加急'], en: ['red', 'urgent'] },
  yellow: { zh: ['黄', '黄旗'], en: ['yellow'] },
  green: { zh: ['绿', '绿旗'], en: ['green'] },
  blue: { zh: ['蓝', '蓝旗'], en: ['blue'] },
  purple: { zh: ['紫', '紫旗'], en: ['purple'] },
};

export const stateWords: Readonly<Record<QueryState, FilterWords>> = {
  awaiting_payment: { zh: ['待付款', '未付款'], en: ['awaiting_payment', 'unpaid'] },
  paid: { zh: ['待发货', '已付款', '未发货'], en: ['to_ship', 'paid'] },
  packed: { zh: ['已打包'], en: ['packed'] },
  handed_over: { zh: ['已交接', '已发货'], en: ['handed_over', 'shipped'] },
  completed: { zh: ['已完成', '交易成功'], en: ['completed', 'done'] },
  closed: { zh: ['已关闭', '已取消'], en: ['closed', 'cancelled'] },
  held: { zh: ['已挂起', '挂起'], en: ['held', 'hold'] },
  refund: { zh: ['退款中', '申请退款'], en: ['refund', 'refunding'] },
  masked: { zh: ['已脱敏', '脱敏'], en: ['masked'] },
  doubtful: { zh: ['地址存疑', '存疑'], en: ['doubtful', 'check_address'] },
  late: { zh: ['已超时', '超时'], en: ['late', 'overdue'] },
  duplicate: { zh: ['疑似重复', '重复'], en: ['dup', 'duplicate'] },
};

export const platformWords: Readonly<Record<Platform, FilterWords>> = {
  taobao: { zh: ['淘宝', '天猫'], en: ['taobao', 'tmall'] },
  douyin: { zh: ['抖音', '抖店'], en: ['douyin'] },
  pinduoduo: { zh: ['拼多多', 'pdd'], en: ['pinduoduo', 'pdd'] },
  shopify: { zh: ['shopify', '独立站'], en: ['shopify'] },
  ali1688: { zh: ['1688', '阿里巴巴'], en: ['1688', 'ali1688', 'alibaba'] },
  jd: { zh: ['京东'], en: ['jd', 'jingdong'] },
  xiaohongshu: { zh: ['小红书'], en: ['xiaohongshu', 'rednote', 'xhs'] },
  wechat: { zh: ['微信小店', '微信'], en: ['wechat'] },
  woocommerce: { zh: ['woocommerce'], en: ['woocommerce', 'woo'] },
  manual: { zh: ['手工单', '手工'], en: ['manual'] },
  other: { zh: ['其他'], en: ['other'] },
};

/** Short names first: `顺丰` is what people type. */
export const courierWords: Readonly<Record<string, FilterWords>> = Object.fromEntries(
  couriers.map(({ code, name, aliases }) => {
    const short = aliases.find((alias) => /^\p{Script=Han}{2}$/u.test(alias)) ?? name.zh;
    return [code, { zh: [short, name.zh, code, ...aliases], en: [code.toLowerCase(), name.en, ...aliases.filter((alias) => /^[\x20-\x7e]+$/.test(alias))] }];
  }),
);

export const choicesOf = (field: ChoiceField): Readonly<Record<string, FilterWords>> =>
  ({ flag: flagWords, state: stateWords, platform: platformWords, courier: courierWords })[field];

export type SpanWord = 'today' | 'yesterday' | 'this_week' | 'last_week' | 'this_month' | 'last_month' | 'this_year' | 'last_year';
export const spanWords: Readonly<Record<SpanWord, FilterWords>> = {
  today: { zh: ['今天', '今日'], en: ['today'] },
  yesterday: { zh: ['昨天', '昨日'], en: ['yesterday'] },
  this_week: { zh: ['本周', '这周'], en: ['this-week', 'this week'] },
  last_week: { zh: ['上周'], en: ['last-week', 'last week'] },
  this_month: { zh: ['本月', '这个月'], en: ['this-month', 'this month'] },
  last_month: { zh: ['上月', '上个月'], en: ['last-month', 'last month'] },
  this_year: { zh: ['今年'], en: ['this-year', 'this year'] },
  last_year: { zh: ['去年'], en: ['last-year', 'last year'] },
};

export const bareWord = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s_-]+/g, ' ').trim();

const tableOf = <Key extends string>(words: Readonly<Record<Key, FilterWords>>): ReadonlyMap<string, Key> =>
  new Map((Object.keys(words) as Key[]).flatMap((key) => [...words[key].zh, ...words[key].en, key].map((word) => [bareWord(word), key] as const)));

const fields = tableOf(fieldWords);
const spans = tableOf(spanWords);
const choices = { flag: tableOf(flagWords), state: tableOf(stateWords), platform: tableOf(platformWords), courier: tableOf(courierWords) };
/** Names of couriers are filters also without their field; a person is rarely called so. */
const bareCouriers = new Map([...choices.courier].filter(([word]) => /^\p{Script=Han}{2,}$/u.test(word) && !['京东', '邮政'].includes(word)));

/** Platforms whose names hardly stand in a note or an address. */
const barePlatforms = new Map([...choices.platform].filter(([word]) => ['淘宝', '天猫', '抖音', '拼多多', '小红书'].includes(word)));

export const fieldNamed = (word: string): QueryField | undefined => fields.get(bareWord(word));
export const spanNamed = (word: string): SpanWord | undefined => spans.get(bareWord(word));
export const platformNamed = (word: string): Platform | undefined => barePlatforms.get(bareWord(word));
export const courierNamed = (word: string): string | undefined => bareCouriers.get(bareWord(word));

/** The choice that a word means, also by its beginning when no other begins so. A courier's code of the shop's own is taken as it is. */
export const choiceNamed = (field: ChoiceField, word: string): string | undefined => {
  const wanted = bareWord(word);
  if (wanted === '') return undefined;
  const table: ReadonlyMap<string, string> = choices[field];
  const known = table.get(wanted);
  if (known !== undefined) return known;
  const begun = new Set([...table].flatMap(([name, key]) => (name.startsWith(wanted) ? [key] : [])));
  if (begun.size === 1) return [...begun][0];
  return field === 'courier' && begun.size === 0 && /^[a-z][a-z0-9]{1,9}$/.test(wanted) ? wanted.toUpperCase() : undefined;
};
