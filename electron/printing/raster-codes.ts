import { quietZoneModules } from '../../shared/domain/printing/code128.ts';
import type { BarsMark, ModulesMark } from '../../shared/domain/printing/display-list.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/domain/result.ts';
import { fillDots, isWhite, type Bitmap } from './raster-bitmap.ts';
import { acrossDots, downDots, type Scale } from './raster-scale.ts';

export type CodeRefusal = Refusal<'printing.barcode_too_fine'>;

/** Thinner modules than this, in 1/100 mm, come out of a label head as a grey smear. */
const thinnestModuleHmm = { bars: 15, modules: 20 };
/** White that a scanner needs beside the bars where a code has to grow, in modules; the standard's ten are for the worst ones. */
const neededQuiet = 6;
/** Layout leaves four modules round a two-dimensional code, scanners need two. */
const quietOfModules = 4;
const neededQuietOfModules = 2;

/** Whole dots for a module: the nearest number, else the next smaller one. What a head cannot show is not among them. */
const candidates = (moduleDots: number, dotsPerHmm: number, thinnestHmm: number): readonly number[] => {
  const nearest = Math.max(1, Math.round(moduleDots));
  return [nearest, nearest - 1].filter((dots) => dots >= 1 && dots >= Math.min(moduleDots, thinnestHmm * dotsPerHmm));
};

const tooFine = (value: string): Result<never, CodeRefusal> => refuse('printing.barcode_too_fine', { value: value.slice(0, 40) });

/**
 * A barcode in whole dots: every module as many as any other, so that the widths keep their proportions, about the middle where the
 * list has it. A code that grows by this must find white beside it; where neither the nearest nor the next smaller width will do, the
 * sheet is refused: a code that no scanner reads costs more than one that is not printed. Drawn after everything else.
 */
export const drawBars = (bitmap: Bitmap, mark: BarsMark, scale: Scale): Result<null, CodeRefusal> => {
  const modules = [...mark.runs].reduce((sum, run) => sum + Number(run), 0);
  const leftmost = mark.xHmm * scale.x + scale.shiftX;
  const wanted = modules * mark.moduleHmm * scale.x;
  const top = downDots(scale, mark.yHmm);
  const bottom = Math.max(top + 1, downDots(scale, mark.yHmm + mark.heightHmm));
  const room = wanted + 2 * quietZoneModules * mark.moduleHmm * scale.x;
  for (const dots of candidates(mark.moduleHmm * scale.x, scale.x, thinnestModuleHmm.bars)) {
    const width = modules * dots;
    const left = Math.round(leftmost + (wanted - width) / 2);
    const quiet = neededQuiet * dots;
    const fits = width + 2 * quiet <= room || (
      isWhite(bitmap, left - quiet, top, Math.floor(leftmost), bottom) && isWhite(bitmap, Math.ceil(leftmost + wanted), top, left + width + quiet, bottom)
    );
    if (!fits || left < 0 || left + width > bitmap.widthDots) continue;
    let x = left;
    for (let index = 0; index < mark.runs.length; index += 1) {
      const run = (mark.runs.charCodeAt(index) - 48) * dots;
      if (index % 2 === 0) fillDots(bitmap, x, top, x + run, bottom, 'black');
      x += run;
    }
    return ok(null);
  }
  return tooFine(mark.value);
};

/** A two-dimensional code likewise: square modules of whole dots, about the middle where the list has it. */
export const drawModules = (bitmap: Bitmap, mark: ModulesMark, scale: Scale): Result<null, CodeRefusal> => {
  const { columns, cells, moduleHmm } = mark;
  const size = columns * moduleHmm;
  const middleX = (mark.xHmm + size / 2) * scale.x + scale.shiftX;
  const middleY = (mark.yHmm + size / 2) * scale.y + scale.shiftY;
  const moduleDots = (moduleHmm * (scale.x + scale.y)) / 2;
  const room = (columns + 2 * quietOfModules) * moduleDots;
  const [fromX, toX] = [acrossDots(scale, mark.xHmm), acrossDots(scale, mark.xHmm + size)];
  const [fromY, toY] = [downDots(scale, mark.yHmm), downDots(scale, mark.yHmm + size)];
  for (const dots of candidates(moduleDots, (scale.x + scale.y) / 2, thinnestModuleHmm.modules)) {
    const width = columns * dots;
    const left = Math.round(middleX - width / 2);
    const top = Math.round(middleY - width / 2);
    const quiet = neededQuietOfModules * dots;
    const [outerLeft, outerTop, outerRight, outerBottom] = [left - quiet, top - quiet, left + width + quiet, top + width + quiet];
    const fits = width + 2 * quiet <= room || (
      isWhite(bitmap, outerLeft, outerTop, outerRight, fromY) && isWhite(bitmap, outerLeft, toY, outerRight, outerBottom) &&
      isWhite(bitmap, outerLeft, outerTop, fromX, outerBottom) && isWhite(bitmap, toX, outerTop, outerRight, outerBottom)
    );
    if (!fits || left < 0 || top < 0 || left + width > bitmap.widthDots || top + width > bitmap.heightDots) continue;
    for (let row = 0; row < columns; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        if (cells[row * columns + column] !== '1') continue;
        const [x, y] = [left + column * dots, top + row * dots];
        fillDots(bitmap, x, y, x + dots, y + dots, 'black');
      }
    }
    return ok(null);
  }
  return tooFine(mark.value);
};
