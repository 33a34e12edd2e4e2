import { unitWords, type WeightUnit } from './amounts.ts';

/** A figure in a line, with what its label or unit says of it. */
export type Figure =
  | { readonly kind: 'weight'; readonly digits: string; readonly unit: WeightUnit; readonly billed: boolean }
  | { readonly kind: 'price'; readonly digits: string }
  /** Labelled as a weight, but in which unit? */
  | { readonly kind: 'weight_bare'; readonly digits: string; readonly billed: boolean }
  | { readonly kind: 'bare'; readonly digits: string };

export type ListLine = {
  /** Counted from 1. */
  readonly line: number;
  /** As it stands, shortened to be shown. */
  readonly text: string;
  /** Of the parcel; null = none in this line. */
  readonly number: string | null;
  /** A spreadsheet wrote the number as 7.71E+14: it cannot be known any more. */
  readonly numberCut: boolean;
  readonly figures: readonly Figure[];
  /** A whole number standing before the waybill number, like a count of lines; null = none. */
  readonly lead: number | null;
  /** 合计, total: of the whole list, not of a parcel. */
  readonly total: boolean;
};

const weightLabels = '(?:计费|结算|收费|实际|称重|毛)?重量?|实重|体积重|weight|wt';
const priceLabels = '运费|快递费|邮费|费用|金额|价格|单价|应收|实收|总价|价|price|fee|cost|amount|freight';
const weightUnit = 'kgs?|公斤|千克|斤|克|g';
const priceUnit = '元|块|圆|rmb|cny|yuan';
const figurePattern = new RegExp(
  `(?:(${weightLabels}|${priceLabels})[^\\S\\n]*(?:\\((${weightUnit}|${priceUnit})\\))?[^\\S\\n]*[:=]?[^\\S\\n]*)?` +
    `(¥|rmb|cny)?[^\\S\\n]*(?<![a-z0-9.])(-?)(\\d+(?:\\.\\d+)?)[^\\S\\n]*(${weightUnit}|${priceUnit})?(?![a-z0-9.])`, 'gu',
);
const isWeightLabel = new RegExp(`^(?:${weightLabels})$`, 'u');
const isWeightUnit = new RegExp(`^(?:${weightUnit})$`, 'u');
const isPriceUnit = new RegExp(`^(?:${priceUnit})$`, 'u');
const billedLabel = /^(?:计费|结算|收费)/u;

const datePatterns = [
  /(?<!\d)20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/gu, /(?<!\d)20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?/gu, /(?<!\d)\d{1,2}月\d{1,2}[日号]?/gu, /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/gu,
];
const withoutDates = (line: string): string => datePatterns.reduce((text, pattern) => text.replace(pattern, ' '), line);

/** What may be a number of a courier: nine signs or more with eight digits among them. */
const numberToken = /(?<![A-Z0-9.])[A-Z0-9]{5,40}(?![A-Z0-9]|\.\d)/g;
const looksLikeNumber = (token: string): boolean => token.length >= 9 && token.replace(/\D/g, '').length >= 8;
const groupedToken = /(?<![A-Z0-9.])(?:[A-Z0-9]{4} ){2,9}[A-Z0-9]{1,4}(?![A-Z0-9.])/g;

type Found = { readonly number: string; readonly at: number; readonly length: number };

/** The parcel's number: one that we know before one that only looks like it; a phone number is the last thing it can be. */
const numberIn = (line: string, isKnown: (number: string) => boolean): Found | null => {
  const found = [...line.matchAll(numberToken)].map((match) => ({ number: match[0], at: match.index, length: match[0].length }));
  const known = found.find(({ number }) => isKnown(number));
  if (known !== undefined) return known;
  const grouped = [...line.matchAll(groupedToken)].map((match) => ({ number: match[0].replaceAll(' ', ''), at: match.index, length: match[0].length }));
  const knownGroup = grouped.find(({ number }) => isKnown(number));
  if (knownGroup !== undefined) return knownGroup;
  const likely = found.filter(({ number }) => looksLikeNumber(number));
  return likely.find(({ number }) => !/^1[3-9]\d{9}$/.test(number)) ?? likely[0] ?? null;
};

/** `1,120` is a figure and `7710…,1.12` are two: thousands are taken together only where commas do not divide the line. */
const joinThousands = (line: string, divided: boolean): string =>
  divided ? line : line.replace(/(?<!\d)(\d{1,3})((?:,\d{3})+)(?!\d)/gu, (all) => all.replaceAll(',', '')).replace(/(\d),(\d{1,2})(?=\s*(?:kg|公斤|千克|元|块|$|\s))/giu, '$1.$2');

/** A comma inside a quoted cell divides thousands, not cells. */
const unquoted = (line: string): string => line.replace(/"([^"]*)"/gu, (_all, inside: string) => ` ${inside.replace(/(\d),(?=\d{3}(?!\d))/gu, '$1')} `);

const figureOf = (match: RegExpMatchArray): Figure => {
  const [, label = '', labelUnit = '', currency = '', minus = '', digits = '', ownUnit = ''] = match;
  const value = `${minus}${digits}`;
  const unit = ownUnit === '' ? labelUnit : ownUnit;
  const billed = billedLabel.test(label);
  if (isWeightUnit.test(unit)) return { kind: 'weight', digits: value, unit: unitWords[unit] ?? 'kg', billed };
  if (currency !== '' || isPriceUnit.test(unit)) return { kind: 'price', digits: value };
  if (label === '') return { kind: 'bare', digits: value };
  return isWeightLabel.test(label) ? { kind: 'weight_bare', digits: value, billed } : { kind: 'price', digits: value };
};

export const figuresIn = (text: string): readonly Figure[] => [...text.matchAll(figurePattern)].map(figureOf);

const longestShown = 60;
const longestLine = 600;
const shown = (line: string): string => (line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line);

/** One line of the list, still without deciding what figures without a unit mean. */
export const readListLine = (raw: string, line: number, isKnown: (number: string) => boolean): ListLine => {
  const upper = withoutDates(unquoted(raw.slice(0, longestLine))).toUpperCase();
  const found = numberIn(upper, isKnown);
  const [before, after] = found === null ? [upper, ''] : [upper.slice(0, found.at), upper.slice(found.at + found.length)];
  const divided = /,\s*'?$/.test(before) || /^\s*,/.test(after);
  // What else looks like a number of something (an order, a phone) is no figure.
  const figuresOf = (part: string): string => joinThousands(part, divided).replace(numberToken, (token) => (looksLikeNumber(token) ? ' ' : token)).toLowerCase();
  const lead = /^\s*(\d{1,5})\s*[.、)\]:,;\t\s]\s*["']?$/u.exec(joinThousands(before, divided))?.[1];
  const figures = [...(found === null || lead === undefined ? figuresIn(figuresOf(before)) : []), ...figuresIn(figuresOf(after))];
  return {
    line, text: shown(raw.trim()), number: found?.number ?? null, numberCut: /\d(?:\.\d+)?E\+\d/.test(upper), figures,
    lead: found === null || lead === undefined ? null : Number(lead), total: /合计|总计|共计|小计|共\s*\d|TOTAL|SUM/u.test(upper),
  };
};
