import type { DocumentKind } from './document-data.ts';
import type { Ink, Weight } from './display-list.ts';

/** Words for people, in both languages of the app. */
export type Words = { readonly zh: string; readonly en: string };

/**
 * A template is data: fields placed to 1/100 mm on one kind of paper (PR-1, PR-3). `parseTemplate` is the only way in; it fills
 * every default, so that layout never has to guess.
 */
export type Template = {
  readonly id: string;
  /** Raised by every change of the content; a stored sheet names the version that drew it. */
  readonly version: number;
  readonly kind: DocumentKind;
  readonly name: Words;
  readonly paper: Paper;
  /** What a pre-printed form carries already: shown under the preview, never printed. Empty for blank paper. */
  readonly backdrop: readonly FixedElement[];
  readonly elements: readonly Element[];
};

export type Paper = { readonly widthHmm: number; readonly heightHmm: number };

export type Align = 'left' | 'center' | 'right';
export type Valign = 'top' | 'middle' | 'bottom';

/** On which sheets of a document an element stands. */
export type Pages = 'every' | 'first' | 'following' | 'last';

type Frame = { readonly xHmm: number; readonly yHmm: number; readonly widthHmm: number; readonly heightHmm: number };
type Placed = {
  readonly pages: Pages;
  /** Drawn only when this field is not empty; null = always. */
  readonly when: string | null;
};

/** How text is set inside a frame (PR-2). */
export type TextStyle = {
  readonly sizeHmm: number;
  /** The floor: text is never smaller than this. */
  readonly smallestSizeHmm: number;
  readonly weight: Weight;
  readonly align: Align;
  readonly valign: Valign;
  readonly lineHeightPercent: number;
  /** `line`: one line, shrunk to the floor before it is wrapped. `flow`: wrapped at once, shrunk when it is too tall. */
  readonly wrap: 'line' | 'flow';
  /** Characters that the font lacks: refuse the sheet, or spell them as `[U+1F600]`. */
  readonly missing: 'refuse' | 'spell';
  readonly ink: Ink;
};

export type TextElement = Frame & Placed & TextStyle & {
  readonly type: 'text';
  /** Fixed text with `{{field}}` in it; a line break in it is kept. */
  readonly text: string;
  /** The document is refused when the text comes out empty. */
  readonly required: boolean;
  /** Printed in place of a text that does not fit, saying where the whole of it is. Empty = the document is refused. */
  readonly instead: string;
  /** What people call this field, for refusals. */
  readonly label: Words;
  /** What refusals point at: the first field in the text. Empty for fixed text. */
  readonly field: string;
};

export type LineElement = Placed & {
  readonly type: 'line';
  readonly x1Hmm: number;
  readonly y1Hmm: number;
  readonly x2Hmm: number;
  readonly y2Hmm: number;
  readonly strokeHmm: number;
  readonly ink: Ink;
  readonly dashHmm: number;
};

export type BoxElement = Frame & Placed & {
  readonly type: 'box';
  readonly strokeHmm: number;
  readonly ink: Ink;
  readonly fill: Ink | 'none';
};

export type BarcodeElement = Frame & Placed & {
  readonly type: 'barcode';
  /** The field whose text is encoded, as Code128. */
  readonly field: string;
  readonly label: Words;
};

export type TableColumn = {
  readonly header: Words;
  readonly text: string;
  readonly widthHmm: number;
  readonly align: Align;
  readonly weight: Weight;
  readonly sizeHmm: number;
};

/** Rows of a packing slip; flows over as many sheets as it takes, the header repeated on each. */
export type TableElement = {
  readonly type: 'table';
  readonly xHmm: number;
  /** Top of the header on the first sheet and on the following ones. */
  readonly yHmm: number;
  readonly followingYHmm: number;
  /** Where rows must end on a sheet, and on the last one, where the closing elements stand. */
  readonly bottomHmm: number;
  readonly lastBottomHmm: number;
  readonly columns: readonly TableColumn[];
  readonly headerSizeHmm: number;
  readonly headerHeightHmm: number;
  /** The floor of the cells. */
  readonly smallestSizeHmm: number;
  readonly lineHeightPercent: number;
  readonly paddingXHmm: number;
  readonly paddingYHmm: number;
  readonly ruleHmm: number;
  readonly ruleInk: Ink;
};

export type FixedElement = TextElement | LineElement | BoxElement;
export type Element = FixedElement | BarcodeElement | TableElement;

/** A text with its fields found: fixed pieces and field names in turn. */
export type TextPiece = { readonly fixed: string } | { readonly field: string };

const placeholder = /\{\{\s*([A-Za-z][A-Za-z.]*)\s*\}\}/g;

export const piecesOf = (text: string): readonly TextPiece[] => {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > at) pieces.push({ fixed: text.slice(at, match.index) });
    pieces.push({ field: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ fixed: text.slice(at) });
  return pieces;
};

/** Field names used in a text, in order. */
export const fieldsIn = (text: string): readonly string[] =>
  piecesOf(text).flatMap((piece) => ('field' in piece ? [piece.field] : []));
