import type { Weight } from './display-list.ts';

/**
 * What layout must know of a font. The same font file measures, prints and previews, so that a line that fits here fits on paper.
 * Advances are taken code point by code point, without kerning or ligatures: whoever draws must do the same.
 */
export type Typeface = {
  readonly unitsPerEm: number;
  /** Top and bottom of the ideograph square over the baseline, in font units (descent is negative). */
  readonly ascent: number;
  readonly descent: number;
  readonly has: (codePoint: number) => boolean;
  /** In font units. */
  readonly advance: (codePoint: number) => number;
};

export type Typefaces = Readonly<Record<Weight, Typeface>>;
