import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasProgram } from '../../electron/dev/machine/run-command.ts';
import { canMakeSmallDisks } from '../support/small-disk.ts';
import type { FaultKind } from '../torture/faults.ts';
import { playRound } from '../torture/round.ts';
import { setUp, type Surroundings } from '../torture/set-up.ts';

/** A few rounds of `npm run torture`: whole ones, with everything that is looked at after each. Chance beyond these seeds is for the developers' run. */
const isPossible = process.platform === 'linux' && hasProgram('lpstat');
let around: Surroundings | undefined;
beforeAll(async () => {
  if (isPossible) around = await setUp();
}, 120_000);
afterAll(async () => {
  await around?.end();
});

const rounds: readonly (readonly [title: string, seed: number, faults: readonly FaultKind[]])[] = [
  ['case 2, case 9: killed at work and while it starts, replies lost: nothing acknowledged is lost, every effect is at the platforms once', 20_261, ['replies_lost', 'kills_at_start', 'kill']],
  ['case 3, case 12: the disk is full, the spooler hangs: rows are what was acknowledged, the tray is what the books say, no restart is needed', 20_262, ['disk_full', 'spooler_frozen']],
  ['OF-1 … OF-3: killed while it reads what it missed, the spooler crashes: no order is missing, no sheet comes out twice', 20_263, ['long_closed', 'spooler_stopped']],
];

describe.skipIf(!isPossible)('a shop at work in a bad world', () => {
  test.each(rounds)('%s', async (_title, seed, faults) => {
    if (around === undefined) return;
    const possible = faults.filter((fault) => fault !== 'disk_full' || canMakeSmallDisks);
    const { found, script, acknowledged } = await playRound(around, seed, possible, true);
    expect(found, `again: npm run torture -- --rounds 1 --seed ${String(seed)}\n${script.slice(-60).join('\n')}`).toEqual([]);
    expect(acknowledged).toBeGreaterThan(20);
  }, 400_000);
});
