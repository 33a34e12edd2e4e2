import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../support/seeded.ts';
import { canMakeSmallDisks, makeSmallDisk } from '../support/small-disk.ts';
import { startStandIn } from '../support/stand-in-platform/stand-in.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { project } from './build-shop.ts';
import { checkRound } from './checks.ts';
import { faultKinds, heal, strike, type FaultKind } from './faults.ts';
import { actOnPlatform, placeSome } from './platform-work.ts';
import { asker, openRound, type RoundState } from './round-state.ts';
import { layOut, printerName, sides, type Surroundings } from './set-up.ts';
import { logBugs, openTray, paperIsOut, settle } from './settle.ts';
import { finishTheDay, takeFilesIn, workAtTheDesk, workOnTheFloor } from './shop-work.ts';

export type RoundReport = {
  readonly seed: number; readonly faults: readonly FaultKind[]; readonly seconds: number;
  /** Where the seconds went. */
  readonly parts: Readonly<Record<string, number>>;
  readonly found: readonly string[]; readonly known: readonly string[]; readonly script: readonly string[];
  readonly operations: number; readonly acknowledged: number; readonly refused: number; readonly unanswered: number; readonly kills: number;
  /** At the platform: things done. */
  readonly effects: number; readonly refusals: Readonly<Record<string, number>>;
};

const diskMegabytes = 40;
const workMs = { least: 2_000, most: 5_000 };
/** For a look in passing: less work and no waiting for more. */
const hurriedWorkMs = { least: 1_000, most: 2_500 };
const warmLimitMs = 20_000;

/** One kind of fault, exactly these, or whatever the seed says. */
export type Wanted = FaultKind | readonly FaultKind[] | null;

/** Which faults a round has: one for certain, often more. */
const chooseFaults = (seed: number, only: Wanted, most: number): readonly FaultKind[] => {
  if (only !== null && typeof only !== 'string') return only;
  const random = seeded(seed * 7 + 3);
  const possible = faultKinds.filter((kind) => kind !== 'disk_full' || canMakeSmallDisks);
  const first = only ?? random.oneOf(...(possible as [FaultKind, ...FaultKind[]]));
  const others = only === null ? Array.from({ length: random.between(0, most) }, () => random.oneOf(...(possible as [FaultKind, ...FaultKind[]]))) : [only, ...(random.next() < 0.5 ? ['kill' as const] : [])];
  return [first, ...others];
};

const lookAfterDiskFull = async (round: RoundState): Promise<void> => {
  const shop = await round.ready();
  if (shop === null) return;
  const answer = await asker(round, shop)('orders', 'counts');
  const write = await asker(round, shop)('sync', 'askNow', { connectionId: null });
  if (shop.isAlive() && (answer?.ok !== true || write?.ok !== true)) round.found.push('case 3: with room on the disk again the shop does not answer without a restart');
};

const spoil = async (round: RoundState, faults: readonly FaultKind[], hurried: boolean): Promise<void> => {
  const random = seeded(round.seed * 11 + 5);
  for (const late = performance.now() + warmLimitMs; !round.isWarm() && performance.now() < late;) await pause(50);
  const { least, most } = hurried ? hurriedWorkMs : workMs;
  const until = performance.now() + random.between(least, most);
  for (const fault of faults) {
    await pause(random.between(300, 1_500) / (hurried ? 2 : 1));
    if ((await round.ready()) === null) return;
    await strike[fault](round, random);
    if (fault === 'disk_full') await lookAfterDiskFull(round);
  }
  while (performance.now() < until) await pause(50);
};

const buyersAtWork = async (round: RoundState): Promise<void> => {
  const random = seeded(round.seed * 13 + 1);
  while (!round.over()) {
    actOnPlatform(round, random);
    await pause(random.between(40, 400));
  }
};

