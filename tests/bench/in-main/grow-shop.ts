import type { OrderId } from '../../../shared/domain/ids.ts';
import { receiverOf } from '../../../shared/domain/intake/compare.ts';
import type { Store } from '../../../electron/store/database.ts';
import { indexOrders, type Searched } from '../../../electron/store/orders/order-search.ts';
import { insertOrder } from '../../../electron/store/orders/order-writes.ts';
import { draftOrder, testNow } from '../../support/draft-orders.ts';

/** Far from the orders that came by file, so that no number meets another. */
const firstIndex = 20_000_000;
const portion = 600;

/** The years before: orders by the app's own functions, lines and search entries with them, until the store holds so many. */
export const growShop = (store: Store, orders: number): void => {
  const there = store.reader.first<{ n: number }>('SELECT count(*) AS n FROM orders')?.n ?? 0;
  for (let start = there; start < orders; start += portion) {
    store.write((writer) => {
      const entries = new Map<OrderId, Searched>();
      for (let index = start; index < Math.min(start + portion, orders); index += 1) {
        const draft = draftOrder(firstIndex + index);
        const id = insertOrder(writer, { draft, print: '', doubts: [], source: '' }, testNow);
        entries.set(id, {
          numbers: [draft.platformOrderNumber, ...draft.shipments.map(({ waybillNumber }) => waybillNumber)],
          receiver: receiverOf(draft.receiver),
          words: [draft.buyerNick ?? '', draft.buyerMessage ?? '', draft.platformNote ?? ''],
          lines: draft.lines.map((line) => ({ skuCode: line.skuCode ?? '', title: line.title, colour: line.colour ?? '', size: line.size ?? '' })),
        });
      }
      indexOrders(writer, entries);
    });
  }
  // Whose they are was found out in those years (CU-1): nothing of it is left to do in the background.
  store.write((writer) => {
    writer.run('DELETE FROM customer_backlog');
  });
};
