import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Where things lie on this PC. Only the place of the store is the user's to choose; it is kept outside the store itself. */
export type Places = {
  readonly dataFolder: string;
  readonly renderer: string;
  readonly preload: string;
  readonly workers: string;
  readonly resources: string;
  readonly logFolder: string;
};

/** Read by hand: this runs before the schemas are loaded. */
const storeFolderIn = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'storeFolder' in value && typeof value.storeFolder === 'string' && value.storeFolder !== ''
    ? value.storeFolder
    : undefined;

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
    const chosen = storeFolderIn(JSON.parse(readFileSync(file, 'utf8')));
    if (chosen !== undefined) return chosen;
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
