import type { CaseEventKind, CaseKind, CaseOutcome, CaseState } from '../../../shared/domain/after-sales/case.ts';
import type { CaseReason, FreightPayer } from '../../../shared/domain/after-sales/reasons.ts';
import type { DeadlineStep } from '../../../shared/domain/after-sales/terms.ts';
import type { AfterSalesCaseId, ClaimId, OrderId, ParcelId, StaffId } from '../../../shared/domain/ids.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredCase = {
  id: AfterSalesCaseId; order_id: OrderId; kind: CaseKind; state: CaseState; reason: CaseReason; freight_by: FreightPayer; freight_why: string; source: 'shop' | 'platform';
  currency: string; wanted_fen: number; buyer_received_at: number | null; parcel_id: ParcelId | null; packer_id: StaffId | null; claim_id: ClaimId | null; difference_fen: number;
  difference_received_at: number | null; expected_transfer_id: number | null; replacement_order_id: OrderId | null; deadline_at: number | null; deadline_step: DeadlineStep | null;
  over_noted: 0 | 1; outcome: CaseOutcome; opened_at: number; opened_by: StaffId | null; closed_at: number | null;
};

/** A case with what people know its order by. */
export type ListedCase = StoredCase & {
  platform: Platform; platform_order_number: string; shop_name: string; buyer_nick: string; receiver_name: string; goods: string; packer_name: string;
};

const listed = `SELECT c.*, o.platform, o.platform_order_number, o.shop_name, o.buyer_nick, o.receiver_name, o.goods, coalesce(s.name, '') AS packer_name`;
const joined = 'JOIN orders o ON o.id = c.order_id LEFT JOIN staff s ON s.id = c.packer_id';

export const caseById = (reader: Reader, id: AfterSalesCaseId): ListedCase | undefined =>
  reader.first<ListedCase>(`${listed} FROM after_sales_cases c ${joined} WHERE c.id = ?`, id);

export const casesOfOrder = (reader: Reader, orderId: OrderId): ListedCase[] =>
  reader.all<ListedCase>(`${listed} FROM after_sales_cases c ${joined} WHERE c.order_id = ? ORDER BY c.id`, orderId);

/** The case whose new goods an order brings (AS-5). */
export const caseOfReplacement = (reader: Reader, orderId: OrderId): ListedCase | undefined =>
  reader.first<ListedCase>(`${listed} FROM after_sales_cases c ${joined} WHERE c.replacement_order_id = ? ORDER BY c.id DESC LIMIT 1`, orderId);

/** The one open case of an order that is about what the platform says of it. */
export const platformCaseOf = (reader: Reader, orderId: OrderId): ListedCase | undefined =>
  reader.first<ListedCase>(`${listed} FROM after_sales_cases c ${joined} WHERE c.order_id = ? AND c.source = 'platform' AND c.closed_at IS NULL`, orderId);

export type CaseWish = { readonly kind: CaseKind | null; readonly state: CaseState | null };
const wished = '(? IS NULL OR c.kind = ?) AND (? IS NULL OR c.state = ?)';
const wishedValues = ({ kind, state }: CaseWish) => [kind, kind, state, state] as const;

/** Open cases, the next deadline first, what has none last. */
export const openCases = (reader: Reader, wish: CaseWish, offset: number, limit: number): ListedCase[] =>
  reader.all<ListedCase>(
    `${listed} FROM after_sales_cases c INDEXED BY after_sales_open ${joined} WHERE c.closed_at IS NULL AND ${wished} ORDER BY c.deadline_at NULLS LAST, c.id LIMIT ? OFFSET ?`,
    ...wishedValues(wish), limit, offset,
  );
export const countOpenCases = (reader: Reader, wish: CaseWish): number =>
  reader.first<{ n: number }>(`SELECT count(*) AS n FROM after_sales_cases c INDEXED BY after_sales_open_states WHERE c.closed_at IS NULL AND ${wished}`, ...wishedValues(wish))?.n ?? 0;

