import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { barsOf, textLeftHmm, type Mark, type Sheet, type Weight } from '../../shared/domain/printing/display-list.ts';
import { fontFiles } from '../../electron/printing/fonts.ts';

const pointsPerHmm = 72 / 2540;

/** pdfkit by itself, drawing the same marks in its own way: the limit of drawing. Answers the bytes written. */
export const drawBare = async (sheets: readonly Sheet[], fontsFolder: string): Promise<number> => {
  // By path and not by registered names: pdfkit would read the file of its default font anew at each change of font.
  const fonts = { regular: join(fontsFolder, fontFiles.regular), bold: join(fontsFolder, fontFiles.bold) };
  const document = new PDFDocument({ autoFirstPage: false, font: fonts.regular });
  let bytes = 0;
  document.on('data', (chunk: Uint8Array) => (bytes += chunk.length));
  for (const sheet of sheets) {
    document.addPage({ size: [sheet.widthHmm * pointsPerHmm, sheet.heightHmm * pointsPerHmm], margin: 0 });
    for (const mark of sheet.marks) drawBareMark(document, mark, fonts);
  }
  const ended = new Promise((resolve) => document.once('end', resolve));
  document.end();
  await ended;
  return bytes;
};

const drawBareMark = (document: PDFKit.PDFDocument, mark: Mark, fonts: Readonly<Record<Weight, string>>): void => {
  const at = (hmm: number): number => hmm * pointsPerHmm;
  switch (mark.kind) {
    case 'text':
      document.font(fonts[mark.weight]).fontSize(at(mark.sizeHmm)).fillColor(mark.ink);
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
