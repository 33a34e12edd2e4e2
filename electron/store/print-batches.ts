import type { PrintBatchId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type BatchOutcome = 'running' | 'finished' | 'stopped' | 'interrupted';

export type StoredBatch = {
  id: PrintBatchId; at: number; staff_id: StaffId; courier_code: string; planned: number; written: number; outcome: BatchOutcome; automatic: 0 | 1;
};

export type NewBatch = { readonly staffId: StaffId; readonly courierCode: string; readonly planned: number; readonly automatic: boolean };

/** A batch that has begun; `written` counts its orders as portions of it are written. */
export const insertBatch = (writer: Writer, batch: NewBatch, at: number): PrintBatchId =>
  writer.run(
    `INSERT INTO print_batches (at, staff_id, courier_code, planned, written, outcome, automatic) VALUES (?, ?, ?, ?, 0, 'running', ?)`,
    at, batch.staffId, batch.courierCode, batch.planned, batch.automatic ? 1 : 0,
  ).id as PrintBatchId;

export const addWritten = (writer: Writer, id: PrintBatchId, orders: number): void => {
  writer.run('UPDATE print_batches SET written = written + ? WHERE id = ?', orders, id);
};

/** False when it ended already. */
export const endBatch = (writer: Writer, id: PrintBatchId, outcome: Exclude<BatchOutcome, 'running'>): boolean =>
  writer.run(`UPDATE print_batches SET outcome = ? WHERE id = ? AND outcome = 'running'`, outcome, id).changes === 1;

export const batchById = (reader: Reader, id: PrintBatchId): StoredBatch | undefined =>
  reader.first<StoredBatch>('SELECT * FROM print_batches WHERE id = ?', id);

/** Batches that nobody has said the end of; there is one at most besides what a crash left. */
export const runningBatches = (reader: Reader): StoredBatch[] =>
  reader.all<StoredBatch>(`SELECT * FROM print_batches WHERE outcome = 'running' ORDER BY id`);
