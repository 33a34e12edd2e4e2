import type { Sheet } from '../../printing/display-list.ts';

/**
 * ST-3: what goes to the courier, as a list of blocks that flow over A4 sheets. Texts are hostile: pasted, or written by buyers. Whoever
 * makes it decides what is said; the layout only where it stands.
 */
export type Evidence = {
  /** At the foot of every sheet: which claim it is. */
  readonly footer: string;
  readonly blocks: readonly EvidenceBlock[];
};

export type EvidenceColumn = { readonly header: string; readonly widthHmm: number; readonly align: 'start' | 'end' };

export type EvidenceBlock =
  | { readonly kind: 'title'; readonly text: string }
  /** Begins a part; never the last thing on a sheet. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  /** Columns together as wide as `contentWidthHmm`; a row that is taller than a sheet goes on on the next one. */
  | { readonly kind: 'table'; readonly columns: readonly EvidenceColumn[]; readonly rows: readonly (readonly string[])[] }
  /** Line breaks are kept. */
  | { readonly kind: 'text'; readonly text: string }
  /** Each stroke x, y, x, y … in 1/1000 of the pad's width. */
  | { readonly kind: 'strokes'; readonly strokes: readonly (readonly number[])[]; readonly caption: string }
  | { readonly kind: 'picture'; readonly pictureId: string; readonly widthPx: number; readonly heightPx: number; readonly caption: string }
  /** Another sheet, mark for mark and to scale, under its heading on a sheet of its own. */
  | { readonly kind: 'sheet'; readonly heading: string; readonly sheet: Sheet };

export const contentWidthHmm = 17_000;
