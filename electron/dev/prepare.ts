import { runEntry } from './machine/say.ts';
import { ensureSystemPackages } from './machine/system-packages.ts';
import { launchOf, prepareElectron } from './runtime/electron-runtime.ts';

/** Sets this machine up for everything (`node electron/dev/prepare.ts`) and prints what starts the app, as JSON. */
await runEntry(async () => {
  await ensureSystemPackages('test');
  const runtime = await prepareElectron();
  console.log(JSON.stringify({ ...runtime, launch: await launchOf(runtime) }, null, 2));
  return 0;
});
