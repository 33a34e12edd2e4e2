import type { OrderState } from '../orders/lifecycle.ts';
import type { Platform } from '../orders/platform.ts';

/**
 * What a platform's file says about one order, in the shop's words. Drafts are made by `electron/intake`, compared with the
 * store by the intake use case, and only then become orders. `null` = the file has no such column or an empty cell.
 */
export type OrderDraft = {
  readonly platform: Platform;
  /** Every digit kept; unique per platform. */
  readonly platformOrderNumber: string;
  readonly shopName: string | null;
  /** The platform's own words for the status, as shown to people. */
  readonly platformStatusText: string;
  /** The shop's state that those words mean for an order never seen before. */
  readonly state: OrderState;
  /** What the platform says about a refund: `requested` raises a hold by itself, `succeeded` means money is back. */
  readonly refund: 'none' | 'requested' | 'succeeded';
  readonly buyerNick: string | null;
  readonly buyerMessage: string | null;
  /** Seller's note as the platform keeps it. */
  readonly platformNote: string | null;
  readonly platformFlag: PlatformFlag | null;
  readonly receiver: ReceiverDraft;
  readonly lines: readonly OrderLineDraft[];
  /** ISO 4217; `CNY` unless the file says otherwise. Amounts are hundredths of it. */
  readonly currency: string;
  readonly goodsFen: number | null;
  readonly freightFen: number | null;
  readonly totalFen: number | null;
  /** What the buyer really paid; 0 while unpaid. */
  readonly paidFen: number | null;
  readonly refundedFen: number | null;
  readonly createdAt: number | null;
  readonly paidAt: number | null;
  readonly promisedShipAt: number | null;
  readonly shippedAt: number | null;
  readonly completedAt: number | null;
  readonly closeReason: string | null;
  /** Shipments that the platform already knows of. */
  readonly shipments: readonly { readonly courierName: string; readonly waybillNumber: string }[];
  /**
   * Why a person must look before anything is shipped, although the state alone would let it through. The intake use case
   * holds such an order; absent = no cause.
   */
  readonly holdCauses?: readonly HoldCause[];
  /** IN-6, checked while reading; absent = sound. */
  readonly addressDoubts?: readonly AddressDoubt[];
  /** Hash of all that the file says of the order, made where it is read; absent = made when it is needed. */
  readonly print?: string;
  /** Where in which file the order begins (1-based, the header is counted), for the timeline and for refusals. */
  readonly source: { readonly fileName: string; readonly lineNumber: number };
};

/**
 * - `partly_shipped`: the platform shipped a part already, which one is not in the file
 * - `partly_refunded`: money for a part is back, the rest is still to be shipped
 * - `lines_unknown`: a Taobao list without its detail file (宝贝报表): titles are known, colours and sizes are not
 * - `lines_incomplete`: the lines found hold fewer pieces than the platform counts for the order
 * - `under_review`: the platform checks the order and forbids shipping meanwhile
 * - `not_yet_shippable`: paid, but the platform waits for something (a group, a deposit's rest, a booked date)
 * - `address_changed`, `goods_changed`: the file says so, in words that could not be read for sure
 */
export const holdCauses = [
  'partly_shipped', 'partly_refunded', 'lines_unknown', 'lines_incomplete', 'under_review', 'not_yet_shippable', 'address_changed',
  'goods_changed',
] as const;
export type HoldCause = (typeof holdCauses)[number];

/** Lines of an order that the file itself does not hold: a Taobao detail file dropped after its list (fills `lines_unknown`). */
export type OrderLinesDraft = {
  readonly platform: Platform;
  readonly platformOrderNumber: string;
  readonly lines: readonly OrderLineDraft[];
  readonly source: { readonly fileName: string; readonly lineNumber: number };
};

/** One of the shop's six flags (CS-1) that a file may carry. */
export const orderFlags = ['grey', 'red', 'yellow', 'green', 'blue', 'purple'] as const;
export type OrderFlag = (typeof orderFlags)[number];
export type PlatformFlag = OrderFlag;

export type ReceiverDraft = {
  readonly name: string | null;
  /** Mobile preferred, extension of a virtual number kept (`18400000000-7576`). */
  readonly phone: string | null;
  readonly secondPhone: string | null;
  /** `CN` unless the file says otherwise (ISO 3166-1 alpha-2). */
  readonly country: string;
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  /** Street and below, as written; full-width brackets kept. */
  readonly detail: string | null;
  readonly postcode: string | null;
  /** IN-5: which parts the platform masked (`张**`, `138****0000`, `****`); empty = real data. */
  readonly masked: readonly ('name' | 'phone' | 'address')[];
};

export type OrderLineDraft = {
  /** Sub-order number where the platform has one. */
  readonly platformLineNumber: string | null;
  readonly title: string;
  /** Seller's SKU code (商家编码), trimmed; null when the file has none. */
  readonly skuCode: string | null;
  /** Seller's style code (商品维度 / outer item id), when given apart. */
  readonly styleCode: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  /** All properties as written, for people: `颜色分类：深蓝；尺码：30`. */
  readonly properties: string | null;
  readonly quantity: number;
  readonly unitPriceFen: number | null;
  readonly refund: 'none' | 'requested' | 'succeeded';
};

/** IN-3: a line of a file that was not taken in, and why. Codes start with `intake.`. */
export type RefusedLine = {
  readonly fileName: string;
  /** 1-based line (CSV: physical line where the record starts; XLSX: row). 0 = the file as a whole. */
  readonly lineNumber: number;
  readonly platformOrderNumber: string | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** Something to know about a line that was taken in (a repeat that says the same); codes and params as in `RefusedLine`. */
export type IntakeNote = RefusedLine;

/** IN-6: what is doubted about an address. */
export const addressDoubts = [
  'name_missing', 'phone_missing', 'phone_implausible', 'province_unknown', 'city_unknown', 'district_unknown',
  'district_missing', 'detail_missing', 'detail_too_short',
] as const;
export type AddressDoubt = (typeof addressDoubts)[number];
