import { createHash } from 'node:crypto';
import { layOutEvidence } from '../../shared/domain/claims/evidence/lay-out-evidence.ts';
import { parseSheet, serializeSheet } from '../../shared/domain/printing/display-list.ts';
import { layoutBackdrop, layoutDocument } from '../../shared/domain/printing/layout.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import { openAtomicFile, refuseFileError, type AtomicFile } from './atomic-file.ts';
import type { PrintFonts } from './fonts.ts';
import { layOutParts } from './lay-out-parts.ts';
import { drawPdf } from './pdf.ts';
import { drawLabels } from './raster-drawing.ts';
import type { Answer, BackdropJob, Drawn, DrawJob, DrawRefusal, EvidenceJob, Job, LaidOut, LayOutJob, MoreSheets } from './render-protocol.ts';

/** Asks for the next sheets of the drawing, saying how many are drawn. */
export type NextSheets = (drawn: number) => Promise<MoreSheets>;

/** Does one job. Expected failures are in the answer; whatever it throws is a bug. */
export const runJob = async (job: Job, fonts: PrintFonts, nextSheets: NextSheets): Promise<Answer> => {
  switch (job.kind) {
    case 'lay_out':
      return { kind: 'lay_out', documents: layOut(job, fonts) };
    case 'backdrop':
      return { kind: 'backdrop', backdrop: backdrop(job, fonts) };
    case 'parts':
      return { kind: 'parts', parts: layOutParts(job.template, job.data, fonts) };
    case 'evidence':
      return { kind: 'evidence', evidence: evidence(job, fonts) };
    case 'draw':
      return { kind: 'draw', drawn: await draw(job, fonts, nextSheets) };
  }
};

const layOut = ({ template, documents }: LayOutJob, fonts: PrintFonts): readonly LaidOut[] =>
  documents.map((data) => {
    const laidOut = layoutDocument(template, data, fonts);
    return laidOut.ok ? ok(laidOut.value.map(serializeSheet)) : laidOut;
  });

const backdrop = ({ template }: BackdropJob, fonts: PrintFonts) => {
  const marks = layoutBackdrop(template, fonts);
  return marks.ok ? ok(serializeSheet({ ...template.paper, marks: marks.value })) : marks;
};

const evidence = (job: EvidenceJob, fonts: PrintFonts) => {
  const sheets = layOutEvidence(job.evidence, fonts);
  return sheets.ok ? ok(sheets.value.map(serializeSheet)) : sheets;
};

const draw = async (job: DrawJob, fonts: PrintFonts, nextSheets: NextSheets): Promise<Result<Drawn, DrawRefusal>> => {
  let file: AtomicFile | null = null;
  try {
    file = openAtomicFile(job.path);
    const drawn = await drawInto(job, file, fonts, nextSheets);
    if (drawn.ok) file.commit();
    return drawn;
  } catch (error) {
    return refuseFileError(error, job.path);
  } finally {
    file?.discard();
  }
};

const writeAtBytes = 256 * 1024;

const drawInto = async (job: DrawJob, file: AtomicFile, fonts: PrintFonts, nextSheets: NextSheets): Promise<Result<Drawn, DrawRefusal>> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const flush = (): void => {
    const chunk = Buffer.concat(pending.splice(0));
    pendingBytes = 0;
    hash.update(chunk);
    file.write(chunk);
    bytes += chunk.length;
  };
  const sink = (chunk: Uint8Array): void => {
    pending.push(chunk);
    pendingBytes += chunk.length;
    if (pendingBytes > writeAtBytes) flush();
  };
  const drawing = job.form.kind === 'bitmap' ? drawLabels(fonts, job.form, job, sink) : drawPdf(fonts, job, sink);
  let pageCount = 0;
  for (;;) {
    const more = await nextSheets(pageCount);
    if (more.kind === 'cancel') return refuse('printing.cancelled');
    if (more.kind === 'end') break;
    for (const text of more.sheets) {
      const sheet = parseSheet(text);
      if (!sheet.ok) return refuse('printing.sheet_unreadable', { sheet: pageCount + 1 });
      const added = drawing.addSheet(sheet.value);
      if (!added.ok) return added;
      pageCount += 1;
    }
  }
  if (pageCount === 0) return refuse('printing.no_sheets');
  await drawing.end();
  flush();
  return ok({ path: job.path, pageCount, bytes, sha256: hash.digest('hex') });
};
