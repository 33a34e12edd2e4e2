import type { OrderId } from '../../../shared/domain/ids.ts';
import type { OrderFlag } from '../../../shared/domain/intake/order-draft.ts';
import type { HoldReason } from '../../../shared/domain/orders/holds.ts';
import type { DerivedKind } from '../../../shared/domain/orders/derived.ts';
import type { OrderState } from '../../../shared/domain/orders/lifecycle.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { Reader } from '../database.ts';

export type Refund = 'none' | 'requested' | 'succeeded';

/** A row of `orders`, as it lies in the store. */
export type StoredOrder = {
  id: OrderId; platform: Platform; platform_order_number: string; shop_name: string; state: OrderState; hold_reason: HoldReason | null;
  refund: Refund; flag: OrderFlag; flag_before: OrderFlag | null; buyer_nick: string; buyer_message: string; platform_note: string;
  platform_flag: OrderFlag | null; platform_status_text: string; receiver_name: string; receiver_phone: string; country: string;
  province: string; city: string; district: string; detail: string; postcode: string; masked: string; doubts: string;
  receiver_by_shop: 0 | 1; goods: string; pieces: number; currency: string; goods_fen: number | null; freight_fen: number | null;
  total_fen: number | null; paid_fen: number; refunded_fen: number | null; shipments: string; courier_code: string;
  created_at: number | null; paid_at: number | null; promised_ship_at: number | null; packed_at: number | null;
  handed_over_at: number | null; completed_at: number | null; closed_at: number | null; close_reason: string; sort_at: number;
  imported_at: number; draft_print: string; hold_causes: string; source: string; revision: number;
  derived_from: OrderId | null; derived_kind: DerivedKind | null; together: OrderId | null; platform_lines: string | null; platform_receiver: string | null;
  in_parcel: 0 | 1; has_mates: 0 | 1; parcel_key: string | null; duplicate_key: string | null;
};

export type StoredLine = {
  id: number; order_id: OrderId; position: number; platform_line_number: string; sku_id: number | null; sku_code: string; style_code: string;
  title: string; colour: string; size: string; properties: string; quantity: number; unit_price_fen: number | null; refund: Refund;
  /** Place in the platform's order, where lines were moved to a part; null = its own. */
  origin: number | null; gift_rule_id: number | null; removed: 0 | 1;
};

export const orderById = (reader: Reader, id: OrderId): StoredOrder | undefined =>
  reader.first<StoredOrder>('SELECT * FROM orders WHERE id = ?', id);

export const orderByNumber = (reader: Reader, platform: Platform, number: string): StoredOrder | undefined =>
  reader.first<StoredOrder>('SELECT * FROM orders WHERE platform = ? AND platform_order_number = ?', platform, number);

export const linesOf = (reader: Reader, orderId: OrderId): StoredLine[] =>
  reader.all<StoredLine>('SELECT * FROM order_lines WHERE order_id = ? AND removed = 0 ORDER BY position', orderId);

/** A comma list as it is kept in `masked` and `doubts`. */
export const listIn = (text: string): string[] => (text === '' ? [] : text.split(','));
