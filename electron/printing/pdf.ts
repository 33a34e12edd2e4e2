import PDFDocument from 'pdfkit';
import { correctionOf, type Calibration } from '../../shared/domain/printing/calibration.ts';
import { assertNever, ok, type Result } from '../../shared/domain/result.ts';
import { barsOf, rectanglesOf, textLeftHmm, type Ink, type Mark, type PictureMark, type Sheet, type TextMark, type Weight } from '../../shared/domain/printing/display-list.ts';
import type { PrintFont, PrintFonts } from './fonts.ts';
import { readPicture, type GreyPicture, type PictureRefusal } from './picture.ts';

/** Receives the bytes of the file in order. An error it throws ends the drawing and reaches whoever added the sheet. */
export type ByteSink = (chunk: Uint8Array) => void;

export type PdfOptions = {
  readonly title: string;
  /** Goes into the file; the same sheets with the same time give the same bytes. UTC milliseconds. */
  readonly createdAt: number;
  /** PR-4: every page's content is sent where this printer puts it right; the page itself keeps its size. Null = as drawn. */
  readonly calibration?: Calibration | null;
  /** Continuous forms gone through before the first sheet: the drift counts from there. */
  readonly firstForm?: number;
  /** Bytes (PNG) of the pictures that sheets refer to, by id; each goes into the file once. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
};

export type PdfDrawing = {
  /** Refuses a sheet with a picture that is not there or cannot be read; the drawing is void then. */
  readonly addSheet: (sheet: Sheet) => Result<null, PictureRefusal>;
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
  let form = options.firstForm ?? 0;
  const embeddedPictures = new Map<string, EmbeddedPicture>();
  const embedPictures = (sheet: Sheet): Result<readonly EmbeddedPicture[], PictureRefusal> => {
    const onSheet: EmbeddedPicture[] = [];
    for (const mark of sheet.marks) {
      if (mark.kind !== 'picture') continue;
      let embedded = embeddedPictures.get(mark.pictureId);
      if (embedded === undefined) {
        const picture = readPicture(mark.pictureId, options.pictures ?? new Map());
        if (!picture.ok) return picture;
        embedded = embedPicture(document, picture.value, embeddedPictures.size + 1);
        embeddedPictures.set(mark.pictureId, embedded);
      }
      onSheet.push(embedded);
    }
    return ok(onSheet);
  };

  return {
    addSheet: (sheet) => {
      const pictures = embedPictures(sheet);
      if (!pictures.ok) return pictures;
      document.addPage({ size: [sheet.widthHmm * pointsPerHmm, sheet.heightHmm * pointsPerHmm], margin: 0 });
      // pdfkit keeps the tables of every page to the end; a page that is written needs only its number.
      if (previous !== null) forgetPage(previous);
      const page = document.page as unknown as OpenPage;
      previous = page;
      const used = new Set<EmbeddedFace>();
      const drawing: Drawing = { heightHmm: sheet.heightHmm, faces, used, pictures: embeddedPictures };
      const content = pageContent(sheet, correctionMatrix(sheet, options.calibration ?? null, form), drawing);
      form += 1;
      for (const face of used) page.fonts[face.id] = face.ref();
      for (const picture of pictures.value) page.xobjects[picture.name] = picture.reference;
      page.content.write(Buffer.from(content, 'latin1'));
      throwFailure();
      return ok(null);
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
  readonly xobjects: Record<string, unknown>;
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

type EmbeddedPicture = { readonly name: string; readonly reference: unknown };

/** A grey image; pdfkit compresses and numbers it. It leaves memory at once, only its number is kept. */
const embedPicture = (document: PDFKit.PDFDocument, { widthPx, heightPx, grey }: GreyPicture, number: number): EmbeddedPicture => {
  const reference = document.ref({
    Type: 'XObject', Subtype: 'Image', Width: widthPx, Height: heightPx, ColorSpace: 'DeviceGray', BitsPerComponent: 8,
  });
  reference.end(Buffer.from(grey.buffer, grey.byteOffset, grey.byteLength));
  return { name: `P${number}`, reference };
};

const greyLevel: Readonly<Record<Ink, string>> = { black: '0', grey: '0.6', white: '1' };
const scale = pointsPerHmm.toFixed(12);

type Drawing = {
  readonly heightHmm: number;
  readonly faces: Readonly<Record<Weight, EmbeddedFace>>;
  readonly used: Set<EmbeddedFace>;
  readonly pictures: ReadonlyMap<string, EmbeddedPicture>;
};

/** PR-4 as a matrix of the page, whose y runs upwards while the correction's runs down from the upper edge. */
const correctionMatrix = ({ heightHmm }: Sheet, calibration: Calibration | null, form: number): string => {
  if (calibration === null) return '';
  const { scaleX, scaleY, shiftXHmm, shiftYHmm } = correctionOf(calibration, form);
  const upHmm = heightHmm - scaleY * heightHmm - shiftYHmm;
  return `${scaleX.toFixed(9)} 0 0 ${scaleY.toFixed(9)} ${shiftXHmm.toFixed(4)} ${upHmm.toFixed(4)} cm\n`;
};

/** pdfkit has turned the page upside down (y downwards); this turns it back and makes 1/100 mm the unit. */
const pageContent = (sheet: Sheet, correction: string, drawing: Drawing): string => {
  let content = `q ${scale} 0 0 -${scale} 0 ${(sheet.heightHmm * pointsPerHmm).toFixed(9)} cm\n${correction}`;
  for (const mark of sheet.marks) content += drawMark(mark, drawing);
  return `${content}Q\n`;
};

const drawMark = (mark: Mark, drawing: Drawing): string => {
  const { heightHmm } = drawing;
  switch (mark.kind) {
    case 'text': {
      const face = drawing.faces[mark.weight];
      drawing.used.add(face);
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
    case 'modules':
      return `0 g ${rectanglesOf(mark).map(({ xHmm, yHmm, widthHmm }) => `${xHmm} ${heightHmm - yHmm - mark.moduleHmm} ${widthHmm} ${mark.moduleHmm} re`).join(' ')} f\n`;
    case 'picture':
      return drawPicture(mark, heightHmm, drawing.pictures.get(mark.pictureId));
    default:
      return assertNever(mark);
  }
};

const drawPicture = (mark: PictureMark, heightHmm: number, picture: EmbeddedPicture | undefined): string => {
  if (picture === undefined) throw new Error('a picture was not embedded before its page');
  return `q ${mark.widthHmm} 0 0 ${mark.heightHmm} ${mark.xHmm} ${heightHmm - mark.yHmm - mark.heightHmm} cm /${picture.name} Do Q\n`;
};

const drawText = (mark: TextMark, heightHmm: number, face: EmbeddedFace): string =>
  `BT ${greyLevel[mark.ink]} g /${face.id} ${mark.sizeHmm} Tf ${textLeftHmm(mark)} ${heightHmm - mark.baselineHmm} Td <${face.hexOf(mark.text)}> Tj ET\n`;
