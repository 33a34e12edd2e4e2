import type { IntakeRunId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type RunOutcome = 'finished' | 'cancelled' | 'failed';
export type RunTally = { readonly newOrders: number; readonly changedOrders: number; readonly unchangedOrders: number };

export const startRun = (writer: Writer, at: number, staffId: StaffId, fileNames: readonly string[], refusedLines: number): IntakeRunId =>
  writer.run('INSERT INTO intake_runs (at, staff_id, file_names, refused_lines) VALUES (?, ?, ?, ?)', at, staffId, JSON.stringify(fileNames), refusedLines)
    .id as IntakeRunId;

export const updateRun = (writer: Writer, id: IntakeRunId, tally: RunTally): void => {
  writer.run(
    'UPDATE intake_runs SET new_orders = ?, changed_orders = ?, unchanged_orders = ? WHERE id = ?',
    tally.newOrders, tally.changedOrders, tally.unchangedOrders, id,
  );
};

export const endRun = (writer: Writer, id: IntakeRunId, outcome: RunOutcome): void => {
  writer.run('UPDATE intake_runs SET outcome = ? WHERE id = ?', outcome, id);
};

/** At start: a run that was going on when the app was killed. What it took in is whole; its files can be taken in again. */
export const markInterruptedRuns = (writer: Writer): number =>
  writer.run(`UPDATE intake_runs SET outcome = 'interrupted' WHERE outcome = 'running'`).changes;

type RunRow = { at: number; name: string; file_names: string; new_orders: number; changed_orders: number; refused_lines: number; outcome: string };

export const recentRuns = (reader: Reader): RunRow[] =>
  reader.all<RunRow>(
    `SELECT r.at, staff.name, r.file_names, r.new_orders, r.changed_orders, r.refused_lines, r.outcome
     FROM intake_runs r JOIN staff ON staff.id = r.staff_id ORDER BY r.id DESC LIMIT 50`,
  );
