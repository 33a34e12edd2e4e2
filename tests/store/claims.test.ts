import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ParcelId } from '../../shared/domain/ids.ts';
import { nextDateOf } from '../../shared/domain/claims/deadline.ts';
import { verifyTrace } from '../../electron/store/trace.ts';
import { changeClaim, noteClaim, signClaim } from '../../electron/use-cases/claims/move-claim.ts';
import { openClaim, setClaimTerms } from '../../electron/use-cases/claims/open-claim.ts';
import { claimProposal, claimsAttention, claimTermsOf, findLeftParcels, getClaim, listClaims } from '../../electron/use-cases/claims/queries.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { planOf, recordStatements } from '../support/recorded-store.ts';
import { leaveWith, opened, seenOf, settle, step, viewOf } from '../support/claims-shop.ts';
import { addPaidOrder, addPrintedParcel, addStaff, codeOf, mustBe, openTestShop, packParcel, tracedActions, waybillOf, type TestShop } from '../support/shop.ts';

let shop: TestShop;
let service: Caller;
let packer: Caller;
let parcelId: ParcelId;
const day = 86_400_000;
const strokes = [[10, 10, 200, 40, 400, 90, 380, 200, 100, 300], [500, 20, 600, 400, 800, 100, 900, 90]];

beforeEach(async () => {
  shop = await openTestShop();
  service = addStaff(shop, '小林', 'customer_service');
  packer = addStaff(shop, '李强');
  parcelId = leaveWith(shop, packer, 'ZTO', [{}])[0]!.parcelId;
});
afterEach(() => {
  shop.close();
});

const open = (parcel: ParcelId, kind: 'lost' | 'damaged' | 'undeliverable' = 'lost') =>
  openClaim(shop.services, service, { parcelId: parcel, kind, fault: 'courier', amountFen: 100, text: '', followUpAt: null, overTerms: false });
const list = (view: 'open' | 'closed' | 'bill', text = '') => mustBe(listClaims(shop.services, { view, state: null, text, offset: 0, limit: 100 }));

