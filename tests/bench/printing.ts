import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { createRenderer, type Renderer } from '../../electron/printing/render-client.ts';
import { parseSheet, type SheetText } from '../../shared/domain/printing/display-list.ts';
import { parseTemplate } from '../../shared/domain/printing/parse-template.ts';
import type { WaybillData } from '../../shared/domain/printing/waybill-data.ts';
import { receiver, waybill } from '../fixtures/printing/documents.ts';
import { drawBare } from './bare-pdfkit.ts';

/** One line of the bench: a figure and how it stands to its limit. */
export type PrintingRow = { readonly name: string; readonly value: number; readonly unit: string; readonly limit: number; readonly ratio: number };

const root = join(import.meta.dirname, '../..');
const fontsFolder = join(root, 'resources/fonts');
const batchSize = 1_000;
const layoutChunk = 200;

/** Invented orders that differ as real ones do: in names, streets, goods, numbers. */
const parcels = (count: number): WaybillData[] => {
  const pick = (from: string, index: number): string => from[index % from.length] ?? '';
  const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾';
  const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉萍红建华文博宇轩子涵一诺雨欣梓萱';
  return Array.from({ length: count }, (_, index) =>
    waybill({
      waybillNumber: String(771_000_000_000_000 + index),
      orderNumbers: [String(35_150_002_752_962_000n + BigInt(index) * 917n)],
      receiver: {
        ...receiver,
        name: pick(surnames, index * 7) + pick(given, index * 3) + pick(given, index * 11),
        phone: `138${String(10_000_000 + index * 37).slice(0, 8)}`,
        address: `${pick(given, index)}${pick(surnames, index * 5)}路 ${index % 900} 号 ${index % 40} 栋 ${index % 6} 单元 ${index % 30}0${index % 4} 室`,
      },
      goods: `NZ${index % 900}/深蓝/${25 + (index % 8)}×1；TX${index % 700}/白色/L×2；XZ${index % 500}/${pick(given, index)}色/41×1`,
      batch: { number: index + 1, count },
    }),
  );
};

/** The whole path as the app takes it: layout and bars in the thread, sheets as text to main, the PDF to disk. */
const drawBatch = async (renderer: Renderer, documents: readonly WaybillData[], path: string): Promise<SheetText[]> => {
  const template = parseTemplate(readFileSync(join(root, 'resources/templates/thermal-100x180.json'), 'utf8'));
  if (!template.ok) throw new Error(template.refusal.code);
  const sheets: SheetText[] = [];
  for (let from = 0; from < documents.length; from += layoutChunk) {
    const laidOut = await renderer.layOut(template.value, documents.slice(from, from + layoutChunk));
    if (!laidOut.ok) throw new Error(laidOut.refusal.code);
    for (const document of laidOut.value) {
      if (!document.ok) throw new Error(JSON.stringify(document.refusal));
      sheets.push(...document.value);
    }
  }
  const drawn = await renderer.draw(sheets, { path, title: 'bench', createdAt: 0 });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal));
  return sheets;
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
};
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function* repeated(sheets: readonly SheetText[], times: number): Generator<SheetText> {
  for (let time = 0; time < times; time += 1) yield* sheets;
}

/** `workerPath`: the built render worker, or its source. */
export const benchPrinting = async (workerPath: string | URL = new URL('../../electron/printing/render-worker.ts', import.meta.url)): Promise<PrintingRow[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-bench-'));
  const renderer = createRenderer({ workerPath, fontsFolder, onBug: (message) => console.error(message) });
  try {
    const path = join(folder, 'batch.pdf');
    const documents = parcels(batchSize);
    const first = await seconds(() => drawBatch(renderer, documents.slice(0, 1), path));
    const stalls = monitorEventLoopDelay({ resolution: 5 });
    stalls.enable();
    const ours: number[] = [];
    let texts: SheetText[] = [];
    for (let round = 0; round < 3; round += 1) {
      ours.push(await seconds(async () => (texts = await drawBatch(renderer, documents, path))));
    }
    stalls.disable();

    const memoryAfter = async (times: number): Promise<number> => {
      let peak = 0;
      const drawn = await renderer.draw(repeated(texts, times), { path, title: 'memory', createdAt: 0 }, {
        onProgress: () => (peak = Math.max(peak, process.memoryUsage.rss())),
      });
      if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal));
      return peak / 1_000_000;
    };
    const memoryOne = await memoryAfter(1);
    const memoryTen = await memoryAfter(10);

    const sheets = texts.map((text) => {
      const sheet = parseSheet(text);
      if (!sheet.ok) throw new Error(sheet.refusal.code);
      return sheet.value;
    });
    const bare: number[] = [];
    for (let round = 0; round < 3; round += 1) bare.push(await seconds(() => drawBare(sheets, fontsFolder)));

    const row = (name: string, value: number, unit: string, limit: number): PrintingRow => ({ name, value, unit, limit, ratio: value / limit });
    return [
      row('printing.waybills_per_second', batchSize / median(ours), 'pages/s', batchSize / median(bare)),
      row('printing.first_sheet_from_cold', first * 1_000, 'ms', 1_000),
      row('printing.longest_stall_of_main', stalls.max / 1_000_000, 'ms', 50),
      row('printing.memory_10000_against_1000', memoryTen, 'MB', memoryOne),
    ];
  } finally {
    await renderer.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
