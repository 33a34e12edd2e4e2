import { expect, test, type Locator, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { goTo, openDemoShop } from '../../electron/dev/demo/hands.ts';
import { askShop } from '../support/asked-shop.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';

const pictures = process.env['BACKROOM_PICTURES'];
const photo = (): string => {
  const png = new PNG({ width: 320, height: 240 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([(at / 4) % 255, 120, 140, 255], at);
  return `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`;
};

test.describe.serial('AS-5, CS-2, IN-7: money on top, marks and a whole morning, by keyboard alone', () => {
  let app: LaunchedApp;
  let window: Page;
  let exchanged = 0;
  let splitFor = '';
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await window.screenshot({ path: `${pictures}/window-${name}.png` });
  };
  const key = (...keys: readonly string[]): Promise<void> => keys.reduce((before, one) => before.then(() => window.keyboard.press(one)), Promise.resolve());
  const orders = async (view: string, search = '') => (await askShop(window, 'orders', 'list', { view, search, offset: 0, limit: 200 })).rows;
  const order = (orderId: number) => askShop(window, 'orders', 'get', { orderId });
  const aside = (orderId: number) => window.locator(`aside[data-order="${String(orderId)}"]`);
  /** As a person finds one: by typing, then into the list. */
  const find = async (text: string, orderId: number): Promise<void> => {
    await key('Control+k');
    await window.keyboard.type(text);
    await expect(window.locator(`main [data-list-of="${text}"]`)).toBeVisible();
    await expect(aside(orderId)).toBeVisible();
    await key('Enter');
    await expect(window.locator('[role=combobox]').first()).not.toBeFocused();
  };
  const screen = async (digit: string, name: string): Promise<void> => {
    await key(`Alt+${digit}`);
    await window.locator(`main[data-screen="${name}"]`).waitFor();
  };
  /** The field that is wanted next, by Tab. */
  const tabTo = async (field: Locator): Promise<void> => {
    for (let step = 0; step < 12 && !(await field.evaluate((element) => element === document.activeElement)); step += 1) await key('Tab');
    await expect(field).toBeFocused();
  };
  /** An action's key, once its button says that it can be had: what a person sees before pressing. */
  const act = async (letter: string): Promise<void> => {
    await expect(window.locator(`main [aria-keyshortcuts="${letter}"]`).first()).toBeEnabled();
    await key(letter.toLowerCase());
  };
  const formGone = () => expect(window.locator('main form')).toHaveCount(0);

  test.beforeAll(async () => {
    app = await launchApp();
    window = app.window;
    await openDemoShop(window, '陈店长', '246810');
  });
  test.afterAll(() => app.close());

  test('AS-5, CS-2: the difference of an exchange is to come by bank: said at the case, seen at the order, found in pasted lines, and the case goes on', async () => {
    const left = (await orders('handed_over')).find(({ currency, masked, paidFen }) => currency === 'CNY' && !masked && paidFen > 2_000)!;
    exchanged = left.id;
    const { caseId } = await askShop(window, 'afterSales', 'open', { orderId: left.id, kind: 'exchange', reason: 'wrong_size', lines: [], wantedFen: 0, buyerReceivedAt: null, text: '' });
    const seen = async () => ({ caseId, seenEvent: (await askShop(window, 'afterSales', 'get', { caseId })).events.at(-1)!.id });
    await askShop(window, 'afterSales', 'step', { ...(await seen()), step: 'agree', text: '', withoutPhotos: true, waybill: null });
    const { lines } = await order(left.id);
    const skuId = lines.find((line) => line.skuId !== null)!.skuId!;
    await askShop(window, 'afterSales', 'receive', { ...(await seen()), goods: lines.map(({ id, quantity }) => ({ orderLineId: id, condition: 'sellable', quantity })), text: '' });
    await askShop(window, 'afterSales', 'change', { ...(await seen()), change: { what: 'new_lines', lines: [{ skuId, quantity: 1, unitPriceFen: lines.reduce((sum, line) => sum + (line.unitPriceFen ?? 0) * line.quantity, 0) + 3_000 }] } });
    expect(await askShop(window, 'afterSales', 'get', { caseId })).toMatchObject({ differenceFen: 3_000, differenceReceivedAt: null });

    await screen('2', 'orders');
    await find(left.platformOrderNumber, left.id);
    await expect(aside(left.id).locator('[data-case]')).toBeVisible();
    await key('g');
    const detail = window.getByTestId('case-detail');
    await expect(detail).toContainText(left.platformOrderNumber);
    await act('B');
    const form = window.locator('form[data-form=expect]');
    await form.waitFor();
    await window.keyboard.type('建行');
    await key('Tab');
    await window.keyboard.type('欧阳春燕');
    await picture('expect-form');
    await key('Enter');
    await formGone();
    await expect(detail).toContainText('建行');
    await picture('expect-case');

    await screen('2', 'orders');
    await find(left.platformOrderNumber, left.id);
    await expect(aside(left.id).locator('[data-difference=waiting]')).toContainText('建行');
    await picture('expect-order');

    await goTo(window, 'tasks');
    await key('Control+2');
    await expect(window.locator('aside')).toContainText('¥30.00');
    await key('v');
    await window.getByLabel('从网银、手机银行、短信里复制，粘到这里').waitFor();
    await window.keyboard.insertText('交易日期\t收入金额\t支出金额\t对方户名\t摘要\n2026-11-01\t30.00\t\t欧阳春燕\t补差价');
    await expect(window.getByText('认出 1 笔')).toBeVisible();
    await picture('expect-paste');
    await key('Control+Enter');
    await expect(window.locator('[data-candidate][aria-checked=true]')).toContainText(left.platformOrderNumber);
    await picture('expect-match');
    await key('Enter');
    await expect(window.getByText('没有待核对的到账')).toBeVisible();
    await expect.poll(async () => (await askShop(window, 'afterSales', 'get', { caseId })).differenceReceivedAt).not.toBeNull();
    await screen('8', 'after_sales');
    await expect(detail.locator('[data-event=difference_received]')).toBeVisible();
    await expect(detail.locator('[data-step=send]')).toBeEnabled();
    await picture('expect-done');
  });

  test('IN-7, CU-3: the list marks what was likely ordered twice and whom to be careful with; -is:dup leaves the first out', async () => {
    const marks = (name: string): Locator => window.locator(`main [data-mark=${name}]`);
    const look = async (text: string): Promise<void> => {
      await key('Control+k');
      await window.keyboard.type(`${text} `);
      await expect(window.locator(`main [data-list-of="${text}"]`)).toBeVisible();
      await key('Enter');
    };
    await screen('2', 'orders');
    await key('Escape');
    await expect(window.locator('main [data-list-of=""]')).toBeVisible();
    await expect(marks('warning').first()).toBeVisible();
    await expect(marks('level').first()).toBeVisible();
    await expect(marks('duplicate').first()).toBeVisible();
    await picture('marks');
    const before = await marks('warning').count();
    const warned = (await orders('to_ship')).find((row) => row.marks?.warning === 'warned')!;
    const { customerId } = (await askShop(window, 'customers', 'ofOrder', { orderId: warned.id }))!;
    const { warnings } = await askShop(window, 'customers', 'get', { customerId });
    await askShop(window, 'customers', 'liftWarning', { warningId: warnings[0]!.warningId });
    await expect.poll(() => marks('warning').count()).toBeLessThan(before);

    await look('is:dup');
    await expect(marks('duplicate')).toHaveCount(4);
    await look('-is:dup');
    await expect(marks('duplicate')).toHaveCount(0);
    await expect(window.locator('main [role=row][data-index]').first()).toBeVisible();
    await key('Escape');
    await expect(window.locator('main [data-list-of=""]')).toBeVisible();
  });

  test('IN-7: a merge that puts a part back is undone by splitting the part off again', async () => {
    const row = (await orders('to_ship')).find((one) => one.pieces > 1 && one.holdReason === null && one.refund === 'none' && !one.masked && !one.doubtful && one.waybillNumber === null && one.currency === 'CNY')!;
    splitFor = row.receiverName;
    await screen('2', 'orders');
    await find(row.platformOrderNumber, row.id);
    await act('S');
    await expect(window.getByRole('dialog', { name: '拆单' }).getByRole('spinbutton').first()).toBeFocused();
    await window.keyboard.type('1');
    await picture('split');
    await key('Enter');
    await expect(window.getByRole('dialog')).toHaveCount(0);
    await expect(window.getByRole('status').filter({ hasText: '2 个包裹' })).toBeVisible();
    const parts = async () => (await order(row.id)).related.made.filter(({ kind, order: part }) => kind === 'split' && part.state === 'paid').length;
    expect(await parts()).toBe(1);
    await expect(aside(row.id)).toContainText('已拆成 2 个包裹');
    await expect(window.locator('main [role=row][data-index]')).toHaveCount(2);
    await key('Control+a');
    await expect(window.locator('main [role=row][aria-selected=true]')).toHaveCount(2);
    await act('M');
    await expect.poll(parts).toBe(0);
    await picture('merged-back');
    await key('Control+z');
    await expect.poll(parts).toBe(1);
    await expect(window.getByRole('status').filter({ hasText: '已撤销' })).toBeVisible();
    await picture('merge-undone');
    await key('Escape', 'Escape');
  });

  test('CS-1, CS-4, CS-5, CS-7, CS-8, CS-10, AS-2: a whole morning: found by pinyin, held, noted, flagged, sent elsewhere, merged; a case with a photo, an answer, the hand-over', async () => {
    const list = window.getByRole('grid').first();
    const byPinyin = await orders('all', 'linyt');
    const at = byPinyin.findIndex(({ state, holdReason, masked, doubtful, waybillNumber }) => state === 'paid' && holdReason === null && !masked && !doubtful && waybillNumber === null);
    const found = byPinyin[at]!;
    await find('linyt', byPinyin[0]!.id);
    for (let step = 0; step < at; step += 1) await key('ArrowDown');
    await expect(aside(found.id)).toBeVisible();
    await key('n');
    await window.keyboard.type('送礼，不放价格单');
    await key('Enter');
    await expect(aside(found.id)).toContainText('送礼，不放价格单');
    await expect(list).toBeFocused();
    await act('F');
    await window.getByRole('dialog').waitFor();
    await key('2');
    await expect(window.getByRole('dialog')).toHaveCount(0);
    await expect.poll(async () => (await order(found.id)).row.flag).toBe('red');
    await expect(list).toBeFocused();
    await act('R');
    const street = window.locator('aside form textarea');
    await street.waitFor();
    await tabTo(street);
    await key('End');
    await window.keyboard.type('后门');
    await picture('receiver');
    await key('Enter');
    await expect(window.locator('aside form')).toHaveCount(0);
    await expect.poll(async () => (await order(found.id)).receiver.detail).toContain('后门');
    await expect(list).toBeFocused();
    await act('H');
    await window.getByRole('dialog').waitFor();
    await key('4', 'Enter');
    await expect(window.getByRole('dialog')).toHaveCount(0);
    await expect.poll(async () => (await order(found.id)).hold?.reason).toBe('buyer_asked');
    await expect(list).toBeFocused();

    const pair = (await orders('can_merge')).find(({ receiverName }) => receiverName !== splitFor)!;
    await find(pair.platformOrderNumber, pair.id);
    await act('M');
    await expect.poll(async () => (await order(pair.id)).related.together.length).toBe(1);
    await expect(list).toBeFocused();

    const left = (await orders('handed_over')).find(({ currency, masked, marks, id }) => currency === 'CNY' && !masked && marks?.warning === 'none' && id !== exchanged)!;
    await find(left.platformOrderNumber, left.id);
    await act('B');
    await tabTo(window.getByTestId('open-case').locator('input[inputmode=decimal]'));
    await key('Enter');
    const detail = window.getByTestId('case-detail');
    await expect(detail).toContainText(left.platformOrderNumber);
    await app.electron.evaluate((electron, url) => {
      const { clipboard, nativeImage } = electron as unknown as { clipboard: { writeImage: (image: unknown) => void }; nativeImage: { createFromDataURL: (url: string) => unknown } };
      clipboard.writeImage(nativeImage.createFromDataURL(url));
    }, photo());
    await key('Control+v');
    await expect(detail.locator('figure img')).toHaveCount(1);
    await picture('case-photo');

    await screen('2', 'orders');
    await find(left.platformOrderNumber, left.id);
    await key('/');
    await window.keyboard.type('yfh');
    await expect(window.locator('[data-reply]')).toHaveCount(1);
    await key('Enter');
    await expect(window.getByText('已复制：已发货')).toBeVisible();
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toContain(left.platformOrderNumber);
    await expect(list).toBeFocused();

    await key('Control+k');
    await window.keyboard.type('待办');
    await expect(window.getByRole('option', { name: '待办' }).first()).toBeVisible();
    await key('Enter');
    await window.locator('main[data-screen="tasks"]').waitFor();
    await key('Control+3');
    await tabTo(window.getByLabel('交代的话（可不填）'));
    await window.keyboard.type('下午有快递来收');
    await key('Control+Enter');
    await expect(window.getByText('请接班的人登录（F12）后来接。')).toBeVisible();
    await picture('handed-over');
    expect(app.consoleErrors).toEqual([]);
  });
});
