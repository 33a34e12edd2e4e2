import { ali1688 } from './ali1688.ts';
import { douyin } from './douyin.ts';
import type { OrderFormat } from './format.ts';
import { jd } from './jd.ts';
import { otherShopBelow, otherShopByLine } from './other-shop.ts';
import { pinduoduo } from './pinduoduo.ts';
import { shopify } from './shopify.ts';
import { taobaoDetail, taobaoList } from './taobao.ts';
import { wechat } from './wechat.ts';
import { woocommerce } from './woocommerce.ts';
import { xiaohongshu } from './xiaohongshu.ts';

export const orderFormats: readonly OrderFormat[] = [
  taobaoList, taobaoDetail, douyin, pinduoduo, shopify, ali1688, jd, xiaohongshu, wechat, woocommerce, otherShopByLine, otherShopBelow,
];
