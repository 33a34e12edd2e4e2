import { ok, refuse, type Result } from '../result.ts';

/**
 * The one drawing (PR-1): a sheet as a flat list of marks. Preview, PDF and the stored picture of a sheet all come from this
 * list and nothing else. Plain JSON, lengths are whole 1/100 mm (`Hmm`), origin top left, y grows downwards.
 */
export type Sheet = {
  readonly widthHmm: number;
  readonly heightHmm: number;
  /** Painted in this order. */
  readonly marks: readonly Mark[];
};

export type Weight = 'regular' | 'bold';
export type Anchor = 'start' | 'middle' | 'end';
/** Thermal heads know black and nothing; grey is for hairlines on office printers, white for text on a black box. */
export type Ink = 'black' | 'grey' | 'white';

/** One line of text, already broken, already plain: `widthHmm` is the sum of the typeface's advances, rounded. */
export type TextMark = {
  readonly kind: 'text';
  readonly text: string;
  /** Where the anchor stands. */
  readonly xHmm: number;
  readonly baselineHmm: number;
  readonly anchor: Anchor;
  readonly widthHmm: number;
  /** Height of the em square. */
  readonly sizeHmm: number;
  readonly weight: Weight;
  readonly ink: Ink;
};

export type LineMark = {
  readonly kind: 'line';
  readonly x1Hmm: number;
  readonly y1Hmm: number;
  readonly x2Hmm: number;
  readonly y2Hmm: number;
  readonly strokeHmm: number;
  readonly ink: Ink;
  /** Length of dash and gap; 0 = solid. */
  readonly dashHmm: number;
};

/** `strokeHmm` 0 = no outline; the outline is centred on the edge. */
export type BoxMark = {
  readonly kind: 'box';
  readonly xHmm: number;
  readonly yHmm: number;
  readonly widthHmm: number;
  readonly heightHmm: number;
  readonly strokeHmm: number;
  readonly ink: Ink;
  readonly fill: Ink | 'none';
};

/** A barcode: black bars of whole modules. `runs` are digits, bar and space in turn, in modules (`2112…`), beginning with a bar. */
export type BarsMark = {
  readonly kind: 'bars';
  readonly xHmm: number;
  readonly yHmm: number;
  readonly heightHmm: number;
  readonly moduleHmm: number;
  readonly runs: string;
  /** What a scanner reads, for people who read the list. */
  readonly value: string;
};

/** A two-dimensional code (QR): square cells, `cells` row by row from the top left, `1` = black, without its quiet zone. */
export type ModulesMark = {
  readonly kind: 'modules';
  readonly xHmm: number;
  readonly yHmm: number;
  readonly moduleHmm: number;
  /** Cells in a row; as many rows. */
  readonly columns: number;
  readonly cells: string;
  /** What a scanner reads. */
  readonly value: string;
};

/** A grey picture stretched to its frame. The bytes are kept once, by the SHA-256 that names them (`template_pictures`). */
export type PictureMark = {
  readonly kind: 'picture';
  readonly xHmm: number;
  readonly yHmm: number;
  readonly widthHmm: number;
  readonly heightHmm: number;
  readonly pictureId: string;
};

export type Mark = TextMark | LineMark | BoxMark | BarsMark | ModulesMark | PictureMark;

declare const brand: unique symbol;
/** A sheet as JSON text: what is stored, and what crosses threads cheaply. Made by `serializeSheet` only. */
export type SheetText = string & { readonly [brand]: 'sheet' };

export const serializeSheet = (sheet: Sheet): SheetText => JSON.stringify(sheet) as SheetText;

const markKinds: readonly string[] = ['text', 'line', 'box', 'bars', 'modules', 'picture'] satisfies Mark['kind'][];
const hasMarkKind = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && markKinds.includes(String(value.kind));

/** Reads a stored sheet back; refuses text that no version of `serializeSheet` has written (a damaged store, a newer app). */
export const parseSheet = (text: string): Result<Sheet> => {
  try {
    const value: unknown = JSON.parse(text);
    const sheet = value as Sheet;
    const sound =
      typeof value === 'object' && value !== null && Number.isInteger(sheet.widthHmm) && Number.isInteger(sheet.heightHmm) &&
      Array.isArray(sheet.marks) && sheet.marks.every(hasMarkKind);
    return sound ? ok(sheet) : refuse('printing.sheet_unreadable');
  } catch {
    return refuse('printing.sheet_unreadable');
  }
};

/** The filled rectangles of a barcode: left edge and width of each bar, in 1/100 mm. */
export const barsOf = (mark: BarsMark): readonly { readonly xHmm: number; readonly widthHmm: number }[] => {
  const bars: { xHmm: number; widthHmm: number }[] = [];
  let xHmm = mark.xHmm;
  for (let index = 0; index < mark.runs.length; index += 1) {
    const widthHmm = (mark.runs.charCodeAt(index) - 48) * mark.moduleHmm;
    if (index % 2 === 0) bars.push({ xHmm, widthHmm });
    xHmm += widthHmm;
  }
  return bars;
};

/** The black rectangles of a two-dimensional code, one for each run of black cells in a row, in 1/100 mm. */
export const rectanglesOf = (mark: ModulesMark): readonly { readonly xHmm: number; readonly yHmm: number; readonly widthHmm: number }[] => {
  const { columns, cells, moduleHmm } = mark;
  const rectangles: { xHmm: number; yHmm: number; widthHmm: number }[] = [];
  for (let row = 0; row < columns; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const from = column;
      while (column < columns && cells[row * columns + column] === '1') column += 1;
      if (column > from) rectangles.push({ xHmm: mark.xHmm + from * moduleHmm, yHmm: mark.yHmm + row * moduleHmm, widthHmm: (column - from) * moduleHmm });
    }
  }
  return rectangles;
};

/** Pictures that sheets refer to. */
export const picturesIn = (sheets: readonly Sheet[]): ReadonlySet<string> =>
  new Set(sheets.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'picture' ? [mark.pictureId] : []))));

/** Left end of a text mark, in 1/100 mm (may be a half). */
export const textLeftHmm = (mark: TextMark): number =>
  mark.anchor === 'start' ? mark.xHmm : mark.anchor === 'middle' ? mark.xHmm - mark.widthHmm / 2 : mark.xHmm - mark.widthHmm;
