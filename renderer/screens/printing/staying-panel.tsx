import { useMemo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { Tag } from '../../components/tag.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import type { StayingOrder } from './print-plan.ts';
import { fixOf, stayingWords, type Fix } from './staying-words.ts';
import styles from './printing-screen.module.css';

const openFix = ({ to }: Fix, orderId: OrderId): void => {
  switch (to) {
    case 'order':
      return go('orders', { kind: 'order', orderId });
    case 'stock':
      return go('stock');
    case 'printers':
    case 'rolls':
      return go('settings', { kind: 'settings_section', section: to });
  }
};

/** PR-8: what stays, why, and the way out. What is solved comes back to the batch by itself. */
export const StayingPanel = ({ staying }: { readonly staying: readonly StayingOrder[] }) => {
  const { t } = useTranslation('printing');
  const maySeeOrders = useMay('orders.read');
  const columns = useMemo(
    (): readonly Column<StayingOrder>[] => [
      {
        key: 'order', title: <Tag tone="amber">{t('staying.title', { n: staying.length })}</Tag>, width: 'minmax(130px, 176px)',
        render: (row) => <span className="selectable">{row.platformOrderNumber}</span>,
      },
      { key: 'receiver', title: <span className="visually-hidden">{t('batch.receiver')}</span>, width: 'minmax(64px, 96px)', render: (row) => <bdi>{row.receiverName}</bdi> },
      {
        key: 'why', title: t('staying.text'), width: 'minmax(160px, 1fr)',
        render: (row) => {
          const why = row.reasons.map((reason) => stayingWords(t, reason)).join('；');
          return <span title={why}>{why}</span>;
        },
      },
      {
        key: 'fix', title: <span className="visually-hidden">{t('staying.wayOut')}</span>, width: '132px', align: 'end',
        render: (row) => {
          const fix = fixOf(row.reasons);
          if (fix.to === 'order' && !maySeeOrders) return null;
          return (
            <button type="button" className={styles['link']} onClick={() => openFix(fix, row.orderId)}>
              {t(`staying.fix.${fix.label}`)}
            </button>
          );
        },
      },
    ],
    [t, maySeeOrders, staying.length],
  );
  if (staying.length === 0) return null;
  return (
    <section className={`${styles['box']} ${styles['staying']}`} style={{ '--count': staying.length } as CSSProperties} aria-label={t('staying.title', { n: staying.length })}>
      <div>
        <VirtualTable label={t('staying.title', { n: staying.length })} columns={columns} total={staying.length} rowHeight={32} rowAt={(index) => staying[index]} />
      </div>
    </section>
  );
};
