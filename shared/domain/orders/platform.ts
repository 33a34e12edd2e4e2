/** Where an order was placed. `manual` is typed in at the shop (IN-4); `other` came through a saved column mapping (IN-1). */
export const platforms = [
  'taobao', 'douyin', 'pinduoduo', 'shopify', 'ali1688', 'jd', 'xiaohongshu', 'wechat', 'woocommerce', 'manual', 'other',
] as const;
export type Platform = (typeof platforms)[number];