/** Some hours of a shop in some seconds, with what its seed has in store for it; then everything is well again, and the books are looked at. */
export const playRound = async (around: Surroundings, seed: number, only: Wanted = null, hurried = false): Promise<RoundReport> => {
  const began = performance.now();
  const faults = chooseFaults(seed, only, hurried ? 0 : 3);
  const standIn = await startStandIn({ seed });
  const disk = faults.includes('disk_full') ? makeSmallDisk(diskMegabytes) : null;
  const folder = disk?.folder ?? temporaryFolder('torture-round');
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  layOut(around.templateFolder, dataFolder, standIn, String(77_000_000_000_000 + (seed % 90_000) * 10_000_000), 5_000);
  const round = openRound({ seed, random: seeded(seed), around, standIn, dataFolder });
  around.cups.clear(printerName);
  const tray = openTray(round);
  const parts: Record<string, number> = {};
  let partFrom = began;
  const passed = (part: string): void => {
    parts[part] = Math.round((performance.now() - partFrom) / 100) / 10;
    partFrom = performance.now();
  };
  let waiting = 'the shop did not open';
  try {
    for (const side of sides) placeSome(round, seeded(seed * 17 + sides.indexOf(side)), side, 4);
    if (await round.start()) {
      const working = [workAtTheDesk(round, seeded(seed * 2 + 1)), workAtTheDesk(round, seeded(seed * 3 + 2)), workOnTheFloor(round, seeded(seed * 5 + 3)), takeFilesIn(round, seeded(seed * 19 + 7)), buyersAtWork(round)].map((one) => one.catch((error: unknown) => {
        round.found.push(`somebody at work broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }));
      passed('open');
      await spoil(round, faults, hurried);
      await heal(round);
      if (round.shop().isAlive()) round.say('-- all is well again');
      else await round.start();
      round.end();
      await Promise.all(working);
      passed('work');
      const ask = asker(round, round.shop());
      await finishTheDay(round, ask, seeded(seed * 23 + 9), () => paperIsOut(round, ask, tray));
      passed('day');
      waiting = await settle(round, ask, tray);
      passed('settle');
      if (seeded(seed).next() < 0.5) await round.shop().close();
      else {
        round.say('-- killed at rest');
        await round.kill();
      }
    }
    if (waiting !== '') round.found.push(`did not come to rest: ${waiting}`);
    round.found.push(...await checkRound(round, tray));
    passed('check');
    for (const bug of logBugs(join(dataFolder, 'logs', 'backroom.log'))) if (!isOfTheDisk(bug, round.script.some((line) => line.endsWith('-- disk full')))) round.found.push(`in the log: ${bug}`);
  } catch (error) {
    round.found.push(`the round broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } finally {
    round.end();
    await round.shop().kill();
    await heal(round);
    await standIn.stop();
    if (round.found.length > 0) keepStore(seed, dataFolder);
    if (process.env['BACKROOM_KEEP_TEMP'] !== '1') {
      disk?.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return {
    seed, faults, seconds: Math.round((performance.now() - began) / 100) / 10, parts, found: [...new Set(round.found)], known: round.known, script: round.script, ...round.counts,
    effects: standIn.world.effects.all().reduce((sum, { doneAt }) => sum + doneAt.length, 0), refusals: Object.fromEntries(round.refusals),
  };
};

/** To be looked into. */
const keepStore = (seed: number, dataFolder: string): void => {
  const kept = join(project, 'test-results', `torture-${String(seed)}`);
  mkdirSync(kept, { recursive: true });
  for (const name of ['backroom.db', 'backroom.db-wal']) if (existsSync(join(dataFolder, 'shop', name))) copyFileSync(join(dataFolder, 'shop', name), join(kept, name));
};

/** A full disk is told as what it is; that it also stands in the log is right, cut off where the disk was full. */
const isOfTheDisk = (bug: string, wasFull: boolean): boolean =>
  /SQLITE_FULL|ENOSPC|database or disk is full|no space left/i.test(bug) || (wasFull && /^[\w.]*:?$/.test(bug.trim())) || 'SqliteError: database or disk is full'.startsWith(bug.replace(/^[\w.]+: /, '').trim());
