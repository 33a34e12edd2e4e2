import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = new Set<string>();

process.once('exit', () => {
  if (process.env['BACKROOM_KEEP_TEMP'] === '1') return;
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder of one's own, removed when the test process ends (`BACKROOM_KEEP_TEMP=1` keeps it to look into). */
export function temporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `backroom-${purpose}-`));
  made.add(folder);
  return folder;
}
