import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { calibrationMeasurements } from '../../../shared/contract/printers.ts';
import { calibrationFrom } from '../../../shared/domain/printing/calibration.ts';
import { calibrationMarks } from '../../../shared/domain/printing/calibration-sheet.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import {
  allCalibrations, deleteCalibration, formsSinceSheet, resetForms, storedCalibration, writeCalibration, type StoredCalibration,
} from '../../store/calibrations.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import type { PrintingServices } from './printing-services.ts';

type Calibrated = OutputFor<'printers', 'calibrate'>;

const shown = (row: StoredCalibration): Calibrated => ({
  spooler: row.spooler, printerName: row.printer_name, widthHmm: row.width_hmm, heightHmm: row.height_hmm,
  offsetXUm: row.offset_x_um, offsetYUm: row.offset_y_um, scaleXPpm: row.scale_x_ppm, scaleYPpm: row.scale_y_ppm, driftUmPerForm: row.drift_um_per_form,
  formsSinceAligned: row.forms_since_aligned, measured: calibrationMeasurements.parse(JSON.parse(row.measured)), measuredAt: row.measured_at,
  measuredByName: row.measured_by_name,
});

export const listCalibrations = (services: Services): Result<OutputFor<'printers', 'calibrations'>> => ok(allCalibrations(readerOf(services)).map(shown));

const facts = (row: StoredCalibration) => ({
  offsetXUm: row.offset_x_um, offsetYUm: row.offset_y_um, scaleXPpm: row.scale_x_ppm, scaleYPpm: row.scale_y_ppm, driftUmPerForm: row.drift_um_per_form,
});

/**
 * PR-4: three measurements of the calibration sheet → offset, scale and drift of this printer on this paper. The sheet was printed
 * without any correction, so what was known before does not come into it. The printer need not be there: the sheet lies on the table.
 */
export const calibrate = (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printers', 'calibrate'>,
): Result<Calibrated> => {
  const paper = printing.templates().get(input.templateId)?.paper;
  if (paper === undefined) return refuse('printing.template_unknown', { template: input.templateId }, 'templateId');
  const found = calibrationFrom(input.measured, calibrationMarks(paper));
  if (!found.ok) return refuse(found.refusal.code, found.refusal.params, `measured.${found.refusal.field ?? ''}`);
  return act(services, caller.staffId, ({ writer, at, trace, emit }) => {
    const before = storedCalibration(writer, input.spooler, input.printerName, paper);
    writeCalibration(writer, input.spooler, input.printerName, paper, found.value, {
      measurements: input.measured, at, staffId: caller.staffId, formsSince: formsSinceSheet(writer, input.spooler, input.printerName, paper),
    });
    trace({
      action: 'printing.calibrated', subject: 'printing', subjectId: null,
      ...(before === undefined ? {} : { before: { ...facts(before) } }),
      after: { spooler: input.spooler, printer: input.printerName, widthHmm: paper.widthHmm, heightHmm: paper.heightHmm, ...found.value, measured: JSON.stringify(input.measured) },
    });
    emit('printing.changed', {});
    const after = storedCalibration(writer, input.spooler, input.printerName, paper);
    return after === undefined ? refuse('printing.calibration_unknown', { printer: input.printerName }) : ok(shown(after));
  });
};

/** From here on sheets go to this printer and paper as they are drawn. */
export const removeCalibration = (services: Services, caller: Caller, input: InputFor<'printers', 'removeCalibration'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const before = storedCalibration(writer, input.spooler, input.printerName, input);
    if (before === undefined) return refuse('printing.calibration_unknown', { printer: input.printerName });
    deleteCalibration(writer, input.spooler, input.printerName, input);
    trace({ action: 'printing.calibration_removed', subject: 'printing', subjectId: null, before: { ...input, ...facts(before) } });
    emit('printing.changed', {});
    return ok(null);
  });

/** The first form of newly laid continuous paper stands at the head: drift is counted from here. */
export const paperAligned = (services: Services, caller: Caller, input: InputFor<'printers', 'paperAligned'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const before = storedCalibration(writer, input.spooler, input.printerName, input);
    if (before === undefined) return refuse('printing.calibration_unknown', { printer: input.printerName });
    resetForms(writer, input.spooler, input.printerName, input);
    trace({
      action: 'printing.paper_aligned', subject: 'printing', subjectId: null, before: { forms: before.forms_since_aligned }, after: { ...input, forms: 0 },
    });
    emit('printing.changed', {});
    return ok(null);
  });
