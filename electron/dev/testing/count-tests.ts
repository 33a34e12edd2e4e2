import { readFileSync } from 'node:fs';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** What the run of a test program came to: its exit and where it wrote its JSON report. */
export type Report = { readonly exitedWell: boolean; readonly file: string };

type Plain = Readonly<Record<string, unknown>>;

function readJson(file: string): Plain | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Plain) : undefined;
  } catch {
    return undefined;
  }
}

function numberAt(object: Plain, name: string): number {
  const value = object[name];
  return typeof value === 'number' ? value : 0;
}

/** A run that failed without a failed test (it did not load, or ran none at all) counts as one failure. */
function atLeastOneFailure(counts: Counts, exitedWell: boolean): Counts {
  const ranNone = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (ranNone || !exitedWell) ? { ...counts, failed: 1 } : counts;
}

/** Counts Vitest's JSON report. A file that could not be loaded holds no test and counts as one failure. */
export function countVitest({ exitedWell, file }: Report): Counts {
  const report = readJson(file) ?? {};
  const files = Array.isArray(report['testResults']) ? (report['testResults'] as readonly Plain[]) : [];
  const notLoaded = files.filter(({ status, assertionResults }) => {
    const hasFailedTest =
      Array.isArray(assertionResults) &&
      (assertionResults as readonly Plain[]).some((result) => result['status'] === 'failed');
    return status === 'failed' && !hasFailedTest;
  });
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
