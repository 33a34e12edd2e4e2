import type { BankLineId, StaffId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredBankLine = {
  id: BankLineId; arrived_at: number; amount_fen: number; payer: string; remark: string; serial: string; bank: string; source: 'typed' | 'pasted';
  print: string; rest_fen: number; entered_at: number; entered_by: StaffId; set_aside: string | null;
};

export const bankLineById = (reader: Reader, id: BankLineId): StoredBankLine | undefined => reader.first<StoredBankLine>('SELECT * FROM bank_lines WHERE id = ?', id);

/** The line with this print; the same print several times over is numbered from the second on. */
export const bankLineByPrint = (reader: Reader, print: string): StoredBankLine | undefined => reader.first<StoredBankLine>('SELECT * FROM bank_lines WHERE print = ?', print);

/** Lines of the same sum around a time, to tell that one was entered in another way already. */
export const bankLinesLike = (reader: Reader, amountFen: number, from: number, to: number): StoredBankLine[] =>
  reader.all<StoredBankLine>('SELECT * FROM bank_lines INDEXED BY bank_lines_by_amount WHERE amount_fen = ? AND arrived_at BETWEEN ? AND ?', amountFen, from, to);

export type NewBankLine = Pick<StoredBankLine, 'arrived_at' | 'amount_fen' | 'payer' | 'remark' | 'serial' | 'bank' | 'source' | 'print' | 'entered_at' | 'entered_by'>;

export const insertBankLine = (writer: Writer, line: NewBankLine): BankLineId =>
  writer.run(
    'INSERT INTO bank_lines (arrived_at, amount_fen, payer, remark, serial, bank, source, print, rest_fen, entered_at, entered_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    line.arrived_at, line.amount_fen, line.payer, line.remark, line.serial, line.bank, line.source, line.print, line.amount_fen, line.entered_at, line.entered_by,
  ).id as BankLineId;

export const writeRest = (writer: Writer, id: BankLineId, restFen: number): void => {
  writer.run('UPDATE bank_lines SET rest_fen = ? WHERE id = ?', restFen, id);
};

export const writeSetAside = (writer: Writer, id: BankLineId, reason: string | null): void => {
  writer.run('UPDATE bank_lines SET set_aside = ? WHERE id = ?', reason, id);
};

const views = {
  open: { index: 'bank_lines_open', where: 'rest_fen > 0 AND set_aside IS NULL' },
  all: { index: 'bank_lines_by_time', where: '1' },
} as const;
export type BankLineView = keyof typeof views;

/** The newest first. */
export const listBankLines = (reader: Reader, view: BankLineView, offset: number, limit: number): StoredBankLine[] =>
  reader.all<StoredBankLine>(`SELECT * FROM bank_lines INDEXED BY ${views[view].index} WHERE ${views[view].where} ORDER BY arrived_at DESC, id DESC LIMIT ? OFFSET ?`, limit, offset);

export const openBankLines = (reader: Reader): { lines: number; fen: number } =>
  reader.first<{ lines: number; fen: number }>('SELECT count(*) AS lines, coalesce(sum(rest_fen), 0) AS fen FROM bank_lines INDEXED BY bank_lines_open WHERE rest_fen > 0 AND set_aside IS NULL') ?? { lines: 0, fen: 0 };
