import type { Handlers } from '../serve.ts';
import type { Host } from '../host.ts';
import { callerOf } from '../signed-in.ts';
import { checkAddressHere } from '../../use-cases/intake/address-check.ts';
import {
  acceptAddress, addNote, closeOrders, correctReceiver, countOrders, getOrder, holdOrders, listOrders, releaseOrders, setCourier, setFlag,
} from '../../use-cases/orders/orders.ts';
import { todayFigures } from '../../use-cases/orders/today-figures.ts';

export const ordersHandlers = (host: Host): Handlers['orders'] => ({
  list: (_calling, input) => listOrders(host.services(), input),
  counts: () => countOrders(host.services()),
  todayFigures: () => todayFigures(host.services()),
  get: (_calling, input) => getOrder(host.services(), input),
  addNote: (calling, input) => addNote(host.services(), callerOf(calling), input),
  setFlag: (calling, input) => setFlag(host.services(), callerOf(calling), input),
  hold: (calling, input) => holdOrders(host.services(), callerOf(calling), input),
  release: (calling, input) => releaseOrders(host.services(), callerOf(calling), input),
  close: (calling, input) => closeOrders(host.services(), callerOf(calling), input),
  correctReceiver: async (calling, input) =>
    correctReceiver(host.services(), callerOf(calling), input, await checkAddressHere(host.resourcesFolder)),
  acceptAddress: (calling, input) => acceptAddress(host.services(), callerOf(calling), input),
  setCourier: (calling, input) => setCourier(host.services(), callerOf(calling), input),
});
