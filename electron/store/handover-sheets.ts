import type { HandoverSheetId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredSheet = {
  id: HandoverSheetId; written_at: number; written_by: StaffId; content: string; remarks: string; sha256: string; accepted_at: number | null; accepted_by: StaffId | null;
  written_name: string; accepted_name: string | null;
};

const columns = `handover_sheets.*, (SELECT name FROM staff WHERE id = written_by) AS written_name, (SELECT name FROM staff WHERE id = accepted_by) AS accepted_name`;

export const sheetById = (reader: Reader, id: HandoverSheetId): StoredSheet | undefined => reader.first<StoredSheet>(`SELECT ${columns} FROM handover_sheets WHERE id = ?`, id);

export const listSheets = (reader: Reader, offset: number, limit: number): StoredSheet[] => reader.all<StoredSheet>(`SELECT ${columns} FROM handover_sheets ORDER BY id DESC LIMIT ? OFFSET ?`, limit, offset);

export const waitingSheets = (reader: Reader): number =>
  reader.first<{ n: number }>('SELECT count(*) AS n FROM handover_sheets INDEXED BY handover_waiting WHERE accepted_at IS NULL')?.n ?? 0;

export const insertSheet = (writer: Writer, sheet: { readonly at: number; readonly by: StaffId; readonly content: string; readonly remarks: string; readonly sha256: string }): HandoverSheetId =>
  writer.run('INSERT INTO handover_sheets (written_at, written_by, content, remarks, sha256) VALUES (?, ?, ?, ?, ?)', sheet.at, sheet.by, sheet.content, sheet.remarks, sheet.sha256).id as HandoverSheetId;

export const writeAccepted = (writer: Writer, id: HandoverSheetId, at: number, by: StaffId): void => {
  writer.run('UPDATE handover_sheets SET accepted_at = ?, accepted_by = ? WHERE id = ?', at, by, id);
};
