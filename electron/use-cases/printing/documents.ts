import type { ShopProfile, Sender } from '../../../shared/contract/app.ts';
import { goodsText, type GoodsLine } from '../../../shared/domain/printing/goods-text.ts';
import type { PackingSlipData } from '../../../shared/domain/printing/packing-slip-data.ts';
import type { Party } from '../../../shared/domain/printing/party.ts';
import type { WaybillData } from '../../../shared/domain/printing/waybill-data.ts';
import type { StoredOrder } from '../../store/orders/order-row.ts';
import type { LineToPick, PrintableOrder } from '../../store/printing.ts';

/** What both papers of a parcel say about this printing of it. */
export type Printing = {
  readonly shop: ShopProfile;
  readonly courierName: string;
  readonly waybillNumber: string;
  readonly at: number;
  readonly batch: { readonly number: number; readonly count: number } | null;
  /** 0 = the original (PR-6). */
  readonly reprint: number;
};

const senderParty = (sender: Sender, shopName: string): Party => ({
  name: sender.name, phone: sender.phone, province: sender.province, city: sender.city, district: sender.district, address: sender.detail,
  postcode: sender.postcode, unit: shopName,
});

const receiverParty = (order: StoredOrder): Party => ({
  name: order.receiver_name, phone: order.receiver_phone, province: order.province, city: order.city, district: order.district,
  // A country is only worth its place when it is another one.
  address: order.country === 'CN' ? order.detail : `${order.detail} ${order.country}`, postcode: order.postcode, unit: '',
});

const goodsLine = (line: LineToPick): GoodsLine => ({
  style: line.style_code, title: line.title, colour: line.colour, size: line.size, skuCode: line.sku_code, quantity: line.quantity,
});

/** Minutes on the shop's own clock: `2026-03-05 14:07`. */
export const localMinute = (at: number, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
};

/** IN-7: what each of the orders in the parcel has to say, once. */
const each = (order: PrintableOrder, textOf: (one: StoredOrder) => string): string[] => [...new Set([order, ...order.others].map(textOf).filter((text) => text !== ''))];

/** PR-2: the waybill of an order. Route code and consolidation come with e-waybills only. */
export const waybillDataOf = (order: PrintableOrder, lines: readonly LineToPick[], printing: Printing): WaybillData => ({
  kind: 'waybill', sender: senderParty(printing.shop.sender, printing.shop.name), receiver: receiverParty(order),
  waybillNumber: printing.waybillNumber, courierName: printing.courierName, serviceName: '', routeCode: '', consolidation: '',
  goods: goodsText(lines.map(goodsLine)), pieces: lines.reduce((sum, line) => sum + line.quantity, 0), orderNumbers: each(order, (one) => one.platform_order_number),
  sellerNote: each(order, (one) => one.platform_note).join('；'), buyerMessage: each(order, (one) => one.buyer_message).join('；'), printedAt: localMinute(printing.at, printing.shop.timeZone),
  batch: printing.batch, reprint: printing.reprint,
});

/** PR-1: the paper in the parcel. The shop's own notes on an order are for the shop: only the note that the platform shows goes out. */
export const packingSlipDataOf = (order: PrintableOrder, lines: readonly LineToPick[], printing: Printing): PackingSlipData => ({
  kind: 'packing_slip', shopName: printing.shop.name, sender: senderParty(printing.shop.sender, printing.shop.name), receiver: receiverParty(order),
  waybillNumber: printing.waybillNumber, courierName: printing.courierName, orderNumbers: each(order, (one) => one.platform_order_number), buyerNick: order.buyer_nick,
  sellerNote: each(order, (one) => one.platform_note).join('；'), buyerMessage: each(order, (one) => one.buyer_message).join('；'),
  paidAt: order.paid_at === null ? '' : localMinute(order.paid_at, printing.shop.timeZone),
  printedAt: localMinute(printing.at, printing.shop.timeZone), batch: printing.batch, reprint: printing.reprint,
  lines: lines.map((line) => ({ ...goodsLine(line), shelf: line.shelf })),
});
