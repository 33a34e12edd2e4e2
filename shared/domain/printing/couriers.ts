import type { Words } from './template.ts';

/**
 * Couriers the app knows by name. The shop may use others: a code is any short upper-case word, and whatever is not in this list is
 * treated as a courier about which nothing is known.
 */
export type Courier = {
  readonly code: string;
  readonly name: Words;
  /** Other names seen in platform files and bills, compared without spaces and case. */
  readonly aliases: readonly string[];
  /** Its code in other systems, where it is known for certain. */
  readonly taobao?: string;
  readonly kdniao?: string;
  readonly kuaidi100?: string;
};

export const couriers: readonly Courier[] = [
  { code: 'SF', name: { zh: '顺丰速运', en: 'SF Express' }, aliases: ['顺丰', '顺丰快递', '顺丰速递'], taobao: 'SF', kdniao: 'SF', kuaidi100: 'shunfeng' },
  { code: 'ZTO', name: { zh: '中通快递', en: 'ZTO Express' }, aliases: ['中通', '中通速递'], taobao: 'ZTO', kdniao: 'ZTO', kuaidi100: 'zhongtong' },
  { code: 'YTO', name: { zh: '圆通速递', en: 'YTO Express' }, aliases: ['圆通', '圆通快递'], taobao: 'YTO', kdniao: 'YTO', kuaidi100: 'yuantong' },
  { code: 'STO', name: { zh: '申通快递', en: 'STO Express' }, aliases: ['申通', '申通E物流'], taobao: 'STO', kdniao: 'STO', kuaidi100: 'shentong' },
  { code: 'YUNDA', name: { zh: '韵达快递', en: 'Yunda Express' }, aliases: ['韵达', '韵达速递', '韵达快运', 'YD'], taobao: 'YUNDA', kdniao: 'YD', kuaidi100: 'yunda' },
  { code: 'EMS', name: { zh: 'EMS', en: 'EMS' }, aliases: ['邮政EMS', 'EMS特快专递', '邮政特快专递', '邮政速递'], taobao: 'EMS', kdniao: 'EMS', kuaidi100: 'ems' },
  {
    code: 'POSTB', name: { zh: '邮政快递包裹', en: 'China Post parcel' }, aliases: ['邮政', '中国邮政', '邮政小包', '邮政电商标快', 'YZPY'], taobao: 'POSTB',
    kdniao: 'YZPY', kuaidi100: 'youzhengguonei',
  },
  { code: 'JT', name: { zh: '极兔速递', en: 'J&T Express' }, aliases: ['极兔', '极兔快递', 'JTSD', 'J&T'], kdniao: 'JTSD', kuaidi100: 'jtexpress' },
  { code: 'JD', name: { zh: '京东快递', en: 'JD Logistics' }, aliases: ['京东', '京东物流', 'JDL'], kdniao: 'JD', kuaidi100: 'jd' },
  { code: 'DBKD', name: { zh: '德邦快递', en: 'Deppon Express' }, aliases: ['德邦', '德邦物流', 'DBL'], taobao: 'DBKD', kdniao: 'DBL', kuaidi100: 'debangkuaidi' },
];

export const courierByCode = (code: string): Courier | null => couriers.find((courier) => courier.code === code) ?? null;

/** What people call a courier; its code where the app does not know it. */
export const courierName = (code: string): Words => courierByCode(code)?.name ?? { zh: code, en: code };

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Finds the courier that a platform's file or a bill means: `中通快递(ZTO)`, `shunfeng`, `韵达`. Null when none is meant for certain. */
export const courierByText = (text: string): Courier | null => {
  const wanted = bare(text);
  if (wanted === '') return null;
  const [, outside = wanted, inside] = /^(.*?)\(([^()]*)\)$/.exec(wanted) ?? [];
  const known = (courier: Courier): boolean => {
    const names = [courier.code, courier.name.zh, courier.name.en, ...courier.aliases, courier.taobao, courier.kdniao, courier.kuaidi100];
    return names.some((name) => name !== undefined && [wanted, outside, inside].includes(bare(name)));
  };
  return couriers.find(known) ?? null;
};
