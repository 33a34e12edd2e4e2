import { holdCauses, type AddressDoubt, type HoldCause, type OrderDraft, type OrderFlag, type ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import { receiverOf, type KnownOrder } from '../../../shared/domain/intake/compare.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';
import { parcelOfOrder } from '../parcels.ts';
import { releaseForOrder } from '../stock.ts';
import { linesOf, listIn, type StoredOrder } from './order-row.ts';
import { dropLine, refreshGoods, renumberLines, setLinesAside } from './order-lines.ts';
import { insertLines, promiseOf } from './order-writes.ts';
import { partsOf } from './family.ts';
import { platformLinesOf } from './platform-lines.ts';
import { keepPlatformReceiver } from './platform-receiver.ts';
import { addAmounts } from '../../../shared/domain/orders/split.ts';
import { amountsOf } from './together.ts';

export const holdCausesIn = (text: string): HoldCause[] => {
  const listed = listIn(text);
  return holdCauses.filter((cause) => listed.includes(cause));
};

export const writeHoldCauses = (writer: Writer, id: OrderId, causes: readonly HoldCause[]): void => {
  writer.run('UPDATE orders SET hold_causes = ? WHERE id = ?', causes.join(','), id);
};

/** Numbers of a platform's orders whose lines are still to come with its detail file. */
export const ordersWithoutLines = (reader: Reader, platform: Platform): string[] =>
  reader
    .all<{ number: string }>(
      `SELECT platform_order_number AS number FROM orders INDEXED BY orders_without_lines WHERE hold_causes LIKE '%lines_unknown%' AND platform = ?`, platform,
    )
    .map(({ number }) => number);

/** A stored order as the comparison with a file wants it: with its parts it is one order to the platform (IN-7). */
export const knownOrder = (reader: Reader, order: StoredOrder): KnownOrder => {
  const parts = order.derived_from === null ? partsOf(reader, order.id).filter((part) => part.state !== 'closed') : [];
  const amounts = parts.length === 0 ? amountsOf(order) : addAmounts([order, ...parts].map(amountsOf));
  return { ...knownAlone(reader, order), paidFen: amounts.paidFen ?? 0, totalFen: amounts.totalFen, refundedFen: amounts.refundedFen,
    otherWaybillNumbers: parts.flatMap((part) => parcelOfOrder(reader, part.id)?.waybill_number ?? []) };
};

const knownAlone = (reader: Reader, order: StoredOrder): KnownOrder => ({
  state: order.state, holdReason: order.hold_reason, refund: order.refund, flag: order.flag_before ?? order.flag, platformFlag: order.platform_flag,
  buyerNick: order.buyer_nick, buyerMessage: order.buyer_message, platformNote: order.platform_note, platformStatusText: order.platform_status_text,
  receiver: {
    name: order.receiver_name, phone: order.receiver_phone, province: order.province, city: order.city, district: order.district,
    detail: order.detail, postcode: order.postcode,
  },
  receiverMasked: order.masked !== '', receiverByShop: order.receiver_by_shop === 1, paidFen: order.paid_fen, totalFen: order.total_fen,
  refundedFen: order.refunded_fen, promisedShipAt: order.promised_ship_at, waybillNumber: parcelOfOrder(reader, order.id)?.waybill_number ?? null,
  holdCauses: holdCausesIn(order.hold_causes),
  lines: platformLinesOf(reader, order),
});

/** What the platform owns is always taken over; what a file leaves empty stays as it was. */
export const writePlatformFields = (writer: Writer, id: OrderId, draft: OrderDraft, print: string, now: number): void => {
  writer.run(
    `UPDATE orders SET platform_status_text = ?, refund = ?, buyer_nick = coalesce(?, buyer_nick), buyer_message = coalesce(?, buyer_message),
       platform_note = coalesce(?, platform_note), platform_flag = coalesce(?, platform_flag), goods_fen = coalesce(?, goods_fen),
       freight_fen = coalesce(?, freight_fen), total_fen = coalesce(?, total_fen), paid_fen = coalesce(?, paid_fen),
       refunded_fen = coalesce(?, refunded_fen), shipments = coalesce(nullif(?, '[]'), shipments), created_at = coalesce(?, created_at), paid_at = coalesce(?, paid_at),
       promised_ship_at = coalesce(?, promised_ship_at, ?), close_reason = CASE WHEN close_reason = '' THEN coalesce(?, '') ELSE close_reason END,
       sort_at = coalesce(?, sort_at), draft_print = ?, revision = revision + 1
     WHERE id = ?`,
    draft.platformStatusText, draft.refund, draft.buyerNick, draft.buyerMessage, draft.platformNote, draft.platformFlag, draft.goodsFen,
    draft.freightFen, draft.totalFen, draft.paidFen, draft.refundedFen, JSON.stringify(draft.shipments), draft.createdAt, draft.paidAt,
    draft.promisedShipAt, promiseOf(draft, now), draft.closeReason, draft.paidAt ?? draft.createdAt, print, id,
  );
};

/** While the app shows a flag of its own (a hold's yellow), the platform's is what it goes back to (CS-1). */
export const writeFlagOfPlatform = (writer: Writer, id: OrderId, flag: OrderFlag): void => {
  writer.run(
    'UPDATE orders SET flag = iif(flag_before IS NULL, ?, flag), flag_before = iif(flag_before IS NULL, NULL, ?) WHERE id = ?', flag, flag, id,
  );
};

export const writeReceiver = (
  writer: Writer, id: OrderId, draft: ReceiverDraft, doubts: readonly AddressDoubt[], byShop: boolean,
): void => {
  const receiver = receiverOf(draft);
  if (byShop) keepPlatformReceiver(writer, id);
  writer.run(
    `UPDATE orders SET receiver_name = ?, receiver_phone = ?, country = ?, province = ?, city = ?, district = ?, detail = ?, postcode = ?,
       masked = ?, doubts = ?, receiver_by_shop = ?, revision = revision + 1 WHERE id = ?`,
    receiver.name, receiver.phone, draft.country, receiver.province, receiver.city, receiver.district, receiver.detail, receiver.postcode,
    draft.masked.join(','), doubts.join(','), byShop ? 1 : 0, id,
  );
};

/** Only for orders that nothing is printed or packed of; the caller has voided a waybill before. */
export const replaceLines = (writer: Writer, id: OrderId, draft: Pick<OrderDraft, 'lines'>): void => {
  releaseForOrder(writer, id);
  // What a person or a rule gave as a present is not the platform's to take away (IN-8).
  for (const line of linesOf(writer, id)) if (line.gift_rule_id === null) dropLine(writer, line.id);
  setLinesAside(writer, id);
  insertLines(writer, id, draft.lines);
  renumberLines(writer, id);
  refreshGoods(writer, id);
};
