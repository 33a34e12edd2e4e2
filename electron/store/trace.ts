import { createHash } from 'node:crypto';
import type { Reader, Writer } from './database.ts';
import type { TraceWitness } from './trace-witnesses.ts';

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

const headText = ({ id, hash }: { id: number; hash: string }): string => JSON.stringify({ entries: id, hash });

/** How far the trace is, beside the trace. Once the two disagree it stays as it was: entries were taken off, and more that follow must not hide it. */
const moveHead = (writer: Writer, last: { id: number; hash: string }, next: { id: number; hash: string }): void => {
  writer.run(
    `INSERT INTO settings (key, value) VALUES ('traceHead', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value = ?`,
    headText(next), headText(last),
  );
};

const headOf = (reader: Reader): { entries: number; hash: string }[] => {
  const value = reader.first<{ value: string }>(`SELECT value FROM settings WHERE key = 'traceHead'`)?.value;
  if (value === undefined) return [];
  const read = /^\{"entries":(\d{1,15}),"hash":"([0-9a-f]{64})"\}$/.exec(value);
  return [{ entries: Number(read?.[1] ?? 0), hash: read?.[2] ?? 'unreadable' }];
};

export const appendTrace = (writer: Writer, at: number, staffId: number | null, entry: TraceEntry): void => {
  const last = writer.first<{ id: number; hash: string }>(lastEntry) ?? { id: 0, hash: '' };
  const row = {
    id: last.id + 1, at, staff_id: staffId, action: entry.action, subject: entry.subject, subject_id: entry.subjectId,
    before: entry.before === undefined ? null : JSON.stringify(entry.before),
    after: entry.after === undefined ? null : JSON.stringify(entry.after),
  };
  const hash = hashOf(last.hash, row);
  writer.run(
    'INSERT INTO trace (id, at, staff_id, action, subject, subject_id, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.id, row.at, row.staff_id, row.action, row.subject, row.subject_id, row.before, row.after, hash,
  );
  moveHead(writer, last, { id: row.id, hash });
};

/** `missing`: so many entries at least were taken off the end; what is left fits together. */
export type TraceVerdict =
  | { readonly sound: true; readonly entries: number }
  | { readonly sound: false; readonly entries: number; readonly firstBrokenEntry: number; readonly missing?: number };

const blockSize = 2000;

/** Walks the whole chain, a block at a time with pauses, so that the app stays usable. A gap, an edit or a changed hash is named. */
const walkChain = async (reader: Reader): Promise<TraceVerdict> => {
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

const puttingMs = 10 * 60 * 1000;
const restores = `SELECT at, action, after FROM trace WHERE subject = 'shop' AND subject_id IS NULL AND action IN ('store.restored', 'store.moved_in')`;

/** A copy that took the store's place knows nothing of what came after it was taken, and a little longer until it lay there; the trace itself says that it did. */
const explainedByRestore = (reader: Reader): ((witness: TraceWitness, first: string) => boolean) => {
  const known = reader.all<{ at: number; action: string; after: string }>(restores)
    .map(({ at, action, after }) => ({ at, from: action === 'store.moved_in' ? 0 : (JSON.parse(after) as { copyTakenAt: number }).copyTakenAt }));
  return (witness, first) => known.some(({ at, from }) => witness.at <= at + puttingMs && (witness.at > from || witness.first !== first));
};

/**
 * The whole chain, and whether it is as long as those say who saw it before: the head kept beside it, the file beside the store, and the copies.
 * They also know a chain that was forged anew from its first link to its last.
 */
export const verifyTrace = async (reader: Reader, witnesses: readonly TraceWitness[] = []): Promise<TraceVerdict> => {
  const walked = await walkChain(reader);
  if (!walked.sound) return walked;
  const hashAt = (id: number): string | undefined => reader.first<{ hash: string }>('SELECT hash FROM trace WHERE id = ?', id)?.hash;
  const first = hashAt(1) ?? '';
  const explained = explainedByRestore(reader);
  const seen = [...headOf(reader), ...witnesses.filter((witness) => !explained(witness, first))];
  const denied = seen.filter(({ entries, hash }) => hashAt(entries) !== hash).sort((a, b) => b.entries - a.entries);
  const [furthest] = denied;
  if (furthest === undefined) return walked;
  const { entries } = walked;
  const missing = furthest.entries - entries;
  return missing > 0
    ? { sound: false, entries, firstBrokenEntry: entries + 1, missing }
    : { sound: false, entries, firstBrokenEntry: Math.min(...denied.map((one) => one.entries)) };
};

/** Nobody does more than this within the time that is asked about; the trace has no index by person. */
const lookedBack = 20_000;

/** How many receivers a person has read in full since then, among the newest entries (SF-3). */
export const receiversLookedAt = (reader: Reader, staffId: number, since: number): number =>
  reader.first<{ n: number }>(
    `SELECT count(*) AS n FROM trace WHERE id > (SELECT max(id) FROM trace) - ? AND at >= ? AND staff_id = ? AND action = 'receiver.looked_at'`, lookedBack, since, staffId,
  )?.n ?? 0;

export type SubjectTraceRow = { at: number; staff_name: string | null; action: string; before: string | null; after: string | null };

/** Everything that happened to one subject, newest first. */
export const traceOf = (reader: Reader, subject: string, subjectId: number): SubjectTraceRow[] =>
  reader.all<SubjectTraceRow>(
    `SELECT trace.at, staff.name AS staff_name, trace.action, trace.before, trace.after
     FROM trace LEFT JOIN staff ON staff.id = trace.staff_id
     WHERE trace.subject = ? AND trace.subject_id = ? ORDER BY trace.id DESC LIMIT 500`,
    subject, subjectId,
  );
