import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { addNote, correctReceiver, listOrders } from '../../electron/use-cases/orders/orders.ts';
import { termsOf } from '../../shared/domain/orders/order-terms.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { orderOfSearchRow } from '../../electron/store/orders/order-search.ts';
import { expressionInBlock, planText, textsHold } from '../../electron/store/orders/search-match.ts';
import { soundingIn } from '../../electron/store/orders/text-search.ts';
import { draftOrder } from '../support/draft-orders.ts';
import { addPaidOrder, addPrintedParcel, draftOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => {
  shop.close();
});

const found = (search: string): number[] =>
  mustBe(listOrders(shop.services, { view: 'all', search, offset: 0, limit: 500 })).rows.map(({ id }) => id);
const takeInAll = (drafts: readonly OrderDraft[]): OrderId[] =>
  inOneStep(shop.services, (step) => drafts.map((draft) => {
    mustBe(takeIn(step, draft));
    return step.writer.first<{ id: OrderId }>('SELECT id FROM orders WHERE platform_order_number = ?', draft.platformOrderNumber)!.id;
  }));

/** Every text that an order is found by. */
const textsOf = (draft: OrderDraft): string[] => {
  const { receiver } = draft;
  const address = `${receiver.province ?? ''}${receiver.city ?? ''}${receiver.district ?? ''}${receiver.detail ?? ''}`;
  return [
    draft.platformOrderNumber, receiver.name, receiver.phone, address, draft.buyerNick, draft.buyerMessage, draft.platformNote,
    ...draft.shipments.map(({ waybillNumber }) => waybillNumber), ...draft.lines.flatMap((line) => [line.skuCode, line.title, line.colour, line.size]),
  ].filter((text) => text !== null && text !== '') as string[];
};

const han = fc.mapToConstant({ num: 0x9fa5 - 0x4e00, build: (index) => String.fromCodePoint(0x4e00 + index) }, { num: 40, build: (index) => String.fromCodePoint(0x3400 + index * 100) });
const latin = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789éüñÅ');
const between = fc.constantFrom(' ', '-', '，', '。', '（', '）', '/', '_', '%', '"', '*', '；', '😀', '\n');
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: han, minLength: 1, maxLength: 8 }) }, { weight: 4, arbitrary: fc.string({ unit: latin, minLength: 1, maxLength: 10 }) },
  { weight: 2, arbitrary: between },
);
const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')).filter((joined) => joined.trim() !== '');

/** A fragment that a person might type: it has two Chinese characters or three letters or digits in a row somewhere. */
const telling = (fragment: string): boolean => /\p{Script=Han}{2}|(?:(?!\p{Script=Han})[\p{L}\p{N}]){3}/u.test(fragment);

