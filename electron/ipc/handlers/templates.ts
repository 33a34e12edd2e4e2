import { listTemplates } from '../../use-cases/printing/assignments.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';

export const templatesHandlers = (host: Host): Handlers['templates'] => ({
  list: () => listTemplates(host.printing()),
  get: (): never => { throw new Error('not built yet'); },
  save: (): never => { throw new Error('not built yet'); },
  copy: (): never => { throw new Error('not built yet'); },
  restore: (): never => { throw new Error('not built yet'); },
  retire: (): never => { throw new Error('not built yet'); },
  exportFile: (): never => { throw new Error('not built yet'); },
  importFile: (): never => { throw new Error('not built yet'); },
  draw: (): never => { throw new Error('not built yet'); },
  addPicture: (): never => { throw new Error('not built yet'); },
  picture: (): never => { throw new Error('not built yet'); },
});
