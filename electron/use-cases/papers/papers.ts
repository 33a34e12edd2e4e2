import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { Paper } from '../../../shared/contract/papers.ts';
import { parseSheet, picturesIn, type Sheet, type SheetText } from '../../../shared/domain/printing/display-list.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { fileNameOf } from '../../printing/pdf-folder.ts';
import { insertJob, insertSheet } from '../../store/print-jobs.ts';
import { readSettings } from '../../store/settings.ts';
import { picturesByIds } from '../../store/templates.ts';
import { trayOf, type Tray } from '../printing/assignments.ts';
import type { PrintingServices } from '../printing/printing-services.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { draftPaper, type DraftPaper } from './paper-documents.ts';

type Preview = OutputFor<'papers', 'preview'>;

/** A window shows so many sheets; of the others it is told the number. */
const mostPreviewed = 50;

const draftFor = (services: Services, printing: PrintingServices, caller: Caller, paper: Paper): Result<{ draft: DraftPaper; tray: Tray }> => {
  const reader = readerOf(services);
  const { shop } = readSettings(reader);
  if (shop === null) throw new Error('no shop yet');
  const draft = draftPaper(paper, { reader, shop, at: services.now(), staffName: caller.name });
  if (!draft.ok) return draft;
  return ok({ draft: draft.value, tray: trayOf(reader, printing.templates(), paper.kind, draft.value.courierCode) });
};

const draw = async (printing: PrintingServices, draft: DraftPaper, template: Template): Promise<Result<readonly SheetText[]>> => {
  const laidOut = await printing.renderer.layOut(template, draft.documents(template));
  if (!laidOut.ok) return laidOut;
  const pictures: SheetText[] = [];
  for (const document of laidOut.value) {
    if (!document.ok) return document;
    pictures.push(...document.value);
  }
  return pictures.length === 0 ? refuse('printing.renderer_failed') : ok(pictures);
};

/** PR-1: the sheets as they would be printed. `problem`: why they cannot be, or where they cannot go. */
export const previewPaper = async (
  services: Services, printing: PrintingServices, caller: Caller, { paper }: InputFor<'papers', 'preview'>,
): Promise<Result<Preview>> => {
  const drafted = draftFor(services, printing, caller, paper);
  if (!drafted.ok) return drafted;
  const { draft, tray } = drafted.value;
  const shown = { templateId: tray.templateId, printer: tray.printerName, backdrop: [] };
  if (tray.template === null) {
    return ok({ ...shown, sheets: [], total: 0, problem: { code: 'printing.no_template', params: { kind: paper.kind, template: tray.templateId } } });
  }
  const drawn = await draw(printing, draft, tray.template);
  if (!drawn.ok) return ok({ ...shown, sheets: [], total: 0, problem: drawn.refusal });
  const sheets: Preview['sheets'] = [];
  for (const picture of drawn.value.slice(0, mostPreviewed)) {
    const sheet = parseSheet(picture);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  const printer = await printerFor(printing, tray);
  return ok({ ...shown, sheets, total: drawn.value.length, problem: printer.ok ? null : printer.refusal });
};

/** PR-9: a printer that is not there is said before anything is written. */
const printerFor = async (printing: PrintingServices, { kind, spooler, printerName }: Tray): Promise<Result<null>> => {
  const { state, words } = await printing.printers.conditionOf(spooler, printerName);
  if (state === 'missing') return refuse('printing.printer_missing', { printer: printerName });
  if (state === 'unknown') return refuse('printing.no_printer', { kind, printer: printerName, words });
  return ok(null);
};

/** Puts a paper into the queue of its printer. Refuses before anything is written: nothing to print, no template, no printer, a text that does not fit. */
export const printPaper = async (
  services: Services, printing: PrintingServices, caller: Caller, { paper }: InputFor<'papers', 'print'>,
): Promise<Result<OutputFor<'papers', 'print'>>> => {
  const drafted = draftFor(services, printing, caller, paper);
  if (!drafted.ok) return drafted;
  const { draft, tray } = drafted.value;
  const { template } = tray;
  if (template === null) return refuse('printing.no_template', { kind: paper.kind, template: tray.templateId });
  const printer = await printerFor(printing, tray);
  if (!printer.ok) return printer;
  const drawn = await draw(printing, draft, template);
  if (!drawn.ok) return drawn;
  const pictures = drawn.value;
  const written = act(services, caller.staffId, (step) => {
    const jobId = insertJob(step.writer, {
      batchId: null, position: 1, kind: paper.kind, spooler: tray.spooler, printerName: tray.printerName, templateId: template.id,
      templateVersion: template.version, subject: draft.subject, reprint: false,
    }, step.at);
    pictures.forEach((picture, index) => {
      insertSheet(step.writer, jobId, index + 1, { kind: paper.kind, parcelId: null, picture });
    });
    step.trace({
      action: 'printing.paper', subject: 'print_job', subjectId: jobId,
      after: { kind: paper.kind, subject: draft.subject, printer: tray.printerName, template: template.id, sheets: pictures.length },
    });
    step.emit('printing.changed', {});
    return ok({ jobId, sheets: pictures.length });
  });
  if (written.ok) printing.bell.ring();
  return written;
};

/** The same sheets as a PDF where a person chooses, whichever printer the paper has. null = none chosen. */
export const savePaper = async (
  services: Services, printing: PrintingServices, caller: Caller, { paper }: InputFor<'papers', 'save'>, chooseSaveFile: (suggestion: string) => Promise<string | null>,
): Promise<Result<OutputFor<'papers', 'save'>>> => {
  const drafted = draftFor(services, printing, caller, paper);
  if (!drafted.ok) return drafted;
  const { draft, tray } = drafted.value;
  if (tray.template === null) return refuse('printing.no_template', { kind: paper.kind, template: tray.templateId });
  const laidOut = await draw(printing, draft, tray.template);
  if (!laidOut.ok) return laidOut;
  const sheets: Sheet[] = [];
  for (const text of laidOut.value) {
    const sheet = parseSheet(text);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  const path = await chooseSaveFile(`${fileNameOf(draft.subject)}.pdf`);
  if (path === null) return ok(null);
  const drawn = await printing.renderer.draw(laidOut.value, { path, title: draft.subject, createdAt: services.now(), pictures: picturesByIds(readerOf(services), [...picturesIn(sheets)]) });
  if (!drawn.ok) return drawn;
  return act(services, caller.staffId, (step) => {
    step.trace({ action: 'printing.paper_saved', subject: 'shop', subjectId: null, after: { kind: paper.kind, subject: draft.subject, sheets: sheets.length, sha256: drawn.value.sha256 } });
    return ok({ path, sheets: sheets.length });
  });
};
