import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Seeded } from '../support/seeded.ts';
import { printerName } from './set-up.ts';
import type { RoundState } from './round-state.ts';

export const faultKinds = ['kill', 'kills_at_start', 'disk_full', 'spooler_frozen', 'printer_paused', 'line_cut', 'replies_lost', 'clock_turned'] as const;
export type FaultKind = (typeof faultKinds)[number];

type Striking = (round: RoundState, random: Seeded) => Promise<void>;
const hourMs = 3_600_000;

const kill: Striking = async (round, random) => {
  // Often with something under way: the platform is slow, and does it all the same.
  if (random.next() < 0.7) round.standIn.faults.add({ what: ['ship', 'note', 'close', 'refund', 'waybill_ask'], fault: { slowMs: random.between(100, 700) }, times: 8 });
  await pause(random.between(0, 900));
  round.say('-- killed');
  await round.kill();
  await pause(random.oneOf(0, 0, random.between(0, 300)));
  if (!(await round.start())) round.found.push(`after a kill the shop did not open: ${round.shop().errors().slice(-400)}`);
};

/** Again and again before it is up. */
const killsAtStart: Striking = async (round, random) => {
  round.say('-- killed, and while it starts again');
  await round.kill();
  for (let time = random.between(1, 4); time > 0; time -= 1) {
    const shop = round.startUnwaited();
    await pause(random.between(100, 1_800));
    round.counts.kills += 1;
    await shop.kill();
  }
  if (!(await round.start())) round.found.push(`after kills while starting the shop did not open: ${round.shop().errors().slice(-400)}`);
};

const fillerIn = (round: RoundState): string => join(round.dataFolder, '..', 'filler');
const fillDisk: Striking = async (round, random) => {
  round.say('-- disk full');
  const handle = openSync(fillerIn(round), 'w');
  try {
    for (const size of [1 << 20, 1 << 16, 1 << 12]) {
      const block = Buffer.alloc(size);
      try {
        for (;;) writeSync(handle, block);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(handle);
  }
  await pause(random.between(400, 2_500));
  rmSync(fillerIn(round), { force: true });
  round.say('-- room on the disk again');
};

const freezeSpooler: Striking = async ({ around, say }, random) => {
  say('-- spooler hangs');
  around.cups.freeze();
  await pause(random.between(500, 6_000));
  around.cups.thaw();
  say('-- spooler goes on');
};

const pausePrinter: Striking = async ({ around, say }, random) => {
  say('-- printer paused');
  around.cups.pause(printerName);
  await pause(random.between(300, 3_000));
  around.cups.resume(printerName);
  say('-- printer goes on');
};

const cutLine: Striking = async ({ standIn, say }, random) => {
  say('-- line cut');
  await standIn.cut();
  await pause(random.between(300, 4_000));
  await standIn.restore();
  say('-- line back');
};

const loseReplies: Striking = async ({ standIn, say }, random) => {
  say('-- replies get lost');
  const what = ['ship', 'note', 'close', 'refund', 'waybill_ask', 'list', 'get'] as const;
  const chance = random.oneOf(0.2, 0.5);
  for (const fault of ['reset_after', 'reset_before', '502_after', 'broken_json', 'reset_amid', 'html'] as const) standIn.faults.add({ what: [...what], fault, chance: chance / 3 });
  standIn.faults.add({ fault: { banSeconds: 1 }, times: 2 });
  await pause(random.between(1_000, 4_000));
  standIn.faults.clear();
  say('-- replies arrive again');
};

const turnClock: Striking = async ({ turnClock: turn, say }, random) => {
  const to = random.oneOf(-24 * hourMs, -hourMs, hourMs, 24 * hourMs);
  say(`-- clock turned by ${String(to / hourMs)} h`);
  turn(to);
  await pause(random.between(500, 3_500));
  turn(0);
  say('-- clock right again');
};

export const strike: Readonly<Record<FaultKind, Striking>> = {
  kill, kills_at_start: killsAtStart, disk_full: fillDisk, spooler_frozen: freezeSpooler, printer_paused: pausePrinter, line_cut: cutLine, replies_lost: loseReplies, clock_turned: turnClock,
};

/** Whatever was wrong with the world is right again. */
export const heal = async (round: RoundState): Promise<void> => {
  const { around, standIn } = round;
  standIn.faults.clear();
  await standIn.restore();
  around.cups.thaw();
  around.cups.resume(printerName);
  rmSync(fillerIn(round), { force: true });
  round.turnClock(0);
};
