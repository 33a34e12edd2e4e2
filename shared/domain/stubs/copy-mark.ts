import type { Mark, Sheet } from '../printing/display-list.ts';

const stripHmm = 900;
const sizeHmm = 320;

/** The waybill as it was, on a sheet that is a strip longer; the strip says that it is a copy, so that nothing on it is covered or taken for new. */
export const asCopy = (sheet: Sheet, words: string): Sheet => {
  const { widthHmm, heightHmm } = sheet;
  const mark: readonly Mark[] = [
    { kind: 'line', x1Hmm: 0, y1Hmm: heightHmm, x2Hmm: widthHmm, y2Hmm: heightHmm, strokeHmm: 30, ink: 'black', dashHmm: 150 },
    {
      kind: 'text', text: words, xHmm: widthHmm / 2, baselineHmm: heightHmm + (stripHmm + sizeHmm * 0.7) / 2, anchor: 'middle', widthHmm, sizeHmm, weight: 'bold', ink: 'black',
    },
  ];
  const rounded = mark.map((one) => (one.kind === 'text' ? { ...one, xHmm: Math.round(one.xHmm), baselineHmm: Math.round(one.baselineHmm) } : one));
  return { widthHmm, heightHmm: heightHmm + stripHmm, marks: [...sheet.marks, ...rounded] };
};
