import type { FileMapping } from '../../../shared/domain/intake/file-mapping.ts';
import type { HoldCause } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';

/** What a column can hold, in the shop's words. A platform's table says which column names mean which. */
export const intakeFields = [
  'orderNumber', 'lineNumber', 'parentNumber', 'status', 'secondStatus', 'afterSale', 'closeReason', 'cancelledAt', 'review', 'shopName',
  'buyerNick', 'buyerMessage', 'note', 'flag', 'receiverName', 'firstName', 'lastName', 'mobile', 'landline', 'address', 'changedAddress',
  'country', 'province', 'city', 'district', 'town', 'detail', 'secondDetail', 'postcode', 'title', 'skuCode', 'styleCode', 'properties',
  'changedGoods', 'quantity', 'unitPrice', 'goods', 'freight', 'total', 'paid', 'refunded', 'discount', 'currency', 'createdAt', 'paidAt',
  'promisedAt', 'shippedAt', 'completedAt', 'courier', 'waybill', 'courierAndWaybill', 'pieces', 'kinds', 'seller', 'bookedFor',
  'receiverText', 'goodsList', 'colour', 'size',
] as const;
export type IntakeField = (typeof intakeFields)[number];

/** Column names of a field, best first: a cell left empty in one column is looked up in the next. */
export type ColumnNames = Readonly<Partial<Record<IntakeField, readonly string[]>>>;

export type RefundState = 'none' | 'requested' | 'succeeded';

/** What a platform's words about an order or a line mean. */
export type StateReading = {
  readonly state: OrderState;
  readonly refund: RefundState;
  readonly hold: HoldCause | null;
};

/** A field's text in a row, `''` when there is none. */
export type Cells = (field: IntakeField) => string;

export type OrderFormat = {
  readonly name: string;
  readonly platform: Platform;
  /** `lines`: belongs to an order file and is read together with it (Taobao's 宝贝报表). */
  readonly holds: 'orders' | 'lines';
  /**
   * - `order`: one row an order
   * - `line`: one row a line, what belongs to the order repeated on each
   * - `line_below`: one row a line, what belongs to the order on its first row only
   */
  readonly rows: 'order' | 'line' | 'line_below';
  readonly columns: ColumnNames;
  /** Without these columns it is not this kind of file. */
  readonly needs: readonly IntakeField[];
  /** Column names that this platform is known by. */
  readonly marks: readonly string[];
  readonly orderNumber: RegExp;
  /** Null: words that this app does not know; such a line is refused, never guessed at. */
  readonly readState: (cells: Cells) => StateReading | null;
  /** `order`: what belongs to the order stands on every row. `line`: each row holds its own share. */
  readonly amounts: 'order' | 'line';
  /** The paid column says what is to be paid; it counts as paid only from payment on. */
  readonly paidIsPayable: boolean;
  /** Western address forms have no district. */
  readonly districtExpected: boolean;
  /** Columns have no place for a receiver's country. */
  readonly country: string;
  /** IN-1: a person said what the columns mean. */
  readonly mapping?: FileMapping;
};
