import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { project } from './build-shop.ts';
import { faultKinds } from './faults.ts';
import { playAll } from './players.ts';
import { reportLines, type Torture } from './report.ts';
import type { RoundReport } from './round.ts';
import { buildOnce } from './set-up.ts';

/**
 * `npm run torture -- --rounds 500 --seed N --only kill --at-once 4`: plays a shop at work under kills, a full disk, a spooler that hangs or ends, a line that is cut,
 * replies that get lost and a clock that is turned. Round k of seed N is round 0 of seed N + k: a failing one is played again with its own seed.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '500' }, seed: { type: 'string' }, only: { type: 'string' }, minutes: { type: 'string' }, scripts: { type: 'boolean' }, 'until-found': { type: 'boolean' }, 'at-once': { type: 'string', default: '4' } },
});
const rounds = Number(values.rounds);
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(values.seed);
const only = values.only === undefined ? null : (faultKinds.find((kind) => kind === values.only) ?? null);
if (values.only !== undefined && only === null) throw new Error(`no such fault: ${values.only}; there are ${faultKinds.join(', ')}`);
const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + Number(values.minutes) * 60_000;
const atOnce = Math.max(1, Math.min(rounds, Number(values['at-once'])));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`seed ${String(seed)}`);
const built = await buildOnce();
process.once('exit', built.remove);
const began = performance.now();
const results = join(project, 'test-results');
mkdirSync(results, { recursive: true });
const played: RoundReport[] = [];
const write = (): Torture => {
  const ordered = [...played].sort((one, other) => one.seed - other.seed);
  const report: Torture = { seed, minutes: Math.round((performance.now() - began) / 6_000) / 10, rounds: ordered.map(({ script: _, ...round }) => round) };
  writeFileSync(join(results, 'torture.json'), `${JSON.stringify(report, null, 1)}\n`);
  return report;
};
const tell = (round: RoundReport): void => {
  played.push(round);
  say(`round ${String(played.length)} seed ${String(round.seed)} ${round.faults.join('+')} ${String(round.seconds)} s: ${String(round.acknowledged)} acknowledged, ${String(round.kills)} kills, ${String(round.effects)} effects${round.found.length === 0 ? '' : `, FOUND ${String(round.found.length)}`}`);
  const file = join(results, `torture-${String(round.seed)}.log`);
  if (round.found.length > 0 || values.scripts === true) writeFileSync(file, [...round.found, '', ...round.script].join('\n'));
  if (round.found.length > 0) {
    for (const sentence of round.found.slice(0, 12)) say(`    ${sentence.slice(0, 700)}`);
    say(`    again: npm run torture -- --rounds 1 --seed ${String(round.seed)}${only === null ? '' : ` --only ${only}`}   (what happened: ${file.slice(project.length + 1)})`);
  }
  write();
};
let begun = 0;
await playAll({ built, atOnce, only, played: tell, next: () => (begun < rounds && performance.now() < until && !(values['until-found'] === true && played.some(({ found }) => found.length > 0)) ? seed + begun++ : null) });
for (const line of reportLines(write())) say(line);
process.exit(played.every(({ found }) => found.length === 0) ? 0 : 1);
