import type { PayoutKind, PayoutState, PayoutWay } from '../../../shared/domain/after-sales/money.ts';
import type { AfterSalesCaseId, OrderId, OrderLineId, PayoutId, StaffId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredPayout = {
  id: PayoutId; case_id: AfterSalesCaseId; order_id: OrderId; kind: PayoutKind; state: PayoutState; way: PayoutWay; shop_name: string; account: string; reason: string; amount_fen: number;
  currency: string; reported: 0 | 1; asked_at: number; asked_by: StaffId | null; over_limit: 0 | 1; decided_at: number | null; decided_by: StaffId | null; decided_text: string;
  paid_at: number | null; paid_by: StaffId | null; reference: string;
};
export type ListedPayout = StoredPayout & { asked_name: string; decided_name: string; paid_name: string; platform_order_number: string; buyer_nick: string; receiver_name: string };

const listed = `SELECT p.*, coalesce(a.name, '') AS asked_name, coalesce(d.name, '') AS decided_name, coalesce(b.name, '') AS paid_name, o.platform_order_number, o.buyer_nick, o.receiver_name`;
const joined = 'JOIN orders o ON o.id = p.order_id LEFT JOIN staff a ON a.id = p.asked_by LEFT JOIN staff d ON d.id = p.decided_by LEFT JOIN staff b ON b.id = p.paid_by';

export const payoutById = (reader: Reader, id: PayoutId): ListedPayout | undefined => reader.first<ListedPayout>(`${listed} FROM payouts p ${joined} WHERE p.id = ?`, id);
export const payoutsOfCase = (reader: Reader, caseId: AfterSalesCaseId): ListedPayout[] =>
  reader.all<ListedPayout>(`${listed} FROM payouts p ${joined} WHERE p.case_id = ? ORDER BY p.id`, caseId);
export const payoutsOfOrder = (reader: Reader, orderId: OrderId): StoredPayout[] => reader.all<StoredPayout>('SELECT * FROM payouts WHERE order_id = ? ORDER BY id', orderId);

/** AS-6: by when they were asked for (everything that stands or stood), or by when they were paid; the oldest first. */
export const payoutsAskedBetween = (reader: Reader, from: number, to: number, limit: number): ListedPayout[] =>
  reader.all<ListedPayout>(`${listed} FROM payouts p INDEXED BY payouts_by_asking ${joined} WHERE p.asked_at BETWEEN ? AND ? ORDER BY p.asked_at, p.id LIMIT ?`, from, to, limit);
export const payoutsPaidBetween = (reader: Reader, from: number, to: number, limit: number): ListedPayout[] =>
  reader.all<ListedPayout>(
    `${listed} FROM payouts p INDEXED BY payouts_paid ${joined} WHERE p.paid_at IS NOT NULL AND p.paid_at BETWEEN ? AND ? ORDER BY p.paid_at, p.id LIMIT ?`, from, to, limit,
  );
export const openPayouts = (reader: Reader, limit: number): ListedPayout[] =>
  reader.all<ListedPayout>(`${listed} FROM payouts p INDEXED BY payouts_open ${joined} WHERE p.state IN ('asked', 'approved') ORDER BY p.state, p.asked_at LIMIT ?`, limit);
export const openPayoutCounts = (reader: Reader): { state: 'asked' | 'approved'; n: number }[] =>
  reader.all(`SELECT state, count(*) AS n FROM payouts INDEXED BY payouts_open WHERE state IN ('asked', 'approved') GROUP BY state`);

type NewPayout = Omit<StoredPayout, 'id' | 'decided_text' | 'reference'> & { readonly reference?: string };
export const insertPayout = (writer: Writer, row: NewPayout): PayoutId =>
  writer.run(
    `INSERT INTO payouts (case_id, order_id, kind, state, way, shop_name, account, reason, amount_fen, currency, reported, asked_at, asked_by, over_limit, decided_at, decided_by, paid_at, paid_by, reference)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.case_id, row.order_id, row.kind, row.state, row.way, row.shop_name, row.account, row.reason, row.amount_fen, row.currency, row.reported, row.asked_at, row.asked_by, row.over_limit,
    row.decided_at, row.decided_by, row.paid_at, row.paid_by, row.reference ?? '',
  ).id as PayoutId;

type Changeable = Pick<StoredPayout, 'state' | 'decided_at' | 'decided_by' | 'decided_text' | 'paid_at' | 'paid_by' | 'reference' | 'reported'>;
export const updatePayout = (writer: Writer, id: PayoutId, values: Partial<Changeable>): void => {
  const names = Object.keys(values) as (keyof Changeable)[];
  writer.run(`UPDATE payouts SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...names.map((name) => values[name] ?? null), id);
};

export const insertPayoutLine = (writer: Writer, payoutId: PayoutId, orderLineId: OrderLineId, amountFen: number): void => {
  writer.run('INSERT INTO payout_lines (payout_id, order_line_id, amount_fen) VALUES (?, ?, ?)', payoutId, orderLineId, amountFen);
};
/** What stands against one line of an order, over all its cases. */
export const refundedOfLine = (reader: Reader, orderLineId: OrderLineId): number =>
  reader.first<{ n: number }>(
    `SELECT coalesce(sum(l.amount_fen), 0) AS n FROM payout_lines l JOIN payouts p ON p.id = l.payout_id WHERE l.order_line_id = ? AND p.state IN ('asked', 'approved', 'paid')`, orderLineId,
  )?.n ?? 0;

const ofPayout = `kind = 'refund' AND json_extract(payload, '$.caseKey') = ?
  AND order_id IN (WITH RECURSIVE up (id, parent) AS (
    SELECT id, derived_from FROM orders WHERE id = ? UNION ALL SELECT o.id, o.derived_from FROM up JOIN orders o ON o.id = up.parent) SELECT id FROM up)`;

/** The platform has been told to give the money back, is being told just now, or may have heard it. */
export const isRefundTold = (reader: Reader, payoutId: PayoutId, orderId: OrderId): boolean =>
  reader.first(`SELECT 1 FROM outbox INDEXED BY outbox_by_order WHERE ${ofPayout} AND (state IN ('sending', 'done') OR (state IN ('waiting', 'refused') AND maybe_done = 1))`, String(payoutId), orderId) !== undefined;

/** A refund that the platform has not been told of is not told any more. */
export const takeBackRefund = (writer: Writer, payoutId: PayoutId, orderId: OrderId, at: number): void => {
  writer.run(
    `UPDATE outbox INDEXED BY outbox_by_order SET state = 'skipped', ended_at = ?, next_at = NULL WHERE ${ofPayout} AND state IN ('waiting', 'refused')`, at, String(payoutId), orderId,
  );
};
