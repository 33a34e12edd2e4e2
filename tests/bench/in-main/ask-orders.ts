import { blockSize } from '../../../renderer/screens/orders/order-blocks.ts';
import { listOrders } from '../../../electron/use-cases/orders/orders.ts';
import type { Services } from '../../../electron/use-cases/services.ts';
import { orderViews } from '../../../shared/domain/orders/views.ts';
import { draftOrder } from '../../support/draft-orders.ts';

const rounds = 120;

/** What people type: each kind with another order's text every time. */
const searches: Readonly<Record<string, (index: number) => string>> = {
  two_character_name: (index) => (draftOrder(index).receiver.name ?? '').slice(0, 2),
  whole_name: (index) => draftOrder(index).receiver.name ?? '',
  one_character_surname: (index) => (draftOrder(index).receiver.name ?? '').slice(0, 1),
  order_number_fragment: (index) => draftOrder(index).platformOrderNumber.slice(6, 13),
  order_number_start: (index) => draftOrder(index).platformOrderNumber.slice(0, 6),
  phone_tail: (index) => (draftOrder(index).receiver.phone ?? '').slice(-4),
  whole_phone: (index) => draftOrder(index).receiver.phone ?? '',
  address: (index) => `${draftOrder(index).receiver.city ?? ''}${draftOrder(index).receiver.district ?? ''}`,
  street: (index) => (draftOrder(index).receiver.detail ?? '').slice(0, 4),
  sku: (index) => draftOrder(index).lines[0]?.skuCode ?? '',
  buyer_nick: (index) => draftOrder(index).buyerNick ?? '',
  message: () => '周末不在家',
  name_and_city: (index) => `${(draftOrder(index).receiver.name ?? '').slice(0, 2)} ${draftOrder(index).receiver.city ?? ''}`,
};

export type Timings = Readonly<Record<string, readonly number[]>>;

const time = (body: () => unknown): number => {
  const started = performance.now();
  body();
  return performance.now() - started;
};

/** Milliseconds in main for each kind of search and for blocks of each view, at the top, in the middle and far down. */
export const askOrders = (services: Services, orders: number): { searches: Timings; lists: Timings } => ({
  searches: Object.fromEntries(
    Object.entries(searches).map(([kind, textOf]) => [
      kind,
      Array.from({ length: rounds }, (_, round) => {
        const search = textOf((round * 7919) % orders);
        return time(() => listOrders(services, { view: 'all', search, offset: 0, limit: blockSize }));
      }),
    ]),
  ),
  lists: Object.fromEntries(
    orderViews.map((view) => [
      view,
      Array.from({ length: rounds }, (_, round) => time(() => listOrders(services, { view, search: '', offset: Math.floor((orders * (round % 10)) / 10), limit: blockSize }))),
    ]),
  ),
});
