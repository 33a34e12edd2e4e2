import { useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { StubRow } from '../../../shared/contract/stubs.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { VirtualTable, type Column, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { clock, day } from '../../i18n/format.ts';

type Props = {
  readonly ref: Ref<VirtualTableHandle>;
  readonly total: number | undefined;
  readonly rowAt: (index: number) => StubRow | undefined;
  readonly onVisible: (first: number, last: number) => void;
  readonly cursor: number | undefined;
  readonly onCursor: (index: number) => void;
  /** What was searched for; null while a day shows. */
  readonly search: string | null;
};

/** Stubs of the chosen day, or what the search found. */
export const StubTable = ({ ref, total, rowAt, onVisible, cursor, onCursor, search }: Props) => {
  const { t } = useTranslation('stubs');
  const searching = search !== null;
  const columns = useMemo<readonly Column<StubRow>[]>(
    () => [
      { key: 'number', title: t('column.number'), width: '150px', render: (row) => <LongNumber value={row.waybillNumber} /> },
      { key: 'receiver', title: t('column.receiver'), width: '72px', render: (row) => row.receiverName },
      { key: 'place', title: t('column.place'), width: 'minmax(40px, 1fr)', render: (row) => <span title={row.place}>{row.place}</span> },
      { key: 'at', title: t('column.at'), width: searching ? '64px' : '56px', align: 'end', render: (row) => (searching ? day(row.handedOverAt) : clock(row.handedOverAt)) },
    ],
    [t, searching],
  );
  return (
    <VirtualTable
      ref={ref}
      label={t('list')}
      columns={columns}
      total={total ?? 0}
      rowAt={rowAt}
      rowHeight={34}
      cursor={cursor}
      isSelected={(_row, index) => index === cursor}
      onRowClick={({ index }) => onCursor(index)}
      onVisible={onVisible}
      empty={
        total === undefined ? undefined
        : search !== null ? <EmptyState icon="search" title={t('notFound', { text: search })} text={t('notFoundText')} />
        : <EmptyState icon="file" title={t('emptyDay')} text={t('emptyDayText')} />
      }
    />
  );
};
