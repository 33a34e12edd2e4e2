import { countOwnViews, listOwnViews, moveOwnView, removeOwnView, saveOwnView } from '../../use-cases/views/own-views.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const ownViewsHandlers = (host: Host): Handlers['ownViews'] => ({
  list: (calling) => listOwnViews(host.services(), callerOf(calling)),
  counts: (calling) => countOwnViews(host.services(), callerOf(calling)),
  save: (calling, input) => saveOwnView(host.services(), callerOf(calling), input),
  remove: (calling, input) => removeOwnView(host.services(), callerOf(calling), input),
  move: (calling, input) => moveOwnView(host.services(), callerOf(calling), input),
});
