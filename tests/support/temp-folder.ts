import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = new Set<string>();

function removeAll(): void {
  if (process.env['BACKROOM_KEEP_TEMP'] === '1') return;
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
  made.clear();
}

// Vitest's workers are ended without an `exit`; its hook is there only inside a worker, not in processes that tests start.
if ('__vitest_worker__' in globalThis) {
  const { afterAll } = await import('vitest');
  afterAll(removeAll);
}
process.once('exit', removeAll);

/** An empty folder of one's own, removed when its test file ends (`BACKROOM_KEEP_TEMP=1` keeps it to look into). */
export function temporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `backroom-${purpose}-`));
  made.add(folder);
  return folder;
}
