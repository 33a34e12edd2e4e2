import type { OrderFlag } from '../intake/order-draft.ts';
import type { Platform } from './platform.ts';
import {
  choiceNamed, choicesOf, courierNamed, fieldNamed, fieldWords, platformNamed, spanNamed, spanWords, type ChoiceField, type DateField, type QueryField, type QueryState, type SpanWord, type TextField,
} from './query-words.ts';

/** Days of the shop: by a word, the last so many with today, or from–to (`YYYY-MM-DD`, both included, null = open). */
export type DaySpan =
  | { readonly kind: 'word'; readonly word: SpanWord }
  | { readonly kind: 'last_days'; readonly days: number }
  | { readonly kind: 'between'; readonly from: string | null; readonly to: string | null };

/** `not`: everything but that. */
export type Condition = { readonly not: boolean } & (
  | { readonly field: 'flag'; readonly value: OrderFlag }
  | { readonly field: 'state'; readonly value: QueryState }
  | { readonly field: 'platform'; readonly value: Platform }
  | { readonly field: 'courier'; readonly value: string }
  /** Fen, both included; null = open. */
  | { readonly field: 'amount'; readonly from: number | null; readonly to: number | null }
  | { readonly field: DateField; readonly span: DaySpan }
  | { readonly field: TextField; readonly value: string }
);

/**
 * What a person looks for (CS-5), as data: saved views keep it as `serializeQuery` writes it. All must hold; several choices of one
 * field (two flags) are either-or. `text`: words that may stand anywhere in an order.
 */
export type OrderQuery = { readonly text: readonly string[]; readonly conditions: readonly Condition[] };

export const emptyQuery: OrderQuery = { text: [], conditions: [] };

/** A piece of what was typed and what it was taken for; `start`…`end` in the typed text. `pending`: a filter's name whose value is still missing. */
export type QueryPart = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'pending'; readonly field: QueryField }
);

const longestQuery = 1_000;
const mostParts = 40;
const mostFen = 100_000_000_00;

const fenOf = (text: string): number | undefined => {
  if (!/^(?:0|[1-9][0-9]{0,7})(?:\.[0-9]{1,2})?$/.test(text)) return undefined;
  const [whole = '0', part = ''] = text.split('.');
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return fen <= mostFen ? fen : undefined;
};

type Amount = { readonly from: number | null; readonly to: number | null };

const amountOf = (text: string): Amount | undefined => {
  const bare = text.replaceAll(/[¥￥,]|元$/g, '');
  const compared = /^(>=|<=|>|<|=)([0-9.]+)$/.exec(bare);
  if (compared !== null) {
    const fen = fenOf(compared[2] ?? '');
    if (fen === undefined) return undefined;
    const sign = compared[1];
    if (sign === '=') return { from: fen, to: fen };
    if (sign === '>' || sign === '>=') return { from: sign === '>' ? fen + 1 : fen, to: null };
    return sign === '<' && fen === 0 ? undefined : { from: null, to: sign === '<' ? fen - 1 : fen };
  }
  const range = /^([0-9.]+)(?:-|~|\.\.)([0-9.]+)$/.exec(bare);
  const [from, to] = [fenOf(range?.[1] ?? ''), fenOf(range?.[2] ?? '')];
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
};

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** First and last day of `2026`, `2026-11` or `2026-11-10`, also written with dots, slashes or 年月日. */
const daysOf = (text: string): { first: string; last: string } | undefined => {
  const [, y = '', m, d] = /^(20[0-9]{2})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?)?月?)?年?$/.exec(text) ?? [];
  if (y === '') return undefined;
  const [year, month, day] = [Number(y), m === undefined ? undefined : Number(m), d === undefined ? undefined : Number(d)];
  const two = (value: number): string => String(value).padStart(2, '0');
  if (month === undefined) return { first: `${y}-01-01`, last: `${y}-12-31` };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { first: `${y}-${two(month)}-01`, last: `${y}-${two(month)}-${two(daysIn(year, month))}` };
  return day < 1 || day > daysIn(year, month) ? undefined : { first: `${y}-${two(month)}-${two(day)}`, last: `${y}-${two(month)}-${two(day)}` };
};

