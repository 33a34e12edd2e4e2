import { ok, refuse, type Refusal, type Result } from '../../result.ts';
import type { Mark, Sheet } from '../../printing/display-list.ts';
import type { Typefaces } from '../../printing/typeface.ts';
import { contentWidthHmm, type Evidence, type EvidenceBlock } from './evidence.ts';
import { bottomHmm, createPages, leftHmm, lineMark, paper, topHmm, type LineStyle, type Pages } from './evidence-sheets.ts';
import { setLines, type SetLine } from './evidence-text.ts';

export type EvidenceRefusal = Refusal<'claim.evidence_too_long'>;

/** More is not read by any courier. */
const mostSheets = 500;
const leading = (style: LineStyle): number => Math.round(style.sizeHmm * 1.45);

const body: LineStyle = { sizeHmm: 360, weight: 'regular', ink: 'black' };
const strong: LineStyle = { ...body, weight: 'bold' };
const small: LineStyle = { ...body, sizeHmm: 300 };
const heading: LineStyle = { sizeHmm: 450, weight: 'bold', ink: 'black' };
const title: LineStyle = { sizeHmm: 700, weight: 'bold', ink: 'black' };

/** Lines one under the other, each where there is room. */
const flow = (pages: Pages, lines: readonly SetLine[], xHmm: number, style: LineStyle, typefaces: Typefaces): void => {
  for (const line of lines) {
    const at = pages.take(leading(style));
    if (line.text !== '') pages.draw(lineMark(line, xHmm, at, style, typefaces));
  }
};

const headingBlock = (pages: Pages, text: string, typefaces: Typefaces): void => {
  // With room for what it is the heading of.
  pages.need(leading(heading) + 400 + 3 * leading(body));
  pages.take(300);
  flow(pages, setLines(text, contentWidthHmm, heading.sizeHmm, heading.weight, typefaces), leftHmm, heading, typefaces);
  const at = pages.take(150);
  pages.draw({ kind: 'line', x1Hmm: leftHmm, y1Hmm: at + 20, x2Hmm: leftHmm + contentWidthHmm, y2Hmm: at + 20, strokeHmm: 15, ink: 'black', dashHmm: 0 });
};

const cellPaddingHmm = 120;

type TableBlock = Extract<EvidenceBlock, { kind: 'table' }>;

/** A row's cells side by side, line by line, so that a tall row may go on on the next sheet. */
const row = (pages: Pages, columns: TableBlock['columns'], cells: readonly string[], style: LineStyle, typefaces: Typefaces): void => {
  const set = columns.map((column, index) => setLines(cells[index] ?? '', column.widthHmm - cellPaddingHmm, style.sizeHmm, style.weight, typefaces));
  const height = Math.max(1, ...set.map((lines) => lines.length));
  // Rows that fit a sheet stay whole.
  if (height * leading(style) < (bottomHmm - topHmm) / 2) pages.need(height * leading(style) + 60);
  for (let index = 0; index < height; index += 1) {
    const at = pages.take(leading(style));
    let x = leftHmm;
    for (const [place, column] of columns.entries()) {
      const line = set[place]?.[index];
      if (line !== undefined && line.text !== '') {
        const right = column.align === 'end';
        pages.draw(lineMark(line, right ? x + column.widthHmm - cellPaddingHmm : x, at, style, typefaces, right ? 'end' : 'start'));
      }
      x += column.widthHmm;
    }
  }
  const at = pages.take(60);
  pages.draw({ kind: 'line', x1Hmm: leftHmm, y1Hmm: at + 10, x2Hmm: leftHmm + contentWidthHmm, y2Hmm: at + 10, strokeHmm: 8, ink: 'grey', dashHmm: 0 });
  pages.take(40);
};

const factNameHmm = 4_000;

const facts = (pages: Pages, list: Extract<EvidenceBlock, { kind: 'facts' }>['facts'], typefaces: Typefaces): void => {
  const columns = [{ header: '', widthHmm: factNameHmm, align: 'start' as const }, { header: '', widthHmm: contentWidthHmm - factNameHmm, align: 'start' as const }];
  for (const [name, value] of list) row(pages, columns, [name, value], body, typefaces);
};

const padWidthHmm = 8_000;
const padMostHmm = 6_000;

const strokes = (pages: Pages, block: Extract<EvidenceBlock, { kind: 'strokes' }>, typefaces: Typefaces): void => {
  const points = block.strokes.flatMap((stroke) => stroke.filter((_, index) => index % 2 === 1));
  const lowest = points.reduce((most, y) => Math.max(most, y), 350);
  const scale = Math.min(padWidthHmm, (padMostHmm * 1_000) / lowest) / 1_000;
  const heightHmm = Math.round(lowest * scale) + 200;
  const caption = setLines(block.caption, contentWidthHmm, small.sizeHmm, small.weight, typefaces);
  const top = pages.take(heightHmm + 100);
  const width = Math.round(1_000 * scale);
  pages.draw({ kind: 'box', xHmm: leftHmm, yHmm: top, widthHmm: width, heightHmm, strokeHmm: 10, ink: 'grey', fill: 'none' });
  const at = (value: number, from: number): number => from + Math.round(value * scale);
  for (const stroke of block.strokes) {
    for (let index = 0; index + 1 < stroke.length; index += 2) {
      const next = index + 3 < stroke.length ? index + 2 : index;
      if (next === index && stroke.length > 2) continue;
      pages.draw({
        kind: 'line', strokeHmm: 35, ink: 'black', dashHmm: 0, x1Hmm: at(stroke[index] ?? 0, leftHmm), y1Hmm: at(stroke[index + 1] ?? 0, top + 100),
        x2Hmm: at(stroke[next] ?? 0, leftHmm) + (next === index ? 20 : 0), y2Hmm: at(stroke[next + 1] ?? 0, top + 100),
      });
    }
  }
  flow(pages, caption, leftHmm, small, typefaces);
  pages.take(200);
};

