import type { PlayerSays, PlayerTold } from './players.ts';
import { playRound } from './round.ts';
import { surround, type Built } from './set-up.ts';

/** Plays rounds one after another with a spooler of its own, beside others that do the same. */
const built = JSON.parse(process.argv[2] ?? '') as Omit<Built, 'remove'>;
const around = await surround(built);
const say = (message: PlayerSays): void => {
  process.send?.(message);
};
process.on('message', (told: PlayerTold) => {
  if (told.kind === 'end') void around.end().then(() => process.exit(0));
  else void playRound(around, told.seed, told.only).then((report) => { say({ kind: 'played', report }); });
});
process.on('disconnect', () => {
  process.exit(1);
});
say({ kind: 'ready' });
