import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { Weight } from '../../shared/domain/printing/display-list.ts';
import type { Typeface } from '../../shared/domain/printing/typeface.ts';

/** The files that measure, print and preview (Noto Sans SC, OFL). The renderer loads the very same ones. */
export const fontFiles: Readonly<Record<Weight, string>> = { regular: 'NotoSansSC-Regular.ttf', bold: 'NotoSansSC-Bold.ttf' };

/** A typeface that also knows its glyphs, for drawing. */
export type PrintFont = Typeface & {
  /** For pdfkit, which embeds the glyphs that were used. */
  readonly source: Font;
  /** Glyph of a code point; 0 when the font has none. */
  readonly glyph: (codePoint: number) => number;
};

export type PrintFonts = Readonly<Record<Weight, PrintFont>>;

/** Reads both weights from a folder. Throws when a file is missing or no font: the installation is broken. */
export const loadFonts = (fontsFolder: string): PrintFonts => ({
  regular: loadFont(join(fontsFolder, fontFiles.regular)),
  bold: loadFont(join(fontsFolder, fontFiles.bold)),
});

const basicPlane = 0x10000;
const unknown = 0xffff;

const loadFont = (path: string): PrintFont => {
  const font = create(readFileSync(path));
  if (!('glyphForCodePoint' in font)) throw new Error(`${path} holds a collection, not a font`);
  // Asked for every character of every sheet: looked up once, then kept. Code points beyond the basic plane are rare.
  const advances = new Uint16Array(basicPlane).fill(unknown);
  const glyphs = new Uint16Array(basicPlane).fill(unknown);
  const lookUp = (codePoint: number): { readonly glyph: number; readonly advance: number } => {
    const glyph = font.glyphForCodePoint(codePoint);
    return { glyph: font.hasGlyphForCodePoint(codePoint) ? glyph.id : 0, advance: Math.round(glyph.advanceWidth) };
  };
  const remember = (codePoint: number): void => {
    const { glyph, advance } = lookUp(codePoint);
    glyphs[codePoint] = glyph;
    advances[codePoint] = advance;
  };
  const glyph = (codePoint: number): number => {
    if (codePoint >= basicPlane) return lookUp(codePoint).glyph;
    if (glyphs[codePoint] === unknown) remember(codePoint);
    return glyphs[codePoint] ?? 0;
  };
  return {
    source: font,
    unitsPerEm: font.unitsPerEm,
    // The ideograph square (OS/2 typographic metrics), not the much taller line box of hhea.
    ascent: font['OS/2'].typoAscender,
    descent: font['OS/2'].typoDescender,
    glyph,
    has: (codePoint) => glyph(codePoint) !== 0,
    advance: (codePoint) => {
      if (codePoint >= basicPlane) return lookUp(codePoint).advance;
      if (advances[codePoint] === unknown) remember(codePoint);
      return advances[codePoint] ?? 0;
    },
  };
};
