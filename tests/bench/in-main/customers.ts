import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../../electron/store/database.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { recognisePortion } from '../../../electron/use-cases/customers/customer-desk.ts';
import { buyerOfOrder, customersOverview, getCustomer, listCustomers } from '../../../electron/use-cases/customers/queries.ts';
import type { Services } from '../../../electron/use-cases/services.ts';
import type { CustomerId, OrderId } from '../../../shared/domain/ids.ts';
import { draftOrder } from '../../support/draft-orders.ts';

const firstAt = Date.UTC(2023, 0, 1);
const platforms = ['taobao', 'taobao', 'taobao', 'jd', 'douyin', 'pinduoduo'] as const;

/** Most buy once, some come back: order n is of buyer n, or of one of the buyers before. */
const buyerOf = (index: number): number => (index % 10 < 8 ? index : Math.trunc((index * 2_654_435_761) % 4_294_967_296) % Math.max(1, index));
const phoneOf = (buyer: number): string => `1${String(39_00000000 + buyer * 37).slice(0, 10)}`;
const nickOf = (buyer: number): string => `tb${String(1_000_000 + buyer * 13)}`;

const insertOrders = (store: Store, from: number, to: number): void => {
  store.write((writer) => {
    for (let index = from; index < to; index += 1) {
      const buyer = buyerOf(index);
      const { receiver } = draftOrder(buyer);
      const platform = platforms[buyer % platforms.length] ?? 'taobao';
      const at = firstAt + index * 90_000;
      writer.run(
        `INSERT INTO orders (platform, platform_order_number, state, buyer_nick, receiver_name, receiver_phone, province, city, district, detail, paid_fen, refunded_fen, created_at, paid_at, sort_at, imported_at)
         VALUES (?, ?, 'completed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        platform, String(3_500_000_000_000 + index), platform === 'douyin' || platform === 'pinduoduo' ? '' : nickOf(buyer), receiver.name ?? '', phoneOf(buyer), receiver.province ?? '',
        receiver.city ?? '', receiver.district ?? '', `${receiver.detail ?? ''}${String(buyer)}`, 1_000 + (index % 90_000), index % 40 === 0 ? 1_000 : 0, at, at, at, at,
      );
    }
  });
};

export type CustomersResult = {
  readonly orders: number; readonly customers: number; readonly ordersPerSecond: number; readonly portions: readonly number[]; readonly megabytes: number;
  /** Milliseconds of each kind of question. */
  readonly asked: Readonly<Record<string, readonly number[]>>;
};

const rounds = 60;
const timed = (ask: (round: number) => unknown): number[] =>
  Array.from({ length: rounds }, (_, round) => {
    const began = performance.now();
    ask(round);
    return performance.now() - began;
  });

const askCustomers = (services: Services, orders: number, customers: number): Record<string, number[]> => {
  const buyer = (round: number): number => buyerOf((round * 7919 * 131) % orders);
  const find = (search: string) => listCustomers(services, { search, filter: { kind: 'all' }, sort: 'last', offset: 0, limit: 100 });
  const page = (sort: 'last' | 'spent' | 'orders') => (round: number) =>
    listCustomers(services, { search: '', filter: { kind: 'all' }, sort, offset: Math.trunc((customers * round) / rounds), limit: 100 });
  const nameOf = (round: number): string => draftOrder(buyer(round)).receiver.name ?? '';
  return {
    'search.name': timed((round) => find(nameOf(round))), 'search.surname': timed((round) => find(nameOf(round).slice(0, 1))),
    'search.given_name': timed((round) => find(nameOf(round).slice(1))), 'search.phone_tail': timed((round) => find(phoneOf(buyer(round)).slice(-4))),
    'search.phone': timed((round) => find(phoneOf(buyer(round)))), 'search.nick': timed((round) => find(nickOf(buyer(round)).slice(2, 8))),
    'search.initials': timed((round) => find(['zw', 'ly', 'oyyx', 'wzq', 'lxf', 'cjy'][round % 6] ?? 'zw')), 'search.pinyin': timed((round) => find(['zhangwei', 'liu', 'ouyang', 'chen', 'wangjing'][round % 5] ?? 'chen')),
    'search.nothing': timed(() => find('9990001112223')),
    'list.by_last': timed(page('last')), 'list.by_spend': timed(page('spent')), 'list.by_orders': timed(page('orders')),
    overview: timed(() => customersOverview(services)), profile: timed((round) => getCustomer(services, { customerId: (1 + ((round * 7919) % customers)) as CustomerId })),
    of_order: timed((round) => buyerOfOrder(services, { orderId: (1 + ((round * 104_729) % orders)) as OrderId })),
  };
};

/** CU-1 at the size of a shop of many years: what recognising in the background costs, and how quick customers are found afterwards. */
export const benchCustomers = async (folder: string, orders: number): Promise<CustomersResult> => {
  const file = join(folder, 'customers.db');
  const opening = await openStore(file, { backupFolder: join(folder, 'customers-backups'), now: Date.now });
  if (opening.kind !== 'open') throw new Error(opening.kind);
  const { store } = opening;
  const services: Services = { store, now: Date.now, emit: () => undefined };
  for (let from = 0; from < orders; from += 5_000) insertOrders(store, from, Math.min(orders, from + 5_000));
  // Names sound as they do in orders.
  const pages = (): number => store.reader.first<{ bytes: number }>('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')?.bytes ?? 0;
  const before = pages();
  const portions: number[] = [];
  const began = performance.now();
  for (;;) {
    const started = performance.now();
    if (recognisePortion(services) === 0) break;
    portions.push(performance.now() - started);
  }
  const seconds = (performance.now() - began) / 1000;
  const customers = store.reader.first<{ n: number }>(`SELECT customers AS n FROM customer_counts WHERE currency = ''`)?.n ?? 0;
  // A person looks at the list before scrolling it.
  for (const sort of ['last', 'spent', 'orders'] as const) {
    listCustomers(services, { search: '', filter: { kind: 'all' }, sort, offset: 0, limit: 100 });
    await pause(2_000);
  }
  const asked = askCustomers(services, orders, customers);
  const result = { orders, customers, ordersPerSecond: orders / seconds, portions, megabytes: (pages() - before) / 1_000_000, asked };
  store.close();
  return result;
};
