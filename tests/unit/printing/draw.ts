import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPdf } from '../../../electron/printing/pdf.ts';
import { layoutDocument } from '../../../shared/domain/printing/layout.ts';
import { waybill } from '../../fixtures/printing/documents.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { printFonts } from './fonts.ts';
import { shipped } from './shipped.ts';

/** A real one-sheet PDF of a shipped waybill, to be handed to spoolers. */
export const drawSheets = async (name: string): Promise<string> => {
  const fonts = printFonts();
  const laidOut = layoutDocument(shipped(name), waybill(), fonts);
  if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.refusal));
  const chunks: Uint8Array[] = [];
  const pdf = drawPdf(fonts, { title: 'waybill', createdAt: 0 }, (chunk) => chunks.push(chunk));
  for (const sheet of laidOut.value) pdf.addSheet(sheet);
  await pdf.end();
  const file = join(temporaryFolder('sheets'), `${name}.pdf`);
  writeFileSync(file, Buffer.concat(chunks));
  return file;
};