describe('opening', () => {
  test('ST-3: from a parcel that has left: amount, deadline in the shop’s days, event, trace, in one step', () => {
    const proposal = mustBe(claimProposal(shop.services, { parcelId, kind: 'lost' }));
    expect(proposal).toMatchObject({ amountFen: 9_900, terms: { days: 30, mostFen: 30_000, standard: true }, openClaim: null, parcel: { packedBy: '李强', collectorName: '王师傅' } });
    // 21 November and 30 days, to the last millisecond in Shanghai.
    expect(proposal.deadlineAt).toBe(Date.parse('2026-12-21T16:00:00Z') - 1);
    shop.events.length = 0;
    const claimId = opened(shop, service, parcelId, { text: '显示签收，买家没有收到' });
    expect(viewOf(shop, claimId)).toMatchObject({
      claim: { state: 'opened', amountFen: 9_900, receivedFen: 0, deadlineAt: proposal.deadlineAt, courierCode: 'ZTO', waybillNumber: waybillOf(shop, parcelId), forBill: false },
      openedBy: '小林', events: [{ kind: 'open', text: '显示签收，买家没有收到', amountFen: 9_900, staffName: '小林' }], steps: ['send', 'withdraw'],
    });
    expect(viewOf(shop, claimId).stub?.marks).toHaveLength(1);
    expect(tracedActions(shop, 'claim', claimId)).toEqual(['claim.open']);
    expect(shop.events.map(({ name }) => name)).toEqual(['claims.changed']);
  });

  test('ST-3: a parcel that is voided, packed or not there cannot be claimed for, and nothing is left of the try', () => {
    const orderId = addPaidOrder(shop);
    const packed = addPrintedParcel(shop, [orderId], { courierCode: 'ZTO' });
    packParcel(shop, packer, packed, [orderId]);
    const voided = addPrintedParcel(shop, [addPaidOrder(shop)], { courierCode: 'ZTO' });
    shop.store.write((writer) => writer.run(`UPDATE parcels SET state = 'voided' WHERE id = ?`, voided));
    expect(codeOf(open(packed))).toBe('claim.parcel_not_handed_over');
    expect(codeOf(open(voided))).toBe('claim.parcel_not_handed_over');
    expect(codeOf(open(99_999 as ParcelId))).toBe('claim.parcel_unknown');
    expect(list('open').total).toBe(0);
    expect(shop.store.reader.first<{ n: number }>('SELECT count(*) AS n FROM claim_events')?.n).toBe(0);
  });

  test('ST-3: one open claim per parcel and kind; another kind, and one after the end, are taken', () => {
    const first = opened(shop, service, parcelId);
    expect(codeOf(open(parcelId))).toBe('claim.open_already');
    opened(shop, service, parcelId, { kind: 'damaged' });
    mustBe(step(shop, service, first, 'withdraw', { mistake: true }));
    opened(shop, service, parcelId);
    expect(list('open').total).toBe(2);
    expect(() => shop.store.write((writer) => writer.run(`INSERT INTO claims (parcel_id, kind, courier_code, state, amount_fen, opened_at, opened_by) VALUES (?, 'lost', 'ZTO', 'opened', 1, 1, 1)`, parcelId))).toThrow(/UNIQUE/);
  });

  test('ST-3: never over the courier’s terms unless the manager says so; terms are the manager’s to change and to reset', () => {
    mustBe(setClaimTerms(shop.services, shop.manager, { courierCode: 'ZTO', kind: 'lost', terms: { days: 7, mostFen: 5_000 } }));
    expect(mustBe(claimTermsOf(shop.services, { courierCode: 'ZTO' })).find(({ kind }) => kind === 'lost')).toEqual({ kind: 'lost', days: 7, mostFen: 5_000, standard: false });
    expect(mustBe(claimProposal(shop.services, { parcelId, kind: 'lost' }))).toMatchObject({ amountFen: 5_000, deadlineAt: Date.parse('2026-11-28T16:00:00Z') - 1 });
    const over = { parcelId, kind: 'lost', fault: 'courier', amountFen: 5_001, text: '', followUpAt: null } as const;
    expect(codeOf(openClaim(shop.services, shop.manager, { ...over, overTerms: false }))).toBe('claim.over_terms');
    expect(codeOf(openClaim(shop.services, service, { ...over, overTerms: true }))).toBe('claim.over_terms_is_the_managers');
    mustBe(openClaim(shop.services, shop.manager, { ...over, overTerms: true }));
    mustBe(setClaimTerms(shop.services, shop.manager, { courierCode: 'ZTO', kind: 'lost', terms: null }));
    expect(mustBe(claimTermsOf(shop.services, { courierCode: 'ZTO' })).every(({ standard }) => standard)).toBe(true);
  });

  test('ST-3: a parcel is found by any part of its number, and only one that has left', () => {
    const number = waybillOf(shop, parcelId);
    for (const text of [number, number.slice(4), number.slice(-4), ` ${number.slice(0, 6)} ${number.slice(6)} `]) {
      expect([text, mustBe(findLeftParcels(shop.services, { text })).map((found) => found.parcelId)]).toEqual([text, [parcelId]]);
    }
    for (const text of ['%', "' OR 1=1 --", '_', '-']) expect(mustBe(findLeftParcels(shop.services, { text }))).toEqual([]);
    opened(shop, service, parcelId);
    expect(mustBe(findLeftParcels(shop.services, { text: number }))).toMatchObject([{ open: ['lost'] }]);
  });
});

