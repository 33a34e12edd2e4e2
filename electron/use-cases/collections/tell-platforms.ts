import type { OrderId } from '../../../shared/domain/ids.ts';
import { shipFileName } from '../../../shared/domain/collections/ship-file-name.ts';
import { writeShipFile } from '../../../shared/domain/collections/ship-file.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import { tellerOf } from '../../../shared/domain/sync/connection.ts';
import { insertShipMessage } from '../../store/outbox.ts';
import { insertShipFile, isShipFileName } from '../../store/ship-files.ts';
import type { StoredCollection } from '../../store/collections.ts';
import { servedConnections } from '../../store/sync/connections.ts';
import type { Act } from '../services.ts';

export type ShippedOrder = {
  readonly orderId: OrderId; readonly platform: Platform;
  /** The shop's account on the platform: each is uploaded to by itself. */
  readonly account: string;
  /** As the platform knows it: of a part the number of its order (IN-7). */
  readonly platformOrderNumber: string; readonly waybillNumber: string;
  /** False for what goes out in exchange or again: the platform knows the order as shipped already. */
  readonly isTold: boolean;
};

const groupByAccount = (orders: readonly ShippedOrder[]): readonly (readonly [ShippedOrder, ...ShippedOrder[]])[] => {
  const groups = new Map<string, [ShippedOrder, ...ShippedOrder[]]>();
  for (const order of orders) {
    const key = JSON.stringify([order.platform, order.account]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [order]);
    else known.push(order);
  }
  return [...groups.values()];
};

/** Two accounts whose names differ in signs only would get one name. */
const freeName = (step: Act, name: string): string => {
  if (!isShipFileName(step.writer, name)) return name;
  const dot = name.lastIndexOf('.');
  for (let number = 2; ; number += 1) {
    const candidate = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
    if (!isShipFileName(step.writer, candidate)) return candidate;
  }
};

export type InFile = Pick<ShippedOrder, 'platform' | 'account' | 'platformOrderNumber' | 'waybillNumber'>;

/** The batch-ship file of one account's orders; null = the platform takes none. */
export const writeFileOf = (step: Act, collection: StoredCollection, orders: readonly [InFile, ...InFile[]], severalAccounts: boolean, timeZone: string): number | null => {
  const [{ platform, account }] = orders;
  const written = writeShipFile(
    platform, orders.map(({ platformOrderNumber, waybillNumber }) => ({ platformOrderNumber, courierCode: collection.courier_code, waybillNumber })),
  );
  if (written === null) return null;
  const name = shipFileName({
    platform, account: severalAccounts ? account : '', courierCode: collection.courier_code, collectionId: collection.id, at: step.at, timeZone,
    extension: written.extension,
  });
  return insertShipFile(step.writer, {
    collectionId: collection.id, platform, fileName: freeName(step, name), content: written.content, orders: orders.length, at: step.at,
  });
};

/**
 * HO-4, OF-5: what the platforms must be told of the shipped orders: a message each in the outbox, and per account the file that a
 * person uploads there. An account with a connection needs no file: its messages wait for the line. Orders typed in at the shop have no platform
 * to tell.
 */
export const tellPlatforms = (step: Act, collection: StoredCollection, shipped: readonly ShippedOrder[], timeZone: string): void => {
  const groups = groupByAccount(shipped.filter(({ platform, isTold }) => platform !== 'manual' && isTold));
  const connections = servedConnections(step.writer);
  for (const orders of groups) {
    const [{ platform, account }] = orders;
    const severalAccounts = groups.filter(([other]) => other.platform === platform).length > 1;
    const isTold = tellerOf(connections, { platform, account, service: '', kind: 'ship' }) !== null;
    const shipFileId = isTold ? null : writeFileOf(step, collection, orders, severalAccounts, timeZone);
    for (const order of orders) {
      insertShipMessage(step.writer, { ...order, courierCode: collection.courier_code, handedOverAt: step.at }, shipFileId);
    }
  }
};