/** Two photographs stand on one sheet. */
const pictureMostHmm = 11_200;

const picture = (pages: Pages, block: Extract<EvidenceBlock, { kind: 'picture' }>, typefaces: Typefaces): void => {
  const scale = Math.min(contentWidthHmm / block.widthPx, pictureMostHmm / block.heightPx);
  const widthHmm = Math.max(1, Math.round(block.widthPx * scale));
  const heightHmm = Math.max(1, Math.round(block.heightPx * scale));
  const caption = setLines(block.caption, contentWidthHmm, small.sizeHmm, small.weight, typefaces);
  pages.need(heightHmm + 100 + caption.length * leading(small));
  const top = pages.take(heightHmm + 100);
  pages.draw({ kind: 'picture', xHmm: leftHmm, yHmm: top, widthHmm, heightHmm, pictureId: block.pictureId });
  flow(pages, caption, leftHmm, small, typefaces);
  pages.take(250);
};

const moved = (mark: Mark, xHmm: number, yHmm: number): Mark => {
  switch (mark.kind) {
    case 'text':
      return { ...mark, xHmm: mark.xHmm + xHmm, baselineHmm: mark.baselineHmm + yHmm };
    case 'line':
      return { ...mark, x1Hmm: mark.x1Hmm + xHmm, x2Hmm: mark.x2Hmm + xHmm, y1Hmm: mark.y1Hmm + yHmm, y2Hmm: mark.y2Hmm + yHmm };
    case 'box':
    case 'bars':
    case 'modules':
    case 'picture':
      return { ...mark, xHmm: mark.xHmm + xHmm, yHmm: mark.yHmm + yHmm };
  }
};

const headHmm = 1_100;

/** Upright or lying, whichever takes the sheet at its own size; a sheet that is too large for both stands by itself. */
const wholeSheet = (pages: Pages, block: Extract<EvidenceBlock, { kind: 'sheet' }>, typefaces: Typefaces): void => {
  const { sheet } = block;
  const onto = [paper, { widthHmm: paper.heightHmm, heightHmm: paper.widthHmm }]
    .find((size) => sheet.widthHmm <= size.widthHmm - 2_000 && sheet.heightHmm <= size.heightHmm - topHmm - headHmm - 2_000);
  if (onto === undefined) {
    pages.add(sheet);
    return;
  }
  const [line] = setLines(block.heading, onto.widthHmm - 2 * leftHmm, heading.sizeHmm, heading.weight, typefaces);
  const x = Math.round((onto.widthHmm - sheet.widthHmm) / 2);
  const y = topHmm + headHmm;
  pages.add({
    ...onto,
    marks: [
      ...(line === undefined ? [] : [lineMark(line, leftHmm, topHmm, heading, typefaces)]),
      { kind: 'box', xHmm: x, yHmm: y, widthHmm: sheet.widthHmm, heightHmm: sheet.heightHmm, strokeHmm: 8, ink: 'grey', fill: 'none' },
      ...sheet.marks.map((mark) => moved(mark, x, y)),
    ],
  });
};

const block = (pages: Pages, one: EvidenceBlock, typefaces: Typefaces): void => {
  switch (one.kind) {
    case 'title':
      flow(pages, setLines(one.text, contentWidthHmm, title.sizeHmm, title.weight, typefaces), leftHmm, title, typefaces);
      pages.take(200);
      return;
    case 'heading':
      headingBlock(pages, one.text, typefaces);
      return;
    case 'facts':
      facts(pages, one.facts, typefaces);
      return;
    case 'table':
      row(pages, one.columns, one.columns.map((column) => column.header), strong, typefaces);
      for (const cells of one.rows) row(pages, one.columns, cells, body, typefaces);
      return;
    case 'text':
      flow(pages, setLines(one.text, contentWidthHmm, body.sizeHmm, body.weight, typefaces), leftHmm, body, typefaces);
      pages.take(150);
      return;
    case 'strokes':
      strokes(pages, one, typefaces);
      return;
    case 'picture':
      picture(pages, one, typefaces);
      return;
    case 'sheet':
      wholeSheet(pages, one, typefaces);
  }
};

/** Blocks → sheets, with the app's own marks. Pure: the same evidence gives the same sheets. */
export const layOutEvidence = (evidence: Evidence, typefaces: Typefaces): Result<readonly Sheet[], EvidenceRefusal> => {
  const pages = createPages();
  for (const one of evidence.blocks) block(pages, one, typefaces);
  const sheets = pages.end(evidence.footer, typefaces);
  return sheets.length > mostSheets ? refuse('claim.evidence_too_long', { count: sheets.length, most: mostSheets }) : ok(sheets);
};
