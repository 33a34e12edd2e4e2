import { getReady } from '../../electron/dev/ready.ts';

/** Before the first test: the machine, Electron, an up-to-date build and a display. Returns what takes the display down. */
export default async function prepareEndToEnd(): Promise<() => Promise<void>> {
  const { launch, done } = await getReady('test');
  process.env['BACKROOM_LAUNCH'] = JSON.stringify(launch);
  return done;
}
