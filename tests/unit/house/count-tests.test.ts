import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, sentence, sum } from '../../../electron/dev/testing/count-tests.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

function report(content: unknown): string {
  const file = join(temporaryFolder('report'), 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('house: a run that tested nothing never passes', () => {
  test('vitest found no test file', () => {
    const file = report({ numTotalTests: 0, numPassedTests: 0, numFailedTests: 0, testResults: [] });
    expect(countVitest({ exitedWell: true, file })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('vitest wrote no report, or half of one', () => {
    expect(countVitest({ exitedWell: true, file: '/nowhere/report.json' }).failed).toBe(1);
    expect(countVitest({ exitedWell: false, file: report('{"numPassedTests": 4') }).failed).toBe(1);
  });

  test('playwright found no test', () => {
    const file = report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } });
    expect(countPlaywright({ exitedWell: true, file })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('only skipped tests are no tests', () => {
    const file = report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 3 } });
    expect(countPlaywright({ exitedWell: true, file })).toEqual({ passed: 0, failed: 1, skipped: 3 });
  });
});

describe('house: counting', () => {
  test('a vitest file that does not load is one failure beside the failed tests', () => {
    const file = report({
      numPassedTests: 5,
      numFailedTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    });
    expect(countVitest({ exitedWell: false, file })).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  test('an error outside all tests is one failure', () => {
    const file = report({ numPassedTests: 5, numFailedTests: 0, testResults: [] });
    expect(countVitest({ exitedWell: false, file })).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test('a test that passed at the second try failed', () => {
    const file = report({ stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(countPlaywright({ exitedWell: false, file })).toEqual({ passed: 2, failed: 2, skipped: 0 });
  });

  test('the closing line', () => {
    const total = sum([
      { passed: 2, failed: 1, skipped: 0 },
      { passed: 3, failed: 0, skipped: 0 },
    ]);
    expect(sentence(total)).toBe('5 passed, 1 failed');
    expect(sentence({ ...total, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped');
  });
});
