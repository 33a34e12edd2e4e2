import { setTimeout as pause } from 'node:timers/promises';
import type { OrderRow } from '../../shared/contract/orders.ts';
import type { PackingParcel, PackingVerdict } from '../../shared/contract/packing.ts';
import { draftOrder } from '../support/draft-orders.ts';
import type { Seeded } from '../support/seeded.ts';
import { writeTaobaoExport } from '../support/taobao-export.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { scanBack, takeBack, takePhoto } from './floor-papers.ts';
import { asker, fact, traced, type RoundState } from './round-state.ts';
import { managerPin, type Answered, type Ask } from './shop-process.ts';

/** What a person does at the shop's window. Whatever comes of it is written down when the shop has answered, and only then. */
type Doing = (round: RoundState, ask: Ask, random: Seeded) => Promise<void>;

const pick = <T>(random: Seeded, from: readonly T[]): T | undefined => from[random.between(0, Math.max(0, from.length - 1))];

const someOrders = async (ask: Ask): Promise<readonly OrderRow[]> => {
  const listed = await ask('orders', 'list', { view: 'all', offset: 0, limit: 120 });
  return listed?.ok === true ? listed.value.rows : [];
};
const isOpen = (row: OrderRow): boolean => row.state === 'paid' || row.state === 'awaiting_payment';

const note: Doing = async (round, ask, random) => {
  const order = pick(random, await someOrders(ask));
  if (order === undefined) return;
  const text = `便签 ${String(round.seed)}-${String(round.notes.size + 1)}`;
  round.notes.set(text, false);
  const answer = await ask('orders', 'addNote', { orderId: order.id, text });
  if (answer?.ok === true) round.notes.set(text, true);
};

const flag: Doing = async (round, ask, random) => {
  const order = pick(random, await someOrders(ask));
  if (order === undefined) return;
  const colour = random.oneOf('red', 'yellow', 'green', 'blue', 'purple');
  if (colour === order.flag || order.holdReason !== null) return;
  const answer = await ask('orders', 'setFlag', { orderIds: [order.id], flag: colour });
  if (answer?.ok === true && answer.value.done.length > 0) traced(round, 'order.flagged', 'order', order.id);
};

const holdOrRelease: Doing = async (round, ask, random) => {
  const order = pick(random, (await someOrders(ask)).filter(isOpen));
  if (order === undefined) return;
  if (order.holdReason === null) {
    const answer = await ask('orders', 'hold', { orderIds: [order.id], reason: random.oneOf('buyer_asked', 'out_of_stock', 'other'), note: '等一下' });
    if (answer?.ok === true && answer.value.done.length > 0) traced(round, 'order.held', 'order', order.id);
  } else {
    const answer = await ask('orders', 'release', { orderIds: [order.id], note: '可以发' });
    if (answer?.ok === true && answer.value.done.length > 0) traced(round, 'order.released', 'order', order.id);
  }
};

const close: Doing = async (round, ask, random) => {
  const order = pick(random, (await someOrders(ask)).filter((row) => row.state === 'paid'));
  if (order === undefined) return;
  const answer = await ask('orders', 'close', { orderIds: [order.id], reason: random.oneOf('buyer_cancelled', 'out_of_stock'), note: '不要了' });
  if (answer?.ok === true && answer.value.done.length > 0) fact(round, `order ${String(order.id)} was closed`, `SELECT 1 FROM orders WHERE id = ? AND state = 'closed'`, order.id);
};

const merge: Doing = async (round, ask, random) => {
  const orders = (await someOrders(ask)).filter((row) => row.state === 'paid' && row.holdReason === null && row.waybillNumber === null);
  const first = pick(random, orders);
  const mate = first === undefined ? undefined : orders.find((row) => row.id !== first.id && row.platform === first.platform && row.receiverName === first.receiverName && row.address === first.address);
  if (first === undefined || mate === undefined) return;
  const answer = await ask('orderChanges', 'merge', { orderIds: [first.id, mate.id] });
  if (answer?.ok === true && answer.value.together.length > 1 && random.next() < 0.3) {
    const apart = await ask('orderChanges', 'separate', { orderId: first.id });
    if (apart?.ok === true) traced(round, 'order.separated', 'order', apart.value.orderIds[0] ?? first.id);
  }
};

