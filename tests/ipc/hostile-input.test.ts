import { mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, operationNames } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/operation.ts';
import type { IntakeReading } from '../../shared/contract/intake.ts';
import { bookFaults } from '../support/book-faults.ts';
import { openAnsweringShop, type AnsweringShop } from '../support/answering-shop.ts';
import { giveRoll } from '../support/printing-shop.ts';
import { arbitraryFor, hostileText } from '../support/schema-arbitrary.ts';
import { addPaidOrder, addPrintedParcel, mustBe, packParcel } from '../support/shop.ts';

const operations = contract as unknown as Record<string, Record<string, Operation>>;
const operationOf = (name: string): Operation => {
  const [feature = '', operation = ''] = name.split('.');
  const found = operations[feature]?.[operation];
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
};

/** Each of these derives keys (0.2 s), reads files or draws pages: fewer tries. */
const slow = new Set(['app.createShop', 'staff.signIn', 'staff.create', 'staff.changePin', 'packing.sign', 'printing.printBatch', 'printers.testPage', 'app.backUpNow', 'backups.seal']);
/** Ends the test's own sessions. */
const signsOut = new Set(['staff.signOut', 'staff.update']);

let shop: AnsweringShop;
beforeAll(async () => {
  shop = await openAnsweringShop();
  giveRoll(shop, 50);
  for (let index = 0; index < 8; index += 1) {
    const orderId = addPaidOrder(shop, { lines: [{ code: `SKU-${index}`, barcode: `690${index}` }], buyerMessage: '<b>=1+1' });
    if (index < 4) {
      const parcelId = addPrintedParcel(shop, [orderId], { waybillNumber: `1000${index}` });
      if (index < 2) packParcel(shop, shop.people.packer, parcelId, [orderId]);
    }
  }
});
afterAll(async () => {
  await shop.end();
});

const answerOf = async (name: string, input: unknown, windowId = shop.windows.manager): Promise<void> => {
  const answer = await shop.call(windowId, name, input);
  expect(typeof answer.ok).toBe('boolean');
  if (!answer.ok) {
    expect(answer.refusal.code).toMatch(/^[a-z_]+(\.[a-z0-9_]+)?$/);
    expect(answer.refusal.code).not.toBe('app.bug');
    return;
  }
  const checked = operationOf(name).output.safeParse(answer.value);
  expect({ name, input, problems: checked.error?.issues ?? [] }).toEqual({ name, input, problems: [] });
};

describe('case 18: whatever a window sends, main answers with a Result and stays whole', () => {
  for (const name of operationNames.filter((one) => !signsOut.has(one))) {
    test(`${name}: anything at all, and hostile values in the right shape`, async () => {
      const numRuns = slow.has(name) ? 6 : 60;
      const { input } = operationOf(name);
      await fc.assert(fc.asyncProperty(fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, withNullPrototype: true }), (value) => answerOf(name, value)), { numRuns });
      await fc.assert(fc.asyncProperty(arbitraryFor(input), (value) => answerOf(name, value)), { numRuns });
      expect(shop.handlerBugs).toEqual([]);
    }, 120_000);
  }

  test('case 16: notes, holds, names and addresses keep hostile text as text', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText.map((text) => text.slice(0, 100)), async (text) => {
        const orderId = addPaidOrder(shop, { receiver: { name: text, detail: text }, buyerMessage: text, lines: [{ code: 'SKU-1', title: text, colour: text, size: text }] });
        await answerOf('orders.addNote', { orderId, text });
        await answerOf('orders.hold', { orderIds: [orderId], reason: 'other', note: text });
        await answerOf('orders.get', { orderId });
        await answerOf('orders.list', { view: 'all', search: text, offset: 0, limit: 50 });
        await answerOf('orders.release', { orderIds: [orderId], note: text });
        await answerOf('printing.preview', { orderId, kind: 'waybill' });
        await answerOf('printing.preview', { orderId, kind: 'packing_slip' });
      }),
      { numRuns: 60 },
    );
    expect(shop.handlerBugs).toEqual([]);
  }, 120_000);

  test('no path makes the intake hang: folders, devices, pipes, nothing, very long ones', async () => {
    const folder = join(shop.folder, 'hostile-paths');
    mkdirSync(folder);
    const pipe = join(folder, 'pipe.csv');
    execFileSync('mkfifo', [pipe]);
    writeFileSync(join(folder, 'empty.csv'), '');
    const phase = async (): Promise<IntakeReading['phase']> => (mustBe(await shop.call(shop.windows.manager, 'intake.state', null)) as IntakeReading).phase;
    for (const path of [folder, '/dev/zero', '/dev/random', '/dev/null', pipe, '', 'x'.repeat(4_000), '\u0000', join(folder, 'empty.csv'), '/proc/self/environ']) {
      await answerOf('intake.read', { paths: [path] });
      const deadline = Date.now() + 5_000;
      while ((await phase()) === 'reading' && Date.now() < deadline) await pause(20);
      expect({ path, phase: await phase() }).not.toEqual({ path, phase: 'reading' });
      await answerOf('intake.cancel', null);
      await answerOf('stock.previewOpening', { path });
    }
    expect(shop.handlerBugs).toEqual([]);
  }, 120_000);

  test('afterwards the books are sound and the trace unbroken', async () => {
    expect(await bookFaults(shop.store.reader)).toEqual([]);
    expect(shop.bugs).toEqual([]);
  });
});