/** Closed cases, newest first. */
export const closedCases = (reader: Reader, wish: CaseWish, offset: number, limit: number): ListedCase[] =>
  reader.all<ListedCase>(
    `${listed} FROM after_sales_cases c INDEXED BY after_sales_closed ${joined} WHERE c.closed_at IS NOT NULL AND ${wished} ORDER BY c.closed_at DESC, c.id DESC LIMIT ? OFFSET ?`,
    ...wishedValues(wish), limit, offset,
  );
export const countClosedCases = (reader: Reader): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM after_sales_cases INDEXED BY after_sales_closed WHERE closed_at IS NOT NULL')?.n ?? 0;

export const openCaseCounts = (reader: Reader): { state: CaseState; n: number }[] =>
  reader.all('SELECT state, count(*) AS n FROM after_sales_cases INDEXED BY after_sales_open_states WHERE closed_at IS NULL GROUP BY state');

/** Open cases whose deadline is up to a moment, the nearest first. */
export const casesDueUntil = (reader: Reader, until: number, limit: number): ListedCase[] =>
  reader.all<ListedCase>(
    `${listed} FROM after_sales_cases c INDEXED BY after_sales_open ${joined} WHERE c.closed_at IS NULL AND c.deadline_at <= ? ORDER BY c.deadline_at, c.id LIMIT ?`, until, limit,
  );
export const countDueUntil = (reader: Reader, until: number): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM after_sales_cases INDEXED BY after_sales_open WHERE closed_at IS NULL AND deadline_at <= ?', until)?.n ?? 0;

type NewCase = Pick<
  StoredCase, 'order_id' | 'kind' | 'state' | 'reason' | 'freight_by' | 'source' | 'currency' | 'wanted_fen' | 'buyer_received_at' | 'parcel_id' | 'packer_id' | 'opened_at' | 'opened_by'
>;
export const insertCase = (writer: Writer, row: NewCase): AfterSalesCaseId =>
  writer.run(
    `INSERT INTO after_sales_cases (order_id, kind, state, reason, freight_by, source, currency, wanted_fen, buyer_received_at, parcel_id, packer_id, opened_at, opened_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.order_id, row.kind, row.state, row.reason, row.freight_by, row.source, row.currency, row.wanted_fen, row.buyer_received_at, row.parcel_id, row.packer_id, row.opened_at, row.opened_by,
  ).id as AfterSalesCaseId;

type Changeable = Omit<StoredCase, 'id' | 'order_id' | 'currency' | 'opened_at' | 'opened_by'>;
/** Writes the named columns and no other. */
export const updateCase = (writer: Writer, id: AfterSalesCaseId, values: Partial<Changeable>): void => {
  const names = Object.keys(values) as (keyof Changeable)[];
  if (names.length === 0) return;
  writer.run(`UPDATE after_sales_cases SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...names.map((name) => values[name] ?? null), id);
};

export type StoredCaseEvent = { id: number; at: number; staff_name: string; kind: CaseEventKind; text: string; amount_fen: number | null };
const events = `SELECT e.id, e.at, coalesce(s.name, '') AS staff_name, e.kind, e.text, e.amount_fen FROM after_sales_events e LEFT JOIN staff s ON s.id = e.staff_id WHERE e.case_id = ?`;
export const caseEvents = (reader: Reader, id: AfterSalesCaseId): StoredCaseEvent[] => reader.all<StoredCaseEvent>(`${events} ORDER BY e.id`, id);
export const lastCaseEvent = (reader: Reader, id: AfterSalesCaseId): StoredCaseEvent | undefined => reader.first<StoredCaseEvent>(`${events} ORDER BY e.id DESC LIMIT 1`, id);

export type NewCaseEvent = { readonly at: number; readonly staffId: StaffId | null; readonly kind: CaseEventKind; readonly text?: string; readonly amountFen?: number | null };
export const insertCaseEvent = (writer: Writer, caseId: AfterSalesCaseId, event: NewCaseEvent): void => {
  writer.run(
    'INSERT INTO after_sales_events (case_id, at, staff_id, kind, text, amount_fen) VALUES (?, ?, ?, ?, ?, ?)',
    caseId, event.at, event.staffId, event.kind, event.text ?? '', event.amountFen ?? null,
  );
};
