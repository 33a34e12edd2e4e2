import { useMemo, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import { Tag } from '../../components/tag.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { VirtualTable, type Column, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { figure } from '../../i18n/format.ts';
import type { SelectedSkus } from './use-selected-skus.ts';
import styles from './stock-screen.module.css';

type Props = {
  readonly total: number | undefined;
  readonly rowAt: (index: number) => SkuRow | undefined;
  readonly onVisible: (first: number, last: number) => void;
  readonly cursor: number;
  readonly onCursor: (index: number) => void;
  readonly selected: SelectedSkus;
  readonly search: string;
  readonly ref: Ref<VirtualTableHandle>;
};

/** Every SKU with what is there, what is promised and what may still be sold (WH-1, WH-2). */
export const SkuTable = ({ total, rowAt, onVisible, cursor, onCursor, selected, search, ref }: Props) => {
  const { t } = useTranslation('stock');
  const columns = useColumns();
  const toggle = (index: number): void => {
    const row = rowAt(index);
    if (row !== undefined) selected.toggle(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ') {
      event.preventDefault();
      toggle(cursor);
      return;
    }
    const to = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, PageDown: cursor + 15, PageUp: cursor - 15, Home: 0, End: (total ?? 1) - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onCursor(Math.max(0, Math.min((total ?? 1) - 1, to)));
  };
  return (
    <VirtualTable
      ref={ref}
      label={t('title')}
      columns={columns}
      total={total ?? 20}
      rowAt={rowAt}
      rowHeight={34}
      cursor={total === 0 ? undefined : cursor}
      isSelected={(row, index) => selected.has(row.id) || index === cursor}
      isMuted={(row) => !row.tracked}
      onVisible={onVisible}
      onRowClick={({ index, ctrl }) => {
        if (ctrl) {
          // Who clicks on one and then with Ctrl on another means both.
          if (selected.count === 0 && index !== cursor) toggle(cursor);
          toggle(index);
        }
        onCursor(index);
      }}
      onKeyDown={onKeyDown}
      empty={search === '' ? <EmptyState icon="stock" title={t('empty')} text={t('emptyText')} /> : <EmptyState icon="search" title={t('emptySearch', { text: search })} text={t('emptySearchText')} />}
    />
  );
};

const useColumns = (): readonly Column<SkuRow>[] => {
  const { t } = useTranslation('stock');
  return useMemo(() => {
    const counted = (of: (row: SkuRow) => number) => (row: SkuRow) => (row.tracked ? <span className={of(row) < 0 ? styles['negative'] : undefined}>{figure(of(row)).replace('-', '−')}</span> : '—');
    return [
      { key: 'code', title: t('column.code'), width: 'minmax(110px, 170px)', render: (row) => <span className="selectable">{row.code}</span> },
      { key: 'title', title: t('column.title'), width: 'minmax(120px, 1fr)', render: (row) => <bdi title={row.title}>{row.title}</bdi> },
      { key: 'variant', title: t('column.variant'), width: 'minmax(90px, 150px)', render: (row) => <bdi>{[row.colour, row.size].filter((part) => part !== '').join(' / ')}</bdi> },
      { key: 'shelf', title: t('column.shelf'), width: '88px', render: (row) => <bdi>{row.shelf}</bdi> },
      { key: 'barcode', title: t('column.barcode'), width: '132px', render: (row) => <span className="selectable">{row.barcode}</span> },
      {
        key: 'onHand', title: t('column.onHand'), width: '104px', align: 'end',
        render: (row) => (row.tracked ? figure(row.onHand).replace('-', '−') : <span title={t('untrackedTitle')}><Tag>{t('untracked')}</Tag></span>),
      },
      { key: 'reserved', title: t('column.reserved'), width: '72px', align: 'end', render: (row) => (row.reserved === 0 ? <span className={styles['quiet']}>0</span> : figure(row.reserved)) },
      { key: 'sellable', title: t('column.sellable'), width: '72px', align: 'end', render: counted((row) => row.sellable) },
    ];
  }, [t]);
};
