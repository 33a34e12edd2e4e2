import type { ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { DayMember } from '../../shared/domain/stubs/seal.ts';
import type { Reader, Writer } from './database.ts';

export type StubDay = {
  day: number; courierCode: string; stubs: number; hash: string; sealedAt: number | null; takenOverAt: number | null; takenOverBy: string | null;
  disposedAt: number | null;
};
export type DayName = { readonly day: number; readonly courierCode: string };

const columns = `d.day, d.courier_code AS courierCode, d.stubs, d.hash, d.sealed_at AS sealedAt, d.taken_over_at AS takenOverAt,
  staff.name AS takenOverBy, d.disposed_at AS disposedAt FROM stub_days d LEFT JOIN staff ON staff.id = d.taken_over_by`;

export const stubDays = (reader: Reader, first: number, last: number): StubDay[] =>
  reader.all<StubDay>(`SELECT ${columns} WHERE d.day BETWEEN ? AND ? ORDER BY d.day, d.courier_code`, first, last);

export const stubDay = (reader: Reader, day: number, courierCode: string): StubDay | undefined =>
  reader.first<StubDay>(`SELECT ${columns} WHERE d.day = ? AND d.courier_code = ?`, day, courierCode);

/** Days that are over and not sealed yet. */
export const unsealedDays = (reader: Reader, before: number): DayName[] =>
  reader.all<DayName>(
    'SELECT day, courier_code AS courierCode FROM stub_days INDEXED BY stub_days_open WHERE sealed_at IS NULL AND day < ? ORDER BY day, courier_code', before,
  );

/** Sealed and not taken over, up to this day. */
export const daysToTakeOver = (reader: Reader, upToDay: number): StubDay[] =>
  reader.all<StubDay>(`SELECT ${columns} WHERE d.day <= ? AND d.sealed_at IS NOT NULL AND d.taken_over_at IS NULL ORDER BY d.day, d.courier_code`, upToDay);

/** Taken over and still whole, up to this day. */
export const daysToDispose = (reader: Reader, upToDay: number): StubDay[] =>
  reader.all<StubDay>(`SELECT ${columns} WHERE d.day <= ? AND d.taken_over_at IS NOT NULL AND d.disposed_at IS NULL ORDER BY d.day, d.courier_code`, upToDay);

/** Disposed of by the manager's word, not erased to the end yet. */
export const daysToErase = (reader: Reader): DayName[] =>
  reader.all<DayName>(
    `SELECT day, courier_code AS courierCode FROM stub_days INDEXED BY stub_days_to_erase
     WHERE disposed_at IS NOT NULL AND erased_at IS NULL ORDER BY day, courier_code`,
  );

export const membersOfDay = (reader: Reader, { day, courierCode }: DayName): DayMember[] =>
  reader.all<DayMember>(
    'SELECT parcel_id AS parcelId, hash FROM stub_entries INDEXED BY stub_entries_by_day WHERE day = ? AND courier_code = ? ORDER BY parcel_id', day, courierCode,
  );

const idBytes = 8;
const hashBytes = 32;
const memberBytes = idBytes + hashBytes;

export const packMembers = (members: readonly DayMember[]): Uint8Array => {
  const bytes = Buffer.alloc(members.length * memberBytes);
  members.forEach(({ parcelId, hash }, index) => {
    bytes.writeBigUInt64BE(BigInt(parcelId), index * memberBytes);
    bytes.write(hash, index * memberBytes + idBytes, 'hex');
  });
  return bytes;
};

/** A list that was cut short is read as far as it goes; the day's hash says that it is not whole. */
export const unpackMembers = (packed: Uint8Array): DayMember[] => {
  const bytes = Buffer.from(packed);
  return Array.from({ length: Math.floor(bytes.length / memberBytes) }, (_, index) => {
    const start = index * memberBytes;
    return { parcelId: Number(bytes.readBigUInt64BE(start)) as ParcelId, hash: bytes.toString('hex', start + idBytes, start + memberBytes) };
  });
};

export const sealedMembers = (reader: Reader, { day, courierCode }: DayName): DayMember[] => {
  const row = reader.first<{ members: Uint8Array }>('SELECT members FROM stub_day_members WHERE day = ? AND courier_code = ?', day, courierCode);
  return row === undefined ? [] : unpackMembers(row.members);
};

export const writeSeal = (writer: Writer, { day, courierCode }: DayName, seal: { members: readonly DayMember[]; hash: string; at: number }): void => {
  writer.run('INSERT INTO stub_day_members (day, courier_code, members) VALUES (?, ?, ?)', day, courierCode, packMembers(seal.members));
  writer.run(
    'UPDATE stub_days SET stubs = ?, hash = ?, sealed_at = ? WHERE day = ? AND courier_code = ? AND sealed_at IS NULL', seal.members.length, seal.hash, seal.at, day, courierCode,
  );
};

export const markTakenOver = (writer: Writer, { day, courierCode }: DayName, staffId: StaffId, at: number): void => {
  writer.run('UPDATE stub_days SET taken_over_at = ?, taken_over_by = ? WHERE day = ? AND courier_code = ? AND taken_over_at IS NULL', at, staffId, day, courierCode);
};

export const markDisposed = (writer: Writer, { day, courierCode }: DayName, staffId: StaffId, at: number): void => {
  writer.run('UPDATE stub_days SET disposed_at = ?, disposed_by = ? WHERE day = ? AND courier_code = ? AND disposed_at IS NULL', at, staffId, day, courierCode);
};

export const markErased = (writer: Writer, { day, courierCode }: DayName, at: number): void => {
  writer.run('UPDATE stub_days SET erased_at = ? WHERE day = ? AND courier_code = ?', at, day, courierCode);
};

/** Stubs of a day that is being erased and still have their personal parts, the newest first. */
export const stubsToErase = (reader: Reader, { day, courierCode }: DayName, most: number): { parcelId: ParcelId; waybillNumber: string }[] =>
  reader.all(
    `SELECT parcel_id AS parcelId, waybill_number AS waybillNumber FROM stub_entries INDEXED BY stub_entries_by_day
     WHERE day = ? AND courier_code = ? AND salt <> '' ORDER BY parcel_id DESC LIMIT ?`, day, courierCode, most,
  );

/** A sheet of the same size with nothing on it: the print journal keeps that there was one. */
const emptied = `json_object('widthHmm', json_extract(picture, '$.widthHmm'), 'heightHmm', json_extract(picture, '$.heightHmm'), 'marks', json_array())`;

/** Takes name, phone, place and picture of a stub away, also the picture that the print journal has of it. Number and hashes stay. */
export const erasePersonal = (writer: Writer, parcelId: ParcelId): void => {
  writer.run(`UPDATE stub_entries SET receiver_name = '', receiver_phone = '', place = '', salt = '' WHERE parcel_id = ?`, parcelId);
  writer.run('DELETE FROM stubs WHERE parcel_id = ?', parcelId);
  writer.run(`UPDATE print_sheets SET picture = ${emptied} WHERE parcel_id = ?`, parcelId);
};

/** The seals that the trace knows, with the hash each had. */
export const tracedSeals = (reader: Reader): (DayName & { hash: string })[] =>
  reader.all(
    `SELECT subject_id AS day, json_extract(after, '$.courier') AS courierCode, json_extract(after, '$.hash') AS hash
     FROM trace INDEXED BY trace_by_subject WHERE subject = 'stub_day' AND action = 'stubs.day_sealed' ORDER BY subject_id`,
  );
