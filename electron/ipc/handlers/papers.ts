import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';

export const papersHandlers = (_host: Host): Handlers['papers'] => ({
  preview: (): never => { throw new Error('not built yet'); },
  print: (): never => { throw new Error('not built yet'); },
});
