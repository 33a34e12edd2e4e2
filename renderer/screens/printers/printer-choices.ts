import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Printer } from '../../../shared/contract/printers.ts';

export type Assignment = OutputFor<'printers', 'assignments'>[number];
export type TemplateSummary = OutputFor<'templates', 'list'>[number];
export type Known = { readonly printers: readonly Printer[]; readonly templates: readonly TemplateSummary[]; readonly assignments: readonly Assignment[] };

/** The spooler that writes PDFs and needs no printer. */
export const pdfFolder = 'pdf_folder';

export const keyOf = ({ spooler, name }: { readonly spooler: string; readonly name: string }): string => `${spooler}\n${name}`;

export const splitKey = (key: string): { readonly spooler: string; readonly printerName: string } => {
  const [spooler = '', ...rest] = key.split('\n');
  return { spooler, printerName: rest.join('\n') };
};

/** What people call a printer: the system's description of it; elsewhere they gave the name themselves. */
export const spokenName = ({ name, description, spooler }: Printer): string => ((spooler === 'cups' || spooler === 'windows') && description !== '' ? description : name);

/** One paper size, named by the first template that has it: that template stands for the size. */
export type PaperChoice = { readonly templateId: string; readonly widthHmm: number; readonly heightHmm: number };

/** Every paper that the templates know, each once, those of waybills first. */
export const paperChoices = (templates: readonly TemplateSummary[]): readonly PaperChoice[] => {
  const seen = new Map<string, PaperChoice>();
  for (const { id, widthHmm, heightHmm } of templates) {
    const size = `${widthHmm}×${heightHmm}`;
    if (!seen.has(size)) seen.set(size, { templateId: id, widthHmm, heightHmm });
  }
  return [...seen.values()];
};

/** The paper that lies in a printer as far as is known: that of the first kind of paper that goes to it, else that of the waybills. */
export const usualPaper = (known: Known, spooler: string, printerName: string): PaperChoice | undefined => {
  const choices = paperChoices(known.templates);
  const assigned = known.assignments.find((one) => one.spooler === spooler && one.printerName === printerName) ?? known.assignments[0];
  const template = known.templates.find((one) => one.id === assigned?.templateId);
  return choices.find((one) => one.widthHmm === template?.widthHmm && one.heightHmm === template.heightHmm) ?? choices[0];
};