const split: Doing = async (round, ask, random) => {
  const order = pick(random, (await someOrders(ask)).filter((row) => row.state === 'paid' && row.pieces > 1 && row.waybillNumber === null));
  if (order === undefined) return;
  const detail = await ask('orders', 'get', { orderId: order.id });
  if (detail?.ok !== true) return;
  const line = detail.value.lines.find(({ quantity, refund }) => quantity > 1 && refund === 'none');
  if (line === undefined) return;
  const answer = await ask('orderChanges', 'split', { orderId: order.id, revision: detail.value.revision, parts: [[{ lineId: line.id, quantity: 1 }]] });
  if (answer?.ok !== true) return;
  for (const id of answer.value.orderIds) fact(round, `order ${String(id)} came of a split`, 'SELECT 1 FROM orders WHERE id = ?', id);
};

const print: Doing = async (round, ask, random) => {
  const list = await ask('printing', 'list');
  if (list?.ok !== true || list.value.ready.length === 0) return;
  const ids = list.value.ready.filter(({ courierCode }) => courierCode === 'ZTO').map(({ orderId }) => orderId).slice(0, random.between(1, 12));
  if (ids.length === 0) return;
  const answer = await ask('printing', 'printBatch', { courierCode: 'ZTO', orderIds: random.next() < 0.85 ? ids : null, slips: random.oneOf('interleaved', 'separate', 'none') });
  if (answer?.ok !== true) return;
  round.warm();
  round.say(`batch ${String(answer.value.batchId)}: ${String(answer.value.printed)} printed`);
  fact(round, `batch ${String(answer.value.batchId)} was made`, 'SELECT 1 FROM print_batches WHERE id = ?', answer.value.batchId);
};

const pack: Doing = async (round, ask, random) => {
  const waiting = await ask('packing', 'waiting');
  if (waiting?.ok !== true) return;
  for (const { parcelId, waybillNumber } of waiting.value.slice(0, random.between(1, 6))) {
    let verdict: Answered<PackingVerdict> = await ask('packing', 'scan', { parcelId: null, code: waybillNumber });
    if (verdict?.ok !== true || verdict.value.tone !== 'good') continue;
    for (let pieces = 0; pieces < 40; pieces += 1) {
      if (verdict?.ok !== true || verdict.value.code === 'parcel_packed') break;
      if (verdict.value.code === 'needs_signature') verdict = await ask('packing', 'sign', { parcelId, pin: managerPin });
      else {
        const line: PackingParcel['lines'][number] | undefined = verdict.value.parcel?.lines.find(({ wanted, counted }) => counted < wanted);
        if (line === undefined || verdict.value.tone !== 'good') break;
        verdict = await ask('packing', 'confirmLine', { parcelId, lineId: line.lineId });
      }
    }
    if (verdict?.ok !== true || verdict.value.code !== 'parcel_packed') continue;
    traced(round, 'parcel.packed', 'parcel', parcelId);
    if (random.next() < 0.6) await takePhoto(round, ask, random, parcelId);
    if (random.next() < 0.6) {
      const weighed = await ask('packing', 'setWeight', { parcelId, weightG: random.between(100, 3000) });
      if (weighed?.ok === true) traced(round, 'parcel.weighed', 'parcel', parcelId);
    }
  }
};

const collect: Doing = async (round, ask, random) => {
  const board = await ask('collections', 'board', { courierCode: 'ZTO' });
  if (board?.ok !== true) return;
  let id = board.value.collection?.id;
  if (id === undefined) {
    if (board.value.missing.length === 0) return;
    const opened = await ask('collections', 'open', { courierCode: 'ZTO', collectorName: '王师傅' });
    if (opened?.ok !== true) return;
    id = opened.value.collectionId;
    fact(round, `collection ${String(id)} was opened`, 'SELECT 1 FROM collections WHERE id = ?', id);
  }
  const here = await ask('collections', 'board', { courierCode: 'ZTO' });
  if (here?.ok !== true) return;
  for (const { waybillNumber, lacks } of here.value.missing) {
    if (lacks !== 'scan' || random.next() < 0.1) continue;
    const scanned = await ask('collections', 'scan', { collectionId: id, code: waybillNumber });
    if (scanned === null) return;
    if (scanned.ok && scanned.value.code === 'scanned_out' && scanned.value.parcelId !== null) traced(round, 'parcel.scanned_out', 'parcel', scanned.value.parcelId);
  }
  if (random.next() < 0.3) return;
  const again = await ask('collections', 'board', { courierCode: 'ZTO' });
  if (again?.ok !== true) return;
  for (const { parcelId, lacks } of again.value.missing) if (lacks === 'stopped') await ask('collections', 'takeOut', { collectionId: id, parcelId });
  const closed = await ask('collections', 'close', { collectionId: id, managerReason: '其余下一车' });
  if (closed?.ok !== true) return;
  round.say(`collection ${String(id)}: ${String(closed.value.parcels)} parcels left`);
  fact(round, `collection ${String(id)} was closed with ${String(closed.value.parcels)} parcels`,
    `SELECT 1 FROM collections c WHERE id = ? AND closed_at IS NOT NULL AND (SELECT count(*) FROM collection_parcels p WHERE p.collection_id = c.id) = ?`, id, closed.value.parcels);
};