const spanOf = (text: string): DaySpan | undefined => {
  const word = spanNamed(text);
  if (word !== undefined) return { kind: 'word', word };
  const last = /^(?:最?近([0-9]{1,4})[天日]|last[ -]([0-9]{1,4})[ -]days?)$/i.exec(text);
  if (last !== null) {
    const days = Number(last[1] ?? last[2]);
    return days < 1 ? undefined : { kind: 'last_days', days };
  }
  const range = /^(.*?)(?:\.\.|~|至)(.*)$/.exec(text);
  if (range !== null) {
    const [from, to] = [range[1] ?? '', range[2] ?? ''];
    const [first, end] = [daysOf(from), daysOf(to)];
    if ((from !== '' && first === undefined) || (to !== '' && end === undefined) || (from === '' && to === '')) return undefined;
    return { kind: 'between', from: first?.first ?? null, to: end?.last ?? null };
  }
  const compared = /^(>=|<=|>|<)(.*)$/.exec(text);
  if (compared !== null) {
    const days = daysOf(compared[2] ?? '');
    if (days === undefined) return undefined;
    return compared[1]?.startsWith('>') === true ? { kind: 'between', from: days.first, to: null } : { kind: 'between', from: null, to: days.last };
  }
  const days = daysOf(text);
  return days === undefined ? undefined : { kind: 'between', from: days.first, to: days.last };
};

const dateFields: ReadonlySet<string> = new Set<DateField>(['date', 'paid', 'due']);
const choiceFields: ReadonlySet<string> = new Set<ChoiceField>(['flag', 'state', 'platform', 'courier']);
export const isDateField = (field: QueryField): field is DateField => dateFields.has(field);
export const isChoiceField = (field: QueryField): field is ChoiceField => choiceFields.has(field);

const conditionOf = (field: QueryField, value: string, not: boolean): Condition | undefined => {
  if (isChoiceField(field)) {
    const choice = choiceNamed(field, value);
    return choice === undefined ? undefined : ({ field, value: choice, not } as Condition);
  }
  if (field === 'amount') {
    const amount = amountOf(value) ?? (fenOf(value) === undefined ? undefined : amountOf(`=${value}`));
    return amount === undefined ? undefined : { field, ...amount, not };
  }
  if (isDateField(field)) {
    const span = spanOf(value);
    return span === undefined ? undefined : { field, span, not };
  }
  return value.trim() === '' ? undefined : { field, value: value.trim(), not };
};

const duplicateWords: ReadonlySet<string> = new Set(['疑似重复', 'dup:', '重复:']);

/** A word without a field that can only be a filter. */
const bareCondition = (word: string): Condition | undefined => {
  const unsigned = word.replace(/^-/, '').toLowerCase();
  if (duplicateWords.has(unsigned)) return { field: 'state', value: 'duplicate', not: unsigned !== word.toLowerCase() };
  const amount = /^[0-9.]+\.\.[0-9.]*$/.test(word) && daysOf(word.split('..')[0] ?? '') !== undefined ? undefined : amountOf(word);
  if (amount !== undefined) return { field: 'amount', ...amount, not: false };
  // Four digits alone are a part of a number before they are a year.
  const span = /^[0-9]{4}$/.test(word) ? undefined : spanOf(word);
  if (span !== undefined) return { field: 'date', span, not: false };
  const platform = platformNamed(word);
  if (platform !== undefined) return { field: 'platform', value: platform, not: false };
  const courier = courierNamed(word);
  return courier === undefined ? undefined : { field: 'courier', value: courier, not: false };
};

type Word = { readonly start: number; readonly end: number; readonly text: string; readonly quoted: boolean };

