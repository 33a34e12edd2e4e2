import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temp-folder.ts';

const POINTS_PER_INCH = 72;
const HMM_PER_INCH = 2540;
const OUTPUT_LIMIT_BYTES = 512 * 1024 * 1024;

/** Lengths in points (1/72 inch), as the PDF has them, and in 1/100 mm, rounded. */
export type PdfPageSize = {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly widthHmm: number;
  readonly heightHmm: number;
};

/** A word where it stands: points from the page's upper left corner. */
export type PdfWord = {
  readonly page: number;
  readonly text: string;
  readonly xMinPt: number;
  readonly yMinPt: number;
  readonly xMaxPt: number;
  readonly yMaxPt: number;
};

export type DecodedBarcode = { readonly symbology: string; readonly text: string };

function output(program: string, programArguments: readonly string[]): string {
  return execFileSync(program, programArguments, { encoding: 'utf8', maxBuffer: OUTPUT_LIMIT_BYTES });
}

function toHmm(points: number): number {
  return Math.round((points / POINTS_PER_INCH) * HMM_PER_INCH);
}

/** The media box of every page, in page order. */
export function readPdfPages(file: string): PdfPageSize[] {
  const listing = output('pdfinfo', ['-box', '-f', '1', '-l', '1000000', file]);
  const boxes = listing.matchAll(/^Page\s+\d+\s+MediaBox:\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)/gm);
  return Array.from(boxes, ([, left, bottom, right, top]) => {
    const widthPt = Number(right) - Number(left);
    const heightPt = Number(top) - Number(bottom);
    return { widthPt, heightPt, widthHmm: toHmm(widthPt), heightHmm: toHmm(heightPt) };
  });
}

/** The text of one page (counted from 1) or of the whole file, laid out as it stands on paper. */
export function readPdfText(file: string, page?: number): string {
  const range = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return output('pdftotext', ['-layout', '-enc', 'UTF-8', ...range, file, '-']);
}

/** The text of each page by itself, in page order. */
export function readPdfTextByPage(file: string): string[] {
  return readPdfText(file).split('\f').slice(0, -1);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hexadecimal, name: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(String(hexadecimal), 16));
    return entities[name] ?? whole;
  });
}

/** Every word with the box it stands in. */
export function readPdfWords(file: string): PdfWord[] {
  const html = output('pdftotext', ['-bbox', '-enc', 'UTF-8', file, '-']);
  return html
    .split(/<page /)
    .slice(1)
    .flatMap((part, index) => {
      const words = part.matchAll(/<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)<\/word>/gs);
      return Array.from(words, ([, xMin, yMin, xMax, yMax, text]) => ({
        page: index + 1,
        text: unescapeXml(text ?? ''),
        xMinPt: Number(xMin),
        yMinPt: Number(yMin),
        xMaxPt: Number(xMax),
        yMaxPt: Number(yMax),
      }));
    });
}

/** Draws one page (counted from 1) as a PNG and returns its path. 203 dpi is what thermal printers have. */
export function renderPdfPage(file: string, page: number, dotsPerInch = 203): string {
  const target = join(temporaryFolder('page'), `page-${page}`);
  const range = ['-f', String(page), '-l', String(page), '-singlefile'];
  output('pdftoppm', ['-png', '-r', String(dotsPerInch), ...range, file, target]);
  return `${target}.png`;
}

/** What a scanner reads from a picture; an empty list when there is no code in it. */
export function readBarcodes(picture: string): DecodedBarcode[] {
  const run = spawnSync('zbarimg', ['--quiet', picture], { encoding: 'utf8' });
  // 4 says that no code was found.
  if (run.status !== 0 && run.status !== 4) throw new Error(`zbarimg failed on ${picture}: ${run.stderr}`);
  const lines = run.stdout.split('\n').filter((line) => line.includes(':'));
  return lines.map((line) => {
    const colon = line.indexOf(':');
    return { symbology: line.slice(0, colon), text: line.slice(colon + 1) };
  });
}

/** What a scanner reads from one page (counted from 1) printed at `dotsPerInch`. */
export function readPdfBarcodes(file: string, page: number, dotsPerInch = 203): DecodedBarcode[] {
  return readBarcodes(renderPdfPage(file, page, dotsPerInch));
}

/** What a scanner reads from each page of a file printed at `dotsPerInch`, in page order; a page without a code has none. */
export function readPdfBarcodesByPage(file: string, dotsPerInch = 203): DecodedBarcode[][] {
  const folder = temporaryFolder('pages');
  output('pdftoppm', ['-gray', '-r', String(dotsPerInch), file, join(folder, 'page')]);
  // Numbered with as many digits as the last page needs: their names stand in page order.
  return readdirSync(folder).sort().map((name) => readBarcodes(join(folder, name)));
}
