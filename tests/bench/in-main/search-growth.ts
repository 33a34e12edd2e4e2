import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { OrderDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { receiverOf } from '../../../shared/domain/intake/compare.ts';
import type { Store } from '../../../electron/store/database.ts';
import { blockSize } from '../../../renderer/screens/orders/order-blocks.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { finderOf } from '../../../electron/store/orders/order-finder.ts';
import { indexOrders, type Searched } from '../../../electron/store/orders/order-search.ts';
import { insertOrder } from '../../../electron/store/orders/order-writes.ts';
import { listOrders } from '../../../electron/use-cases/orders/list-orders.ts';
import type { Services } from '../../../electron/use-cases/services.ts';
import { draftOrder, testNow } from '../../support/draft-orders.ts';

const platforms = ['taobao', 'taobao', 'taobao', 'douyin', 'pinduoduo', 'jd'] as const;
const flags = ['grey', 'grey', 'grey', 'grey', 'grey', 'grey', 'red', 'yellow', 'green', 'purple'] as const;

/** As `draftOrder`, from several platforms, with flags, and with now and then a name or word that is rare. */
const draftOf = (index: number): OrderDraft => {
  const draft = draftOrder(index);
  const platform = platforms[Math.imul(index, 2654435761) >>> 29] ?? 'taobao';
  const rareName = index % 5_003 === 0 ? { name: ['尉迟恭谨', '万俟燕', '查慎行', '朴敏秀', '解缙'][index % 5] ?? null } : {};
  return { ...draft, platform, platformFlag: flags[(Math.imul(index + 7, 40503) >>> 4) % flags.length] ?? 'grey', receiver: { ...draft.receiver, ...rareName } };
};

const searchedOf = (draft: OrderDraft): Searched => ({
  numbers: [draft.platformOrderNumber, ...draft.shipments.map(({ waybillNumber }) => waybillNumber)],
  receiver: receiverOf(draft.receiver),
  words: [draft.buyerNick ?? '', draft.buyerMessage ?? '', draft.platformNote ?? ''],
  lines: draft.lines.map((line) => ({ skuCode: line.skuCode ?? '', title: line.title, colour: line.colour ?? '', size: line.size ?? '' })),
});

const portion = 600;

/** A store of so many orders with all that the app writes of them for lists and search, by the app's own functions. */
const fill = (store: Store, orders: number): { indexMsPerThousand: number; orderMsPerThousand: number } => {
  let [indexMs, orderMs] = [0, 0];
  for (let start = 0; start < orders; start += portion) {
    const drafts = Array.from({ length: Math.min(portion, orders - start) }, (_, offset) => draftOf(start + offset));
    store.write((writer) => {
      const entries = new Map<OrderId, Searched>();
      let from = performance.now();
      for (const draft of drafts) entries.set(insertOrder(writer, { draft, print: '', doubts: [], source: '' }, testNow), searchedOf(draft));
      orderMs += performance.now() - from;
      from = performance.now();
      indexOrders(writer, entries);
      indexMs += performance.now() - from;
    });
  }
  return { indexMsPerThousand: (indexMs / orders) * 1000, orderMsPerThousand: (orderMs / orders) * 1000 };
};

const rounds = 60;

/** What people type: each kind with another order's text every time. */
const searches: Readonly<Record<string, (index: number) => string>> = {
  one_letter: (index) => 'oyzswlcm'.charAt(index % 8),
  one_digit: (index) => String(index % 10),
  two_digits: (index) => draftOf(index).receiver.phone?.slice(-2) ?? '',
  three_digits: (index) => draftOf(index).platformOrderNumber.slice(0, 3),
  surname: (index) => (draftOf(index).receiver.name ?? '').slice(0, 1),
  two_characters: (index) => (draftOf(index).receiver.name ?? '').slice(0, 2),
  rare_name: (index) => ['尉迟恭谨', '万俟', '查慎行', '朴敏秀'][index % 4] ?? '',
  phone_tail: (index) => (draftOf(index).receiver.phone ?? '').slice(-4),
  whole_phone: (index) => draftOf(index).receiver.phone ?? '',
  order_number: (index) => draftOf(index).platformOrderNumber,
  order_number_part: (index) => draftOf(index).platformOrderNumber.slice(6, 13),
  waybill: (index) => String(771_000_000_000_000n + BigInt(index)),
  waybill_part: (index) => String(771_000_000_000_000n + BigInt(index)).slice(-7),
  whole_address: (index) => { const { receiver: { province, city, district, detail } } = draftOf(index); return `${province ?? ''}${city ?? ''}${district ?? ''}${detail ?? ''}`; },
  street: (index) => draftOf(index).receiver.detail ?? '',
  sku: (index) => draftOf(index).lines[0]?.skuCode ?? '',
  nick: (index) => draftOf(index).buyerNick ?? '',
  note: () => '周末不在家',
  initials: (index) => ['oyyx', 'zs', 'wj', 'smy', 'dxy', 'qgy'][index % 6] ?? '',
  pinyin: (index) => ['ouyang', 'wangwei', 'shan', 'qiu', 'simajie', 'yuchi', 'piao', 'chengdu', 'xie', 'yi'][index % 10] ?? '',
  mixed: (index) => ['欧阳yx', 'ouyangyx', '单xy', 'zhangs', '王w', 'moqi'][index % 6] ?? '',
  rare_and_common: (index) => `${draftOf(index).receiver.phone ?? ''} ${draftOf(index).receiver.city ?? ''} ${draftOf(index).lines[0]?.title ?? ''}`,
  common_and_common: (index) => `${draftOf(index).receiver.city ?? ''} ${(draftOf(index).receiver.name ?? '').slice(0, 1)}`,
  never_together: () => '成都 深圳',
  nothing: (index) => ['9990001112223', '欧阳锋芒毕露', 'qqqzzzxxx', '777777777'][index % 4] ?? '',
  marks_and_emoji: (index) => ['%_"*\'', '😀', '%', '"; DROP TABLE orders; --', '（）'][index % 5] ?? '',
  ten_thousand_characters: (index) => (['欧', 'a', '1', '成都 '][index % 4] ?? '').repeat(10_000).slice(0, 10_000),
  flag: (index) => ['flag:yellow', 'flag:purple', '旗帜:绿'][index % 3] ?? '',
  state: (index) => ['state:held', 'state:closed', 'state:completed', 'state:late'][index % 4] ?? '',
  filters: (index) => ['flag:yellow courier:sto >200 last month', '旗帜:黄 申通 >200 上月', 'platform:douyin 100-200', 'paid:2026-01-01..2026-03-10 -flag:grey', '=199'][index % 5] ?? '',
  text_and_filter: (index) => `${(draftOf(index).receiver.name ?? '').slice(0, 2)} ${['flag:yellow', 'platform:douyin', '>300', 'state:closed'][index % 4] ?? ''}`,
  text_and_rare_filter: (index) => `${draftOf(index).receiver.city ?? ''} ${['=63.33', 'state:held', 'flag:red state:paid >500'][index % 3] ?? ''}`,
  field: (index) => [`phone:${(draftOf(index).receiver.phone ?? '').slice(-4)}`, `sku:NZ801`, `no:${draftOf(index).platformOrderNumber.slice(-6)}`, 'name:oyyx', 'note:周末'][index % 5] ?? '',
};

type Asked = { readonly first: readonly number[]; /** Until everything was looked at, and how many questions it took. */ readonly whole: readonly number[]; readonly asks: number };

const ask = (services: Services, input: Partial<Parameters<typeof listOrders>[1]>): { ms: number; looking: boolean; total: number } => {
  const from = performance.now();
  const answer = listOrders(services, { view: 'all', search: '', offset: 0, limit: blockSize, ...input });
  const ms = performance.now() - from;
  if (!answer.ok) throw new Error('the list was refused');
  return { ms, looking: answer.value.looking, total: answer.value.total };
};

const askAll = (services: Services, orders: number): Record<string, Asked> =>
  Object.fromEntries(
    Object.entries(searches).map(([kind, textOf]) => {
      const [first, whole]: [number[], number[]] = [[], []];
      let asks = 0;
      for (let round = 0; round < rounds; round += 1) {
        const search = textOf((round * 7_919 * 131 + 17) % orders);
        let answer = ask(services, { search });
        first.push(answer.ms);
        let sum = answer.ms;
        asks += 1;
        for (let more = 0; answer.looking && more < 200; more += 1) {
          answer = ask(services, { search });
          sum += answer.ms;
          asks += 1;
        }
        whole.push(sum);
      }
      return [kind, { first, whole, asks: asks / rounds }];
    }),
  );

const sorts = [null, ...(['time', 'due', 'amount'] as const).flatMap((by) => [true, false].map((descending) => ({ by, descending })))] as const;

/** Asks as the window does until the list stands; the longest that main was held up. */
const settle = (services: Services, input: Partial<Parameters<typeof listOrders>[1]>): number => {
  for (let longest = 0; ;) {
    const { ms, looking } = ask(services, input);
    longest = Math.max(longest, ms);
    if (!looking) return longest;
  }
};

/** Blocks anywhere in the whole list, sorted in each way and grouped; before that each is sorted and grouped, a step with each question. */
const askLists = (services: Services, orders: number): { deep: number[]; sorting: number[]; grouping: number[]; grouped: number[] } => {
  const [deep, sorting, grouping, grouped]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const sort of sorts) {
    if (sort !== null) sorting.push(settle(services, { sort }));
    for (let round = 0; round < 20; round += 1) deep.push(ask(services, { sort, offset: Math.floor(((orders - 100) * ((round * 7) % 20)) / 19) }).ms);
  }
  for (const group of ['day', 'platform', 'courier', 'state'] as const) {
    grouping.push(settle(services, { group }));
    for (let round = 0; round < 20; round += 1) grouped.push(ask(services, { group, offset: Math.floor(((orders - 100) * ((round * 7) % 20)) / 19) }).ms);
  }
  return { deep, sorting, grouping, grouped };
};

