import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../../shared/contract/index.ts';
import type { FileMapping } from '../../../../shared/domain/intake/file-mapping.ts';
import { Money } from '../../../components/money.tsx';
import { Panel } from '../../../components/panel.tsx';
import { PlainTable } from '../../../components/plain-table.tsx';
import { figure, fullMoment } from '../../../i18n/format.ts';
import { RefusedLines } from '../refused-lines.tsx';
import styles from './mapping.module.css';

type Tried = OutputFor<'mappings', 'tryOut'>;

/** The orders that come out of the sample, and the lines that do not. */
export const MappingOutcome = ({ tried, mapping }: { readonly tried: Tried | undefined; readonly mapping: FileMapping }) => {
  const { t } = useTranslation(['intake', 'terms']);
  if (tried === undefined) return null;
  const isNumbered = mapping.columns.some(({ field }) => field === 'orderNumber');
  return (
    <>
      <Panel title={t('mapping.outcome')} extra={t('mapping.outcomeExtra', { orders: figure(tried.orderCount), refused: figure(tried.refusedCount) })} flush={tried.orders.length > 0}>
        {tried.orders.length === 0 ? (
          <p className={styles['hint']}>{t('mapping.outcomeNone')}</p>
        ) : (
          <div className={styles['outcome']}>
            <PlainTable
              label={t('mapping.outcome')}
              rows={tried.orders}
              rowKey={(order) => order.platformOrderNumber}
              columns={[
                { key: 'number', title: t('mapping.order'), tight: true, render: (order) => order.platformOrderNumber },
                { key: 'state', title: t('mapping.state'), tight: true, render: (order) => t(`terms:state.${order.state}`) },
                { key: 'receiver', title: t('mapping.receiver'), tight: true, render: (order) => <>{order.receiver === '' ? '—' : order.receiver} <span className={styles['quiet']}>{order.phone}</span></> },
                { key: 'address', title: t('mapping.address'), render: (order) => (order.address === '' ? '—' : order.address) },
                { key: 'goods', title: t('mapping.goods'), render: (order) => order.goods },
                { key: 'amount', title: t('mapping.amount'), align: 'end', tight: true, render: (order) => (order.totalFen === null ? '—' : <Money fen={order.totalFen} currency={order.currency} />) },
                { key: 'at', title: t('mapping.at'), tight: true, render: (order) => (order.createdAt === null ? '—' : fullMoment(order.createdAt)) },
              ]}
            />
          </div>
        )}
        {(!isNumbered || tried.ignoredRows > 0) && (
          <p className={styles['under']}>
            {!isNumbered && t('mapping.made')} {tried.ignoredRows > 0 && t('mapping.outcomeIgnored', { n: figure(tried.ignoredRows) })}
          </p>
        )}
      </Panel>
      <RefusedLines lines={tried.refused} total={tried.refusedCount} />
    </>
  );
};