describe('from sent to money', () => {
  test('ST-3: sent, answered, paid in parts, each step an event with who, when and money', () => {
    const claimId = opened(shop, service, parcelId);
    shop.clock.now += day;
    mustBe(step(shop, service, claimId, 'send', { text: '工单 8812', followUpAt: shop.clock.now + 7 * day }));
    shop.clock.now += day;
    mustBe(step(shop, service, claimId, 'answer', { text: '同意分两笔赔' }));
    expect(codeOf(settle(shop, shop.manager, claimId, 'close_short'))).toBe('claim.nothing_received');
    expect(mustBe(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 4_000 }))).toEqual({ state: 'answered' });
    expect(codeOf(settle(shop, shop.manager, claimId, 'refuse'))).toBe('claim.money_received');
    expect(codeOf(step(shop, service, claimId, 'withdraw'))).toBe('claim.money_received');
    expect(codeOf(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 5_901 }))).toBe('claim.more_than_claimed');
    shop.clock.now += day;
    expect(mustBe(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 5_900 }))).toEqual({ state: 'paid' });
    const { claim, events } = viewOf(shop, claimId);
    expect(claim).toMatchObject({ state: 'paid', receivedFen: 9_900, closedAt: shop.clock.now, followUpAt: null });
    expect(events.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([['open', 9_900], ['send', null], ['answer', null], ['receive', 4_000], ['receive', 5_900]]);
    expect(tracedActions(shop, 'claim', claimId)).toEqual(['claim.open', 'claim.send', 'claim.answer', 'claim.receive', 'claim.receive']);
    expect(list('closed').rows.map(({ id }) => id)).toEqual([claimId]);
  });

  test('ST-3: closed short, then the rest comes; a refusal is disputed, but not beside another open claim', () => {
    const claimId = opened(shop, service, parcelId);
    mustBe(step(shop, service, claimId, 'send'));
    mustBe(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 1_000 }));
    mustBe(settle(shop, shop.manager, claimId, 'close_short'));
    const closedAt = viewOf(shop, claimId).claim.closedAt;
    shop.clock.now += day;
    expect(mustBe(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 8_900 }))).toEqual({ state: 'paid' });
    expect(viewOf(shop, claimId).claim.closedAt).toBe(closedAt);
    const second = opened(shop, service, parcelId);
    mustBe(step(shop, service, second, 'send'));
    mustBe(settle(shop, shop.manager, second, 'refuse', { text: '超出时限' }));
    const third = opened(shop, service, parcelId);
    expect(codeOf(settle(shop, shop.manager, second, 'dispute'))).toBe('claim.open_already');
    mustBe(step(shop, service, third, 'withdraw'));
    expect(mustBe(settle(shop, shop.manager, second, 'dispute'))).toEqual({ state: 'sent' });
    expect(viewOf(shop, second).claim.closedAt).toBeNull();
  });

  test('ST-3: two windows answer the same claim: the second is told, and nothing of it is done', () => {
    const claimId = opened(shop, service, parcelId);
    const seen = seenOf(shop, claimId);
    mustBe(step(shop, service, claimId, 'send'));
    const late = step(shop, shop.manager, claimId, 'withdraw', { seenEvent: seen });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'claim.changed_meanwhile', params: { by: '小林', changedAt: shop.clock.now } } });
    const [a, b] = [seenOf(shop, claimId), seenOf(shop, claimId)];
    mustBe(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 100, seenEvent: a }));
    expect(codeOf(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 100, seenEvent: b }))).toBe('claim.changed_meanwhile');
    expect(viewOf(shop, claimId).claim).toMatchObject({ state: 'sent', receivedFen: 100 });
  });

  test('ST-3: a clock that is moved back changes neither order nor deadline, and days to pay are never negative', () => {
    const claimId = opened(shop, service, parcelId);
    const { deadlineAt } = viewOf(shop, claimId).claim;
    shop.clock.now -= 40 * day;
    mustBe(step(shop, service, claimId, 'send'));
    mustBe(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 9_900 }));
    expect(viewOf(shop, claimId)).toMatchObject({ claim: { state: 'paid', deadlineAt }, events: [{ kind: 'open' }, { kind: 'send' }, { kind: 'receive' }] });
  });

  test('ST-3: what changes beside the states is an event too; the sum that the courier has stays', async () => {
    const claimId = opened(shop, service, parcelId);
    const change = (wanted: Parameters<typeof changeClaim>[2]['change']) => changeClaim(shop.services, service, { claimId, seenEvent: seenOf(shop, claimId), change: wanted });
    mustBe(change({ what: 'amount', amountFen: 8_000, overTerms: false }));
    expect(codeOf(change({ what: 'amount', amountFen: 40_000, overTerms: false }))).toBe('claim.over_terms');
    mustBe(change({ what: 'fault', fault: 'unknown' }));
    mustBe(change({ what: 'follow_up', at: shop.clock.now + day }));
    mustBe(change({ what: 'bill', forBill: true }));
    mustBe(noteClaim(shop.services, service, { claimId, kind: 'tracking', text: '<b>=1+1</b>\n'.repeat(500) }));
    mustBe(step(shop, service, claimId, 'send'));
    expect(codeOf(change({ what: 'amount', amountFen: 1, overTerms: false }))).toBe('claim.amount_is_sent');
    expect(viewOf(shop, claimId).events.map(({ kind }) => kind)).toEqual(['open', 'amount', 'fault', 'follow_up', 'bill', 'tracking', 'send']);
    mustBe(settle(shop, shop.manager, claimId, 'refuse'));
    expect(codeOf(change({ what: 'follow_up', at: 1 }))).toBe('claim.closed');
    mustBe(change({ what: 'fault', fault: 'packing' }));
    expect(() => shop.store.write((writer) => writer.run('UPDATE claim_events SET text = ? WHERE claim_id = ?', 'x', claimId))).toThrow(/append-only/);
    expect(() => shop.store.write((writer) => writer.run('DELETE FROM claim_events'))).toThrow(/append-only/);
    expect((await verifyTrace(shop.store.reader)).sound).toBe(true);
    expect(codeOf(getClaim(shop.services, { claimId: 4_711 as never }))).toBe('claim.unknown');
  });
});

