import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Says on the console what is being done, and keeps a picture of each step. */
export type Diary = {
  readonly folder: string;
  readonly say: (words: string) => void;
  /** Once what moves has come to rest. Pictures are numbered as they are taken. */
  readonly picture: (page: Page, name: string) => Promise<string>;
};

const restMs = 450;

export const startDiary = (folder: string): Diary => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return {
    folder,
    say: (words) => {
      process.stdout.write(`${words}\n`);
    },
    picture: async (page, name) => {
      taken += 1;
      await page.waitForTimeout(restMs);
      const path = join(folder, `${String(taken).padStart(2, '0')}-${name}.png`);
      await page.screenshot({ path });
      return path;
    },
  };
};
