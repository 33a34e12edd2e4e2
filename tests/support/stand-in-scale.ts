import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temp-folder.ts';

/** Opens a pseudo-terminal, names its far end in the first line, then carries bytes both ways until its input ends. */
const carrier = `
import os, pty, select, sys, tty
master, far = pty.openpty()
tty.setraw(far)
os.write(1, (os.ttyname(far) + "\\n").encode())
os.close(far)
while True:
    ready, _, _ = select.select([0, master], [], [], 0.02)
    if 0 in ready:
        data = os.read(0, 4096)
        if not data: break
        os.write(master, data)
    if master in ready:
        try: os.write(1, os.read(master, 4096))
        except OSError: select.select([], [], [], 0.02)
`;

export const canStandIn = (): boolean => process.platform !== 'win32' && spawnSync('python3', ['-c', 'import pty, tty']).status === 0;

/** A scale that says what the test wants, on a serial port that the real driver opens. */
export type StandInScale = {
  /** Stays the same when it is plugged in again. */
  readonly path: string;
  /** The pseudo-terminal itself, until it is unplugged. */
  readonly realPath: () => string;
  readonly say: (text: string) => void;
  /** Says this again and again, as continuous scales do; empty = falls silent. */
  readonly keepSaying: (text: string) => void;
  /** What it answers to each question; undefined = nothing. */
  readonly answer: (reply: (question: string) => string | undefined) => void;
  /** Everything it was asked so far. */
  readonly heard: () => string;
  readonly unplug: () => Promise<void>;
  readonly plugIn: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const startStandInScale = async (everyMs = 50): Promise<StandInScale> => {
  const path = join(temporaryFolder('scale'), 'port');
  let child: ReturnType<typeof plug> | undefined;
  let saying = '';
  let reply: (question: string) => string | undefined = () => undefined;
  let heard = '';
  let terminal = '';

  const plug = () => spawn('python3', ['-c', carrier], { stdio: ['pipe', 'pipe', 'inherit'] });
  const say = (text: string): void => {
    if (child?.stdin.writable === true) child.stdin.write(Buffer.from(text, 'latin1'));
  };
  const plugIn = async (): Promise<void> => {
    const plugged = plug();
    plugged.stdin.on('error', () => undefined);
    const [first] = (await once(plugged.stdout, 'data')) as [Buffer];
    terminal = first.toString('latin1').split('\n')[0] ?? '';
    symlinkSync(terminal, path);
    plugged.stdout.on('data', (bytes: Buffer) => {
      const question = bytes.toString('latin1');
      heard += question;
      const said = reply(question);
      if (said !== undefined) say(said);
    });
    child = plugged;
  };
  const unplug = async (): Promise<void> => {
    const plugged = child;
    child = undefined;
    if (plugged === undefined) return;
    rmSync(path, { force: true });
    const gone = once(plugged, 'exit');
    plugged.kill('SIGKILL');
    await gone;
  };
  await plugIn();
  const speaking = setInterval(() => {
    if (saying !== '') say(saying);
  }, everyMs);
  return {
    path, say, plugIn, unplug,
    realPath: () => terminal,
    heard: () => heard,
    keepSaying: (text) => {
      saying = text;
    },
    answer: (given) => {
      reply = given;
    },
    close: async () => {
      clearInterval(speaking);
      await unplug();
    },
  };
};
