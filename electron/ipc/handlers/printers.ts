import { assign, listAssignments, unassign } from '../../use-cases/printing/assignments.ts';
import { calibrate, listCalibrations, paperAligned, removeCalibration } from '../../use-cases/printing/calibrate.ts';
import { printCalibrationSheet } from '../../use-cases/printing/calibrate-sheet.ts';
import { listLabelPrinters, removeLabelPrinter, saveLabelPrinter } from '../../use-cases/printing/label-printers.ts';
import { listComponents, setComponent } from '../../use-cases/printing/components.ts';
import { listPrinters } from '../../use-cases/printing/print-list.ts';
import { printTestPage } from '../../use-cases/printing/print-test-page.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const printersHandlers = (host: Host): Handlers['printers'] => ({
  list: () => listPrinters(host.services(), host.printing()),
  assignments: () => listAssignments(host.services()),
  assign: (calling, input) => assign(host.services(), host.printing(), callerOf(calling), input),
  testPage: (calling, input) => printTestPage(host.services(), host.printing(), callerOf(calling), input),
  unassign: (calling, input) => unassign(host.services(), callerOf(calling), input),
  labelPrinters: () => listLabelPrinters(host.services()),
  saveLabelPrinter: (calling, input) => saveLabelPrinter(host.services(), callerOf(calling), input),
  removeLabelPrinter: (calling, input) => removeLabelPrinter(host.services(), callerOf(calling), input),
  components: () => listComponents(host.services(), host.printing()),
  setComponent: (calling, input) => setComponent(host.services(), callerOf(calling), input),
  calibrations: () => listCalibrations(host.services()),
  calibrationSheet: (calling, input) => printCalibrationSheet(host.services(), host.printing(), callerOf(calling), input),
  calibrate: (calling, input) => calibrate(host.services(), host.printing(), callerOf(calling), input),
  removeCalibration: (calling, input) => removeCalibration(host.services(), callerOf(calling), input),
  paperAligned: (calling, input) => paperAligned(host.services(), callerOf(calling), input),
});
