import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Seeded } from '../support/seeded.ts';
import { placeOld } from './platform-work.ts';
import { pretendUnreadSince, printerName, sides } from './set-up.ts';
import type { RoundState } from './round-state.ts';

export const faultKinds = ['kill', 'kills_at_start', 'disk_full', 'spooler_frozen', 'spooler_stopped', 'printer_paused', 'line_cut', 'replies_lost', 'clock_turned', 'long_closed'] as const;
export type FaultKind = (typeof faultKinds)[number];

type Striking = (round: RoundState, random: Seeded) => Promise<void>;
const hourMs = 3_600_000;
const startLimitMs = 20_000;

const momentLimitMs = 3_000;
/** What a person has just been told is done. */
const commands: ReadonlySet<string> = new Set([
  'printing.printBatch', 'printing.voidWaybill', 'packing.confirmLine', 'packing.setWeight', 'media.add', 'collections.scan', 'collections.close', 'returns.check', 'orders.hold', 'orders.release', 'orders.close', 'orders.setFlag',
  'orders.addNote', 'orderChanges.split', 'orderChanges.merge', 'afterSales.askPayout', 'afterSales.payPayout', 'stock.setOnHand', 'intake.confirm', 'numbers.scanBack',
]);
const rare: ReadonlySet<string> = new Set(['printing.printBatch', 'media.add', 'collections.close', 'returns.check', 'orderChanges.split']);

/** Waits for the moment to be killed in, and says which it is. */
const moments: Readonly<Record<'amid_a_telling' | 'handing_over' | 'at_an_answer' | 'at_any_time', (round: RoundState, random: Seeded) => Promise<string>>> = {
  /** The platform is slow, and does it all the same. */
  amid_a_telling: async ({ standIn }, random) => {
    const slowMs = random.between(150, 700);
    standIn.faults.add({ what: ['ship', 'note', 'close', 'refund', 'waybill_ask'], fault: { slowMs }, times: 8 });
    for (const late = performance.now() + momentLimitMs; standIn.underWay() === 0 && performance.now() < late;) await pause(10);
    await pause(random.between(0, slowMs));
    return 'amid a telling';
  },
  /** The spooler takes a sheet and does not say so before the shop is gone. */
  handing_over: async ({ around: { cups } }, random) => {
    cups.freeze();
    await pause(random.between(500, 2_000));
    return 'the spooler hanging';
  },
  at_an_answer: async (round, random) => {
    await round.untilAnswered(random.next() < 0.5 ? rare : commands, momentLimitMs);
    return 'at an answer';
  },
  at_any_time: async (_round, random) => {
    await pause(random.between(0, 900));
    return 'at any time';
  },
};

const kill: Striking = async (round, random) => {
  const moment = await moments[random.oneOf('amid_a_telling', 'amid_a_telling', 'handing_over', 'at_an_answer', 'at_an_answer', 'at_any_time')](round, random);
  round.say(`-- killed, ${moment}`);
  await round.kill();
  round.around.cups.thaw();
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
  // Now and then for longer than anybody waits for an answer.
  await pause(random.next() < 0.25 ? random.between(5_200, 6_500) : random.between(300, 2_500));
  around.cups.thaw();
  say('-- spooler goes on');
};

const stopSpooler: Striking = async ({ around, say }, random) => {
  const how = random.oneOf('SIGTERM', 'SIGKILL');
  // Often with sheets in its queue: a spooler that crashes then has forgotten them, and gives their job numbers to the next ones.
  if (random.next() < 0.5) {
    around.cups.pause(printerName);
    await pause(random.between(500, 2_000));
  }
  say(`-- spooler ${how === 'SIGTERM' ? 'stopped' : 'crashes'}`);
  await around.cups.end(how);
  await pause(random.between(200, 2_000));
  await around.cups.startAgain();
  around.cups.resume(printerName);
  say('-- spooler started again');
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
  await pause(random.between(300, 2_500));
  await standIn.restore();
  say('-- line back');
};

const loseReplies: Striking = async ({ standIn, say }, random) => {
  say('-- replies get lost');
  const what = ['ship', 'note', 'close', 'refund', 'waybill_ask', 'list', 'get'] as const;
  const chance = random.oneOf(0.2, 0.5);
  for (const fault of ['reset_after', 'reset_before', '502_after', 'broken_json', 'reset_amid', 'html'] as const) standIn.faults.add({ what: [...what], fault, chance: chance / 3 });
  standIn.faults.add({ fault: { banSeconds: 1 }, times: 2 });
  await pause(random.between(1_000, 3_000));
  standIn.faults.clear();
  say('-- replies arrive again');
};

const turnClock: Striking = async ({ turnClock: turn, say }, random) => {
  const to = random.oneOf(-24 * hourMs, -hourMs, hourMs, 24 * hourMs);
  say(`-- clock turned by ${String(to / hourMs)} h`);
  turn(to);
  await pause(random.between(500, 2_500));
  turn(0);
  say('-- clock right again');
};

/**
 * Days go by without the shop, and with more pages of changes than one: it is killed, or a page gets lost, while they are read. Nobody asks for
 * so long ago a second time, so what is missed then stays missed.
 */
const stayClosed: Striking = async (round, random) => {
  const { standIn, dataFolder } = round;
  const side = random.oneOf(...sides);
  round.say(`-- closed for a day, ${side} goes on`);
  await round.kill();
  // The same moment for all: one span, several pages.
  const at = standIn.world.now() - random.between(6, 20) * hourMs;
  placeOld(round, random, side, at, random.between(105, 230));
  pretendUnreadSince(dataFolder, side, at - hourMs);
  for (let time = random.between(1, 2); time > 0; time -= 1) {
    const before = standIn.calls.length;
    if (random.next() < 0.4) standIn.faults.add({ side, what: ['list', 'get'], fault: random.oneOf('reset_before', '502_before', 'broken_json'), chance: 0.3, times: 1 });
    const shop = round.startUnwaited();
    for (const late = performance.now() + startLimitMs; performance.now() < late && shop.isAlive() && !standIn.calls.slice(before).some((call) => call.side === side && call.what === 'list');) await pause(5);
    await pause(random.between(0, 900));
    round.say('-- killed while it reads what it missed');
    round.counts.kills += 1;
    await shop.kill();
  }
  if (!(await round.start())) round.found.push(`after a long time closed the shop did not open: ${round.shop().errors().slice(-400)}`);
};

export const strike: Readonly<Record<FaultKind, Striking>> = {
  kill, kills_at_start: killsAtStart, disk_full: fillDisk, spooler_frozen: freezeSpooler, spooler_stopped: stopSpooler, printer_paused: pausePrinter, line_cut: cutLine, replies_lost: loseReplies, clock_turned: turnClock, long_closed: stayClosed,
};

/** Whatever was wrong with the world is right again. */
export const heal = async (round: RoundState): Promise<void> => {
  const { around, standIn } = round;
  standIn.faults.clear();
  await standIn.restore();
  around.cups.thaw();
  await around.cups.startAgain();
  around.cups.resume(printerName);
  rmSync(fillerIn(round), { force: true });
  round.turnClock(0);
};
