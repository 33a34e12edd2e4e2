import type { OrderDraft, OrderLineDraft, ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { RegionData } from '../../../shared/domain/intake/regions.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import { catalogue } from './catalogue.ts';
import type { Chance } from './chance.ts';
import { doubtfulReceiver, foreignReceiver, mainlandReceiver, maskedReceiver } from './people.ts';
import { buyerMessages, numberOf, platformWords, shopNames } from './platform-words.ts';

/** What an invented order is there to show. */
export type DemoKind =
  | 'ready' | 'near' | 'overdue' | 'held' | 'urgent' | 'masked' | 'doubtful' | 'refund_asked' | 'unpaid' | 'shipped' | 'refund_late' | 'completed' | 'closed';

/** An order, and what the platform said about it at which time (UTC ms): later versions come in with later exports. */
export type DemoOrder = { readonly kind: DemoKind; readonly versions: readonly { readonly at: number; readonly draft: OrderDraft }[] };

const howMany: readonly (readonly [DemoKind, number])[] = [
  ['completed', 84], ['closed', 22], ['shipped', 84], ['refund_late', 4], ['overdue', 6], ['near', 12], ['held', 9], ['urgent', 5], ['masked', 12],
  ['doubtful', 8], ['refund_asked', 6], ['ready', 90], ['unpaid', 22],
];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const promiseMs = 48 * hourMs;

const stateOf: Readonly<Record<DemoKind, OrderState>> = {
  ready: 'paid', near: 'paid', overdue: 'paid', held: 'paid', urgent: 'paid', masked: 'paid', doubtful: 'paid', refund_asked: 'paid', unpaid: 'awaiting_payment',
  shipped: 'handed_over', refund_late: 'handed_over', completed: 'completed', closed: 'closed',
};

/** How long ago it was paid, or ordered while it is not paid. */
const ageOf = (kind: DemoKind, chance: Chance): number => {
  const minutes = (low: number, high: number): number => chance.between(low, high) * 60_000;
  switch (kind) {
    case 'completed': return minutes(9 * 1440, 26 * 1440);
    case 'closed': return minutes(4 * 1440, 20 * 1440);
    case 'shipped': return minutes(4 * 1440, 7 * 1440);
    case 'refund_late': return minutes(5 * 1440, 6 * 1440);
    case 'overdue': return promiseMs + minutes(40, 6 * 60);
    case 'near': return promiseMs - minutes(25, 230);
    case 'urgent': return promiseMs - minutes(40, 300);
    case 'held': return chance.inHundred(50) ? promiseMs - minutes(60, 420) : minutes(120, 42 * 60);
    case 'unpaid': return minutes(8, 20 * 60);
    default: return minutes(15, 42 * 60);
  }
};

const platformFor = (kind: DemoKind, chance: Chance): Platform =>
  kind === 'masked' ? chance.oneOf(['douyin', 'pinduoduo'] as const)
  : kind === 'doubtful' ? chance.oneOf(['taobao', 'pinduoduo'] as const)
  : chance.weighted([['taobao', 46], ['douyin', 26], ['pinduoduo', 20], ['shopify', 8]] as const);

const receiverFor = (kind: DemoKind, platform: Platform, chance: Chance, regions: RegionData): ReceiverDraft => {
  if (platform === 'shopify') return foreignReceiver(chance);
  const receiver = mainlandReceiver(chance, regions, { virtualNumber: platform === 'douyin' && kind !== 'masked' && chance.inHundred(30) });
  if (kind === 'masked') return maskedReceiver(receiver);
  return kind === 'doubtful' ? doubtfulReceiver(receiver, chance) : receiver;
};

const linesFor = (platform: Platform, chance: Chance): OrderLineDraft[] => {
  const skus = new Set(Array.from({ length: chance.weighted([[1, 70], [2, 22], [3, 8]] as const) }, () => chance.weighted(catalogue.map((sku) => [sku, sku.weight] as const))));
  return [...skus].map((sku) => ({
    platformLineNumber: null, title: sku.title, skuCode: sku.code, styleCode: sku.styleCode, colour: sku.colour, size: sku.size,
    properties: platform === 'taobao' ? `颜色分类：${sku.colour}；尺码：${sku.size}` : `${sku.colour} / ${sku.size}`,
    quantity: chance.weighted([[1, 84], [2, 13], [3, 3]] as const), unitPriceFen: sku.priceFen, refund: 'none' as const,
  }));
};

const makeOrder = (kind: DemoKind, lineNumber: number, now: number, chance: Chance, regions: RegionData): DemoOrder => {
  const platform = platformFor(kind, chance);
  const state = stateOf[kind];
  const isPaid = state !== 'awaiting_payment' && state !== 'closed';
  const orderedOrPaidAt = now - ageOf(kind, chance);
  const createdAt = isPaid ? orderedOrPaidAt - chance.between(1, 25) * 60_000 : orderedOrPaidAt;
  const paidAt = isPaid ? orderedOrPaidAt : null;
  const shippedAt = state === 'handed_over' || state === 'completed' ? orderedOrPaidAt + chance.between(3, 20) * hourMs : null;
  const lines = linesFor(platform, chance);
  const goodsFen = lines.reduce((sum, line) => sum + line.quantity * (line.unitPriceFen ?? 0), 0);
  const freightFen = platform === 'shopify' ? 6_800 : goodsFen < 5_900 ? 600 : 0;
  const refund = kind === 'refund_asked' || kind === 'refund_late' ? 'requested' : 'none';
  const draft: OrderDraft = {
    platform, platformOrderNumber: numberOf(platform, createdAt, lineNumber, chance), shopName: shopNames[platform] ?? null,
    platformStatusText: platformWords(platform, state), state, refund, buyerNick: platform === 'taobao' ? `tb${chance.digits(8)}` : platform === 'pinduoduo' ? null : `用户${chance.digits(7)}`,
    buyerMessage: platform !== 'shopify' && chance.inHundred(16) ? chance.oneOf(buyerMessages) : null, platformNote: null, platformFlag: null,
    receiver: receiverFor(kind, platform, chance, regions), lines, currency: 'CNY', goodsFen, freightFen, totalFen: goodsFen + freightFen,
    paidFen: isPaid ? goodsFen + freightFen : 0, refundedFen: null, createdAt, paidAt,
    promisedShipAt: paidAt !== null && (platform === 'douyin' || platform === 'pinduoduo') ? paidAt + promiseMs : null,
    shippedAt, completedAt: state === 'completed' && shippedAt !== null ? shippedAt + 5 * dayMs : null, closeReason: state === 'closed' ? chance.oneOf(['买家未付款', '拍错了', '不想要了']) : null,
    shipments: shippedAt === null ? [] : [{ courierName: platform === 'shopify' ? 'EMS' : '中通快递', waybillNumber: `7873${chance.digits(10)}` }],
    source: { fileName: '', lineNumber },
  };
  return { kind, versions: [...earlierVersions(kind, draft, chance), { at: isPaid ? orderedOrPaidAt : createdAt, draft }] };
};

/** Some orders came in before they were paid, so that their timeline shows the payment. */
const earlierVersions = (kind: DemoKind, draft: OrderDraft, chance: Chance): DemoOrder['versions'] => {
  if (kind !== 'ready' || draft.createdAt === null || !chance.inHundred(15)) return [];
  const createdAt = draft.createdAt - 9 * hourMs;
  const unpaid: OrderDraft = {
    ...draft, createdAt, paidAt: null, promisedShipAt: null, paidFen: 0, state: 'awaiting_payment', platformStatusText: platformWords(draft.platform, 'awaiting_payment'),
  };
  return [{ at: createdAt, draft: unpaid }];
};

/** About 360 orders as four platforms would export them; times count back from `now` (UTC ms). */
export const demoOrders = (now: number, chance: Chance, regions: RegionData): readonly DemoOrder[] => {
  const kinds = howMany.flatMap(([kind, count]) => Array.from({ length: count }, () => kind));
  return kinds.map((kind, index) => makeOrder(kind, index + 2, now, chance, regions));
};
