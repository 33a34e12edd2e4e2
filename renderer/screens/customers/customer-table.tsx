import { useMemo, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { spentWords } from '../../app/customer-words.ts';
import { Tag } from '../../components/tag.tsx';
import { VirtualTable, type Column, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { figure, isoDay } from '../../i18n/format.ts';
import styles from './customers-screen.module.css';

type Props = {
  readonly ref: Ref<VirtualTableHandle>; readonly total: number | undefined; readonly rowAt: (index: number) => CustomerRow | undefined; readonly onVisible: (first: number, last: number) => void;
  readonly cursor: number | undefined; readonly onCursor: (index: number) => void; readonly empty: ReactNode;
};

/** Customers, of any number; only the rows in sight are asked for. */
export const CustomerTable = ({ ref, total, rowAt, onVisible, cursor, onCursor, empty }: Props) => {
  const { t } = useTranslation(['customers', 'terms']);
  const columns = useMemo<readonly Column<CustomerRow>[]>(
    () => [
      {
        key: 'name', title: t('column.name'), width: 'minmax(98px, 1.2fr)',
        render: (row) => (
          <span className={styles['who']}>
            <span className={styles['cut']}>{row.name === '' ? t('masked') : row.name}</span>
            {row.warned && <Tag tone="red">{t('mark.warned')}</Tag>}
            {!row.warned && row.returnsMuch && <Tag tone="amber">{t('mark.returns')}</Tag>}
          </span>
        ),
      },
      { key: 'nick', title: t('column.nick'), width: 'minmax(74px, 1fr)', render: (row) => <span className={styles['cut']} title={row.nick}>{row.nick}</span> },
      { key: 'platform', title: t('column.platform'), width: '84px', render: (row) => t(`terms:platform.${row.platform}`) },
      { key: 'phone', title: t('column.phone'), width: '64px', render: (row) => row.phoneTail },
      { key: 'level', title: t('column.level'), width: '62px', render: (row) => row.level !== null && <Tag tone="accent">{row.level.name}</Tag> },
      { key: 'orders', title: t('column.orders'), width: '54px', align: 'end', render: (row) => figure(row.orders) },
      { key: 'spent', title: t('column.spent'), width: '92px', align: 'end', render: (row) => <span className={styles['cut']} title={spentWords(row.spent)}>{spentWords(row.spent)}</span> },
      { key: 'last', title: t('column.last'), width: '88px', align: 'end', render: (row) => (row.lastAt === null ? '' : isoDay(row.lastAt)) },
    ],
    [t],
  );
  return (
    <VirtualTable
      ref={ref} label={t('list')} columns={columns} total={total ?? 0} rowAt={rowAt} rowHeight={34} cursor={cursor} isSelected={(_row, index) => index === cursor}
      onRowClick={({ index }) => onCursor(index)} onVisible={onVisible} empty={total === undefined ? undefined : empty}
    />
  );
};
