import { relative, sep } from 'node:path';
import { isPlain, listAt, readJson, textAt, type Plain } from './json-report.ts';

/** One test that failed, as the end of the log names it. */
export type FailedTest = {
  /** Relative to the project; empty where the whole stage failed. */
  readonly file: string;
  readonly title: string;
  /** The first line of what it said. */
  readonly error: string;
};

const most = 60;
const longestLine = 240;

// eslint-disable-next-line no-control-regex -- the colours of a terminal
const withoutColours = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, '');
const firstLine = (text: string): string => (withoutColours(text).split('\n').map((line) => line.trim()).find((line) => line !== '') ?? '').slice(0, longestLine);
const from = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');

/** The failed tests of Vitest's JSON report; a file that could not be loaded is one. */
export function failedInVitest(file: string, projectFolder: string): readonly FailedTest[] {
  return listAt(readJson(file), 'testResults').filter((result) => result['status'] === 'failed').flatMap((result) => {
    const name = from(projectFolder, textAt(result, 'name'));
    const failed = listAt(result, 'assertionResults').filter((one) => one['status'] === 'failed');
    if (failed.length === 0) return [{ file: name, title: 'could not be loaded', error: firstLine(textAt(result, 'message')) }];
    return failed.map((one) => {
      const groups = Array.isArray(one['ancestorTitles']) ? one['ancestorTitles'].map(String) : [];
      const messages = Array.isArray(one['failureMessages']) ? one['failureMessages'].map(String) : [];
      return { file: name, title: [...groups, textAt(one, 'title')].join(' › '), error: firstLine(messages[0] ?? '') };
    });
  });
}

/** The failed tests of Playwright's JSON report, those that passed on a second try among them. */
export function failedInPlaywright(file: string, testsFolder: string): readonly FailedTest[] {
  const report = readJson(file);
  const before = listAt(report, 'errors').map((error) => ({ file: '', title: 'before the tests', error: firstLine(textAt(error, 'message')) }));
  // The outermost suite is the file; its title is its name.
  return [...before, ...listAt(report, 'suites').flatMap((suite) => failedInSuite(suite, [], testsFolder))];
}

function failedInSuite(suite: Plain, groups: readonly string[], testsFolder: string): readonly FailedTest[] {
  const here = listAt(suite, 'specs').flatMap((spec) => listAt(spec, 'tests').filter(({ status }) => status === 'unexpected' || status === 'flaky').map((test) => {
    const error = listAt(test, 'results').map((result) => result['error']).find(isPlain) ?? {};
    return { file: `${testsFolder}/${textAt(spec, 'file')}`, title: [...groups, textAt(spec, 'title')].join(' › '), error: firstLine(textAt(error, 'message')) };
  }));
  return [...here, ...listAt(suite, 'suites').flatMap((inner) => failedInSuite(inner, [...groups, textAt(inner, 'title')], testsFolder))];
}

/** What a compiler or linter that failed said: its lines that name an error, at least its first one. */
export function failedTool(tool: string, text: string): readonly FailedTest[] {
  const lines = withoutColours(text).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const naming = lines.filter((line) => /\berror\b/i.test(line)).slice(0, 10);
  return (naming.length > 0 ? naming : lines.slice(0, 1)).map((line) => ({ file: '', title: tool, error: line.slice(0, longestLine) }));
}

/** What the log ends with before its counts: so that a log cut at its end still says what failed. */
export function failureLines(failed: readonly FailedTest[]): readonly string[] {
  const lines = failed.slice(0, most).flatMap(({ file, title, error }) => [`${file === '' ? '' : `${file} › `}${title}`, ...(error === '' ? [] : [`    ${error}`])]);
  return failed.length > most ? [...lines, `and ${failed.length - most} more`] : lines;
}
