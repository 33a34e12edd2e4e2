import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../../electron/dev/machine/folders.ts';

/** Type-aware rules need a file of the project: the text is planted, the place is real. */
const realFile = `${projectFolder}/shared/domain/result.ts`;

describe('house: the lint of `npm test`', () => {
  const eslint = new ESLint({
    cwd: projectFolder,
    overrideConfigFile: `${projectFolder}/electron/dev/eslint.config.ts`,
    flags: ['unstable_native_nodejs_ts_config'],
  });

  const complaints = async (code: string): Promise<(string | null)[]> => {
    const [result] = await eslint.lintText(code, { filePath: realFile });
    return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  };

  beforeAll(() => complaints('export const ready = 1;'), 120_000);

  test.each([
    ['an any', 'export const open: any = 1;', '@typescript-eslint/no-explicit-any'],
    [
      'a promise left alone',
      'export const go = (): void => { Promise.resolve(1); };',
      '@typescript-eslint/no-floating-promises',
    ],
    ['a default export', 'export default 1;', 'no-restricted-syntax'],
    [
      'an interface with an I',
      'export interface IOrder { readonly id: number }',
      '@typescript-eslint/naming-convention',
    ],
    [
      'a case left out',
      "export const f = (k: 'a' | 'b'): void => { switch (k) { case 'a': break; } };",
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
    ['a thrown string', "export const f = (): never => { throw 'no'; };", '@typescript-eslint/only-throw-error'],
    ['an arrow against the grain', "import { z } from 'zod'; export const text = z.string();", 'house/arrows'],
  ])('refused: %s', async (_what, code, rule) => {
    expect(await complaints(code)).toContain(rule);
  });

  test('sound code passes', async () => {
    expect(await complaints('export const priceFen = (yuan: number): number => Math.round(yuan * 100);\n')).toEqual([]);
  });
});
