import type { Platform } from '../orders/platform.ts';
import type { Board } from './paste-text.ts';

/** Where the conversation was. */
export type Channel = Extract<Platform, 'taobao' | 'douyin' | 'pinduoduo' | 'wechat' | 'xiaohongshu' | 'jd' | 'ali1688'> | 'phone';

const words: readonly (readonly [Channel, RegExp])[] = [
  ['taobao', /淘宝|天猫|旺旺|千牛|taobao|tmall/iu], ['douyin', /抖音|抖店|douyin|tiktok/iu], ['pinduoduo', /拼多多|pinduoduo|\bpdd\b/iu], ['xiaohongshu', /小红书/iu], ['jd', /京东/iu], ['ali1688', /1688|阿里巴巴/iu],
  ['wechat', /微信|小程序|朋友圈|wechat|weixin/iu], ['phone', /电话(?:订|下单|订单|订购)|来电|phone order/iu],
];
const mention = /(?:来自|来源|平台|渠道)\s*[:：]?\s*(?:淘宝|天猫|抖音|拼多多|小红书|京东|1688|微信|小程序)|(?:淘宝|天猫|旺旺|抖音|拼多多|小红书|1688|微信|小程序|朋友圈|京东)(?:老?客户?|买家|老客|客人|下单|订单|订的?|的?单子?|上(?:下|拍|看)的?|客服|群|群里|直播间?)|电话(?:订|下单|订单|订购)|来电(?:订|下单)/giu;

export const takePlatform = (board: Board): void => {
  for (const match of board.left().matchAll(mention)) {
    if (board.isFree(match.index, match.index + match[0].length)) board.take(match.index, match.index + match[0].length, 'platform', true);
  }
};

export const platformIn = (texts: readonly string[]): Channel | null => words.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0] ?? null;
