import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import PDFDocument from 'pdfkit';
import { officePapers } from '../support/cups/printer-description.ts';
import { startPrivateCups, type PrivateCups } from '../support/private-cups.ts';
import { readPdfPages, readPdfTextByPage, readPdfWords } from '../support/read-pdf.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

const pointsOfMm = (mm: number): number => (mm / 25.4) * 72;

/** Two labels of 100 × 180 mm. */
async function labels(): Promise<string> {
  const file = join(temporaryFolder('labels'), 'labels.pdf');
  const document = new PDFDocument({ size: [pointsOfMm(100), pointsOfMm(180)], margin: 0 });
  const stream = document.pipe(createWriteStream(file));
  document.text('first <b>&amp;</b>', 20, 30).addPage().text('second', 20, 30).end();
  await once(stream, 'finish');
  return file;
}

/** The tests' own spooler is real CUPS: what the printing tests stand on has to hold by itself. */
test.describe('a private spooler', () => {
  let cups: PrivateCups;
  let file: string;

  test.beforeAll(async () => {
    cups = await startPrivateCups();
    file = await labels();
  });
  test.afterAll(() => cups.stop());

  test('keeps what it is sent, in size and text', async () => {
    cups.addPrinter('Label');
    cups.run('lp', ['-d', 'Label', '-t', 'labels of today', file]);
    const [job] = await cups.waitForJobs('Label', 1);
    expect(job?.options).toContain('title=labels of today');
    expect(readPdfTextByPage(job!.pdf).map((text) => text.trim())).toEqual(['first <b>&amp;</b>', 'second']);
    expect(readPdfPages(job!.pdf).map(({ widthHmm, heightHmm }) => [widthHmm, heightHmm])).toEqual([
      [10_000, 18_000],
      [10_000, 18_000],
    ]);
    const word = readPdfWords(job!.pdf).find(({ text }) => text === 'second');
    expect(word?.page).toBe(2);
    expect(word?.xMinPt).toBeCloseTo(20, 0);
  });

  test('an office printer silently takes another paper, as real ones do', async () => {
    cups.addPrinter('Office', 'keeps', officePapers);
    cups.run('lp', ['-d', 'Office', '-o', 'media=Custom.100x180mm', file]);
    const [job] = await cups.waitForJobs('Office', 1);
    expect(readPdfPages(job!.pdf)[0]).toMatchObject({ widthPt: 612, heightPt: 792 });
  });

  test('a jam puts out nothing, and the job is gone', async () => {
    cups.addPrinter('Jam', 'jams');
    cups.run('lp', ['-d', 'Jam', file]);
    await expect.poll(() => cups.waitingJobs('Jam')).toEqual([]);
    expect(cups.received('Jam')).toEqual([]);
    expect(cups.run('lpstat', ['-W', 'completed', '-o', 'Jam'])).toContain('Jam-');
  });

  test('a paused printer holds the job until it goes on', async () => {
    cups.addPrinter('Paused', 'paused');
    cups.run('lp', ['-d', 'Paused', file]);
    expect(cups.waitingJobs('Paused')).toHaveLength(1);
    cups.resume('Paused');
    expect(await cups.waitForJobs('Paused', 1)).toHaveLength(1);
  });

  test('a printer that refuses says so', () => {
    cups.addPrinter('Refuses', 'refuses');
    expect(() => cups.run('lp', ['-d', 'Refuses', file])).toThrow(/not accepting jobs/);
  });

  test('a mute printer never finishes', async () => {
    cups.addPrinter('Mute', 'mute');
    cups.run('lp', ['-d', 'Mute', file]);
    await expect.poll(() => cups.run('lpstat', ['-p', 'Mute'])).toContain('now printing');
    expect(cups.waitingJobs('Mute')).toHaveLength(1);
    expect(cups.received('Mute')).toEqual([]);
  });

  test('a removed printer is unknown', () => {
    cups.addPrinter('Gone');
    cups.removePrinter('Gone');
    expect(() => cups.run('lp', ['-d', 'Gone', file])).toThrow(/Gone/);
  });

  test('a frozen spooler does not answer until it thaws', () => {
    cups.freeze();
    try {
      expect(() => cups.run('timeout', ['2', 'lpstat', '-p'])).toThrow();
    } finally {
      cups.thaw();
    }
    expect(cups.run('lpstat', ['-p'])).toContain('printer Label');
  });
});
