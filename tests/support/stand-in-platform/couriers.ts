/** Couriers as each side names them; the first name is what the books use. */
export type WorldCourier = {
  readonly code: string; readonly name: string; readonly taobao: string; readonly douyin: string; readonly pinduoduo: number; readonly kuaidi100: string; readonly english: string;
};

export const worldCouriers: readonly WorldCourier[] = [
  { code: 'SF', name: '顺丰速运', taobao: 'SF', douyin: 'shunfeng', pinduoduo: 44, kuaidi100: 'shunfeng', english: 'SF Express' },
  { code: 'ZTO', name: '中通快递', taobao: 'ZTO', douyin: 'zhongtong', pinduoduo: 115, kuaidi100: 'zhongtong', english: 'ZTO Express' },
  { code: 'YTO', name: '圆通速递', taobao: 'YTO', douyin: 'yuantong', pinduoduo: 85, kuaidi100: 'yuantong', english: 'YTO Express' },
  { code: 'STO', name: '申通快递', taobao: 'STO', douyin: 'shentong', pinduoduo: 1, kuaidi100: 'shentong', english: 'STO Express' },
  { code: 'YUNDA', name: '韵达快递', taobao: 'YUNDA', douyin: 'yunda', pinduoduo: 121, kuaidi100: 'yunda', english: 'Yunda Express' },
  { code: 'EMS', name: 'EMS', taobao: 'EMS', douyin: 'ems', pinduoduo: 118, kuaidi100: 'ems', english: 'EMS' },
  { code: 'POSTB', name: '邮政快递包裹', taobao: 'POSTB', douyin: 'youzhengguonei', pinduoduo: 132, kuaidi100: 'youzhengguonei', english: 'China Post' },
];

const bare = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/** What a shop abroad writes in a free field. */
export const courierByAnyName = (text: string): string => {
  const wanted = bare(text);
  return worldCouriers.find((courier) => [courier.code, courier.name, courier.english, courier.kuaidi100].some((name) => bare(name) === wanted))?.code ?? text;
};
