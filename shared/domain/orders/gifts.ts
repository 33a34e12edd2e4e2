/** IN-8: what a present is given for. Codes are of SKUs or styles; none = any goods. */
export type GiftCondition =
  | { readonly kind: 'buy'; readonly codes: readonly string[]; readonly pieces: number }
  | { readonly kind: 'spend'; readonly fen: number };

/** A rule of the manager's. Times in UTC ms, `untilAt` itself no longer counts; null = no bound. */
export type GiftRule = {
  readonly id: number;
  readonly fromAt: number | null;
  readonly untilAt: number | null;
  /** Names of shops; none = every shop. */
  readonly shops: readonly string[];
  readonly condition: GiftCondition;
  /** Once, or as often as the condition is met. */
  readonly often: 'once' | 'each';
  readonly giftSkuId: number;
  readonly giftQuantity: number;
};

/** What is bought: the orders of one parcel, or an order and its parts, taken as one. Presents in it do not count. */
export type Basket = {
  readonly shopName: string;
  readonly paidAt: number;
  /** What the buyer paid and did not get back. */
  readonly spentFen: number;
  readonly lines: readonly { readonly skuCode: string; readonly styleCode: string; readonly quantity: number }[];
};

export type Gift = { readonly ruleId: number; readonly skuId: number; readonly quantity: number };

/** No rule gives more than this, however the figures were typed. */
export const mostGifts = 999;

const plain = (code: string): string => code.trim().toLowerCase();

const timesMet = (condition: GiftCondition, basket: Basket): number => {
  if (condition.kind === 'spend') return condition.fen > 0 ? Math.floor(basket.spentFen / condition.fen) : 0;
  if (condition.pieces <= 0) return 0;
  const codes = new Set(condition.codes.map(plain));
  const counts = (line: Basket['lines'][number]): boolean =>
    codes.size === 0 || codes.has(plain(line.skuCode)) || (line.styleCode !== '' && codes.has(plain(line.styleCode)));
  return Math.floor(basket.lines.filter(counts).reduce((sum, { quantity }) => sum + quantity, 0) / condition.pieces);
};

/** IN-8: the presents that go with a basket, by rule. */
export const giftsFor = (rules: readonly GiftRule[], basket: Basket): Gift[] =>
  rules.flatMap((rule) => {
    if (rule.shops.length > 0 && !rule.shops.includes(basket.shopName)) return [];
    if (rule.fromAt !== null && basket.paidAt < rule.fromAt) return [];
    if (rule.untilAt !== null && basket.paidAt >= rule.untilAt) return [];
    const met = timesMet(rule.condition, basket);
    if (met < 1) return [];
    return [{ ruleId: rule.id, skuId: rule.giftSkuId, quantity: Math.min(mostGifts, rule.giftQuantity * (rule.often === 'once' ? 1 : met)) }];
  });
