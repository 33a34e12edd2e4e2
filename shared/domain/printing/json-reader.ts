/**
 * Reads a JSON value whose shape is not trusted. Every reading returns something usable; the first thing that was wrong is kept
 * with its place (`elements[3].sizeHmm`), and whoever started the reading asks for it at the end.
 */
export type Problem = { readonly path: string; readonly problem: string };

export type JsonObject = Readonly<Record<string, unknown>>;

export type JsonReader = {
  readonly problem: () => Problem | null;
  readonly fail: (path: string, problem: string) => void;
  /** An object that has no keys but these. */
  readonly object: (value: unknown, path: string, keys: readonly string[]) => JsonObject;
  readonly list: (value: unknown, path: string, most: number) => readonly unknown[];
  /** `fallback` stands in for an absent key; without one the key is required. */
  readonly integer: (from: JsonObject, key: string, path: string, range: readonly [number, number], fallback?: number) => number;
  readonly text: (from: JsonObject, key: string, path: string, most: number, fallback?: string) => string;
  readonly choice: <T extends string>(from: JsonObject, key: string, path: string, choices: readonly T[], fallback?: T) => T;
  readonly flag: (from: JsonObject, key: string, path: string, fallback: boolean) => boolean;
};

export const at = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;

/** A key of a hostile file may be of any length; people read the path. */
const longestPath = 200;

export const createJsonReader = (): JsonReader => {
  let first: Problem | null = null;
  const fail = (path: string, problem: string): void => {
    first ??= { path: path.length > longestPath ? `${path.slice(0, longestPath)}…` : path, problem };
  };
  /** The value of a key of the object's own, or undefined. */
  const own = (from: JsonObject, key: string): unknown => (Object.hasOwn(from, key) ? from[key] : undefined);

  return {
    problem: () => first,
    fail,
    object: (value, path, keys) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        fail(path, value === undefined ? 'missing' : 'not_an_object');
        return {};
      }
      for (const key of Object.keys(value)) if (!keys.includes(key)) fail(at(path, key), 'unknown_key');
      return value as JsonObject;
    },
    list: (value, path, most) => {
      if (!Array.isArray(value)) {
        fail(path, value === undefined ? 'missing' : 'not_a_list');
        return [];
      }
      if (value.length > most) fail(path, 'too_many');
      return (value as readonly unknown[]).slice(0, most);
    },
    integer: (from, key, path, [least, most], fallback) => {
      const value = own(from, key);
      if (value === undefined && fallback !== undefined) return fallback;
      if (typeof value !== 'number' || !Number.isInteger(value)) fail(at(path, key), value === undefined ? 'missing' : 'not_an_integer');
      else if (value < least || value > most) fail(at(path, key), 'out_of_range');
      // `-0` becomes 0, so that what is written down again reads the same.
      else return value + 0;
      return fallback ?? least;
    },
    text: (from, key, path, most, fallback) => {
      const value = own(from, key);
      if (value === undefined && fallback !== undefined) return fallback;
      if (typeof value !== 'string') fail(at(path, key), value === undefined ? 'missing' : 'not_text');
      else if (value.length > most) fail(at(path, key), 'too_long');
      else return value;
      return fallback ?? '';
    },
    choice: <T extends string>(from: JsonObject, key: string, path: string, choices: readonly T[], fallback?: T): T => {
      const value = own(from, key);
      if (value === undefined && fallback !== undefined) return fallback;
      const chosen = choices.find((choice) => choice === value);
      if (chosen === undefined) fail(at(path, key), value === undefined ? 'missing' : 'not_a_choice');
      return chosen ?? fallback ?? (choices[0] as T);
    },
    flag: (from, key, path, fallback) => {
      const value = own(from, key);
      if (value === undefined) return fallback;
      if (typeof value !== 'boolean') fail(at(path, key), 'not_true_or_false');
      return value === true;
    },
  };
};
