import type { BankLine, ExpectedTransfer } from '../../../shared/contract/transfers.ts';
import type { BankLineId, ExpectedTransferId, OrderId } from '../../../shared/domain/ids.ts';
import { balanceOf } from '../../../shared/domain/transfers/match.ts';
import type { Reader } from '../database.ts';
import { listBankLines, type BankLineView, type StoredBankLine } from './bank-lines.ts';
import { liveMatchSums, paybackSums, type StoredExpected, type StoredMatch } from './expected.ts';

const orderColumns = 'orders.id AS o_id, orders.platform, orders.platform_order_number, orders.state AS o_state, orders.flag, orders.buyer_nick, orders.receiver_name, orders.goods';
type OrderPart = {
  o_id: OrderId; platform: ExpectedTransfer['order']['platform']; platform_order_number: string; o_state: ExpectedTransfer['order']['state']; flag: ExpectedTransfer['order']['flag'];
  buyer_nick: string; receiver_name: string; goods: string;
};

const orderOf = (row: OrderPart): ExpectedTransfer['order'] => ({
  id: row.o_id, platform: row.platform, number: row.platform_order_number, state: row.o_state, flag: row.flag, buyerNick: row.buyer_nick, receiverName: row.receiver_name, goods: row.goods,
});

const toExpected = (reader: Reader, row: StoredExpected & OrderPart & { created_name: string | null }): ExpectedTransfer => ({
  id: row.id, order: orderOf(row), bank: row.bank, payer: row.payer, amountFen: row.amount_fen, state: row.state, purpose: row.purpose, caseId: row.case_id, createdAt: row.created_at, createdBy: row.created_name ?? '',
  ...balanceOf(row.amount_fen, liveMatchSums(reader, row.id), paybackSums(reader, row.id)),
});

const expectedColumns = `expected_transfers.*, ${orderColumns}, (SELECT name FROM staff WHERE id = expected_transfers.created_by) AS created_name`;

/** What is still to come, the oldest first. */
export const listWaiting = (reader: Reader, most: number): ExpectedTransfer[] =>
  reader.all<Parameters<typeof toExpected>[1]>(
    `SELECT ${expectedColumns} FROM expected_transfers INDEXED BY expected_transfers_waiting CROSS JOIN orders ON orders.id = order_id
     WHERE expected_transfers.state = 'waiting' ORDER BY expected_transfers.created_at, expected_transfers.id LIMIT ?`, most,
  ).map((row) => toExpected(reader, row));

export const countWaiting = (reader: Reader): number =>
  reader.first<{ n: number }>(`SELECT count(*) AS n FROM expected_transfers INDEXED BY expected_transfers_waiting WHERE state = 'waiting'`)?.n ?? 0;

export const expectedView = (reader: Reader, id: ExpectedTransferId): ExpectedTransfer | undefined => {
  const row = reader.first<Parameters<typeof toExpected>[1]>(
    `SELECT ${expectedColumns} FROM expected_transfers JOIN orders ON orders.id = order_id WHERE expected_transfers.id = ?`, id,
  );
  return row === undefined ? undefined : toExpected(reader, row);
};

export type MatchView = StoredMatch & { arrived_at: number; payer: string; by_name: string | null; undone_name: string | null };

export const matchesOfExpected = (reader: Reader, id: ExpectedTransferId): MatchView[] =>
  reader.all<MatchView>(
    `SELECT transfer_matches.*, bank_lines.arrived_at, bank_lines.payer, (SELECT name FROM staff WHERE id = transfer_matches.by) AS by_name,
       (SELECT name FROM staff WHERE id = transfer_matches.undone_by) AS undone_name
     FROM transfer_matches INDEXED BY transfer_matches_by_expected JOIN bank_lines ON bank_lines.id = line_id WHERE expected_id = ? ORDER BY transfer_matches.id DESC`, id,
  );

const matchesOfLine = (reader: Reader, id: BankLineId): BankLine['matches'] =>
  reader.all<{ id: BankLine['matches'][number]['id']; expected_id: ExpectedTransferId; order_id: OrderId; number: string; amount_fen: number; undone_at: number | null }>(
    `SELECT transfer_matches.id, expected_id, order_id, platform_order_number AS number, transfer_matches.amount_fen, undone_at
     FROM transfer_matches INDEXED BY transfer_matches_by_line JOIN expected_transfers ON expected_transfers.id = expected_id JOIN orders ON orders.id = order_id
     WHERE line_id = ? ORDER BY transfer_matches.id`, id,
  ).map((row) => ({ id: row.id, expectedId: row.expected_id, orderId: row.order_id, number: row.number, amountFen: row.amount_fen, undone: row.undone_at !== null }));

const toLine = (reader: Reader, row: StoredBankLine, names: ReadonlyMap<number, string>): BankLine => ({
  id: row.id, arrivedAt: row.arrived_at, amountFen: row.amount_fen, restFen: row.rest_fen, payer: row.payer, remark: row.remark, serial: row.serial, bank: row.bank, source: row.source,
  enteredAt: row.entered_at, enteredBy: names.get(row.entered_by) ?? '', setAside: row.set_aside, matches: matchesOfLine(reader, row.id),
});

export const listLines = (reader: Reader, view: BankLineView, offset: number, limit: number): BankLine[] => {
  const names = new Map(reader.all<{ id: number; name: string }>('SELECT id, name FROM staff').map(({ id, name }) => [id, name]));
  return listBankLines(reader, view, offset, limit).map((row) => toLine(reader, row, names));
};

/** Unpaid orders of exactly this sum that nobody expects a transfer for, newest first. */
export const unpaidOfSum = (reader: Reader, fen: number, most: number): ExpectedTransfer['order'][] =>
  reader.all<OrderPart>(
    `SELECT ${orderColumns} FROM orders INDEXED BY orders_unpaid_by_total WHERE orders.state = 'awaiting_payment' AND total_fen = ? AND currency = 'CNY'
       AND NOT EXISTS (SELECT 1 FROM expected_transfers WHERE expected_transfers.order_id = orders.id AND expected_transfers.state <> 'cancelled')
     ORDER BY orders.id DESC LIMIT ?`, fen, most,
  ).map(orderOf);
