import type { Element, Paper } from '../../../../shared/domain/printing/template.ts';
import type { Point } from './bounds.ts';

export type NewKind = 'text' | 'field' | 'line' | 'box' | 'code128' | 'qr' | 'picture' | 'table';

export type NewElement = {
  readonly kind: NewKind;
  readonly paper: Paper;
  /** Middle of where it goes. */
  readonly at: Point;
  readonly fields: readonly string[];
  readonly rowFields: readonly string[];
  readonly text: string;
  readonly picture?: { readonly pictureId: string; readonly widthPx: number; readonly heightPx: number };
  /** What stands over a column, in both languages. */
  readonly headerOf: (field: string) => { readonly zh: string; readonly en: string };
};

/** What a scanner is most likely to be wanted for, by what the document knows. */
const likelyCodes = ['waybillNumber', 'label.barcode', 'code', 'orderNumbers'];
const likelyFields = ['receiver.name', 'label.title', 'shopName'];
const likelyColumns = ['line.no', 'line.title', 'line.variant', 'line.quantity', 'line.waybillNumber', 'line.receiver', 'label.no', 'label.title'];

const placed = { pages: 'every', when: null } as const;
const style = {
  sizeHmm: 320, smallestSizeHmm: 200, weight: 'regular', align: 'left', valign: 'middle', lineHeightPercent: 125, wrap: 'line', missing: 'refuse', ink: 'black',
} as const;

/** A new element of the usual size for this paper, in 1/100 mm. Null = this document has nothing to put in it. */
export const newElement = (wish: NewElement): Element | null => {
  const { kind, paper, at, fields, rowFields } = wish;
  const frame = (widthHmm: number, heightHmm: number) => {
    const width = Math.min(widthHmm, paper.widthHmm);
    const height = Math.min(heightHmm, paper.heightHmm);
    const corner = (middle: number, length: number, most: number): number => Math.max(0, Math.min(Math.round((middle - length / 2) / 50) * 50, most - length));
    return { xHmm: corner(at.xHmm, width, paper.widthHmm), yHmm: corner(at.yHmm, height, paper.heightHmm), widthHmm: width, heightHmm: height };
  };
  const likely = (wanted: readonly string[]): string | undefined => wanted.find((field) => fields.includes(field)) ?? fields[0];
  switch (kind) {
    case 'text':
      return { type: 'text', ...placed, ...frame(3_000, 500), ...style, text: wish.text, field: '', required: false, instead: '', label: { zh: '', en: '' } };
    case 'field': {
      const field = likely(likelyFields);
      if (field === undefined) return null;
      return { type: 'text', ...placed, ...frame(4_000, 500), ...style, text: `{{${field}}}`, field, required: false, instead: '', label: wish.headerOf(field) };
    }
    case 'line': {
      const { xHmm, yHmm, widthHmm } = frame(4_000, 0);
      return { type: 'line', ...placed, x1Hmm: xHmm, y1Hmm: yHmm, x2Hmm: xHmm + widthHmm, y2Hmm: yHmm, strokeHmm: 25, ink: 'black', dashHmm: 0 };
    }
    case 'box':
      return { type: 'box', ...placed, ...frame(3_000, 2_000), strokeHmm: 25, ink: 'black', fill: 'none' };
    case 'code128':
    case 'qr': {
      const field = likely(likelyCodes);
      if (field === undefined) return null;
      const size = kind === 'qr' ? frame(2_000, 2_000) : frame(6_000, 1_200);
      return { type: 'barcode', ...placed, ...size, field, symbology: kind, errorCorrection: 'M', label: wish.headerOf(field) };
    }
    case 'picture': {
      if (wish.picture === undefined) return null;
      const { pictureId, widthPx, heightPx } = wish.picture;
      const width = Math.min(3_000, Math.round(paper.widthHmm * 0.6), Math.round((paper.heightHmm * 0.6 * widthPx) / heightPx));
      return { type: 'picture', ...placed, ...frame(Math.max(100, width), Math.max(100, Math.round((width * heightPx) / widthPx))), pictureId };
    }
    case 'table': {
      const wanted = likelyColumns.filter((field) => rowFields.includes(field));
      const columns = (wanted.length > 0 ? wanted : rowFields.slice(0, 3)).slice(0, 5);
      if (columns.length === 0) return null;
      const margin = Math.min(500, Math.floor(paper.widthHmm / 20));
      const widthHmm = Math.max(300, Math.floor((paper.widthHmm - 2 * margin) / columns.length));
      const top = Math.floor(paper.heightHmm * 0.3);
      const bottom = Math.floor(paper.heightHmm * 0.9);
      return {
        type: 'table', xHmm: margin, yHmm: top, followingYHmm: top, bottomHmm: bottom, lastBottomHmm: bottom, headerSizeHmm: 280, headerHeightHmm: 600,
        smallestSizeHmm: 200, lineHeightPercent: 125, paddingXHmm: 80, paddingYHmm: 80, ruleHmm: 15, ruleInk: 'grey',
        columns: columns.map((field) => ({ header: wish.headerOf(field), text: `{{${field}}}`, widthHmm, align: 'left', weight: 'regular', sizeHmm: 300 })),
      };
    }
  }
};
