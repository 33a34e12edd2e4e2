import { ok, refuse, type Result } from './result.ts';

/**
 * JSON as other programs send it, without losing a digit: whole numbers beyond 2^53 (order and waybill numbers) come as their text,
 * and the source of every object and list can be had as it was written, to be handed on unchanged.
 */
export type JsonValue = string | number | boolean | null | JsonList | JsonObject;
export type JsonList = readonly JsonValue[];
export type JsonObject = { readonly [name: string]: JsonValue };

export type ExactJson = {
  readonly value: JsonValue;
  /** The text of an object or list of this document, character for character. */
  readonly sourceOf: (part: JsonList | JsonObject) => string;
};

const mostDepth = 100;
const spaceAt = /[ \t\n\r]*/y;
const numberAt = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordAt = /true|false|null/y;

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isJsonList = (value: JsonValue | undefined): value is JsonList => Array.isArray(value);

/** A number keeps every digit: one that JavaScript would round comes as text. */
const exactNumber = (text: string): string | number => (/^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text)) ? text : Number(text));

class NotJson extends Error {
  readonly at: number;
  constructor(at: number) {
    super('not JSON');
    this.at = at;
  }
}

/** Is the quote here one of the string's own? An odd number of backslashes stands before it then. */
const isEscaped = (text: string, quote: number): boolean => {
  let slashes = 0;
  while (text[quote - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
};

/** Refuses `json.not_json` with the place (`at`, characters from the start, and `line`), also when it is nested deeper than 100. */
export const readExactJson = (text: string): Result<ExactJson> => {
  const sources = new WeakMap<object, readonly [number, number]>();
  let at = text.startsWith('\ufeff') ? 1 : 0;

  const taken = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const take = (character: string): boolean => {
    taken(spaceAt);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };
  const must = (character: string): void => {
    if (!take(character)) throw new NotJson(at);
  };
  const stringHere = (): string | null => {
    if (text[at] !== '"') return null;
    let end = text.indexOf('"', at + 1);
    while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (end === -1) throw new NotJson(at);
    try {
      const string = JSON.parse(text.slice(at, end + 1)) as string;
      at = end + 1;
      return string;
    } catch {
      throw new NotJson(at);
    }
  };
  const read = (depth: number): JsonValue => {
    if (depth > mostDepth) throw new NotJson(at);
    taken(spaceAt);
    const start = at;
    switch (text[at]) {
      case '{': {
        at += 1;
        // Without a prototype, so that no name in a hostile document means anything.
        const object = Object.create(null) as Record<string, JsonValue>;
        if (!take('}')) {
          do {
            taken(spaceAt);
            const name = stringHere();
            if (name === null) throw new NotJson(at);
            must(':');
            object[name] = read(depth + 1);
          } while (take(','));
          must('}');
        }
        sources.set(object, [start, at]);
        return object;
      }
      case '[': {
        at += 1;
        const list: JsonValue[] = [];
        if (!take(']')) {
          do list.push(read(depth + 1));
          while (take(','));
          must(']');
        }
        sources.set(list, [start, at]);
        return list;
      }
      case '"': {
        const string = stringHere();
        if (string === null) throw new NotJson(start);
        return string;
      }
      default: {
        const word = taken(wordAt);
        if (word !== null) return word === 'null' ? null : word === 'true';
        const number = taken(numberAt);
        if (number === null) throw new NotJson(start);
        return exactNumber(number);
      }
    }
  };

  try {
    const value = read(0);
    taken(spaceAt);
    if (at < text.length) throw new NotJson(at);
    return ok({
      value,
      sourceOf: (part) => {
        const place = sources.get(part);
        if (place === undefined) throw new Error('not a part of this document');
        return text.slice(...place);
      },
    });
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    return refuse('json.not_json', { at: error.at, line: text.slice(0, error.at).split('\n').length });
  }
};

/** A name's text, also where a program wrote a number; '' for anything else. */
export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
