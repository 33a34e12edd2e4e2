import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Paper } from '../../shared/contract/papers.ts';
import type { CollectionId, OrderId, PrintBatchId, SkuId } from '../../shared/domain/ids.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { openCollection, scanOut } from '../../electron/use-cases/collections/scan-out.ts';
import { closeOrders, holdOrders } from '../../electron/use-cases/orders/orders.ts';
import { acceptHandover, writeHandover } from '../../electron/use-cases/handover/handover.ts';
import { previewPaper, printPaper, savePaper } from '../../electron/use-cases/papers/papers.ts';
import { assign } from '../../electron/use-cases/printing/assignments.ts';
import { giveRoll, jobsOf, openPrintingShop, printNow, statesOf, until, type PrintingShop } from '../support/printing-shop.ts';
import { readPdfBarcodes, readPdfPages, readPdfText } from '../support/read-pdf.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, mustBe, packParcel, tracedActions, waybillOf, type TestOrder } from '../support/shop.ts';

let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.end();
});

const preview = (paper: Paper) => previewPaper(shop.services, shop.printing, shop.manager, { paper });
const print = (paper: Paper) => printPaper(shop.services, shop.printing, shop.manager, { paper });
const shown = async (paper: Paper): Promise<string> =>
  mustBe(await preview(paper)).sheets.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))).join('\n');
/** Prints, waits for the PDF, and answers its path. */
const onPaper = async (paper: Paper): Promise<string> => {
  const before = new Set(readdirSync(shop.folder).includes('pdf') ? readdirSync(shop.pdfFolder) : []);
  shop.startQueue();
  mustBe(await print(paper));
  await until(() => statesOf(shop).every((state) => state === 'printed'), 'printed');
  const file = readdirSync(shop.pdfFolder).find((name) => !before.has(name));
  if (file === undefined) throw new Error('no file');
  return join(shop.pdfFolder, file);
};
const skuOf = (code: string): SkuId => skuByCode(shop.store.reader, code)!.id;

const jeans = { code: 'NZ801-DB-28', title: '高腰直筒牛仔裤', colour: '深蓝', size: '28', shelf: 'A-10-1', barcode: '6901234567892' };
const shirt = { code: 'TX220-W-L', title: '纯棉短袖', colour: '白色', size: 'L', shelf: 'A-2-1' };
const printed = (order: TestOrder, courierCode = 'ZTO'): { orderId: OrderId; parcelId: ReturnType<typeof addPrintedParcel> } => {
  const orderId = addPaidOrder(shop, order);
  return { orderId, parcelId: addPrintedParcel(shop, [orderId], { courierCode }) };
};
const allOf = (courierCode: string | null): Paper => ({ kind: 'pick_list', batchId: null, courierCode });

