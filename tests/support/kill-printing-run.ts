import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import type { killPrinting } from './kill-printing.ts';

/** `node tests/support/kill-printing-run.ts 200 [seed]`: kills a printing shop so many times and prints the ledger. */
const [kills = '200', seed = String(Math.floor(Math.random() * 1_000_000))] = process.argv.slice(2);
const loaded = await runnerImport<{ killPrinting: typeof killPrinting }>(resolve(import.meta.dirname, 'kill-printing.ts'), {
  configFile: false, root: resolve(import.meta.dirname, '../..'), logLevel: 'error',
});
process.stdout.write(`seed ${seed}\n`);
const ledger = await loaded.module.killPrinting(Number(kills), Number(seed), (line) => process.stdout.write(`${line}\n`));
process.stdout.write(`${JSON.stringify(ledger, null, 2)}\n`);
process.exit(ledger.faults.length === 0 ? 0 : 1);
