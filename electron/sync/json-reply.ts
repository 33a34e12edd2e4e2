import { isJsonList, isJsonObject, readExactJson, textOf, type JsonList, type JsonObject, type JsonValue } from '../../shared/domain/exact-json.ts';
import { plainText } from '../../shared/domain/intake/cell-text.ts';
import type { Answer } from './answer.ts';
import type { Reply } from './call.ts';

/** What lies at the end of these names; undefined = somewhere it stops being an object. */
export const valueAt = (value: JsonValue | undefined, ...names: readonly string[]): JsonValue | undefined =>
  names.reduce<JsonValue | undefined>((within, name) => (isJsonObject(within) ? within[name] : undefined), value);

/** Text or number with every digit; '' for anything else. */
export const textAt = (value: JsonValue | undefined, ...names: readonly string[]): string => textOf(valueAt(value, ...names));
export const listAt = (value: JsonValue | undefined, ...names: readonly string[]): JsonList => {
  const found = valueAt(value, ...names);
  return isJsonList(found) ? found : [];
};
export const objectAt = (value: JsonValue | undefined, ...names: readonly string[]): JsonObject | null => {
  const found = valueAt(value, ...names);
  return isJsonObject(found) ? found : null;
};
export const objectsAt = (value: JsonValue | undefined, ...names: readonly string[]): readonly JsonObject[] => listAt(value, ...names).filter(isJsonObject);

/** The reply's JSON; undefined = it is none (a page of a gateway, a warning of PHP before the brace, cut off). */
export const jsonIn = (reply: Reply): JsonValue | undefined => {
  const read = readExactJson(reply.text);
  return read.ok ? read.value.value : undefined;
};

const longestWords = 300;

/** What the other side said, for people: one line, without what we hide. Whoever repeats our keys to us does not get them into a log. */
export const wordsWithout = (secrets: readonly string[], text: string): string => {
  const known = secrets.filter((secret) => secret.length >= 4);
  const hidden = known.reduce((words, secret) => words.replaceAll(secret, '•••'), plainText(text));
  const oneLine = hidden.replace(/<[^>]{0,200}>/g, ' ').replace(/\s+/g, ' ').trim();
  return oneLine.length > longestWords ? `${oneLine.slice(0, longestWords - 1)}…` : oneLine;
};

const longestWaitMs = 24 * 3_600_000;

/** `Retry-After` in seconds or as a date; null = not said. Never beyond a day: nobody means that. */
export const retryAfterMs = (headers: Reply['headers'], now: number): number | null => {
  const written = headers.get('retry-after')?.trim() ?? '';
  if (written === '') return null;
  const wait = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) * 1000 : Date.parse(written) - now;
  return Number.isFinite(wait) ? Math.min(longestWaitMs, Math.max(0, Math.ceil(wait))) : null;
};

/** UTC ms of the other side's clock, as every HTTP answer carries it. */
export const theirTime = (reply: Reply): number | null => {
  const at = Date.parse(reply.headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
};

export const refused = (code: string, words: string): Answer<never> => ({ kind: 'refused', code, words });
export const notReadable = (maybeDone: boolean): Answer<never> => ({ kind: 'no_answer', why: 'not_readable', maybeDone });
/** For amounts that are compared with the shop's: hundredths → `12.50`; `places` 0 for currencies without a smaller coin. */
export const amountText = (hundredths: number, places: 0 | 2): string | null => {
  if (!Number.isSafeInteger(hundredths) || hundredths < 0) return null;
  if (places === 0) return hundredths % 100 === 0 ? String(hundredths / 100) : null;
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
};

/** Of ISO 4217, those whose smallest coin is the unit itself. */
const withoutCents = new Set(['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF']);
export const placesOf = (currency: string): 0 | 2 => (withoutCents.has(currency.toUpperCase()) ? 0 : 2);
