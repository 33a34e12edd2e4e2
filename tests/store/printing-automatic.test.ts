import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { batchById } from '../../electron/store/print-batches.ts';
import { updateStaff } from '../../electron/store/staff.ts';
import { holdOrder, releaseOrder } from '../../electron/use-cases/order-changes.ts';
import { startAutoPrint, type AutoPrinter } from '../../electron/use-cases/printing/auto-print.ts';
import { autoPrint, setAutoPrint } from '../../electron/use-cases/printing/auto-print-switches.ts';
import { stopBatch } from '../../electron/use-cases/printing/batch-desk.ts';
import { cancelJob } from '../../electron/use-cases/printing/cancel-job.ts';
import { settleUnknown } from '../../electron/use-cases/printing/settle-job.ts';
import { act } from '../../electron/use-cases/services.ts';
import { giveRoll, jobsOf, openPrintingShop, parcelsIn, printNow, statesOf, until, useLabels, type PrintingShop } from '../support/printing-shop.ts';
import { addPaidOrder, addPaidOrderIn, addStaff, codeOf, inOneStep, mustBe, stockUp } from '../support/shop.ts';

let opened: PrintingShop;
let shop: PrintingShop;
let automatic: AutoPrinter;
beforeEach(async () => {
  opened = await openPrintingShop();
  shop = { ...opened, services: { ...opened.services, emit: (name, payload) => {
    opened.services.emit(name, payload);
    automatic.hear(name);
  } } };
  giveRoll(opened);
  await useLabels(opened);
  automatic = startAutoPrint(shop.services, shop.printing, { settleMs: 20, pollMs: 60 });
  shop.startQueue();
});
afterEach(async () => {
  await automatic.stop();
  expect(shop.bugs).toEqual([]);
  await shop.end();
});

const switchShop = (on: boolean, shopName = '示例店铺', caller = shop.manager) =>
  setAutoPrint(shop.services, shop.printing, caller, { platform: 'taobao', shopName, on, slips: 'none' });
const printedOrders = (): OrderId[] => parcelsIn(shop).map(({ order_id }) => order_id).sort((a, b) => a - b);
const looks = () => mustBe(autoPrint(shop.services, shop.printing));
const quiet = (): Promise<void> => pause(250);

