import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fateOf } from '../../../electron/printing/spooler.ts';
import { listJobsCommand, listPapersCommand, listPrintersCommand, readPapers, removeJobCommand, type WindowsCommand } from '../../../electron/printing/windows-commands.ts';
import { createWindowsSpooler, documentKey, windowsJobState, windowsPrinterState, type PrintPdfOptions } from '../../../electron/printing/windows.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

const hostileName = `"; Remove-Item -Recurse C:\\ ; $(calc) '`;
const papers = JSON.stringify([
  { PaperName: 'A4', Width: 827, Height: 1169, RawKind: 9 },
  { PaperName: '100 x 180 mm', Width: 394, Height: 709, RawKind: 256 },
]);
const file = join(temporaryFolder('windows'), 'job.pdf');
writeFileSync(file, '%PDF');
const submission = { printer: '得力 DL-888', title: '面单 第 1 批', copies: 2, paper: { widthHmm: 10_000, heightHmm: 18_000 } };

/** Answers commands by what they ask for. */
const machine = (answers: { readonly papers?: string | null; readonly jobs?: string | null; readonly printers?: string | null }) => {
  const asked: WindowsCommand[] = [];
  const run = (command: WindowsCommand): Promise<string | null> => {
    asked.push(command);
    const script = command.arguments.at(-1) ?? '';
    const answer = script.includes('PaperSizes') ? answers.papers : script.includes('Get-PrintJob') ? answers.jobs : answers.printers;
    return Promise.resolve(answer ?? null);
  };
  return { asked, run };
};

describe('command lines', () => {
  test('names travel by environment, never in the script', () => {
    for (const command of [listPapersCommand(hostileName), listJobsCommand(hostileName), removeJobCommand(hostileName, 7)]) {
      expect(command.arguments.join(' ')).not.toContain('Remove-Item');
      expect(command.environment['BACKROOM_PRINTER']).toBe(hostileName);
      expect(command.arguments.slice(0, 6)).toEqual(['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command']);
    }
    expect(listPrintersCommand().environment).toEqual({});
  });

  test('sizes in 1/100 inch become 1/100 mm', () => {
    expect(readPapers(papers)?.[1]).toEqual({ name: '100 x 180 mm', widthHmm: 10_008, heightHmm: 18_009, kind: 256 });
    expect(readPapers('not json')).toBeNull();
    expect(readPapers('')).toEqual([]);
  });
});

describe('printing on Windows', () => {
  test('prints a copy named after the title, 1:1, on the driver’s own paper of that size, and finds the job', async () => {
    const printed: { path: string; content: string; options: PrintPdfOptions }[] = [];
    const jobs = JSON.stringify([{ Id: 3, DocumentName: 'other', Status: 'Printing' }, { Id: 12, DocumentName: `C:\\Temp\\${documentKey(submission.title)}.pdf`, Status: 'Spooling' }]);
    const spooler = createWindowsSpooler({
      ...machine({ papers, jobs }),
      print: (path, options) => {
        printed.push({ path, content: readFileSync(path, 'utf8'), options });
        return Promise.resolve();
      },
    });
    const result = await spooler.submit(file, submission);
    expect(printed[0]?.options).toEqual({ printer: '得力 DL-888', scale: 'noscale', paperKind: 256, copies: 2, silent: true });
    expect(printed[0]?.content).toBe('%PDF');
    expect(basename(printed[0]?.path ?? '')).toMatch(/^backroom-[0-9a-f]{16}\.pdf$/);
    // The copy holds people's addresses: it goes as soon as the spooler has it.
    expect(existsSync(printed[0]?.path ?? '')).toBe(false);
    expect(result.ok && (await spooler.follow(result.value.spoolerJobId))).toEqual({ state: 'pending', words: 'Spooling' });
    expect(await spooler.find(submission.printer, submission.title)).toMatchObject({ ok: true, value: { state: 'pending' } });
    expect(await spooler.find(submission.printer, 'another')).toEqual({ ok: true, value: null });
  });

  test('a job that has left the list is through', async () => {
    const spooler = createWindowsSpooler({ ...machine({ papers, jobs: '[]' }), print: () => Promise.resolve() });
    const result = await spooler.submit(file, submission);
    expect(result.ok && (await spooler.follow(result.value.spoolerJobId))).toEqual({ state: 'completed', words: '' });
  });

  test('unknown printer, unknown size, silent machine: nothing was sent', async () => {
    const print = (): Promise<void> => Promise.reject(new Error('must not print'));
    const refusalOf = async (answer: string | null, paper = submission.paper) => {
      const result = await createWindowsSpooler({ ...machine({ papers: answer }), print }).submit(file, { ...submission, paper });
      return result.ok ? null : [result.refusal.code, fateOf(result.refusal)];
    };
    expect(await refusalOf('[]')).toEqual(['printing.printer_missing', 'not_sent']);
    expect(await refusalOf(papers, { widthHmm: 7_600, heightHmm: 13_000 })).toEqual(['printing.paper_not_supported', 'not_sent']);
    expect(await refusalOf(null)).toEqual(['printing.spooler_no_answer', 'not_sent']);
  });

  test('breaking off or hanging while printing: nobody knows', async () => {
    for (const print of [() => Promise.reject(new Error('exit code 1')), () => new Promise<void>(() => undefined)]) {
      const result = await createWindowsSpooler({ ...machine({ papers, jobs: '[]' }), print, submitWithinMs: 50 }).submit(file, submission);
      expect(!result.ok && fateOf(result.refusal)).toBe('unknown');
    }
  });

  test.each([['Normal', 'ready'], ['Paused, Offline', 'paused'], ['PaperOut', 'trouble'], ['DoorOpen', 'trouble'], ['Printing', 'ready'], ['', 'unknown']])('a printer that is %j is %s', (status, state) => {
    expect(windowsPrinterState(status)).toBe(state);
  });

  test.each([
    ['Spooling', 'pending'], ['Printing', 'processing'], ['Printing, PaperOut', 'stopped'], ['Error, Printing', 'stopped'], ['Paused', 'held'], ['Deleting', 'cancelled'], ['Printed', 'completed'],
  ])('a job that is %j is %s', (status, state) => {
    expect(windowsJobState(status)).toMatchObject({ state });
  });

  test('printers are listed; one that is not on the list is missing', async () => {
    const printers = JSON.stringify([{ Name: '得力 DL-888', Comment: '', DriverName: 'Deli', Status: 'Normal', Default: true }]);
    const spooler = createWindowsSpooler(machine({ printers }));
    expect(await spooler.list()).toEqual({ ok: true, value: [{ name: '得力 DL-888', description: 'Deli', isDefault: true, state: 'ready', words: '' }] });
    expect(await spooler.printerState('Gone')).toEqual({ state: 'missing', words: '' });
  });

  test('a job is only taken back when it is known', async () => {
    const spooler = createWindowsSpooler(machine({ jobs: '' }));
    expect(await spooler.cancel('["Label",12]')).toEqual({ ok: true, value: null });
    for (const id of ['', '["Label",0]', '12', '{}']) expect((await spooler.cancel(id)).ok).toBe(false);
  });
});
