import type { ParcelId } from '../../shared/domain/ids.ts';
import { searchPiecesOf } from '../../shared/domain/orders/search-pieces.ts';
import { stubExpressionFor, stubKeysOf } from '../../shared/domain/stubs/search-terms.ts';
import type { Reader, Writer } from './database.ts';

/** Index rows count down as parcels count up, as in the order search: the newest come first and the rest is never looked at. */
const lastRow = 1_000_000_000_000;

/** The newest this many are shown. */
export const mostStubsFound = 500;

export type SearchedStub = {
  readonly parcelId: ParcelId; readonly waybillNumber: string; readonly receiverName: string; readonly receiverPhone: string; readonly place: string;
  readonly day: number; readonly courierCode: string;
};

export const indexStub = (writer: Writer, stub: SearchedStub): void => {
  const pieces = searchPiecesOf([stub.waybillNumber, stub.receiverName, stub.receiverPhone, stub.place]);
  writer.run('INSERT INTO stub_search (rowid, pieces, keys) VALUES (?, ?, ?)', lastRow - stub.parcelId, pieces, stubKeysOf(stub));
};

export const forgetStub = (writer: Writer, parcelId: ParcelId): void => {
  writer.run('DELETE FROM stub_search WHERE rowid = ?', lastRow - parcelId);
};

/** So much of a number, from its beginning, means that number: its pieces are in nearly every other number, the ordinary index knows it at once. */
const leastOfNumber = 8;

/** Numbers that begin with what was typed, without the blanks of a number typed in groups. */
const numbersFrom = (reader: Reader, query: string): ParcelId[] => {
  const start = query.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  if (start.length < leastOfNumber || !/^[A-Z0-9-]+$/.test(start)) return [];
  return reader
    .all<{ id: ParcelId }>(
      'SELECT parcel_id AS id FROM stub_entries INDEXED BY stub_entries_by_number WHERE waybill_number >= ? AND waybill_number < ? LIMIT ?',
      start, `${start}~`, mostStubsFound + 1,
    )
    .map(({ id }) => id)
    .sort((a, b) => b - a);
};

/** Parcels whose stubs match, the newest first; one more than are shown says that there are more. */
export const findStubs = (reader: Reader, query: string, today: number): ParcelId[] => {
  const numbers = numbersFrom(reader, query);
  if (numbers.length > 0 && numbers.length <= mostStubsFound) return numbers;
  const expression = stubExpressionFor(query, today);
  if (expression === null) return [];
  return reader
    .all<{ row: number }>('SELECT rowid AS row FROM stub_search WHERE stub_search MATCH ? ORDER BY rowid LIMIT ?', expression, mostStubsFound + 1)
    .map(({ row }) => (lastRow - row) as ParcelId);
};
