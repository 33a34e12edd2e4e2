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
  { selector: 'parameter', format: ['camelCase', 'PascalCase'], leadingUnderscore: 'allow' },
  { selector: 'classMethod', format: ['camelCase'] },
];

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
      { ignoreArrowShorthand: true, ignoreVoidOperator: true },
    ],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
    ],
    // Code points are what this project counts where it takes text apart.
    '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
    '@typescript-eslint/no-unnecessary-type-arguments': 'off',
    // There are no enums here; those of the syntax tree are compared by their text.
    '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    eqeqeq: 'error',
    'no-restricted-syntax': [
      'error',
      { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' },
    ],
  },
});

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
