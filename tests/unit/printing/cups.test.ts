import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cupsAddress } from '../../../electron/printing/cups-connection.ts';
import { createCupsSpooler } from '../../../electron/printing/cups.ts';
import { decodeIpp } from '../../../electron/printing/ipp-message.ts';
import { fateOf, type Spooler, type SpoolState } from '../../../electron/printing/spooler.ts';
import { officePapers } from '../../support/cups/printer-description.ts';
import { startPrivateCups, type PrivateCups } from '../../support/private-cups.ts';
import { readPdfPages, readPdfText } from '../../support/read-pdf.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';
import { drawSheets } from './draw.ts';

/** CUPS is the spooler of the other systems. */
const onWindows = process.platform === 'win32';
const paper = { widthHmm: 10_000, heightHmm: 18_000 };
const missing = join(temporaryFolder('cups'), 'missing.sock');

let cups: PrivateCups;
let spooler: Spooler;
let file: string;

beforeAll(async () => {
  if (onWindows) return;
  file = await drawSheets('thermal-100x180');
  cups = await startPrivateCups();
  cups.addPrinter('Label');
  cups.addPrinter('Jam', 'jams');
  cups.addPrinter('Paused', 'paused');
  cups.addPrinter('Closed', 'refuses');
  cups.addPrinter('Mute', 'mute');
  cups.addPrinter('Office', 'keeps', officePapers);
  cups.run('lpadmin', ['-p', '得力-标签', '-v', 'file:/dev/null', '-E']);
  cups.run('lpadmin', ['-p', '-rf', '-v', 'file:/dev/null', '-E']);
  spooler = createCupsSpooler({ environment: cups.environment, answerWithinMs: 2_000, submitWithinMs: 2_000 });
});
afterAll(async () => {
  if (!onWindows) await cups.stop();
});

const submit = (printer: string, title: string) => spooler.submit(file, { printer, title, copies: 1, paper });
const submitted = async (printer: string, title: string): Promise<string> => {
  const result = await submit(printer, title);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.spoolerJobId;
};
const until = async (id: string, wanted: SpoolState['state']): Promise<SpoolState> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const state = await spooler.follow(id);
    if (state.state === wanted) return state;
    await pause(100);
  }
  throw new Error(`job ${id} never became ${wanted}: ${JSON.stringify(await spooler.follow(id))}`);
};

