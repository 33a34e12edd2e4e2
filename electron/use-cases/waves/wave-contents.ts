import type { OrderLineId, ParcelId } from '../../../shared/domain/ids.ts';
import { stopOfParcel, type ParcelStop } from '../../../shared/domain/packing/stop.ts';
import type { WaveParcel } from '../../../shared/domain/packing/wave-wall.ts';
import { goodsKeyOf } from '../../../shared/domain/packing/waves.ts';
import type { Reader } from '../../store/database.ts';
import {
  linesInWave, ordersInWave, parcelsInWave, pickedInWave, sortedInWave, type LineOnTheWay, type OrderOnTheWay, type ParcelInWave, type StoredWave,
} from '../../store/waves.ts';

export type ParcelOnWall = WaveParcel & {
  readonly stored: ParcelInWave;
  readonly stop: ParcelStop | null;
};

/** A wave as it stands now: its parcels in the order of their slots, its articles by name, what was ticked off. */
export type WaveContents = {
  readonly wave: StoredWave;
  readonly parcels: readonly ParcelOnWall[];
  /** The first line of each article, in the order of the slots. */
  readonly articles: ReadonlyMap<string, LineOnTheWay>;
  readonly ticked: ReadonlyMap<string, number>;
  readonly goodsOfLine: ReadonlyMap<OrderLineId, string>;
};

export const groupBy = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> => {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known === undefined) groups.set(keyOf(row), [row]);
    else known.push(row);
  }
  return groups;
};

export const piecesByGoods = (lines: readonly LineOnTheWay[]): Map<string, number> => {
  const pieces = new Map<string, number>();
  for (const line of lines) pieces.set(goodsKeyOf(line), (pieces.get(goodsKeyOf(line)) ?? 0) + line.quantity);
  return pieces;
};

const total = (pieces: ReadonlyMap<string, number>): number => [...pieces.values()].reduce((sum, n) => sum + n, 0);

const standingOf = (parcel: ParcelInWave, stop: ParcelStop | null): WaveParcel['standing'] => {
  if (parcel.state === 'packed' || parcel.state === 'handed_over') return 'packed';
  return stop === null ? 'open' : 'stopped';
};

const parcelOf = (parcel: ParcelInWave, orders: readonly OrderOnTheWay[], lines: readonly LineOnTheWay[], sorted: ReadonlyMap<string, number>): ParcelOnWall => {
  const wants = piecesByGoods(lines);
  const stop = stopOfParcel({ state: parcel.state, voidReason: parcel.voidReason, orders, pieces: total(wants) });
  return { parcelId: parcel.parcelId, slot: parcel.slot, standing: standingOf(parcel, stop), wants, sorted, stored: parcel, stop };
};

export const contentsOf = (reader: Reader, wave: StoredWave): WaveContents => {
  const orders = groupBy(ordersInWave(reader, wave.id), ({ parcelId }) => parcelId);
  const rows = linesInWave(reader, wave.id);
  const lines = groupBy(rows, ({ parcelId }) => parcelId);
  const sorted = new Map<ParcelId, Map<string, number>>();
  for (const { parcelId, goods, sorted: pieces } of sortedInWave(reader, wave.id)) {
    const ofParcel = sorted.get(parcelId) ?? new Map<string, number>();
    sorted.set(parcelId, ofParcel);
    ofParcel.set(goods, pieces);
  }
  const articles = new Map<string, LineOnTheWay>();
  for (const row of rows) if (!articles.has(goodsKeyOf(row))) articles.set(goodsKeyOf(row), row);
  return {
    wave, articles, ticked: pickedInWave(reader, wave.id), goodsOfLine: new Map(rows.map((row) => [row.lineId, goodsKeyOf(row)])),
    parcels: parcelsInWave(reader, wave.id).map((parcel) =>
      parcelOf(parcel, orders.get(parcel.parcelId) ?? [], lines.get(parcel.parcelId) ?? [], sorted.get(parcel.parcelId) ?? new Map<string, number>()),
    ),
  };
};
