import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Paper } from '../../shared/contract/papers.ts';
import type { WaveId } from '../../shared/domain/ids.ts';
import { slotOfLabel } from '../../shared/domain/packing/slot-code.ts';
import { previewPaper, printPaper } from '../../electron/use-cases/papers/papers.ts';
import { makeWave } from '../../electron/use-cases/waves/make-wave.ts';
import { closeWave } from '../../electron/use-cases/waves/owners.ts';
import { openPrintingShop, statesOf, until, type PrintingShop } from '../support/printing-shop.ts';
import { readPdfBarcodes, readPdfPages, readPdfText } from '../support/read-pdf.ts';
import { addPaidOrder, addPrintedParcel, codeOf, mustBe } from '../support/shop.ts';

let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.end();
});

const onPaper = async (paper: Paper): Promise<string> => {
  shop.startQueue();
  mustBe(await printPaper(shop.services, shop.printing, shop.manager, { paper }));
  await until(() => statesOf(shop).every((state) => state === 'printed'), 'printed');
  const [file] = readdirSync(shop.pdfFolder);
  if (file === undefined) throw new Error('no file');
  return join(shop.pdfFolder, file);
};
const listOf = (waveId: WaveId): Paper => ({ kind: 'pick_list', batchId: null, courierCode: null, waveId });

test('PK-1: the wave\'s pick list on paper holds its parcels alone, and says which wave it is', async () => {
  for (const code of ['IN-WAVE', 'LEFT-OUT']) addPrintedParcel(shop, [addPaidOrder(shop, { lines: [{ code, shelf: 'A-1', quantity: 3 }] })]);
  const { waveId } = mustBe(makeWave(shop.services, shop.manager, { courierCode: null, urgency: 'all', size: 'any', most: 1, slots: true, mine: true }));
  const text = readPdfText(await onPaper(listOf(waveId)));
  expect(text).toContain('IN-WAVE');
  expect(text).not.toContain('LEFT-OUT');
  expect(text).toContain(`波次 ${String(waveId)}`);
  mustBe(closeWave(shop.services, shop.manager, { waveId }));
  expect(codeOf(await previewPaper(shop.services, shop.printing, shop.manager, { paper: listOf(waveId) }))).toBe('wave.closed');
  expect(codeOf(await previewPaper(shop.services, shop.printing, shop.manager, { paper: listOf(99 as WaveId) }))).toBe('wave.unknown');
});

test('PK-1: slot labels on paper name their slots when they are scanned', async () => {
  const file = await onPaper({ kind: 'sku_label', labels: [], slots: 3 });
  expect(readPdfPages(file)).toHaveLength(3);
  expect([1, 2, 3].map((page) => slotOfLabel(readPdfBarcodes(file, page)[0]?.text ?? ''))).toEqual([1, 2, 3]);
  expect(codeOf(await previewPaper(shop.services, shop.printing, shop.manager, { paper: { kind: 'sku_label', labels: [] } }))).toBe('printing.nothing_to_print');
});
