import type { Handlers } from '../serve.ts';
import type { Host } from '../host.ts';
import { callerOf } from '../signed-in.ts';
import { checkAddressHere } from '../../use-cases/intake/address-check.ts';
import { changeOrder, previewChange } from '../../use-cases/orders/change-order.ts';
import { composedNote, merge, reunite, separate, split } from '../../use-cases/orders/changes.ts';
import { listGiftRules, saveGiftRule } from '../../use-cases/orders/gift-rules.ts';

export const orderChangesHandlers = (host: Host): Handlers['orderChanges'] => ({
  preview: (_calling, input) => previewChange(host.services(), input),
  change: async (calling, input) => changeOrder(host.services(), callerOf(calling), input, await checkAddressHere(host.resourcesFolder)),
  merge: (calling, input) => merge(host.services(), callerOf(calling), input),
  separate: (calling, input) => separate(host.services(), callerOf(calling), input),
  split: (calling, input) => split(host.services(), callerOf(calling), input),
  reunite: (calling, input) => reunite(host.services(), callerOf(calling), input),
  composedNote: (_calling, input) => composedNote(host.services(), input),
  giftRules: () => listGiftRules(host.services()),
  saveGiftRule: (calling, input) => saveGiftRule(host.services(), callerOf(calling), input),
});
