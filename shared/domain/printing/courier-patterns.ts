import { courierByText } from './couriers.ts';

/**
 * What couriers' waybill numbers look like. Patterns change with every new series, so they only ever warn (PR-5): a number that looks
 * wrong may be right, one that looks right may be another courier's.
 */
const patterns: Readonly<Record<string, RegExp>> = {
  SF: /^SF\d{13}$|^\d{12}$|^\d{15}$/,
  ZTO: /^\d{14}$|^(5711|2008|2009|2010|2013)\d{8}$|^(91|92|93|94|95|98|36|68|39|50|53|37)\d{10}$|^4\d{11}$|^90\d{10}$|^(120|780|881|882|885|960)\d{9}$|^(54|55|56|63|64|72)\d{10}$|^(665|666)\d{9}$|^2[1-9]\d{10}$/,
  YTO: /^[A-Za-z0-9]{2}\d{10,13}$|^[A-Za-z0-9]{2}\d{8}$|^[6-9]\d{17}$|^DD[89]\d{15}$|^Y\d{12}$|^[YTM]\d{14}$/,
  STO: /^(268|888|588|688|368|468|568|668|773|768|868|968)\d{9,13}$|^(11|22|40)\d{10}$|^STO\d{10}$|^(33|55|66)\d{11}$|^4\d{12}$|^(77|88|99)\d{11}$|^(77|88|99)\d{13}$/,
  YUNDA: /^\d{13}$|^\d{15}$/,
  EMS: /^[A-Z]{2}\d{9}[A-Z]{2}$|^(10|11|12)\d{11}$|^(50|51|52)\d{11}$|^(95|97|98|99)\d{11}$/,
  POSTB: /^[GAKQPH]{2}\d{9}([2-5]\d|1[1-9]|6[0-5])$|^\d{13}$/,
  JT: /^JT\d{12,13}$/,
  JD: /^JD[XK]\d{12}$|^JDV[A-Z]\d{11}$|^(JD|JDL)\d{12,13}$/,
  DBKD: /^\d{8,10}$|^\d{15,}[-\d]+$|^DPK\d{11,}[-\d]*$/,
};

const codes = new Map<string, string>();
/** The code that patterns know a courier by: shops also write `JTSD` or `DBL`. */
const knownCode = (courierCode: string): string => {
  const known = codes.get(courierCode);
  if (known !== undefined) return known;
  const code = Object.hasOwn(patterns, courierCode) ? courierCode : (courierByText(courierCode)?.code ?? courierCode);
  codes.set(courierCode, code);
  return code;
};

export const sameCourier = (one: string, other: string): boolean => knownCode(one) === knownCode(other);

/** False when a number is unlike every series known of this courier. True also for couriers about which nothing is known. */
export const looksLike = (courierCode: string, waybillNumber: string): boolean => {
  const code = knownCode(courierCode);
  const pattern = Object.hasOwn(patterns, code) ? patterns[code] : undefined;
  return pattern === undefined || pattern.test(waybillNumber);
};

/** Series that belong to one courier alone. Twelve digits are anybody's. */
const telling: readonly (readonly [string, RegExp])[] = [
  ['SF', /^SF\d{13}$/],
  ['YTO', /^YT\d{13}$/],
  ['ZTO', /^79[01]\d{11}$/],
  ['STO', /^77\d{13}$/],
  ['JD', /^(JD|JDL)\d{12,13}$|^JD[XK]\d{12}$|^JDV[A-Z]\d{11}$/],
  ['JT', /^JT\d{13}$/],
  ['DBKD', /^DPK\d{12}$/],
  ['EMS', /^E[A-Z]\d{9}CN$/],
  ['YUNDA', /^(43|46|12)(\d{11}|\d{13})$/],
];

/** Whose number this is, if its series says so; null when it could be several couriers'. */
export const guessCourier = (waybillNumber: string): string | null =>
  telling.find(([, pattern]) => pattern.test(waybillNumber))?.[0] ?? null;
