import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPdfFolderSpooler, fileNameOf, pdfFolderPrinter } from '../../../electron/printing/pdf-folder.ts';
import { createSpoolers } from '../../../electron/printing/spoolers.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

const paper = { widthHmm: 10_000, heightHmm: 18_000 };
const submission = (title: string) => ({ printer: pdfFolderPrinter, title, copies: 1, paper });
const document = (content: string): string => {
  const file = join(temporaryFolder('document'), 'job.pdf');
  writeFileSync(file, content);
  return file;
};
const setUp = (folder = join(temporaryFolder('pdfs'), '打印')) => ({ folder, spooler: createPdfFolderSpooler({ folder: () => folder }) });

describe('PR-9: PDF to folder always works', () => {
  test('a job becomes a file named after its title; the folder is made', async () => {
    const { folder, spooler } = setUp();
    const result = await spooler.submit(document('one'), submission('面单 2026-03-02 第 1 批'));
    expect(result).toEqual({ ok: true, value: { spoolerJobId: join(folder, '面单 2026-03-02 第 1 批.pdf') } });
    expect(readdirSync(folder)).toEqual(['面单 2026-03-02 第 1 批.pdf']);
    expect(result.ok && (await spooler.follow(result.value.spoolerJobId))).toMatchObject({ state: 'completed' });
  });

  test('nothing is ever overwritten, also when twenty jobs of one name come at once', async () => {
    const { folder, spooler } = setUp();
    await Promise.all(Array.from({ length: 20 }, (_, index) => spooler.submit(document(`content ${index}`), submission('same'))));
    const files = readdirSync(folder);
    expect(files).toHaveLength(20);
    expect(new Set(files.map((file) => readFileSync(join(folder, file), 'utf8'))).size).toBe(20);
    expect(files).toContain('same (20).pdf');
  });

  test.each([
    ['../../etc/passwd', '_.._etc_passwd'], ['a/b\\c:d', 'a_b_c_d'], ['CON', '_CON'], ['nul.txt', '_nul.txt'], ['...', 'Backroom'], ['\u202egnp\u0000', 'gnp'], ['长'.repeat(200), '长'.repeat(40)],
  ])('the title %j cannot lead out of the folder', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });

  test('a folder whose place is gone, or that is a file, is refused; nothing is built elsewhere', async () => {
    const { spooler } = setUp(join(temporaryFolder('pdfs'), 'unplugged', 'drive'));
    expect(await spooler.submit(document('x'), submission('x'))).toMatchObject({ ok: false, refusal: { code: 'printing.folder_missing' } });
    expect(await spooler.printerState(pdfFolderPrinter)).toMatchObject({ state: 'trouble' });
    const file = document('a file');
    expect(await setUp(file).spooler.submit(document('x'), submission('x'))).toMatchObject({ ok: false, refusal: { code: 'printing.folder_missing' } });
  });

  test('a document that is not there, another printer’s name', async () => {
    const { spooler } = setUp();
    expect(await spooler.submit('/nowhere/x.pdf', submission('x'))).toMatchObject({ ok: false, refusal: { code: 'printing.document_unreadable' } });
    expect(await spooler.submit(document('x'), { ...submission('x'), printer: 'Label' })).toMatchObject({ ok: false, refusal: { code: 'printing.printer_missing' } });
  });

  test('a full disk is refused and leaves nothing behind', async ({ skip }) => {
    const folder = join(temporaryFolder('full'), 'disk');
    mkdirSync(folder);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('mounting a small disk takes root');
    }
    try {
      const { spooler } = setUp(folder);
      expect(await spooler.submit(document('x'.repeat(100_000)), submission('x'))).toMatchObject({ ok: false, refusal: { code: 'printing.disk_full' } });
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  test('it is among the spoolers of every machine, behind the system’s own', () => {
    const names = (platform: NodeJS.Platform) => createSpoolers({ pdfFolder: () => '/x', labelPrinters: () => [], platform }).all.map(({ name }) => name);
    expect(names('linux')).toEqual(['cups', 'label', 'pdf_folder']);
    expect(names('darwin')).toEqual(['cups', 'label', 'pdf_folder']);
    expect(names('win32')).toEqual(['windows', 'label', 'pdf_folder']);
    expect(createSpoolers({ pdfFolder: () => '/x', labelPrinters: () => [], platform: 'linux' }).named('windows')).toBeNull();
  });
});
