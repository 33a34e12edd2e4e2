import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

/** Where things lie on this PC. Only the place of the store is the user's to choose; it is kept outside the store itself. */
export type Places = {
  readonly dataFolder: string;
  readonly renderer: string;
  readonly preload: string;
  readonly workers: string;
  readonly resources: string;
  readonly logFolder: string;
};

const location = z.object({ storeFolder: z.string().min(1) });

export const findPlaces = (): Places => {
  const dataFolder = app.getPath('userData');
  const appFolder = app.getAppPath();
  return {
    dataFolder,
    renderer: join(appFolder, 'dist', 'renderer'),
    preload: join(appFolder, 'dist', 'preload', 'preload.cjs'),
    workers: join(appFolder, 'dist', 'main'),
    resources: app.isPackaged ? join(process.resourcesPath, 'resources') : join(appFolder, 'resources'),
    logFolder: join(dataFolder, 'logs'),
  };
};

const locationFile = (places: Places): string => join(places.dataFolder, 'location.json');

export const storeFolderOf = (places: Places): string => {
  const file = locationFile(places);
  if (existsSync(file)) {
    const parsed = location.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data.storeFolder;
  }
  return join(places.dataFolder, 'shop');
};

export const storeFileIn = (folder: string): string => join(folder, 'backroom.db');

/** Written whole or not at all. */
export const rememberStoreFolder = (places: Places, storeFolder: string): void => {
  mkdirSync(places.dataFolder, { recursive: true });
  const file = locationFile(places);
  writeFileSync(`${file}.new`, JSON.stringify({ storeFolder }));
  renameSync(`${file}.new`, file);
};
