import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, lstat, mkdir, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** A file in the folder as it was last looked at. */
export type SeenFile = { readonly name: string; readonly path: string; readonly size: number; readonly modified: number };

export const sameFile = (one: Pick<SeenFile, 'size' | 'modified'>, other: Pick<SeenFile, 'size' | 'modified'> | undefined): boolean =>
  other !== undefined && one.size === other.size && one.modified === other.modified;

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown');

/** What people drop there; what browsers and office programs leave half-done has other names. */
const isOrderFile = (name: string): boolean => /\.(?:csv|tsv|txt|xlsx|xls)$/i.test(name) && !/^(?:\.|~\$)/.test(name);

/** Order files of the folder, by name; links, pipes and folders are none. Undefined = the folder is not there, or nobody may read it. */
export const listFolder = async (folder: string): Promise<readonly SeenFile[] | undefined> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files: SeenFile[] = [];
    for (const entry of entries) {
      if (!entry.isFile() || !isOrderFile(entry.name)) continue;
      const path = join(folder, entry.name);
      try {
        const { size, mtimeMs, isFile } = await lstat(path).then((found) => ({ size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() }));
        if (isFile) files.push({ name: entry.name, path, size, modified: mtimeMs });
      } catch {
        // Gone since the folder was read.
      }
    }
    return files.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
};

export const isThere = async (folder: string): Promise<boolean> => {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
};

export const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('base64');
};

const isFree = async (path: string): Promise<boolean> => {
  try {
    await access(path);
    return false;
  } catch {
    return true;
  }
};

const mostNames = 1000;

/** Moves the file into a subfolder, never over another: a name that is taken gets a number. Throws what the disk says. */
export const putAside = async (file: SeenFile, folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const { name, ext } = parse(file.name);
  for (let number = 1; number <= mostNames; number += 1) {
    const target = join(folder, number === 1 ? file.name : `${name} (${number})${ext}`);
    try {
      // A link takes no other file's place, as a rename would.
      await link(file.path, target);
      await unlink(file.path);
      return target;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      if (!(await isFree(target))) {
        // Linked, and the old name would not go: the file stays where it was.
        await unlink(target).catch(() => undefined);
        throw error;
      }
      // A disk without hard links (a memory stick, some shares).
      await rename(file.path, target);
      return target;
    }
  }
  throw new Error(`no free name for ${file.name}`);
};
