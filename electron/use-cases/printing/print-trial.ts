import type { DocumentData } from '../../../shared/domain/printing/document-data.ts';
import type { SheetText } from '../../../shared/domain/printing/display-list.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { insertJob, insertSheet } from '../../store/print-jobs.ts';
import { act, type Caller, type Services } from '../services.ts';
import type { PrintingServices } from './printing-services.ts';

export type Trial = {
  readonly kind: 'test_page' | 'calibration';
  readonly spooler: string;
  readonly printerName: string;
  /** The template whose paper is tried. */
  readonly templateId: string;
  /** What is drawn on that paper. */
  readonly drawing: Template;
  readonly documents: readonly DocumentData[];
};

/** Sheets that try a printer out: through the queue like everything else. Refuses a printer that is not there before anything is drawn. */
export const printTrial = async (services: Services, printing: PrintingServices, caller: Caller, trial: Trial): Promise<Result<null>> => {
  const { kind, spooler, printerName, templateId } = trial;
  if (spooler === 'component') return refuse('printing.component_waybills_only', {}, 'printerName');
  const { state, words } = await printing.printers.conditionOf(spooler, printerName);
  if (state === 'missing') return refuse('printing.printer_missing', { printer: printerName }, 'printerName');
  if (state === 'unknown') return refuse('printing.no_printer', { kind, printer: printerName, words }, 'printerName');
  const laidOut = await printing.renderer.layOut(trial.drawing, trial.documents);
  if (!laidOut.ok) return laidOut;
  const pictures: SheetText[] = [];
  for (const document of laidOut.value) {
    if (!document.ok) return document;
    pictures.push(...document.value);
  }
  if (pictures.length === 0) return refuse('printing.renderer_failed');
  const written = act(services, caller.staffId, (step) => {
    const jobId = insertJob(step.writer, { batchId: null, position: 1, kind, spooler, printerName, templateId, reprint: false }, step.at);
    pictures.forEach((picture, index) => {
      insertSheet(step.writer, jobId, index + 1, { kind, parcelId: null, picture });
    });
    step.trace({ action: `printing.${kind}`, subject: 'print_job', subjectId: jobId, after: { printer: printerName, template: templateId, sheets: pictures.length } });
    step.emit('printing.changed', {});
    return ok(null);
  });
  if (written.ok) printing.bell.ring();
  return written;
};
