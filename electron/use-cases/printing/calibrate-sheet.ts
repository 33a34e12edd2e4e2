import type { InputFor } from '../../../shared/contract/index.ts';
import { calibrationSheetTemplate } from '../../../shared/domain/printing/calibration-sheet.ts';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import { localMinute } from './documents.ts';
import { printTrial } from './print-trial.ts';
import type { PrintingServices } from './printing-services.ts';

/** PR-4: the sheet that is measured, as many forms in a row as asked for. It goes to paper without any correction. */
export const printCalibrationSheet = async (
  services: Services, printing: PrintingServices, caller: Caller, { forms, ...input }: InputFor<'printers', 'calibrationSheet'>,
): Promise<Result<null>> => {
  const template = printing.templates().get(input.templateId);
  if (template === undefined) return refuse('printing.template_unknown', { template: input.templateId }, 'templateId');
  const { shop } = readSettings(readerOf(services));
  const printedAt = localMinute(services.now(), shop?.timeZone ?? 'UTC');
  return printTrial(services, printing, caller, {
    kind: 'calibration', ...input, drawing: calibrationSheetTemplate(template.paper),
    documents: Array.from({ length: forms }, (_, index) => ({
      kind: 'calibration' as const, printerName: input.printerName, paperName: template.name.zh, printedAt, form: index + 1, forms,
    })),
  });
};
