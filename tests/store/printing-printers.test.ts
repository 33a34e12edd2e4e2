import { afterEach, expect, test } from 'vitest';
import { createPrinterDesk, seenPrinter } from '../../electron/use-cases/printing/printer-desk.ts';
import { assignmentOf } from '../../electron/use-cases/printing/assignments.ts';
import { listPrinters, printList } from '../../electron/use-cases/printing/print-list.ts';
import { printPaper } from '../../electron/use-cases/papers/papers.ts';
import { listTemplates } from '../../electron/use-cases/templates/own-templates.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { createScriptedSpooler } from '../support/scripted-spooler.ts';
import { giveRoll, openPrintingShop, printNow, until, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { addPaidOrderIn, inOneStep, mustBe } from '../support/shop.ts';

let shop: PrintingShop | undefined;
afterEach(async () => {
  await shop?.end();
  shop = undefined;
});

test('PR-9: a printer of a spooler that does not answer is unknown, not missing; answering again it is what it is', async () => {
  shop = await openPrintingShop();
  await useLabels(shop);
  shop.spooler.script.answers = false;
  const silent = mustBe(await listPrinters(shop.services, shop.printing));
  expect(silent.filter(({ spooler }) => spooler === 'cups')).toEqual([{ spooler: 'cups', name: 'Labels', description: '', state: 'unknown', words: '' }]);

  shop.spooler.script.answers = true;
  const heard = mustBe(await listPrinters(shop.services, shop.printing));
  expect(heard.filter(({ spooler }) => spooler === 'cups').map(({ name, state }) => [name, state])).toEqual([['Labels', 'ready'], ['Office', 'ready']]);
  shop.spooler.printers.delete('Labels');
  const gone = mustBe(await listPrinters(shop.services, shop.printing));
  expect(gone.filter(({ spooler }) => spooler === 'cups').map(({ name }) => name)).toEqual(['Office']);
});

test('PR-9: a spooler that this machine does not have has no printers: settings brought over from another PC', async () => {
  const spooler = createScriptedSpooler('Labels');
  spooler.script.answers = false;
  const seen = await createPrinterDesk(new Map([['cups', spooler]])).look();
  expect(seenPrinter(seen, 'cups', 'Labels').state).toBe('unknown');
  expect(seenPrinter(seen, 'windows', 'Labels').state).toBe('missing');
});

test('PR-10: a list longer than a slice is whole, each order once, and what is printed meanwhile is not on it', async () => {
  shop = await openPrintingShop();
  const open = shop;
  await useLabels(open);
  giveRoll(open, 1_000);
  inOneStep(open.services, (step) => {
    for (let index = 0; index < 430; index += 1) addPaidOrderIn(step, { lines: [{ code: `K-${index % 7}` }] });
  });
  const first = mustBe(await printList(open.services, open.printing)).ready.map(({ orderId }) => orderId);
  expect(new Set(first).size).toBe(430);
  const last = first.slice(-20);
  open.startQueue();
  const [listed] = await Promise.all([printList(open.services, open.printing), printNow(open, last)]);
  expect(mustBe(listed).staying).toEqual([]);
  await until(() => open.spooler.submitted.length > 0, 'printed');
  expect(mustBe(await printList(open.services, open.printing)).ready.map(({ orderId }) => orderId)).toEqual(first.slice(0, -20));
});

test('PR-1: a new shop prints labels of goods whatever their codes are: long ones, letters, Chinese', async () => {
  shop = await openPrintingShop();
  const codes = ['A2231-BLK-XL-2026', '连衣裙-红-165/88A', '6901234567892'];
  inOneStep(shop.services, (step) => {
    addPaidOrderIn(step, { lines: codes.map((code) => ({ code })) });
  });
  for (const code of codes) {
    const sku = skuByCode(shop.store.reader, code);
    if (sku === undefined) throw new Error(`no ${code}`);
    expect(mustBe(await printPaper(shop.services, shop.printing, shop.manager, { paper: { kind: 'sku_label', labels: [{ skuId: sku.id, copies: 1 }] } }))).toMatchObject({ sheets: 1 });
  }
  expect(assignmentOf(shop.store.reader, 'sku_label', '').template_id).toBe('sku-label-40x30-qr');
});

test('PR-3: the gallery shows labels before pre-printed forms, kind by kind', async () => {
  shop = await openPrintingShop();
  const waybills = mustBe(listTemplates(shop.services, shop.printing)).filter(({ kind }) => kind === 'waybill');
  const forms = waybills.map(({ preprinted }) => preprinted);
  expect(forms).toContain(true);
  expect(forms.indexOf(true)).toBe(forms.lastIndexOf(false) + 1);
});
