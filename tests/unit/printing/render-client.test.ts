import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer } from '../../../electron/printing/render-client.ts';
import { parseSheet, type SheetText } from '../../../shared/domain/printing/display-list.ts';
import { receiver, waybill } from '../../fixtures/printing/documents.ts';
import { readPdfBarcodes, readPdfPages } from '../../support/read-pdf.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { fontsFolder } from './fonts.ts';
import { shipped } from './shipped.ts';

const workerPath = new URL('../../../electron/printing/render-worker.ts', import.meta.url);
const bugs: string[] = [];
const renderer = createRenderer({ workerPath, fontsFolder, onBug: (message) => bugs.push(message) });
afterAll(() => renderer.close());

const template = shipped('thermal-100x180');
const laidOut = async (count: number): Promise<SheetText[]> => {
  const answer = await renderer.layOut(template, Array.from({ length: count }, (_, index) => waybill({ waybillNumber: String(771_000_000_000_000 + index) })));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.flatMap((document) => (document.ok ? document.value : []));
};
const job = (path: string) => ({ path, title: 'batch 1', createdAt: 0 });

describe('the render thread', () => {
  test('PR-8: lays out a batch; what fails is named in its place and keeps nothing else back', async () => {
    const answer = await renderer.layOut(template, [waybill(), waybill({ receiver: { ...receiver, name: '😀' } }), waybill({ waybillNumber: '771000000000232' })]);
    expect(answer.ok && answer.value.map((document) => (document.ok ? document.value.length : document.refusal.code))).toEqual([1, 'printing.character_missing', 1]);
  });

  test.skipIf(process.platform === 'win32')('draws sheets into one file, in order, and says what it wrote', async () => {
    const path = join(temporaryFolder('render'), 'batch.pdf');
    const drawn = await renderer.draw(await laidOut(3), job(path));
    const bytes = readFileSync(path);
    expect(drawn).toEqual({ ok: true, value: { path, pageCount: 3, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } });
    expect(readPdfPages(path)).toHaveLength(3);
    for (const page of [1, 2, 3]) expect(readPdfBarcodes(path, page)[0]?.text).toBe(`77100000000000${page - 1}`);
  });

  test('takes sheets as it needs them and reports progress', async () => {
    const sheets = await laidOut(250);
    let taken = 0;
    const seen: number[] = [];
    function* source(): Generator<SheetText> {
      for (const sheet of sheets) {
        taken += 1;
        yield sheet;
      }
    }
    const path = join(temporaryFolder('render'), 'long.pdf');
    const drawn = await renderer.draw(source(), job(path), {
      onProgress: (count) => {
        seen.push(count);
        expect(taken).toBeLessThanOrEqual(count + 100);
      },
    });
    expect(drawn).toMatchObject({ ok: true, value: { pageCount: 250 } });
    expect(seen).toEqual([100, 200, 250]);
  });

  test('cancelled: refused, and nothing is left in the folder', async () => {
    const folder = temporaryFolder('render');
    const abort = new AbortController();
    const drawn = await renderer.draw(await laidOut(250), job(join(folder, 'cancelled.pdf')), {
      signal: abort.signal,
      onProgress: () => {
        abort.abort();
      },
    });
    expect(drawn).toMatchObject({ ok: false, refusal: { code: 'printing.cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that is not there, a sheet that cannot be read, no sheets at all: refused, nothing half done', async () => {
    const folder = temporaryFolder('render');
    const sheets = await laidOut(1);
    expect(await renderer.draw(sheets, job(join(folder, 'gone', 'a.pdf')))).toMatchObject({ ok: false, refusal: { code: 'printing.folder_missing' } });
    expect(await renderer.draw([...sheets, '{"marks":' as SheetText], job(join(folder, 'b.pdf')))).toMatchObject({
      ok: false, refusal: { code: 'printing.sheet_unreadable', params: { sheet: 2 } },
    });
    expect(await renderer.draw([], job(join(folder, 'c.pdf')))).toMatchObject({ ok: false, refusal: { code: 'printing.no_sheets' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('an earlier file of the name is replaced only by a whole one', async () => {
    const path = join(temporaryFolder('render'), 'same.pdf');
    writeFileSync(path, 'earlier');
    await renderer.draw([...(await laidOut(1)), '{}' as SheetText], job(path));
    expect(readFileSync(path, 'utf8')).toBe('earlier');
    await renderer.draw(await laidOut(1), job(path));
    expect(readFileSync(path, 'latin1')).toMatch(/^%PDF/);
  });

  test('a full disk is a refusal, and drawing works again afterwards', async ({ skip }) => {
    const folder = join(temporaryFolder('full'), 'disk');
    mkdirSync(folder);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('mounting a small disk takes root');
    }
    try {
      const sheets = await laidOut(200);
      expect(await renderer.draw(sheets, job(join(folder, 'a.pdf')))).toMatchObject({ ok: false, refusal: { code: 'printing.disk_full' } });
      expect(readdirSync(folder)).toEqual([]);
      expect(await renderer.draw(sheets, job(join(temporaryFolder('render'), 'a.pdf')))).toMatchObject({ ok: true });
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  test('a form’s backdrop comes with the preview; blank paper has none', async () => {
    const form = await renderer.backdrop(shipped('form-230x127'));
    expect(form.ok && form.value.length).toBeGreaterThan(40);
    expect(await renderer.backdrop(template)).toEqual({ ok: true, value: [] });
  });

  test('what is asked at once is answered each by its own', async () => {
    const [one, two, three] = await Promise.all([laidOut(1), laidOut(5), renderer.backdrop(template)]);
    expect([one.length, two.length, three.ok]).toEqual([1, 5, true]);
  });

  test('drawn sheets carry what layout made, unchanged', async () => {
    const [text] = await laidOut(1);
    const sheet = parseSheet(text!);
    expect(sheet.ok && sheet.value.marks.length).toBeGreaterThan(30);
    expect(bugs).toEqual([]);
  });
});

describe('a render thread that fails', () => {
  test('without fonts: refused and reported, and not silent for ever', async () => {
    const reports: string[] = [];
    const broken = createRenderer({ workerPath, fontsFolder: temporaryFolder('no-fonts'), onBug: (message) => reports.push(message) });
    expect(await broken.layOut(template, [waybill()])).toMatchObject({ ok: false, refusal: { code: 'printing.renderer_failed' } });
    expect(reports.join()).toContain('ENOENT');
    expect(await broken.layOut(template, [waybill()])).toMatchObject({ ok: false });
    await broken.close();
  });

  test('asleep after a while without work, it starts again', async () => {
    const sleepy = createRenderer({ workerPath, fontsFolder, idleAfterMs: 1 });
    for (let round = 0; round < 3; round += 1) {
      expect((await sleepy.layOut(template, [waybill()])).ok).toBe(true);
      await pause(20);
    }
    await sleepy.close();
  });

  test('a source of sheets that breaks gives up its drawing only', async () => {
    const reports: string[] = [];
    const folder = temporaryFolder('render');
    const careful = createRenderer({ workerPath, fontsFolder, onBug: (message) => reports.push(message) });
    function* broken(): Generator<SheetText> {
      yield* sheets;
      throw new Error('the store is gone');
    }
    const sheets = await laidOut(1);
    expect(await careful.draw(broken(), job(join(folder, 'a.pdf')))).toMatchObject({ ok: false, refusal: { code: 'printing.renderer_failed' } });
    expect(reports.join()).toContain('the store is gone');
    expect(await careful.draw(sheets, job(join(folder, 'b.pdf')))).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual(['b.pdf']);
    await careful.close();
  });

  test('closed: everything is refused, what was under way too', async () => {
    const closing = createRenderer({ workerPath, fontsFolder });
    const underWay = closing.layOut(template, Array.from({ length: 500 }, () => waybill()));
    await closing.close();
    expect(await underWay).toMatchObject({ ok: false });
    expect(await closing.layOut(template, [waybill()])).toMatchObject({ ok: false, refusal: { code: 'printing.renderer_failed' } });
  });
});