describe.skipIf(onWindows)('PR-9: printers as CUPS has them', () => {
  test('all are listed with their state and the spooler’s own words', async () => {
    const list = await spooler.list();
    if (!list.ok) throw new Error(list.refusal.code);
    const states = Object.fromEntries(list.value.map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({ Label: 'ready', Paused: 'paused', Closed: 'paused', '得力-标签': 'ready', '-rf': 'ready' });
    expect(list.value.find(({ name }) => name === 'Closed')?.words).toContain('Rejecting');
  });

  test('the default printer is marked', async () => {
    cups.run('lpadmin', ['-d', 'Label']);
    const list = await spooler.list();
    expect(list.ok && list.value.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Label']);
  });

  test('case 14: a printer that is gone is missing, before and while printing', async () => {
    cups.addPrinter('Gone');
    cups.removePrinter('Gone');
    expect(await spooler.printerState('Gone')).toEqual({ state: 'missing', words: '' });
    const result = await submit('Gone', 'to nobody');
    expect(result).toMatchObject({ ok: false, refusal: { code: 'printing.printer_missing', params: { printer: 'Gone' } } });
  });

  test('names are only names, whatever they look like', async () => {
    for (const printer of ['-rf', '得力-标签']) await until(await submitted(printer, `names ${printer}`), 'completed');
    for (const printer of ['../../etc', 'Label?x', 'a b', '%00', '']) expect((await submit(printer, 'nowhere')).ok).toBe(false);
  });
});

describe.skipIf(onWindows)('handing sheets over', () => {
  test('a job arrives as it was drawn: size, text, title, no scaling, no banner', async () => {
    const title = `后仓 第 7 批 "><script>$(touch x)\u202e\n`;
    await until(await submitted('Label', title), 'completed');
    const [job] = (await cups.waitForJobs('Label', 1)).slice(-1);
    expect(readPdfPages(job!.pdf)).toMatchObject([{ widthHmm: 10_000, heightHmm: 18_000 }]);
    expect(readPdfText(job!.pdf)).toContain('欧阳雨馨');
    expect(job!.options).toContain('title=后仓 第 7 批 "><script>$(touch x)\n');
    expect(job!.options).toMatch(/PageSize=w283h510/);
    expect(job!.options).toMatch(/print-scaling=none/);
  });

  test('case 14: a size that the printer has not is refused before anything is sent, with the sizes it has', async () => {
    const result = await submit('Office', 'on Letter');
    expect(result).toMatchObject({ ok: false, refusal: { code: 'printing.paper_not_supported', params: { printer: 'Office', sizes: '216×279, 210×297' } } });
    expect(cups.received('Office')).toEqual([]);
  });

  test('what CUPS refuses is told in its words', async () => {
    const result = await submit('Closed', 'to a closed door');
    expect(result).toMatchObject({ ok: false, refusal: { code: 'printing.spooler_refused' } });
    expect(!result.ok && fateOf(result.refusal)).toBe('not_sent');
    expect(!result.ok && result.refusal.params?.['words']).toContain('not accepting jobs');
  });

  test('a document that is not there is refused', async () => {
    expect(await spooler.submit(`${file}.gone`, { printer: 'Label', title: 'nothing', copies: 1, paper })).toMatchObject({
      ok: false, refusal: { code: 'printing.document_unreadable' },
    });
  });
});

describe.skipIf(onWindows)('PR-6: following a job', () => {
  test('a jam ends in the printer’s own words', async () => {
    const state = await until(await submitted('Jam', 'into the jam'), 'aborted');
    expect(state.words).toContain('the printer does not take the page');
  });

  test('case 13: a paused printer keeps it waiting; taken back it is gone from the queue', async () => {
    const id = await submitted('Paused', 'waits');
    expect(await spooler.follow(id)).toMatchObject({ state: 'pending' });
    expect(await spooler.cancel(id)).toEqual({ ok: true, value: null });
    expect(cups.waitingJobs('Paused')).toEqual([]);
    expect(await spooler.follow(id)).toMatchObject({ state: 'cancelled' });
    expect((await spooler.cancel(id)).ok).toBe(false);
  });

  test('a printer that never finishes stays at work', async () => {
    const id = await submitted('Mute', 'for ever');
    await until(id, 'processing');
    await spooler.cancel(id);
  });

  test('a job that CUPS has forgotten is unknown', async () => {
    expect(await spooler.follow('99999')).toMatchObject({ state: 'unknown' });
    expect(await spooler.follow('1/../../printers/Label')).toMatchObject({ state: 'unknown' });
  });

  test('PR-6: another job under its number, after CUPS crashed and forgot it, is neither taken for it nor taken back', async () => {
    const crashing = await startPrivateCups();
    try {
      crashing.addPrinter('Label', 'paused');
      await crashing.end('SIGTERM');
      await crashing.startAgain();
      const after = createCupsSpooler({ environment: crashing.environment });
      const submission = { printer: 'Label', copies: 1, paper };
      const first = await after.submit(file, { ...submission, title: 'BR1-first' });
      await crashing.end('SIGKILL');
      await crashing.startAgain();
      const second = await after.submit(file, { ...submission, title: 'BR2-second' });
      if (!first.ok || !second.ok) throw new Error('not submitted');
      const { spoolerJobId } = first.value;
      expect(second.value).toEqual({ spoolerJobId });
      expect(await after.follow(spoolerJobId, 'BR1-first')).toMatchObject({ state: 'unknown' });
      expect((await after.cancel(spoolerJobId, 'BR1-first')).ok).toBe(false);
      expect(await after.follow(spoolerJobId, 'BR2-second')).toMatchObject({ state: 'pending' });
    } finally {
      await crashing.stop();
    }
  });

  test('a job is found again by its title, and only by its own', async () => {
    const id = await submitted('Label', 'batch 17 job 1');
    expect(await spooler.find('Label', 'batch 17 job 1')).toMatchObject({ ok: true, value: { spoolerJobId: id } });
    expect(await spooler.find('Label', 'batch 17 job')).toEqual({ ok: true, value: null });
    await until(id, 'completed');
    expect(await spooler.find('Label', 'batch 17 job 1')).toMatchObject({ ok: true, value: { state: 'completed' } });
  });
});

describe.skipIf(onWindows)('case 12: a spooler that does not answer', () => {
  test('hanging before the document is asked for: nothing was sent', async () => {
    cups.freeze();
    try {
      const result = await submit('Label', 'into silence');
      expect(result).toMatchObject({ ok: false, refusal: { code: 'printing.spooler_no_answer', params: { fate: 'not_sent' } } });
      expect(await spooler.printerState('Label')).toMatchObject({ state: 'unknown' });
      expect(await spooler.list()).toMatchObject({ ok: false });
    } finally {
      cups.thaw();
    }
    await pause(300);
    expect(await spooler.find('Label', 'into silence')).toEqual({ ok: true, value: null });
  });

  test('not there at all: nothing was sent', async () => {
    const gone = createCupsSpooler({ environment: { CUPS_SERVER: missing } });
    expect(await gone.submit(file, { printer: 'Label', title: 'x', copies: 1, paper })).toMatchObject({
      ok: false, refusal: { code: 'printing.spooler_no_answer', params: { fate: 'not_sent', words: 'ENOENT' } },
    });
  });

  /** Answers questions with "fine, no sizes stated" and leaves the document unanswered, as told. */
  const standIn = async (onDocument: 'reads' | 'never reads' | 'drops'): Promise<{ readonly server: Server; readonly spooler: Spooler }> => {
    const server = createServer((request, response) => {
      const long = Number(request.headers['content-length'] ?? 0) > 2_000;
      if (!long) {
        request.resume();
        response.end(Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 1, 4, 3]));
      } else if (onDocument === 'drops') {
        request.once('data', () => request.socket.destroy());
      } else if (onDocument === 'reads') request.resume();
      else request.socket.pause();
    });
    const socket = join(temporaryFolder('standin'), 'ipp.sock');
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    return { server, spooler: createCupsSpooler({ environment: { CUPS_SERVER: socket }, answerWithinMs: 1_000, submitWithinMs: 1_000 }) };
  };
  const bigFile = (): string => {
    const path = join(temporaryFolder('big'), 'big.pdf');
    writeFileSync(path, Buffer.alloc(20 * 1024 * 1024, 'x'));
    return path;
  };

  test('the whole document taken, then silence: nobody knows', async () => {
    const { server, spooler: silent } = await standIn('reads');
    const result = await silent.submit(file, { printer: 'Label', title: 'x', copies: 1, paper });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'printing.spooler_no_answer', params: { fate: 'unknown' } } });
    expect(!result.ok && fateOf(result.refusal)).toBe('unknown');
    server.close();
  });

  test.each(['never reads', 'drops'] as const)('a document of which part cannot have arrived (%s): nothing was sent', async (how) => {
    const { server, spooler: stuck } = await standIn(how);
    const result = await stuck.submit(bigFile(), { printer: 'Label', title: 'x', copies: 1, paper });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'printing.spooler_no_answer', params: { fate: 'not_sent' } } });
    server.closeAllConnections();
    server.close();
  });
});

describe('finding the spooler', () => {
  test.each([
    ['/run/other.sock', { socketPath: '/run/other.sock' }],
    ['printhost', { host: 'printhost', port: 631 }],
    ['printhost:8631', { host: 'printhost', port: 8631 }],
    ['printhost:8631/version=1.1', { host: 'printhost', port: 8631 }],
    ['[::1]:8631', { host: '::1', port: 8631 }],
  ])('CUPS_SERVER=%s', (server, address) => {
    expect(cupsAddress({ CUPS_SERVER: server })).toEqual(address);
  });

  test('bytes that are no answer are none', () => {
    for (const bytes of [[], [2], [60, 104, 116, 109, 108, 62], [2, 0, 0, 0, 0, 0, 0, 1, 4, 0x21, 0, 200], [2, 0, 0, 0, 0, 0, 0, 1, 4]]) {
      expect(decodeIpp(Buffer.from(bytes))).toBeNull();
    }
  });
});
