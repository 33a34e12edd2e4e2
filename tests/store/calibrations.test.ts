import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalibrationMeasurements } from '../../shared/contract/printers.ts';
import { calibrationFor, countForms } from '../../electron/store/calibrations.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { assign, listAssignments, unassign } from '../../electron/use-cases/printing/assignments.ts';
import { calibrate, listCalibrations, paperAligned, removeCalibration } from '../../electron/use-cases/printing/calibrate.ts';
import { printCalibrationSheet } from '../../electron/use-cases/printing/calibrate-sheet.ts';
import { printTestPage } from '../../electron/use-cases/printing/print-test-page.ts';
import { jobsOf, openPrintingShop, statesOf, until, type PrintingShop } from '../support/printing-shop.ts';
import { readPdfPages, readPdfText, readPdfWords } from '../support/read-pdf.ts';
import { codeOf, inOneStep, mustBe } from '../support/shop.ts';

let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.end();
});

const form = { widthHmm: 10_000, heightHmm: 18_000 };
const labels = { spooler: 'cups', printerName: 'Labels' };
const thermal = { ...labels, templateId: 'thermal-100x180' };
/** 0.3 mm too far right, 0.5 mm too low, 0.1 mm lower on each form. */
const measured: CalibrationMeasurements = { near: { xHmm: 2_030, yHmm: 2_050 }, far: { xHmm: 8_030, yHmm: 16_050 }, late: { form: 6, yHmm: 2_100 } };
const expected = { offsetXUm: 300, offsetYUm: 500, scaleXPpm: 1_000_000, scaleYPpm: 1_000_000, driftUmPerForm: 100 };
const measure = (wanted: CalibrationMeasurements = measured, on = thermal) => calibrate(shop.services, shop.printing, shop.manager, { ...on, measured: wanted });
const formsOn = (): number | undefined => calibrationFor(shop.store.reader, 'cups', 'Labels', form)?.formsSinceAligned;
const traced = (): string[] => shop.store.reader.all<{ action: string }>(`SELECT action FROM trace WHERE subject = 'printing' ORDER BY id`).map(({ action }) => action);
const settled = () => until(() => statesOf(shop).every((state) => state === 'printed'), 'all printed');
/** Where a word lies on the first page that went to paper, in 1/100 mm. */
const placeOf = (pdf: string, text: string): { x: number; y: number } => {
  const word = readPdfWords(pdf).find((one) => one.page === 1 && one.text.includes(text));
  if (word === undefined) throw new Error(`no ${text} in ${pdf}`);
  return { x: (word.xMinPt / 72) * 2540, y: (word.yMinPt / 72) * 2540 };
};

test('PR-4: a printer and a paper are corrected as measured; another paper and another printer are not', () => {
  expect(mustBe(measure())).toMatchObject({ ...labels, ...form, ...expected, formsSinceAligned: 0, measured, measuredByName: shop.manager.name });
  expect(calibrationFor(shop.store.reader, 'cups', 'Labels', form)?.calibration).toEqual(expected);
  expect(calibrationFor(shop.store.reader, 'cups', 'Office', form)).toBeNull();
  expect(calibrationFor(shop.store.reader, 'label', 'Labels', form)).toBeNull();
  expect(calibrationFor(shop.store.reader, 'cups', 'Labels', { ...form, heightHmm: 15_000 })).toBeNull();
});

test('PR-4: measuring again replaces what was known, removing forgets it; all of it is traced', async () => {
  mustBe(measure());
  mustBe(measure({ ...measured, near: { xHmm: 2_000, yHmm: 2_000 }, far: { xHmm: 8_000, yHmm: 16_000 }, late: null }));
  expect(mustBe(listCalibrations(shop.services))).toMatchObject([{ offsetXUm: 0, offsetYUm: 0, driftUmPerForm: 0 }]);
  mustBe(removeCalibration(shop.services, shop.manager, { ...labels, ...form }));
  expect(mustBe(listCalibrations(shop.services))).toEqual([]);
  expect(codeOf(removeCalibration(shop.services, shop.manager, { ...labels, ...form }))).toBe('printing.calibration_unknown');
  expect(codeOf(paperAligned(shop.services, shop.manager, { ...labels, ...form }))).toBe('printing.calibration_unknown');
  expect(traced()).toEqual(['printing.calibrated', 'printing.calibrated', 'printing.calibration_removed']);
  expect(await verifyTrace(shop.store.reader)).toMatchObject({ sound: true });
});

test('PR-4: a measurement that no printer can have made changes nothing, and is named', () => {
  mustBe(measure());
  const refused = measure({ ...measured, far: measured.near });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'printing.calibration_marks_swapped', field: 'measured.far.xHmm' } });
  expect(measure({ ...measured, late: { form: 2, yHmm: 9_000 } })).toMatchObject({ ok: false, refusal: { code: 'printing.calibration_drift', field: 'measured.late.yHmm' } });
  expect(measure(measured, { ...thermal, templateId: 'no-such-paper' })).toMatchObject({ ok: false, refusal: { code: 'printing.template_unknown', field: 'templateId' } });
  expect(mustBe(listCalibrations(shop.services))).toMatchObject([expected]);
  expect(traced()).toEqual(['printing.calibrated']);
});

