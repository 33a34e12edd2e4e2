import { readAmount } from '../intake/amount.ts';
import { readTime, type ZoneClock } from '../intake/order-time.ts';
import { bankPartOf, type BankPart } from './bank-columns.ts';
import type { ReadBankLine, ReadBankText, UnreadReason } from './bank-line.ts';
import { readMessage, readPayerWords, withYear } from './read-bank-message.ts';

export type ReadingTime = { readonly clock: ZoneClock; readonly now: number };

/** One row split at its separators; quotes hold a separator together. */
const cellsOf = (row: string, separator: string): string[] => {
  if (separator !== ',' && separator !== ';') return row.split(separator === '  ' ? / {2,}/ : separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < row.length; at += 1) {
    const letter = row[at] ?? '';
    if (letter === '"') {
      if (quoted && row[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = !quoted;
    } else if (letter === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  cells.push(cell.trim());
  return cells;
};

const separators = ['\t', '|', ';', ',', '  '] as const;

const isDay = (cell: string): boolean => /^(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s.*)?$|^20\d{6}$/.test(cell);

/** Sentences have commas too: cut so, a row must name columns, or have cells that are wholly a day and a sum. */
const isTabular = (cells: readonly string[]): boolean => headerOf(cells) !== undefined || (cells.some(isMoney) && cells.some(isDay));

/** What cuts most rows into three cells or more; undefined = it is no table. */
const separatorOf = (rows: readonly string[]): string | undefined =>
  separators.find((separator) => {
    const cut = rows.map((row) => cellsOf(row, separator));
    return cut.filter((cells) => cells.length >= 3).length * 2 > rows.length && (separator === '\t' || separator === '|' || cut.some(isTabular));
  });

type Cells = Readonly<Partial<Record<BankPart, string>>>;
type Read = { readonly line: ReadBankLine } | { readonly unread: UnreadReason };

const outWords = /借|支|出|付|debit|^dr$|out/i;
const inWords = /贷|收|入|credit|^cr$|in/i;

const dayOf = (cells: Cells, time: ReadingTime): number | null => {
  const day = (cells.date ?? cells.time ?? '').replace(/\s+/g, ' ').trim();
  const clock = cells.date === undefined ? '' : (cells.time ?? '').trim();
  // A column "time" may hold the whole moment, or only the clock.
  for (const text of /^\d{1,2}:\d{2}/.test(clock) ? [`${day.split(' ')[0] ?? ''} ${clock}`, day] : /\d{4}/.test(clock) ? [clock, day] : [day]) {
    const read = readTime(withYear(text, time), time.clock);
    if (read.kind === 'value') return read.value;
  }
  return null;
};

const amountOf = (cells: Cells): { readonly fen: number } | { readonly reason: UnreadReason } => {
  const read = (cell: string | undefined): number => {
    const amount = readAmount((cell ?? '').replace(/^[+＋]\s*/, ''));
    return amount.kind === 'value' ? amount.value : 0;
  };
  const incoming = read(cells.in);
  if (incoming > 0) return { fen: incoming };
  if (read(cells.out) !== 0) return { reason: 'outgoing' };
  const amount = read(cells.amount);
  if (amount === 0) return { reason: 'no_amount' };
  const direction = cells.direction ?? '';
  const out = outWords.test(direction) && !/收入|转入|贷|credit|^in/i.test(direction);
  if (amount < 0 || (direction !== '' && out)) return { reason: 'outgoing' };
  return direction !== '' && !inWords.test(direction) ? { reason: 'not_understood' } : { fen: amount };
};

/** A name without the account number that banks put beside it. */
const nameIn = (cell: string): string => {
  const parts = cell.split(/[/|\s]+/).filter((part) => part !== '' && !/^[\d*＊-]{4,}$/.test(part));
  return parts.join(' ').replace(/^[\d*]{8,}/, '').trim();
};

const fromCells = (cells: Cells, raw: string, time: ReadingTime): Read => {
  const amount = amountOf(cells);
  if ('reason' in amount) return { unread: amount.reason };
  const at = dayOf(cells, time);
  if (at === null && (cells.date ?? cells.time ?? '') !== '') return { unread: 'no_day' };
  const remark = cells.remark ?? '';
  return {
    line: {
      arrivedAt: at ?? time.now, dayAssumed: at === null, amountFen: amount.fen, payer: nameIn(cells.payer ?? '') === '' ? readPayerWords(remark) : nameIn(cells.payer ?? ''),
      remark, serial: (cells.serial ?? '').replace(/^['`\t]+/, ''), raw,
    },
  };
};

/** Which column is which, when this row names them: an amount and a day or a name among them. */
const headerOf = (cells: readonly string[]): readonly (BankPart | undefined)[] | undefined => {
  const parts = cells.map(bankPartOf);
  const has = (...wanted: BankPart[]): boolean => wanted.some((part) => parts.includes(part));
  return has('in', 'out', 'amount') && has('date', 'time', 'payer') && cells.every((cell) => readAmount(cell).kind !== 'value') ? parts : undefined;
};

const byColumns = (columns: readonly (BankPart | undefined)[], cells: readonly string[]): Cells => {
  const found: Partial<Record<BankPart, string>> = {};
  columns.forEach((part, at) => {
    const cell = cells[at] ?? '';
    if (part === undefined || cell === '' || cell === '-' || cell === '--') return;
    // Several columns may be remarks; the first that says something is the one for the rest.
    found[part] = found[part] === undefined ? cell : part === 'remark' ? `${found[part]} ${cell}` : found[part];
  });
  return found;
};

const isMoney = (cell: string): boolean => /^[+＋]?[¥￥]?\d[\d,]*\.\d{1,2}元?$/.test(cell) || /^[+＋]\d/.test(cell);

/** A row without column names: each cell by what it looks like. The first amount is the money, a later one the balance. */
const byLooks = (cells: readonly string[], time: ReadingTime): Cells => {
  const found: Partial<Record<BankPart, string>> = {};
  for (const cell of cells) {
    if (cell === '') continue;
    if (found.amount === undefined && (isMoney(cell) || /^[-−]\d[\d,]*\.\d{1,2}$/.test(cell))) found.amount = cell;
    else if (isMoney(cell)) continue;
    else if (/^(?:收入|支出|转入|转出|贷|借)$/.test(cell)) found.direction ??= cell;
    else if (found.date === undefined && readTime(withYear(cell, time), time.clock).kind === 'value' && !/^\d{9,10}$|^\d{13}$|^\d{5}$/.test(cell)) found.date = cell;
    else if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(cell)) found.time ??= cell;
    else if (/^[0-9A-Za-z]{12,}$/.test(cell) && /\d{6}/.test(cell)) found.serial ??= cell;
    else if (found.payer === undefined && /^[\p{Script=Han}·*＊]{2,30}$|^[A-Za-z][A-Za-z .'-]{2,40}$/u.test(cell) && !/转账|汇款|收款|支付|货款|工资|利息|消费|网银|他行|跨行/.test(cell)) found.payer = cell;
    else if (!/^\d+$/.test(cell)) found.remark = found.remark === undefined ? cell : `${found.remark} ${cell}`;
  }
  return found;
};

/** `交易金额：199.00`, one part a line, as apps show a single transfer. */
const pairsOf = (rows: readonly string[]): Cells | undefined => {
  const found: Partial<Record<BankPart, string>> = {};
  let pairs = 0;
  for (const row of rows) {
    const match = /^([^:：\t\d]{1,16}?)\s*[:：\t]\s*(.+)$/.exec(row) ?? /^(\S{2,10})\s+(.+)$/.exec(row);
    const part = match === null ? undefined : bankPartOf(match[1] ?? '');
    if (part === undefined || match === null) continue;
    pairs += 1;
    found[part] ??= match[2]?.trim() ?? '';
  }
  return pairs >= 2 && (found.amount !== undefined || found.in !== undefined) ? found : undefined;
};

/**
 * CS-2: money that came in, out of whatever a person copied: rows of any bank's page or export (with or without column names), one transfer
 * with a part a line, or messages. What is no money that came in is named with its reason; nothing is dropped silently.
 */
export const readBankText = (text: string, time: ReadingTime): ReadBankText => {
  const lines: ReadBankLine[] = [];
  const unread: { text: string; reason: UnreadReason }[] = [];
  const take = (read: Read, raw: string): void => {
    if ('line' in read) lines.push(read.line);
    else unread.push({ text: raw, reason: read.unread });
  };
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    const rows = block.split('\n').map((row) => row.replace(/[\u200b\ufeff\u00a0]/g, ' ').trimEnd()).filter((row) => row.trim() !== '');
    if (rows.length === 0) continue;
    const pairs = pairsOf(rows.map((row) => row.trim()));
    const separator = separatorOf(rows);
    if (pairs !== undefined && (separator === undefined || separator === '  ')) take(fromCells(pairs, rows.join(' '), time), rows.join(' '));
    else if (separator === undefined) for (const message of readMessage(rows, time)) take(message, message.raw);
    else readTable(rows, separator, time, take);
  }
  return { lines, unread };
};

const readTable = (rows: readonly string[], separator: string, time: ReadingTime, take: (read: Read, raw: string) => void): void => {
  let columns: readonly (BankPart | undefined)[] | undefined;
  const titled = rows.some((row) => headerOf(cellsOf(row, separator)) !== undefined);
  for (const row of rows) {
    const cells = cellsOf(row, separator);
    const header = headerOf(cells);
    if (header !== undefined) {
      columns = header;
      continue;
    }
    // What stands above the column names tells of the account, not of money.
    if (titled && columns === undefined) continue;
    take(fromCells(columns === undefined ? byLooks(cells, time) : byColumns(columns, cells), row.trim(), time), row.trim());
  }
};
