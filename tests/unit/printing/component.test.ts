import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { componentDialects } from '../../../electron/printing/component-dialects.ts';
import { createComponentLine } from '../../../electron/printing/component-line.ts';
import { createComponentSpooler, type ComponentsSpooler } from '../../../electron/printing/component-spooler.ts';
import { writeTaskFile, type ComponentDocument, type PrintComponent } from '../../../electron/printing/component-task.ts';
import { fateOf } from '../../../electron/printing/spooler.ts';
import { startComponent, type StandInComponent } from '../../support/stand-in-component.ts';
import { mustBe } from '../../support/shop.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

const folder = temporaryFolder('component');
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const quick = { connectWithinMs: 500, answerWithinMs: 400, printWithinMs: 400 };

const setUp = async (component: PrintComponent = 'cainiao', path = ''): Promise<{ desk: StandInComponent; spooler: ComponentsSpooler }> => {
  const desk = await startComponent(component, path);
  opened.push(desk.stop);
  return { desk, spooler: open(component, () => desk.endpoint) };
};
const open = (component: PrintComponent, endpoint: () => string): ComponentsSpooler => {
  const spooler = createComponentSpooler(() => [{ component, enabled: true, endpoint: endpoint() }], quick);
  opened.push(spooler.close);
  return spooler;
};

const content = (number: string): string =>
  `{"encryptedData":"AES:${number}","signature":"MD:1","templateURL":"http://t/1","ver":"1","big":98765432109876543210}`;
const waybills = (...numbers: string[]): ComponentDocument[] => numbers.map((number) => ({ documentId: number, contents: [content(number)] }));
const paper = { widthHmm: 10_000, heightHmm: 18_000 };
let files = 0;
const send = (spooler: ComponentsSpooler, numbers: readonly string[], title = 'BR1-a', printer = 'cainiao/XP-460B') => {
  const file = join(folder, `task-${(files += 1)}.json`);
  mustBe(writeTaskFile(file, waybills(...numbers)));
  return spooler.submit(file, { printer, title, copies: 1, paper });
};
const ends = async (spooler: ComponentsSpooler, id: string) => {
  for (let tries = 0; tries < 200; tries += 1) {
    const state = await spooler.follow(id);
    if (!['processing', 'pending'].includes(state.state)) return state;
    await pause(10);
  }
  throw new Error('never ended');
};

test('PR-9: a component\'s printers are listed with their state, under its name', async () => {
  const { desk, spooler } = await setUp();
  desk.script.printers = [{ name: 'XP-460B', status: 'enable' }, { name: '旧机', status: 'disable' }, { name: 'HP', status: '脱机' }, { name: 7 }, null, { name: 'a\nb' }];
  expect(mustBe(await spooler.list()).map(({ name, state, words, isDefault }) => [name, state, words, isDefault])).toEqual([
    ['cainiao/XP-460B', 'ready', '', true], ['cainiao/旧机', 'paused', 'disable', false], ['cainiao/HP', 'trouble', '脱机', false], ['cainiao/7', 'ready', '', false],
  ]);
  expect(spooler.formOf?.('cainiao/XP-460B')).toEqual({ kind: 'component' });
  expect(spooler.formOf?.('XP-460B')).toBeNull();
  expect(await spooler.printerState('cainiao/none')).toEqual({ state: 'missing', words: '' });
  expect(await spooler.printerState('douyin/XP-460B')).toEqual({ state: 'missing', words: 'component_disabled:douyin' });
});

test('PR-9: a component that does not run is said so, and found again when it runs', async () => {
  const { desk, spooler } = await setUp();
  await spooler.list();
  await desk.stop();
  expect(await spooler.printerState('cainiao/XP-460B')).toEqual({ state: 'unknown', words: 'component_off:cainiao' });
  expect(mustBe(await spooler.list())[0]).toMatchObject({ name: 'cainiao/XP-460B', state: 'missing', words: 'component_off:cainiao' });
  expect(await send(spooler, ['7700000000001'])).toMatchObject({ ok: false, refusal: { code: 'printing.component_off' } });
  await desk.start();
  expect((await spooler.printerState('cainiao/XP-460B')).state).toBe('ready');
  expect(desk.printed).toEqual([]);
});

