import type { Calibration } from '../../shared/domain/printing/calibration.ts';
import { textLeftHmm, type BoxMark, type Ink, type LineMark, type Mark, type PictureMark, type Sheet, type TextMark } from '../../shared/domain/printing/display-list.ts';
import { assertNever, ok, type Result } from '../../shared/domain/result.ts';
import type { PrintFonts } from './fonts.ts';
import type { PictureRefusal } from './picture.ts';
import { createBitmap, fillDots, stampDots, type Bitmap } from './raster-bitmap.ts';
import { drawBars, drawModules, type CodeRefusal } from './raster-codes.ts';
import { fillOutline } from './raster-fill.ts';
import { createGlyphs } from './raster-glyphs.ts';
import { createPictureDots, type PictureDots } from './raster-picture.ts';
import { acrossDots, downDots, scaleFor, sizeInDots, strokeDots, type DotsPerInch, type Scale } from './raster-scale.ts';

export type RasterOptions = {
  readonly dotsPerInch: DotsPerInch;
  /** PR-4: of the printer and paper it goes to; null = as drawn. */
  readonly calibration: Calibration | null;
  /** Bytes (PNG) of the pictures that sheets refer to, by id. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
};

export type RasterRefusal = CodeRefusal | PictureRefusal;

/** Draws sheets as dots; `form` counts continuous forms since the paper was aligned. */
export type Raster = (sheet: Sheet, form: number) => Result<Bitmap, RasterRefusal>;

type Drawing = {
  readonly bitmap: Bitmap;
  readonly scale: Scale;
  readonly fonts: PrintFonts;
  readonly glyphs: ReturnType<typeof createGlyphs>;
  readonly pictureDots: PictureDots;
};

const glyphsOf = new WeakMap<PrintFonts, ReturnType<typeof createGlyphs>>();

/**
 * The same display list for printers that take dots: places, advances and glyphs are those of preview and PDF, rounded to whole dots.
 * Rendered glyphs are kept from job to job.
 */
export const createRaster = (fonts: PrintFonts, { dotsPerInch, calibration, pictures }: RasterOptions): Raster => {
  const glyphs = glyphsOf.get(fonts) ?? createGlyphs(fonts);
  glyphsOf.set(fonts, glyphs);
  const pictureDots = createPictureDots(pictures);
  return (sheet, form) => {
    const { widthDots, heightDots } = sizeInDots(sheet, dotsPerInch);
    const bitmap = createBitmap(widthDots, heightDots);
    const drawing: Drawing = { bitmap, scale: scaleFor(dotsPerInch, calibration, form), fonts, glyphs, pictureDots };
    // Codes come last: they see how much white they have round them.
    for (const codes of [false, true]) {
      for (const mark of sheet.marks) {
        if ((mark.kind === 'bars' || mark.kind === 'modules') !== codes) continue;
        const drawn = drawMark(drawing, mark);
        if (!drawn.ok) return drawn;
      }
    }
    return ok(bitmap);
  };
};

const drawMark = (drawing: Drawing, mark: Mark): Result<null, RasterRefusal> => {
  const { bitmap, scale } = drawing;
  switch (mark.kind) {
    case 'text':
      drawText(drawing, mark);
      return ok(null);
    case 'line':
      drawLine(drawing, mark);
      return ok(null);
    case 'box':
      drawBox(drawing, mark);
      return ok(null);
    case 'bars':
      return drawBars(bitmap, mark, scale);
    case 'modules':
      return drawModules(bitmap, mark, scale);
    case 'picture':
      return drawPicture(drawing, mark);
    default:
      return assertNever(mark);
  }
};

/** Dithered strokes of smaller type fall apart: grey text is printed black, as it is readable and nothing of it is lost. */
const smallestGreyDots = 40;

const drawText = ({ bitmap, scale, fonts, glyphs }: Drawing, mark: TextMark): void => {
  const font = fonts[mark.weight];
  const glyphAt = glyphs(mark.sizeHmm * scale.x, mark.sizeHmm * scale.y);
  const ink: Ink = mark.ink === 'grey' && mark.sizeHmm * scale.y < smallestGreyDots ? 'black' : mark.ink;
  const baseline = downDots(scale, mark.baselineHmm);
  const advanceScale = mark.sizeHmm / font.unitsPerEm;
  const leftHmm = textLeftHmm(mark);
  let advance = 0;
  for (const character of mark.text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const shape = glyphAt(mark.weight, codePoint);
    if (shape !== null) stampDots(bitmap, shape.dots, acrossDots(scale, leftHmm + advance * advanceScale) + shape.left, baseline + shape.top, ink);
    advance += font.advance(codePoint);
  }
};

const drawLine = (drawing: Drawing, mark: LineMark): void => {
  const length = Math.hypot(mark.x2Hmm - mark.x1Hmm, mark.y2Hmm - mark.y1Hmm);
  if (mark.dashHmm === 0 || length === 0) {
    drawStroke(drawing, mark);
    return;
  }
  const at = (distance: number): { readonly x: number; readonly y: number } => ({
    x: mark.x1Hmm + ((mark.x2Hmm - mark.x1Hmm) * distance) / length, y: mark.y1Hmm + ((mark.y2Hmm - mark.y1Hmm) * distance) / length,
  });
  for (let from = 0; from < length; from += 2 * mark.dashHmm) {
    const [begin, end] = [at(from), at(Math.min(length, from + mark.dashHmm))];
    drawStroke(drawing, { ...mark, x1Hmm: begin.x, y1Hmm: begin.y, x2Hmm: end.x, y2Hmm: end.y });
  }
};

const drawStroke = ({ bitmap, scale }: Drawing, { x1Hmm, y1Hmm, x2Hmm, y2Hmm, strokeHmm, ink }: LineMark): void => {
  const stroke = strokeDots(scale, strokeHmm);
  const fromX = x1Hmm * scale.x + scale.shiftX;
  const toX = x2Hmm * scale.x + scale.shiftX;
  const fromY = y1Hmm * scale.y + scale.shiftY;
  const toY = y2Hmm * scale.y + scale.shiftY;
  if (y1Hmm === y2Hmm) {
    const top = Math.round(fromY - stroke / 2);
    fillDots(bitmap, Math.round(Math.min(fromX, toX)), top, Math.round(Math.max(fromX, toX)), top + stroke, ink);
  } else if (x1Hmm === x2Hmm) {
    const left = Math.round(fromX - stroke / 2);
    fillDots(bitmap, left, Math.round(Math.min(fromY, toY)), left + stroke, Math.round(Math.max(fromY, toY)), ink);
  } else {
    const length = Math.hypot(toX - fromX, toY - fromY);
    const acrossX = ((toY - fromY) / length) * (stroke / 2);
    const acrossY = ((fromX - toX) / length) * (stroke / 2);
    const outline = [fromX + acrossX, fromY + acrossY, toX + acrossX, toY + acrossY, toX - acrossX, toY - acrossY, fromX - acrossX, fromY - acrossY];
    const shape = fillOutline([outline], 0.4);
    if (shape !== null) stampDots(bitmap, shape.dots, shape.left, shape.top, ink);
  }
};

const drawBox = ({ bitmap, scale }: Drawing, mark: BoxMark): void => {
  const left = acrossDots(scale, mark.xHmm);
  const top = downDots(scale, mark.yHmm);
  const right = acrossDots(scale, mark.xHmm + mark.widthHmm);
  const bottom = downDots(scale, mark.yHmm + mark.heightHmm);
  if (mark.fill !== 'none') fillDots(bitmap, left, top, Math.max(right, left + 1), Math.max(bottom, top + 1), mark.fill);
  if (mark.strokeHmm === 0) return;
  // Centred on the edge; of an odd number of dots the one more lies inside.
  const stroke = strokeDots(scale, mark.strokeHmm);
  const outside = Math.floor(stroke / 2);
  const [outerLeft, outerTop, outerRight, outerBottom] = [left - outside, top - outside, right + outside, bottom + outside];
  fillDots(bitmap, outerLeft, outerTop, outerRight, outerTop + stroke, mark.ink);
  fillDots(bitmap, outerLeft, outerBottom - stroke, outerRight, outerBottom, mark.ink);
  fillDots(bitmap, outerLeft, outerTop, outerLeft + stroke, outerBottom, mark.ink);
  fillDots(bitmap, outerRight - stroke, outerTop, outerRight, outerBottom, mark.ink);
};

const drawPicture = ({ bitmap, scale, pictureDots }: Drawing, mark: PictureMark): Result<null, PictureRefusal> => {
  const left = acrossDots(scale, mark.xHmm);
  const top = downDots(scale, mark.yHmm);
  const right = Math.max(left + 1, acrossDots(scale, mark.xHmm + mark.widthHmm));
  const bottom = Math.max(top + 1, downDots(scale, mark.yHmm + mark.heightHmm));
  const dots = pictureDots(mark.pictureId, right - left, bottom - top);
  if (!dots.ok) return dots;
  // A picture hides what lies under it, on paper as in the preview.
  fillDots(bitmap, left, top, right, bottom, 'white');
  stampDots(bitmap, dots.value, left, top, 'black');
  return ok(null);
};
