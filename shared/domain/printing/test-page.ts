import type { Paper, Template, TextElement } from './template.ts';

const frameHmm = 300;
const contentHmm = 700;

/**
 * The test page for any paper of at least 40 × 30 mm: a frame 3 mm inside the edges (a side that is missing shows a wrong size or
 * offset), rulers in mm from the top left corner, text in both weights down to the smallest size, a barcode to scan back.
 */
export const testPageTemplate = (paper: Paper): Template => {
  const { widthHmm, heightHmm } = paper;
  const innerHmm = widthHmm - 2 * contentHmm;
  const lines: { readonly text: string; readonly sizeHmm: number; readonly weight: 'regular' | 'bold' }[] = [
    { text: '打印测试页 Test page', sizeHmm: 500, weight: 'bold' },
    { text: '{{printerName}}', sizeHmm: 350, weight: 'regular' },
    { text: '{{paperName}}　{{printedAt}}', sizeHmm: 300, weight: 'regular' },
    { text: '外框四边都在，距纸边 3 mm；标尺每格 1 mm。', sizeHmm: 260, weight: 'regular' },
    { text: '最小字号 2 mm：龘鑫鬱，0123456789 ABCDEFG abcdefg', sizeHmm: 200, weight: 'regular' },
  ];
  const barcodeHeightHmm = Math.min(1_400, Math.floor(heightHmm * 0.2));
  // What does not fit a small label is left off from the end; the frame, the rulers and the barcode stay.
  let yHmm = contentHmm;
  const bottomHmm = heightHmm - contentHmm - barcodeHeightHmm - 100;
  const texts: TextElement[] = [];
  for (const line of lines) {
    if (yHmm + line.sizeHmm * 1.4 > bottomHmm) break;
    texts.push(testText(line.text, contentHmm, yHmm, innerHmm, Math.round(line.sizeHmm * 1.4), line.sizeHmm, line.weight));
    yHmm += Math.round(line.sizeHmm * 1.5);
  }
  return {
    id: 'test-page', version: 1, kind: 'test_page', name: { zh: '测试页', en: 'Test page' }, paper, backdrop: [],
    elements: [
      {
        type: 'box', xHmm: frameHmm, yHmm: frameHmm, widthHmm: widthHmm - 2 * frameHmm, heightHmm: heightHmm - 2 * frameHmm,
        strokeHmm: 25, ink: 'black', fill: 'none', pages: 'every', when: null,
      },
      ...ruler(widthHmm - 2 * frameHmm, (at, length) => ({ x1Hmm: frameHmm + at, x2Hmm: frameHmm + at, y1Hmm: frameHmm, y2Hmm: frameHmm + length })),
      ...ruler(heightHmm - 2 * frameHmm, (at, length) => ({ x1Hmm: frameHmm, x2Hmm: frameHmm + length, y1Hmm: frameHmm + at, y2Hmm: frameHmm + at })),
      ...texts,
      {
        type: 'barcode', xHmm: contentHmm, yHmm: heightHmm - contentHmm - barcodeHeightHmm, widthHmm: innerHmm, heightHmm: barcodeHeightHmm,
        field: 'code', symbology: 'code128', errorCorrection: 'M', label: { zh: '条码', en: 'Barcode' }, pages: 'every', when: null,
      },
    ],
  };
};

const ruler = (lengthHmm: number, place: (at: number, length: number) => { x1Hmm: number; x2Hmm: number; y1Hmm: number; y2Hmm: number }) =>
  Array.from({ length: Math.floor(lengthHmm / 100) }, (_, index) => index + 1).map((mm) => ({
    type: 'line' as const, ...place(mm * 100, mm % 10 === 0 ? 300 : mm % 5 === 0 ? 200 : 120),
    strokeHmm: 12, ink: 'black' as const, dashHmm: 0, pages: 'every' as const, when: null,
  }));

const testText = (text: string, xHmm: number, yHmm: number, widthHmm: number, heightHmm: number, sizeHmm: number, weight: 'regular' | 'bold'): TextElement => ({
  type: 'text', text, xHmm, yHmm, widthHmm, heightHmm, sizeHmm, smallestSizeHmm: 120, weight, align: 'left', valign: 'top',
  lineHeightPercent: 120, wrap: 'line', missing: 'spell', ink: 'black', required: false, instead: '', pages: 'every', when: null,
  label: { zh: '测试页', en: 'Test page' }, field: '',
});
