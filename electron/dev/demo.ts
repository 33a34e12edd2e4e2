import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { until } from './demo/ask.ts';
import { startDiary } from './demo/diary.ts';
import { playTheDay } from './demo/story.ts';
import { projectFolder } from './machine/folders.ts';
import { sandboxArguments } from './machine/sandbox.ts';
import { runEntry } from './machine/say.ts';
import { getReady } from './ready.ts';

/** `npm run demo`: the whole main job, unattended, in the real app on the demo shop. `-- --pictures` also renews the README's pictures. */
await runEntry(async () => {
  const { launch, done } = await getReady('start');
  const scratch = mkdtempSync(join(tmpdir(), 'backroom-demo-'));
  const diary = startDiary(join(projectFolder, 'demo-output'));
  const dataFolder = join(scratch, 'data');
  const picturesFolder = process.argv.includes('--pictures') ? join(projectFolder, 'resources/pictures') : null;
  const electron = await _electron.launch({
    executablePath: launch.executablePath, args: [...launch.leadingArguments, ...sandboxArguments(), `--user-data-dir=${dataFolder}`, '--force-device-scale-factor=1'],
  });
  const app = electron.process();
  try {
    const window = await electron.firstWindow();
    const packingWindow = async (): Promise<Page> => {
      const found = (): Page | undefined => electron.windows().find((page) => page.url().includes('window=packing'));
      await until('the packing window', () => Promise.resolve(found() !== undefined));
      const page = found();
      if (page === undefined) throw new Error('the packing window is gone');
      return page;
    };
    await playTheDay({ electron, window, packingWindow, dataFolder, diary, picturesFolder }, scratch);
    diary.say(`\n${readdirSync(diary.folder).filter((name) => name.endsWith('.png')).length} pictures, the PDFs and the ship files: ${diary.folder}`);
    return 0;
  } finally {
    await Promise.race([electron.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
    app.kill('SIGKILL');
    rmSync(scratch, { recursive: true, force: true });
    await done();
  }
});
