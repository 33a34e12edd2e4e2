import type { OrderId } from '../ids.ts';
import { refuse, type Refusal, type Result } from '../result.ts';
import type { HoldReason } from './holds.ts';
import type { OrderState } from './lifecycle.ts';
import type { Platform } from './platform.ts';

/** What decides whether orders may share a parcel (IN-7). */
export type MergeableOrder = {
  readonly id: OrderId;
  readonly number: string;
  readonly platform: Platform;
  readonly shopName: string;
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly refund: 'none' | 'requested' | 'succeeded';
  readonly refundedFen: number;
  readonly currency: string;
  readonly buyerNick: string;
  /** Parts of the receiver that the platform starred out; empty = real. */
  readonly masked: readonly string[];
  readonly receiver: { readonly name: string; readonly phone: string; readonly country: string; readonly province: string; readonly city: string; readonly district: string; readonly detail: string };
  /** Chosen for the order; '' = the shop's usual one. */
  readonly courierCode: string;
  /** Of a waybill that is printed or reserved for it; null = none. */
  readonly waybillNumber: string | null;
  /** The platform issued an e-waybill for this very order, which nobody used yet. */
  readonly hasEWaybill: boolean;
};

/** As it is compared: width, case and blanks do not matter. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** What differs between two receivers; null = one parcel reaches both. */
const receiverDifference = (a: MergeableOrder, b: MergeableOrder): string | null => {
  for (const part of ['name', 'phone', 'country', 'province', 'city', 'district', 'detail'] as const) {
    if (plain(a.receiver[part]) !== plain(b.receiver[part])) return part;
  }
  return null;
};

const ownRefusal = (order: MergeableOrder): Refusal | null => {
  const { number } = order;
  if (order.state !== 'paid') return { code: 'order.merge_other_state', params: { number, state: order.state } };
  if (order.holdReason !== null) return { code: 'order.merge_held', params: { number, reason: order.holdReason } };
  if (order.refund !== 'none' || order.refundedFen > 0) return { code: 'order.merge_refunded', params: { number } };
  if (order.masked.length > 0) return { code: 'order.merge_masked', params: { number } };
  if (order.waybillNumber !== null) return { code: 'order.merge_printed', params: { number, waybillNumber: order.waybillNumber } };
  if (order.hasEWaybill) return { code: 'order.merge_e_waybill', params: { number } };
  return null;
};

const pairRefusal = (first: MergeableOrder, other: MergeableOrder): Refusal | null => {
  const params = { number: other.number, first: first.number };
  if (other.currency !== first.currency) return { code: 'order.merge_other_currency', params: { ...params, currency: other.currency, firstCurrency: first.currency } };
  if (other.platform !== first.platform || other.shopName !== first.shopName) return { code: 'order.merge_other_shop', params };
  if (other.buyerNick !== first.buyerNick) return { code: 'order.merge_other_buyer', params };
  const part = receiverDifference(first, other);
  if (part !== null) return { code: 'order.merge_other_receiver', params: { ...params, part } };
  if (other.courierCode !== first.courierCode) return { code: 'order.merge_other_courier', params };
  return null;
};

/**
 * IN-7: may these orders share one parcel? Refused by name: fewer than two, not paid or further on, held, refunded or in part, masked,
 * printed, with an e-waybill of its own, of another currency, shop, buyer, receiver or courier.
 */
export const mayShareParcel = (orders: readonly MergeableOrder[]): Result<null> => {
  const [first, ...others] = orders;
  if (first === undefined || others.length === 0) return refuse('order.merge_needs_two');
  for (const order of orders) {
    const refusal = ownRefusal(order);
    if (refusal !== null) return { ok: false, refusal };
  }
  for (const other of others) {
    const refusal = pairRefusal(first, other);
    if (refusal !== null) return { ok: false, refusal };
  }
  return { ok: true, value: null };
};

/** Two orders so far apart are no duplicate of each other any more (IN-7). */
export const duplicateWithinMs = 12 * 60 * 60 * 1000;
