import { amountsOf, guessReading, needsGuess, type Amounts, type BareReading, type LineTrouble } from './courier-list-guess.ts';
import { columnsIn, readByColumns, type ListColumns } from './courier-list-columns.ts';
import { readListLine, type ListLine } from './courier-list-line.ts';

export type { BareReading } from './courier-list-guess.ts';

/** What the collector's list says of one parcel. At least one of weight and price is there. */
export type ListedAmounts = Amounts & { readonly line: number; readonly waybillNumber: string };

export type ListProblem = { readonly line: number; readonly text: string; readonly code: 'no_number' | 'number_cut' | LineTrouble };

export type CourierList = {
  /** In the list's order, each number once. */
  readonly entries: readonly ListedAmounts[];
  /** Numbers that stand there more than once. Saying the same they are taken once; contradicting each other not at all. */
  readonly doubles: readonly { readonly waybillNumber: string; readonly lines: readonly number[]; readonly same: boolean }[];
  readonly problems: readonly ListProblem[];
  /** Of figures without unit or label; null = there are none. Not `sure`: a person has to say. */
  readonly bare: (BareReading & { readonly sure: boolean }) | null;
  /** Lines beyond the most that are read; 0 = all were read. */
  readonly linesLeftOut: number;
};

export const mostListLines = 20_000;

type KnownOf = (number: string) => { readonly weightG: number | null } | undefined;

/** Chat style: the number in one line, its weight and price in the lines under it. */
const joinBlocks = (lines: readonly ListLine[]): readonly ListLine[] => {
  const joined: ListLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const labelled = line.number === null && !line.total && line.figures.length > 0 && line.figures.every(({ kind }) => kind !== 'bare');
    if (!labelled || last === undefined || last.number === null || last.total) {
      joined.push(line);
      continue;
    }
    const group = (kind: string): string => kind.replace('_bare', '');
    const isNew = line.figures.every((figure) => last.figures.every((known) => group(known.kind) !== group(figure.kind)));
    if (isNew) joined[joined.length - 1] = { ...last, figures: [...last.figures, ...line.figures] };
    else joined.push(line);
  }
  return joined;
};

const counts = (lines: readonly ListLine[]): boolean => {
  const leads = lines.flatMap(({ number, lead }) => (number === null ? [] : [lead]));
  return leads.every((lead, index) => lead !== null && (index === 0 || lead === (leads[index - 1] ?? Number.NaN) + 1));
};

const readLines = (text: string, isKnown: (number: string) => boolean): { readonly lines: readonly ListLine[]; readonly leftOut: number } => {
  const raw = text.normalize('NFKC').replace(/\r\n?|[\u2028\u2029\v\f\u0085]/gu, '\n').replace(/\p{Cf}/gu, '').replace(/(?![\n\t])\p{Cc}/gu, ' ').split('\n');
  const lines: ListLine[] = [];
  let columns: ListColumns | null = null;
  raw.slice(0, mostListLines).forEach((one, index) => {
    const header = columnsIn(one);
    if (header !== null) {
      columns = header;
      return;
    }
    const free = readListLine(one, index + 1, isKnown);
    lines.push((columns === null ? null : readByColumns(one, columns, free)) ?? free);
  });
  return { lines, leftOut: Math.max(0, raw.length - mostListLines) };
};

const problemOf = (line: ListLine): ListProblem['code'] | null => {
  if (line.numberCut) return 'number_cut';
  if (line.number !== null) return null;
  // Words alone, blank lines and totals are not about a parcel.
  return line.total || line.figures.length === 0 ? null : 'no_number';
};

/**
 * Reads what a collector sends — pasted from a spreadsheet, a chat or a file — by meaning: number, weight and price in any order, with
 * units, labels or a header, or bare. Never rounds. What cannot be understood is named, never dropped.
 * @param knownOf our parcels, by number in capitals without blanks
 * @param told how a person says bare figures are to be taken
 */
export const readCourierList = (text: string, knownOf: KnownOf, told: BareReading | null = null): CourierList => {
  const { lines: all, leftOut } = readLines(text, (number) => knownOf(number) !== undefined);
  const lines = joinBlocks(all);
  // Either a count of lines, or a figure that happens to stand before the number.
  const useLead = !counts(lines);
  const guess = guessReading(lines, useLead, (number) => knownOf(number)?.weightG ?? null);
  const reading = told ?? guess.reading;
  const problems: ListProblem[] = [];
  const said = new Map<string, ListedAmounts[]>();
  let guessed = false;
  for (const line of lines) {
    const code = problemOf(line);
    if (code !== null || line.number === null) {
      if (code !== null) problems.push({ line: line.line, text: line.text, code });
      continue;
    }
    const read = amountsOf(line, reading, useLead);
    guessed ||= needsGuess(line, useLead);
    if (!read.ok) problems.push({ line: line.line, text: line.text, code: read.trouble });
    else said.set(line.number, [...(said.get(line.number) ?? []), { ...read.amounts, line: line.line, waybillNumber: line.number }]);
  }
  const same = ([first, ...others]: readonly ListedAmounts[]): boolean => others.every((one) => one.weightG === first?.weightG && one.priceFen === first.priceFen);
  const repeated = [...said.values()].filter((times) => times.length > 1);
  return {
    entries: [...said.values()].flatMap((times) => (times[0] !== undefined && same(times) ? [times[0]] : [])).sort((a, b) => a.line - b.line),
    doubles: repeated.map((times) => ({ waybillNumber: times[0]?.waybillNumber ?? '', lines: times.map(({ line }) => line), same: same(times) })),
    problems, bare: guessed ? { ...reading, sure: told !== null || guess.sure } : null, linesLeftOut: leftOut,
  };
};
