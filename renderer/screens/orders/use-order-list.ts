import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { listenQuietly } from '../../api/listen.ts';
import type { OrderView } from '../../../shared/domain/orders/views.ts';
import { usePaced } from '../../app/use-paced.ts';
import { blocksOf, keyOf, useListPlace, type ListKey } from './list-place.ts';
import type { OrderBlocks } from './order-blocks.ts';

export type ShownList = { readonly key: ListKey; readonly name: string; readonly blocks: OrderBlocks; readonly version: number };

/**
 * The list of a view, or of a search over all orders. While the next list is still being asked for, the one before
 * stays on screen, so that typing does not flicker.
 */
export const useOrderList = (view: OrderView, typed: string): ShownList => {
  const sort = useListPlace((place) => place.sort);
  const group = useListPlace((place) => place.group);
  const [shown, setShown] = useState(() => {
    const key: ListKey = { view, search: typed, sort, group };
    const wantedName = keyOf(key);
    return { key, name: wantedName, blocks: blocksOf(key) };
  });
  const search = usePaced(typed, (given) => shown.key.search === given);

  useEffect(() => {
    const key: ListKey = { view, search, sort, group };
    const blocks = blocksOf(key);
    const name = keyOf(key);
    const show = (): void => setShown((before) => (before.blocks === blocks ? before : { key, name, blocks }));
    if (blocks.ready()) {
      blocks.refresh();
      show();
      return undefined;
    }
    blocks.see(0, 0);
    return blocks.subscribe(() => {
      if (blocks.ready()) show();
    });
  }, [view, search, sort, group]);

  const { blocks } = shown;
  // A buyer's warning or level is a mark in the list.
  useEffect(() => listenQuietly(['orders.changed', 'customers.changed'], blocks.refresh), [blocks]);

  const version = useSyncExternalStore(blocks.subscribe, blocks.version);
  return useMemo(() => ({ ...shown, version }), [shown, version]);
};
