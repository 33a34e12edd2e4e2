import { extname, join } from 'node:path';
import type { PrintJobId } from '../../../shared/domain/ids.ts';
import type { SheetText } from '../../../shared/domain/printing/display-list.ts';
import type { Paper } from '../../../shared/domain/printing/template.ts';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import type { Drawn } from '../../printing/render-client.ts';
import type { PrintForm } from '../../printing/spooler.ts';
import { calibrationFor } from '../../store/calibrations.ts';
import type { Reader } from '../../store/database.ts';
import { sheetPicture, sheetPictures, type StoredPrintJob } from '../../store/print-jobs.ts';
import { picturesByIds } from '../../store/templates.ts';
import { writeComponentJob } from './component-job-file.ts';
import { titleOf } from './job-title.ts';
import type { PrintingServices } from './printing-services.ts';
import { breathe } from './survey-batch.ts';

const extensions: Readonly<Record<PrintForm['kind'], string>> = { pdf: '.pdf', bitmap: '.prn', component: '.json' };

/** In what form the job's printer takes it now; null = there is no such printer. A spooler that is not there is said when the job is sent. */
export const formFor = (printing: PrintingServices, job: Pick<StoredPrintJob, 'spooler' | 'printer_name'>): PrintForm | null => {
  const formOf = printing.spoolers.get(job.spooler)?.formOf;
  return formOf === undefined ? { kind: 'pdf' } : formOf(job.printer_name);
};

/** Is the file that was drawn what the printer takes? Its settings may have changed since. */
export const isDrawnFor = (form: PrintForm, file: string): boolean => extname(file) === extensions[form.kind];

let drawings = 0;
/** A name that no drawing had before: one that ends late, of a queue that was stopped or of a store that was replaced, never lies where another job's is looked for. */
const newFileFor = (printing: PrintingServices, id: PrintJobId, form: PrintForm): string => {
  drawings += 1;
  return join(printing.spoolFolder, `job-${id}-${drawings}${extensions[form.kind]}`);
};

const size = /^\{"widthHmm":(\d+),"heightHmm":(\d+)/;

/** Width and height of a stored sheet, without reading all of it; null = no sheet of ours. */
export const paperOfSheet = (picture: SheetText): Paper | null => {
  const [, width, height] = size.exec(picture) ?? [];
  return width === undefined || height === undefined ? null : { widthHmm: Number(width), heightHmm: Number(height) };
};

/** The size of a job's sheets: all of a job are alike. */
export const paperOf = (reader: Reader, id: PrintJobId): Paper | null => {
  const picture = sheetPicture(reader, id, 1);
  return picture === undefined ? null : paperOfSheet(picture);
};

const piece = 100;
/** Reads the sheets as the drawing asks for them, so that a long job is never held whole. */
function* sheetsInPieces(reader: Reader, id: PrintJobId): Generator<SheetText> {
  for (let after = 0; ; after += piece) {
    const sheets = sheetPictures(reader, id, after, piece);
    yield* sheets;
    if (sheets.length < piece) return;
  }
}

const pictureIds = /"pictureId":"([0-9a-f]{64})"/g;

/** The pictures that a job's sheets name. Few templates have one, so most sheets are only glanced at. */
const picturesOn = async (reader: Reader, id: PrintJobId): Promise<ReadonlyMap<string, Uint8Array>> => {
  const named = new Set<string>();
  for (let after = 0; ; after += piece) {
    const sheets = sheetPictures(reader, id, after, piece);
    for (const sheet of sheets) {
      if (!sheet.includes('"pictureId":"')) continue;
      for (const [, pictureId] of sheet.matchAll(pictureIds)) if (pictureId !== undefined) named.add(pictureId);
    }
    if (sheets.length < piece) break;
    await breathe();
  }
  return named.size === 0 ? new Map() : picturesByIds(reader, [...named]);
};

export type DrawnJob = Pick<Drawn, 'path' | 'sha256'> & { readonly firstForm: number };

/**
 * Draws a job in the form that its printer takes, corrected for printer and paper (PR-4); the sheet that is measured goes out as it is.
 * A full disk or a picture that cannot be read is a refusal; nothing of the job is on paper then.
 */
export const drawJob = async (reader: Reader, printing: PrintingServices, job: StoredPrintJob): Promise<Result<DrawnJob>> => {
  const form = formFor(printing, job);
  if (form === null) return refuse('printing.printer_missing', { printer: job.printer_name });
  if (form.kind === 'component') {
    const written = writeComponentJob(reader, job.id, newFileFor(printing, job.id, form));
    return written.ok ? { ok: true, value: { ...written.value, firstForm: 0 } } : written;
  }
  const paper = paperOf(reader, job.id);
  if (paper === null) return refuse('printing.sheet_unreadable', { sheet: 1 });
  const measured = job.kind === 'calibration' ? null : calibrationFor(reader, job.spooler, job.printer_name, paper);
  const pictures = await picturesOn(reader, job.id);
  const firstForm = measured?.formsSinceAligned ?? 0;
  const drawn = await printing.renderer.draw(sheetsInPieces(reader, job.id), {
    path: newFileFor(printing, job.id, form), title: titleOf(reader, job), createdAt: job.created_at,
    form, calibration: measured?.calibration ?? null, firstForm, pictures,
  });
  return drawn.ok ? { ok: true, value: { ...drawn.value, firstForm } } : drawn;
};
