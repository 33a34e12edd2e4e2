import { spawnSync } from 'node:child_process';
import { hasProgram } from '../../electron/dev/machine/run-command.ts';

/** Containers may forbid one process to look into another. */
const forbidden = (): boolean => spawnSync('strace', ['-f', '-e', 'trace=fsync', 'true'], { encoding: 'utf8', timeout: 20_000 }).status !== 0;

export const whyNoStrace = process.platform !== 'linux' ? 'only Linux has it' : !hasProgram('strace') ? 'strace is not installed; `npm test` installs or names it' : forbidden() ? 'ptrace is forbidden here' : null;
export const canTrace = whyNoStrace === null;
