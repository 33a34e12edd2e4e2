import { halfWidth, unwrapped, valueText } from '../../shared/domain/intake/cell-text.ts';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import type { Cells } from './formats/format.ts';

/** Shipments that the platform knows: `No:771…` beside a courier, several numbers in a cell, or Douyin's `SF…-顺丰速运,商品-1`. */
export const readShipments = (cells: Cells): OrderDraft['shipments'] | 'lost_digits' => {
  const waybill = cells('waybill');
  const both = cells('courierAndWaybill');
  if (waybill === '' && both === '') return [];
  const courier = valueText(cells('courier'));
  const numbers = halfWidth(unwrapped(waybill))
    .split(/[,，;；、\s|]+/)
    .map((part) => part.replace(/^(?:no|单号)[:.]?/i, ''))
    .filter((part) => part !== '' && part !== '-');
  if (numbers.some((number) => /^\d(?:\.\d+)?e\+\d+$/i.test(number))) return 'lost_digits';
  const shipments = numbers.filter(isWaybill).map((waybillNumber) => ({ courierName: courier, waybillNumber }));
  for (const [, waybillNumber = '', courierName = ''] of halfWidth(unwrapped(both)).matchAll(/([A-Za-z0-9]{6,35})-([\p{Script=Han}A-Za-z&]{2,20})/gu)) {
    if (/\p{Script=Han}/u.test(courierName)) shipments.push({ courierName, waybillNumber });
  }
  return shipments.filter((shipment, index) => shipments.findIndex((other) => other.waybillNumber === shipment.waybillNumber) === index);
};

const isWaybill = (text: string): boolean => /^[A-Za-z0-9-]{5,40}$/.test(text) && /\d/.test(text);
