import { buildIfStale } from './build.ts';
import { ensureDisplay } from './machine/display.ts';
import { say } from './machine/say.ts';
import { ensureSystemPackages, type Purpose } from './machine/system-packages.ts';
import { launchOf, prepareElectron, type ElectronLaunch, type ElectronRuntime } from './runtime/electron-runtime.ts';

export type Ready = {
  readonly runtime: ElectronRuntime;
  /** How to start the built app. */
  readonly launch: ElectronLaunch;
  /** Takes down what was put up for this run (the invisible display). */
  readonly done: () => Promise<void>;
};

/** Everything between a checkout with its npm packages and an app that can be started: packages, Electron, build, display. */
export async function getReady(purpose: Purpose): Promise<Ready> {
  await ensureSystemPackages(purpose);
  const runtime = await prepareElectron();
  if (runtime.kind === 'offline')
    say(`using the offline Electron ${runtime.version}, which serves development and tests`);
  const launch = await launchOf(runtime);
  await buildIfStale();
  return { runtime, launch, done: await ensureDisplay() };
}
