import { isJsonList, isJsonObject, textOf, type JsonList, type JsonObject, type JsonValue } from '../../shared/domain/exact-json.ts';

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

/** Text of the first of these names that has one; numbers as their text, every digit kept; '' = none. */
export const pickText = (from: JsonObject | null, ...names: readonly string[]): string => {
  for (const name of names) {
    const text = textOf(from?.[name]);
    if (text !== '') return text;
  }
  return '';
};

export const pickObject = (from: JsonObject | null, ...names: readonly string[]): JsonObject | null => {
  for (const name of names) {
    const value = from?.[name];
    if (isJsonObject(value)) return value;
  }
  return null;
};

/** The list of a value, also wrapped in an object that holds nothing else of weight (`trades.trade[]`); null = there is none. */
export const listOf = (value: JsonValue | undefined): readonly JsonValue[] | null => {
  if (isJsonList(value)) return value;
  if (!isJsonObject(value)) return null;
  const lists = Object.values(value).filter(isJsonList);
  return lists.length === 1 ? (lists[0] ?? null) : null;
};

export const pickObjects = (from: JsonObject | null, ...names: readonly string[]): readonly JsonObject[] => {
  for (const name of names) {
    const list = listOf(from?.[name]);
    if (list !== null) return list.filter(isJsonObject);
  }
  return [];
};

/** A whole number, written as a number or as text; null = something else. */
export const pickInteger = (from: JsonObject | null, ...names: readonly string[]): number | null => {
  const text = pickText(from, ...names).trim();
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
};

/** What is said to be so, as `true`, `"true"`, `1`. Null = nothing is said. */
export const pickTruth = (from: JsonObject | null, ...names: readonly string[]): boolean | null => {
  for (const name of names) {
    const value = from?.[name];
    if (typeof value === 'boolean') return value;
    const text = textOf(value).toLowerCase();
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
  }
  return null;
};

/** The first object anywhere below that is wanted, nearest first. */
export const findObject = (value: JsonValue, isWanted: (candidate: JsonObject) => boolean): JsonObject | null => {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; depth < 12 && level.length > 0; depth += 1) {
    const found = level.filter(isJsonObject).find(isWanted);
    if (found !== undefined) return found;
    level = level.flatMap((one) => (isJsonList(one) ? one : isJsonObject(one) ? Object.values(one) : []));
  }
  return null;
};

/** Whole fen as amounts are written everywhere else. What is no whole number of them is marked, so that it is refused where amounts are read. */
export const yuanOfFen = (fen: string): string => {
  if (fen === '') return '';
  if (!/^-?\d{1,15}$/.test(fen)) return `${fen}分`;
  const amount = Math.abs(Number(fen));
  return `${fen.startsWith('-') ? '-' : ''}${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
};

/** Seconds since 1970; 0 is how platforms write "never". */
export const secondsText = (text: string): string => (/^0*$/.test(text) ? '' : text);
