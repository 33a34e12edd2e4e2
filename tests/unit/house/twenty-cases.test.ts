import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What such apps die of. Each has at least one test whose title says so. */
const cases = [
  'power cut after "saved"', 'killed in the middle of writing', 'disk full, I/O errors', 'backup under load', 'restore beside an old write-ahead log', 'flipped bits', 'two instances',
  'update killed, newer store', 'done, and the reply lost', 'key forgotten by the other side', 'one poisoned message', 'the spooler never answers', '"printed" that was not', 'wrong paper, printer gone',
  'killed in the middle of a batch of sheets', 'markup in every text field', 'formulas in what is written, bombs in what is read', 'a hostile renderer', 'personal data left behind', 'an insider',
] as const;

const folder = join(import.meta.dirname, '../..');
const titles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.endsWith('twenty-cases.test.ts'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter((line) => /^\s*(?:test|it|describe)[.(]/.test(line));

const numbersIn = (title: string): number[] =>
  [...title.matchAll(/\bcases? (\d+(?:(?:, | and )\d+)*)/g)].flatMap(([, numbers = '']) => numbers.split(/, | and /).map(Number));
const shown = new Set(titles.flatMap(numbersIn));

describe('the twenty cases', () => {
  test.each(cases.map((words, index) => [index + 1, words] as const))('number %i, %s, is named by a test', (number) => {
    expect([...shown]).toContain(number);
  });

  test('no test names a number that there is not', () => {
    expect([...shown].filter((number) => number < 1 || number > cases.length)).toEqual([]);
  });
});
