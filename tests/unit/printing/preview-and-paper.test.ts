import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { textLeftHmm, type Mark, type Sheet } from '../../../shared/domain/printing/display-list.ts';
import { drawSvg, type SvgNode } from '../../../shared/domain/printing/svg.ts';
import { readPdfDrawing, type PdfBox, type PdfGlyph, type PdfItem } from '../../support/read-drawing.ts';
import { readBarcodes } from '../../support/read-pdf.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { printFonts } from './fonts.ts';
import { samplesOf, sheetsOf } from './samples.ts';
import { shipped, shippedNames } from './shipped.ts';
import { writtenPdf } from './written-pdf.ts';

/** pdftocairo, pdftoppm and zbarimg read the sheets back; Windows has none of them. */
const noReaders = process.platform === 'win32';
const fonts = printFonts();
/** PR-1 asks for 0.2 mm; the drawing keeps a tenth of that, the rest is the reader's rounding. */
const toleranceHmm = 2;
const closest = (a: number, b: number): void => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(toleranceHmm);
};

/** Where the preview has each character of a text: from its start, by the advances, stretched to the length it is given. */
const glyphsOf = ({ attributes, text = '' }: SvgNode): PdfGlyph[] => {
  const size = Number(attributes['font-size']);
  const typeface = fonts[attributes['font-weight'] === 700 ? 'bold' : 'regular'];
  const advances = [...text].map((character) => (typeface.advance(character.codePointAt(0)!) * size) / typeface.unitsPerEm);
  const natural = advances.reduce((sum, advance) => sum + advance, 0);
  const length = Number(attributes['textLength'] ?? natural);
  closest(natural, length);
  const anchor = attributes['text-anchor'];
  let xHmm = Number(attributes['x']) - (anchor === 'middle' ? length / 2 : anchor === 'end' ? length : 0);
  return advances.map((advance) => {
    const glyph: PdfGlyph = { kind: 'glyph', xHmm, baselineHmm: Number(attributes['y']) };
    xHmm += advance;
    return glyph;
  });
};

const rectangle = (leftHmm: number, topHmm: number, widthHmm: number, heightHmm: number): PdfBox => ({
  leftHmm, topHmm, rightHmm: leftHmm + widthHmm, bottomHmm: topHmm + heightHmm,
});

/** What the preview draws, in the words of the reader. */
const previewed = (sheet: Sheet): PdfItem[] => {
  const marks = drawSvg(sheet, { pictures: new Map(pictures(sheet).map((id) => [id, 'data:image/png;base64,'])) }).children.find(({ attributes }) => attributes['data-part'] === 'marks');
  return (marks?.children ?? []).flatMap((node): PdfItem[] => {
    const number = (name: string): number => Number(node.attributes[name]);
    switch (node.tag) {
      case 'text':
        return glyphsOf(node);
      case 'line':
        return [{ kind: 'path', filled: false, boxes: [rectangle(Math.min(number('x1'), number('x2')), Math.min(number('y1'), number('y2')), Math.abs(number('x2') - number('x1')), Math.abs(number('y2') - number('y1')))] }];
      case 'rect': {
        const boxes = [rectangle(number('x'), number('y'), number('width'), number('height'))];
        return [
          ...(node.attributes['fill'] === 'none' ? [] : [{ kind: 'path', filled: true, boxes } as const]),
          ...(node.attributes['stroke'] === undefined ? [] : [{ kind: 'path', filled: false, boxes } as const]),
        ];
      }
      case 'path': {
        const pieces = String(node.attributes['d']).matchAll(/M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)/g);
        return [{ kind: 'path', filled: true, boxes: Array.from(pieces, ([, x, y, width, height]) => rectangle(Number(x), Number(y), Number(width), Number(height))) }];
      }
      case 'image':
        return [{ kind: 'image', box: rectangle(number('x'), number('y'), number('width'), number('height')) }];
      default:
        throw new Error(`the preview draws a ${node.tag}`);
    }
  });
};

