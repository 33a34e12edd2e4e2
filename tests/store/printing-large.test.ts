import { afterEach, describe, expect, test } from 'vitest';
import { writeSkuDetails } from '../../electron/store/sku-list.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { printList } from '../../electron/use-cases/printing/print-list.ts';
import { giveRoll, jobsOf, openPrintingShop, parcelsIn, printNow, statesOf, until, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { readPdfTextByPage } from '../support/read-pdf.ts';
import { addPaidOrderIn, inOneStep, mustBe } from '../support/shop.ts';

let shop: PrintingShop | undefined;
afterEach(async () => {
  await shop?.end();
});

describe('a batch of a thousand', () => {
  test('PR-7: goes out in pick order as few large jobs, every sheet known, and one key does it', { timeout: 120_000 }, async () => {
    shop = await openPrintingShop();
    const open = shop;
    await useLabels(open);
    giveRoll(open, 1_200, '77120000000001');
    inOneStep(open.services, (step) => {
      for (let index = 0; index < 1_000; index += 1) {
        const code = `K-${index % 97}`;
        addPaidOrderIn(step, { lines: [{ code, quantity: 1 + (index % 3) }, { code: `Z-${index % 11}` }] });
        const sku = skuByCode(step.writer, code);
        if (sku !== undefined) writeSkuDetails(step.writer, sku.id, { ...sku, shelf: `A-${(index * 31) % 97}` });
      }
    });
    const listed = mustBe(await printList(open.services, open.printing)).ready.map(({ orderId }) => orderId);
    expect(listed).toHaveLength(1_000);
    open.startQueue();
    const done = mustBe(await printNow(open, null, 'interleaved'));
    await until(() => statesOf(open).every((state) => state === 'printed'), 'all printed', 60_000);

    expect(done).toMatchObject({ printed: 1_000, staying: [] });
    // A small first one, so that paper comes at once.
    expect(jobsOf(open).map(({ sheets }) => sheets)).toEqual([24, 300, 300, 300, 300, 300, 300, 176]);
    expect(parcelsIn(open).map(({ order_id }) => order_id)).toEqual(listed);
    const pages = open.spooler.submitted.flatMap(({ pdf }) => readPdfTextByPage(pdf)).map((page) => page.replace(/ /g, ''));
    expect(pages).toHaveLength(2_000);
    const missing = pages.filter((page, index) => !page.includes(String(77120000000001 + Math.floor(index / 2))));
    expect(missing).toEqual([]);
  });
});
