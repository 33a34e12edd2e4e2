import { listAt, numberAt, readJson, type Plain } from './json-report.ts';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** What the run of a test program came to: its exit and where it wrote its JSON report. */
export type Report = { readonly exitedWell: boolean; readonly file: string };

/** A run that failed without a failed test (it did not load, or ran none at all) counts as one failure. */
function atLeastOneFailure(counts: Counts, exitedWell: boolean): Counts {
  const ranNone = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (ranNone || !exitedWell) ? { ...counts, failed: 1 } : counts;
}

/** Counts Vitest's JSON report. A file that could not be loaded holds no test and counts as one failure. */
export function countVitest({ exitedWell, file }: Report): Counts {
  const report = readJson(file) ?? {};
  const notLoaded = listAt(report, 'testResults').filter(
    (result) => result['status'] === 'failed' && !listAt(result, 'assertionResults').some((one) => one['status'] === 'failed'),
  );
  const counts = {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests') + notLoaded.length,
    skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
  };
  return atLeastOneFailure(counts, exitedWell);
}

/** Counts Playwright's JSON report. A test that passed only on a second try counts as failed. */
export function countPlaywright({ exitedWell, file }: Report): Counts {
  const stats = readJson(file)?.['stats'];
  const figures = typeof stats === 'object' && stats !== null ? (stats as Plain) : {};
  const counts = {
    passed: numberAt(figures, 'expected'),
    failed: numberAt(figures, 'unexpected') + numberAt(figures, 'flaky'),
    skipped: numberAt(figures, 'skipped'),
  };
  return atLeastOneFailure(counts, exitedWell);
}

export function countOne(passed: boolean): Counts {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `N passed, N failed`, and `, N skipped` where there are any. */
export function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
