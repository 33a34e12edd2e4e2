import { createBuilder } from 'vite';
import { runEntry } from './machine/say.ts';

/** `node electron/dev/build-parts.ts main client`: builds the named parts of vite.config.ts. */
await runEntry(async () => {
  const builder = await createBuilder({ logLevel: 'warn', mode: 'production' });
  for (const name of process.argv.slice(2)) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`vite.config.ts has no part ${name}`);
    await builder.build(environment);
  }
  return 0;
});
