import { createHash } from 'node:crypto';
import type { Reader, Writer } from './database.ts';

/** SF-2: what is written about a change, in the transaction that makes it. */
export type TraceEntry = {
  readonly action: string;
  readonly subject: string;
  readonly subjectId: number | null;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

type Row = {
  id: number; at: number; staff_id: number | null; action: string; subject: string; subject_id: number | null;
  before: string | null; after: string | null; hash: string;
};

const hashOf = (previousHash: string, row: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(previousHash)
    .update(JSON.stringify([row.id, row.at, row.staff_id, row.action, row.subject, row.subject_id, row.before, row.after]))
    .digest('hex');

const lastEntry = 'SELECT id, hash FROM trace ORDER BY id DESC LIMIT 1';

export const appendTrace = (writer: Writer, at: number, staffId: number | null, entry: TraceEntry): void => {
  const last = writer.first<{ id: number; hash: string }>(lastEntry) ?? { id: 0, hash: '' };
  const row = {
    id: last.id + 1, at, staff_id: staffId, action: entry.action, subject: entry.subject, subject_id: entry.subjectId,
    before: entry.before === undefined ? null : JSON.stringify(entry.before),
    after: entry.after === undefined ? null : JSON.stringify(entry.after),
  };
  writer.run(
    'INSERT INTO trace (id, at, staff_id, action, subject, subject_id, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.id, row.at, row.staff_id, row.action, row.subject, row.subject_id, row.before, row.after, hashOf(last.hash, row),
  );
};

export type TraceVerdict =
  | { readonly sound: true; readonly entries: number }
  | { readonly sound: false; readonly entries: number; readonly firstBrokenEntry: number };

const blockSize = 2000;

/** Walks the whole chain, a block at a time with pauses, so that the app stays usable. A gap, an edit or a changed hash is named. */
export const verifyTrace = async (reader: Reader): Promise<TraceVerdict> => {
  let previous = { id: 0, hash: '' };
  for (;;) {
    const block = reader.all<Row>('SELECT * FROM trace WHERE id > ? ORDER BY id LIMIT ?', previous.id, blockSize);
    for (const row of block) {
      if (row.id !== previous.id + 1 || row.hash !== hashOf(previous.hash, row)) {
        return { sound: false, entries: previous.id, firstBrokenEntry: previous.id + 1 };
      }
      previous = row;
    }
    if (block.length < blockSize) return { sound: true, entries: previous.id };
    await new Promise((resolve) => setImmediate(resolve));
  }
};

export type SubjectTraceRow = { at: number; staff_name: string | null; action: string; before: string | null; after: string | null };

/** Everything that happened to one subject, newest first. */
export const traceOf = (reader: Reader, subject: string, subjectId: number): SubjectTraceRow[] =>
  reader.all<SubjectTraceRow>(
    `SELECT trace.at, staff.name AS staff_name, trace.action, trace.before, trace.after
     FROM trace LEFT JOIN staff ON staff.id = trace.staff_id
     WHERE trace.subject = ? AND trace.subject_id = ? ORDER BY trace.id DESC LIMIT 500`,
    subject, subjectId,
  );
