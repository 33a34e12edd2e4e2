import { acceptHandover, draftHandover, getHandover, listHandovers, writeHandover } from '../../use-cases/handover/handover.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const handoverHandlers = (host: Host): Handlers['handover'] => ({
  draft: () => draftHandover(host.services()),
  list: (calling, input) => listHandovers(host.services(), callerOf(calling), input),
  get: (calling, input) => getHandover(host.services(), callerOf(calling), input),
  write: (calling, input) => writeHandover(host.services(), callerOf(calling), input),
  accept: (calling, input) => acceptHandover(host.services(), callerOf(calling), input),
});
