import type { Seeded } from '../support/seeded.ts';
import type { ShopSide } from '../support/stand-in-platform/world.ts';
import type { RoundState } from './round-state.ts';
import { sides } from './set-up.ts';

type Person = { readonly name: string; readonly phone: string; readonly detail: string };
const people: readonly [Person, ...Person[]] = [
  { name: '欧阳雨馨', phone: '13800000000', detail: '示例街道示例路 1 号 101' }, { name: '李秀英', phone: '13911112222', detail: '文三路 20 号 3 栋 502' }, { name: '王磊', phone: '13622223333', detail: '解放大道 7 号' },
  { name: '陈静', phone: '13533334444', detail: '中山北路 88 号 2 单元 901' },
];
type Goods = { readonly skuCode: string; readonly title: string; readonly colour: string; readonly size: string; readonly priceFen: number };
const goods: readonly [Goods, ...Goods[]] = [
  { skuCode: 'NZ801-28', title: '牛仔裤', colour: '深蓝', size: '28', priceFen: 9900 }, { skuCode: 'TX220-M', title: '纯棉T恤', colour: '白色', size: 'M', priceFen: 4900 },
  { skuCode: 'MB350', title: '马克杯', colour: '青瓷', size: '均码', priceFen: 3900 },
];

export const placeSome = (round: RoundState, random: Seeded, side: ShopSide, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const lines = Array.from({ length: random.between(1, 2) }, () => ({ ...random.oneOf(...goods), quantity: random.between(1, 3) }));
    // Pinduoduo says nothing of an order before it is paid.
    const paid = side === 'pinduoduo' || random.next() < 0.93;
    const { number } = round.standIn.world.placeOrder(side, { paid, receiver: random.oneOf(...people), lines });
    round.say(`${side}: ${number} placed${paid ? '' : ', not paid'}`);
  }
};

/** All at one time long ago: a lot to read, nothing to do. Not paid; over with where nothing is said of unpaid orders. */
export const placeOld = (round: RoundState, random: Seeded, side: ShopSide, at: number, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const placed = round.standIn.world.placeOrder(side, { paid: side === 'pinduoduo', at: at + index * 1_000, receiver: random.oneOf(...people), lines: [{ ...random.oneOf(...goods), quantity: 1 }] });
    if (side === 'pinduoduo') placed.state = 'completed';
  }
  round.say(`${side}: ${String(count)} placed long ago`);
};

/** As many as a round's shop can look after. */
const mostOrders = 45;
const hourMs = 3_600_000;

/** Buyers go on buying, paying, thinking better of it and moving house, whatever the shop is doing. */
export const actOnPlatform = (round: RoundState, random: Seeded): void => {
  const { world } = round.standIn;
  const side = random.oneOf(...sides);
  const all = world.books().orders;
  const orders = all.filter((order) => order.side === side);
  const [first, ...others] = orders;
  const dice = random.next();
  if (first === undefined || dice < 0.5) {
    if (all.filter(({ createdAt }) => createdAt > world.now() - hourMs).length < mostOrders) placeSome(round, random, side, random.between(1, 3));
    return;
  }
  const order = random.oneOf(first, ...others);
  if (order.state === 'unpaid' && dice < 0.9) {
    world.pay(side, order.number);
    round.say(`${side}: ${order.number} paid`);
  } else if (dice < 0.62) {
    if (order.state !== 'paid' || order.refund !== 'none') return;
    world.cancel(side, order.number);
    round.say(`${side}: ${order.number} cancelled`);
  } else if (dice < 0.72) {
    if (order.state !== 'paid' || order.refund !== 'none') return;
    world.askRefund(side, order.number);
    round.say(`${side}: ${order.number} refund asked`);
  } else if (dice < 0.8) {
    if (order.refund !== 'asked') return;
    world.agreeRefund(side, order.number);
    round.say(`${side}: ${order.number} refund agreed there`);
  } else if (order.state === 'paid') {
    world.changeAddress(side, order.number, { detail: `新路 ${String(random.between(1, 999))} 号 ${String(random.between(101, 909))}`, phone: '13900001111' });
    round.say(`${side}: ${order.number} re-addressed`);
  }
};