describe('CS-5: search', () => {
  test('any fragment of any text finds its order', () => {
    let made = 0;
    fc.assert(
      fc.property(
        fc.record({ nick: text, message: text, note: text, name: text, detail: text, title: text, colour: text, sku: text }), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 }),
        (words, fragments) => {
          const base = draftOrder((made += 1));
          const draft: OrderDraft = {
            ...base, buyerNick: words.nick, buyerMessage: words.message, platformNote: words.note,
            receiver: { ...base.receiver, name: words.name, detail: words.detail },
            lines: base.lines.map((line) => ({ ...line, title: words.title, colour: words.colour, skuCode: words.sku })),
          };
          const [id] = takeInAll([draft]);
          const texts = textsOf(draft);
          for (const [which, start, length] of fragments) {
            const characters = [...(texts[which % texts.length] ?? '')];
            const from = start % characters.length;
            const fragment = characters.slice(from, from + 2 + (length % 14)).join('');
            if (telling(fragment)) expect({ fragment, found: found(fragment).includes(id ?? 0) }).toEqual({ fragment, found: true });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('while an address is typed character by character, its order stays found from the second character on', () => {
    const draft: OrderDraft = { ...draftOf({ number: '3515888' }, shop.clock.now), receiver: { ...draftOf({}, 0).receiver, detail: '文三路12号5栋6单元302室（B座）' } };
    const [id] = takeInAll([draft]);
    const address = [...'四川省成都市武侯区文三路12号5栋6单元302室（B座）'];
    for (let length = 2; length <= address.length; length += 1) {
      const typed = address.slice(0, length).join('');
      expect({ typed, found: found(typed) }).toEqual({ typed, found: [id] });
    }
  });

  test('an address typed in one go finds who lives there and not who has the same numbers elsewhere, however common its words are', () => {
    const places = ['建设街', '中山北路', '文三路'].flatMap((road) => [[51, 30, 2, 470], [30, 51, 4, 270], [151, 3, 12, 470], [51, 30, 2, 47]].map(([door, house, part, room]) => `${road}${String(door)}号${String(house)}栋${String(part)}单元${String(room)}室`));
    const ids = takeInAll(places.map((detail, index) => {
      const draft = draftOrder(index);
      return { ...draft, receiver: { ...draft.receiver, province: '江苏省', city: '南京市', district: '鼓楼区', detail } };
    }));
    const { reader } = shop.store;
    const asked = (typed: string, shares: (piece: string) => number): OrderId[] => {
      const plan = planText(termsOf(typed, soundingIn(reader)), shares, 1_000_000)!;
      const expression = plan.inBlocks ? expressionInBlock(plan.expression, 0) : plan.expression;
      return reader.all<{ row: number }>('SELECT rowid AS row FROM order_search WHERE order_search MATCH ?', expression).map(({ row }) => orderOfSearchRow(row))
        .filter((id) => plan.toCheck.length === 0 || textsHold(reader, id, plan.toCheck)).sort((a, b) => a - b);
    };
    fc.assert(fc.property(fc.nat(places.length - 1), fc.boolean(), fc.func(fc.constantFrom(0.001, 0.015, 0.1, 1)), fc.constantFrom(0.001, 1), (at, whole, sharesOf, ofDigits) => {
      const typed = `${whole ? '江苏省南京市鼓楼区' : ''}${places[at]!}`;
      const shares = (word: string): number => (/^\d/.test(word) ? Math.min(ofDigits, sharesOf(word)) : sharesOf(word));
      expect(asked(typed, shares)).toEqual([ids[at]]);
    }), { numRuns: 150 });
    const common = planText(termsOf(places[0]!, soundingIn(reader)), () => 1, 1_000_000)!;
    expect([common.inBlocks, common.expression.split(' ').length]).toEqual([true, 6]);
  });

  test('a long note is found by its last words', () => {
    const id = addPaidOrder(shop);
    mustBe(addNote(shop.services, shop.manager, { orderId: id, text: `${'顾客来电。'.repeat(390)}改寄丽水佳园` }));
    expect(found('丽水佳园')).toEqual([id]);
  });

  test('rare characters of names are found too', () => {
    for (const name of ['王䶮', '李𫍯', '陈𱁬', '赵喆𠮷', '司徒𬭛']) {
      const id = addPaidOrder(shop, { receiver: { name } });
      expect({ name, found: found(name) }).toEqual({ name, found: [id] });
    }
  });

  test('two-character names, phone tails, waybill numbers, SKU codes and notes', () => {
    const id = addPaidOrder(shop, { number: '35159988776655', receiver: { name: '单喆', phone: '13800004821' }, lines: [{ code: 'NZ801-DB-28', title: '高腰直筒牛仔裤' }] });
    const other = addPaidOrder(shop, { receiver: { name: '王小二', phone: '13800001111' }, lines: [{ code: 'TX220-WH-M', title: '重磅T恤' }] });
    addPrintedParcel(shop, [id], { waybillNumber: '78730000010001' });
    mustBe(addNote(shop.services, shop.manager, { orderId: id, text: '送礼，不放价格单' }));
    for (const query of ['单喆', '4821', '138 0000 4821'.replaceAll(' ', ''), '776655', 'nz801', 'NZ801-DB-28', 'db-28', '直筒', '10001', '价格单', '送礼，不放', '牛仔裤 单喆', ' 单喆 ']) {
      expect({ query, found: found(query) }).toEqual({ query, found: [id] });
    }
    expect(found('13800').sort()).toEqual([id, other].sort());
  });

  test('what is corrected is found under its new words and no longer under the old', () => {
    const id = addPaidOrder(shop, { receiver: { name: '张秀英', detail: '学府路 1 号' } });
    const { revision } = orderById(shop.store.reader, id)!;
    mustBe(correctReceiver(shop.services, shop.manager, {
      orderId: id, revision,
      receiver: { name: '李思远', phone: '13900000000', country: 'CN', province: '浙江省', city: '杭州市', district: '西湖区', detail: '听澜大道 9 号', postcode: '' },
    }, () => []));
    expect([found('秀英'), found('学府路'), found('思远'), found('听澜')]).toEqual([[], [], [id], [id]]);
  });

  test('newest first; the first answer says when it has not counted all, and asking again does', () => {
    takeInAll(Array.from({ length: 620 }, (_, index) => ({ ...draftOrder(index), createdAt: index * 1000, paidAt: index * 1000, buyerNick: '同一个人' })));
    const ask = (offset: number) => mustBe(listOrders(shop.services, { view: 'all', search: '同一个人', offset, limit: 100 }));
    const first = ask(0);
    expect(first.rows.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => 620 - index));
    expect(first.more ? first.total <= 620 : first.total === 620).toBe(true);
    for (let rounds = 0; rounds < 100 && ask(0).looking; rounds += 1);
    expect(ask(0)).toMatchObject({ total: 620, more: false, looking: false });
    expect(ask(600).rows.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
  });

  test('hostile and odd input never throws and finds nothing it should not', () => {
    const id = addPaidOrder(shop, { receiver: { name: '欧阳雨馨' } });
    for (const query of ['%', '_', '"', '*', '\'', '%_"*\'', 'NEAR(a b)', 'a AND', 'OR', 'pieces:', '-', '^', '{q}:', '（）', '😀', '😀😀😀', '\u0000', '\ud800', '"; DROP TABLE orders; --', '\u200b', 'ﷺ']) {
      expect(() => found(query), JSON.stringify(query)).not.toThrow();
      expect({ query, found: found(query) }).not.toEqual({ query, found: [id] });
    }
    for (const long of ['欧'.repeat(10_000), 'a'.repeat(10_000), '"'.repeat(10_000), '欧阳 '.repeat(3_333), '😀'.repeat(5_000), '%_'.repeat(5_000)]) expect(() => found(long)).not.toThrow();
    expect(found(`欧阳雨馨${' '.repeat(9_990)}`)).toEqual([id]);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => { found(query); }), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (query) => { found(query); }), { numRuns: 500 });
  });
});
