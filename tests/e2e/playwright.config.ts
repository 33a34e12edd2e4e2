import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { projectFolder } from '../../electron/dev/machine/folders.ts';

/** End to end: the built app in a real Electron, one at a time. `npx playwright test -c tests/e2e/playwright.config.ts` runs it alone. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.test.ts',
  outputDir: join(projectFolder, 'test-results/e2e'),
  globalSetup: './global-setup.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'e2e', testIgnore: 'packaged/**' },
    { name: 'package', testMatch: 'packaged/**/*.test.ts', timeout: 300_000 },
  ],
});
