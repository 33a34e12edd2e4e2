import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGoodsList } from '../../../shared/domain/entry/goods-text.ts';
import { matchSku, type SkuChoice } from '../../../shared/domain/entry/match-sku.ts';
import { isStreet } from '../../../shared/domain/entry/find-address.ts';
import { pastedFields, type PastedField } from '../../../shared/domain/entry/paste-text.ts';
import { readPasted } from '../../../shared/domain/entry/read-pasted.ts';
import { splitOrders } from '../../../shared/domain/entry/split-orders.ts';
import { regions } from '../../support/judge-block.ts';

const pieces = fc.constantFrom(
  '张伟', '李示例', '13800000001', '+86 139 0000 0002', '0571-88880003', '四川省成都市武侯区天府大道100号', '文一西路969号3幢', '中山路', '人民街道', '红色T恤L码2件', 'A1001*2', '包邮', '合计98元', '已付款', '转账', '\n', '，', ' ', '；', '收货人：', '电话:', '地址：', '商品:', '备注', '*', '（收）', '张**', '138****0000', '😀', '\u0001', '"', '<b>',
);
const pasted = fc.oneof(fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')), fc.string({ maxLength: 200, unit: 'grapheme' }));

describe('IN-4: whatever is pasted', () => {
  test('parts never overlap, lie in the text, and the name is no street', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { parts, name, goods } = readPasted(text, regions);
        parts.forEach((part, index) => {
          expect(part.start >= 0 && part.end <= text.length && part.end > part.start).toBe(true);
          expect(index === 0 || part.start >= (parts[index - 1]?.end ?? 0)).toBe(true);
        });
        expect(name === null || !isStreet(name)).toBe(true);
        for (const one of goods) expect(Number.isInteger(one.quantity) && one.quantity >= 0).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test('what a person assigned is taken as it is', () => {
    fc.assert(
      fc.property(pasted.filter((text) => text.trim().length > 3), fc.nat(), fc.nat(), fc.constantFrom(...pastedFields), (text, from, length, field: PastedField) => {
        const start = from % text.length;
        const end = Math.min(text.length, start + 1 + (length % 12));
        const { parts } = readPasted(text, regions, [{ start, end, field }]);
        expect(parts).toContainEqual({ start, end, field, sure: true, byHand: true });
      }),
      { numRuns: 300 },
    );
  });

  test('orders that a text splits into stand one behind the other', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        let at = 0;
        for (const { start, end } of splitOrders(text)) {
          expect(start >= at && end > start && end <= text.length).toBe(true);
          at = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('ten thousand letters of anything end in time', () => {
    for (const piece of ['路', '1', '张', 'A', '省市区', '*', '，', '13800000001', '四川省', 'a ', '(', '元']) {
      const started = performance.now();
      readPasted(piece.repeat(Math.ceil(10_000 / piece.length)), regions);
      expect(performance.now() - started, piece).toBeLessThan(20_000);
    }
  });
});

describe('IN-4: several orders in one paste', () => {
  test.each([
    ['blank lines', '张伟 13800000001 四川省成都市武侯区天府大道1号 杯子1个\n\n李雷 13800000002 北京市朝阳区建国路2号 杯子2个', 2],
    ['numbers', '1、张伟 13800000001 四川省成都市武侯区天府大道1号\n杯子1个\n2、李雷 13800000002 北京市朝阳区建国路2号\n杯子2个', 2],
    ['labels', '收货人：张伟\n电话：13800000001\n地址：成都市武侯区天府大道1号\n收货人：李雷\n电话：13800000002\n地址：北京市朝阳区建国路2号', 2],
    ['lines', '张伟，13800000001，成都市武侯区天府大道1号，杯子1个\n李雷，13800000002，北京市朝阳区建国路2号，杯子2个\n韩梅，13800000003，上海市徐汇区漕溪北路3号，杯子3个', 3],
    ['name above the phone', '张伟\n13800000001\n成都市武侯区天府大道1号\n李雷\n13800000002\n北京市朝阳区建国路2号', 2],
    ['one with a second phone', '张伟\n13800000001\n备用电话 13800000002\n成都市武侯区天府大道1号', 1],
    ['one', '张伟 13800000001\n\n成都市武侯区天府大道1号\n\n杯子1个', 1],
  ])('%s', (_what, text, count) => {
    expect(splitOrders(text).map(({ start, end }) => text.slice(start, end))).toHaveLength(count);
  });
});

describe('IN-4: goods', () => {
  test.each([
    ['红色T恤L码2件', [['T恤', '红色', 'L', 2]]], ['A1001 黑 M *3', [['', '黑', 'M', 3]]], ['四件套 灰色 1套', [['四件套', '灰色', null, 1]]], ['白色M*1，黑色L*2', [['', '白色', 'M', 1], ['', '黑色', 'L', 2]]], ['地毯 20*30cm 2张', [['地毯', null, '20*30cm', 2]]], ['要三双42码的运动鞋', [['运动鞋', null, '42', 3]]], ['红色 XLx2', [['', '红色', 'XL', 2]]], ['mug blue x2', [['mug', 'blue', null, 2]]],
  ])('%s', (text, expected) => {
    expect(readGoodsList(text).map(({ title, colour, size, quantity }) => [title, colour, size, quantity])).toEqual(expected);
  });

  const skus: readonly SkuChoice[] = ['红色 L', '红色 M', '黑色 L'].map((variant, index) => ({ id: index + 1, code: `TX01-${index}`, styleCode: 'TX01', title: '纯棉短袖T恤', colour: variant.split(' ')[0] ?? '', size: variant.split(' ')[1] ?? '' }));
  const matchOf = (text: string): unknown => {
    const [goods] = readGoodsList(text);
    if (goods === undefined) throw new Error(text);
    const { choices, sure } = matchSku(goods, skus);
    return [choices[0]?.sku.id, sure];
  };
  test('a SKU is taken by its code or by all that was said, and only offered when two would do', () => {
    expect(matchOf('TX01-1 两件')).toEqual([2, true]);
    expect(matchOf('纯棉短袖T恤 黑色 L 1件')).toEqual([3, true]);
    expect(matchOf('纯棉T恤 红色 1件')).toEqual([1, false]);
    expect(matchOf('T恤 1件')).toEqual([1, false]);
    expect(matchOf('羊毛围巾 1条')).toEqual([undefined, false]);
  });
});
