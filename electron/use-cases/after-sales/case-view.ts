import type { CaseLine, CaseOrder, CaseRow, ReturningParcel } from '../../../shared/contract/after-sales.ts';
import { caseDueOf } from '../../../shared/domain/after-sales/terms.ts';
import { refundableOf, refundedOf } from '../../../shared/domain/after-sales/money.ts';
import type { ClaimId, OrderLineId, SkuId } from '../../../shared/domain/ids.ts';
import type { ListedCase } from '../../store/after-sales/cases.ts';
import { parcelsLeftOf, type StoredCaseLine } from '../../store/after-sales/case-lines.ts';
import { returnedGoods, returningLines, type StoredReturning } from '../../store/after-sales/returning.ts';
import type { Reader } from '../../store/database.ts';
import { linesOf, type StoredOrder } from '../../store/orders/order-row.ts';
import { freightOf, orderMoneyOf } from './case-money.ts';

export const caseRowOf = (row: ListedCase, now: number): CaseRow => ({
  id: row.id, orderId: row.order_id, kind: row.kind, state: row.state, reason: row.reason, freightBy: row.freight_by, source: row.source, outcome: row.outcome, platform: row.platform,
  platformOrderNumber: row.platform_order_number, shopName: row.shop_name, buyerNick: row.buyer_nick, receiverName: row.receiver_name, goods: row.goods, currency: row.currency, wantedFen: row.wanted_fen,
  deadlineAt: row.deadline_at, deadlineStep: row.deadline_step, due: row.closed_at === null ? caseDueOf(row.deadline_at, now) : 'none', openedAt: row.opened_at, closedAt: row.closed_at,
});

export const caseLineOf = (line: StoredCaseLine): CaseLine => ({
  orderLineId: line.order_line_id, skuId: line.sku_id, skuCode: line.sku_code, title: line.title, colour: line.colour, size: line.size, quantity: line.quantity, unitPriceFen: line.unit_price_fen,
});

export const caseOrderOf = (reader: Reader, order: StoredOrder): CaseOrder => {
  const money = orderMoneyOf(reader, order);
  return {
    id: order.id, platform: order.platform, platformOrderNumber: order.platform_order_number, shopName: order.shop_name, state: order.state, buyerNick: order.buyer_nick, receiverName: order.receiver_name,
    receiverPhone: order.receiver_phone, address: [order.province, order.city, order.district, order.detail].filter((part) => part !== '').join(' '), currency: order.currency,
    paidFen: money.paidFen, freightFen: freightOf(reader, order), refundedFen: refundedOf(money), refundableFen: refundableOf(money),
    lines: linesOf(reader, order.id).map((line) => ({
      orderLineId: line.id as OrderLineId, skuId: line.sku_id as SkuId | null, skuCode: line.sku_code, title: line.title, colour: line.colour, size: line.size, quantity: line.quantity, unitPriceFen: line.unit_price_fen,
    })),
    parcels: parcelsLeftOf(reader, order.id).map((parcel) => ({
      parcelId: parcel.parcel_id, courierCode: parcel.courier_code, waybillNumber: parcel.waybill_number, handedOverAt: parcel.handed_over_at, packerName: parcel.packer_name, claimId: parcel.open_claim as ClaimId | null,
    })),
  };
};

export const returningView = (reader: Reader, parcel: StoredReturning): ReturningParcel => ({
  id: parcel.id, courierCode: parcel.courier_code, waybillNumber: parcel.waybill_number, state: parcel.state, note: parcel.note, createdAt: parcel.created_at, arrivedAt: parcel.arrived_at, checkedAt: parcel.checked_at,
  lines: returningLines(reader, parcel.id).map(({ id, sku_code: skuCode, title, colour, size, quantity }) => ({ id, skuCode, title, colour, size, quantity })),
  goods: returnedGoods(reader, parcel.id).map(({ sku_code: skuCode, title, condition, quantity }) => ({ skuCode, title, condition, quantity })),
});
