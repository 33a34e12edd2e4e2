import { assign, listAssignments } from '../../use-cases/printing/assignments.ts';
import { listPrinters } from '../../use-cases/printing/print-list.ts';
import { printTestPage } from '../../use-cases/printing/print-test-page.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const printersHandlers = (host: Host): Handlers['printers'] => ({
  list: () => listPrinters(host.printing()),
  assignments: () => listAssignments(host.services()),
  assign: (calling, input) => assign(host.services(), host.printing(), callerOf(calling), input),
  testPage: (calling, input) => printTestPage(host.services(), host.printing(), callerOf(calling), input),
  unassign: (): never => { throw new Error('not built yet'); },
  labelPrinters: (): never => { throw new Error('not built yet'); },
  saveLabelPrinter: (): never => { throw new Error('not built yet'); },
  removeLabelPrinter: (): never => { throw new Error('not built yet'); },
  components: (): never => { throw new Error('not built yet'); },
  setComponent: (): never => { throw new Error('not built yet'); },
  calibrations: (): never => { throw new Error('not built yet'); },
  calibrationSheet: (): never => { throw new Error('not built yet'); },
  calibrate: (): never => { throw new Error('not built yet'); },
  removeCalibration: (): never => { throw new Error('not built yet'); },
  paperAligned: (): never => { throw new Error('not built yet'); },
});
