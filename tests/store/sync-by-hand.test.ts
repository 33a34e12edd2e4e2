import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderId } from '../../shared/domain/ids.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { shopState } from '../../electron/use-cases/app.ts';
import { erasePersonal } from '../../electron/use-cases/personal/erase-personal.ts';
import { letGoOldOnes } from '../../electron/use-cases/sync/let-go.ts';
import { skipMessages } from '../../electron/use-cases/sync/outbox-commands.ts';
import { listOutbox, syncState } from '../../electron/use-cases/sync/queries.ts';
import { createScriptedPlatform } from '../support/scripted-platform.ts';
import { addPaidOrder, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';
import { addConnection, openDesk, openOnes, outboxOf, until, writeNote } from '../support/sync-shop.ts';

const day = 86_400_000;
const network = { online: true, since: 0 };
const going = () => true;

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(async () => {
  expect((await verifyTrace(shop.store.reader)).sound).toBe(true);
  shop.close();
});

const state = () => mustBe(syncState(shop.services, network, () => undefined));
const counts = () => {
  const { waiting, byHand, refused } = state();
  expect(shopState(shop.services, network)?.waitingToSend).toBe(waiting);
  return { waiting, byHand, refused };
};
const listed = (show: 'open' | 'by_hand' | 'all', more: object = {}) => mustBe(listOutbox(shop.services, { show, kind: null, connectionId: null, search: '', offset: 0, limit: 100, ...more }));
const noted = (platform: 'shopify' | 'taobao' = 'shopify'): OrderId => {
  const id = addPaidOrder(shop, { platform, shopName: '示例店铺' });
  writeNote(shop, id, '放门口');
  return id;
};
const finish = (id: OrderId, at = shop.clock.now): void => {
  inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE orders SET state = 'completed', completed_at = ?, handed_over_at = ?, sort_at = ? WHERE id = ?`, at, at, at, id));
};

describe('OF-5: what no connection tells', () => {
  test('OF-4: waits for a hand and not for the line: it is counted and listed apart', () => {
    noted();
    noted();
    expect(counts()).toEqual({ waiting: 0, byHand: 2, refused: 0 });
    expect(listed('open').total).toBe(0);
    expect(listed('by_hand')).toMatchObject({ total: 2, rows: [{ connectionId: null, state: 'waiting' }, { connectionId: null }] });
    expect(listed('by_hand', { kind: 'ship' }).total).toBe(0);
    expect(listed('all').total).toBe(2);
  });

  test('OF-4: a connection that is switched off still speaks for its own: they wait for it', () => {
    noted();
    const id = addConnection(shop, { active: false });
    expect(counts()).toEqual({ waiting: 1, byHand: 0, refused: 0 });
    expect(listed('open').rows).toMatchObject([{ connectionId: id }]);
    expect(state().connections).toMatchObject([{ state: 'off', waiting: 1 }]);
  });

  test('OF-5: once a connection is made they are its messages, and go out', async () => {
    noted();
    const platform = createScriptedPlatform();
    addConnection(shop);
    expect(counts()).toEqual({ waiting: 1, byHand: 0, refused: 0 });
    const desk = openDesk(shop, platform.make);
    await until(() => openOnes(shop) === 0);
    await desk.stop();
    expect(platform.effects).toHaveLength(1);
  });

  test('OF-5: done there by hand, with who and why, it is over', () => {
    noted();
    const [message] = listed('by_hand').rows;
    if (message === undefined) throw new Error('there is none');
    expect(mustBe(skipMessages(shop.services, shop.manager, { outboxIds: [message.id], reason: '已在平台手工办好' }))).toEqual({ skipped: 1, left: 0 });
    expect(counts()).toEqual({ waiting: 0, byHand: 0, refused: 0 });
  });

  test('OF-5: after 30 days it is let go where the order is over; an open order’s stays, money owed too, and what has a connection', async () => {
    const [over, open, owed] = [noted(), noted(), noted('taobao')];
    finish(over);
    finish(owed);
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE outbox SET kind = 'refund', platform = 'taobao', payload = '{"platformOrderNumber":"1","amountFen":100,"caseKey":"1","reason":"x"}' WHERE order_id = ?`, owed));
    shop.clock.now += 29 * day;
    expect(await letGoOldOnes(shop.services, going)).toBe(0);
    shop.clock.now += 2 * day;
    expect(await letGoOldOnes(shop.services, going)).toBe(1);
    expect(outboxOf(shop).map(({ kind, state: at }) => [kind, at])).toEqual([['note', 'skipped'], ['note', 'waiting'], ['refund', 'waiting']]);
    expect(shop.store.reader.all(`SELECT action FROM trace WHERE action = 'outbox.let_go'`)).toHaveLength(1);
    finish(open);
    addConnection(shop, { active: false });
    expect(await letGoOldOnes(shop.services, going)).toBe(0);
  });

  test('OF-4: an account of any name stays itself', () => {
    for (const account of ['示例"店铺', '示例\\店铺', '店 \u001f 铺', '']) {
      const id = addPaidOrder(shop, { platform: 'taobao', shopName: account });
      inOneStep(shop.services, ({ writer, at }) => writer.run(
        `INSERT INTO outbox (key, platform, order_id, kind, payload, state, created_at, account) VALUES (?, 'taobao', ?, 'note', '{"text":"x"}', 'waiting', ?, ?)`, `k${account}`, id, at, account,
      ));
    }
    noted();
    addConnection(shop);
    expect(counts()).toEqual({ waiting: 1, byHand: 4, refused: 0 });
    expect([listed('open').total, listed('by_hand').total]).toEqual([1, 4]);
  });
});

test('case 19: a message that waits for a hand keeps nobody’s personal data: it is let go when the order’s time has come', async () => {
  const id = noted();
  inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE outbox SET kind = 'refund', payload = '{"platformOrderNumber":"1","amountFen":100,"caseKey":"1","reason":"王小姐说的"}'`));
  finish(id);
  shop.clock.now += 3 * 366 * day;
  expect(await erasePersonal(shop.services, going)).toBe(1);
  expect(outboxOf(shop)).toMatchObject([{ state: 'skipped' }]);
  expect(shop.store.reader.first('SELECT payload, decided_why FROM outbox')).toEqual({ payload: '{"platformOrderNumber":"1","amountFen":100,"caseKey":"1"}', decided_why: 'personal_erased' });
});

test('case 19: what a connection is still to tell keeps its order whole, however old it is', async () => {
  const id = noted();
  addConnection(shop, { active: false });
  finish(id);
  shop.clock.now += 3 * 366 * day;
  expect(await erasePersonal(shop.services, going)).toBe(0);
  expect(outboxOf(shop)).toMatchObject([{ state: 'waiting' }]);
});
