import { chmodSync, copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How a test printer behaves: `keeps` what it receives; `jams` on every job; is `paused` with jobs waiting; `refuses` jobs;
 * is `mute` (takes the data, never finishes).
 */
export type PrinterBehaviour = 'keeps' | 'jams' | 'paused' | 'refuses' | 'mute';

const SYSTEM_BIN = '/usr/lib/cups';

/** The device address's first part, by which `backend.sh` knows what to do. */
export const backendSchemes: Readonly<Record<PrinterBehaviour, string>> = {
  keeps: 'tray',
  jams: 'tray-jam',
  paused: 'tray',
  refuses: 'tray',
  mute: 'tray-mute',
};

/** Writes a spooler's whole configuration under `root`: its own programs folder, spool, state and log; no network. */
export function writeCupsConfiguration(root: string, socket: string): void {
  const folders = ['bin/backend', 'spool/tmp', 'cache', 'state', 'log', 'ppd', 'trays'];
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  for (const name of readdirSync(SYSTEM_BIN)) {
    if (name !== 'backend') symlinkSync(join(SYSTEM_BIN, name), join(root, 'bin', name));
  }
  for (const scheme of new Set(Object.values(backendSchemes))) {
    const backend = join(root, 'bin/backend', scheme);
    copyFileSync(join(import.meta.dirname, 'backend.sh'), backend);
    // Not readable by others: under root such a backend runs as root, so it can write into the test's folder.
    chmodSync(backend, 0o700);
  }
  symlinkSync(join(SYSTEM_BIN, 'backend/socket'), join(root, 'bin/backend/socket'));
  writeFileSync(
    join(root, 'cups-files.conf'),
    [
      `ServerRoot ${root}`,
      `ServerBin ${root}/bin`,
      'DataDir /usr/share/cups',
      `RequestRoot ${root}/spool`,
      `TempDir ${root}/spool/tmp`,
      `CacheDir ${root}/cache`,
      `StateDir ${root}/state`,
      `ServerKeychain ${root}/ssl`,
      `AccessLog ${root}/log/access_log`,
      `ErrorLog ${root}/log/error_log`,
      `PageLog ${root}/log/page_log`,
      'FileDevice Yes',
      'Sandboxing relaxed',
      '',
    ].join('\n'),
  );
  writeFileSync(
    join(root, 'cupsd.conf'),
    [
      `Listen ${socket}`,
      'LogLevel info',
      'MaxLogSize 0',
      'Browsing Off',
      'WebInterface No',
      'DefaultAuthType None',
      'IdleExitTimeout 0',
      'JobRetryInterval 5',
      '<Location />',
      'Order allow,deny',
      'Allow all',
      '</Location>',
      '<Policy default>',
      'JobPrivateAccess all',
      'JobPrivateValues none',
      'SubscriptionPrivateAccess all',
      'SubscriptionPrivateValues none',
      '<Limit All>',
      'AuthType None',
      'Order allow,deny',
      'Allow all',
      '</Limit>',
      '</Policy>',
      '',
    ].join('\n'),
  );
}
