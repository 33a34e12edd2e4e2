import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasProgram } from '../../electron/dev/machine/run-command.ts';
import { canMakeSmallDisks } from '../support/small-disk.ts';
import type { FaultKind } from '../torture/faults.ts';
import { playRound } from '../torture/round.ts';
import { setUp, type Surroundings } from '../torture/set-up.ts';

/** A few rounds of `npm run torture`: whole ones, with everything that is looked at after each. The last has another seed each time; it is printed. */
const isPossible = process.platform === 'linux' && hasProgram('lpstat');
let around: Surroundings | undefined;
beforeAll(async () => {
  if (isPossible) around = await setUp();
}, 120_000);
afterAll(async () => {
  await around?.end();
});

const fresh = Math.floor(Math.random() * 1_000_000_000);
const rounds: readonly (readonly [title: string, seed: number, fault: FaultKind | null])[] = [
  ['case 2: killed amid work, and while it starts, nothing acknowledged is lost and nothing is there twice', 20_261, 'kills_at_start'],
  ['case 3: the disk is full and has room again: rows are what was acknowledged, no restart is needed', 20_262, 'disk_full'],
  ['case 9: the platforms did it and the replies were lost: every effect is there once', 20_263, 'replies_lost'],
  ['case 12: the spooler hangs: what lies in the tray is what the books say, no waybill twice', 20_264, 'spooler_frozen'],
  [`OF-1 … OF-3: any faults at all (seed ${String(fresh)})`, fresh, null],
];

describe.skipIf(!isPossible)('a shop at work in a bad world', () => {
  test.each(rounds)('%s', async (_title, seed, fault) => {
    if (around === undefined || (fault === 'disk_full' && !canMakeSmallDisks)) return;
    const { found, script, acknowledged } = await playRound(around, seed, fault, true);
    expect(found, `again: npm run torture -- --rounds 1 --seed ${String(seed)}${fault === null ? '' : ` --only ${fault}`}\n${script.slice(-60).join('\n')}`).toEqual([]);
    expect(acknowledged).toBeGreaterThan(20);
  }, 240_000);
});
