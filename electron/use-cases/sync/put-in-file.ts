import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId, OutboxId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { collectionOfParcel, type StoredCollection } from '../../store/collections.ts';
import { readSettings } from '../../store/settings.ts';
import { messageById } from '../../store/sync/outbox-list.ts';
import { writeInFile } from '../../store/sync/outbox-queue.ts';
import { writeFileOf, type InFile } from '../collections/tell-platforms.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { settleRefusals } from './outbox-commands.ts';
import { readTelling } from './read-telling.ts';

type Filed = InFile & { readonly id: OutboxId; readonly orderId: OrderId };
type Group = { readonly collection: StoredCollection; readonly orders: [Filed, ...Filed[]] };

/** Ship messages of these that wait or were refused, by account and by the collection that they left with. */
const groupsOf = (step: Act, ids: readonly OutboxId[]): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const id of new Set(ids)) {
    const message = messageById(step.writer, id);
    if (message === undefined || message.kind !== 'ship' || (message.state !== 'waiting' && message.state !== 'refused')) continue;
    const telling = readTelling(step.writer, message);
    if (!telling.ok || telling.value.kind !== 'ship') continue;
    const { courierCode, waybillNumber, platformOrderNumber } = telling.value;
    const collection = collectionOfParcel(step.writer, courierCode, waybillNumber);
    if (collection === undefined) continue;
    const filed: Filed = { id, orderId: message.order_id, platform: message.platform, account: message.account, platformOrderNumber, waybillNumber };
    const key = JSON.stringify([message.platform, message.account, collection.id]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { collection, orders: [filed] });
    else known.orders.push(filed);
  }
  return [...groups.values()];
};

/**
 * OF-5: when the line stays away for long, a person uploads what has left, as without a connection. What is being told just now, is no shipping, or
 * is of a platform that takes no files is left as it is. The files lie on disk after commit.
 */
export const putInFile = (services: Services, caller: Caller, { outboxIds }: InputFor<'sync', 'putInFile'>): Result<OutputFor<'sync', 'putInFile'>> =>
  act(services, caller.staffId, (step) => {
    const timeZone = readSettings(step.writer).shop?.timeZone ?? 'UTC';
    let [files, put] = [0, 0];
    for (const { collection, orders } of groupsOf(step, outboxIds)) {
      const shipFileId = writeFileOf(step, collection, orders, true, timeZone);
      if (shipFileId === null) continue;
      files += 1;
      put += orders.length;
      for (const { id } of orders) writeInFile(step.writer, id, shipFileId, caller.staffId);
      for (const orderId of new Set(orders.map((order) => order.orderId))) settleRefusals(step, orderId);
      step.trace({
        action: 'outbox.put_in_file', subject: 'collection', subjectId: collection.id,
        after: { shipFile: shipFileId, orders: orders.map(({ platformOrderNumber, waybillNumber }) => ({ order: platformOrderNumber, number: waybillNumber })) },
      });
    }
    if (put > 0) {
      step.emit('sync.changed', {});
      step.emit('collections.changed', {});
      step.emit('app.changed', {});
    }
    return ok({ files, put, left: outboxIds.length - put });
  });
