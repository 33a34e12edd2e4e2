import { ok } from '../../../shared/domain/result.ts';
import { writePendingShipFiles } from '../../use-cases/collections/ship-files.ts';
import { askForWaybills, waybillsToAsk } from '../../use-cases/sync/ask-for-waybills.ts';
import { removeConnection, saveConnection } from '../../use-cases/sync/connections.ts';
import { putInFile } from '../../use-cases/sync/put-in-file.ts';
import { retryMessages, skipMessages } from '../../use-cases/sync/outbox-commands.ts';
import { listConnections, listOutbox, listUnreadable, showMessage, showParcel, syncState } from '../../use-cases/sync/queries.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const syncHandlers = (host: Host): Handlers['sync'] => ({
  state: () => syncState(host.services(), host.sync().network(), host.sync().live),
  outbox: (_calling, input) => listOutbox(host.services(), input),
  message: (_calling, input) => showMessage(host.services(), input),
  retry: (calling, input) => retryMessages(host.services(), callerOf(calling), input),
  skip: (calling, input) => skipMessages(host.services(), callerOf(calling), input),
  putInFile: (calling, input) => {
    const put = putInFile(host.services(), callerOf(calling), input);
    if (put.ok) writePendingShipFiles(host.services(), host.shipFolder());
    return put;
  },
  waybillsToAsk: (_calling, input) => waybillsToAsk(host.services(), input),
  askForWaybills: (calling, input) => askForWaybills(host.services(), callerOf(calling), input),
  askNow: (_calling, input) => host.sync().askNow(input.connectionId),
  connections: () => listConnections(host.services(), host.sync().keys),
  saveConnection: async (calling, input) => {
    const saved = saveConnection(host.services(), callerOf(calling), host.sync().keys, input);
    if (saved.ok) await host.sync().connectionsChanged(saved.value.connectionId);
    return saved;
  },
  removeConnection: async (calling, input) => {
    const removed = removeConnection(host.services(), callerOf(calling), host.sync().keys, input);
    if (removed.ok) await host.sync().connectionsChanged(null);
    return removed;
  },
  tryConnection: (_calling, input) => host.sync().tryOut(input),
  chooseFolder: async () => {
    const folder = await host.chooseFolder();
    return ok(folder === null ? null : { folder });
  },
  unreadable: () => listUnreadable(host.services()),
  parcel: (_calling, input) => showParcel(host.services(), input),
});
