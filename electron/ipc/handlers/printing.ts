import { autoPrint, setAutoPrint } from '../../use-cases/printing/auto-print-switches.ts';
import { batchUnderWay, stopBatch } from '../../use-cases/printing/batch-desk.ts';
import { cancelJob } from '../../use-cases/printing/cancel-job.ts';
import { printList } from '../../use-cases/printing/print-list.ts';
import { previewFor } from '../../use-cases/printing/preview.ts';
import { printBatch } from '../../use-cases/printing/print-batch.ts';
import { counts, queue, sheetsOf } from '../../use-cases/printing/queue-view.ts';
import { reprint, voidWaybill } from '../../use-cases/printing/reprint.ts';
import { resumeFrom } from '../../use-cases/printing/resume-job.ts';
import { retry, settleUnknown } from '../../use-cases/printing/settle-job.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const printingHandlers = (host: Host): Handlers['printing'] => ({
  list: () => printList(host.services(), host.printing()),
  preview: (calling, input) => previewFor(host.services(), host.printing(), callerOf(calling), input),
  printBatch: (calling, input) => printBatch(host.services(), host.printing(), callerOf(calling), input),
  queue: () => queue(host.services()),
  sheetsOf: (_calling, input) => sheetsOf(host.services(), input),
  settleUnknown: (calling, input) => settleUnknown(host.services(), host.printing(), callerOf(calling), input),
  retry: (calling, input) => retry(host.services(), host.printing(), callerOf(calling), input),
  reprint: (calling, input) => reprint(host.services(), host.printing(), callerOf(calling), input),
  voidWaybill: (calling, input) => voidWaybill(host.services(), callerOf(calling), input),
  resumeFrom: (calling, input) => resumeFrom(host.services(), host.printing(), callerOf(calling), input),
  cancelJob: (calling, input) => cancelJob(host.services(), host.printing(), callerOf(calling), input),
  batchUnderWay: () => batchUnderWay(host.printing()),
  stopBatch: () => stopBatch(host.services(), host.printing()),
  counts: () => counts(host.services()),
  autoPrint: () => autoPrint(host.services(), host.printing()),
  setAutoPrint: (calling, input) => setAutoPrint(host.services(), host.printing(), callerOf(calling), input),
});
