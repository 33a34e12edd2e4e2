import { defineConfig, globalIgnores } from 'eslint/config';
import { appConfig, exceptions, houseConfig, typedConfig } from './house/config.ts';

/** `npx eslint -c electron/dev/eslint.config.ts .`, or `npm run test:lint`. */
export default defineConfig([
  globalIgnores(['dist', 'release', '.cache', 'node_modules', 'test-results', 'demo-output', 'tests/fixtures']),
  typedConfig,
  houseConfig,
  appConfig,
  exceptions,
]);