describe('damage', () => {
  test('ST-4: the courier’s fault is sent with the collector’s signature only; our own packing is never sent', () => {
    const claimId = opened(shop, service, parcelId, { kind: 'damaged' });
    expect(codeOf(step(shop, service, claimId, 'send'))).toBe('claim.signature_missing');
    expect(codeOf(signClaim(shop.services, service, { claimId, strokes: [[5, 5, 6, 6]], signedBy: '王师傅' }))).toBe('claim.signature_empty');
    expect(codeOf(signClaim(shop.services, service, { claimId, strokes: [[1, 2, 3], ...strokes], signedBy: '王师傅' }))).toBe('input.invalid');
    mustBe(signClaim(shop.services, service, { claimId, strokes, signedBy: '王师傅' }));
    expect(viewOf(shop, claimId).signatures).toEqual([{ strokes, signedBy: '王师傅', at: shop.clock.now }]);
    expect(() => shop.store.write((writer) => writer.run('UPDATE claim_signatures SET signed_by = ?', 'x'))).toThrow(/never changed/);
    mustBe(step(shop, service, claimId, 'send'));
    const ours = opened(shop, service, leaveWith(shop, packer, 'ZTO', [{}])[0]!.parcelId, { kind: 'damaged', fault: 'packing' });
    expect(codeOf(step(shop, service, ours, 'send'))).toBe('claim.fault_is_ours');
    expect(viewOf(shop, ours).parcel.packedBy).toBe('李强');
    const unsure = opened(shop, service, leaveWith(shop, packer, 'ZTO', [{}])[0]!.parcelId, { kind: 'damaged', fault: 'unknown' });
    mustBe(step(shop, service, unsure, 'send'));
  });
});

