import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Driver from 'better-sqlite3';
import { copiesIn } from './copy-files.ts';
import type { Reader } from './database.ts';

/** How far the trace was at a moment, kept outside of it: a chain alone does not know that its last links were taken off. */
export type TraceWitness = { readonly at: number; readonly entries: number; readonly hash: string; readonly first: string };

/** One line for each time the store was opened or closed with a longer trace, beside the store. */
export const witnessFileOf = (storeFile: string): string => `${storeFile}-trace`;

const keptLines = 500;
const firstAndLast = `SELECT (SELECT hash FROM trace WHERE id = 1) AS first, id AS entries, hash FROM trace ORDER BY id DESC LIMIT 1`;
type FirstAndLast = { readonly first: string | null; readonly entries: number; readonly hash: string };

const isWitness = (value: unknown): value is TraceWitness =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number' && 'entries' in value && typeof value.entries === 'number'
  && 'hash' in value && typeof value.hash === 'string' && 'first' in value && typeof value.first === 'string';

const readLine = (line: string): TraceWitness[] => {
  try {
    const value: unknown = JSON.parse(line);
    return isWitness(value) ? [value] : [];
  } catch {
    // The line that a power cut left half written.
    return [];
  }
};

const linesOf = (storeFile: string): TraceWitness[] => {
  const file = witnessFileOf(storeFile);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(readLine) : [];
};

/** Writes down how far the trace is now. Nothing is lost when it cannot: it is one more witness, not the record. */
export const witnessTrace = (reader: Reader, storeFile: string, at: number): void => {
  try {
    const now = reader.first<FirstAndLast>(firstAndLast);
    if (now === undefined) return;
    const known = linesOf(storeFile);
    const last = known.at(-1);
    // A trace that became shorter is for the verification to find; its witness stays the last one.
    if (last !== undefined && (last.hash === now.hash || last.entries >= now.entries)) return;
    const kept = [...known.slice(-(keptLines - 1)), { at, entries: now.entries, hash: now.hash, first: now.first ?? '' }];
    const file = witnessFileOf(storeFile);
    writeFileSync(`${file}.new`, `${kept.map((line) => JSON.stringify(line)).join('\n')}\n`);
    renameSync(`${file}.new`, file);
  } catch {
    // A full or failing disk says so where something would be lost.
  }
};

const witnessIn = (file: string, takenAt: number): TraceWitness[] => {
  try {
    const copy = new Driver(file, { readonly: true, fileMustExist: true });
    try {
      const found = copy.prepare<[], FirstAndLast>(firstAndLast).get();
      return found === undefined ? [] : [{ at: takenAt, entries: found.entries, hash: found.hash, first: found.first ?? '' }];
    } finally {
      copy.close();
    }
  } catch {
    // A damaged copy witnesses nothing; that it is damaged is said where copies are listed.
    return [];
  }
};

/** What the file beside the store and each copy that is not sealed say of the trace. A copy at a time, so that nobody waits. */
export const traceWitnesses = async (storeFile: string, backupFolder: string): Promise<TraceWitness[]> => {
  const witnesses = linesOf(storeFile);
  for (const { file, takenAt, key } of copiesIn(backupFolder)) {
    if (key === null) witnesses.push(...witnessIn(file, takenAt));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return witnesses;
};
