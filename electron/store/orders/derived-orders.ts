import type { OrderId } from '../../../shared/domain/ids.ts';
import { derivedNumber, type DerivedKind } from '../../../shared/domain/orders/derived.ts';
import { defaultPromiseMs } from '../../../shared/domain/orders/views.ts';
import type { Reader, Writer } from '../database.ts';
import { countDerived } from './family.ts';
import { orderByNumber, type StoredOrder } from './order-row.ts';

/** The next number that no order of the platform has. */
export const nextDerivedNumber = (reader: Reader, origin: StoredOrder): string => {
  for (let count = countDerived(reader, origin.id) + 1; ; count += 1) {
    const number = derivedNumber(origin.platform_order_number, count);
    if (orderByNumber(reader, origin.platform, number) === undefined) return number;
  }
};

/** The row of a derived order, without its lines; a part keeps the times of its parent, anything else begins now. */
export const insertDerivedOrder = (
  writer: Writer, parent: StoredOrder, made: { readonly kind: DerivedKind; readonly number: string; readonly paidFen: number }, at: number,
): OrderId => {
  const isPart = made.kind === 'split';
  const paidAt = isPart ? parent.paid_at : at;
  return writer.run(
    `INSERT INTO orders (platform, platform_order_number, shop_name, state, flag, buyer_nick, buyer_message, platform_note, platform_status_text,
       receiver_name, receiver_phone, country, province, city, district, detail, postcode, masked, doubts, receiver_by_shop, currency, paid_fen,
       courier_code, created_at, paid_at, promised_ship_at, sort_at, imported_at, source, derived_from, derived_kind)
     VALUES (?, ?, ?, 'paid', ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)`,
    parent.platform, made.number, parent.shop_name, isPart ? (parent.flag_before ?? parent.flag) : 'grey', parent.buyer_nick, isPart ? parent.buyer_message : '',
    isPart ? parent.platform_note : '', parent.receiver_name, parent.receiver_phone, parent.country, parent.province, parent.city, parent.district,
    parent.detail, parent.postcode, parent.masked, parent.doubts, parent.currency, made.paidFen, isPart ? parent.courier_code : '', isPart ? parent.created_at : at,
    paidAt, isPart ? parent.promised_ship_at : at + defaultPromiseMs, isPart ? parent.sort_at : at, at, parent.id, made.kind,
  ).id as OrderId;
};
