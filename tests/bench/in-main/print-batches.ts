import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import { parseSheet, type Sheet } from '../../../shared/domain/printing/display-list.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Spooler } from '../../../electron/printing/spooler.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { writeAssignment } from '../../../electron/store/printing.ts';
import { takeIn } from '../../../electron/use-cases/intake/take-in.ts';
import { printBatch } from '../../../electron/use-cases/printing/print-batch.ts';
import { startPrintQueue } from '../../../electron/use-cases/printing/print-queue.ts';
import { createPrintingServices } from '../../../electron/use-cases/printing/printing-services.ts';
import { addRoll } from '../../../electron/use-cases/printing/rolls.ts';
import { act, type Services } from '../../../electron/use-cases/services.ts';
import { drawBare } from '../bare-pdfkit.ts';
import { median } from '../figure.ts';
import { makeShop } from './prepare-shop.ts';

export type PrintBatchesTask = { readonly folder: string; readonly resourcesFolder: string; readonly workerFile: string | URL };

/** Batches of 1,000 waybills with their slips between them, from the key to the spooler. */
export type PrintBatchesResult = {
  /** From the key to the first sheets at the spooler: with a drawing thread that is not there yet, and when it is. */
  readonly firstSheetColdMs: number; readonly firstSheetMs: number;
  readonly longestStallMs: number;
  readonly pagesPerSecond: number; readonly barePagesPerSecond: number;
  /** The sheets of the last batch, for others to draw. */
  readonly sheets: readonly Sheet[];
};

const batchSize = 1_000;
const rounds = 3;
const pick = (from: string, index: number): string => from[index % from.length] ?? '';
const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉萍红建华文博宇轩子涵一诺雨欣梓萱';

/** Invented orders that differ as real ones do: in names, streets, goods. */
const draft = (index: number, at: number): OrderDraft => ({
  platform: 'taobao', platformOrderNumber: String(35_150_002_752_962_000n + BigInt(index) * 917n), shopName: '示例店铺', platformStatusText: '买家已付款，等待卖家发货',
  state: 'paid', refund: 'none', buyerNick: `tb${index}`, buyerMessage: index % 7 === 0 ? '麻烦尽快发货，谢谢！' : null, platformNote: null, platformFlag: null,
  receiver: {
    name: pick(surnames, index * 7) + pick(given, index * 3) + pick(given, index * 11), phone: `138${String(10_000_000 + index * 37).slice(0, 8)}`, secondPhone: null,
    country: 'CN', province: '四川省', city: '成都市', district: '武侯区', postcode: null, masked: [],
    detail: `${pick(given, index)}${pick(surnames, index * 5)}路 ${index % 900} 号 ${index % 40} 栋 ${index % 6} 单元 ${index % 30}0${index % 4} 室`,
  },
  lines: Array.from({ length: 1 + (index % 3) }, (_, line) => ({
    platformLineNumber: null, skuCode: `NZ${(index * 3 + line) % 900}-${25 + (index % 8)}`, styleCode: `NZ${(index * 3 + line) % 900}`, title: '高腰直筒牛仔裤女春秋新款',
    colour: '深蓝', size: String(25 + (index % 8)), properties: null, quantity: 1 + (line % 2), unitPriceFen: 9900, refund: 'none' as const,
  })),
  currency: 'CNY', goodsFen: 9900, freightFen: 0, totalFen: 9900, paidFen: 9900, refundedFen: null, createdAt: at, paidAt: at, promisedShipAt: at + index * 1_000,
  shippedAt: null, completedAt: null, closeReason: null, shipments: [], source: { fileName: 'bench.csv', lineNumber: index + 2 },
});

/** Takes everything at once and remembers when. */
const recordingSpooler = (): { readonly spooler: Spooler; readonly takenAt: number[] } => {
  const takenAt: number[] = [];
  const spooler: Spooler = {
    name: 'cups',
    list: () => Promise.resolve(ok([{ name: 'Bench', description: '', isDefault: true, state: 'ready' as const, words: '' }])),
    printerState: () => Promise.resolve({ state: 'ready', words: '' }),
    submit: () => {
      takenAt.push(performance.now());
      return Promise.resolve(ok({ spoolerJobId: String(takenAt.length) }));
    },
    follow: () => Promise.resolve({ state: 'completed', words: '' }),
    find: () => Promise.resolve(ok(null)),
    cancel: () => Promise.resolve(ok(null)),
  };
  return { spooler, takenAt };
};

