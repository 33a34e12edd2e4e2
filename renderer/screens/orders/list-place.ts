import { create } from 'zustand';
import type { AppState } from '../../../shared/contract/app.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { OrderGrouping, OrderSort } from '../../../shared/domain/orders/sorting.ts';
import type { OrderView } from '../../../shared/domain/orders/views.ts';
import { backroom } from '../../api/client.ts';
import { useAppState } from '../../app/session.ts';
import { createOrderBlocks, type OrderBlocks } from './order-blocks.ts';
import { forgetUndo } from './outcome.ts';
import { nothingSelected, type Selection } from './selection.ts';

const staffOf = (state: AppState | undefined): number | undefined => (state?.phase === 'open' ? state.session?.staffId : undefined);

/** Where the person stands in the list. Outlives the screen, so that they come back to the same place. */
type Place = {
  readonly view: OrderView;
  /** Null: the view's own order. Both stay while views change, as a habit of the person. */
  readonly sort: OrderSort | null;
  readonly group: OrderGrouping | null;
  /** The order under the cursor, which the detail pane shows, and where it stood in the list. */
  readonly cursorId: OrderId | undefined;
  readonly cursorIndex: number;
  readonly selection: Selection;
};

export const useListPlace = create<Place>()(() => ({ view: 'to_ship', sort: null, group: null, cursorId: undefined, cursorIndex: 0, selection: nothingSelected }));

export type ListKey = { readonly view: OrderView; readonly search: string; readonly sort?: OrderSort | null; readonly group?: OrderGrouping | null };
export const keyOf = ({ view, search, sort, group }: ListKey): string =>
  `${search === '' ? view : `? ${search}`}${sort === null || sort === undefined ? '' : ` ${sort.by}${sort.descending ? '-' : '+'}`}${group === null || group === undefined ? '' : ` /${group}`}`;

/** Lists that were looked at last stay known, newest last. */
const mostLists = 4;
const lists = new Map<string, OrderBlocks>();
const scrollTops = new Map<string, number>();

export const blocksOf = (key: ListKey): OrderBlocks => {
  const name = keyOf(key);
  const known = lists.get(name);
  const blocks = known ?? createOrderBlocks((offset, limit) => backroom.orders.list({ view: key.view, search: key.search, sort: key.sort ?? null, group: key.group ?? null, offset, limit }));
  lists.delete(name);
  lists.set(name, blocks);
  for (const old of [...lists.keys()].slice(0, -mostLists)) lists.delete(old);
  return blocks;
};

export const scrollTopOf = (key: ListKey): number => scrollTops.get(keyOf(key)) ?? 0;
export const keepScrollTop = (key: ListKey, top: number): void => {
  if (key.search === '') scrollTops.set(keyOf(key), top);
};

type Cursor = Pick<Place, 'cursorId' | 'cursorIndex'>;
const cursors = new Map<string, Cursor>();

/** Another list is on screen: its cursor is where it was left, at the top of a new search, and nothing is ticked. */
export const changeLists = (before: ListKey, after: ListKey): void => {
  const { cursorId, cursorIndex } = useListPlace.getState();
  if (before.search === '') cursors.set(keyOf(before), { cursorId, cursorIndex });
  const first: Cursor = { cursorId: blocksOf(after).rowAt(0)?.id, cursorIndex: 0 };
  useListPlace.setState({ ...((after.search === '' ? cursors.get(keyOf(after)) : undefined) ?? first), selection: nothingSelected });
};

const forgetPlace = (): void => {
  lists.clear();
  scrollTops.clear();
  cursors.clear();
  useListPlace.setState({ view: 'to_ship', sort: null, group: null, cursorId: undefined, cursorIndex: 0, selection: nothingSelected });
};

// Another person, another work: nothing is left ticked for them, and nothing of somebody else's is theirs to undo.
let person = staffOf(useAppState.getState().state);
useAppState.subscribe(({ state }) => {
  const now = staffOf(state);
  if (now === person) return;
  person = now;
  forgetPlace();
  forgetUndo();
});
