import { memo, useEffect, useEffectEvent, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import styles from './virtual-table.module.css';

export type Column<Row> = {
  readonly key: string;
  readonly title: ReactNode;
  /** A grid track: `150px`, `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end' | 'center';
  readonly render: (row: Row, index: number, selected: boolean) => ReactNode;
};

export type RowClick = { readonly index: number; readonly ctrl: boolean; readonly shift: boolean; readonly column: string | undefined };

export type VirtualTableHandle = {
  readonly scrollToRow: (index: number) => void;
  readonly scrollTop: () => number;
  readonly focus: () => void;
};

/** A line of its own above a row; the one of the rows in sight stays at the top. */
export type RowHead = { readonly before: number; readonly content: ReactNode };

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** How many rows there are, loaded or not. */
  readonly total: number;
  /** `undefined` = not loaded yet; a quiet bar is drawn in its place. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowHeight?: number;
  /** The row the keyboard is on. */
  readonly cursor?: number | undefined;
  readonly isSelected?: (row: Row, index: number) => boolean;
  readonly isMuted?: (row: Row) => boolean;
  readonly onRowClick?: (click: RowClick) => void;
  readonly onRowDoubleClick?: (index: number) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  /** Told whenever other rows come into sight; `last` is included. */
  readonly onVisible?: (first: number, last: number) => void;
  readonly initialScrollTop?: number;
  /** Which list this is: another one has rows of its own and begins at its own `initialScrollTop`. */
  readonly listName?: string;
  readonly onScrollTop?: (top: number) => void;
  readonly empty?: ReactNode;
  /** Heads of groups, in the order of the rows they stand before. */
  readonly heads?: readonly RowHead[];
  readonly ref?: Ref<VirtualTableHandle>;
};

type RowProps<Row> = {
  readonly id: string;
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly template: string;
  readonly columns: readonly Column<Row>[];
  readonly cursor: boolean;
  readonly selected: boolean;
  readonly muted: boolean;
};

const alignClass = (align: 'start' | 'end' | 'center' | undefined): string =>
  align === 'end' ? ` ${styles['end']}` : align === 'center' ? ` ${styles['center']}` : '';

const TableRow = memo(<Row,>({ id, row, index, top, height, template, columns, cursor, selected, muted }: RowProps<Row>) => (
  <div
    id={id}
    role="row"
    data-index={index}
    aria-rowindex={index + 2}
    aria-selected={selected}
    aria-busy={row === undefined || undefined}
    className={[styles['row'], selected ? styles['selected'] : '', cursor ? styles['cursor'] : '', muted ? styles['muted'] : ''].join(' ')}
    style={{ height, gridTemplateColumns: template, transform: `translateY(${String(top)}px)` }}
  >
    {columns.map((column) => (
      <div key={column.key} role="gridcell" data-column={column.key} className={`${styles['cell']}${alignClass(column.align)}`}>
        {row === undefined ? <span className={styles['waiting']} /> : column.render(row, index, selected)}
      </div>
    ))}
  </div>
)) as <Row>(props: RowProps<Row>) => ReactNode;

/** How many heads stand at or above an item; items are rows and heads together. */
const headsUpTo = (heads: readonly RowHead[], item: number): number => {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heads[middle]?.before ?? 0) + middle <= item) low = middle + 1;
    else high = middle;
  }
  return low;
};

const itemOfRow = (heads: readonly RowHead[], row: number): number => {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heads[middle]?.before ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return row + low;
};

const noHeads: readonly RowHead[] = [];

/**
 * A dense table of any length: only the rows in sight exist. Rows may be loaded in blocks (`onVisible` says which are
 * wanted). The keyboard stays on the table itself; `cursor` is announced as its active descendant.
 */