/** Words by blanks; what stands in quotation marks is one word, also behind a filter's name. */
const wordsOf = (typed: string): Word[] => {
  const words: Word[] = [];
  const pattern = /(-?[^\s"“”:：]+[:：])?["“”]([^"“”]*)["“”]|\S+/g;
  for (const match of typed.matchAll(pattern)) {
    const [whole, name, quoted] = match;
    words.push({ start: match.index, end: match.index + whole.length, text: quoted === undefined ? whole : `${name ?? ''}${quoted}`, quoted: quoted !== undefined && name === undefined });
    if (words.length >= mostParts) break;
  }
  return words;
};

const partOf = (word: Word): QueryPart => {
  const { start, end } = word;
  const text = word.text.normalize('NFKC');
  if (!word.quoted) {
    const named = /^(-?)([^:]+):(.*)$/s.exec(text);
    const field = named === null ? undefined : fieldNamed(named[2] ?? '');
    if (named !== null && field !== undefined) {
      const value = named[3] ?? '';
      if (value.trim() === '') return { kind: 'pending', field, start, end };
      const condition = conditionOf(field, value, named[1] === '-');
      if (condition !== undefined) return { kind: 'condition', condition, start, end };
    }
    const condition = bareCondition(text);
    if (condition !== undefined) return { kind: 'condition', condition, start, end };
  }
  return { kind: 'text', text: word.text, start, end };
};

/** `last month`, `last 7 days`: filters of several words. */
const joined = (words: readonly Word[], typed: string): Word[] => {
  const result: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next, third] = [words[at], words[at + 1], words[at + 2]];
    if (word === undefined) continue;
    const begins = /^(?:[^\s:]+:)?(?:this|last)$/i.test(word.text) && !word.quoted;
    const three = begins && next !== undefined && third !== undefined && /^[0-9]{1,4}$/.test(next.text) && /^days?$/i.test(third.text);
    const two = begins && next !== undefined && /^(?:week|month|year)$/i.test(next.text);
    const last = three ? third : two ? next : undefined;
    if (last === undefined) result.push(word);
    else {
      result.push({ start: word.start, end: last.end, text: typed.slice(word.start, last.end).replace(/\s+/g, ' '), quoted: false });
      at += three ? 2 : 1;
    }
  }
  return result;
};

/** Takes what was typed apart. Never fails: what is no filter is text. */
export const partsOf = (typed: string): QueryPart[] => {
  const text = typed.slice(0, longestQuery);
  return joined(wordsOf(text), text).map(partOf);
};

export const parseQuery = (typed: string): OrderQuery => {
  const parts = partsOf(typed);
  return {
    text: parts.flatMap((part) => (part.kind === 'text' && part.text.trim() !== '' ? [part.text.trim()] : [])),
    conditions: parts.flatMap((part) => (part.kind === 'condition' ? [part.condition] : [])),
  };
};

export const isEmptyQuery = ({ text, conditions }: OrderQuery): boolean => text.length === 0 && conditions.length === 0;

const yuanOf = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

const spanText = (span: DaySpan, language: 'zh' | 'en'): string => {
  if (span.kind === 'word') return spanWords[span.word][language][0] ?? span.word;
  if (span.kind === 'last_days') return language === 'zh' ? `近${String(span.days)}天` : `last-${String(span.days)}-days`;
  return span.from !== null && span.from === span.to ? span.from : `${span.from ?? ''}..${span.to ?? ''}`;
};

const amountText = ({ from, to }: Amount): string => {
  if (from !== null && from === to) return `=${yuanOf(from)}`;
  // More than 200 is kept as 200.01 and more.
  if (from === null) return ((to ?? 0) + 1) % 100 === 0 ? `<${yuanOf((to ?? 0) + 1)}` : `<=${yuanOf(to ?? 0)}`;
  if (to === null) return from % 100 === 1 ? `>${yuanOf(from - 1)}` : `>=${yuanOf(from)}`;
  return `${yuanOf(from)}-${yuanOf(to)}`;
};

const quoted = (text: string): string => `"${text.replaceAll(/["“”]/g, ' ').trim()}"`;

/** The value of a condition as a person would type it. */
export const valueText = (condition: Condition, language: 'zh' | 'en'): string => {
  if (condition.field === 'amount') return amountText(condition);
  if ('span' in condition) return spanText(condition.span, language);
  const { field, value } = condition;
  return isChoiceField(field) ? (choicesOf(field)[value]?.[language][0] ?? value) : value;
};

export const conditionText = (condition: Condition, language: 'zh' | 'en'): string => {
  const value = valueText(condition, language);
  return `${condition.not ? '-' : ''}${fieldWords[condition.field][language][0] ?? condition.field}:${/[\s"“”:：]/.test(value) ? quoted(value) : value}`;
};

const textOf = (word: string): string => {
  const parts = partsOf(word);
  const [only] = parts;
  return parts.length === 1 && only?.kind === 'text' && only.text === word ? word : quoted(word);
};

/** The same query as text: `parseQuery` reads it back as it was. */
export const serializeQuery = ({ text, conditions }: OrderQuery, language: 'zh' | 'en' = 'en'): string =>
  [...text.map(textOf), ...conditions.map((condition) => conditionText(condition, language))].join(' ');
