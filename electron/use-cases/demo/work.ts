import type { OrderId } from '../../../shared/domain/ids.ts';
import { addNote, holdOrders, releaseOrders, setCourier, setFlag } from '../orders/orders.ts';
import type { Caller, Services } from '../services.ts';
import type { DemoKind } from './demo-orders.ts';
import { expected } from './set-up.ts';

/** An invented order as it lies in the store, and when it came in (UTC ms). */
export type TakenIn = { readonly kind: DemoKind; readonly orderId: OrderId; readonly cameInAt: number; readonly province: string; readonly foreign: boolean };

const minuteMs = 60_000;

const holds = [
  { reason: 'out_of_stock', note: '墨绿 M 码断货，已问顾客换 L 还是等三天', said: '旺旺留言，未回' },
  { reason: 'change_requested', note: '顾客要把 28 码换成 29 码', said: '已回复可以换，等顾客确认差价' },
  { reason: 'address_question', note: '收货地址与留言里的小区不一致', said: '电话无人接，下午再打' },
  { reason: 'buyer_asked', note: '顾客出差，周五以后再发', said: null },
  { reason: 'payment_question', note: '顾客说多付了一次邮费，核对中', said: '已请店长看流水' },
  { reason: 'packing_fault', note: '杯口有裂，换一只再发', said: '库存还有，已通知仓库' },
  { reason: 'other', note: '等赠品袜子到货一起发', said: null },
  { reason: 'buyer_asked', note: '要和闺蜜的订单一起寄', said: '另一单还没付款' },
  { reason: 'change_requested', note: '改收件人姓名', said: null },
] as const;

const notes = ['顾客要求加固包装', '老顾客，随箱放手写卡', '已核对尺码，按原单发', '送礼，不放价格单', '赠中筒袜一双', '电话确认过地址'] as const;

/** What the shop did with its orders since they came in, step by step as a person would. */
export const workOnOrders = (
  at: (time: number) => Services, customerService: Caller, orders: readonly TakenIn[], now: number,
): void => {
  const of = (kind: DemoKind): readonly TakenIn[] => orders.filter((order) => order.kind === kind);
  const later = (order: TakenIn, minutes: number): Services => at(Math.min(order.cameInAt + minutes * minuteMs, now));
  const note = (order: TakenIn, minutes: number, text: string): void => {
    expected(addNote(later(order, minutes), customerService, { orderId: order.orderId, text }));
  };

  of('held').forEach((order, index) => {
    const hold = holds[index % holds.length];
    if (hold === undefined) return;
    expected(holdOrders(later(order, 12), customerService, { orderIds: [order.orderId], reason: hold.reason, note: hold.note, until: null }));
    if (hold.said !== null) note(order, 20, hold.said);
  });
  of('urgent').forEach((order) => {
    expected(setFlag(later(order, 5), customerService, { orderIds: [order.orderId], flag: 'red' }));
    note(order, 6, '顾客催单，优先发');
  });
  of('overdue').slice(0, 2).forEach((order) => {
    note(order, 60, '已向顾客致歉，今天一定发');
  });
  const ready = of('ready');
  ready.filter((_, index) => index % 7 === 0).forEach((order, index) => {
    note(order, 10, notes[index % notes.length] ?? '');
  });
  // One was held and let go again: its history shows how that looks.
  const [released] = ready;
  if (released !== undefined) {
    expected(holdOrders(later(released, 4), customerService, { orderIds: [released.orderId], reason: 'address_question', note: '门牌号看不清', until: null }));
    expected(releaseOrders(later(released, 30), customerService, { orderIds: [released.orderId], note: '顾客已确认：5 栋' }));
  }
  expected(setFlag(at(now), customerService, { orderIds: of('refund_late').map((order) => order.orderId), flag: 'purple' }));

  const open = orders.filter((order) => order.kind !== 'shipped' && order.kind !== 'completed' && order.kind !== 'closed' && order.kind !== 'refund_late');
  const byPost = open.filter((order) => order.foreign || /新疆|内蒙古|甘肃|海南/.test(order.province));
  const byAir = open.filter((order, index) => !byPost.includes(order) && index % 6 === 0);
  for (const [courierCode, group] of [['EMS', byPost], ['SF', byAir]] as const) {
    if (group.length > 0) expected(setCourier(at(now), customerService, { orderIds: group.map((order) => order.orderId), courierCode }));
  }
};
