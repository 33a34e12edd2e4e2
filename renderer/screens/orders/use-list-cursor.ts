import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { useLatest } from '../../api/use-latest.ts';
import type { RowClick, VirtualTableHandle } from '../../components/virtual-table.tsx';
import { useListPlace } from './list-place.ts';
import { addRange, mostSelected, nothingSelected, onlyRange, rangeOf, toggle } from './selection.ts';
import type { ShownList } from './use-order-list.ts';

const pageRows = 15;
/** How far a row that moved is looked for around its old place. */
const nearRows = 200;

export type ListCursor = {
  readonly moveTo: (index: number, extend?: boolean) => Promise<void>;
  readonly toggleCurrent: () => void;
  readonly onRowClick: (click: RowClick) => void;
  readonly selectAll: () => Promise<void>;
  readonly clear: () => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
};

/** Moves the cursor and ticks orders, by keyboard and mouse, over a list of which only parts are loaded. */
export const useListCursor = (list: ShownList, table: RefObject<VirtualTableHandle | null>): ListCursor => {
  const latest = useLatest(list);
  const turn = useRef(0);

  const rowsBetween = useCallback(
    async (first: number, last: number): Promise<readonly OrderRow[]> => {
      const { blocks } = latest.current;
      const end = Math.min(last, first + mostSelected - 1);
      const known = Array.from({ length: end - first + 1 }, (_, offset) => blocks.rowAt(first + offset));
      if (known.every((row) => row !== undefined)) return known;
      return (await blocks.rows(first, end)) ?? [];
    },
    [latest],
  );

  const moveTo = useCallback(
    async (index: number, extend = false) => {
      const { blocks } = latest.current;
      const total = blocks.total();
      if (total === 0) return;
      const mine = ++turn.current;
      const at = Math.max(0, Math.min(total - 1, index));
      table.current?.scrollToRow(at);
      blocks.see(Math.max(0, at - pageRows), at + pageRows);
      const row = blocks.rowAt(at) ?? (await blocks.rows(at, at))?.[0];
      // A later key press has moved on meanwhile.
      if (row === undefined || mine !== turn.current) return;
      const before = useListPlace.getState();
      if (!extend) {
        useListPlace.setState({ cursorId: row.id, cursorIndex: at });
        return;
      }
      const anchor = before.selection.anchor ?? before.cursorIndex;
      const { first, last } = rangeOf(anchor, at);
      useListPlace.setState({ cursorId: row.id, cursorIndex: at });
      const rows = await rowsBetween(first, last);
      if (mine === turn.current) useListPlace.setState({ selection: onlyRange(rows, anchor) });
    },
    [latest, rowsBetween, table],
  );

  const toggleAt = useCallback(
    (index: number) => {
      const row = latest.current.blocks.rowAt(index);
      if (row === undefined) return;
      const { selection } = useListPlace.getState();
      useListPlace.setState({ selection: toggle(selection, row, index), cursorId: row.id, cursorIndex: index });
    },
    [latest],
  );

  const onRowClick = useCallback(
    ({ index, ctrl, shift, column }: RowClick) => {
      if (shift) {
        const { selection, cursorIndex } = useListPlace.getState();
        const anchor = selection.anchor ?? cursorIndex;
        const { first, last } = rangeOf(anchor, index);
        void rowsBetween(first, last).then((rows) => {
          const now = useListPlace.getState().selection;
          useListPlace.setState({ selection: addRange(now, rows, anchor) });
        });
        void moveTo(index);
      } else if (ctrl || column === 'tick') toggleAt(index);
      else void moveTo(index);
    },
    [moveTo, rowsBetween, toggleAt],
  );

  const selectAll = useCallback(async () => {
    const { blocks } = latest.current;
    const mine = ++turn.current;
    const rows = await blocks.rows(0, Math.min(blocks.total(), mostSelected) - 1);
    if (rows !== undefined && mine === turn.current) useListPlace.setState({ selection: onlyRange(rows, 0) });
  }, [latest]);

  const clear = useCallback(() => {
    turn.current += 1;
    useListPlace.setState({ selection: nothingSelected });
  }, []);

  const onKeyDown = useCallback(
    (event: React.KeyboardEvent) => {
      const { cursorId, cursorIndex } = useListPlace.getState();
      const { blocks } = latest.current;
      // The order under the cursor has left the list: the one that slid into its place is next.
      const present = cursorId !== undefined && blocks.rowAt(cursorIndex)?.id === cursorId;
      const extend = event.shiftKey;
      const to: Readonly<Record<string, number>> = {
        ArrowDown: present ? cursorIndex + 1 : cursorIndex,
        ArrowUp: cursorIndex - 1,
        PageDown: cursorIndex + pageRows,
        PageUp: cursorIndex - pageRows,
        Home: 0,
        End: blocks.total() - 1,
      };
      const target = to[event.key];
      if (target !== undefined && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        void moveTo(target, extend);
      } else if (event.key === ' ') {
        event.preventDefault();
        toggleAt(cursorIndex);
      } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void selectAll();
      }
    },
    [latest, moveTo, selectAll, toggleAt],
  );

  const { blocks, version } = list;
  useEffect(() => {
    const { cursorId, cursorIndex } = useListPlace.getState();
    const total = blocks.total();
    if (cursorId === undefined) {
      const first = blocks.rowAt(0);
      if (blocks.ready() && first !== undefined) useListPlace.setState({ cursorId: first.id, cursorIndex: 0 });
      return;
    }
    if (blocks.rowAt(cursorIndex)?.id === cursorId) return;
    for (let away = 1; away <= nearRows; away += 1) {
      for (const index of [cursorIndex - away, cursorIndex + away]) {
        if (index >= 0 && index < total && blocks.rowAt(index)?.id === cursorId) {
          useListPlace.setState({ cursorIndex: index });
          return;
        }
      }
    }
    if (blocks.ready() && cursorIndex >= total) useListPlace.setState({ cursorIndex: Math.max(0, total - 1) });
  }, [blocks, version]);

  return useMemo(
    () => ({ moveTo, toggleCurrent: () => toggleAt(useListPlace.getState().cursorIndex), onRowClick, selectAll, clear, onKeyDown }),
    [moveTo, toggleAt, onRowClick, selectAll, clear, onKeyDown],
  );
};
