import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failedInPlaywright, failedInVitest, failedTool, failureLines } from '../../../electron/dev/testing/failed-tests.ts';
import { stageGroups, stages } from '../../../electron/dev/testing/stages.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

const written = (report: unknown): string => {
  const file = join(temporaryFolder('report'), 'report.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  return file;
};

describe('the end of the log names what failed', () => {
  test('tests of Vitest by file, groups and title, with the first line of the error and no colours', () => {
    const file = written({
      testResults: [
        { name: '/shop/tests/unit/sound.test.ts', status: 'passed', message: '', assertionResults: [{ ancestorTitles: [], title: 'fine', status: 'passed', failureMessages: [] }] },
        {
          name: '/shop/tests/unit/broken.test.ts', status: 'failed', message: '',
          assertionResults: [
            { ancestorTitles: ['a group'], title: 'IN-3: whole', status: 'failed', failureMessages: ['\u001b[31mAssertionError\u001b[39m: expected 1 to be 2\n    at x.ts:1'] },
            { ancestorTitles: ['a group'], title: 'fine', status: 'passed', failureMessages: [] },
          ],
        },
        { name: '/shop/tests/unit/not-loaded.test.ts', status: 'failed', message: '\nCannot find module "./gone.ts"\nRequire stack', assertionResults: [] },
      ],
    });
    expect(failedInVitest(file, '/shop')).toEqual([
      { file: 'tests/unit/broken.test.ts', title: 'a group › IN-3: whole', error: 'AssertionError: expected 1 to be 2' },
      { file: 'tests/unit/not-loaded.test.ts', title: 'could not be loaded', error: 'Cannot find module "./gone.ts"' },
    ]);
  });

  test('tests of Playwright in groups within groups, second tries and what broke before them', () => {
    const spec = (title: string, status: string, message?: string) => ({
      title, file: 'main-job.test.ts', tests: [{ status, results: [{ status: 'x', ...(message === undefined ? {} : { error: { message } }) }, { status: 'x' }] }],
    });
    const file = written({
      errors: [{ message: 'the build failed' }],
      suites: [{
        title: 'main-job.test.ts', specs: [spec('outside', 'unexpected', 'Error: no window\n at y')],
        suites: [{ title: 'a day', specs: [spec('fine', 'expected'), spec('PK-2: scans', 'flaky', 'Error: once')], suites: [{ title: 'inner', specs: [spec('deep', 'unexpected')] }] }],
      }],
    });
    expect(failedInPlaywright(file, 'tests/e2e')).toEqual([
      { file: '', title: 'before the tests', error: 'the build failed' },
      { file: 'tests/e2e/main-job.test.ts', title: 'outside', error: 'Error: no window' },
      { file: 'tests/e2e/main-job.test.ts', title: 'a day › PK-2: scans', error: 'Error: once' },
      { file: 'tests/e2e/main-job.test.ts', title: 'a day › inner › deep', error: '' },
    ]);
  });

  test('a report that is missing, broken or of another shape names nothing and breaks nothing', () => {
    for (const report of ['', '{', '[]', 'null', '{"testResults":[null,1,{"status":"failed"}],"suites":{}}']) {
      expect(failedInPlaywright(written(report), 'tests/e2e')).toEqual([]);
      expect(failedInVitest(written(report), '/shop').every(({ title }) => title === 'could not be loaded')).toBe(true);
    }
    expect(failedInVitest('/nowhere/report.json', '/shop')).toEqual([]);
  });

  test('a compiler by its lines that name an error', () => {
    expect(failedTool('Types', 'a.ts(1,2): error TS2304: Cannot find name\nnote\n')).toEqual([{ file: '', title: 'Types', error: 'a.ts(1,2): error TS2304: Cannot find name' }]);
    expect(failedTool('Build', '\nsomething broke\nand more')).toEqual([{ file: '', title: 'Build', error: 'something broke' }]);
    expect(failedTool('Lint', '')).toEqual([]);
  });

  test('a log stays short however much failed', () => {
    const lines = failureLines(Array.from({ length: 500 }, (_, index) => ({ file: 'tests/a.test.ts', title: `t${index}`, error: 'Error: x' })));
    expect(lines.slice(0, 2)).toEqual(['tests/a.test.ts › t0', '    Error: x']);
    expect(lines.length).toBeLessThan(130);
    expect(lines.at(-1)).toBe('and 440 more');
  });
});

describe('stages of the tests', () => {
  test('types and lint run side by side, all others alone and in their order', () => {
    expect(stageGroups(stages).map((group) => group.map(({ name }) => name))).toEqual([['types', 'lint'], ['unit'], ['build'], ['e2e'], ['package']]);
    expect(stageGroups(stages.filter(({ name }) => name === 'lint')).map((group) => group.length)).toEqual([1]);
    expect(stageGroups([])).toEqual([]);
  });
});
