/** Where an order that was typed in was taken. */
export const channels = ['phone', 'wechat', 'taobao', 'douyin', 'pinduoduo', 'xiaohongshu', 'jd', 'ali1688', 'other'] as const;
export type OrderChannel = (typeof channels)[number];

/** As both languages show it, so that it is found by what is read (CS-5); elsewhere says nothing. */
export const channelNames: Readonly<Record<OrderChannel, readonly string[]>> = {
  phone: ['电话', 'Phone'], wechat: ['微信', 'WeChat'], taobao: ['淘宝聊天', 'Taobao chat'], douyin: ['抖音聊天', 'Douyin chat'], pinduoduo: ['拼多多聊天', 'Pinduoduo chat'],
  xiaohongshu: ['小红书聊天', 'Xiaohongshu chat'], jd: ['京东聊天', 'JD chat'], ali1688: ['1688 聊天', '1688 chat'], other: [],
};

export const isChannel = (text: string): text is OrderChannel => (channels as readonly string[]).includes(text);
