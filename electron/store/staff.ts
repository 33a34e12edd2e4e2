import type { StaffId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/staff/permissions.ts';
import type { Reader, Writer } from './database.ts';

export type StaffRow = {
  id: StaffId; name: string; role: Role; pin_hash: string; active: 0 | 1; failed_pins: number; locked_until: number | null; created_at: number;
};

export const staffById = (reader: Reader, id: StaffId): StaffRow | undefined => reader.first<StaffRow>('SELECT * FROM staff WHERE id = ?', id);

export const staffByName = (reader: Reader, name: string): StaffRow | undefined =>
  reader.first<StaffRow>('SELECT * FROM staff WHERE name = ?', name);

export const allStaff = (reader: Reader): StaffRow[] => reader.all<StaffRow>('SELECT * FROM staff ORDER BY active DESC, id');

export const activeManagers = (reader: Reader): number =>
  reader.first<{ n: number }>(`SELECT count(*) AS n FROM staff WHERE role = 'manager' AND active = 1`)?.n ?? 0;

export const insertStaff = (writer: Writer, row: { name: string; role: Role; pinHash: string; at: number }): StaffId =>
  writer.run('INSERT INTO staff (name, role, pin_hash, created_at) VALUES (?, ?, ?, ?)', row.name, row.role, row.pinHash, row.at).id as StaffId;

export const updateStaff = (writer: Writer, id: StaffId, name: string, role: Role, active: boolean): void => {
  writer.run('UPDATE staff SET name = ?, role = ?, active = ? WHERE id = ?', name, role, active ? 1 : 0, id);
};

export const setPinHash = (writer: Writer, id: StaffId, pinHash: string): void => {
  writer.run('UPDATE staff SET pin_hash = ?, failed_pins = 0, locked_until = NULL WHERE id = ?', pinHash, id);
};

export const setFailedPins = (writer: Writer, id: StaffId, failedPins: number, lockedUntil: number | null): void => {
  writer.run('UPDATE staff SET failed_pins = ?, locked_until = ? WHERE id = ?', failedPins, lockedUntil, id);
};
