import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { drawPdf } from '../../../electron/printing/pdf.ts';
import { readPicture } from '../../../electron/printing/picture.ts';
import { runJob } from '../../../electron/printing/render-job.ts';
import { parseSheet, picturesIn, rectanglesOf, serializeSheet, type ModulesMark, type PictureMark, type Sheet } from '../../../shared/domain/printing/display-list.ts';
import { encodeQr } from '../../../shared/domain/printing/qr.ts';
import { drawSvg, svgText, type SvgNode } from '../../../shared/domain/printing/svg.ts';
import { readPdfDrawing } from '../../support/read-drawing.ts';
import { readPdfBarcodes } from '../../support/read-pdf.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { printFonts } from './fonts.ts';
import { pdfBytes, writtenPdf } from './written-pdf.ts';

const noReaders = process.platform === 'win32';
const pictureId = 'ab'.repeat(32);
/** Black upper half, white lower half, as a grey, a coloured or a transparent PNG. */
const png = (colorType: 0 | 2 | 6, widthPx = 8, heightPx = 8): Buffer => {
  const picture = new PNG({ width: widthPx, height: heightPx });
  for (let at = 0; at < widthPx * heightPx; at += 1) {
    const lower = at >= (widthPx * heightPx) / 2;
    picture.data.set(colorType === 6 && lower ? [0, 0, 0, 0] : lower ? [255, 255, 255, 255] : [0, 0, 0, 255], at * 4);
  }
  return PNG.sync.write(picture, { colorType });
};
const picture = (changes: Partial<PictureMark> = {}): PictureMark => ({ kind: 'picture', xHmm: 1_000, yHmm: 500, widthHmm: 2_000, heightHmm: 1_000, pictureId, ...changes });
const sheet = (...marks: Sheet['marks']): Sheet => ({ widthHmm: 5_000, heightHmm: 4_000, marks });
const all = (node: SvgNode): SvgNode[] => [node, ...node.children.flatMap(all)];

