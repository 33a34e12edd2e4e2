import { ok, refuse } from '../../../shared/domain/result.ts';
import { decidePair, liftWarning, mergeCustomers, noteCustomer, setCustomerSettings, undoCustomerMerge, warnOfCustomer } from '../../use-cases/customers/change-customer.ts';
import { addToSeries, changeSeries, createSeries, leaveGroup } from '../../use-cases/customers/change-groups.ts';
import { exportGroup, exportName } from '../../use-cases/customers/export-group.ts';
import { buyerOfOrder, customersOverview, getCustomer, listCustomers, listPairs, lookUpCustomer, ordersOfCustomer } from '../../use-cases/customers/queries.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const customersHandlers = (host: Host): Handlers['customers'] => ({
  list: (_calling, input) => listCustomers(host.services(), input),
  overview: () => customersOverview(host.services()),
  get: (_calling, input) => getCustomer(host.services(), input),
  orders: (_calling, input) => ordersOfCustomer(host.services(), input),
  ofOrder: (_calling, input) => buyerOfOrder(host.services(), input),
  lookUp: (_calling, input) => lookUpCustomer(host.services(), input),
  addNote: (calling, input) => noteCustomer(host.services(), callerOf(calling), input),
  warn: (calling, input) => warnOfCustomer(host.services(), callerOf(calling), input),
  liftWarning: (calling, input) => liftWarning(host.services(), callerOf(calling), input),
  pairs: () => listPairs(host.services()),
  decidePair: (calling, input) => decidePair(host.services(), callerOf(calling), input),
  merge: (calling, input) => mergeCustomers(host.services(), callerOf(calling), input),
  undoMerge: (calling, input) => undoCustomerMerge(host.services(), callerOf(calling), input),
  setSettings: (calling, input) => setCustomerSettings(host.services(), callerOf(calling), input),
  createSeries: (calling, input) => createSeries(host.services(), host.customers(), callerOf(calling), input),
  updateSeries: (calling, input) => changeSeries(host.services(), host.customers(), callerOf(calling), input),
  addToSeries: (calling, input) => addToSeries(host.services(), callerOf(calling), input),
  leaveGroup: (calling, input) => leaveGroup(host.services(), callerOf(calling), input),
  exportGroup: async (calling, input) => {
    const path = await host.chooseSaveFile(exportName(host.services(), input));
    if (path === null) return ok(null);
    if (!path.toLowerCase().endsWith(`.${input.format}`)) return refuse('customer.list_name', { format: input.format });
    return exportGroup(host.services(), callerOf(calling), input, path);
  },
});
