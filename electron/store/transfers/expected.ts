import type { AfterSalesCaseId, ExpectedTransferId, OrderId, StaffId, TransferMatchId, BankLineId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredExpected = {
  id: ExpectedTransferId; order_id: OrderId; bank: string; payer: string; amount_fen: number; state: 'waiting' | 'received' | 'cancelled';
  created_at: number; created_by: StaffId; ended_at: number | null; platform_paid_at: number | null;
  /** 'order' = it pays the order; else it comes on top of one that is paid: for an exchange's case, or after its lines were changed. */
  purpose: 'order' | 'exchange' | 'change'; case_id: AfterSalesCaseId | null;
};

export const expectedById = (reader: Reader, id: ExpectedTransferId): StoredExpected | undefined =>
  reader.first<StoredExpected>('SELECT * FROM expected_transfers WHERE id = ?', id);

/** What is expected, or came, for an order; a cancelled one only when money hangs on it. */
export const expectedOfOrder = (reader: Reader, orderId: OrderId): StoredExpected | undefined =>
  reader.first<StoredExpected>(`SELECT * FROM expected_transfers INDEXED BY expected_transfers_by_order WHERE order_id = ? AND purpose = 'order' ORDER BY state = 'cancelled', id DESC LIMIT 1`, orderId);

export const expectedOfCase = (reader: Reader, caseId: AfterSalesCaseId): StoredExpected | undefined =>
  reader.first<StoredExpected>(`SELECT * FROM expected_transfers INDEXED BY expected_transfers_of_case WHERE case_id = ? AND state <> 'cancelled'`, caseId);

/** What is still to come after the order's lines were changed. */
export const waitingChangeOf = (reader: Reader, orderId: OrderId): StoredExpected | undefined =>
  reader.first<StoredExpected>(`SELECT * FROM expected_transfers INDEXED BY expected_transfers_of_change WHERE order_id = ? AND state = 'waiting' AND purpose = 'change'`, orderId);

/** What came by bank on top of the order's own sum. */
export const receivedOnTop = (reader: Reader, orderId: OrderId): number =>
  reader.first<{ fen: number }>(`SELECT coalesce(sum(amount_fen), 0) AS fen FROM expected_transfers INDEXED BY expected_transfers_by_order WHERE order_id = ? AND purpose = 'change' AND state = 'received'`, orderId)?.fen ?? 0;

/** Expected or received on top of an order that is paid, oldest first. */
export const differencesOfOrder = (reader: Reader, orderId: OrderId): StoredExpected[] =>
  reader.all<StoredExpected>(`SELECT * FROM expected_transfers INDEXED BY expected_transfers_by_order WHERE order_id = ? AND purpose <> 'order' AND state <> 'cancelled' ORDER BY id`, orderId);

/** True = the order was paid by bank; the platform does not know. */
export const paidByTransfer = (reader: Reader, orderId: OrderId): StoredExpected | undefined =>
  reader.first<StoredExpected>(`SELECT * FROM expected_transfers INDEXED BY expected_transfers_by_order WHERE order_id = ? AND purpose = 'order' AND state = 'received'`, orderId);

type NewExpected = {
  readonly orderId: OrderId; readonly bank: string; readonly payer: string; readonly amountFen: number; readonly at: number; readonly by: StaffId;
  readonly purpose?: StoredExpected['purpose']; readonly caseId?: AfterSalesCaseId | null;
};
export const insertExpected = (writer: Writer, row: NewExpected): ExpectedTransferId =>
  writer.run(
    'INSERT INTO expected_transfers (order_id, bank, payer, amount_fen, created_at, created_by, purpose, case_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    row.orderId, row.bank, row.payer, row.amountFen, row.at, row.by, row.purpose ?? 'order', row.caseId ?? null,
  ).id as ExpectedTransferId;

export const writeExpected = (writer: Writer, id: ExpectedTransferId, row: { readonly bank: string; readonly payer: string; readonly amountFen: number }): void => {
  writer.run('UPDATE expected_transfers SET bank = ?, payer = ?, amount_fen = ? WHERE id = ?', row.bank, row.payer, row.amountFen, id);
};

export const writeExpectedState = (writer: Writer, id: ExpectedTransferId, state: StoredExpected['state'], at: number): void => {
  writer.run('UPDATE expected_transfers SET state = ?, ended_at = ? WHERE id = ?', state, state === 'waiting' ? null : at, id);
};

export const writePlatformPaid = (writer: Writer, id: ExpectedTransferId, at: number): void => {
  writer.run('UPDATE expected_transfers SET platform_paid_at = ? WHERE id = ?', at, id);
};

/** What is paid on top goes on when the order is paid; an exchange's ends with its case. */
const ended = `(purpose = 'order' OR (purpose = 'change' AND orders.state = 'closed'))`;

/** Waiting expectations of orders that are paid or closed meanwhile, whoever did it. `orderIds` null = look at all that wait. */
export const overtakenExpected = (reader: Reader, orderIds: readonly number[] | null): StoredExpected[] =>
  orderIds === null
    ? reader.all<StoredExpected>(
      `SELECT expected_transfers.* FROM expected_transfers INDEXED BY expected_transfers_to_confirm CROSS JOIN orders ON orders.id = order_id
       WHERE expected_transfers.state = 'waiting' AND orders.state <> 'awaiting_payment' AND ${ended}`,
    )
    : reader.all<StoredExpected>(
      `SELECT expected_transfers.* FROM json_each(?) AS named CROSS JOIN expected_transfers INDEXED BY expected_transfers_to_confirm ON order_id = named.value
       CROSS JOIN orders ON orders.id = order_id WHERE expected_transfers.state = 'waiting' AND orders.state <> 'awaiting_payment' AND ${ended}`,
      JSON.stringify(orderIds),
    );

export type StoredMatch = {
  id: TransferMatchId; line_id: BankLineId; expected_id: ExpectedTransferId; amount_fen: number; at: number; by: StaffId;
  undone_at: number | null; undone_by: StaffId | null; undo_reason: string;
};

export const matchById = (reader: Reader, id: TransferMatchId): StoredMatch | undefined => reader.first<StoredMatch>('SELECT * FROM transfer_matches WHERE id = ?', id);

export const insertMatch = (writer: Writer, row: { readonly lineId: BankLineId; readonly expectedId: ExpectedTransferId; readonly amountFen: number; readonly at: number; readonly by: StaffId }): TransferMatchId =>
  writer.run('INSERT INTO transfer_matches (line_id, expected_id, amount_fen, at, by) VALUES (?, ?, ?, ?, ?)', row.lineId, row.expectedId, row.amountFen, row.at, row.by).id as TransferMatchId;

export const writeMatchUndone = (writer: Writer, id: TransferMatchId, at: number, by: StaffId, reason: string): void => {
  writer.run('UPDATE transfer_matches SET undone_at = ?, undone_by = ?, undo_reason = ? WHERE id = ?', at, by, reason, id);
};

export const liveMatchSums = (reader: Reader, id: ExpectedTransferId): number[] =>
  reader.all<{ amount_fen: number }>('SELECT amount_fen FROM transfer_matches INDEXED BY transfer_matches_by_expected WHERE expected_id = ? AND undone_at IS NULL', id).map((row) => row.amount_fen);

export const paybackSums = (reader: Reader, id: ExpectedTransferId): number[] =>
  reader.all<{ amount_fen: number }>('SELECT amount_fen FROM transfer_paybacks INDEXED BY transfer_paybacks_by_expected WHERE expected_id = ?', id).map((row) => row.amount_fen);

export const insertPayback = (writer: Writer, row: { readonly expectedId: ExpectedTransferId; readonly amountFen: number; readonly at: number; readonly by: StaffId; readonly note: string }): void => {
  writer.run('INSERT INTO transfer_paybacks (expected_id, amount_fen, at, by, note) VALUES (?, ?, ?, ?, ?)', row.expectedId, row.amountFen, row.at, row.by, row.note);
};

/** The names of who paid for it, for words. */
export const payersOf = (reader: Reader, id: ExpectedTransferId): string[] =>
  reader.all<{ payer: string }>(
    `SELECT DISTINCT bank_lines.payer FROM transfer_matches INDEXED BY transfer_matches_by_expected JOIN bank_lines ON bank_lines.id = line_id
     WHERE expected_id = ? AND undone_at IS NULL AND bank_lines.payer <> ''`, id,
  ).map(({ payer }) => payer);
