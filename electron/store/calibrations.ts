import type { Calibration, CalibrationMeasurements } from '../../shared/domain/printing/calibration.ts';
import type { Paper } from '../../shared/domain/printing/template.ts';
import type { PrintJobId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

/** PR-4: each printer + paper pair has its own. */
export type StoredCalibration = {
  spooler: string; printer_name: string; width_hmm: number; height_hmm: number; offset_x_um: number; offset_y_um: number; scale_x_ppm: number; scale_y_ppm: number;
  drift_um_per_form: number; forms_since_aligned: number; measured: string; measured_at: number; measured_by: StaffId; measured_by_name: string;
};

const ofPair = 'spooler = ? AND printer_name = ? AND width_hmm = ? AND height_hmm = ?';

const columns = `c.spooler, c.printer_name, c.width_hmm, c.height_hmm, c.offset_x_um, c.offset_y_um, c.scale_x_ppm, c.scale_y_ppm, c.drift_um_per_form,
  c.forms_since_aligned, c.measured, c.measured_at, c.measured_by, s.name AS measured_by_name`;

const asCalibration = (row: StoredCalibration): Calibration => ({
  offsetXUm: row.offset_x_um, offsetYUm: row.offset_y_um, scaleXPpm: row.scale_x_ppm, scaleYPpm: row.scale_y_ppm, driftUmPerForm: row.drift_um_per_form,
});

export const allCalibrations = (reader: Reader): StoredCalibration[] =>
  reader.all<StoredCalibration>(
    `SELECT ${columns} FROM calibrations c JOIN staff s ON s.id = c.measured_by ORDER BY c.printer_name, c.spooler, c.width_hmm, c.height_hmm`,
  );

export const storedCalibration = (reader: Reader, spooler: string, printerName: string, paper: Paper): StoredCalibration | undefined =>
  reader.first<StoredCalibration>(
    `SELECT ${columns} FROM calibrations c JOIN staff s ON s.id = c.measured_by WHERE ${ofPair}`, spooler, printerName, paper.widthHmm, paper.heightHmm,
  );

/** How this printer puts this paper's content down, and how many forms went through since it was aligned; null = it was never measured. */
export const calibrationFor = (
  reader: Reader, spooler: string, printerName: string, paper: Paper,
): { readonly calibration: Calibration; readonly formsSinceAligned: number } | null => {
  const row = storedCalibration(reader, spooler, printerName, paper);
  return row === undefined ? null : { calibration: asCalibration(row), formsSinceAligned: row.forms_since_aligned };
};

export const writeCalibration = (
  writer: Writer, spooler: string, printerName: string, paper: Paper, calibration: Calibration,
  measured: { readonly measurements: CalibrationMeasurements; readonly at: number; readonly staffId: StaffId; readonly formsSince: number },
): void => {
  writer.run(
    `INSERT INTO calibrations (spooler, printer_name, width_hmm, height_hmm, offset_x_um, offset_y_um, scale_x_ppm, scale_y_ppm, drift_um_per_form,
       forms_since_aligned, measured, measured_at, measured_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (spooler, printer_name, width_hmm, height_hmm) DO UPDATE SET
       offset_x_um = excluded.offset_x_um, offset_y_um = excluded.offset_y_um, scale_x_ppm = excluded.scale_x_ppm, scale_y_ppm = excluded.scale_y_ppm,
       drift_um_per_form = excluded.drift_um_per_form, forms_since_aligned = excluded.forms_since_aligned, measured = excluded.measured,
       measured_at = excluded.measured_at, measured_by = excluded.measured_by`,
    spooler, printerName, paper.widthHmm, paper.heightHmm, calibration.offsetXUm, calibration.offsetYUm, calibration.scaleXPpm, calibration.scaleYPpm,
    calibration.driftUmPerForm, measured.formsSince, JSON.stringify(measured.measurements), measured.at, measured.staffId,
  );
};

/** False = there was none. */
export const deleteCalibration = (writer: Writer, spooler: string, printerName: string, paper: Paper): boolean =>
  writer.run(`DELETE FROM calibrations WHERE ${ofPair}`, spooler, printerName, paper.widthHmm, paper.heightHmm).changes === 1;

/** Sheets of this paper went to this printer. Counted for every job that is handed over; where nothing was measured there is nothing to count. */
export const countForms = (writer: Writer, spooler: string, printerName: string, paper: Paper, sheets: number): void => {
  writer.run(
    `UPDATE calibrations SET forms_since_aligned = forms_since_aligned + ? WHERE ${ofPair}`, sheets, spooler, printerName, paper.widthHmm, paper.heightHmm,
  );
};

/** False = this pair was never measured. */
export const resetForms = (writer: Writer, spooler: string, printerName: string, paper: Paper): boolean =>
  writer.run(`UPDATE calibrations SET forms_since_aligned = 0 WHERE ${ofPair}`, spooler, printerName, paper.widthHmm, paper.heightHmm).changes === 1;

/**
 * Forms of this paper that this printer was given from its newest calibration sheet on, that sheet's forms counted: the measured form is
 * form 0, and drift goes on from there. 0 where the sheet was not printed from here.
 */
export const formsSinceSheet = (reader: Reader, spooler: string, printerName: string, paper: Paper): number => {
  const size = `json_extract(s.picture, '$.widthHmm') = ? AND json_extract(s.picture, '$.heightHmm') = ?`;
  const first = reader.first<{ id: PrintJobId | null }>(
    `SELECT max(j.id) AS id FROM print_jobs j JOIN print_sheets s ON s.job_id = j.id AND s.sheet_number = 1
     WHERE j.kind = 'calibration' AND j.spooler = ? AND j.printer_name = ? AND j.sent_at IS NOT NULL AND ${size}`,
    spooler, printerName, paper.widthHmm, paper.heightHmm,
  )?.id;
  if (first === null || first === undefined) return 0;
  return reader.first<{ n: number | null }>(
    `SELECT sum((SELECT max(sheet_number) FROM print_sheets WHERE job_id = j.id)) AS n FROM print_jobs j JOIN print_sheets s ON s.job_id = j.id AND s.sheet_number = 1
     WHERE j.id >= ? AND j.spooler = ? AND j.printer_name = ? AND j.sent_at IS NOT NULL AND ${size}`,
    first, spooler, printerName, paper.widthHmm, paper.heightHmm,
  )?.n ?? 0;
};
