import { setTimeout as pause } from 'node:timers/promises';
import type { Reader } from '../../electron/store/database.ts';
import type { Seeded } from '../support/seeded.ts';
import type { StandIn } from '../support/stand-in-platform/stand-in.ts';
import type { Surroundings } from './set-up.ts';
import { signIn, startShop, type Answered, type Ask, type ShopProcess } from './shop-process.ts';

/** Something that the shop said is done; it must be found in its books whatever happens afterwards. */
export type Fact = { readonly what: string; readonly holds: (reader: Reader) => boolean };

/** One round: its world, its shop, and what has been said and done in it. */
export type RoundState = {
  readonly seed: number;
  readonly random: Seeded;
  readonly around: Surroundings;
  readonly standIn: StandIn;
  readonly dataFolder: string;
  readonly facts: Fact[];
  /** Trace entries that must be there: so many at least of an action about a subject. */
  readonly traced: Map<string, number>;
  /** Texts of notes: those that were acknowledged stand there once, the others once at most. */
  readonly notes: Map<string, boolean>;
  readonly script: string[];
  /** When the shop was started each time, monotonic ms as in the stand-in's log. */
  readonly startedAt: number[];
  /** Sentences that do not hold. */
  readonly found: string[];
  /** Shortcomings that are known and fail no round: they are counted. */
  readonly known: string[];
  readonly counts: { operations: number; acknowledged: number; refused: number; unanswered: number; kills: number };
  readonly refusals: Map<string, number>;
  readonly shop: () => ShopProcess;
  /** The shop's process, once somebody is signed in; null = the round is over. */
  readonly ready: () => Promise<ShopProcess | null>;
  readonly start: () => Promise<boolean>;
  readonly startUnwaited: () => ShopProcess;
  readonly kill: () => Promise<void>;
  readonly turnClock: (offMs: number) => void;
  /** The first waybills are out: the shop is at work in all its rooms. */
  readonly warm: () => void;
  readonly isWarm: () => boolean;
  /** Something was said to be done. */
  readonly answered: (name: string) => void;
  /** Resolves when one of these is said to be done, or after so long. */
  readonly untilAnswered: (names: ReadonlySet<string>, limitMs: number) => Promise<void>;
  readonly over: () => boolean;
  readonly end: () => void;
  readonly say: (line: string) => void;
};

const signInLimitMs = 120_000;

export const openRound = (options: { readonly seed: number; readonly random: Seeded; readonly around: Surroundings; readonly standIn: StandIn; readonly dataFolder: string }): RoundState => {
  const { around, dataFolder } = options;
  const began = performance.now();
  const script: string[] = [];
  const startedAt: number[] = [];
  const found: string[] = [];
  const counts = { operations: 0, acknowledged: 0, refused: 0, unanswered: 0, kills: 0 };
  let offMs = 0;
  let [isOver, isWarm] = [false, false];
  const listening = new Set<(name: string) => void>();
  let signedIn = false;
  let shop: ShopProcess | null = null;
  const say = (line: string): void => {
    script.push(`${((performance.now() - began) / 1000).toFixed(2).padStart(7)} ${line}`);
  };
  const startUnwaited = (): ShopProcess => {
    signedIn = false;
    startedAt.push(performance.now());
    shop = startShop({ builtFolder: around.builtFolder, dataFolder, resourcesFolder: around.resourcesFolder, environment: around.cups.environment, offMs });
    return shop;
  };
  const current = (): ShopProcess => {
    if (shop === null) throw new Error('the shop was never started');
    return shop;
  };
  return {
    ...options, facts: [], traced: new Map(), notes: new Map(), script, startedAt, found, known: [], counts, refusals: new Map(), say, startUnwaited,
    shop: current,
    start: async () => {
      const started = startUnwaited();
      const deadline = Date.now() + signInLimitMs;
      while (started.isAlive() && Date.now() < deadline) {
        if (await signIn(started)) {
          signedIn = shop === started;
          return true;
        }
        await pause(100);
      }
      return false;
    },
    ready: async () => {
      while (!isOver) {
        if (shop !== null && signedIn && shop.isAlive()) return shop;
        await pause(15);
      }
      return null;
    },
    kill: async () => {
      signedIn = false;
      counts.kills += 1;
      await current().kill();
    },
    turnClock: (to) => {
      offMs = to;
      shop?.turnClock(to);
    },
    warm: () => {
      isWarm = true;
    },
    isWarm: () => isWarm,
    answered: (name) => {
      for (const listen of listening) listen(name);
    },
    untilAnswered: async (names, limitMs) => {
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(late);
          listening.delete(listen);
          resolve();
        };
        const late = setTimeout(end, limitMs);
        const listen = (name: string): void => {
          if (names.has(name)) end();
        };
        listening.add(listen);
      });
    },
    over: () => isOver,
    end: () => {
      isOver = true;
    },
  };
};

/** Refusals that are ours to answer for, whatever was asked. `store.disk_full` is said when the disk is full, and is no fault. */
const bugs: ReadonlySet<string> = new Set(['app.bug', 'input.invalid', 'store.damaged', 'store.busy', 'store.disk_failed']);

/** Asks the shop that is there now, and keeps count of what came of it. */
export const asker = (round: RoundState, shop: ShopProcess): Ask => async (feature, operation, input = null) => {
  const { counts } = round;
  counts.operations += 1;
  const answer: Answered<never> = await shop.ask(feature, operation, input) as Answered<never>;
  const name = `${feature}.${operation}`;
  if (answer === null) {
    counts.unanswered += 1;
    round.say(`${name} … gone`);
  } else if (answer.ok) {
    counts.acknowledged += 1;
    round.answered(name);
  } else {
    counts.refused += 1;
    const { code } = answer.refusal;
    round.refusals.set(`${name} ${code}`, (round.refusals.get(`${name} ${code}`) ?? 0) + 1);
    round.say(`${name} refused: ${code} ${JSON.stringify(answer.refusal.params ?? {})}`);
    if (bugs.has(code)) round.found.push(`${name} was answered with ${code} ${JSON.stringify(answer.refusal.params ?? {})} ${answer.refusal.field ?? ''}`);
  }
  return answer;
};

export const traced = (round: RoundState, action: string, subject: string, id: number): void => {
  const key = `${action} ${subject} ${String(id)}`;
  round.traced.set(key, (round.traced.get(key) ?? 0) + 1);
};

const there = (sql: string, ...values: (string | number)[]) => (reader: Reader): boolean => reader.first(sql, ...values) !== undefined;
export const fact = (round: RoundState, what: string, sql: string, ...values: (string | number)[]): void => {
  round.facts.push({ what, holds: there(sql, ...values) });
};
