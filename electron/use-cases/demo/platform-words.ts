import type { OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { Chance } from './chance.ts';

/** How each platform numbers its orders and names their states in its exports. */
export const shopNames: Readonly<Partial<Record<Platform, string>>> = {
  taobao: '后仓演示店', douyin: '后仓演示小店', pinduoduo: '后仓演示专营店', shopify: 'Backroom Demo',
};

const words: Readonly<Partial<Record<Platform, Readonly<Partial<Record<OrderState, string>>>>>> = {
  taobao: { awaiting_payment: '等待买家付款', paid: '买家已付款，等待卖家发货', handed_over: '卖家已发货，等待买家确认', completed: '交易成功', closed: '交易关闭' },
  douyin: { awaiting_payment: '待支付', paid: '待发货', handed_over: '已发货', completed: '已完成', closed: '已关闭' },
  pinduoduo: { awaiting_payment: '待支付', paid: '待发货', handed_over: '已发货，待收货', completed: '已收货', closed: '已取消' },
  shopify: { awaiting_payment: 'pending', paid: 'paid · unfulfilled', handed_over: 'paid · fulfilled', completed: 'paid · fulfilled', closed: 'cancelled' },
};

export const platformWords = (platform: Platform, state: OrderState): string => words[platform]?.[state] ?? '';

/** `position` = where in its file the order stands; Shopify counts its orders. */
export const numberOf = (platform: Platform, createdAt: number, position: number, chance: Chance): string => {
  switch (platform) {
    case 'douyin': return `6920${chance.digits(15)}`;
    case 'pinduoduo': return `${new Date(createdAt).toISOString().slice(2, 10).replaceAll('-', '')}-${chance.digits(15)}`;
    case 'shopify': return `#${1000 + position}`;
    default: return `2${chance.digits(18)}`;
  }
};

export const fileNameOf = (platform: Platform, stamp: string): string => {
  switch (platform) {
    case 'douyin': return `订单导出_${stamp}.csv`;
    case 'pinduoduo': return `orders_export${stamp}.csv`;
    case 'shopify': return 'orders_export_1.csv';
    default: return `ExportOrderList${stamp}.csv`;
  }
};

export const buyerMessages = [
  '周末不在家，请工作日送', '请发顺丰，运费可以补', '尺码偏大的话请换小一码', '送朋友的，请不要放价格单', '放门口快递柜就行，谢谢', '麻烦包结实一点，上次杯子磕了一下',
  '急用，周五之前要到', '不要打电话，短信就好', '有色差的话先联系我', '和另一单一起发可以吗', '请开发票，抬头稍后给', '老顾客了，来双赠品袜子吧 :)',
] as const;