test('PR-4: forms are counted for this printer and paper alone, and start again when the paper is aligned', () => {
  mustBe(measure());
  const other = { widthHmm: 7_600, heightHmm: 13_000 };
  inOneStep(shop.services, ({ writer }) => {
    countForms(writer, 'cups', 'Labels', form, 7);
    countForms(writer, 'cups', 'Labels', other, 100);
    countForms(writer, 'cups', 'Office', form, 100);
  });
  expect(formsOn()).toBe(7);
  mustBe(paperAligned(shop.services, shop.manager, { ...labels, ...form }));
  expect(formsOn()).toBe(0);
  expect(traced()).toEqual(['printing.calibrated', 'printing.paper_aligned']);
});

test('PR-4: the sheet goes to paper uncorrected, form by form; what goes to paper after it is corrected, and its forms are counted', async () => {
  shop.startQueue();
  mustBe(await printCalibrationSheet(shop.services, shop.printing, shop.manager, { ...thermal, forms: 3 }));
  await settled();
  const [sheet] = shop.spooler.submitted;
  expect(readPdfPages(sheet!.pdf).map(({ widthHmm, heightHmm }) => [widthHmm, heightHmm])).toEqual([[10_000, 18_000], [10_000, 18_000], [10_000, 18_000]]);
  expect(readPdfText(sheet!.pdf, 3)).toContain('3 / 3');
  mustBe(await printTestPage(shop.services, shop.printing, shop.manager, thermal));
  await settled();
  const before = placeOf(shop.spooler.submitted[1]!.pdf, '打印测试页');

  // Three forms of the sheet and one test page have gone through since the measured form.
  mustBe(measure());
  expect(formsOn()).toBe(4);
  shop.clock.now += 60_000;
  mustBe(await printTestPage(shop.services, shop.printing, shop.manager, thermal));
  await settled();
  const after = placeOf(shop.spooler.submitted[2]!.pdf, '打印测试页');
  // 0.3 mm back to the left; 0.5 mm and four times 0.1 mm up again.
  expect(after.x - before.x).toBeCloseTo(-30, 0);
  expect(after.y - before.y).toBeCloseTo(-90, 0);
  expect(formsOn()).toBe(5);

  mustBe(await printCalibrationSheet(shop.services, shop.printing, shop.manager, { ...thermal, forms: 1 }));
  await settled();
  expect(placeOf(shop.spooler.submitted[3]!.pdf, '打印校准页').x).toBeCloseTo(placeOf(sheet!.pdf, '打印校准页').x, 1);
  expect(jobsOf(shop).map(({ kind, state }) => [kind, state])).toEqual([['calibration', 'printed'], ['test_page', 'printed'], ['test_page', 'printed'], ['calibration', 'printed']]);
});

test('PR-9: a sheet for a printer that is gone is refused before anything is drawn', async () => {
  shop.spooler.printers.delete('Labels');
  const refused = await printCalibrationSheet(shop.services, shop.printing, shop.manager, { ...thermal, forms: 1 });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'printing.printer_missing', field: 'printerName' } });
  expect(jobsOf(shop)).toEqual([]);
  shop.spooler.script.answers = false;
  expect(codeOf(await printCalibrationSheet(shop.services, shop.printing, shop.manager, { ...thermal, forms: 1 }))).toBe('printing.no_printer');
  expect(jobsOf(shop)).toEqual([]);
  expect(shop.spooler.submitted).toEqual([]);
});

test('PR-9: every kind of paper has its printer from the start; what a courier has of its own can be taken back', async () => {
  const assignments = () => mustBe(listAssignments(shop.services)).map(({ kind, courierCode, printerName }) => [kind, courierCode, printerName]);
  const pdf = mustBe(listAssignments(shop.services))[0]!.printerName;
  expect(assignments()).toEqual(['waybill', 'packing_slip', 'pick_list', 'sku_label', 'manifest', 'finance_sheet', 'handover_sheet'].map((kind) => [kind, '', pdf]));
  mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'waybill', courierCode: 'SF', ...labels, templateId: 'thermal-100x150' }));
  mustBe(await assign(shop.services, shop.printing, shop.manager, { kind: 'pick_list', courierCode: '', spooler: 'cups', printerName: 'Office', templateId: 'pick-list-a4' }));
  expect(assignments()).toEqual([
    ['waybill', '', pdf], ['waybill', 'SF', 'Labels'], ['packing_slip', '', pdf], ['pick_list', '', 'Office'], ['sku_label', '', pdf], ['manifest', '', pdf], ['finance_sheet', '', pdf], ['handover_sheet', '', pdf],
  ]);
  mustBe(unassign(shop.services, shop.manager, { kind: 'waybill', courierCode: 'SF' }));
  expect(assignments().filter(([kind]) => kind === 'waybill')).toEqual([['waybill', '', pdf]]);
  expect(unassign(shop.services, shop.manager, { kind: 'waybill', courierCode: 'SF' })).toMatchObject({ ok: false, refusal: { code: 'printing.nothing_of_its_own' } });
  expect(traced()).toEqual(['printing.assigned', 'printing.assigned', 'printing.unassigned']);
});