describe.skipIf(noReaders)('PR-1: pictures on paper', () => {
  test.each([['grey', 0], ['coloured', 2], ['transparent', 6]] as const)('a %s picture lies in its frame, upright', async (_what, colorType) => {
    const file = await writtenPdf([sheet(picture())], { pictures: new Map([[pictureId, png(colorType)]]) });
    const [image] = readPdfDrawing(file, 1);
    if (image?.kind !== 'image') throw new Error('no image');
    const { leftHmm, topHmm, rightHmm, bottomHmm } = image.box;
    for (const [found, wanted] of [[leftHmm, 1_000], [topHmm, 500], [rightHmm, 3_000], [bottomHmm, 1_500]] as const) expect(Math.abs(found - wanted)).toBeLessThan(2);
    const target = join(temporaryFolder('picture'), 'page');
    execFileSync('pdftoppm', ['-gray', '-png', '-r', '254', '-singlefile', file, target]);
    const page = PNG.sync.read(readFileSync(`${target}.png`));
    const greyAt = (xHmm: number, yHmm: number): number | undefined => page.data[(Math.round(yHmm / 10) * page.width + Math.round(xHmm / 10)) * 4];
    expect([greyAt(2_000, 700), greyAt(2_000, 1_300), greyAt(500, 700), greyAt(3_500, 700), greyAt(2_000, 1_800)]).toEqual([0, 255, 255, 255, 255]);
  });

  test('a picture goes into the file once, however many sheets show it', async () => {
    const noise = new PNG({ width: 200, height: 200 });
    for (let at = 0, seed = 1; at < noise.data.length; at += 4) {
      seed = (seed * 48_271) % 2_147_483_647;
      noise.data.set([seed % 256, seed % 256, seed % 256, 255], at);
    }
    const pictures = new Map([[pictureId, PNG.sync.write(noise, { colorType: 0 })]]);
    const one = await pdfBytes([sheet(picture())], { pictures });
    const twenty = await pdfBytes(Array.from({ length: 20 }, () => sheet(picture(), picture({ yHmm: 2_000 }))), { pictures });
    expect(one.length).toBeGreaterThan(10_000);
    expect(twenty.length - one.length).toBeLessThan(20 * 600);
    expect(twenty.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(1);
  });

  test('a QR code on the page is read', async () => {
    const encoded = encodeQr('中通快递 771000000000231', 'M');
    if (!encoded.ok) throw new Error('not encoded');
    const { columns, cells } = encoded.value;
    const mark: ModulesMark = { kind: 'modules', xHmm: 500, yHmm: 500, moduleHmm: 50, columns, cells, value: '中通快递 771000000000231' };
    expect(rectanglesOf(mark).reduce((sum, { widthHmm }) => sum + widthHmm, 0)).toBe(50 * [...cells].filter((cell) => cell === '1').length);
    expect(readPdfBarcodes(await writtenPdf([sheet(mark)]), 1)).toEqual([{ symbology: 'QR-Code', text: mark.value }]);
  });
});

describe('a picture that is not there', () => {
  const broken: readonly [string, Uint8Array | undefined][] = [
    ['missing', undefined], ['empty', new Uint8Array()], ['cut off', png(0).subarray(0, 40)], ['no picture at all', Buffer.from('<script>alert(1)</script>'.repeat(9))],
    ['with a broken byte', Buffer.from(png(0).map((byte, index) => (index === 45 ? byte ^ 0xff : byte)))],
    ['of a size that nobody can unpack', Buffer.from(png(0).map((byte, index) => (index >= 16 && index < 24 ? 0x7f : byte)))],
  ];

  test.each(broken)('%s: the drawing is refused with its id, never drawn without it', async (_what, bytes) => {
    const pictures = new Map(bytes === undefined ? [] : [[pictureId, bytes]]);
    expect(readPicture(pictureId, pictures)).toEqual({ ok: false, refusal: { code: 'printing.picture_missing', params: { pictureId } } });
    const pdf = drawPdf(printFonts(), { title: 'x', createdAt: 0, pictures }, () => undefined);
    expect(pdf.addSheet(sheet())).toMatchObject({ ok: true });
    expect(pdf.addSheet(sheet(picture()))).toMatchObject({ ok: false, refusal: { code: 'printing.picture_missing', params: { pictureId } } });
    const path = join(temporaryFolder('refused'), 'sheets.pdf');
    let asked = 0;
    const answer = await runJob(
      { kind: 'draw', path, title: 'x', createdAt: 0, form: { kind: 'pdf' }, calibration: null, firstForm: 0, pictures }, printFonts(),
      () => Promise.resolve((asked += 1) > 1 ? { kind: 'end' } : { kind: 'sheets', sheets: [serializeSheet(sheet()), serializeSheet(sheet(picture()))] }),
    );
    expect(answer).toMatchObject({ kind: 'draw', drawn: { ok: false, refusal: { code: 'printing.picture_missing' } } });
    expect(existsSync(path)).toBe(false);
  });

  test('in the preview it is a crossed box; nothing but a data address is ever put into the page', () => {
    for (const pictures of [undefined, new Map([[pictureId, 'https://example.com/x.png']]), new Map([[pictureId, 'javascript:alert(1)']]), new Map([['other', 'data:image/png;base64,AA']])]) {
      const drawn = drawSvg(sheet(picture()), pictures === undefined ? {} : { pictures });
      expect(all(drawn).some(({ tag }) => tag === 'image')).toBe(false);
      expect(all(drawn).find(({ attributes }) => attributes['data-missing-picture'] === pictureId)?.tag).toBe('path');
      expect(svgText(drawn)).not.toMatch(/href|https|javascript/);
    }
    const shown = all(drawSvg(sheet(picture()), { pictures: new Map([[pictureId, 'data:image/png;base64,AA"/><script>']]) })).find(({ tag }) => tag === 'image');
    expect(shown?.attributes).toMatchObject({ x: 1_000, y: 500, width: 2_000, height: 1_000, preserveAspectRatio: 'none' });
    expect(svgText(shown!)).not.toContain('<script>');
  });

  test('a stored sheet keeps pictures and codes, and says which pictures it needs', () => {
    const stored = sheet(picture(), picture({ pictureId: 'cd'.repeat(32) }), picture());
    expect(parseSheet(serializeSheet(stored))).toEqual({ ok: true, value: stored });
    expect([...picturesIn([stored, sheet()])]).toEqual([pictureId, 'cd'.repeat(32)]);
  });
});