const pictures = (sheet: Sheet): string[] => sheet.marks.flatMap((mark) => (mark.kind === 'picture' ? [mark.pictureId] : []));

const sameBox = (a: PdfBox, b: PdfBox): void => {
  for (const side of ['leftHmm', 'topHmm', 'rightHmm', 'bottomHmm'] as const) closest(a[side], b[side]);
};

describe.skipIf(noReaders)('PR-1: what the preview shows is what lies in the tray', () => {
  test.each(shippedNames)('%s: every glyph, line, box, bar and cell lies on paper where the preview has it', async (name) => {
    const template = shipped(name);
    const sheets = samplesOf(template.kind).flatMap((data) => sheetsOf(template, data));
    const file = await writtenPdf(sheets);
    for (const [index, sheet] of sheets.slice(0, 6).entries()) {
      const expected = previewed(sheet);
      const paper = readPdfDrawing(file, index + 1);
      expect(paper.map(({ kind }) => kind).join(' ')).toBe(expected.map(({ kind }) => kind).join(' '));
      for (const [at, item] of expected.entries()) {
        const found = paper[at]!;
        if (item.kind === 'glyph' && found.kind === 'glyph') {
          closest(found.xHmm, item.xHmm);
          closest(found.baselineHmm, item.baselineHmm);
        } else if (item.kind === 'path' && found.kind === 'path') {
          expect([found.filled, found.boxes.length]).toEqual([item.filled, item.boxes.length]);
          for (const [piece, box] of item.boxes.entries()) sameBox(found.boxes[piece]!, box);
        } else if (item.kind === 'image' && found.kind === 'image') sameBox(found.box, item.box);
      }
    }
  });

  test('and it is the list that both have it from', () => {
    const [sheet] = sheetsOf(shipped('thermal-100x180'), samplesOf('waybill')[1]!);
    const glyphs = previewed(sheet!).filter((item) => item.kind === 'glyph');
    const texts = sheet!.marks.filter((mark) => mark.kind === 'text');
    expect(glyphs).toHaveLength(texts.reduce((sum, { text }) => sum + [...text].length, 0));
    closest(glyphs[0]!.xHmm, textLeftHmm(texts[0]!));
  });
});

/** A page as a thermal head burns it: dots of 203 dpi, black or nothing. */
const burned = (file: string, page: number): string => {
  const target = `${temporaryFolder('burned')}/page`;
  execFileSync('pdftoppm', ['-mono', '-r', '203', '-f', String(page), '-l', String(page), '-singlefile', file, target]);
  return `${target}.pbm`;
};

const isCode = (mark: Mark): mark is Extract<Mark, { kind: 'bars' | 'modules' }> => mark.kind === 'bars' || mark.kind === 'modules';

describe.skipIf(noReaders)('an independent decoder reads every code from the burned page', () => {
  test.each(shippedNames)('%s', async (name) => {
    const template = shipped(name);
    const codesWanted = template.elements.some((element) => element.type === 'barcode' || (element.type === 'area' && element.elements.some((inner) => inner.type === 'barcode')));
    const sheets = samplesOf(template.kind).flatMap((data) => sheetsOf(template, data));
    // A page for each code with all the rest but other codes on it: of equal codes on one page the decoder names only one.
    const pages = sheets.flatMap((sheet) => sheet.marks.filter(isCode).map((code) => ({ code, sheet: { ...sheet, marks: sheet.marks.filter((mark) => mark === code || !isCode(mark)) } }))).slice(0, 12);
    expect(pages.length > 0).toBe(codesWanted);
    if (pages.length === 0) return;
    const file = await writtenPdf(pages.map(({ sheet }) => sheet));
    for (const [index, { code }] of pages.entries()) {
      expect(readBarcodes(burned(file, index + 1))).toEqual([{ symbology: code.kind === 'bars' ? 'CODE-128' : 'QR-Code', text: code.value }]);
    }
  }, 60_000);
});
