import { ok } from '../../../shared/domain/result.ts';
import { findSkus } from '../../store/sku-list.ts';
import { typedSourceOf } from '../../store/typed-orders.ts';
import { checkPlace } from '../../use-cases/entry/check-place.ts';
import { createOrder } from '../../use-cases/entry/create-order.ts';
import { choiceOf, readText } from '../../use-cases/entry/read-text.ts';
import { regionsHere } from '../../use-cases/intake/address-check.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

const mostSkus = 20;

export const entryHandlers = (host: Host): Handlers['entry'] => ({
  read: async (_calling, input) => ok(readText(host.services().store.reader, await regionsHere(host.resourcesFolder), input)),
  checkAddress: async (_calling, { receiver, masked, districtExpected }) => {
    const { doubts, suggestions } = checkPlace(receiver, await regionsHere(host.resourcesFolder), districtExpected);
    return ok({ doubts: masked ? [] : doubts, suggestions });
  },
  findSkus: (_calling, { search }) => {
    const { reader } = host.services().store;
    return ok(search === '' ? [] : findSkus(reader, search, 0, mostSkus).rows.flatMap(({ id }) => choiceOf(reader, id)));
  },
  create: async (calling, input) => createOrder(host.services(), callerOf(calling), await regionsHere(host.resourcesFolder), input),
  sourceOf: (_calling, { orderId }) => ok(typedSourceOf(host.services().store.reader, orderId)),
});