const afterSales: Doing = async (round, ask, random) => {
  const order = pick(random, (await someOrders(ask)).filter((row) => row.paidFen > 100 && row.state !== 'closed' && row.state !== 'awaiting_payment'));
  if (order === undefined) return;
  const opened = await ask('afterSales', 'open', { orderId: order.id, kind: 'compensation', reason: 'late_shipping', lines: [], wantedFen: random.between(1, 100), buyerReceivedAt: null, text: '晚了' });
  if (opened?.ok !== true) return;
  const { caseId } = opened.value;
  traced(round, 'after_sales.open', 'after_sales_case', caseId);
  const seen = async (): Promise<number> => {
    const got = await ask('afterSales', 'get', { caseId });
    return got?.ok === true ? Math.max(...got.value.events.map(({ id }) => id)) : 0;
  };
  const agreed = await ask('afterSales', 'step', { caseId, seenEvent: await seen(), step: 'agree', text: '' });
  if (agreed?.ok !== true) return;
  const asked = await ask('afterSales', 'askPayout', {
    caseId, seenEvent: await seen(), kind: random.oneOf('refund', 'compensation'), way: random.oneOf('platform', 'alipay'), account: 'buyer@example.com', reason: '补偿', amountFen: random.between(1, 80),
  });
  if (asked?.ok !== true) return;
  const { payoutId } = asked.value;
  traced(round, 'payout.asked', 'payout', payoutId);
  if (asked.value.state === 'asked') await ask('afterSales', 'decidePayout', { payoutId, approve: true, text: '' });
  if (random.next() < 0.5) return;
  const paid = await ask('afterSales', 'payPayout', { payoutId, reference: '已付' });
  if (paid?.ok === true) fact(round, `payout ${String(payoutId)} was paid`, `SELECT 1 FROM payouts WHERE id = ? AND state = 'paid'`, payoutId);
};

const voidNumber: Doing = async (round, ask, random) => {
  const order = pick(random, (await someOrders(ask)).filter((row) => row.waybillNumber !== null && row.state === 'paid'));
  if (order === undefined) return;
  const detail = await ask('orders', 'get', { orderId: order.id });
  const parcel = detail?.ok === true ? detail.value.parcels.find(({ state }) => state === 'printed' || state === 'reserved') : undefined;
  if (parcel === undefined) return;
  const answer = await ask('printing', 'voidWaybill', { parcelId: parcel.id, reason: '纸坏了' });
  if (answer?.ok === true) fact(round, `parcel ${String(parcel.id)} was voided`, `SELECT 1 FROM parcels WHERE id = ? AND state = 'voided'`, parcel.id);
};

const askForNumbers: Doing = async (round, ask, random) => {
  const orders = (await someOrders(ask)).filter((row) => row.state === 'paid' && row.waybillNumber === null && (row.platform === 'taobao' || row.platform === 'douyin')).slice(0, 40);
  const order = pick(random, orders);
  if (order === undefined) return;
  const answer = await ask('sync', 'askForWaybills', { orderIds: [order.id] });
  if (answer?.ok === true && answer.value.asked.length > 0) fact(round, `a number was asked for order ${String(order.id)}`, `SELECT 1 FROM outbox WHERE order_id = ? AND kind = 'waybill_ask'`, order.id);
};

