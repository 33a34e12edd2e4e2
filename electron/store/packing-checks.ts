import type { OrderLineId, ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type NewPackingCheck = {
  readonly parcelId: ParcelId;
  readonly lineId: OrderLineId;
  /** Which piece of the line, from 1. */
  readonly piece: number;
  readonly key: string;
  /** As it was given, in words that stand for themselves: `腰围 36.4 cm`. */
  readonly value: string;
  readonly within: boolean;
  readonly staffId: StaffId;
  readonly at: number;
};

export const insertPackingCheck = (writer: Writer, check: NewPackingCheck): void => {
  writer.run(
    'INSERT INTO packing_checks (parcel_id, order_line_id, piece, check_key, value, within, staff_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    check.parcelId, check.lineId, check.piece, check.key, check.value, check.within ? 1 : 0, check.staffId, check.at,
  );
};

/** The piece was taken out again: the next one in its place is checked anew. */
export const withdrawPieceChecks = (writer: Writer, parcelId: ParcelId, lineId: OrderLineId, piece: number): void => {
  writer.run('UPDATE packing_checks SET withdrawn = 1 WHERE parcel_id = ? AND order_line_id = ? AND piece = ? AND check_key <> ?', parcelId, lineId, piece, tickKey);
};

/** The parcel is begun anew. */
export const withdrawParcelChecks = (writer: Writer, parcelId: ParcelId): void => {
  writer.run('UPDATE packing_checks SET withdrawn = 1 WHERE parcel_id = ? AND withdrawn = 0', parcelId);
};

/** What a ticked instruction is kept under; its value says which steps were ticked (`tickOf`). */
export const tickKey = 'steps';

export const ticksOfParcel = (reader: Reader, parcelId: ParcelId): ReadonlySet<string> =>
  new Set(
    reader
      .all<{ value: string }>('SELECT value FROM packing_checks WHERE parcel_id = ? AND check_key = ? AND withdrawn = 0', parcelId, tickKey)
      .map(({ value }) => value),
  );

export type PackingCheckRow = { lineId: OrderLineId; piece: number; key: string; value: string; goods: string; within: 0 | 1; withdrawn: 0 | 1; staffName: string; at: number };

/** Everything that was checked on a parcel, oldest first: what a claim or a complaint asks for. */
export const checksOfParcel = (reader: Reader, parcelId: ParcelId): PackingCheckRow[] =>
  reader.all<PackingCheckRow>(
    `SELECT c.order_line_id AS lineId, c.piece, c.check_key AS key, c.value, c.within, c.withdrawn, staff.name AS staffName, c.at,
       trim(coalesce(nullif(l.title, ''), l.sku_code) || ' ' || l.colour || ' ' || l.size) AS goods
     FROM packing_checks c JOIN staff ON staff.id = c.staff_id JOIN order_lines l ON l.id = c.order_line_id WHERE c.parcel_id = ? ORDER BY c.id`, parcelId,
  );
