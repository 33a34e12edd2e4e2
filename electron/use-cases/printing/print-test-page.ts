import type { InputFor } from '../../../shared/contract/index.ts';
import { testPageTemplate } from '../../../shared/domain/printing/test-page.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { insertJob, insertSheet } from '../../store/print-jobs.ts';
import { readSettings } from '../../store/settings.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { localMinute } from './documents.ts';
import type { PrintingServices } from './printing-services.ts';

/** PR-9: a test page on the paper of a template, one click; through the queue like everything else. */
export const printTestPage = async (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printers', 'testPage'>,
): Promise<Result<null>> => {
  const template = printing.templates().get(input.templateId);
  if (template === undefined) return refuse('printing.template_unknown', { template: input.templateId }, 'templateId');
  const { state, words } = await printing.printers.conditionOf(input.spooler, input.printerName);
  if (state === 'missing') return refuse('printing.printer_missing', { printer: input.printerName });
  if (state === 'unknown') return refuse('printing.no_printer', { kind: 'test_page', printer: input.printerName, words });
  const { shop } = readSettings(readerOf(services));
  const at = services.now();
  const laidOut = await printing.renderer.layOut(testPageTemplate(template.paper), [{
    kind: 'test_page', printerName: input.printerName, paperName: template.name.zh, printedAt: localMinute(at, shop?.timeZone ?? 'UTC'),
    code: `TEST-${at.toString(36).toUpperCase()}`,
  }]);
  if (!laidOut.ok) return laidOut;
  const [document] = laidOut.value;
  if (document === undefined) return refuse('printing.renderer_failed');
  if (!document.ok) return document;
  const written = act(services, caller.staffId, (step) => {
    const jobId = insertJob(step.writer, {
      batchId: null, position: 1, kind: 'test_page', spooler: input.spooler, printerName: input.printerName, templateId: input.templateId, reprint: false,
    }, step.at);
    document.value.forEach((picture, index) => {
      insertSheet(step.writer, jobId, index + 1, { kind: 'test_page', parcelId: null, picture });
    });
    step.trace({ action: 'printing.test_page', subject: 'print_job', subjectId: jobId, after: { printer: input.printerName, template: input.templateId } });
    step.emit('printing.changed', {});
    return ok(null);
  });
  if (written.ok) printing.bell.ring();
  return written;
};
