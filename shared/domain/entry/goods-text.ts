import { isSize } from '../intake/variant.ts';

/** One kind of goods as somebody wrote it. `start` and `end` are places in the text it was read from. */
export type WrittenGoods = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What is left when code, colour, size, count and price are taken off; `''` when nothing is. */
  readonly title: string;
  readonly code: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  /** Colour and size as written. */
  readonly variant: string | null;
  readonly quantity: number;
  /** The count stands in the text; otherwise it is 1 because nothing else was said. */
  readonly counted: boolean;
  readonly unitPriceFen: number | null;
};

const units = '件|个|条|双|套|只|包|箱|盒|份|瓶|斤|本|张|支|把|台|袋|顶|副|对|枚|块|朵|束|罐|桶|提|打|pcs?|pieces?|pairs?|sets?';
const chineseDigits: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 俩: 2 };

const counted = `件|个|条|双|套|只|包|箱|盒|份|瓶|本|张|支|把|台|袋|顶|副|对|枚|朵|束|罐|桶|提|打|pcs?|pieces?|pairs?|sets?`;
/**
 * How many, the plainest ways first: `x2`, `×2`, `*2` (no dimension like 20*30cm), `数量:2`, `2件` (no 2件套), `两条`, `5斤`. Each has its
 * number in group 1.
 */
const quantityMarks: readonly RegExp[] = [
  /(?<=(?:^|[^A-Za-z])[2-9]?X{0,4}[SML])x\s?(\d{1,3})(?!\w)/gu,
  new RegExp(`(?:(?<=[^\\d\\s]\\s*|[A-Za-z-]\\d{1,12}\\s*|\\d{4,}\\s*)|^)(?:[×*✖╳]|(?<![A-Za-z])x)\\s*(\\d{1,5})(?![\\dA-Za-z]|-\\d|\\s*(?:cm|mm|m\\b|米|厘米|毫米|寸|[x×*]))\\s*(?:${units})?`, 'giu'),
  new RegExp(`(?:数量|件数|qty|quantity)\\s*[:：=]?\\s*(\\d{1,5})(?:\\s*(?:${units}))?`, 'giu'),
  new RegExp(`(?<![\\d.A-Za-z/-])(\\d{1,5})\\s*(?:${counted})(?![套装码a-z])(?!\\s*[/每])`, 'giu'),
  new RegExp(`(?:要|买|来|拿|订|加)?([一两二三四五六七八九十俩])\\s*(?:${counted})(?![套装事])`, 'giu'),
  /(?<![\d.A-Za-z/-])(\d{1,5})\s*(?:斤|块)(?![套装码a-z钱])(?!\s*[/每])/giu,
];

/** The last of the plainest kind that there is. */
const findQuantity = (text: string): RegExpMatchArray | null => {
  for (const pattern of quantityMarks) {
    const last = [...text.matchAll(pattern)].pop();
    if (last !== undefined) return last;
  }
  return null;
};

/** Read from a normalised copy of the same length (`normalised`), so that places fit the text as it was written. */
export const readGoodsList = (text: string): readonly WrittenGoods[] => {
  const goods: WrittenGoods[] = [];
  for (const [start, end] of pieces(text)) {
    const one = readOne(text, start, end);
    if (one !== null) goods.push(one);
  }
  return goods;
};

export const hasQuantityMark = (text: string): boolean => findQuantity(text) !== null;

/** Each kind of goods by itself: lines, `；`, `+`; commas only where what stands between them is counted by itself. */
const pieces = (text: string): readonly (readonly [number, number])[] => {
  const all: (readonly [number, number])[] = [];
  for (const [from, to] of splitAt(text, 0, text.length, /[\n;；+＋|]|(?<=[\d一两二三四五六七八九十]\s?[件条个双套只盒])\s+(?=\S)|(?<=[x×*]\s?\d{1,3})\s+(?=[\p{Script=Han}A-Za-z])/gu)) {
    const parts = splitAt(text, from, to, /[,，、]/gu);
    const withCount = parts.filter(([start, end]) => hasQuantityMark(text.slice(start, end))).length;
    if (parts.length > 1 && withCount > 1) all.push(...mergeUncounted(text, parts));
    else all.push([from, to]);
  }
  return all;
};

