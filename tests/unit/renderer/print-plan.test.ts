import { describe, expect, test } from 'vitest';
import type { PrintJob } from '../../../shared/contract/printing.ts';
import type { OrderId, PrintJobId } from '../../../shared/domain/ids.ts';
import { courierOfMost, planOf, warningsOf, type Assignment, type PrintList, type ReadyOrder } from '../../../renderer/screens/printing/print-plan.ts';
import { shownJobs } from '../../../renderer/screens/printing/queue-order.ts';

const ready = (id: number, courierCode: string, waybillNumber: string | null = null): ReadyOrder => ({
  orderId: id as OrderId, platform: 'taobao', platformOrderNumber: `3515${String(id)}`, receiverName: '单秀英', goods: 'LY105/杏色/M×1', pieces: 1, promisedShipAt: null, courierCode, waybillNumber,
});
const list: PrintList = {
  stacks: [
    { courierCode: 'SF', templateId: 'thermal-76x130', orders: 1, numbersLeft: 88, printer: '得力' },
    { courierCode: 'ZTO', templateId: 'thermal-100x180', orders: 3, numbersLeft: 2, printer: '得力' },
  ],
  ready: [ready(1, 'ZTO'), ready(2, 'SF'), ready(3, 'ZTO'), ready(4, 'ZTO', '7710')],
  staying: [],
};
const ids = (...of: number[]): ReadonlySet<OrderId> => new Set(of as OrderId[]);

describe('what one key prints', () => {
  test('PR-7: the largest stack is open at first, in the order given', () => {
    const plan = planOf(list, null, null);
    expect(plan.stack?.courierCode).toBe('ZTO');
    expect(plan.batch.map(({ orderId }) => orderId)).toEqual([1, 3, 4]);
  });

  test('PR-7: chosen orders alone; a choice of which nothing is left is over', () => {
    expect(planOf(list, 'ZTO', ids(3)).batch.map(({ orderId }) => orderId)).toEqual([3]);
    expect(planOf(list, 'ZTO', ids(99)).chosen).toBeNull();
    expect(planOf(list, 'ZTO', ids(99)).batch).toHaveLength(3);
  });

  test('PR-7: orders chosen elsewhere open the stack that most of them belong to', () => {
    expect(courierOfMost(list, ids(1, 2, 3))).toBe('ZTO');
    expect(courierOfMost(list, ids(2))).toBe('SF');
    expect(courierOfMost(list, ids(42))).toBeNull();
  });
});

describe('what is said before printing', () => {
  const waybills: Assignment = { kind: 'waybill', courierCode: '', spooler: 'cups', printerName: '得力 DL-888', templateId: 'thermal-100x180' };
  const slips: Assignment = { ...waybills, kind: 'packing_slip', templateId: 'packing-slip-a5' };
  const printer = { spooler: 'cups', name: '得力 DL-888', description: '', state: 'ready' as const, words: '' };
  const plan = planOf({ ...list, stacks: list.stacks.map((stack) => ({ ...stack, numbersLeft: 100 })) }, 'ZTO', null);

  test('PR-9: a sound set-up says nothing', () => {
    expect(warningsOf(plan, 'separate', [waybills, slips], [printer])).toEqual([]);
  });

  test('PR-9: no printer for the waybill blocks; no printer for the slip blocks only while slips are wanted', () => {
    expect(warningsOf(plan, 'none', [], [])).toMatchObject([{ code: 'waybillPrinter', blocks: true }]);
    expect(warningsOf(plan, 'separate', [waybills], [printer])).toMatchObject([{ code: 'slipPrinter', blocks: true }]);
    expect(warningsOf(plan, 'none', [waybills], [printer])).toEqual([]);
  });

  test('PR-9: a printer that is gone blocks, a paused one is only said, once for both papers', () => {
    expect(warningsOf(plan, 'separate', [waybills, slips], [])).toMatchObject([{ code: 'printerMissing', blocks: true }]);
    expect(warningsOf(plan, 'separate', [waybills, slips], [{ ...printer, state: 'paused', words: 'Paused' }])).toMatchObject([{ code: 'printerPaused', blocks: false, words: 'Paused' }]);
  });

  test('PR-9: a spooler that has not answered yet is not called missing', () => {
    expect(warningsOf(plan, 'separate', [waybills, slips], null)).toEqual([]);
  });

  test('PR-9: a printer whose spooler is silent is said to be silent, not gone', () => {
    expect(warningsOf(plan, 'separate', [waybills, slips], [{ ...printer, state: 'unknown' }])).toEqual([
      { code: 'printerSilent', printer: '得力 DL-888', words: '', blocks: false, section: 'printers' },
    ]);
  });

  test('PR-8: a roll that is too short says how many will stay; orders that have their number need none', () => {
    expect(warningsOf(planOf(list, 'ZTO', null), 'none', [waybills], [printer])).toEqual([]);
    const short = planOf({ ...list, stacks: list.stacks.map((stack) => ({ ...stack, numbersLeft: 1 })) }, 'ZTO', null);
    expect(warningsOf(short, 'none', [waybills], [printer])).toMatchObject([{ code: 'shortRoll', left: 1, short: 1, blocks: false }]);
    const none = planOf({ ...list, stacks: list.stacks.map((stack) => ({ ...stack, numbersLeft: 0 })) }, 'SF', null);
    expect(warningsOf(none, 'none', [waybills], [printer])).toMatchObject([{ code: 'noRoll', blocks: true }]);
  });
});

test('PR-6: jobs that need a person come first, finished ones fold away', () => {
  const job = (id: number, state: PrintJob['state']): PrintJob => ({
    id: id as PrintJobId, batchId: null, kind: 'waybill', state, spooler: 'cups', printerName: 'p', sheets: 1, firstNumber: null, lastNumber: null, words: '', code: null,
    createdAt: id, sentAt: null, reprint: false, mayBeOnPaper: false, cameOut: null, sheetsDone: null, mayCancel: false, subject: '', interleaved: false, templateId: 'thermal-100x180', templateVersion: 1, resumes: null,
  });
  const jobs = [1, 2, 3, 4, 5].map((id) => job(id, 'printed')).concat(job(6, 'sent'), job(7, 'unknown'), job(8, 'failed'));
  expect(shownJobs(jobs, false)).toMatchObject({ hidden: 2, shown: [{ id: 7 }, { id: 8 }, { id: 6 }, { id: 5 }, { id: 4 }, { id: 3 }] });
  expect(shownJobs(jobs, true).shown).toHaveLength(8);
});
