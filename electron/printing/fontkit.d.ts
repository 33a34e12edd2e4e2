/** The little of fontkit 2 that printing uses; the package ships no types. */
declare module 'fontkit' {
  export type Glyph = { readonly id: number; readonly advanceWidth: number };
  export type Font = {
    readonly unitsPerEm: number;
    readonly postscriptName: string;
    readonly 'OS/2': { readonly typoAscender: number; readonly typoDescender: number };
    readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
    readonly glyphForCodePoint: (codePoint: number) => Glyph;
  };
  export type FontCollection = { readonly fonts: readonly Font[] };
  export const create: (bytes: Uint8Array) => Font | FontCollection;
}
