import type { OrderDraft } from '../../shared/domain/intake/order-draft.ts';

const surnames = ['欧阳', '单', '仇', '曾', '李', '王', '张', '司马', '陈', '林', '何', '郭', '高', '罗', '梁', '宋', '郑', '谢', '韩', '唐'];
const givenNames = ['雨馨', '秀英', '磊', '桂英', '喆', '明', '丽', '静', '伟', '芳', '娜', '强', '敏', '军', '杰', '娟', '涛', '超', '艳', '平'];
const places = [
  ['四川省', '成都市', '武侯区'], ['浙江省', '杭州市', '西湖区'], ['广东省', '深圳市', '南山区'], ['辽宁省', '大连市', '中山区'],
  ['湖南省', '长沙市', '岳麓区'], ['江苏省', '南京市', '鼓楼区'], ['福建省', '厦门市', '思明区'], ['山东省', '青岛市', '市南区'],
] as const;
const roads = ['科技园南路', '文三路', '学府路', '解放大道', '中山北路', '人民路', '建设街', '滨江东路'];
const goods = [
  ['NZ801', '牛仔裤 直筒', ['深蓝', '浅蓝', '黑色'], ['27', '28', '29', '30']],
  ['TX220', '纯棉T恤', ['白色', '黑色', '雾霾蓝'], ['S', 'M', 'L', 'XL']],
  ['LY105', '连衣裙 碎花', ['杏色', '粉色'], ['S', 'M', 'L']],
  ['XZ033', '帆布鞋', ['白色', '黑色'], ['38', '39', '40', '41', '42']],
  ['BZ350', '马克杯 350ml', ['青瓷', '白瓷'], ['均码']],
] as const;

/** A repeatable stand-in for chance: the same index always makes the same order. */
const pick = <T>(from: readonly T[], index: number, salt: number): T => {
  const hash = Math.imul(index + 1, 2654435761) ^ Math.imul(salt + 1, 40503);
  const value = from[(hash >>> 7) % from.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

const dayMs = 86_400_000;
export const testNow = Date.UTC(2026, 10, 21, 4, 0, 0);

/** An invented order as intake would hand it over; `changes` lays over what a test is about. Most are long completed, like a shop's. */
export const draftOrder = (index: number, changes: Partial<OrderDraft> = {}): OrderDraft => {
  const [province, city, district] = pick(places, index, 1);
  const age = index % 50 === 0 ? index % 3 : 3 + (index % 700);
  const createdAt = testNow - age * dayMs - (index % 997) * 60_000;
  const state = index % 50 === 0 ? 'paid' : index % 53 === 0 ? 'awaiting_payment' : index % 19 === 0 ? 'closed' : 'completed';
  const lineCount = 1 + (index % 3 === 0 ? 1 : 0);
  const lines = Array.from({ length: lineCount }, (_, position) => {
    const [style, title, colours, sizes] = pick(goods, index + position * 7919, 2);
    const colour = pick<string>(colours, index, 3 + position);
    const size = pick<string>(sizes, index, 4 + position);
    return {
      platformLineNumber: null, title, skuCode: `${style}-${colour}-${size}`, styleCode: style, colour, size, properties: `颜色分类：${colour}；尺码：${size}`,
      quantity: 1 + (index % 4 === 0 ? 1 : 0), unitPriceFen: 4900 + (index % 300) * 10, refund: 'none' as const,
    };
  });
  const totalFen = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceFen, 0);
  return {
    platform: 'taobao', platformOrderNumber: String(35_150_000_000_000_000n + BigInt(index) * 917_651n), shopName: '示例店铺',
    platformStatusText: state === 'paid' ? '买家已付款，等待卖家发货' : '交易成功', state, refund: 'none', buyerNick: `tb${1_000_000 + ((index * 7) % 8_999_983)}`,
    buyerMessage: index % 5 === 0 ? '周末不在家，请工作日送' : null, platformNote: null, platformFlag: null,
    receiver: {
      name: pick(surnames, index, 5) + pick(givenNames, index, 6), phone: `1${3 + (index % 7)}${String(100_000_000 + ((index * 7919) % 899_999_999))}`,
      secondPhone: null, country: 'CN', province, city, district,
      detail: `${pick(roads, index, 7)}${1 + (index % 999)}号${1 + (index % 30)}栋${1 + (index % 4)}单元${101 + (index % 2000)}室`, postcode: null, masked: [],
    },
    lines, currency: 'CNY', goodsFen: totalFen, freightFen: 0, totalFen, paidFen: state === 'awaiting_payment' ? 0 : totalFen, refundedFen: null,
    createdAt, paidAt: state === 'awaiting_payment' ? null : createdAt + 240_000, promisedShipAt: null, shippedAt: state === 'completed' ? createdAt + dayMs : null,
    completedAt: state === 'completed' ? createdAt + 6 * dayMs : null, closeReason: state === 'closed' ? '买家未付款' : null,
    shipments: state === 'completed' ? [{ courierName: '申通快递', waybillNumber: String(771_000_000_000_000n + BigInt(index)) }] : [],
    source: { fileName: 'orders.csv', lineNumber: index + 2 },
    ...changes,
  };
};
