import { join } from 'node:path';
import { checkoutCacheFolder, projectFolder } from '../machine/folders.ts';
import { SetupError } from '../machine/say.ts';
import { offlineElectron, offlineElectronFolder, offlineElectronFor } from './offline-electron.ts';
import { downloadOfficialElectron, presentOfficialElectron, type OfficialElectron } from './official-electron.ts';
import { compiledSqliteBinding, installSqliteBinding } from './sqlite-binding.ts';

export type ElectronRuntime =
  | {
      readonly kind: 'official';
      readonly version: string;
      readonly distFolder: string;
      readonly executablePath: string;
    }
  | {
      readonly kind: 'offline';
      readonly version: string;
      /** Electron's own files without any application in them: what electron-builder packs from. */
      readonly distFolder: string;
      readonly sqliteBinding: string;
    };

export type ElectronLaunch = { readonly executablePath: string; readonly leadingArguments: readonly string[] };

const canRunOffline = process.platform === 'linux' && process.arch === 'x64';

function official({ version, folder, executablePath }: OfficialElectron): ElectronRuntime {
  return { kind: 'official', version, distFolder: folder, executablePath };
}

async function offline(): Promise<ElectronRuntime> {
  const distFolder = await offlineElectronFolder();
  const sqliteBinding = await compiledSqliteBinding();
  await installSqliteBinding(sqliteBinding);
  return { kind: 'offline', version: offlineElectron.electronVersion, distFolder, sqliteBinding };
}

/**
 * The Electron of this machine: the pinned one where its binary is there or can be downloaded, otherwise (Linux x64 only)
 * the offline one. `BACKROOM_ELECTRON=official` or `=offline` forces one of them.
 */
export async function prepareElectron(): Promise<ElectronRuntime> {
  const forced = process.env['BACKROOM_ELECTRON'];
  if (forced === 'offline' && canRunOffline) return offline();
  const present = presentOfficialElectron() ?? (await downloadOfficialElectron());
  if (present !== undefined) return official(present);
  if (!canRunOffline || forced === 'official') {
    throw new SetupError(
      'Electron could not be downloaded. Check the network (ELECTRON_MIRROR names another download site), then try again.',
    );
  }
  return offline();
}

/** How to start an application folder (one with a package.json) with this runtime; the project itself unless named. */
export async function launchOf(runtime: ElectronRuntime, appFolder = projectFolder): Promise<ElectronLaunch> {
  if (runtime.kind === 'official') return { executablePath: runtime.executablePath, leadingArguments: [appFolder] };
  // The project's own folder is tied by a relative link, so that a moved checkout still starts itself.
  const folder =
    appFolder === projectFolder
      ? await offlineElectronFor('../../..', join(checkoutCacheFolder, 'electron-offline'))
      : await offlineElectronFor(appFolder, join(appFolder, '.electron-offline'));
  return { executablePath: join(folder, 'electron'), leadingArguments: [] };
}