export const benchBatches = async ({ folder, resourcesFolder, workerFile }: PrintBatchesTask): Promise<PrintBatchesResult> => {
  mkdirSync(folder, { recursive: true });
  const opening = await openStore(join(folder, 'backroom.db'), { backupFolder: join(folder, 'backups'), now: Date.now });
  if (opening.kind !== 'open') throw new Error(opening.kind);
  const { store } = opening;
  const services: Services = { store, now: Date.now, emit: () => undefined };
  const caller = await makeShop(services);
  const { spooler, takenAt } = recordingSpooler();
  act(services, caller.staffId, ({ writer }) => {
    for (const [kind, templateId] of [['waybill', 'thermal-100x180'], ['packing_slip', 'packing-slip-100x180']] as const) {
      writeAssignment(writer, { kind, courier_code: '', spooler: 'cups', printer_name: 'Bench', template_id: templateId });
    }
    return ok(null);
  });
  const roll = addRoll(services, caller, { courierCode: 'ZTO', firstNumber: '77120000000001', count: 10_000, step: 1, rule: 'plain' });
  if (!roll.ok) throw new Error(roll.refusal.code);
  const printing = createPrintingServices({
    resourcesFolder, reader: () => store.reader, workerFile, spoolFolder: join(folder, 'spool'), pdfFolder: join(folder, 'pdf'), spoolers: [spooler],
    onBug: (message) => process.stderr.write(`${message}\n`),
  });
  const queue = startPrintQueue(services, printing);
  const firsts: number[] = [];
  const wholes: number[] = [];
  const stalls: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      act(services, null, (step) => {
        for (let index = 0; index < batchSize; index += 1) takeIn(step, draft(round * batchSize + index, Date.now()));
        return ok(null);
      });
      await settled();
      takenAt.length = 0;
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const from = performance.now();
      const printed = await printBatch(services, printing, caller, { courierCode: 'ZTO', orderIds: null, slips: 'interleaved' });
      if (!printed.ok || printed.value.printed !== batchSize) throw new Error(JSON.stringify(printed).slice(0, 400));
      while (store.reader.first(`SELECT 1 FROM print_jobs WHERE state <> 'printed'`) !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
      delay.disable();
      firsts.push((takenAt[0] ?? Infinity) - from);
      wholes.push(((takenAt.at(-1) ?? Infinity) - from) / 1_000);
      stalls.push(delay.max / 1_000_000);
    }
    const sheets = lastSheets(store.reader);
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      await drawBare(sheets, join(resourcesFolder, 'fonts'));
      bare.push((performance.now() - from) / 1_000);
    }
    // The first batch starts the drawing thread: its whole time is not the drawing's.
    return {
      firstSheetColdMs: firsts[0] ?? Infinity, firstSheetMs: Math.max(...firsts.slice(1)), longestStallMs: Math.max(...stalls),
      pagesPerSecond: sheets.length / median(wholes.slice(1)), barePagesPerSecond: sheets.length / median(bare), sheets,
    };
  } finally {
    await queue.stop();
    await printing.close();
    store.close();
  }
};

/** What importing left to do must not count as a stall of printing. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));

/** The sheets of the last batch, as they were drawn. */
const lastSheets = (reader: { readonly all: <Row>(sql: string) => Row[] }): Sheet[] =>
  reader
    .all<{ picture: string }>('SELECT s.picture FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id WHERE j.batch_id = (SELECT max(id) FROM print_batches) ORDER BY s.job_id, s.sheet_number')
    .map(({ picture }) => {
      const sheet = parseSheet(picture);
      if (!sheet.ok) throw new Error(sheet.refusal.code);
      return sheet.value;
    });
