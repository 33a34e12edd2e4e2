import { setTimeout as pause } from 'node:timers/promises';
import { finderOf } from '../../store/orders/order-finder.ts';
import { indexBacklog, searchBacklog } from '../../store/orders/order-search.ts';
import { readerOf, type Services } from '../services.ts';

/** Keeps search and lists ready in the background: reads what they need, and writes the index anew after an update of the app. */
export type SearchDesk = { readonly stop: () => Promise<void> };

export type SearchDeskOptions = { readonly onBug: (error: unknown) => void; readonly firstAfterMs?: number };

/** The window comes first. */
const firstMs = 1_500;
/** So long at a time, and then everybody else. */
const readMs = 6;
const readPauseMs = 6;
const indexedOrders = 40;
const indexPauseMs = 15;
/** Changes that nobody asked about, as during an import, are taken over in portions too. */
const idleMs = 500;

export const startSearchDesk = (services: Services, { onBug, firstAfterMs = firstMs }: SearchDeskOptions): SearchDesk => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const wait = (ms: number): Promise<void> => pause(ms, undefined, { signal, ref: false });
  const reader = readerOf(services);

  const indexAgain = async (): Promise<void> => {
    if (searchBacklog(reader) === null) return;
    let told = performance.now();
    while (services.store.write((writer) => indexBacklog(writer, indexedOrders))) {
      if (performance.now() - told > 2_000) {
        services.emit('orders.changed', { orderIds: [] });
        told = performance.now();
      }
      await wait(indexPauseMs);
    }
    services.emit('orders.changed', { orderIds: [] });
  };

  const run = async (): Promise<void> => {
    try {
      await wait(firstAfterMs);
      const finder = finderOf(reader);
      const indexing = indexAgain();
      while (!signal.aborted) await wait(finder.tend(readMs) ? readPauseMs : idleMs);
      await indexing;
    } catch (error) {
      if (!signal.aborted) onBug(error);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