export type SearchGrowth = {
  readonly orders: number; readonly storeBytes: number; readonly indexBytes: number; readonly indexMsPerThousand: number; readonly orderMsPerThousand: number;
  /** Reading what lists need, in the background: whole time, and the longest that main was held up. */
  readonly readyMs: number; readonly longestStallMs: number; readonly searches: Readonly<Record<string, Asked>>; readonly lists: ReturnType<typeof askLists>;
};

const indexBytesOf = (store: Store): number =>
  store.reader.first<{ bytes: number }>(`SELECT coalesce(sum(length(block)), 0) AS bytes FROM order_search_data`)?.bytes ?? 0;

/** Fills a store of so many orders, or takes the one that lies there, and asks it everything. */
export const benchSearch = async (folder: string, orders: number): Promise<SearchGrowth> => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `search-${String(orders)}.db`);
  const isThere = existsSync(file);
  const opening = await openStore(file, { backupFolder: join(folder, 'backups'), now: Date.now });
  if (opening.kind !== 'open') throw new Error(opening.kind);
  const { store } = opening;
  const cost = isThere ? { indexMsPerThousand: 0, orderMsPerThousand: 0 } : fill(store, orders);
  const services: Services = { store, now: () => testNow, emit: () => undefined };
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const from = performance.now();
  const finder = finderOf(store.reader);
  while (finder.tend(4)) await new Promise((resolve) => setImmediate(resolve));
  const readyMs = performance.now() - from;
  delay.disable();
  const lists = askLists(services, orders);
  const searched = askAll(services, orders);
  const indexBytes = indexBytesOf(store);
  store.close();
  return { orders, storeBytes: statSync(file).size, indexBytes, ...cost, readyMs, longestStallMs: delay.max / 1e6, searches: searched, lists };
};
