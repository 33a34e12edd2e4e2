import PDFDocument from 'pdfkit';
import { assertNever } from '../../shared/domain/result.ts';
import { barsOf, textLeftHmm, type Ink, type Mark, type Sheet, type TextMark, type Weight } from '../../shared/domain/printing/display-list.ts';
import type { PrintFont, PrintFonts } from './fonts.ts';

/** Receives the bytes of the file in order. An error it throws ends the drawing and reaches whoever added the sheet. */
export type ByteSink = (chunk: Uint8Array) => void;

export type PdfOptions = {
  readonly title: string;
  /** Goes into the file; the same sheets with the same time give the same bytes. UTC milliseconds. */
  readonly createdAt: number;
};

export type PdfDrawing = {
  readonly addSheet: (sheet: Sheet) => void;
  /** Writes fonts and tables; the drawing is complete when it resolves. */
  readonly end: () => Promise<void>;
};

const pointsPerHmm = 72 / 2540;

/**
 * Draws display lists as a PDF, one page of exactly the sheet's size each. pdfkit keeps the file (pages, embedded font subsets,
 * cross references); the page contents are written here, in whole 1/100 mm, glyph by glyph with the advances that layout measured,
 * so that no kerning or shaping can move them. Pages leave memory as soon as the next one begins.
 */
export const drawPdf = (fonts: PrintFonts, options: PdfOptions, sink: ByteSink): PdfDrawing => {
  const document = new PDFDocument({
    autoFirstPage: false,
    // No default font: the standard ones would be read from files that a bundle does not have.
    font: '',
    fontLayoutCache: false,
    info: { Title: options.title, Producer: 'Backroom', Creator: 'Backroom', CreationDate: new Date(options.createdAt) },
  });
  const faces: Readonly<Record<Weight, EmbeddedFace>> = {
    regular: embedFace(document, fonts.regular),
    bold: embedFace(document, fonts.bold),
  };
  let failure: Error | null = null;
  document.on('data', (chunk: Uint8Array) => {
    if (failure !== null) return;
    try {
      sink(chunk);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
  });
  const throwFailure = (): void => {
    if (failure !== null) throw failure;
  };
  let previous: OpenPage | null = null;

  return {
    addSheet: (sheet) => {
      document.addPage({ size: [sheet.widthHmm * pointsPerHmm, sheet.heightHmm * pointsPerHmm], margin: 0 });
      // pdfkit keeps the tables of every page to the end; a page that is written needs only its number.
      if (previous !== null) forgetPage(previous);
      const page = document.page as unknown as OpenPage;
      previous = page;
      const used = new Set<EmbeddedFace>();
      const content = pageContent(sheet, faces, used);
      for (const face of used) page.fonts[face.id] = face.ref();
      page.content.write(Buffer.from(content, 'latin1'));
      throwFailure();
    },
    end: async () => {
      const ended = new Promise<void>((resolve, reject) => document.once('end', resolve).once('error', reject));
      document.end();
      await ended;
      throwFailure();
    },
  };
};

/** What of pdfkit's own objects the drawing touches; checked when a document is opened. */
type PdfkitFont = {
  readonly id: string;
  readonly subset: { readonly includeGlyph: (glyph: number) => number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  readonly ref: () => unknown;
};
type PdfkitReference = { data: object; readonly write: (chunk: Uint8Array) => void };
type OpenPage = {
  readonly fonts: Record<string, unknown>;
  readonly content: PdfkitReference;
  readonly resources: PdfkitReference;
  readonly dictionary: PdfkitReference;
};

const isPdfkitFont = (value: unknown): value is PdfkitFont => {
  const font = value as Partial<PdfkitFont> | null;
  return typeof font?.subset?.includeGlyph === 'function' && Array.isArray(font.widths) && Array.isArray(font.unicode) && typeof font.ref === 'function';
};

const forgetPage = (page: OpenPage): void => {
  for (const reference of [page.content, page.resources, page.dictionary]) reference.data = {};
};

type EmbeddedFace = { readonly id: string; readonly ref: () => unknown; readonly hexOf: (text: string) => string };

const embedFace = (document: PDFKit.PDFDocument, font: PrintFont): EmbeddedFace => {
  // pdfkit takes an opened fontkit font as well; its types know only files and bytes.
  document.font(font.source as unknown as string);
  const embedded = (document as unknown as { readonly _font: unknown })._font;
  if (!isPdfkitFont(embedded)) throw new Error('this pdfkit keeps its fonts differently; electron/printing/pdf.ts was written for 0.20.2');
  const known = new Map<string, string>();
  const include = (character: string): string => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!font.has(codePoint)) throw new Error(`the printing font has no U+${codePoint.toString(16)}; layout must refuse it`);
    const glyph = embedded.subset.includeGlyph(font.glyph(codePoint));
    embedded.widths[glyph] ??= (font.advance(codePoint) * 1000) / font.unitsPerEm;
    embedded.unicode[glyph] ??= [codePoint];
    const hex = glyph.toString(16).padStart(4, '0');
    known.set(character, hex);
    return hex;
  };
  return {
    id: embedded.id,
    ref: () => embedded.ref(),
    hexOf: (text) => {
      let hex = '';
      for (const character of text) hex += known.get(character) ?? include(character);
      return hex;
    },
  };
};

