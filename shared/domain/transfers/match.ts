import { nameFit, type NameFit } from './bank-line.ts';

/** What is still to come for an order, and what names and numbers it goes by. */
export type Awaited = { readonly id: number; readonly leftFen: number; readonly names: readonly string[]; readonly numbers: readonly string[] };
export type Arrived = { readonly restFen: number; readonly payer: string; readonly remark: string };

export type AmountFit = 'exact' | 'part' | 'over';
export type Candidate = { readonly id: number; readonly amount: AmountFit; readonly name: NameFit; readonly numberNamed: boolean };

const best = (fits: readonly NameFit[]): NameFit => (['same', 'likely', 'other'] as const).find((fit) => fits.includes(fit)) ?? 'unknown';

/** A remark names an order by its whole number, or by its last eight digits standing alone. */
const namesNumber = (remark: string, numbers: readonly string[]): boolean => {
  const found = new Set(remark.normalize('NFKC').match(/[0-9A-Za-z#-]{6,}/g) ?? []);
  return numbers.some((number) => number !== '' && (found.has(number) || (number.length >= 12 && found.has(number.slice(-8)))));
};

const rank = ({ amount, name, numberNamed }: Candidate): number =>
  (numberNamed ? 8 : 0) + (amount === 'exact' ? 6 : amount === 'part' ? 1 : 0) + (name === 'same' ? 5 : name === 'likely' ? 3 : name === 'other' ? -2 : 0);

/**
 * CS-2: the orders that a line of money may be for, the likeliest first, each with why: amount, name, a number in the remark. An amount that
 * does not fit needs the name or the number.
 */
export const candidatesFor = (line: Arrived, awaited: readonly Awaited[]): readonly Candidate[] =>
  awaited
    .map((one): Candidate => {
      const fromRemark = one.names.some((name) => name.length >= 2 && !/^\d+$/.test(name) && line.remark.includes(name)) ? ['likely' as const] : [];
      return {
        id: one.id, amount: line.restFen === one.leftFen ? 'exact' : line.restFen < one.leftFen ? 'part' : 'over',
        name: best([...one.names.map((name) => nameFit(line.payer, name)), ...fromRemark]), numberNamed: namesNumber(line.remark, one.numbers),
      };
    })
    .filter(({ amount, name, numberNamed }) => amount === 'exact' || numberNamed || name === 'same' || name === 'likely')
    .sort((one, other) => rank(other) - rank(one) || one.id - other.id);

/** The one that needs only a nod: the amount to the fen and the name or number, and no other like it. */
export const preselected = (candidates: readonly Candidate[]): number | null => {
  const sure = candidates.filter(({ amount, name, numberNamed }) => amount === 'exact' && (name === 'same' || numberNamed));
  if (sure.length > 0) return sure.length === 1 ? (sure[0]?.id ?? null) : null;
  const likely = candidates.filter(({ amount, name }) => amount === 'exact' && name !== 'other');
  return likely.length === 1 && likely[0]?.name === 'likely' ? likely[0].id : null;
};

export type Balance = { readonly receivedFen: number; readonly paidBackFen: number; readonly leftFen: number; readonly overFen: number };

/** How an expected amount stands: received = what is matched; left and over after what was paid back. To the fen. */
export const balanceOf = (amountFen: number, matchedFen: readonly number[], paidBackFen: readonly number[]): Balance => {
  const received = matchedFen.reduce((sum, one) => sum + one, 0);
  const back = paidBackFen.reduce((sum, one) => sum + one, 0);
  return { receivedFen: received, paidBackFen: back, leftFen: Math.max(0, amountFen - received + back), overFen: Math.max(0, received - back - amountFen) };
};