test('PR-9: print data goes over as it came, one waybill a task, and is followed to its end', async () => {
  const { desk, spooler } = await setUp();
  const { spoolerJobId } = mustBe(await send(spooler, ['770000000000001', '770000000000002', '770000000000003']));
  expect(await ends(spooler, spoolerJobId)).toEqual({ state: 'completed', words: '' });
  expect(desk.printed.map(({ documentId }) => documentId)).toEqual(['770000000000001', '770000000000002', '770000000000003']);
  const printMessages = desk.heard.filter((text) => text.includes('"cmd":"print"'));
  expect(printMessages).toHaveLength(3);
  expect(printMessages[1]).toContain(content('770000000000002'));
  expect(printMessages[1]).toContain('"firstDocumentNumber":2,"totalDocumentCount":3,"notifyType":["render","print"]');
  expect(new Set(desk.printed.map(({ taskId }) => taskId)).size).toBe(3);
});

test('PR-6: sheets done are counted while the component prints', async () => {
  const { desk, spooler } = await setUp();
  desk.script.paper = 'held';
  const { spoolerJobId } = mustBe(await send(spooler, ['77001', '77002']));
  expect(await spooler.follow(spoolerJobId)).toEqual({ state: 'processing', words: '', sheetsDone: 0 });
  desk.finish();
  expect((await ends(spooler, spoolerJobId)).state).toBe('completed');
});

test('PR-6: without pushes the component is asked', async () => {
  const { desk, spooler } = await setUp();
  desk.script.pushes = false;
  const { spoolerJobId } = mustBe(await send(spooler, ['77001', '77002']));
  expect((await ends(spooler, spoolerJobId)).state).toBe('completed');
  expect(desk.heard.some((text) => text.includes('getTaskStatus'))).toBe(true);
});

test.each(['late', 'twice'] as const)('PR-6: an answer that comes %s is one answer', async (way) => {
  const { desk, spooler } = await setUp();
  desk.script.onPrint = way;
  const { spoolerJobId } = mustBe(await send(spooler, ['77001', '77002']));
  expect((await ends(spooler, spoolerJobId)).state).toBe('completed');
  expect(desk.printed).toHaveLength(2);
});

test('PR-6: a first task that is refused was not sent, in the component\'s own words', async () => {
  const { desk, spooler } = await setUp();
  desk.script.onPrint = 'fail';
  const refused = await send(spooler, ['77001', '77002']);
  if (refused.ok) throw new Error('taken');
  expect(refused.refusal).toEqual({ code: 'printing.spooler_refused', params: { printer: 'XP-460B', words: '无效的打印机' } });
  expect(fateOf(refused.refusal)).toBe('not_sent');
  expect(desk.printed).toEqual([]);
});

test('PR-6: a task that was refused and is sent again is followed anew', async () => {
  const { desk, spooler } = await setUp();
  desk.script.onPrint = 'fail';
  expect((await send(spooler, ['77001'])).ok).toBe(false);
  Object.assign(desk.script, { onPrint: 'take', paper: 'held' });
  const { spoolerJobId } = mustBe(await send(spooler, ['77001']));
  expect((await spooler.follow(spoolerJobId)).state).toBe('processing');
  desk.finish();
  expect((await ends(spooler, spoolerJobId)).state).toBe('completed');
});

test('PR-9: the usual addresses of a component are tried in turn', async () => {
  expect(componentDialects.meituan.addresses).toEqual(['ws://localhost:28613', 'ws://localhost:28713', 'ws://localhost:28813']);
  const gone = await startComponent();
  await gone.stop();
  const { desk } = await setUp();
  const line = createComponentLine({ addresses: [gone.endpoint, 'ws://127.0.0.1:1', desk.endpoint], idIn: ({ requestID }) => (typeof requestID === 'string' ? requestID : ''), onPush: () => undefined, connectWithinMs: 300 });
  opened.push(line.close);
  const ask = () => line.ask((id) => JSON.stringify({ cmd: 'getPrinters', requestID: id }), 300);
  expect(mustBe(await ask())).toMatchObject({ status: 'success' });
  // Asked at once by several, one line is opened.
  await Promise.all([ask(), ask(), ask()]);
  expect(desk.connections()).toBe(1);
});

