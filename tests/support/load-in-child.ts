import { runnerImport } from 'vite';

/** Loads a TypeScript file the way the bundler does (`import.meta.glob` and all). A file, not `--eval`: worker threads inherit such flags. */
await runnerImport(process.env['BACKROOM_CHILD'] ?? '', { configFile: false, root: process.cwd(), logLevel: 'error' });
