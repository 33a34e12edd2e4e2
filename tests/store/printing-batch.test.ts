import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { sheetsOfJob } from '../../electron/store/print-jobs.ts';
import { holdOrder, releaseOrder, voidWaybillOf } from '../../electron/use-cases/order-changes.ts';
import { printList } from '../../electron/use-cases/printing/print-list.ts';
import { previewOf } from '../../electron/use-cases/printing/preview.ts';
import { addRoll, listRolls, retireRoll } from '../../electron/use-cases/printing/rolls.ts';
import { sheetsOf } from '../../electron/use-cases/printing/queue-view.ts';
import { act } from '../../electron/use-cases/services.ts';
import { giveRoll, jobsOf, openPrintingShop, parcelsIn, printNow, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { addPaidOrder, codeOf, inOneStep, mustBe, stockUp, tracedActions } from '../support/shop.ts';

let shop: PrintingShop;
beforeEach(async () => {
  shop = await openPrintingShop();
});
afterEach(() => shop.end());

const list = async () => mustBe(await printList(shop.services, shop.printing));
const reasons = async (orderId: OrderId): Promise<string[]> => (await list()).staying.find((order) => order.orderId === orderId)?.reasons.map(({ code }) => code) ?? [];
const hold = (orderId: OrderId): void => {
  mustBe(act(shop.services, shop.manager.staffId, (step) => holdOrder(step, orderById(step.writer, orderId)!, { reason: 'buyer_asked', note: '换码', until: null })));
};
const numberOf = (orderId: OrderId): string | undefined => parcelsIn(shop).find((parcel) => parcel.order_id === orderId && parcel.state !== 'voided')?.waybill_number;

describe('the print list', () => {
  test('PR-10: a paid, sound order stands on it at once', async () => {
    giveRoll(shop, 5);
    const orderId = addPaidOrder(shop);
    expect(await list()).toMatchObject({
      stacks: [{ courierCode: 'ZTO', templateId: 'thermal-100x180', orders: 1, numbersLeft: 5, printer: 'pdf-folder' }],
      ready: [{ orderId, courierCode: 'ZTO', waybillNumber: null, receiverName: '欧阳雨馨' }], staying: [],
    });
  });

  test('PR-8: every reason to stay is named, all of them at once', async () => {
    giveRoll(shop);
    const masked = addPaidOrder(shop, { receiver: { name: '张**', phone: '138****0000', masked: ['name', 'phone'] } });
    const unpaid = addPaidOrder(shop, { state: 'awaiting_payment' });
    const short = addPaidOrder(shop, { lines: [{ code: 'K-1', quantity: 3 }] });
    stockUp(shop, 'K-1', 2);
    const empty = addPaidOrder(shop, { lines: [{ code: 'K-2', refund: 'succeeded' }] });
    const held = addPaidOrder(shop);
    hold(held);
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE orders SET doubts = 'detail_too_short' WHERE id = ?`, masked));
    expect(await reasons(masked)).toEqual(['masked', 'address']);
    expect((await list()).staying.find(({ orderId }) => orderId === short)?.reasons).toEqual([{ code: 'out_of_stock', params: { sku: 'K-1', missing: 1 } }]);
    expect(await reasons(empty)).toEqual(['no_lines']);
    expect((await list()).staying.find(({ orderId }) => orderId === held)?.reasons).toEqual([{ code: 'held', params: { reason: 'buyer_asked', note: '换码' } }]);
    // Not paid is not on the list; named in a batch it is left out by name.
    expect(await reasons(unpaid)).toEqual([]);
    expect(await printNow(shop, [unpaid])).toMatchObject({ ok: false, refusal: { code: 'printing.nothing_to_print', params: { orders: 1, because: 'not_paid' } } });
    expect(await printNow(shop, [unpaid, masked])).toMatchObject({ ok: false, refusal: { code: 'printing.nothing_to_print', params: { orders: 2 } } });
    expect(parcelsIn(shop)).toEqual([]);
  });

  test('PR-9: a printer that is gone says so before anything is reserved', async () => {
    giveRoll(shop);
    await useLabels(shop);
    const orderId = addPaidOrder(shop);
    shop.spooler.printers.delete('Labels');
    expect(await printNow(shop)).toMatchObject({ ok: false, refusal: { code: 'printing.nothing_to_print', params: { because: 'no_printer', printer: 'Labels' } } });
    await shop.printing.printers.look();
    expect(await reasons(orderId)).toEqual(['no_printer']);
    expect((await list()).stacks).toMatchObject([{ printer: null, orders: 1 }]);
    expect(parcelsIn(shop)).toEqual([]);
  });

  test('PR-9: a spooler that does not answer stops the batch, not the screen', async () => {
    giveRoll(shop);
    await useLabels(shop);
    addPaidOrder(shop);
    shop.spooler.script.answers = false;
    expect(codeOf(await printNow(shop))).toBe('printing.nothing_to_print');
    expect((await list()).ready).toHaveLength(1);
  });
});

describe('a batch', () => {
  test('PR-5: numbers run up through the tray in shelf order, each reserved with its parcel and its exact picture', async () => {
    giveRoll(shop, 100, '77120000000098');
    const late = addPaidOrder(shop, { lines: [{ code: 'A', shelf: 'B-10' }] });
    const first = addPaidOrder(shop, { lines: [{ code: 'B', shelf: 'A-2' }] });
    const second = addPaidOrder(shop, { lines: [{ code: 'C', shelf: 'A-10' }] });
    const done = mustBe(await printNow(shop));
    expect(done).toMatchObject({ printed: 3, staying: [] });
    expect([first, second, late].map(numberOf)).toEqual(['77120000000098', '77120000000099', '77120000000100']);
    const [job] = jobsOf(shop);
    expect(job).toMatchObject({ kind: 'waybill', state: 'queued', sheets: 3, firstNumber: '77120000000098', lastNumber: '77120000000100', spooler: 'pdf_folder', reprint: false });
    const sheets = mustBe(sheetsOf(shop.services, { jobId: job!.id }));
    expect(sheets.map(({ orderId }) => orderId)).toEqual([first, second, late]);
    // The label carries its number twice: on the parcel's half and on the stub.
    for (const { sheet, waybillNumber } of sheets) {
      expect(sheet.marks.flatMap((mark) => (mark.kind === 'bars' ? [mark.value] : []))).toEqual([waybillNumber, waybillNumber]);
    }
    expect(mustBe(listRolls(shop.services))).toMatchObject([{ used: 3, nextNumber: '77120000000101', active: true }]);
    expect(tracedActions(shop, 'order', first)).toContain('parcel.reserved');
    expect(shop.events.map(({ name }) => name)).toEqual(expect.arrayContaining(['printing.changed', 'orders.changed', 'packing.changed']));
    expect((await list()).ready).toEqual([]);
  });

  test('PR-1: the preview is what is printed, number and all', async () => {
    giveRoll(shop);
    const orderId = addPaidOrder(shop, { buyerMessage: '<script>alert(1)</script> 谢谢' });
    const before = mustBe(await previewOf(shop.services, shop.printing, { orderId, kind: 'waybill' }));
    expect(before).toMatchObject({ problem: null, templateId: 'thermal-100x180', backdrop: [] });
    mustBe(await printNow(shop, [orderId]));
    const after = mustBe(await previewOf(shop.services, shop.printing, { orderId, kind: 'waybill' }));
    const withoutPlace = (sheets: typeof before.sheets) => sheets.map((sheet) => sheet.marks.filter((mark) => mark.kind !== 'text' || !mark.text.includes('1 / 1')));
    expect(withoutPlace(after.sheets)).toEqual(withoutPlace(before.sheets));
  });

  test('PR-8: a preview of an order that stays shows the sheet and the reason; a form has its own print under it', async () => {
    giveRoll(shop);
    const orderId = addPaidOrder(shop);
    hold(orderId);
    expect(mustBe(await previewOf(shop.services, shop.printing, { orderId, kind: 'packing_slip' }))).toMatchObject({ sheets: [{}], problem: { code: 'printing.held' } });
    const unnumbered = addPaidOrder(shop);
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE orders SET courier_code = 'SF' WHERE id = ?`, unnumbered));
    expect(mustBe(await previewOf(shop.services, shop.printing, { orderId: unnumbered, kind: 'waybill' }))).toMatchObject({ sheets: [], problem: { code: 'printing.no_numbers' } });
  });

  test('PR-8: what cannot be drawn is left out with its field, the others are printed without a gap in the numbers', async () => {
    giveRoll(shop, 10, '77120000000001');
    const good = addPaidOrder(shop, { lines: [{ code: 'Z', shelf: 'Z-1' }] });
    const emoji = addPaidOrder(shop, { lines: [{ code: 'A', shelf: 'A-1' }], receiver: { name: '王😀' } });
    const long = addPaidOrder(shop, { lines: [{ code: 'A', shelf: 'A-1' }], receiver: { detail: '很长的路'.repeat(70) } });
    const done = mustBe(await printNow(shop));
    expect(done.printed).toBe(1);
    expect(new Map(done.staying.map(({ orderId, code }) => [orderId, code]))).toEqual(new Map([[emoji, 'missing_glyphs'], [long, 'text_does_not_fit']]));
    expect(done.staying.find(({ orderId }) => orderId === emoji)?.params).toMatchObject({ field: 'receiver.name', characters: '😀' });
    expect(numberOf(good)).toBe('77120000000001');
    expect(mustBe(listRolls(shop.services))[0]?.used).toBe(1);
  });

  test('PR-5: when the roll ends, the orders promised first get the numbers, and it says how many got none', async () => {
    giveRoll(shop, 2);
    const now = shop.clock.now;
    const [third, first, second] = [3, 1, 2].map((hour) => addPaidOrder(shop, { paidAt: now + hour * 3_600_000 }));
    const done = mustBe(await printNow(shop));
    expect(done.printed).toBe(2);
    expect(done.staying).toEqual([{ orderId: third, code: 'no_numbers', params: { courierCode: 'ZTO', missing: 1 } }]);
    expect([first, second].map((id) => numberOf(id!) !== undefined)).toEqual([true, true]);
    expect(await reasons(third!)).toEqual(['no_numbers']);
    giveRoll(shop, 5, '77130000000001');
    expect(mustBe(await printNow(shop)).printed).toBe(1);
    expect(numberOf(third!)).toBe('77130000000001');
  });

  test('PR-5: a number that the store knows already stops the roll; nothing is skipped by itself', async () => {
    giveRoll(shop, 10, '77120000000001');
    const orders = [addPaidOrder(shop), addPaidOrder(shop), addPaidOrder(shop)];
    inOneStep(shop.services, ({ writer, at }) => writer.run(`INSERT INTO parcels (courier_code, waybill_number, state, created_at) VALUES ('ZTO', '77120000000003', 'voided', ?)`, at));
    const done = mustBe(await printNow(shop));
    expect(done).toMatchObject({ printed: 2, staying: [{ code: 'number_taken', params: { number: '77120000000003', courierCode: 'ZTO' } }] });
    expect(codeOf(addRoll(shop.services, shop.manager, { courierCode: 'ZTO', firstNumber: '77120000000002', count: 9, step: 1, rule: 'plain' }))).toBe('printing.roll_overlaps');
    const [roll] = mustBe(listRolls(shop.services));
    mustBe(retireRoll(shop.services, shop.manager, { rollId: roll!.id, reason: '第 3 张已用' }));
    expect(addRoll(shop.services, shop.manager, { courierCode: 'ZTO', firstNumber: '77120000000003', count: 8, step: 1, rule: 'plain' })).toMatchObject({
      ok: false, refusal: { code: 'printing.number_known', field: 'firstNumber', params: { number: '77120000000003' } },
    });
    mustBe(addRoll(shop.services, shop.manager, { courierCode: 'ZTO', firstNumber: ' 7712 0000 000004', count: 7, step: 1, rule: 'plain' }));
    expect(mustBe(await printNow(shop)).printed).toBe(1);
    expect(orders.map(numberOf).sort()).toEqual(['77120000000001', '77120000000002', '77120000000004']);
  });

  test('PR-5: a roll that cannot be counted, and a number unlike the courier’s, are told apart: refused, and warned of', () => {
    expect(codeOf(addRoll(shop.services, shop.manager, { courierCode: 'EMS', firstNumber: 'EE123456784CN', count: 5, step: 1, rule: 's10' }))).toBe('printing.number_check_digit');
    expect(codeOf(addRoll(shop.services, shop.manager, { courierCode: 'ZTO', firstNumber: '99999999999998', count: 5, step: 1, rule: 'plain' }))).toBe('printing.roll_overflows');
    expect(mustBe(addRoll(shop.services, shop.manager, { courierCode: 'SF', firstNumber: '12345', count: 5, step: 1, rule: 'plain' })).looksRight).toBe(false);
  });

  test('PR-7: slips lie between the waybills when printer and paper are the same, else in a job of their own', async () => {
    giveRoll(shop);
    await useLabels(shop);
    const orders = [addPaidOrder(shop), addPaidOrder(shop)];
    mustBe(await printNow(shop, orders, 'interleaved'));
    const [interleaved, ...none] = jobsOf(shop);
    expect(none).toEqual([]);
    expect(sheetsOfJob(shop.store.reader, interleaved!.id).map(({ kind, order_id }) => [kind, order_id])).toEqual([
      ['waybill', orders[0]], ['packing_slip', orders[0]], ['waybill', orders[1]], ['packing_slip', orders[1]],
    ]);
    await useLabels(shop, 'Office');
    mustBe(await printNow(shop, [addPaidOrder(shop)], 'interleaved'));
    expect(jobsOf(shop).slice(1).map(({ kind, printerName, sheets }) => [kind, printerName, sheets])).toEqual([['waybill', 'Labels', 1], ['packing_slip', 'Office', 1]]);
  });

  test('PR-8: an order of another courier, one printed already and one in the queue are left out by name', async () => {
    giveRoll(shop);
    const queued = addPaidOrder(shop);
    mustBe(await printNow(shop, [queued]));
    const other = addPaidOrder(shop);
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE orders SET courier_code = 'SF' WHERE id = ?`, other));
    const plain = addPaidOrder(shop);
    const done = mustBe(await printNow(shop, [queued, other, plain]));
    expect(done.printed).toBe(1);
    expect(new Map(done.staying.map(({ orderId, code }) => [orderId, code]))).toEqual(new Map([[queued, 'in_the_queue'], [other, 'other_courier']]));
  });

  test('PR-5: a voided waybill gives its order back to the list with a new number; the old one is never given out again', async () => {
    giveRoll(shop, 10, '77120000000001');
    const orderId = addPaidOrder(shop);
    mustBe(await printNow(shop));
    mustBe(act(shop.services, shop.manager.staffId, (step) => voidWaybillOf(step, orderId, '纸卡住了')));
    expect((await list()).ready).toMatchObject([{ orderId, waybillNumber: null }]);
    mustBe(await printNow(shop));
    expect(parcelsIn(shop).map(({ waybill_number, state }) => [waybill_number, state])).toEqual([['77120000000001', 'voided'], ['77120000000002', 'reserved']]);
  });
});

describe('many windows at once', () => {
  test('PR-5: a batch key pressed ten times prints each order once', async () => {
    giveRoll(shop);
    const orders = Array.from({ length: 12 }, () => addPaidOrder(shop));
    const presses = await Promise.all(Array.from({ length: 10 }, () => printNow(shop)));
    expect(presses.filter((press) => press.ok)).toHaveLength(1);
    expect(presses.filter((press) => !press.ok).map(codeOf)).toEqual(Array.from({ length: 9 }, () => 'printing.nothing_to_print'));
    expect(parcelsIn(shop).map(({ order_id }) => order_id).sort()).toEqual([...orders].sort());
  });

  test('PR-5: two processes’ worth of windows that do not wait for each other still never number an order twice', async () => {
    giveRoll(shop);
    const orders = Array.from({ length: 9 }, () => addPaidOrder(shop));
    const unguarded: PrintingShop = { ...shop, printing: { ...shop.printing, inTurn: (work) => work() } };
    const presses = await Promise.all([
      printNow(unguarded), printNow(unguarded, orders.slice(0, 5)), printNow(unguarded, orders.slice(3)), printNow(unguarded, [orders[4]!]), printNow(unguarded),
    ]);
    expect(presses.reduce((sum, press) => sum + (press.ok ? press.value.printed : 0), 0)).toBe(9);
    const parcels = parcelsIn(shop);
    expect(new Set(parcels.map(({ order_id }) => order_id)).size).toBe(9);
    expect(parcels.map(({ waybill_number }) => waybill_number)).toEqual(Array.from({ length: 9 }, (_, index) => String(77120000000001 + index)));
  });

  test('PR-8: an order held while the batch was drawn is seen: it is planned anew, without a gap in the numbers', async () => {
    giveRoll(shop);
    const [stays, goes] = [addPaidOrder(shop), addPaidOrder(shop)];
    let interfered = 0;
    const meddling: PrintingShop = {
      ...shop,
      printing: {
        ...shop.printing,
        renderer: {
          ...shop.printing.renderer,
          layOut: async (template, documents) => {
            const laidOut = await shop.printing.renderer.layOut(template, documents);
            if ((interfered += 1) === 1) hold(stays);
            return laidOut;
          },
        },
      },
    };
    const done = mustBe(await printNow(meddling));
    expect(done).toMatchObject({ printed: 1, staying: [{ orderId: stays, code: 'held' }] });
    expect(numberOf(goes)).toBe('77120000000001');
    expect(numberOf(stays)).toBeUndefined();
    mustBe(act(shop.services, shop.manager.staffId, (step) => releaseOrder(step, orderById(step.writer, stays)!, '')));
    expect((await list()).ready.map(({ orderId }) => orderId)).toEqual([stays]);
  });

  test('PR-2: when nothing can be drawn, nothing is reserved', async () => {
    giveRoll(shop);
    addPaidOrder(shop);
    const broken: PrintingShop = {
      ...shop, printing: { ...shop.printing, renderer: { ...shop.printing.renderer, layOut: () => Promise.resolve({ ok: false, refusal: { code: 'printing.renderer_failed' } }) } },
    };
    expect(codeOf(await printNow(broken))).toBe('printing.renderer_failed');
    expect(parcelsIn(shop)).toEqual([]);
    expect(mustBe(listRolls(shop.services))[0]?.used).toBe(0);
  });
});