const greyLevel: Readonly<Record<Ink, string>> = { black: '0', grey: '0.6', white: '1' };
const scale = pointsPerHmm.toFixed(12);

/** pdfkit has turned the page upside down (y downwards); this turns it back and makes 1/100 mm the unit. */
const pageContent = (sheet: Sheet, faces: Readonly<Record<Weight, EmbeddedFace>>, used: Set<EmbeddedFace>): string => {
  let content = `q ${scale} 0 0 -${scale} 0 ${(sheet.heightHmm * pointsPerHmm).toFixed(9)} cm\n`;
  for (const mark of sheet.marks) content += drawMark(mark, sheet.heightHmm, faces, used);
  return `${content}Q\n`;
};

const drawMark = (mark: Mark, heightHmm: number, faces: Readonly<Record<Weight, EmbeddedFace>>, used: Set<EmbeddedFace>): string => {
  switch (mark.kind) {
    case 'text': {
      const face = faces[mark.weight];
      used.add(face);
      return drawText(mark, heightHmm, face);
    }
    case 'line': {
      const dash = mark.dashHmm === 0 ? '' : `[${mark.dashHmm}] 0 d `;
      const path = `${mark.x1Hmm} ${heightHmm - mark.y1Hmm} m ${mark.x2Hmm} ${heightHmm - mark.y2Hmm} l S`;
      return `q ${greyLevel[mark.ink]} G ${mark.strokeHmm} w ${dash}${path} Q\n`;
    }
    case 'box': {
      const rectangle = `${mark.xHmm} ${heightHmm - mark.yHmm - mark.heightHmm} ${mark.widthHmm} ${mark.heightHmm} re`;
      const fill = mark.fill === 'none' ? '' : `q ${greyLevel[mark.fill]} g ${rectangle} f Q\n`;
      return mark.strokeHmm === 0 ? fill : `${fill}q ${greyLevel[mark.ink]} G ${mark.strokeHmm} w ${rectangle} S Q\n`;
    }
    case 'bars': {
      const bottomHmm = heightHmm - mark.yHmm - mark.heightHmm;
      return `0 g ${barsOf(mark).map(({ xHmm, widthHmm }) => `${xHmm} ${bottomHmm} ${widthHmm} ${mark.heightHmm} re`).join(' ')} f\n`;
    }
    default:
      return assertNever(mark);
  }
};

const drawText = (mark: TextMark, heightHmm: number, face: EmbeddedFace): string =>
  `BT ${greyLevel[mark.ink]} g /${face.id} ${mark.sizeHmm} Tf ${textLeftHmm(mark)} ${heightHmm - mark.baselineHmm} Td <${face.hexOf(mark.text)}> Tj ET\n`;
