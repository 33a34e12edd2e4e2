import { memo, useCallback, useMemo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { chooseAndRead } from '../../app/intake-errand.ts';
import { useMay } from '../../app/session.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { VirtualTable, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { useSpoken } from '../../i18n/use-spoken.ts';
import { keepScrollTop, scrollTopOf, useListPlace } from './list-place.ts';
import { useGroupHeads } from './group-heads.tsx';
import { orderColumns } from './order-columns.tsx';
import type { ListCursor } from './use-list-cursor.ts';
import type { ShownList } from './use-order-list.ts';

const rowPx = 38;
const leastRowPx = 24;
/** Chromium draws elements up to 33.5 million px high: very long lists have lower rows (33 px for a million), so that they can be scrolled whole. */
const mostPx = 33_000_000;
export const mostRows = mostPx / leastRowPx;
const rowHeightFor = (rows: number): number => Math.max(leastRowPx, Math.min(rowPx, Math.floor(mostPx / Math.max(1, rows))));

type Props = { readonly list: ShownList; readonly cursor: ListCursor; readonly table: RefObject<VirtualTableHandle | null>; readonly onOpen: () => void };

const Empty = ({ list }: { readonly list: ShownList }) => {
  const { t } = useTranslation('orders');
  const mayImport = useMay('intake.import');
  const { view, search } = list.key;
  if (search !== '') return <EmptyState icon="search" title={t('empty.search.title', { text: search })} text={t('empty.search.text')} />;
  const key = view === 'awaiting_payment' || view === 'packed' || view === 'handed_over' || view === 'completed' || view === 'closed' ? 'other' : view;
  const offersImport = mayImport && (view === 'to_ship' || view === 'all');
  return (
    <EmptyState
      icon="orders"
      title={t(`empty.${key}.title`)}
      text={t(`empty.${key}.text`)}
      action={offersImport ? <Button kind="primary" onClick={() => void chooseAndRead()}>{t('bar.import')}</Button> : undefined}
    />
  );
};

export const OrderTable = memo(({ list, cursor, table, onOpen }: Props) => {
  const { t } = useTranslation(['orders', 'terms']);
  const now = useNow();
  const language = useSpoken();
  const columns = useMemo(() => orderColumns(t, now, language), [t, now, language]);
  const cursorIndex = useListPlace((place) => place.cursorIndex);
  const cursorId = useListPlace((place) => place.cursorId);
  const ticked = useListPlace((place) => place.selection.rows);
  const { blocks, key, name } = list;
  const isSelected = useCallback((row: OrderRow) => ticked.has(row.id), [ticked]);
  const isMuted = useCallback((row: OrderRow) => row.holdReason !== null || row.state === 'closed', []);
  const heads = useGroupHeads(list);
  const total = Math.min(blocks.total(), mostRows - heads.length);
  const rowHeight = rowHeightFor(total + heads.length);
  return (
    <VirtualTable
      key={rowHeight}
      listName={name}
      ref={table}
      label={t('list')}
      columns={columns}
      rowHeight={rowHeight}
      heads={heads}
      total={total}
      rowAt={blocks.rowAt}
      cursor={blocks.rowAt(cursorIndex)?.id === cursorId ? cursorIndex : undefined}
      isSelected={isSelected}
      isMuted={isMuted}
      onRowClick={cursor.onRowClick}
      onRowDoubleClick={onOpen}
      onKeyDown={cursor.onKeyDown}
      onVisible={blocks.see}
      initialScrollTop={scrollTopOf(key)}
      onScrollTop={(top) => keepScrollTop(key, top)}
      empty={blocks.ready() ? <Empty list={list} /> : undefined}
    />
  );
});