test('hostile: what takes a connection and never shakes hands is given up in time', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  opened.push(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const spooler = open('cainiao', () => `ws://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  expect(await spooler.printerState('cainiao/XP-460B')).toEqual({ state: 'unknown', words: 'component_off:cainiao' });
});

test('PR-6: a task refused in the middle leaves those before it on paper, and says how many', async () => {
  const { desk, spooler } = await setUp();
  Object.assign(desk.script, { onPrint: 'fail', fromTask: 3 });
  const { spoolerJobId } = mustBe(await send(spooler, ['77001', '77002', '77003', '77004']));
  expect(await ends(spooler, spoolerJobId)).toEqual({ state: 'aborted', words: '无效的打印机', sheetsDone: 2 });
  expect(desk.printed).toHaveLength(2);
});

test('PR-6: what fails on the printer is told with its words', async () => {
  const { desk, spooler } = await setUp();
  desk.script.paper = 'jam';
  const { spoolerJobId } = mustBe(await send(spooler, ['77001']));
  expect(await ends(spooler, spoolerJobId)).toEqual({ state: 'aborted', words: '77001 缺纸', sheetsDone: 0 });
});

test.each(['never', 'drop_after', 'broken', 'wrong_types'] as const)('PR-6: after %s nobody knows; asking settles it', async (way) => {
  const { desk, spooler } = await setUp();
  Object.assign(desk.script, { onPrint: way, pushes: false });
  const silent = await send(spooler, ['77001']);
  if (silent.ok) throw new Error('taken');
  expect(fateOf(silent.refusal)).toBe('unknown');
  const found = mustBe(await open('cainiao', () => desk.endpoint).find('cainiao/XP-460B', 'BR1-a'));
  expect(found).toMatchObject({ state: 'completed' });
  expect(desk.printed).toHaveLength(1);
});

test('PR-6: a line that dropped before anything arrived stays unknown, and is not sent again', async () => {
  const { desk, spooler } = await setUp();
  desk.script.onPrint = 'drop_before';
  const silent = await send(spooler, ['77001']);
  expect(!silent.ok && fateOf(silent.refusal)).toBe('unknown');
  expect(mustBe(await spooler.find('cainiao/XP-460B', 'BR1-a'))).toBeNull();
  expect(desk.heard.filter((text) => text.includes('"cmd":"print"'))).toHaveLength(1);
});

test('PR-6: a crash in the middle of a row is found as the part that went over', async () => {
  const { desk, spooler } = await setUp();
  Object.assign(desk.script, { onPrint: 'drop_before', fromTask: 61 });
  const numbers = Array.from({ length: 70 }, (_, index) => `77${1000 + index}`);
  expect((await send(spooler, numbers)).ok).toBe(false);
  const later = open('cainiao', () => desk.endpoint);
  const found = mustBe(await later.find('cainiao/XP-460B', 'BR1-a'));
  expect(found).toMatchObject({ state: 'aborted', sheetsDone: 60 });
  expect(await later.follow(found?.spoolerJobId ?? '')).toMatchObject({ state: 'aborted', sheetsDone: 60 });
  expect(mustBe(await later.find('cainiao/XP-460B', 'BR2-a'))).toBeNull();
});

test('PR-6: a job that the component has forgotten is unknown', async () => {
  const { desk, spooler } = await setUp();
  desk.script.pushes = false;
  const { spoolerJobId } = mustBe(await send(spooler, ['77001']));
  desk.script.knowsTasks = false;
  expect(await spooler.follow(spoolerJobId)).toMatchObject({ state: 'unknown' });
  expect(await spooler.follow('nonsense')).toEqual({ state: 'unknown', words: '' });
});

test('hostile: junk on the line harms nothing', async () => {
  const { desk, spooler } = await setUp();
  await spooler.list();
  desk.sayToAll('{"cmd":');
  desk.sayToAll('[]');
  desk.sayToAll('null');
  desk.sayToAll(Buffer.from([0, 1, 2]));
  desk.sayToAll('{"cmd":"notifyPrintResult","taskID":"someone-else","taskStatus":"printed","printStatus":7}');
  desk.sayToAll('{"cmd":"print","requestID":"99-99","status":"success"}');
  desk.sayToAll(`{"__proto__":{"x":1},"cmd":"notifyPrintResult","taskID":{},"taskStatus":[],"printStatus":[[[]]]}`);
  const { spoolerJobId } = mustBe(await send(spooler, ['77001']));
  expect((await ends(spooler, spoolerJobId)).state).toBe('completed');
  expect(desk.connections()).toBe(1);
  // A message beyond every measure hangs up; the next question connects again.
  desk.sayToAll('x'.repeat(3 * 1024 * 1024));
  await pause(100);
  expect((await spooler.printerState('cainiao/XP-460B')).state).toBe('ready');
  expect(desk.connections()).toBe(2);
});

test('hostile: a component that takes the line and says nothing is given up in time; nothing is tried again by itself', async () => {
  const { desk, spooler } = await setUp();
  desk.script.answers = false;
  expect(await spooler.printerState('cainiao/XP-460B')).toMatchObject({ state: 'unknown' });
  const heard = desk.heard.length;
  await pause(300);
  expect(desk.heard.length).toBe(heard);
  expect(desk.connections()).toBe(1);
});

test('PR-9: Kuaishou takes ten at a time, marked as its own, on its own path', async () => {
  const { desk, spooler } = await setUp('kuaishou', '/ks/printer');
  const numbers = Array.from({ length: 12 }, (_, index) => `KS${1000 + index}`);
  const { spoolerJobId } = mustBe(await send(spooler, numbers, 'BR3-a', 'kuaishou/XP-460B'));
  expect((await ends(spooler, spoolerJobId)).state).toBe('completed');
  const tasks = desk.heard.filter((text) => text.includes('"cmd":"print"')).map((text) => JSON.parse(text) as { task: { documents: { ksOrderFlag: boolean }[] } });
  expect(tasks.map(({ task }) => task.documents.length)).toEqual([10, 2]);
  expect(tasks.every(({ task }) => task.documents.every(({ ksOrderFlag }) => ksOrderFlag))).toBe(true);
});

test('PR-9: Pinduoduo pushes under its own name', async () => {
  const { desk, spooler } = await setUp('pinduoduo');
  desk.script.knowsTasks = false;
  const { spoolerJobId } = mustBe(await send(spooler, ['PDD1'], 'BR4-a', 'pinduoduo/XP-460B'));
  expect((await ends(spooler, spoolerJobId)).state).toBe('completed');
});

test('PR-9: JD has its own shape; what it took is through, what it did not answer nobody can settle by asking', async () => {
  const { desk, spooler } = await setUp('jd');
  expect(mustBe(await spooler.list()).map(({ name }) => name)).toEqual(['jd/XP-460B', 'jd/发货台 2']);
  const { spoolerJobId } = mustBe(await send(spooler, ['JD1', 'JD2'], 'BR5-a', 'jd/XP-460B'));
  expect(await spooler.follow(spoolerJobId)).toEqual({ state: 'completed', words: '' });
  expect(desk.printed.map(({ documentId, contents }) => [documentId, (contents as { tempUrl: string }).tempUrl])).toEqual([['AES:JD1', 'http://t/1'], ['AES:JD2', 'http://t/1']]);
  desk.script.onPrint = 'never';
  const silent = await send(spooler, ['JD3'], 'BR6-a', 'jd/XP-460B');
  expect(!silent.ok && fateOf(silent.refusal)).toBe('unknown');
  expect(mustBe(await spooler.find('jd/XP-460B', 'BR6-a'))).toBeNull();
});

test('PR-6: nothing can be taken back, and that is said', async () => {
  const { spooler } = await setUp();
  expect(await spooler.cancel('cainiao:br00000000000000000000:1:1')).toMatchObject({ ok: false, refusal: { code: 'printing.component_cannot_cancel' } });
});

test('a job\'s file that is no task file is refused before anything is sent', async () => {
  const { desk, spooler } = await setUp();
  for (const text of ['', '{"documents":[]}', '{"documents":[{"documentId":"1","contents":["x"]}]}', '%PDF-1.7']) {
    const file = join(folder, 'broken.json');
    writeFileSync(file, text);
    expect(await spooler.submit(file, { printer: 'cainiao/XP-460B', title: 't', copies: 1, paper })).toMatchObject({ ok: false, refusal: { code: 'printing.document_unreadable' } });
  }
  expect(desk.printed).toEqual([]);
});
