import { previewPaper, printPaper } from '../../use-cases/papers/papers.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const papersHandlers = (host: Host): Handlers['papers'] => ({
  preview: (calling, input) => previewPaper(host.services(), host.printing(), callerOf(calling), input),
  print: (calling, input) => printPaper(host.services(), host.printing(), callerOf(calling), input),
});
