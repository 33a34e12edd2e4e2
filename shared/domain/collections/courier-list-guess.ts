import { fenOf, gramsOf, type WeightUnit } from './amounts.ts';
import type { Figure, ListLine } from './courier-list-line.ts';

/** How figures without unit or label are taken, the same for the whole list. */
export type BareReading = { readonly first: 'weight' | 'price'; readonly unit: WeightUnit };

export type Amounts = { readonly weightG: number | null; readonly priceFen: number | null };
export type LineTrouble = 'no_values' | 'value_unreadable' | 'too_many_figures';
export type LineAmounts = { readonly ok: true; readonly amounts: Amounts } | { readonly ok: false; readonly trouble: LineTrouble };

type Weight = Extract<Figure, { kind: 'weight' | 'weight_bare' }>;
const isWeight = (figure: Figure): figure is Weight => figure.kind === 'weight' || figure.kind === 'weight_bare';

/** Of several weights on one line the one that is billed counts; of several prices the last, where sums stand. */
const ownWeight = (figures: readonly Figure[]): Weight | undefined => {
  const weights = figures.filter(isWeight);
  return weights.find(({ billed }) => billed) ?? weights[0];
};

const gramsOfFigure = (figure: Figure, bare: BareReading): number | null => gramsOf(figure.digits, figure.kind === 'weight' ? figure.unit : bare.unit);

const bareFigures = (line: ListLine, useLead: boolean): readonly Figure[] => {
  const bare = line.figures.filter(({ kind }) => kind === 'bare');
  return useLead && line.lead !== null ? [{ kind: 'bare', digits: String(line.lead) }, ...bare] : bare;
};

/** What a line says when its bare figures are taken so. */
export const amountsOf = (line: ListLine, bare: BareReading, useLead: boolean): LineAmounts => {
  const rest = [...bareFigures(line, useLead)];
  let weight: Figure | undefined = ownWeight(line.figures);
  let price: Figure | undefined = line.figures.filter(({ kind }) => kind === 'price').at(-1);
  if (rest.length > (weight === undefined ? 1 : 0) + (price === undefined ? 1 : 0)) return { ok: false, trouble: 'too_many_figures' };
  const order = bare.first === 'weight' ? (['weight', 'price'] as const) : (['price', 'weight'] as const);
  for (const role of order) {
    if (role === 'weight' && weight === undefined) weight = rest.shift();
    if (role === 'price' && price === undefined) price = rest.shift();
  }
  if (weight === undefined && price === undefined) return { ok: false, trouble: 'no_values' };
  const weightG = weight === undefined ? null : gramsOfFigure(weight, bare);
  const priceFen = price === undefined ? null : fenOf(price.digits);
  const unreadable = (weight !== undefined && weightG === null) || (price !== undefined && priceFen === null);
  return unreadable ? { ok: false, trouble: 'value_unreadable' } : { ok: true, amounts: { weightG, priceFen } };
};

/** Whether the meaning of a line hangs on the guess at all. */
export const needsGuess = (line: ListLine, useLead: boolean): boolean => line.figures.some(({ kind }) => kind === 'weight_bare') || bareFigures(line, useLead).length > 0;

const options: readonly BareReading[] = [
  { first: 'weight', unit: 'kg' }, { first: 'weight', unit: 'g' }, { first: 'price', unit: 'kg' }, { first: 'price', unit: 'g' },
];

/** How badly a reading of one line sits: against our own weight where there is one, else against what parcels are like. */
const strain = (line: ListLine, bare: BareReading, useLead: boolean, oursG: number | null): number => {
  const read = amountsOf(line, bare, useLead);
  if (!read.ok) return 6;
  const { weightG, priceFen } = read.amounts;
  const ofWeight = weightG === null ? 0 : oursG === null ? (weightG < 20 || weightG > 30_000 ? 2 : 0) : Math.min(4, Math.abs(Math.log(weightG / oursG)));
  const ofPrice = priceFen === null ? 0 : priceFen < 100 || priceFen > 300_00 ? 1 : 0;
  return ofWeight + ofPrice;
};

/**
 * The reading under which the list makes most sense. `sure` only when no other one makes nearly as much; otherwise a person decides.
 */
export const guessReading = (lines: readonly ListLine[], useLead: boolean, oursOf: (number: string) => number | null): { readonly reading: BareReading; readonly sure: boolean } => {
  const asked = lines.filter((line) => line.number !== null && needsGuess(line, useLead));
  const scored = options.map((reading) => {
    const strains = asked.map((line) => strain(line, reading, useLead, oursOf(line.number ?? '')));
    const meaning = JSON.stringify(asked.map((line) => amountsOf(line, reading, useLead)));
    return { reading, meaning, strain: strains.reduce((sum, one) => sum + one, 0) / Math.max(1, asked.length) };
  });
  const [first, ...others] = [...scored].sort((a, b) => a.strain - b.strain);
  if (first === undefined) return { reading: { first: 'weight', unit: 'kg' }, sure: true };
  // Two readings that come to the same are one.
  const next = others.find(({ meaning }) => meaning !== first.meaning);
  return { reading: first.reading, sure: next === undefined || next.strain - first.strain >= 0.5 };
};
