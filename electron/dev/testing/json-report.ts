import { readFileSync } from 'node:fs';

export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A test program's report; undefined where it wrote none that can be read. */
export function readJson(file: string): Plain | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isPlain(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function numberAt(object: Plain, name: string): number {
  const value = object[name];
  return typeof value === 'number' ? value : 0;
}

export function textAt(object: Plain, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

export function listAt(object: Plain | undefined, name: string): readonly Plain[] {
  const value = object?.[name];
  return Array.isArray(value) ? value.filter(isPlain) : [];
}
