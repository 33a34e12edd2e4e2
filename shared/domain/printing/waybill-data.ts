import { plainText } from './plain-text.ts';
import { partyFields, partyValues, regionOf, type Party } from './party.ts';

/** PR-2: what a waybill can carry. Empty text = not known; templates leave out what is empty. */
export type WaybillData = {
  readonly kind: 'waybill';
  readonly sender: Party;
  readonly receiver: Party;
  readonly waybillNumber: string;
  readonly courierName: string;
  /** 标准快递 … */
  readonly serviceName: string;
  /** Three-part sorting code (三段码), known only when the courier or platform gave the number. */
  readonly routeCode: string;
  /** Consolidation (集包地). */
  readonly consolidation: string;
  /** Made by `goodsText`. */
  readonly goods: string;
  readonly pieces: number;
  readonly orderNumbers: readonly string[];
  readonly sellerNote: string;
  readonly buyerMessage: string;
  /** In the shop's time zone, as people read it. */
  readonly printedAt: string;
  /** Place in the batch, from 1; null outside a batch. */
  readonly batch: { readonly number: number; readonly count: number } | null;
  /** How often this waybill was printed before; 0 = the original (PR-6). */
  readonly reprint: number;
};

export const waybillFields = [
  ...partyFields('sender'),
  ...partyFields('receiver'),
  'waybillNumber', 'waybillNumberGrouped', 'courierName', 'serviceName', 'routeCode', 'destination', 'consolidation',
  'goods', 'pieces', 'orderNumbers', 'sellerNote', 'buyerMessage', 'printedAt', 'batch', 'reprint',
] as const;

export const waybillValues = (data: WaybillData): Record<string, string> => ({
  ...partyValues('sender', data.sender),
  ...partyValues('receiver', data.receiver),
  waybillNumber: data.waybillNumber,
  waybillNumberGrouped: groupWaybillNumber(data.waybillNumber),
  courierName: data.courierName,
  serviceName: data.serviceName,
  routeCode: data.routeCode,
  destination: plainText(data.routeCode) === '' ? destinationOf(data.receiver) : data.routeCode,
  consolidation: data.consolidation,
  goods: data.goods,
  pieces: String(data.pieces),
  orderNumbers: data.orderNumbers.join(' '),
  sellerNote: data.sellerNote,
  buyerMessage: data.buyerMessage,
  printedAt: data.printedAt,
  batch: data.batch === null ? '' : `${data.batch.number} / ${data.batch.count}`,
  reprint: reprintMark(data.reprint),
});

/** PR-6: the mark on a sheet that was printed before; empty on the original. */
export const reprintMark = (reprint: number): string => (reprint === 0 ? '' : reprint === 1 ? '补打' : `补打 ${reprint}`);

/** As people compare them: letters apart, digits in fours counted from the end (`771 0000 0000 0231`), nine digits in threes. */
export const groupWaybillNumber = (waybillNumber: string): string => {
  const number = plainText(waybillNumber);
  const [, prefix = '', digits = '', suffix = ''] = /^([A-Za-z]*)(\d+)([A-Za-z]*)$/.exec(number) ?? [];
  if (digits === '') return number;
  const grouped = digits.replace(digits.length === 9 ? /\B(?=(\d{3})+$)/g : /\B(?=(\d{4})+$)/g, ' ');
  return [prefix, grouped, suffix].filter((part) => part !== '').join(' ');
};

/** 大头笔: where sorters throw a parcel without a sorting code. The city carries it, the district tells it apart. */
const destinationOf = (receiver: Party): string => {
  const short = (name: string): string => plainText(name).replace(/(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省)$/, '');
  return regionOf({ ...receiver, province: short(receiver.province) });
};
