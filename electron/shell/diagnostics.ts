import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AboutApp } from '../ipc/handlers/app.ts';
import type { Places } from './places.ts';

export const versions = (): AboutApp['versions'] => ({
  version: app.getVersion(), electron: process.versions.electron, chromium: process.versions.chrome, node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
});

/** Facts and log in one text file; neither holds personal data. */
export const exportDiagnostics = (places: Places, file: string, facts: Record<string, unknown>): void => {
  const logs = ['backroom.old.log', 'backroom.log'].map((name) => join(places.logFolder, name)).filter((name) => existsSync(name));
  const parts = [JSON.stringify(facts, null, 2), ...logs.map((name) => readFileSync(name, 'utf8'))];
  writeFileSync(file, parts.join('\n\n'));
};