describe('automatic printing', () => {
  test('PR-10: a paid and sound order of a shop that is switched on prints by itself; of another shop it does not', async () => {
    const first = addPaidOrder(shop);
    addPaidOrder(shop, { shopName: '另一家' });
    await quiet();
    expect(printedOrders()).toEqual([]);
    expect(looks()).toEqual({
      shops: [{ platform: 'taobao', shopName: '另一家', on: false, slips: 'separate' }, { platform: 'taobao', shopName: '示例店铺', on: false, slips: 'separate' }], waiting: null,
    });
    mustBe(switchShop(true));
    await until(() => printedOrders().length === 1, 'printed by itself');
    const second = addPaidOrder(shop);
    await until(() => printedOrders().length === 2, 'the next one too');
    expect(printedOrders()).toEqual([first, second]);
    await until(() => statesOf(shop).every((state) => state === 'printed'), 'on paper');
    const batch = batchById(shop.store.reader, jobsOf(shop)[0]!.batchId!)!;
    expect(batch).toMatchObject({ automatic: 1, staff_id: shop.manager.staffId, outcome: 'finished' });
    expect(shop.store.reader.first<{ after: string }>(`SELECT after FROM trace WHERE action = 'print_batch.made' ORDER BY id LIMIT 1`)?.after).toContain('"automatic":true');
    expect(looks().shops.map(({ on }) => on)).toEqual([false, true]);
  });

  test('PR-8, PR-10: the guards of every batch hold: unpaid, held, masked or out of stock stays, and prints when that ends', async () => {
    mustBe(switchShopAfterFirstOrder());
    await until(() => printedOrders().length === 1, 'the first one');
    const held = inOneStep(shop.services, (step) => {
      const id = addPaidOrderIn(step);
      mustBe(holdOrder(step, orderById(step.writer, id)!, { reason: 'buyer_asked', note: '', until: null }));
      return id;
    });
    addPaidOrder(shop, { state: 'awaiting_payment' });
    addPaidOrder(shop, { receiver: { name: '张**', masked: ['name'] } });
    stockUp(shop, addedSku(), 0);
    addPaidOrder(shop, { lines: [{ code: 'SHORT' }] });
    await quiet();
    expect(printedOrders()).toHaveLength(1);
    mustBe(act(shop.services, shop.manager.staffId, (step) => releaseOrder(step, orderById(step.writer, held)!, '')));
    await until(() => printedOrders().includes(held), 'released and printed');
    expect(printedOrders()).toHaveLength(2);
  });

  test('PR-10: while a job of that printer must be looked at, nothing prints by itself', async () => {
    mustBe(switchShopAfterFirstOrder());
    await until(() => statesOf(shop)[0] === 'printed', 'the first one');
    shop.spooler.script.onSubmit = 'silent';
    addPaidOrder(shop);
    await until(() => statesOf(shop)[1] === 'unknown', 'unknown');
    shop.spooler.script.onSubmit = 'take';
    const waiting = addPaidOrder(shop);
    await quiet();
    expect(printedOrders()).not.toContain(waiting);
    expect(looks().waiting).toEqual({ code: 'printing.auto_waits_for_job', params: { printer: 'Labels' } });
    mustBe(settleUnknown(shop.services, shop.printing, shop.manager, { jobId: jobsOf(shop)[1]!.id, cameOut: 1, printRest: false }));
    await until(() => printedOrders().includes(waiting), 'it goes on');
    await until(() => looks().waiting === null, 'nothing to wait for');
  });

  test('PR-10: what cannot be drawn is tried once, and again when the order has changed', async () => {
    let drawings = 0;
    const { layOut } = shop.printing.renderer;
    const counting = { ...shop.printing.renderer, layOut: (...asked: Parameters<typeof layOut>) => {
      drawings += 1;
      return layOut(...asked);
    } };
    await automatic.stop();
    automatic = startAutoPrint(shop.services, { ...shop.printing, renderer: counting }, { settleMs: 20, pollMs: 60 });
    const odd = addPaidOrder(shop, { receiver: { name: '王😀' } });
    mustBe(switchShop(true));
    await until(() => drawings > 0, 'tried');
    await quiet();
    const tried = drawings;
    await quiet();
    expect(drawings).toBe(tried);
    inOneStep(shop.services, ({ writer, emit }) => {
      writer.run(`UPDATE orders SET receiver_name = '王五', revision = revision + 1 WHERE id = ?`, odd);
      emit('orders.changed', { orderIds: [odd] });
    });
    await until(() => printedOrders().includes(odd), 'printed');
  });

  test('PR-9, PR-10: a printer that is gone says so, nothing is reserved, and it goes on when it is back', async () => {
    shop.spooler.printers.delete('Labels');
    const order = addPaidOrder(shop);
    mustBe(switchShop(true));
    await until(() => looks().waiting?.code === 'printing.no_printer', 'says why');
    expect(parcelsIn(shop)).toEqual([]);
    shop.spooler.printers.set('Labels', { state: 'ready', words: '' });
    await until(() => printedOrders().includes(order), 'printed');
    await until(() => looks().waiting === null, 'nothing to wait for');
  });

  test('PR-10: it ends when the shop is switched off, or the person who switched it on may not print any more', async () => {
    mustBe(switchShopAfterFirstOrder());
    await until(() => printedOrders().length === 1, 'the first one');
    mustBe(switchShop(false));
    addPaidOrder(shop);
    await quiet();
    expect(printedOrders()).toHaveLength(1);
    const second = addStaff(shop, '小李', 'manager');
    mustBe(switchShop(true, '示例店铺', second));
    await until(() => printedOrders().length === 2, 'on again');
    expect(batchById(shop.store.reader, jobsOf(shop)[1]!.batchId!)?.staff_id).toBe(second.staffId);
    inOneStep(shop.services, ({ writer }) => {
      updateStaff(writer, second.staffId, second.name, 'manager', false);
    });
    addPaidOrder(shop);
    await quiet();
    expect(printedOrders()).toHaveLength(2);
    expect(looks().shops[0]).toMatchObject({ on: false });
    expect(codeOf(switchShop(true, '没有这家'))).toBe('printing.auto_shop_unknown');
  });

  test('PR-10: what a person took back is not printed again by itself; the number waits for a person', async () => {
    mustBe(switchShopAfterFirstOrder());
    await until(() => statesOf(shop)[0] === 'printed', 'the first one');
    let handOver = (): void => undefined;
    shop.spooler.script.wait = new Promise((settle) => (handOver = settle));
    shop.spooler.script.firstState = 'processing';
    addPaidOrder(shop);
    await until(() => statesOf(shop)[1] === 'sending', 'sending');
    handOver();
    await until(() => statesOf(shop)[1] === 'sent', 'sent');
    mustBe(await cancelJob(shop.services, shop.printing, shop.manager, { jobId: jobsOf(shop)[1]!.id }));
    mustBe(settleUnknown(shop.services, shop.printing, shop.manager, { jobId: jobsOf(shop)[1]!.id, cameOut: 0, printRest: false }));
    await quiet();
    expect(jobsOf(shop)).toHaveLength(2);
    mustBe(await printNow(shop));
    expect(jobsOf(shop)).toHaveLength(3);
  });

  test('PR-10: a key of a person and the automatic print at once: each order once', async () => {
    const made = Array.from({ length: 15 }, () => addPaidOrder(shop));
    mustBe(switchShop(true));
    await Promise.all([printNow(shop), pause(25).then(() => printNow(shop)), printNow(shop, made.slice(0, 5))]);
    await until(() => statesOf(shop).length > 0 && statesOf(shop).every((state) => state === 'printed'), 'all printed');
    expect(printedOrders()).toEqual([...made].sort((a, b) => a - b));
  });

  test('PR-10: a batch that a person stops does not begin again by itself', async () => {
    inOneStep(shop.services, (step) => {
      for (let index = 0; index < 120; index += 1) addPaidOrderIn(step);
    });
    mustBe(switchShop(true));
    await until(() => (shop.printing.batches.current()?.written ?? 0) > 0, 'under way');
    mustBe(stopBatch(shop.services, shop.printing));
    await until(() => shop.printing.batches.current() === null, 'stopped');
    await quiet();
    const written = parcelsIn(shop).length;
    expect(written).toBeLessThan(120);
    await quiet();
    expect(parcelsIn(shop)).toHaveLength(written);
    expect(looks().shops[0]).toMatchObject({ on: false });
  });
});

/** A shop can be switched on when an order of it is there. */
const switchShopAfterFirstOrder = () => {
  addPaidOrder(shop);
  return switchShop(true);
};

const addedSku = (): string => {
  addPaidOrder(shop, { state: 'awaiting_payment', lines: [{ code: 'SHORT' }] });
  return 'SHORT';
};