describe('reminders and lists', () => {
  test('ST-3: what is over or near comes first and is counted; what is sent waits for its follow-up', () => {
    const parcels = leaveWith(shop, packer, 'ZTO', [{}, {}, {}]);
    const late = opened(shop, service, parcels[0]!.parcelId, { kind: 'damaged' });
    const sent = opened(shop, service, parcels[1]!.parcelId);
    opened(shop, service, parcels[2]!.parcelId);
    mustBe(step(shop, service, sent, 'send', { followUpAt: shop.clock.now + 5 * day }));
    expect(mustBe(claimsAttention(shop.services))).toMatchObject({ over: 0, near: 0, followUps: 0, rows: [] });
    shop.clock.now += 14 * day;
    expect(mustBe(claimsAttention(shop.services))).toMatchObject({ over: 0, near: 1, followUps: 1 });
    shop.clock.now += 2 * day;
    const waiting = mustBe(claimsAttention(shop.services));
    expect(waiting).toMatchObject({ over: 1, near: 0, followUps: 1 });
    expect(waiting.rows.map(({ id }) => id)).toEqual([sent, late]);
    expect(list('open').rows.map(({ attention }) => attention)).toEqual([true, true, false]);
    expect(list('open', '%').rows).toEqual([]);
  });

  test('ST-3: the store sorts by the very date that a claim waits for, a page at a time, whatever dates it has', () => {
    const parcels = leaveWith(shop, packer, 'ZTO', Array.from({ length: 12 }, () => ({})));
    const ids = parcels.map((parcel) => opened(shop, service, parcel.parcelId));
    const now = shop.clock.now;
    const dates = [null, now + 9 * day, now + 2 * day, now + 5 * day];
    shop.store.write((writer) => {
      ids.forEach((id, index) => {
        const [deadline, followUp] = [dates[index % 4] ?? null, dates[(index >> 1) % 4] ?? null];
        writer.run('UPDATE claims SET deadline_at = ?, follow_up_at = ?, state = ? WHERE id = ?', deadline, followUp, index % 3 === 0 ? 'sent' : 'opened', id);
      });
      return null;
    }, () => true);
    const whole = list('open').rows;
    const byRule = [...whole].sort((a, b) => (nextDateOf(a)?.at ?? Infinity) - (nextDateOf(b)?.at ?? Infinity) || a.id - b.id);
    expect(whole.map(({ id }) => id)).toEqual(byRule.map(({ id }) => id));
    const page = (offset: number) => mustBe(listClaims(shop.services, { view: 'open', state: null, text: '', offset, limit: 5 }));
    expect([page(0), page(5), page(10)].flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(whole.map(({ id }) => id));
    expect(page(0).total).toBe(12);
    const { store, statements } = recordStatements(shop.store);
    const services = { ...shop.services, store };
    mustBe(listClaims(services, { view: 'open', state: null, text: '', offset: 0, limit: 100 }));
    mustBe(claimsAttention(services));
    const plans = [...statements].flatMap((sql) => planOf(shop.store, sql));
    expect(plans.filter((plan) => /^SCAN (c|claims)\b/.test(plan) && !/USING (COVERING )?INDEX/.test(plan))).toEqual([]);
    expect(plans.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([]);
  });

  test('ST-3: what cannot be delivered is set aside for the month’s bill by itself', () => {
    const claimId = opened(shop, service, parcelId, { kind: 'undeliverable', amountFen: 0 });
    opened(shop, service, parcelId);
    expect(list('bill').rows.map(({ id }) => id)).toEqual([claimId]);
    mustBe(step(shop, service, claimId, 'send'));
    expect(codeOf(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 500 }))).toBe('claim.more_than_claimed');
    mustBe(settle(shop, shop.manager, claimId, 'receive', { moneyFen: 500, evenIfMore: true }));
    expect(list('bill')).toMatchObject({ total: 1, bill: 1, rows: [{ state: 'paid' }] });
  });
});
