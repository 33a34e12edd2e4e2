import type { ESLint, Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { projectFolder } from '../machine/folders.ts';
import { houseRules } from './rules.ts';

const sourceFiles = ['**/*.ts', '**/*.tsx'];

/** The house's own rules by themselves: they need no type information, so the tests can try them on invented files. */
export const houseConfig = defineConfig({
  name: 'backroom/house',
  files: sourceFiles,
  languageOptions: { parser: tseslint.parser },
  // ESLint's own type for rules knows plain JavaScript nodes only; the parser gives these the TypeScript ones.
  plugins: { house: { rules: houseRules as unknown as NonNullable<ESLint.Plugin['rules']> } },
  rules: {
    'house/arrows': 'error',
    'house/borders': 'error',
    'house/file-names': 'error',
    'max-lines': ['error', { max: 400 }],
  },
});

const naming: Linter.RuleEntry = [
  'error',
  { selector: 'typeLike', format: ['PascalCase'] },
  { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
  { selector: 'typeAlias', format: ['PascalCase'], custom: { regex: '^[IT][A-Z][a-z]', match: false } },
  { selector: 'function', format: ['camelCase', 'PascalCase'] },
  // UPPER_CASE for figures with a unit; PascalCase for components.
  { selector: 'variable', format: ['camelCase', 'PascalCase', 'UPPER_CASE'], leadingUnderscore: 'allow' },
  { selector: 'variable', modifiers: ['destructured'], format: null },
  // __NAMES__ are filled in by the build.
  { selector: 'variable', modifiers: ['global'], format: null, filter: '^__[A-Z]+__$' },
  // A row's columns are named as in SQL.
  { selector: 'parameter', modifiers: ['destructured'], format: null },
  { selector: 'parameter', format: ['camelCase', 'PascalCase'], leadingUnderscore: 'allow' },
  { selector: 'classMethod', format: ['camelCase'] },
];

/** Slips of the pen that types do not see. */
const slips: Linter.RulesRecord = {
  eqeqeq: 'error',
  'no-async-promise-executor': 'error',
  'no-cond-assign': 'error',
  'no-control-regex': 'error',
  'no-debugger': 'error',
  'no-empty': 'error',
  'no-empty-character-class': 'error',
  'no-irregular-whitespace': 'error',
  'no-loss-of-precision': 'error',
  'no-misleading-character-class': 'error',
  'no-regex-spaces': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-unreachable-loop': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-catch': 'error',
  'no-useless-escape': 'error',
};

/** Types in full: no `any`, no promise left alone, no check that cannot fail. */
export const typedConfig = defineConfig({
  name: 'backroom/typed',
  files: sourceFiles,
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: projectFolder } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    '@typescript-eslint/naming-convention': naming,
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
    ],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
    ],
    // Code points are what this project counts where it takes text apart.
    '@typescript-eslint/no-misused-spread': 'off',
    // The driver answers with rows whose shape only the caller knows: `all<Row>(sql)`.
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    '@typescript-eslint/no-unnecessary-type-arguments': 'off',
    // There are no enums here; those of the syntax tree are compared by their text.
    '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    ...slips,
    'no-restricted-syntax': [
      'error',
      { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' },
    ],
  },
});

/** The app speaks through its log, which keeps personal data out; only a window's own failure may go to the window's console. */
export const appConfig = defineConfig([
  {
    name: 'backroom/app',
    files: ['electron/**', 'shared/**'],
    ignores: ['electron/dev/**'],
    rules: { 'no-console': 'error' },
  },
  { name: 'backroom/windows', files: ['renderer/**'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
]);

/** Tests may hand over wrong things on purpose; tools load what they configure by its default export. */
export const exceptions = defineConfig([
  {
    name: 'backroom/tests',
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    name: 'backroom/entries-of-tools',
    files: ['vite.config.ts', '**/*.config.ts', 'tests/e2e/global-setup.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
]);