describe('PK-1: the pick list', () => {
  test('shelves in the order of the walk, each place once, with totals; read back from the PDF', async () => {
    printed({ lines: [{ ...jeans, quantity: 2 }, { ...shirt }] });
    printed({ lines: [{ ...jeans, quantity: 1 }, { title: '赠品袜子', colour: '', size: '' }] });
    const file = await onPaper(allOf('ZTO'));
    const text = readPdfText(file);
    expect(readPdfPages(file)).toMatchObject([{ widthHmm: 21_000, heightHmm: 29_700 }]);
    // A-2 before A-10; what has no shelf comes last.
    const places = ['A-2-1', 'A-10-1', '赠品袜子'].map((word) => text.indexOf(word));
    expect(places.every((at) => at > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text.split('NZ801-DB-28')).toHaveLength(2);
    expect(text).toMatch(/合计 5 件/);
    expect(text).toMatch(/2 ?单/);
    const job = jobsOf(shop).at(-1);
    expect(job).toMatchObject({ kind: 'pick_list', subject: 'ZTO', templateId: 'pick-list-a4', sheets: 1, state: 'printed' });
    expect(tracedActions(shop, 'print_job', job!.id)).toContain('printing.paper');
  });

  test('what is packed, held, closed or with another courier is not picked; null is every courier', async () => {
    const packer = addStaff(shop, '李强');
    printed({ lines: [{ ...shirt, quantity: 3 }] });
    const packed = printed({ lines: [{ ...shirt, quantity: 10 }] });
    packParcel(shop, packer, packed.parcelId, [packed.orderId]);
    const held = printed({ lines: [{ ...shirt, quantity: 20 }] });
    mustBe(holdOrders(shop.services, shop.manager, { orderIds: [held.orderId], reason: 'change_requested', note: '', until: null }));
    const closed = printed({ lines: [{ ...shirt, quantity: 40 }] });
    mustBe(closeOrders(shop.services, shop.manager, { orderIds: [closed.orderId], reason: 'buyer_cancelled', note: '' }));
    printed({ lines: [{ ...shirt, quantity: 80 }] }, 'STO');
    expect(await shown(allOf('ZTO'))).toMatch(/合计 3 件/);
    expect(await shown(allOf(null))).toMatch(/合计 83 件/);
    expect(codeOf(await print(allOf('YTO')))).toBe('printing.nothing_to_print');
    expect(jobsOf(shop).filter((job) => job.kind === 'pick_list')).toEqual([]);
  });

  test('of a batch: its own orders, although their waybills are still on the way', async () => {
    giveRoll(shop);
    addPaidOrder(shop, { lines: [{ ...jeans, quantity: 4 }] });
    const { batchId } = mustBe(await printNow(shop));
    printed({ lines: [{ ...shirt, quantity: 9 }] });
    const paper: Paper = { kind: 'pick_list', batchId, courierCode: null };
    const words = await shown(paper);
    expect(words).toMatch(/合计 4 件/);
    expect(words).toContain(`第 ${batchId} 批 2026-11-21 09:00`);
    expect(codeOf(await print({ ...paper, batchId: 999 as PrintBatchId }))).toBe('printing.batch_unknown');
  });
});

describe('PR-1: SKU labels', () => {
  test('so many copies of each, in the order asked for; the barcode reads back, the code stands in where there is none', async () => {
    addPaidOrder(shop, { lines: [jeans, shirt] });
    const file = await onPaper({ kind: 'sku_label', labels: [{ skuId: skuOf(shirt.code), copies: 2 }, { skuId: skuOf(jeans.code), copies: 1 }] });
    expect(readPdfPages(file)).toHaveLength(3);
    expect(readPdfPages(file)[0]).toMatchObject({ widthHmm: 4_000, heightHmm: 3_000 });
    expect([1, 2, 3].map((page) => readPdfBarcodes(file, page)[0]?.text)).toEqual([shirt.code, shirt.code, jeans.barcode]);
    expect(jobsOf(shop).at(-1)).toMatchObject({ kind: 'sku_label', subject: 'TX220-W-L +1 ×3', sheets: 3 });
  });

  test('a thousand labels are one job; a preview shows the first of them and says how many there are', async () => {
    addPaidOrder(shop, { lines: [jeans] });
    const paper: Paper = { kind: 'sku_label', labels: [{ skuId: skuOf(jeans.code), copies: 1_000 }] };
    const seen = mustBe(await preview(paper));
    expect(seen.total).toBe(1_000);
    expect(seen.sheets).toHaveLength(50);
    expect(mustBe(await print(paper)).sheets).toBe(1_000);
  });

  test('several on a sheet, as the assigned template has them', async () => {
    addPaidOrder(shop, { lines: [jeans] });
    mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'sku_label', courierCode: '', spooler: 'cups', printerName: 'Office', templateId: 'sku-label-a4-3x8' }));
    const seen = mustBe(await preview({ kind: 'sku_label', labels: [{ skuId: skuOf(jeans.code), copies: 25 }] }));
    expect(seen).toMatchObject({ total: 2, printer: 'Office', templateId: 'sku-label-a4-3x8', problem: null });
  });

  test('too many, or of a SKU that is not there: refused, nothing written', async () => {
    addPaidOrder(shop, { lines: [jeans] });
    const skuId = skuOf(jeans.code);
    expect(codeOf(await print({ kind: 'sku_label', labels: Array.from({ length: 6 }, () => ({ skuId, copies: 1_000 })) }))).toBe('printing.too_many_labels');
    expect(codeOf(await print({ kind: 'sku_label', labels: [{ skuId: 999 as SkuId, copies: 1 }] }))).toBe('stock.sku_unknown');
    expect(jobsOf(shop)).toEqual([]);
  });

  test('a code that bars cannot say is refused with its field, in the preview too', async () => {
    addPaidOrder(shop, { lines: [{ ...jeans, code: '牛仔裤-28', barcode: '' }] });
    const paper: Paper = { kind: 'sku_label', labels: [{ skuId: skuOf('牛仔裤-28'), copies: 1 }] };
    // The usual label carries such a code as QR; one with bars cannot.
    expect(mustBe(await preview(paper)).total).toBe(1);
    mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'sku_label', courierCode: '', spooler: 'pdf_folder', printerName: 'pdf-folder', templateId: 'sku-label-60x40' }));
    expect(codeOf(await print(paper))).toBe('printing.barcode_character');
    expect(mustBe(await preview(paper))).toMatchObject({ sheets: [], total: 0, problem: { code: 'printing.barcode_character' } });
    expect(jobsOf(shop)).toEqual([]);
  });
});

