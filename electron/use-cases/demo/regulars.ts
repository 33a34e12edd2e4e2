import type { OrderId } from '../../../shared/domain/ids.ts';
import { customerOrder, headOfCustomer } from '../../store/customers/customers.ts';
import { setCustomerSettings, warnOfCustomer } from '../customers/change-customer.ts';
import { recognisePortion } from '../customers/customer-desk.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import type { DemoKind, DemoOrder } from './demo-orders.ts';
import { expected } from './set-up.ts';
import type { TakenIn } from './work.ts';

const minuteMs = 60_000;
const pastOrdersEach = 3;
const twinAfterMs = 17 * minuteMs;

/** Named accounts with one version: nothing but their buyer is looked at. */
const plainOnes = (orders: readonly DemoOrder[], kinds: readonly DemoKind[]): readonly DemoOrder[] =>
  orders.filter(({ kind, versions }) => kinds.includes(kind) && versions.length === 1 && versions[0]?.draft.platform === 'taobao');

const everyOther = (orders: readonly DemoOrder[], most: number): readonly DemoOrder[] => orders.filter((_, index) => index % 2 === 0).slice(0, most);

/** Some of those who order today bought before: old orders get their buyer. */
const withPast = (orders: readonly DemoOrder[], buyers: readonly DemoOrder[]): readonly DemoOrder[] => {
  const old = plainOnes(orders, ['completed']);
  return orders.map((order) => {
    const place = old.indexOf(order);
    const buyer = place < 0 ? undefined : buyers[Math.floor(place / pastOrdersEach)]?.versions[0]?.draft;
    return buyer === undefined ? order : { ...order, versions: order.versions.map(({ at, draft }) => ({ at, draft: { ...draft, buyerNick: buyer.buyerNick, receiver: buyer.receiver } })) };
  });
};

const following = (number: string): string => (BigInt(number) + 3n).toString().padStart(number.length, '0');

/** IN-7: the same goods ordered once more a little later. */
const twinOf = ({ kind, versions }: DemoOrder): DemoOrder => ({
  kind,
  versions: versions.map(({ at, draft }) => ({
    at: at + twinAfterMs,
    draft: {
      ...draft, platformOrderNumber: following(draft.platformOrderNumber), buyerMessage: null, createdAt: draft.createdAt === null ? null : draft.createdAt + twinAfterMs,
      paidAt: draft.paidAt === null ? null : draft.paidAt + twinAfterMs, promisedShipAt: draft.promisedShipAt === null ? null : draft.promisedShipAt + twinAfterMs,
    },
  })),
});

/** The same invented orders with regular customers among them, and two that were likely ordered twice: what the list marks is there to be seen. */
export const withRegulars = (orders: readonly DemoOrder[], now: number): readonly DemoOrder[] => {
  const pressing = plainOnes(orders, ['overdue', 'near', 'urgent']);
  const ready = plainOnes(orders, ['ready']).filter(({ versions }) => (versions[0]?.at ?? now) + twinAfterMs < now - minuteMs);
  const buyers = [...everyOther(pressing, 4), ...everyOther(ready, 3)];
  const twice = [...pressing.filter((order) => !buyers.includes(order)).slice(0, 1), ...ready.filter((order) => !buyers.includes(order)).slice(0, 1)];
  return [...withPast(orders, buyers), ...twice.map(twinOf)];
};

/** Without a discount: that is the manager's to promise. */
const levels = [{ name: '银卡', fromFen: 50_000, paysPercent: 100 }, { name: '金卡', fromFen: 80_000, paysPercent: 100 }] as const;
const warnings = ['上次说少发一件，监控里是齐的：打包时拍照', '连着两次穿过再退，吊牌已拆'] as const;

const headOfOrder = (services: Services, orderId: OrderId) => {
  const known = customerOrder(readerOf(services), orderId);
  return known === undefined ? undefined : headOfCustomer(readerOf(services), known.customer_id);
};

/** CU-1, CU-3: buyers are recognised before the window shows them; two of them with a warning. */
export const knowCustomers = async (services: Services, manager: Caller, customerService: Caller, orders: readonly TakenIn[], pause: () => Promise<void>): Promise<void> => {
  while (recognisePortion(services) > 0) await pause();
  expected(setCustomerSettings(services, manager, { currency: 'CNY', levels: [...levels], returns: { atLeast: 3, percent: 30 } }));
  const pressing = orders.filter(({ kind }) => kind === 'near' || kind === 'overdue');
  [pressing[1], pressing[8]].forEach((order, index) => {
    const customerId = order === undefined ? undefined : headOfOrder(services, order.orderId);
    if (customerId !== undefined) expected(warnOfCustomer(services, customerService, { customerId, text: warnings[index] ?? warnings[0] }));
  });
};
