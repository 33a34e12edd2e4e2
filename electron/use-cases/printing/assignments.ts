import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { assignedKinds, type AssignedKind } from '../../../shared/domain/printing/document-data.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { pdfFolderPrinter } from '../../printing/pdf-folder.ts';
import type { Reader } from '../../store/database.ts';
import { allAssignments, deleteAssignment, writeAssignment, type StoredAssignment } from '../../store/printing.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import type { PrintingServices } from './printing-services.ts';
import type { Templates } from './template-shelf.ts';

/** PR-9: a new shop prints at once, into the PDF folder. Goods go by QR: codes of any length and script fit the smallest label. */
const firstAssignments: Readonly<Record<AssignedKind, StoredAssignment>> = {
  waybill: { kind: 'waybill', courier_code: '', spooler: 'pdf_folder', printer_name: pdfFolderPrinter, template_id: 'thermal-100x180' },
  packing_slip: { kind: 'packing_slip', courier_code: '', spooler: 'pdf_folder', printer_name: pdfFolderPrinter, template_id: 'packing-slip-100x180' },
  pick_list: { kind: 'pick_list', courier_code: '', spooler: 'pdf_folder', printer_name: pdfFolderPrinter, template_id: 'pick-list-a4' },
  sku_label: { kind: 'sku_label', courier_code: '', spooler: 'pdf_folder', printer_name: pdfFolderPrinter, template_id: 'sku-label-40x30-qr' },
  manifest: { kind: 'manifest', courier_code: '', spooler: 'pdf_folder', printer_name: pdfFolderPrinter, template_id: 'manifest-a4' },
  finance_sheet: { kind: 'finance_sheet', courier_code: '', spooler: 'pdf_folder', printer_name: pdfFolderPrinter, template_id: 'finance-sheet-a4' },
  handover_sheet: { kind: 'handover_sheet', courier_code: '', spooler: 'pdf_folder', printer_name: pdfFolderPrinter, template_id: 'handover-sheet-a4' },
};

/** What the shop chose, and what a kind of document falls back to where it chose nothing. */
export const assignmentsIn = (reader: Reader): readonly StoredAssignment[] => {
  const chosen = allAssignments(reader);
  const usual = assignedKinds
    .filter((kind) => !chosen.some((one) => one.kind === kind && one.courier_code === ''))
    .map((kind) => firstAssignments[kind]);
  const place = ({ kind }: StoredAssignment): number => assignedKinds.indexOf(kind);
  return [...usual, ...chosen].sort((a, b) => place(a) - place(b) || a.courier_code.localeCompare(b.courier_code));
};

/** The printer and paper of a kind of document for a courier: the courier's own, else the usual one. */
export const assignmentOf = (reader: Reader, kind: AssignedKind, courierCode: string): StoredAssignment => {
  const assignments = assignmentsIn(reader).filter((one) => one.kind === kind);
  return assignments.find((one) => one.courier_code === courierCode) ?? assignments.find((one) => one.courier_code === '') ?? firstAssignments[kind];
};

/** A document's paper and where it goes; `template` null = the assigned one is not there or draws another kind. */
export type Tray = { readonly kind: AssignedKind; readonly template: Template | null; readonly templateId: string; readonly spooler: string; readonly printerName: string };

export const trayOf = (reader: Reader, templates: Templates, kind: AssignedKind, courierCode: string): Tray => {
  const assignment = assignmentOf(reader, kind, courierCode);
  const template = templates.get(assignment.template_id);
  return {
    kind, template: template?.kind === kind ? template : null, templateId: assignment.template_id,
    spooler: assignment.spooler, printerName: assignment.printer_name,
  };
};

export const listAssignments = (services: Services): Result<OutputFor<'printers', 'assignments'>> =>
  ok(assignmentsIn(readerOf(services)).map((one) => ({
    kind: one.kind, courierCode: one.courier_code, spooler: one.spooler, printerName: one.printer_name, templateId: one.template_id,
  })));

/** PR-9: which printer and paper a kind of document takes. Refuses a template of another kind and a printer that is not there. */
export const assign = async (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printers', 'assign'>,
): Promise<Result<null>> => {
  const template = printing.templates().get(input.templateId);
  if (template === undefined) return refuse('printing.template_unknown', { template: input.templateId }, 'templateId');
  if (template.kind !== input.kind) return refuse('printing.template_wrong_kind', { template: input.templateId, wanted: input.kind }, 'templateId');
  if (input.spooler === 'component' && input.kind !== 'waybill') return refuse('printing.component_waybills_only', {}, 'printerName');
  const { state } = await printing.printers.conditionOf(input.spooler, input.printerName);
  if (state === 'missing') return refuse('printing.printer_missing', { printer: input.printerName }, 'printerName');
  return act(services, caller.staffId, ({ writer, trace, emit }) => {
    const before = assignmentOf(writer, input.kind, input.courierCode);
    writeAssignment(writer, {
      kind: input.kind, courier_code: input.courierCode, spooler: input.spooler, printer_name: input.printerName, template_id: input.templateId,
    });
    trace({
      action: 'printing.assigned', subject: 'printing', subjectId: null,
      before: { kind: input.kind, courier: before.courier_code, spooler: before.spooler, printer: before.printer_name, template: before.template_id },
      after: { kind: input.kind, courier: input.courierCode, spooler: input.spooler, printer: input.printerName, template: input.templateId },
    });
    emit('printing.changed', {});
    return ok(null);
  });
};

/** What a courier had of its own goes back to the usual printer and paper. */
export const unassign = (services: Services, caller: Caller, input: InputFor<'printers', 'unassign'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const before = allAssignments(writer).find((one) => one.kind === input.kind && one.courier_code === input.courierCode);
    if (before === undefined) return refuse('printing.nothing_of_its_own', { kind: input.kind, courierCode: input.courierCode }, 'courierCode');
    deleteAssignment(writer, input.kind, input.courierCode);
    trace({
      action: 'printing.unassigned', subject: 'printing', subjectId: null,
      before: { kind: before.kind, courier: before.courier_code, spooler: before.spooler, printer: before.printer_name, template: before.template_id },
    });
    emit('printing.changed', {});
    return ok(null);
  });
