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
  /** A photo or scan of the form, lying under the editor to scale; never printed. */
  readonly backdropPicture?: BackdropPicture;
  readonly elements: readonly Element[];
};

/** Where the whole photo lies on the paper; it may reach beyond it on all sides. */
export type BackdropPicture = { readonly pictureId: string; readonly xHmm: number; readonly yHmm: number; readonly widthHmm: number; readonly heightHmm: number };

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

/** Bars for the numbers that scanners read; QR for longer texts, Chinese too, read by phones and image scanners. */
export type Symbology = 'code128' | 'qr';
/** How much of a QR code may be spoiled: 7, 15, 25, 30 %. */
export type ErrorCorrection = 'L' | 'M' | 'Q' | 'H';

export type BarcodeElement = Frame & Placed & {
  readonly type: 'barcode';
  /** The field whose text is encoded. */
  readonly field: string;
  readonly symbology: Symbology;
  /** Of a QR code; bars have none. */
  readonly errorCorrection: ErrorCorrection;
  readonly label: Words;
};

/** A picture of the template's own (a logo, the scan of a form), stretched to its frame. */
export type PictureElement = Frame & Placed & {
  readonly type: 'picture';
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  readonly pictureId: string;
};

export type TableColumn = {
  readonly header: Words;
  readonly text: string;
  readonly widthHmm: number;
  readonly align: Align;
  readonly weight: Weight;
  readonly sizeHmm: number;
};

/** The rows of a document; flows over as many sheets as it takes, the header repeated on each. */
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

/**
 * A frame repeated for each row of the document, from left to right and downwards, over as many sheets as it takes: labels on a
 * sheet, blocks with a picture. Its frame is the first cell's; its elements lie in the cell's own coordinates and may use the
 * fields of the row and of the document. An area never holds another one.
 */
export type AreaElement = Frame & {
  readonly type: 'area';
  /** Cells beside and below each other on one sheet. */
  readonly columns: number;
  readonly rows: number;
  /** Between neighbouring cells. */
  readonly gapXHmm: number;
  readonly gapYHmm: number;
  readonly elements: readonly PlacedElement[];
};

/** Nothing in it depends on the document, if its texts name no fields. */
export type FixedElement = TextElement | LineElement | BoxElement | PictureElement;
/** Stands where it is. */
export type PlacedElement = FixedElement | BarcodeElement;
/** Takes as many sheets as the document has rows for; a template has at most one. */
export type FlowingElement = TableElement | AreaElement;
export type Element = PlacedElement | FlowingElement;

export const isFlowing = (element: Element): element is FlowingElement => element.type === 'table' || element.type === 'area';

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