export const VirtualTable = <Row,>(props: Props<Row>) => {
  const { label, columns, total, rowAt, rowHeight = 38, cursor, isSelected, isMuted, initialScrollTop = 0, empty, heads = noHeads } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: total + heads.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    initialOffset: initialScrollTop,
    scrollPaddingStart: heads.length > 0 ? 30 + rowHeight : 30,
    paddingEnd: 8,
  });
  const template = useMemo(() => columns.map((column) => column.width).join(' '), [columns]);
  const items = virtualizer.getVirtualItems();
  const firstItem = items[0]?.index ?? 0;
  const lastItem = items.at(-1)?.index ?? -1;
  const first = Math.max(0, firstItem - headsUpTo(heads, firstItem));
  const last = lastItem - headsUpTo(heads, lastItem);
  const atTop = heads.length === 0 ? 0 : headsUpTo(heads, Math.floor((virtualizer.scrollOffset ?? 0) / rowHeight));
  const shownList = useRef(props.listName);
  useLayoutEffect(() => {
    if (shownList.current === props.listName) return;
    shownList.current = props.listName;
    if (virtualizer.scrollOffset !== initialScrollTop) scroller.current?.scrollTo({ top: initialScrollTop });
  }, [props.listName, initialScrollTop, virtualizer]);
  const tellVisible = useEffectEvent(() => {
    if (last >= first) props.onVisible?.(first, last);
  });
  useEffect(() => {
    tellVisible();
  }, [first, last, total, props.listName]);
  useImperativeHandle(props.ref, () => ({
    scrollToRow: (index) => virtualizer.scrollToIndex(itemOfRow(heads, index), { align: 'auto' }),
    scrollTop: () => scroller.current?.scrollTop ?? 0,
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));

  const place = (event: MouseEvent): { index: number; column: string | undefined } | undefined => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('[data-index]');
    if (row === null) return undefined;
    return { index: Number(row.dataset['index']), column: target.closest<HTMLElement>('[data-column]')?.dataset['column'] };
  };

  return (
    <div
      ref={scroller}
      className={styles['table']}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-multiselectable={isSelected === undefined ? undefined : true}
      aria-activedescendant={cursor === undefined || cursor >= total ? undefined : `${id}${String(cursor)}`}
      onKeyDown={props.onKeyDown}
      onScroll={(event) => props.onScrollTop?.(event.currentTarget.scrollTop)}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        const at = place(event);
        if (at !== undefined) props.onRowClick?.({ ...at, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey });
      }}
      onDoubleClick={(event) => {
        const at = place(event);
        if (at !== undefined) props.onRowDoubleClick?.(at.index);
      }}
    >
      <div role="row" aria-rowindex={1} className={styles['head']} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => (
          <div key={column.key} role="columnheader" className={`${styles['cell']}${alignClass(column.align)}`}>
            {column.title}
          </div>
        ))}
      </div>
      {atTop > 0 && (
        <div className={styles['atTop']} aria-hidden="true">
          <div className={styles['groupHead']} style={{ height: rowHeight }}>{heads[atTop - 1]?.content}</div>
        </div>
      )}
      {total === 0 && empty !== undefined ? (
        <div role="row" style={{ height: 'calc(100% - 30px)' }}>
          <div role="gridcell" style={{ height: '100%' }}>{empty}</div>
        </div>
      ) : (
        <div key={props.listName} role="presentation" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const above = headsUpTo(heads, item.index);
            const head = heads[above - 1];
            if (head !== undefined && head.before + above - 1 === item.index)
              return (
                <div key={item.key} role="presentation" className={styles['groupHead']} style={{ height: rowHeight, transform: `translateY(${String(item.start)}px)` }}>
                  {head.content}
                </div>
              );
            const index = item.index - above;
            const row = rowAt(index);
            return (
              <TableRow
                key={item.key}
                id={`${id}${String(index)}`}
                row={row}
                index={index}
                top={item.start}
                height={rowHeight}
                template={template}
                columns={columns}
                cursor={cursor === index}
                selected={row !== undefined && (isSelected?.(row, index) ?? false)}
                muted={row !== undefined && (isMuted?.(row) ?? false)}
              />
            );
          })}
        </div>
      )}
    </div>
  );
};
