import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPdf, type PdfOptions } from '../../../electron/printing/pdf.ts';
import type { Sheet } from '../../../shared/domain/printing/display-list.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { printFonts } from './fonts.ts';

export const pdfBytes = async (sheets: readonly Sheet[], options: Partial<PdfOptions> = {}): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  const pdf = drawPdf(printFonts(), { title: '测试', createdAt: 1_772_000_000_000, ...options }, (chunk) => chunks.push(chunk));
  for (const sheet of sheets) {
    const added = pdf.addSheet(sheet);
    if (!added.ok) throw new Error(JSON.stringify(added.refusal));
  }
  await pdf.end();
  return Buffer.concat(chunks);
};

/** The sheets as a PDF on disk, for readers that stand outside; answers its path. */
export const writtenPdf = async (sheets: readonly Sheet[], options: Partial<PdfOptions> = {}): Promise<string> => {
  const file = join(temporaryFolder('pdf'), 'sheets.pdf');
  writeFileSync(file, await pdfBytes(sheets, options));
  return file;
};
