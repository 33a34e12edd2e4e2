import { readdirSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a copy's file is, read from its name; the name is all that is needed to list and to dispose of it. */
export type CopyFile = {
  readonly file: string; readonly takenAt: number; readonly bytes: number; readonly kind: string;
  /** Named after the key that opens it; null = anybody can read it. */
  readonly key: string | null;
};

const name = /^backroom-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-([a-z0-9-]+?)(?:\.([a-z0-9]{8}))?\.db(\.age)?$/;

/** `key` null = not sealed. */
export const copyName = (kind: string, takenAt: number, key: string | null): string =>
  `backroom-${new Date(takenAt).toISOString().slice(0, 19).replaceAll(':', '-')}Z-${kind}${key === null ? '.db' : `.${key}.db.age`}`;

export const keyFileName = (key: string): string => `backroom-key-${key}.age`;
export const mediaFolderName = (key: string | null): string => (key === null ? 'media' : `media-${key}`);

const readName = (text: string): { takenAt: number; kind: string; key: string | null } | null => {
  const parts = name.exec(text);
  if (parts === null) return null;
  const takenAt = Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
  return Number.isNaN(takenAt) ? null : { takenAt, kind: parts[5] ?? '', key: parts[7] === undefined ? null : (parts[6] ?? '') };
};

/** Copies in a folder, newest first; a folder that is not there has none. */
export const copiesIn = (folder: string): CopyFile[] => {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return newestFirst(names.map((text) => {
    const read = readName(text);
    return read === null ? null : sized(folder, text, read, () => statSync(join(folder, text)).size);
  }));
};

/** The same where a disk may be slow or half dead and nobody must wait for it. */
export const copiesAside = async (folder: string): Promise<CopyFile[]> => {
  const names = await readdir(folder).catch(() => []);
  return newestFirst(await Promise.all(names.map(async (text) => {
    const read = readName(text);
    if (read === null) return null;
    const size = await stat(join(folder, text)).then((found) => found.size, () => null);
    return size === null ? null : { ...read, file: join(folder, text), bytes: size };
  })));
};

const sized = (folder: string, text: string, read: { takenAt: number; kind: string; key: string | null }, size: () => number): CopyFile | null => {
  try {
    return { ...read, file: join(folder, text), bytes: size() };
  } catch {
    return null;
  }
};

const newestFirst = (found: readonly (CopyFile | null)[]): CopyFile[] => found.filter((copy) => copy !== null).sort((a, b) => b.takenAt - a.takenAt);
