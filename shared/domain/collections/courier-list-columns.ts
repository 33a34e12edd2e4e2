import { unitWords, type WeightUnit } from './amounts.ts';
import { figuresIn, type Figure, type ListLine } from './courier-list-line.ts';

/** A header says what each column is: then position counts, and words in the lines do not mislead. */
export type ListColumns = {
  readonly separator: RegExp;
  readonly number: number;
  readonly weight: { readonly at: number; readonly unit: WeightUnit | null } | null;
  readonly price: number | null;
};

const separators = [/\t/u, /,(?=(?:[^"]*"[^"]*")*[^"]*$)/u, /[;；]/u, /\|/u, /\s{2,}/u, /\s+/u];

const numberWord = /单号|运单|waybill|tracking|number/iu;
const weightRanks = [/计费重|结算重|收费重|billed/iu, /重|weight/iu];
const priceRanks = [/应收|实收|合计|总价|总额|total/iu, /运费|快递费|金额|邮费|freight|amount/iu, /费|价|price|fee|cost/iu];

/** The column that fits best: the first of the ranks that some column answers to; -1 = none. */
const bestOf = (cells: readonly string[], ranks: readonly RegExp[], not: RegExp): number => {
  for (const rank of ranks) {
    const at = cells.findIndex((cell) => rank.test(cell) && !not.test(cell));
    if (at >= 0) return at;
  }
  return -1;
};

const unitIn = (cell: string): WeightUnit | null => unitWords[/(kgs?|公斤|千克|斤|克|(?<![a-z])g(?![a-z]))/iu.exec(cell)?.[1]?.toLowerCase() ?? ''] ?? null;

const cellsOf = (line: string, separator: RegExp): readonly string[] => line.trim().split(separator).map((cell) => cell.trim().replace(/^["']+|["']+$/gu, '').trim());

/** The columns that this line is the header of; null = it is none. */
export const columnsIn = (line: string): ListColumns | null => {
  if (!numberWord.test(line) || /\d{5}/u.test(line)) return null;
  for (const separator of separators) {
    const cells = cellsOf(line, separator);
    const number = cells.findIndex((cell) => numberWord.test(cell) && !/订单/u.test(cell));
    const weight = bestOf(cells, weightRanks, /价|费$|单号/u);
    const price = bestOf(cells, priceRanks, /重量?(?:$|\()|单号/u);
    if (cells.length < 2 || number < 0 || (weight < 0 && price < 0) || weight === number || price === number) continue;
    return { separator, number, weight: weight < 0 ? null : { at: weight, unit: unitIn(cells[weight] ?? '') }, price: price < 0 ? null : price };
  }
  return null;
};

const onlyFigure = (cell: string): Figure | undefined => {
  const figures = figuresIn(cell.toLowerCase().replace(/(\d),(?=\d{3}(?!\d))/gu, '$1'));
  return figures.length === 1 ? figures[0] : undefined;
};

/** A line under a header, read by its columns; null when it has no number where numbers stand (a total, a remark). */
export const readByColumns = (raw: string, columns: ListColumns, free: ListLine): ListLine | null => {
  const cells = cellsOf(raw, columns.separator);
  const number = (cells[columns.number] ?? '').replace(/\s+/gu, '').toUpperCase();
  if (!/^[A-Z0-9-]{5,40}$/u.test(number) || !/\d{4}/u.test(number)) return null;
  const figures: Figure[] = [];
  const weight = columns.weight === null ? undefined : onlyFigure(cells[columns.weight.at] ?? '');
  if (weight?.kind === 'weight') figures.push(weight);
  else if (weight !== undefined && columns.weight !== null) {
    const { unit } = columns.weight;
    figures.push(unit === null ? { kind: 'weight_bare', digits: weight.digits, billed: true } : { kind: 'weight', digits: weight.digits, unit, billed: true });
  }
  const price = columns.price === null ? undefined : onlyFigure(cells[columns.price] ?? '');
  if (price !== undefined) figures.push({ kind: 'price', digits: price.digits });
  return { ...free, number, figures, lead: null };
};
