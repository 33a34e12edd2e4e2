/** Courier companies by the code that the platforms share, with the name that is written into notes and ship files. */
const names: Readonly<Record<string, string>> = {
  ZTO: '中通快递', YTO: '圆通速递', STO: '申通快递', YUNDA: '韵达快递', SF: '顺丰速运', EMS: 'EMS', YZPY: '邮政快递包裹', JTSD: '极兔速递',
  JD: '京东快递', DBL: '德邦快递',
};

/** The courier's Chinese name; the code itself for one that the shop added. */
export const courierName = (code: string): string => (Object.hasOwn(names, code) ? (names[code] ?? code) : code);
