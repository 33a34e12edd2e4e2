import type { InputFor } from '../../../shared/contract/index.ts';
import { testPageTemplate } from '../../../shared/domain/printing/test-page.ts';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import { localMinute } from './documents.ts';
import { printTrial } from './print-trial.ts';
import type { PrintingServices } from './printing-services.ts';

/** PR-9: a test page on the paper of a template, one click. */
export const printTestPage = async (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printers', 'testPage'>,
): Promise<Result<null>> => {
  const template = printing.templates().get(input.templateId);
  if (template === undefined) return refuse('printing.template_unknown', { template: input.templateId }, 'templateId');
  const { shop } = readSettings(readerOf(services));
  const at = services.now();
  return printTrial(services, printing, caller, {
    kind: 'test_page', ...input, drawing: testPageTemplate(template.paper),
    documents: [{
      kind: 'test_page', printerName: input.printerName, paperName: template.name.zh, printedAt: localMinute(at, shop?.timeZone ?? 'UTC'),
      code: `TEST-${at.toString(36).toUpperCase()}`,
    }],
  });
};
