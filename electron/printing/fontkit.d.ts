/** The little of fontkit 2 that printing uses; the package ships no types. */
declare module 'fontkit' {
  /** Font units, y upwards; TrueType has quadratic curves, OpenType with PostScript outlines cubic ones. */
  export type PathCommand = {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    readonly args: readonly number[];
  };
  export type Glyph = { readonly id: number; readonly advanceWidth: number; readonly path: { readonly commands: readonly PathCommand[] } };
  export type Font = {
    readonly unitsPerEm: number;
    readonly postscriptName: string;
    readonly 'OS/2': { readonly typoAscender: number; readonly typoDescender: number };
    readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
    readonly glyphForCodePoint: (codePoint: number) => Glyph;
    readonly getGlyph: (id: number) => Glyph;
  };
  export type FontCollection = { readonly fonts: readonly Font[] };
  export const create: (bytes: Uint8Array) => Font | FontCollection;
}
