import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { barsOf, textLeftHmm, type Mark, type Sheet } from '../../shared/domain/printing/display-list.ts';
import { fontFiles } from '../../electron/printing/fonts.ts';

const pointsPerHmm = 72 / 2540;

/** pdfkit by itself, drawing the same marks in its own way: the limit of drawing. Answers the bytes written. */
export const drawBare = async (sheets: readonly Sheet[], fontsFolder: string): Promise<number> => {
  const regular = join(fontsFolder, fontFiles.regular);
  const document = new PDFDocument({ autoFirstPage: false, font: regular });
  let bytes = 0;
  document.on('data', (chunk: Uint8Array) => (bytes += chunk.length));
  document.registerFont('regular', regular).registerFont('bold', join(fontsFolder, fontFiles.bold));
  for (const sheet of sheets) {
    document.addPage({ size: [sheet.widthHmm * pointsPerHmm, sheet.heightHmm * pointsPerHmm], margin: 0 });
    for (const mark of sheet.marks) drawBareMark(document, mark);
  }
  const ended = new Promise((resolve) => document.once('end', resolve));
  document.end();
  await ended;
  return bytes;
};

const drawBareMark = (document: PDFKit.PDFDocument, mark: Mark): void => {
  const at = (hmm: number): number => hmm * pointsPerHmm;
  switch (mark.kind) {
    case 'text':
      document.font(mark.weight).fontSize(at(mark.sizeHmm)).fillColor(mark.ink);
      document.text(mark.text, at(textLeftHmm(mark)), at(mark.baselineHmm - mark.sizeHmm * 0.88), { lineBreak: false });
      return;
    case 'line':
      document.lineWidth(at(mark.strokeHmm)).moveTo(at(mark.x1Hmm), at(mark.y1Hmm)).lineTo(at(mark.x2Hmm), at(mark.y2Hmm)).stroke(mark.ink);
      return;
    case 'box':
      document.rect(at(mark.xHmm), at(mark.yHmm), at(mark.widthHmm), at(mark.heightHmm));
      if (mark.fill === 'none') document.lineWidth(at(mark.strokeHmm)).stroke(mark.ink);
      else document.fill(mark.fill);
      return;
    case 'bars':
      for (const { xHmm, widthHmm } of barsOf(mark)) document.rect(at(xHmm), at(mark.yHmm), at(widthHmm), at(mark.heightHmm));
      document.fill('black');
      return;
    default:
      throw new Error(`the bench draws no ${mark.kind}`);
  }
};