describe('HO-3: the manifest of a collection', () => {
  test('every parcel scanned out, with weight, packer and totals, and lines to sign; read back from the PDF', async () => {
    const packer = addStaff(shop, '李强');
    const { collectionId } = mustBe(openCollection(shop.services, packer, { courierCode: 'ZTO', collectorName: '王师傅' }));
    const paper: Paper = { kind: 'manifest', collectionId };
    expect(codeOf(await print(paper))).toBe('printing.nothing_to_print');
    expect(codeOf(await print({ kind: 'manifest', collectionId: 999 as CollectionId }))).toBe('collection.unknown');
    const numbers = [1, 2, 3].map(() => {
      const { orderId, parcelId } = printed({ lines: [shirt] });
      packParcel(shop, packer, parcelId, [orderId]);
      const number = waybillOf(shop, parcelId);
      mustBe(scanOut(shop.services, packer, { collectionId, code: number }));
      return number;
    });
    const file = await onPaper(paper);
    const text = readPdfText(file).replaceAll(' ', '');
    for (const number of numbers) expect(text).toContain(number);
    expect(text).toContain('王师傅');
    expect(text).toContain('李强');
    expect(text).toContain('共3票');
    // The shop does not weigh: nothing is said of weights.
    expect(text).not.toContain('总重');
    expect(text).not.toContain('未称重');
    expect(text).toContain('揽收员签名');
    // The name of the receiver does not leave the shop with the collector's copy.
    expect(text).not.toContain('欧阳雨馨');
    expect(text).toContain('欧**');
    expect(readPdfBarcodes(file, 1).map(({ text: code }) => code)).toContain(`HO-${collectionId}`);
    expect(jobsOf(shop).at(-1)).toMatchObject({ kind: 'manifest', subject: `ZTO HO-${collectionId}` });
  });
});

describe('PR-9: where a paper goes', () => {
  test('a printer that is gone is said in the preview, and refused before anything is written', async () => {
    printed({ lines: [shirt] });
    mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'pick_list', courierCode: '', spooler: 'cups', printerName: 'Office', templateId: 'pick-list-80' }));
    shop.spooler.printers.delete('Office');
    expect(mustBe(await preview(allOf('ZTO'))).problem).toMatchObject({ code: 'printing.printer_missing' });
    expect(codeOf(await print(allOf('ZTO')))).toBe('printing.printer_missing');
    expect(jobsOf(shop).filter((job) => job.kind === 'pick_list')).toEqual([]);
  });

  test('hostile goods stay text, whole', async () => {
    const title = `<script>alert('x')</script> {{line.shelf}} \u202e\u0645\u0631 \u{1f600} ${'很长'.repeat(60)}`;
    printed({ lines: [{ ...jeans, title }] });
    const words = await shown(allOf('ZTO'));
    expect(words).toContain('<script>');
    expect(words.replaceAll('\n', '')).toContain('{{line.shelf}}');
    expect(words).toContain('U+1F600');
  });
});

describe('CS-10: the hand-over sheet on paper', () => {
  const line = { group: '周敏 · 1 件待办', time: '18:00', what: '缺货：问买家换、等还是退 😀', about: '欧阳雨馨 3515100000012345678' };

  test('A4 as shipped, A5 when the shop wants it: who wrote it and who took over are the store’s, the sentences the window’s', async () => {
    const { sheetId } = mustBe(writeHandover(shop.services, shop.manager, { remarks: '钥匙在抽屉' }));
    const paper: Paper = { kind: 'handover_sheet', sheetId, lines: [line] };
    expect(await shown(paper)).toContain(shop.manager.name);
    mustBe(acceptHandover(shop.services, addStaff(shop, '李婷', 'customer_service'), { sheetId }));
    expect(await shown(paper)).toContain('李婷');
    const a4 = await onPaper(paper);
    expect(readPdfPages(a4)).toMatchObject([{ widthHmm: 21_000, heightHmm: 29_700 }]);
    expect(readPdfText(a4)).toContain('缺货：问买家换、等还是退 [U+1F600]');
    mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'handover_sheet', courierCode: '', spooler: 'pdf_folder', printerName: mustBe(await preview(paper)).printer, templateId: 'handover-sheet-a5' }));
    expect(readPdfPages(await onPaper(paper))).toMatchObject([{ widthHmm: 14_800, heightHmm: 21_000 }]);
  });

  test('saved as a PDF where a person chooses; nothing chosen writes nothing; how things stand now has no author', async () => {
    const draft: Paper = { kind: 'handover_sheet', sheetId: null, lines: Array.from({ length: 700 }, () => line) };
    const file = join(shop.folder, '交班.pdf');
    expect(mustBe(await savePaper(shop.services, shop.printing, shop.manager, { paper: draft }, () => Promise.resolve(null)))).toBeNull();
    const saved = mustBe(await savePaper(shop.services, shop.printing, shop.manager, { paper: draft }, () => Promise.resolve(file)));
    expect(saved).toMatchObject({ path: file });
    expect(readPdfPages(file)).toHaveLength(saved!.sheets);
    expect(shop.store.reader.all('SELECT action FROM trace ORDER BY id DESC LIMIT 1')).toEqual([{ action: 'printing.paper_saved' }]);
    expect(jobsOf(shop)).toEqual([]);
    expect(codeOf(await print({ kind: 'handover_sheet', sheetId: null, lines: [] }))).toBe('printing.nothing_to_print');
    expect(codeOf(await print({ kind: 'handover_sheet', sheetId: 999 as never, lines: [line] }))).toBe('handover.unknown');
  });
});
