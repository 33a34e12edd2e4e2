import type { PathCommand } from 'fontkit';
import type { Weight } from '../../shared/domain/printing/display-list.ts';
import type { PrintFont, PrintFonts } from './fonts.ts';
import { fillOutline, type Outline, type Shape } from './raster-fill.ts';

/** A glyph's dots from its origin on the baseline; null = nothing to see (a space). */
export type GlyphSource = (weight: Weight, codePoint: number) => Shape | null;

/** Strokes of dense ideographs, of the em: thinner ones than this does the typeface not have at reading sizes. */
const strokeOfEm: Readonly<Record<Weight, number>> = { regular: 0.052, bold: 0.086 };
const halfCovered = 0.5;
/** Lower than this, counters fill up. */
const leastThreshold = 0.28;

/**
 * A dot is black where half of it is covered, as long as a stroke is wider than a dot. In smaller type a stroke that falls between two
 * rows would cover neither by half and be gone: the threshold sinks so far that one of the two is always printed.
 */
const thresholdFor = (weight: Weight, sizeDots: number): number =>
  Math.max(leastThreshold, Math.min(halfCovered, (strokeOfEm[weight] * sizeDots) / 2));

/** Kept glyphs, in bytes of dots; a shop's day of labels needs about a tenth of it. */
const mostBytesKept = 24 * 1024 * 1024;
const bytesPerEntry = 120;

/** Glyphs at sizes in dots, rendered once and kept. A glyph always begins on a whole dot, so that the same character always looks the same. */
export const createGlyphs = (fonts: PrintFonts): ((sizeXDots: number, sizeYDots: number) => GlyphSource) => {
  const kept = new Map<string, Map<number, Shape | null>>();
  let bytes = 0;
  const remember = (glyphs: Map<number, Shape | null>, id: number, shape: Shape | null): void => {
    bytes += bytesPerEntry + (shape?.dots.bits.length ?? 0);
    if (bytes > mostBytesKept) {
      for (const one of kept.values()) one.clear();
      bytes = bytesPerEntry + (shape?.dots.bits.length ?? 0);
    }
    glyphs.set(id, shape);
  };
  return (sizeXDots, sizeYDots) => {
    const glyphsOf = (weight: Weight): Map<number, Shape | null> => {
      const key = `${weight} ${sizeXDots.toFixed(2)} ${sizeYDots.toFixed(2)}`;
      const glyphs = kept.get(key) ?? new Map<number, Shape | null>();
      kept.set(key, glyphs);
      return glyphs;
    };
    const sources: Readonly<Record<Weight, Map<number, Shape | null>>> = { regular: glyphsOf('regular'), bold: glyphsOf('bold') };
    return (weight, codePoint) => {
      const font = fonts[weight];
      const id = font.glyph(codePoint);
      // Layout refuses such a character; a sheet with one did not come from it.
      if (id === 0) throw new Error(`the printing font has no U+${codePoint.toString(16)}; layout must refuse it`);
      const known = sources[weight].get(id);
      if (known !== undefined) return known;
      const scale = { x: sizeXDots / font.unitsPerEm, y: sizeYDots / font.unitsPerEm };
      const shape = fillOutline(flatten(outlineOf(font, id), scale), thresholdFor(weight, Math.min(sizeXDots, sizeYDots)));
      remember(sources[weight], id, shape);
      return shape;
    };
  };
};

const outlineOf = (font: PrintFont, id: number): readonly PathCommand[] => font.source.getGlyph(id).path.commands;

/** Pieces of a curve; at 600 dpi and a 20 mm glyph they are still shorter than two dots off the true curve by a fraction of one. */
const piecesFor = (lengthDots: number): number => Math.max(2, Math.min(24, Math.ceil(Math.sqrt(lengthDots) * 2)));

/** Font units, y upwards, to dots, y downwards. */
const flatten = (commands: readonly PathCommand[], scale: { readonly x: number; readonly y: number }): Outline => {
  const outline: number[][] = [];
  let points: number[] = [];
  let [x, y] = [0, 0];
  const lineTo = (toX: number, toY: number): void => {
    points.push(toX, toY);
    [x, y] = [toX, toY];
  };
  for (const { command, args } of commands) {
    const at = args.map((value, index) => (index % 2 === 0 ? value * scale.x : -value * scale.y));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = at;
    switch (command) {
      case 'moveTo':
        points = [];
        outline.push(points);
        lineTo(a, b);
        break;
      case 'lineTo':
        lineTo(a, b);
        break;
      case 'quadraticCurveTo': {
        const [fromX, fromY] = [x, y];
        const pieces = piecesFor(Math.hypot(a - fromX, b - fromY) + Math.hypot(c - a, d - b));
        for (let piece = 1; piece <= pieces; piece += 1) {
          const t = piece / pieces;
          const u = 1 - t;
          lineTo(u * u * fromX + 2 * u * t * a + t * t * c, u * u * fromY + 2 * u * t * b + t * t * d);
        }
        break;
      }
      case 'bezierCurveTo': {
        const [fromX, fromY] = [x, y];
        const pieces = piecesFor(Math.hypot(a - fromX, b - fromY) + Math.hypot(c - a, d - b) + Math.hypot(e - c, f - d));
        for (let piece = 1; piece <= pieces; piece += 1) {
          const t = piece / pieces;
          const u = 1 - t;
          lineTo(
            u ** 3 * fromX + 3 * u * u * t * a + 3 * u * t * t * c + t ** 3 * e,
            u ** 3 * fromY + 3 * u * u * t * b + 3 * u * t * t * d + t ** 3 * f,
          );
        }
        break;
      }
      case 'closePath':
        break;
    }
  }
  return outline;
};