const decide: Doing = async (round, ask, random) => {
  const outbox = await ask('sync', 'outbox', { show: 'refused', kind: null, connectionId: null, search: '', offset: 0, limit: 50 });
  const message = outbox?.ok === true ? pick(random, outbox.value.rows) : undefined;
  if (message === undefined) return;
  if (random.next() < 0.6) {
    const retried = await ask('sync', 'retry', { outboxIds: [message.id] });
    if (retried?.ok === true && retried.value.retried > 0) traced(round, 'outbox.retried', 'outbox', message.id);
  } else {
    const skipped = await ask('sync', 'skip', { outboxIds: [message.id], reason: '已在平台处理' });
    if (skipped?.ok === true && skipped.value.skipped > 0) traced(round, 'outbox.skipped', 'outbox', message.id);
  }
};

const count: Doing = async (round, ask, random) => {
  const listed = await ask('stock', 'list', { offset: 0, limit: 100 });
  const sku = listed?.ok === true ? pick(random, listed.value.rows) : undefined;
  if (sku === undefined) return;
  const onHand = random.between(200, 900);
  const answer = await ask('stock', 'setOnHand', { skuId: sku.id, onHand, reason: '盘点' });
  if (answer?.ok === true && onHand !== sku.onHand) fact(round, `SKU ${String(sku.id)} was counted`, `SELECT 1 FROM stock_movements WHERE sku_id = ?`, sku.id);
};

const importLimitMs = 40_000;
const importFile = async (round: RoundState, ask: Ask, random: Seeded, first: number): Promise<void> => {
  const drafts = Array.from({ length: random.between(3, 20) }, (_, index) => draftOrder(first + index, { state: 'paid', shipments: [], closeReason: null, shopName: '文件小店', createdAt: round.standIn.world.now(), paidAt: round.standIn.world.now() }));
  const folder = temporaryFolder('torture-export');
  const { list, detail } = writeTaobaoExport(folder, String(first), drafts);
  if ((await ask('intake', 'read', { paths: [list, detail] }))?.ok !== true) return;
  const deadline = Date.now() + importLimitMs;
  let confirmed = false;
  while (Date.now() < deadline && !round.over()) {
    const state = await ask('intake', 'state');
    if (state?.ok !== true) return;
    const now = state.value;
    if (now.phase === 'preview' && !confirmed) {
      confirmed = true;
      if ((await ask('intake', 'confirm', { readingId: now.readingId }))?.ok !== true) return;
    } else if (now.phase === 'done') {
      if (now.outcome !== 'finished' || !confirmed) return;
      for (const { platformOrderNumber: number } of drafts) fact(round, `order ${number} of a file is in`, `SELECT 1 FROM orders WHERE platform = 'taobao' AND platform_order_number = ?`, number);
      return;
    } else if (now.phase === 'idle') return;
    await pause(30);
  }
};

const doings: readonly (readonly [weight: number, doing: Doing])[] = [
  [8, note], [5, flag], [6, holdOrRelease], [3, close], [5, merge], [4, split], [3, afterSales], [3, voidNumber], [3, askForNumbers], [3, decide], [2, count], [2, scanBack], [2, takeBack],
];
/** The way of a parcel: one pair of hands each, as in a shop. */
const floor: readonly Doing[] = [print, pack, collect];

const weighted = (random: Seeded): Doing => {
  let left = random.next() * doings.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, doing] of doings) {
    left -= weight;
    if (left < 0) return doing;
  }
  return note;
};

const work = async (round: RoundState, random: Seeded, choose: () => Doing): Promise<void> => {
  for (;;) {
    const shop = await round.ready();
    if (shop === null) return;
    const doing = choose();
    await doing(round, asker(round, shop), random);
    await pause(random.between(10, 120));
  }
};

export const workAtTheDesk = (round: RoundState, random: Seeded): Promise<void> => work(round, random, () => weighted(random));
export const workOnTheFloor = (round: RoundState, random: Seeded): Promise<void> => {
  let turn = 0;
  return work(round, random, () => floor[(turn++) % floor.length] ?? print);
};
/** When everything is well again: what can leave leaves. */
export const finishTheDay = async (round: RoundState, ask: Ask, random: Seeded, printed: () => Promise<string>): Promise<void> => {
  await print(round, ask, random);
  await printed();
  for (let packed = 0; packed < 2; packed += 1) await pack(round, ask, random);
  await collect(round, ask, random);
  await takeBack(round, ask, random);
};
export const takeFilesIn = (round: RoundState, random: Seeded): Promise<void> => {
  let files = 0;
  return work(round, random, () => async (...given) => {
    await importFile(...given, (files += 1) * 1_000);
    await pause(random.between(500, 3_000));
  });
};
