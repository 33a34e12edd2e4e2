/** CS-7: places in a quick reply that are filled in from an order, each by its names in both languages. */
const places = {
  order: ['订单号', 'order'], courier: ['快递', '快递公司', 'courier'], tracking: ['运单号', '快递单号', 'tracking', 'waybill'], promised: ['承诺时间', '发货时间', 'promised', 'promise'],
  receiver: ['收件人', '姓名', 'receiver', 'name'], phone: ['电话', '手机', 'phone'], address: ['地址', 'address'], goods: ['商品', 'goods', 'items'], amount: ['金额', 'amount'], nick: ['昵称', '买家', 'nick', 'buyer'],
  shop: ['店铺', 'shop'], returnAddress: ['退货地址', 'return address', 'return_address'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ReplyPlace = keyof typeof places;
export const replyPlaces = Object.keys(places) as readonly ReplyPlace[];

/** How a place is written in a language: `{快递}`, `{courier}`. */
export const placeName = (place: ReplyPlace, language: 'zh' | 'en'): string => {
  const names: readonly string[] = places[place];
  return (language === 'zh' ? names[0] : names.find((name) => /^[a-z]/.test(name))) ?? place;
};

export const placeOf = (name: string): ReplyPlace | undefined => {
  const wanted = name.trim().toLowerCase();
  return replyPlaces.find((place) => (places[place] as readonly string[]).includes(wanted));
};

export type FilledReply = {
  readonly text: string;
  /** Places that the order has nothing for, and names that are no place, as they are written. */
  readonly missing: readonly string[];
};

const place = /[{｛]([^{}｛｝\n]{1,20})[}｝]/gu;

/** Fills the places once; what stands in an order is text, even when it looks like a place. */
export const fillReply = (text: string, values: Readonly<Partial<Record<ReplyPlace, string>>>): FilledReply => {
  const missing: string[] = [];
  const filled = text.replace(place, (written: string, name: string) => {
    const known = placeOf(name);
    const value = known === undefined ? '' : (values[known] ?? '').trim();
    if (value !== '') return value;
    if (!missing.includes(written)) missing.push(written);
    return written;
  });
  return { text: filled, missing };
};

/** Names between braces that are no place: a typing mistake, named when the text is saved. */
export const unknownPlaces = (text: string): readonly string[] => [...text.matchAll(place)].flatMap(([written, name]) => (placeOf(name ?? '') === undefined ? [written] : []));