/** `红色，L，2件，黑色，M，1件`: what stands before a count belongs to it. */
const mergeUncounted = (text: string, parts: readonly (readonly [number, number])[]): (readonly [number, number])[] => {
  const merged: (readonly [number, number])[] = [];
  let open: number | null = null;
  for (const [start, end] of parts) {
    open ??= start;
    if (!hasQuantityMark(text.slice(start, end))) continue;
    merged.push([open, end]);
    open = null;
  }
  const last = parts[parts.length - 1];
  const before = merged[merged.length - 1];
  if (open !== null && last !== undefined && before !== undefined) merged[merged.length - 1] = [before[0], last[1]];
  return merged;
};

const splitAt = (text: string, from: number, to: number, separator: RegExp): (readonly [number, number])[] => {
  const parts: (readonly [number, number])[] = [];
  let start = from;
  for (const match of text.slice(from, to).matchAll(separator)) {
    parts.push([start, from + match.index]);
    start = from + match.index + match[0].length;
  }
  parts.push([start, to]);
  return parts.filter(([a, b]) => /[\p{L}\p{N}]/u.test(text.slice(a, b)));
};

const readOne = (whole: string, from: number, to: number): WrittenGoods | null => {
  const raw = whole.slice(from, to);
  const lead = /^[\s,，、.。:：·•\-*]*(?:\d{1,2}[.、)）]\s*(?=\D)|[①-⑳]\s*)?/u.exec(raw)?.[0].length ?? 0;
  const text = raw.slice(lead).replace(/[\s,，、.。;；]+$/u, '');
  if (text === '' || !/[\p{L}\p{N}]/u.test(text)) return null;
  let rest = text;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match !== null) {
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    }
    return match;
  };
  const perPiece = take(new RegExp(`(?:单价|每[${units}]|@)\\s*[:：]?\\s*[¥￥]?\\s*(\\d{1,6}(?:\\.\\d{1,2})?)\\s*(?:元|块)?|[¥￥]?\\s*(\\d{1,6}(?:\\.\\d{1,2})?)\\s*(?:元|块)?\\s*[/每一]\\s*(?:${units})(?![套装])`, 'iu'));
  take(/[=＝]\s*[¥￥]?\s*\d{1,7}(?:\.\d{1,2})?\s*(?:元|块钱?)?/u);
  const count = findQuantity(rest);
  if (count !== null) rest = `${rest.slice(0, count.index)} ${rest.slice((count.index ?? 0) + count[0].length)}`;
  const price = take(/[¥￥]\s*(\d{1,6}(?:\.\d{1,2})?)\s*(?:元|块)?|(?<![\d.A-Za-z-])(\d{1,6}(?:\.\d{1,2})?)\s*(?:元|块钱?)/u);
  const quantity = count === null ? 1 : numberOf(count);
  const priceText = perPiece?.[1] ?? perPiece?.[2] ?? (quantity === 1 ? (price?.[1] ?? price?.[2]) : undefined);
  const labelled = take(/(?:货号|款号|编码|编号|sku|商家编码)\s*[:：#]?\s*([A-Za-z0-9][A-Za-z0-9_./-]{1,29})/iu)?.[1];
  const code = labelled ?? codeIn(rest);
  if (labelled === undefined && code !== null) take(new RegExp(code.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'u'));
  take(/尺[码寸]\s*[:：]|码数\s*[:：]/u);
  take(/颜色(?:分类)?\s*[:：]/u);
  const colour = take(colourPattern)?.[0].trim() ?? null;
  const size = sizeIn(rest);
  if (size !== null) take(new RegExp(`${size.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:码|号)?`, 'iu'));
  const title = rest.replace(/(?:颜色|尺码|尺寸|码数|数量|规格|商品|货品|宝贝)\s*[:：]/gu, ' ').replace(/^[\s,，、:：的()（）【】[\]/+-]+|[\s,，、:：的()（）【】[\]/+-]+$/gu, '').replace(/\s+/gu, ' ');
  const start = from + lead;
  return {
    text, start, end: start + text.length, title: title.replace(/^(?:我?(?:要|想要|买|订|来|拿|拍|定)|购买|下单)/u, '').replace(/[()（）]\s*[()（）]/gu, '').trim(), code, colour, size,
    variant: colour === null && size === null ? null : [colour, size].filter((part) => part !== null).join(' '),
    quantity, counted: count !== null, unitPriceFen: priceText === undefined ? null : Math.round(Number(priceText) * 100),
  };
};

const numberOf = (match: RegExpMatchArray): number => chineseDigits[match[1] ?? ''] ?? Number(match[1]);

/** Letters and digits together, three at least, and no size. */
const codeIn = (text: string): string | null => {
  for (const [code] of text.matchAll(/(?<![A-Za-z0-9])(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9_-]{2,29}(?![A-Za-z0-9])/g)) {
    if (!isSize(code) && !/^\d+(?:cm|mm|ml|kg|g|l|m|w|v|oz|inch|in|pcs)$/i.test(code) && !/^[2-9]?x{1,4}[sl]$/i.test(code)) return code;
  }
  return null;
};

const colourPattern = /(?:[深浅亮暗淡纯雾奶米藏天湖宝墨军果草酒玫枣砖橘香烟银金铁碳炭大正水雪象卡咖焦巧豆藕裸肉杏驼紫红黄蓝绿粉白黑灰棕褐橙青]|复古|雾霾|克莱因|莫兰迪|薄荷|牛油果|巧克力|咖啡|香槟|玫瑰|奶茶|焦糖|燕麦|石墨){1,4}色|黑白(?:格|条)?|米白|藏青|酒红|墨绿|军绿|天蓝|宝蓝|深蓝|浅蓝|雾霾蓝|深灰|浅灰|粉红|大红|枣红|橘红|咖啡|卡其|香槟|象牙白|奶白|藏蓝|银灰|玫红|杏粉|(?<![\p{Script=Han}])[黑白红蓝灰绿粉黄紫杏棕橙青驼](?![\p{Script=Han}])|(?<![\p{Script=Han}])[黑白红蓝灰绿粉黄紫杏棕橙青驼](?=\s*[2-9]?[xX]{0,3}[sSmMlL](?![a-zA-Z]))|\b(?:black|white|red|blue|green|grey|gray|pink|beige|navy|brown|purple|yellow|orange|khaki)\b/iu;

const sizeIn = (text: string): string | null => {
  for (const token of text.split(/[\s,，、/()（）【】[\]|:：;；]+|(?<=\p{Script=Han})(?=[2-9]?[xX]{0,4}[sSmMlL](?![a-zA-Z]))|(?<=\p{Script=Han})(?=\d{2,3}(?:码|号))/u)) {
    const bare = token.trim();
    if (bare === '' || /^\d{1,3}$/.test(bare)) continue;
    if (isSize(bare) && /[a-zA-Z码号]/.test(bare)) return bare.replace(/(?<=[A-Za-z0-9])[码号]$/u, '');
    const glued = /^([2-9]?[xX]{0,4}[sSmMlL]|\d{2,3})[码号]/u.exec(bare);
    if (glued !== null) return glued[1] ?? null;
    if (/^(?:均码|大码|中码|小码|加大码|大号|中号|小号)$/u.test(bare)) return bare;
  }
  return /均码|(?<=[^\p{Script=Han}])(?:大|中|小|加大)[码号]/u.exec(text)?.[0] ?? null;
};
