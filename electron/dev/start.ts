import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from './machine/folders.ts';
import { sandboxArguments } from './machine/sandbox.ts';
import { runEntry, say } from './machine/say.ts';
import { getReady } from './ready.ts';
import type { ElectronLaunch } from './runtime/electron-runtime.ts';

/** Runs the app until it ends and answers with its exit code; an interrupt goes on to the app. */
export async function runElectron(launch: ElectronLaunch, more: readonly string[], env = process.env): Promise<number> {
  const sandbox = sandboxArguments();
  if (sandbox.length > 0) say(`running as root: Electron starts with ${sandbox.join(' ')}`);
  const child = spawn(launch.executablePath, [...launch.leadingArguments, ...sandbox, ...more], {
    cwd: projectFolder,
    env,
    stdio: 'inherit',
  });
  const forward = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  process.removeListener('SIGINT', forward).removeListener('SIGTERM', forward);
  return exitCode ?? 1;
}

if (import.meta.main) {
  await runEntry(async () => {
    const { launch, done } = await getReady('start');
    try {
      return await runElectron(launch, process.argv.slice(2));
    } finally {
      await done();
    }
  });
}
