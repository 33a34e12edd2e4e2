import { useEffect } from 'react';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { listen } from '../../api/listen.ts';
import { useListPlace } from './list-place.ts';
import type { OrderBlocks } from './order-blocks.ts';
import { useOutcome } from './outcome.ts';
import { mostSelected, withFresh, without } from './selection.ts';

const burstMs = 80;

/**
 * Keeps what is known of ticked orders true: when some of them change anywhere, the list is read again as far as they
 * may stand. An order that is not in the list any more is unticked. One look at a time, and none while an action on many goes on: each of its portions
 * would have ten thousand rows read again.
 */
export const useFreshSelection = (blocks: OrderBlocks): void => {
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let looking = false;
    let touched: Set<OrderId> | 'all' = new Set();

    const due = (): void => {
      if (stopped || looking || useOutcome.getState().working !== undefined || (touched !== 'all' && touched.size === 0)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        looking = true;
        void look().finally(() => {
          looking = false;
          due();
        });
      }, burstMs);
    };
    const look = async (): Promise<void> => {
      const asked = touched;
      touched = new Set();
      const { selection } = useListPlace.getState();
      const affected = [...selection.rows.keys()].filter((id) => asked === 'all' || asked.has(id));
      if (affected.length === 0) return;
      const wanted = new Set(affected);
      const found: OrderRow[] = [];
      const total = blocks.total();
      for (let from = 0; from < Math.min(total + 100, 2 * mostSelected) && wanted.size > 0; from += 500) {
        const rows = await blocks.rows(from, from + 499);
        if (rows === undefined || stopped) return;
        for (const row of rows) if (wanted.delete(row.id)) found.push(row);
        if (rows.length < 500) break;
      }
      const now = useListPlace.getState().selection;
      useListPlace.setState({ selection: without(withFresh(now, found), wanted) });
    };

    const stop = listen('orders.changed', ({ orderIds }) => {
      if (orderIds === 'all') touched = 'all';
      else if (touched !== 'all') for (const id of orderIds) touched.add(id as OrderId);
      due();
    });
    const stopWaiting = useOutcome.subscribe(due);
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
      stopWaiting();
    };
  }, [blocks]);
};
