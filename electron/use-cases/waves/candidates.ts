import { floorStopOf } from '../../../shared/domain/orders/standing.ts';
import { goodsKeyOf, type WantedGoods, type WaveCandidate } from '../../../shared/domain/packing/waves.ts';
import type { Reader } from '../../store/database.ts';
import { linesOfParcels, ordersForWaves, type CandidateOrder, type LineOnTheWay } from '../../store/waves.ts';
import { groupBy } from './wave-contents.ts';

const goodsOf = (lines: readonly LineOnTheWay[]): readonly WantedGoods[] => {
  const goods = new Map<string, WantedGoods>();
  for (const line of lines) {
    const key = goodsKeyOf(line);
    goods.set(key, { goods: key, shelf: line.shelf, pieces: (goods.get(key)?.pieces ?? 0) + line.quantity });
  }
  return [...goods.values()];
};

const nearest = (orders: readonly CandidateOrder[]): number | null => {
  const promises = orders.flatMap(({ promisedShipAt }) => (promisedShipAt === null ? [] : [promisedShipAt]));
  return promises.length === 0 ? null : Math.min(...promises);
};

/** Every parcel that may go into a wave now: printed, not packed, not stopped, in no open wave. */
export const candidatesNow = (reader: Reader): readonly WaveCandidate[] => {
  const byParcel = groupBy(ordersForWaves(reader), ({ parcelId }) => parcelId);
  const free = [...byParcel].filter(([, orders]) => orders.every((order) => floorStopOf(order) === null));
  const lines = groupBy(linesOfParcels(reader, free.map(([parcelId]) => parcelId)), ({ parcelId }) => parcelId);
  return free.flatMap(([parcelId, orders]) => {
    const goods = goodsOf(lines.get(parcelId) ?? []);
    const [first] = orders;
    // Everything in it was refunded: there is nothing to pick.
    return goods.length === 0 || first === undefined ? [] : [{ parcelId, courierCode: first.courierCode, promisedShipAt: nearest(orders), goods }];
  });
};
