import { readTemplate } from './parse-template.ts';
import type { Paper, Template } from './template.ts';

/** A point in 1/100 mm from the paper's left and top edge. */
export type SheetPoint = { readonly xHmm: number; readonly yHmm: number };

/** No mark lies further than this from its edges: a shop's short ruler reaches it, no tractor strip of continuous paper covers it. */
const insetHmm = 2_000;
const armHmm = 300;

/**
 * PR-4: where the two crosses lie on a sheet that is neither shifted nor stretched: `near` at the top left, `far` at the bottom
 * right, both on whole millimetres. For paper of at least 40 × 30 mm.
 */
export const calibrationMarks = ({ widthHmm, heightHmm }: Paper): { readonly near: SheetPoint; readonly far: SheetPoint } => {
  const inset = (lengthHmm: number): number => Math.min(insetHmm, Math.floor(lengthHmm / 500) * 100);
  const nearX = inset(widthHmm);
  const nearY = inset(heightHmm);
  return { near: { xHmm: nearX, yHmm: nearY }, far: { xHmm: wholeMm(widthHmm - nearX), yHmm: wholeMm(heightHmm - nearY) } };
};

const wholeMm = (hmm: number): number => Math.floor(hmm / 100) * 100;
const millimetres = (hmm: number): string => String(hmm / 100);

/**
 * PR-4: the sheet that is measured: cross A near the top left corner, cross B near the bottom right one, each with rulers in mm that
 * run out to the paper's edges, and what to measure in words. Printed without any correction, on paper of at least 40 × 30 mm.
 */
export const calibrationSheetTemplate = (paper: Paper): Template => {
  const marks = calibrationMarks(paper);
  const read = readTemplate({
    format: 1, id: 'calibration-sheet', version: 1, kind: 'calibration', name: { zh: '校准页', en: 'Calibration sheet' }, paper,
    elements: [...cross('A', marks.near, 'near', paper), ...cross('B', marks.far, 'far', paper), ...words(paper, marks)],
  });
  if (!read.ok) throw new Error(`calibration sheet of ${paper.widthHmm} × ${paper.heightHmm}: ${JSON.stringify(read.refusal)}`);
  return read.value;
};

type Drawn = Readonly<Record<string, unknown>>;

const line = (x1Hmm: number, y1Hmm: number, x2Hmm: number, y2Hmm: number, strokeHmm: number): Drawn => ({ type: 'line', x1Hmm, y1Hmm, x2Hmm, y2Hmm, strokeHmm });

/** The two lines of a cross run from its inner arm to the paper's edge; ticks on them stand at whole mm of the sheet. */
const cross = (name: string, { xHmm, yHmm }: SheetPoint, corner: 'near' | 'far', paper: Paper): Drawn[] => {
  const inwards = corner === 'near' ? 1 : -1;
  const edgeX = corner === 'near' ? 0 : paper.widthHmm;
  const edgeY = corner === 'near' ? 0 : paper.heightHmm;
  const nameSizeHmm = 280;
  return [
    line(edgeX, yHmm, xHmm + inwards * armHmm, yHmm, 12),
    line(xHmm, edgeY, xHmm, yHmm + inwards * armHmm, 12),
    ...ticks(edgeX, xHmm, (at, lengthHmm) => line(at, yHmm, at, yHmm - inwards * lengthHmm, 10)),
    ...ticks(edgeY, yHmm, (at, lengthHmm) => line(xHmm, at, xHmm - inwards * lengthHmm, at, 10)),
    {
      type: 'text', text: name, weight: 'bold', sizeHmm: nameSizeHmm, align: 'center', wrap: 'line',
      xHmm: xHmm + (corner === 'near' ? 60 : -60 - nameSizeHmm), yHmm: yHmm + (corner === 'near' ? 60 : -60 - nameSizeHmm), widthHmm: nameSizeHmm, heightHmm: nameSizeHmm,
    },
  ];
};

/** Every mm from the edge up to the cross; each fifth and tenth one longer. */
const ticks = (edgeHmm: number, crossHmm: number, draw: (at: number, lengthHmm: number) => Drawn): Drawn[] => {
  const from = Math.ceil(Math.min(edgeHmm, crossHmm) / 100) * 100;
  const to = Math.max(edgeHmm, crossHmm);
  const drawn: Drawn[] = [];
  for (let at = from; at <= to; at += 100) {
    const mm = Math.abs(at - crossHmm) / 100;
    if (mm > 0) drawn.push(draw(at, mm % 10 === 0 ? 260 : mm % 5 === 0 ? 190 : 110));
  }
  return drawn;
};

type Line = { readonly text: string; readonly lines: number; readonly scale?: number; readonly weight?: 'bold'; readonly instead?: string };

/** Between the two crosses, in the order of their worth: what does not fit a small label is left off from the end. */
const words = (paper: Paper, { near, far }: ReturnType<typeof calibrationMarks>): Drawn[] => {
  const roomy = near.xHmm >= 1_500;
  const leftHmm = near.xHmm + armHmm + (roomy ? 400 : 150);
  const rightHmm = paper.widthHmm - (roomy ? 500 : 150);
  const bottomHmm = far.yHmm - armHmm - 150;
  const sizeHmm = Math.max(170, Math.min(340, Math.floor((rightHmm - leftHmm) / 22)));
  const texts: readonly Line[] = [
    { text: '打印校准页 第 {{formOfRun}} 张', lines: 1, scale: 1.25, weight: 'bold' },
    { text: `A 应为 左 ${millimetres(near.xHmm)} 上 ${millimetres(near.yHmm)} mm`, lines: 1, weight: 'bold' },
    { text: `B 应为 左 ${millimetres(far.xHmm)} 上 ${millimetres(far.yHmm)} mm`, lines: 1, weight: 'bold' },
    { text: '量 A、B 两个十字中心到纸左边、上边的距离。\n连续纸：这是第 {{laterForm}} 张，再量本张 A 到本张纸上边的距离。', lines: 4 },
    { text: '{{printerName}}\n{{paperName}}\n{{printedAt}} 未作任何校正', lines: 5, instead: '打印机名称较长，见软件' },
  ];
  const drawn: Drawn[] = [];
  let yHmm = near.yHmm >= 1_500 ? 700 : 250;
  for (const { text, lines, scale = 1, weight = 'regular', instead = '' } of texts) {
    const size = Math.round(sizeHmm * scale);
    const heightHmm = Math.ceil(size * (1 + (lines - 1) * 1.25));
    if (yHmm + heightHmm > bottomHmm) break;
    drawn.push({
      type: 'text', text, xHmm: leftHmm, yHmm, widthHmm: rightHmm - leftHmm, heightHmm, sizeHmm: size, smallestSizeHmm: Math.min(size, 130), weight,
      valign: 'top', wrap: lines === 1 ? 'line' : 'flow', missing: 'spell', instead,
    });
    yHmm += heightHmm + Math.round(size * 0.35);
  }
  return drawn;
};
