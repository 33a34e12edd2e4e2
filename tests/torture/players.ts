import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FaultKind } from './faults.ts';
import type { RoundReport } from './round.ts';
import type { Built } from './set-up.ts';

export type PlayerTold = { readonly kind: 'play'; readonly seed: number; readonly only: FaultKind | null } | { readonly kind: 'end' };
export type PlayerSays = { readonly kind: 'ready' } | { readonly kind: 'played'; readonly report: RoundReport };

type Player = {
  readonly play: (seed: number) => Promise<RoundReport>;
  readonly isGone: () => boolean;
  readonly end: () => Promise<void>;
};

const roundLimitMs = 600_000;

/** A round that took its process along, or that does not end, has found something as well. */
const brokenRound = (seed: number, why: string): RoundReport => ({
  seed, faults: [], seconds: 0, parts: {}, found: [`the round broke: ${why}`], known: [], script: [], operations: 0, acknowledged: 0, refused: 0, unanswered: 0, kills: 0, effects: 0, refusals: {},
});

const startPlayer = async (built: Omit<Built, 'remove'>, only: FaultKind | null): Promise<Player> => {
  const { builtFolder, resourcesFolder, templateFolder } = built;
  const child: ChildProcess = fork(join(import.meta.dirname, 'round-worker.ts'), [JSON.stringify({ builtFolder, resourcesFolder, templateFolder })], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
  let gone = false;
  const ended = once(child, 'exit').then(([code, signal]) => {
    gone = true;
    return `its process ended (${String(code ?? signal)})`;
  });
  const heard = (kind: PlayerSays['kind']): Promise<PlayerSays> => new Promise((resolve) => {
    const listen = (said: PlayerSays): void => {
      if (said.kind !== kind) return;
      child.off('message', listen);
      resolve(said);
    };
    child.on('message', listen);
  });
  const started = await Promise.race([heard('ready'), ended]);
  if (typeof started === 'string') throw new Error(`nobody can play: ${started}`);
  return {
    play: async (seed) => {
      const played = heard('played');
      const told: PlayerTold = { kind: 'play', seed, only };
      child.send(told);
      const late = setTimeout(() => child.kill('SIGKILL'), roundLimitMs);
      const said = await Promise.race([played, ended]);
      clearTimeout(late);
      return typeof said !== 'string' && said.kind === 'played' ? said.report : brokenRound(seed, typeof said === 'string' ? said : said.kind);
    },
    isGone: () => gone,
    end: async () => {
      if (gone) return;
      const told: PlayerTold = { kind: 'end' };
      child.send(told);
      await ended;
    },
  };
};

export type Playing = {
  readonly built: Omit<Built, 'remove'>; readonly atOnce: number; readonly only: FaultKind | null;
  /** The next round's seed; null = no more. */
  readonly next: () => number | null;
  readonly played: (round: RoundReport) => void;
};

/** Rounds side by side, each player with its own process, spooler, platforms and folders. */
export const playAll = async ({ built, atOnce, only, next, played }: Playing): Promise<void> => {
  const playOn = async (): Promise<void> => {
    let player: Player | null = null;
    for (let seed = next(); seed !== null; seed = next()) {
      if (player === null || player.isGone()) player = await startPlayer(built, only);
      played(await player.play(seed));
    }
    await player?.end();
  };
  await Promise.all(Array.from({ length: atOnce }, playOn));
};
