import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDisplay } from './machine/display.ts';
import { runEntry, say, SetupError } from './machine/say.ts';
import { ensureSystemPackages } from './machine/system-packages.ts';
import { prepareElectron } from './runtime/electron-runtime.ts';
import { countOne, sentence, sum, type Counts } from './testing/count-tests.ts';
import { failureLines } from './testing/failed-tests.ts';
import { resultsFolder, stageGroups, stages, type Stage, type StageResult } from './testing/stages.ts';

/**
 * `npm test`: all stages, each in spite of failures before it; or those named as arguments. The last line counts the tests
 * (types, lint and build count as one each) and also goes to test-results/summary.txt.
 */
function chosenStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new SetupError(
      `No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
}

async function runStage(stage: Stage): Promise<StageResult> {
  console.log(`\n== ${stage.title}`);
  const startedAt = Date.now();
  const result = await stage.run().catch((error: unknown) => {
    console.error(error);
    return { counts: countOne(false), failed: [{ file: '', title: stage.title, error: String(error) }] };
  });
  console.log(`-- ${stage.title}: ${sentence(result.counts)} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}

async function runChosen(chosen: readonly Stage[]): Promise<Counts> {
  const needsMachine = chosen.some(({ name }) => ['unit', 'e2e', 'package'].includes(name));
  if (needsMachine) {
    await ensureSystemPackages('test');
    const runtime = await prepareElectron();
    say(`Electron ${runtime.version} (${runtime.kind})`);
  }
  const takeDown = needsMachine ? await ensureDisplay() : undefined;
  const results: (readonly [Stage, StageResult])[] = [];
  for (const group of stageGroups(chosen)) {
    results.push(...(await Promise.all(group.map(async (stage) => [stage, await runStage(stage)] as const))));
  }
  await takeDown?.();
  const failures = failureLines(results.flatMap(([, { failed }]) => failed));
  if (failures.length > 0) console.log(['\n== What failed', ...failures].join('\n'));
  console.log('\n== Summary');
  for (const [stage, { counts }] of results)
    console.log(`${counts.failed > 0 ? 'FAILED' : 'ok    '} ${stage.title}: ${sentence(counts)}`);
  return sum(results.map(([, { counts }]) => counts));
}

/** Gives the run a temporary folder of its own: some test workers end too abruptly to tidy up after themselves. */
async function inTemporaryFolder<T>(work: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-run-'));
  // The spooler of the tests runs its filters as another user, who has to get in.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  try {
    return await work();
  } finally {
    if (process.env['BACKROOM_KEEP_TEMP'] !== '1') rmSync(folder, { recursive: true, force: true });
  }
}

await runEntry(async () => {
  const total = await inTemporaryFolder(() => runChosen(chosenStages(process.argv.slice(2)))).catch(
    (error: unknown) => {
      if (error instanceof SetupError) say(error.message);
      else console.error(error);
      return countOne(false);
    },
  );
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(join(resultsFolder, 'summary.txt'), `${sentence(total)}\n`);
  console.log(sentence(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
