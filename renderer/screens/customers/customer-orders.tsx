import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { go } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { Money } from '../../components/money.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure, isoDay } from '../../i18n/format.ts';
import styles from './profile-pane.module.css';

const firstShown = 8;
const mostShown = 200;

/** The customer's orders on every platform, the newest first; each leads to the order. */
export const CustomerOrders = ({ customerId }: { readonly customerId: CustomerId }) => {
  const { t } = useTranslation(['customers', 'terms']);
  const [shown, setShown] = useState(firstShown);
  useEffect(() => setShown(firstShown), [customerId]);
  const asked = useAsked(() => backroom.customers.orders({ customerId, offset: 0, limit: shown }), [customerId, shown], ['customers.changed', 'orders.changed']);
  const left = (asked.value?.total ?? 0) - (asked.value?.rows.length ?? 0);
  return (
    <section className={styles['part']}>
      <h3>{t('orders.title')}</h3>
      <RefusalNotice refusal={asked.refusal} />
      {asked.value?.rows.map((row) => (
        <button key={row.orderId} type="button" className={styles['row']} data-order={row.orderId} title={t('orders.open')} onClick={() => go('orders', { kind: 'order', orderId: row.orderId })}>
          <span className={styles['words']}>
            <span className={styles['goods']}>{row.goods === '' ? row.platformOrderNumber : row.goods}</span>
            <span className={styles['by']}>{isoDay(row.at)} · {t(`terms:platform.${row.platform}`)} · {row.platformOrderNumber}</span>
          </span>
          {!row.counted && <Tag>{t('orders.part')}</Tag>}
          <StateTag state={row.state} />
          <span className={styles['money']}>
            <Money fen={row.paidFen} currency={row.currency} />
            {row.refundedFen !== 0 && <span className={styles['back']}><Money fen={-row.refundedFen} currency={row.currency} /></span>}
          </span>
        </button>
      ))}
      {left > 0 && shown < mostShown && <div><Button kind="quiet" onClick={() => setShown(Math.min(mostShown, shown * 5))}>{t('orders.more', { n: figure(left) })}</Button></div>}
    </section>
  );
};
