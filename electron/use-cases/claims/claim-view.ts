import type { ClaimParcel, ClaimRow } from '../../../shared/contract/claims.ts';
import type { ClaimKind } from '../../../shared/domain/claims/claim.ts';
import { endOfShopDayAfter, wantsAttention } from '../../../shared/domain/claims/deadline.ts';
import { proposedAmountFen, standardTerms, type ClaimTerms } from '../../../shared/domain/claims/terms.ts';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { leftParcel, mediaOfParcel, ordersOfParcel, type LeftParcel, type OrderInParcel } from '../../store/claim-parcels.ts';
import { termsOf, type ListedClaim, type StoredClaim } from '../../store/claims.ts';
import type { Reader } from '../../store/database.ts';
import { linesOf } from '../../store/orders/order-row.ts';
import { readSettings } from '../../store/settings.ts';

export const timeZoneOf = (reader: Reader): string => readSettings(reader).shop?.timeZone ?? 'Asia/Shanghai';

export const claimRowOf = (claim: ListedClaim, now: number, timeZone: string): ClaimRow => ({
  id: claim.id, kind: claim.kind, state: claim.state, fault: claim.fault, courierCode: claim.courier_code, parcelId: claim.parcel_id, waybillNumber: claim.waybill_number,
  receiverName: claim.receiver_name, amountFen: claim.amount_fen, receivedFen: claim.received_fen, deadlineAt: claim.deadline_at, followUpAt: claim.follow_up_at,
  attention: wantsAttention({ state: claim.state, deadlineAt: claim.deadline_at, followUpAt: claim.follow_up_at }, now, timeZone),
  forBill: claim.for_bill === 1, mistake: claim.mistake === 1, openedAt: claim.opened_at, closedAt: claim.closed_at,
});

/** The shop's terms with a courier, else the shipped ones, said to be such. */
export const termsFor = (reader: Reader, courierCode: string, kind: ClaimKind): ClaimTerms & { readonly kind: ClaimKind; readonly standard: boolean } => {
  const own = termsOf(reader, courierCode).find((terms) => terms.kind === kind);
  return own === undefined ? { kind, ...standardTerms[kind], standard: true } : { kind, days: own.days, mostFen: own.most_fen, standard: false };
};

export type HandedOver = LeftParcel & { readonly handed_over_at: number };

/** Only a parcel that has left can be lost, broken or sent back by the courier. Refuses with its state what has not, or is voided. */
export const handedOverParcel = (reader: Reader, id: ParcelId): Result<HandedOver> => {
  const parcel = leftParcel(reader, id);
  if (parcel === undefined) return refuse('claim.parcel_unknown');
  const { handed_over_at: handedOverAt } = parcel;
  if (parcel.state !== 'handed_over' || handedOverAt === null) {
    return refuse('claim.parcel_not_handed_over', { waybillNumber: parcel.waybill_number, parcelState: parcel.state });
  }
  return ok({ ...parcel, handed_over_at: handedOverAt });
};

/** The parcel of a claim that exists. Its collection may have been opened again since: then it left, as far as the claim knows, by its opening. */
export const parcelOfClaim = (reader: Reader, claim: StoredClaim): HandedOver => {
  const parcel = leftParcel(reader, claim.parcel_id);
  if (parcel === undefined) throw new Error(`claim ${String(claim.id)} has no parcel`);
  return { ...parcel, handed_over_at: parcel.handed_over_at ?? claim.opened_at };
};

/** In yuan only: a claim is settled with a courier here. */
const paidForGoods = (order: OrderInParcel): number =>
  order.currency === 'CNY' ? Math.max(0, order.paid_fen - (order.freight_fen ?? 0) - (order.refunded_fen ?? 0)) : 0;

export const claimParcelOf = (reader: Reader, parcel: HandedOver): ClaimParcel => {
  const orders = ordersOfParcel(reader, parcel.id);
  const [first] = orders;
  return {
    id: parcel.id, courierCode: parcel.courier_code, waybillNumber: parcel.waybill_number, handedOverAt: parcel.handed_over_at, collectorName: parcel.collector_name,
    packedBy: parcel.packed_by_name, packedAt: parcel.packed_at, weightG: parcel.weight_g, courierWeightG: parcel.courier_weight_g, freightFen: parcel.courier_price_fen,
    receiverName: first?.receiver_name ?? '', receiverPhone: first?.receiver_phone ?? '',
    address: first === undefined ? '' : [first.province, first.city, first.district, first.detail].filter((part) => part !== '').join(' '),
    orders: orders.map((order) => ({
      id: order.id, platform: order.platform, number: order.platform_order_number, shopName: order.shop_name, paidFen: paidForGoods(order), paidAt: order.paid_at,
      lines: linesOf(reader, order.id).map((line) => ({
        skuCode: line.sku_code, title: line.title, colour: line.colour, size: line.size, quantity: line.quantity, unitPriceFen: line.unit_price_fen,
      })),
    })),
    media: mediaOfParcel(reader, parcel.id).map(({ kind, sha256, taken_at: takenAt, disposed_at: disposedAt }) => ({ kind, sha256, takenAt, disposed: disposedAt !== null })),
  };
};

/** What a claim of this kind about this parcel would be. */
export const proposalFor = (reader: Reader, parcel: ClaimParcel, kind: ClaimKind) => {
  const terms = termsFor(reader, parcel.courierCode, kind);
  const paidFen = parcel.orders.reduce((sum, order) => sum + order.paidFen, 0);
  return {
    terms,
    amountFen: proposedAmountFen(kind, { paidFen, freightFen: parcel.freightFen }, terms),
    deadlineAt: endOfShopDayAfter(parcel.handedOverAt, terms.days, timeZoneOf(reader)),
  };
};
