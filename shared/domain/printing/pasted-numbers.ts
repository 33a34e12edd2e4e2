import { s10CheckDigit } from './check-digits.ts';
import { looksLike } from './courier-patterns.ts';

/** PR-5: what a pasted list of waybill numbers says. */
export type PastedNumbers = {
  /** In the order in which they stand, each once. */
  readonly numbers: readonly string[];
  /** Of these, what is unlike every series known of the courier. */
  readonly odd: readonly string[];
  /** Words and figures that are no number, as they stand, shortened to be shown. */
  readonly unreadable: readonly string[];
  /** How many stood there more than once. */
  readonly repeated: number;
  /** True when there are more than may be added at once: then only the first of them are listed. */
  readonly tooMany: boolean;
};

/** As many as are added at once. */
export const mostPastedNumbers = 20_000;
/** A courier's number has eight characters or more; less is a figure of something else. */
const numberPattern = /^(?=.*\d{4})[A-Z0-9](?:[A-Z0-9-]{6,38})[A-Z0-9]$/;
const longestNamed = 40;

const between = '(?:-|~|–|—|−|至|到|\\.{2,3}|…)';
const rangePattern = new RegExp(`^([A-Z0-9]{6,40}?)${between}+([A-Z0-9]{6,40})$`, 'u');

type Taken = { readonly add: (number: string) => boolean; readonly refuse: (token: string) => void };

/** A number as couriers write it, whatever keyboard or table it came from. */
export const tidyNumber = (text: string): string => text.normalize('NFKC').replace(/[\p{Cf}\p{Cc}\s]/gu, '').toUpperCase();

/**
 * Numbers from the first to the last of a range, or null when that is not certain: both ends must be of one form, the second not below
 * the first, and nothing in it may be a check digit that counting would miss.
 */
const countRange = (first: string, last: string, courierCode: string): { readonly count: number; readonly at: (index: number) => string } | null => {
  const pattern = /^(.*?)(\d+)(\D*)$/;
  const [, before = '', serial = '', after = ''] = pattern.exec(first) ?? [];
  const [, otherBefore, otherSerial = '', otherAfter] = pattern.exec(last) ?? [];
  if (serial === '' || before !== otherBefore || after !== otherAfter || serial.length !== otherSerial.length) return null;
  const s10 = /^[A-Z]{2}$/.test(before) && serial.length === 9 && /^[A-Z]{2}$/.test(after);
  if (s10 && [serial, otherSerial].some((one) => s10CheckDigit(one.slice(0, 8)) !== one.slice(8))) return null;
  // SF's twelve digits end in a check digit whose rule is not certain enough to write numbers out: such forms are added as a roll.
  if (courierCode === 'SF' && before === '' && after === '' && serial.length === 12) return null;
  const [from, to] = s10 ? [BigInt(serial.slice(0, 8)), BigInt(otherSerial.slice(0, 8))] : [BigInt(serial), BigInt(otherSerial)];
  if (to < from) return null;
  const width = s10 ? 8 : serial.length;
  const count = to - from + 1n > 1_000_000_000n ? 1_000_000_000 : Number(to - from + 1n);
  return {
    count,
    at: (index) => {
      const digits = (from + BigInt(index)).toString().padStart(width, '0');
      return `${before}${digits}${s10 ? s10CheckDigit(digits) : ''}${after}`;
    },
  };
};

const takeToken = (token: string, courierCode: string, { add, refuse }: Taken): void => {
  if (token === '') return;
  const range = rangePattern.exec(token);
  if (range?.[1] !== undefined && range[2] !== undefined) {
    const counted = countRange(range[1], range[2], courierCode);
    if (counted !== null && numberPattern.test(range[1])) {
      for (let index = 0; index < counted.count; index += 1) if (!add(counted.at(index))) return;
      return;
    }
    // Two whole numbers that are no certain range are not one long number either.
    if (numberPattern.test(range[1]) && numberPattern.test(range[2])) {
      refuse(token);
      return;
    }
  }
  if (numberPattern.test(token)) add(token);
  else {
    // A label stuck to its number: `运单号771200001`.
    const [inside, ...more] = token.match(/[A-Z0-9-]+/g) ?? [];
    if (inside !== undefined && more.length === 0 && numberPattern.test(inside) && /^\p{Script=Han}+$/u.test(token.replace(inside, ''))) add(inside);
    else refuse(token);
  }
};

const separators = /[\s,;、|"'`“”‘’()[\]{}<>《》【】:。]+/u;
const spacedRange = new RegExp(`[^\\S\\n]*(${between}+)[^\\S\\n]*(?=[A-Z0-9])`, 'gu');

/** One line whose blanks only group the digits of one number (`7712 0000 0101 01`), as screens and couriers show it; null = not so. */
const groupedNumber = (line: string): string | null => {
  const groups = line.trim().split(/[^\S\n]+/);
  if (groups.length < 2 || groups.some((group) => !/^[A-Z0-9]{1,5}$/.test(group))) return null;
  const joined = groups.join('');
  return joined.length <= 20 && numberPattern.test(joined) ? joined : null;
};

/**
 * Reads by meaning: numbers apart by blanks, commas, Chinese commas, tabs or lines; full-width digits; ranges like
 * `771200001-771200100`, written out where that is certain. Nothing is dropped in silence.
 */
export const readPastedNumbers = (text: string, courierCode: string): PastedNumbers => {
  const reading = readingPastedNumbers(text, courierCode);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
};

/** Words read at a time. */
const wordsAtATime = 500;

/** The same in short steps, for whoever must do something else in between. */
export function* readingPastedNumbers(text: string, courierCode: string): Generator<undefined, PastedNumbers, undefined> {
  const numbers = new Set<string>();
  const odd: string[] = [];
  const unreadable: string[] = [];
  const seen = { repeated: 0, tooMany: false };
  const taken: Taken = {
    add: (number) => {
      if (numbers.has(number)) {
        seen.repeated += 1;
        return true;
      }
      if (numbers.size >= mostPastedNumbers) {
        seen.tooMany = true;
        return false;
      }
      numbers.add(number);
      if (!looksLike(courierCode, number)) odd.push(number);
      return true;
    },
    refuse: (token) => unreadable.push(token.length > longestNamed ? `${token.slice(0, longestNamed - 1)}…` : token),
  };
  const tidy = text.normalize('NFKC').replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n').replace(/[\p{Cf}]/gu, '').replace(/(?![\n\t])\p{Cc}/gu, ' ').toUpperCase();
  const isFull = (): boolean => seen.tooMany;
  let read = 0;
  for (const line of tidy.split('\n')) {
    if (isFull()) break;
    const grouped = groupedNumber(line);
    const words = grouped === null ? line.replace(spacedRange, '$1').split(separators) : [grouped];
    for (const word of words) {
      if (isFull()) break;
      takeToken(word, courierCode, taken);
      read += 1;
      if (read % wordsAtATime === 0) yield;
    }
  }
  return { numbers: [...numbers], odd, unreadable, ...seen };
}
