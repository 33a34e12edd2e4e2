import type { OrderId, SkuId } from '../../../shared/domain/ids.ts';
import type { AddressDoubt, OrderDraft, OrderLineDraft } from '../../../shared/domain/intake/order-draft.ts';
import { defaultPromiseMs } from '../../../shared/domain/orders/views.ts';
import { goodsText } from '../../../shared/domain/printing/goods-text.ts';
import type { Writer } from '../database.ts';
import { skuSeen } from '../stock.ts';

/** Lines whose money is back on the platform do not leave the shop. */
const staying = (lines: readonly OrderLineDraft[]): OrderLineDraft[] => lines.filter((line) => line.refund !== 'succeeded');

export const goodsOf = (draft: Pick<OrderDraft, 'lines'>): { goods: string; pieces: number } => {
  const lines = staying(draft.lines);
  return {
    goods: goodsText(lines.map((line) => ({
      style: line.styleCode ?? '', title: line.title, colour: line.colour ?? '', size: line.size ?? '', skuCode: line.skuCode ?? '', quantity: line.quantity,
    }))),
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
  };
};

/** CS-9: the platform's promise, else 48 hours after payment. */
export const promiseOf = (draft: OrderDraft, now: number): number | null =>
  draft.promisedShipAt ?? (draft.state === 'paid' ? (draft.paidAt ?? draft.createdAt ?? now) + defaultPromiseMs : null);

export const insertLines = (writer: Writer, orderId: OrderId, lines: readonly OrderLineDraft[]): void => {
  lines.forEach((line, index) => {
    const skuId: SkuId | null = line.skuCode === null ? null : skuSeen(writer, {
      code: line.skuCode, styleCode: line.styleCode ?? '', title: line.title, colour: line.colour ?? '', size: line.size ?? '',
    });
    writer.run(
      `INSERT INTO order_lines (order_id, position, platform_line_number, sku_id, sku_code, style_code, title, colour, size, properties, quantity, unit_price_fen, refund)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      orderId, index + 1, line.platformLineNumber ?? '', skuId, line.skuCode ?? '', line.styleCode ?? '', line.title, line.colour ?? '', line.size ?? '',
      line.properties ?? '', line.quantity, line.unitPriceFen, line.refund,
    );
  });
};

export type Incoming = { readonly draft: OrderDraft; readonly print: string; readonly doubts: readonly AddressDoubt[]; readonly source: string };

/** A new order with its lines; SKUs come into being with them. Reservation and index are the caller's next steps. */
export const insertOrder = (writer: Writer, incoming: Incoming, at: number): OrderId => {
  const { draft } = incoming;
  const { receiver } = draft;
  const { goods, pieces } = goodsOf(draft);
  const { id } = writer.run(
    `INSERT INTO orders (platform, platform_order_number, shop_name, state, refund, flag, buyer_nick, buyer_message, platform_note, platform_flag,
       platform_status_text, receiver_name, receiver_phone, country, province, city, district, detail, postcode, masked, doubts, goods, pieces,
       currency, goods_fen, freight_fen, total_fen, paid_fen, refunded_fen, shipments, created_at, paid_at, promised_ship_at, handed_over_at,
       completed_at, closed_at, close_reason, sort_at, imported_at, draft_print, hold_causes, source)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    draft.platform, draft.platformOrderNumber, draft.shopName ?? '', draft.state, draft.refund, draft.platformFlag ?? 'grey', draft.buyerNick ?? '',
    draft.buyerMessage ?? '', draft.platformNote ?? '', draft.platformFlag, draft.platformStatusText, receiver.name ?? '', receiver.phone ?? receiver.secondPhone ?? '',
    receiver.country, receiver.province ?? '', receiver.city ?? '', receiver.district ?? '', receiver.detail ?? '', receiver.postcode ?? '',
    receiver.masked.join(','), incoming.doubts.join(','), goods, pieces, draft.currency, draft.goodsFen, draft.freightFen, draft.totalFen,
    draft.paidFen ?? 0, draft.refundedFen, JSON.stringify(draft.shipments), draft.createdAt, draft.paidAt, promiseOf(draft, at),
    draft.state === 'handed_over' || draft.state === 'completed' ? (draft.shippedAt ?? at) : null,
    draft.state === 'completed' ? (draft.completedAt ?? at) : null, draft.state === 'closed' ? at : null, draft.closeReason ?? '',
    draft.paidAt ?? draft.createdAt ?? at, at, incoming.print, (draft.holdCauses ?? []).join(','), incoming.source,
  );
  insertLines(writer, id as OrderId, draft.lines);
  return id as OrderId;
};
