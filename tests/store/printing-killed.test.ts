import { expect, test } from 'vitest';
import { killPrinting } from '../support/kill-printing.ts';

const kills = 9;

test('case 15, PR-5, PR-6: killed again and again while it prints: every number is accounted for, no number and no order is on paper twice, nothing acknowledged is lost', { timeout: 240_000 }, async () => {
  const seed = Math.floor(Math.random() * 1_000_000);
  const ledger = await killPrinting(kills, seed);
  expect(ledger.faults, `seed ${seed}`).toEqual([]);
  expect(ledger.numbers).toBeGreaterThan(kills);
  expect(ledger.sheetsOnPaper).toBeGreaterThan(kills);
});
